"""What the work is: values and rules of 督察交办整改; standard library only.

Glossary (the officer's word, the name in code):

=====================  =======================   =====================  ==========================
整改任务                task                      群众举报件              complaint
整改措施                measure                   受理编号                acceptance_no
整改目标                goal                      整改时限                deadline
责任单位(实施主体)       responsible unit          牵头单位                lead unit
配合单位                co unit                   验收单位                acceptance unit
督导单位                supervising unit          包案领导                case leader
进展                    progress                  佐证材料                evidence
进卷 / 仅内部           dossier / internal        自查                    self_check
核查                    verification              公示                    public_notice
归档                    archiving                 备案                    filing
销号                    closing                   退回                    return (send back)
轮次(销号)              closeout round            还差                    missing
点名补正                demanded items            确认沿用                confirm (unconfirmed)
反弹重开                reopening                 补正                    answer (to a return)
立行立改                immediate                 长期坚持                long term
送验卷                  dossier                   台账                    ledger
延期 / 转长期           extension                 回头看                  look-back (visit)
长期坚持复核            long-term proof (visit)   反弹                    rebound
规则包                  rule pack                 工作区                  workspace
九治                    nine_gov                  一案一档                case file
预警                    warning                   倒排计划                backward plan
工作日历                work calendar             调休                    worked weekend day
分块(村社、点位)         part                      关联任务                task link
共性 / 个性             common                    专项方案(一案一策)       plan
数值目标                indicator                 基线 / 目标              baseline / target
=====================  =======================   =====================  ==========================
"""
