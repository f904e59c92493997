"""The sentences spoken to an officer, in one place: what happened, what was not done, what to do now.

Keyed by the code an error or a verdict carries; `{…}` are its facts. Both doors read from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dujiao_desktop.domain.errors import Told

_TASKS = {
    "task_not_found": "没有找到任务“{asked}”，没有做任何改动。请核对序号，或用“搜索”查找。",
    "ambiguous_number": "有几项任务的序号都是“{asked}”，没有做任何改动。请改用任务的唯一编号：{candidates}",
    "task_closed": "任务{number}已经销号，这一轮不能再改；没有做任何改动。长期坚持的进展和佐证仍可继续添加。",
    "field_empty": "“{field}”还没有填，没有保存。请填写后再保存。",
    "measure_not_found": "任务{number}没有第 {seq} 条措施，没有保存。现有措施：{known}。",
    "measure_has_evidence": "措施 {seq} 已经有佐证，没有删除。请先把佐证改到别的措施或移除。",
    "measure_number_twice": "任务{number}里措施 {seq} 的序号重复，没有保存。请改成不同的序号。",
    "part_not_found": "任务{number}没有第 {seq} 个村组（点位），没有保存。现有：{known}。",
    "part_exists": "这项任务里已经有“{name}”，没有重复添加。要改它，请打开那一个。",
    "part_has_evidence": "“{name}”已经有佐证，没有移出。请先把佐证改到别处或移除。",
    "part_name_not_found": "任务{number}没有叫“{name}”的村组（点位），没有做任何改动。现有：{known}。",
    "link_to_itself": "任务{number}不能和自己关联，没有保存。请选另一项任务。",
    "link_exists": "任务{number}和任务{other}已经是“{kind}”的关联，没有重复添加。",
    "link_not_found": "任务{number}和任务{other}之间没有这种关联，没有做任何改动。",
    "plan_exists": "已经有叫“{title}”的专项方案，没有重复添加。要改它，请打开那一个。",
    "plan_not_found": "没有叫“{title}”的专项方案，没有做任何改动。现有：{known}。",
    "not_a_count": "“{text}”不是项数（{field}），没有保存。请写成 37 这样的整数。",
    "not_year_shares": "“{text}”读不出分年任务数，没有保存。请写成“2025=32、2026=3”这样，一年一个数。",
    "indicator_exists": "这项任务里已经有数值目标“{name}”，没有重复添加。要改它，请打开那一个。",
    "indicator_not_found": "任务{number}没有叫“{name}”的数值目标，没有做任何改动。现有：{known}。",
    "indicator_has_readings": "数值目标“{name}”已经记了 {count} 个数值，没有移出。请先移出这些数值。",
    "indicator_scale_fixed": "数值目标“{name}”已经记了数值，不能在数值和水质类别之间改换；没有保存。请另立一个目标。",
    "not_a_value": "“{text}”不是一个数，没有保存。请只写一个数，如 18.5；约数、区间请写在来源里。",
    "not_a_water_class": "“{text}”不是水质类别，没有保存。请写 {known} 之一，如 Ⅲ 或 3类。",
    "reading_exists": "“{name}”在 {date} 已经记了 {value}，没有重复记。",
    "reading_not_found": "“{name}”在 {date} 没有记过 {value}，没有做任何改动。",
    "evidence_number_not_found": "这项任务没有第 {order} 件佐证，没有保存。现有：{known}。",
    "evidence_shows_reading": "“{title}”是“{name}”一个数值的依据，没有移除。请先移出那个数值。",
    "date_in_future": "日期 {date} 还没有到，没有保存。请核对日期。",
    "not_a_clock": "“{text}”不是时刻，没有保存。请写成 09:30 这样。",
    "not_a_date": "“{text}”不是日期（{option}），没有做任何改动。请写成 2026-11-20 这样。",
    "status_not_allowed": "任务{number}已经销号，进展不能改为“{status}”；没有保存。",
    "status_pair_not_allowed": "任务{number}的进展与销号状态不能同时成立，没有保存。已销号的任务只能是“完成整改”。",
    "changed_meanwhile": "这条记录刚被别处改过，没有保存。请重新打开后再改，您输入的内容请先复制。",
    "record_not_found": "这条记录已经不在了，没有做任何改动。请刷新后再看。",
    "nothing_to_change": "选中的任务本来就是这样，没有做任何改动。请换一个新值，或换选任务。",
    "none_can_be_changed": "选中的任务都不能这样改，没有做任何改动：{reasons}。",
    "long_term_by_deadline": "任务{number}的整改时限写明长期坚持，没有改。请先改整改时限。",
    "one_change_needed": "没有说明改什么，或者一次写了几样，没有做任何改动。请写 --set、--add、--take、--clear 中的一个。",
    "tasks_needed": "没有说明改哪些任务，没有做任何改动。请写序号，或写 --find、--open。",
    "unknown_field": "没有“{asked}”这个可批量修改的字段，没有做任何改动。可用的字段：{known}。",
    "unknown_value": "“{field}”不能是“{asked}”，没有做任何改动。可以写：{known}。",
    "field_has_no_such_way": "“{field}”只有一个值，不能加上或去掉，没有做任何改动。请用 --set。",
    "officer_exists": "已有名叫“{name}”的人员，没有重复添加。重名时请加职务区分，如“{name}（办公室）”。",
    "officer_not_found": "没有人员“{asked}”，没有做任何改动。现有人员：{known}。",
    "officer_needed": "有几名人员，请说明以谁的名义办（--as 姓名）；没有做任何改动。现有人员：{known}。",
    "officer_retired": "{name}已经停用，不能再办事，没有做任何改动。请换人经办：{known}。",
    "not_your_role": "{name}是{role}，不能{deed}，没有做任何改动。可以办的人：{able}。",
    "nobodys_role": "{name}是{role}，不能{deed}，没有做任何改动。要由{roles}办，现在还没有这样的人，请先在人员里添加。",
    "hands_to_himself": "移交人和接收人都是{name}，没有办理交接。请选接手的人；还没有登记的，先在人员里添加。",
    "witness_takes_part": "监交人{name}就是交接的一方，没有办理交接。请换一位监交人。",
    "officer_has_acted": "{name}已经办过事或签过字，不能删除，没有做任何改动。请改为停用，记录里的名字一直留着。",
    "last_officer": "至少要留一名人员，没有停用。请先添加接手的人。",
    "before_received": "{word} {day} 早于交办日期 {received}，没有保存。请核对两个日期。",
    "complaint_exists": "受理编号“{acceptance_no}”已经有了，没有重复添加。",
    "clock_set_back": "这台电脑的时间是 {now}，比上一次办事记下的 {last} 还早。可以接着办，记录里会注明；请先核对电脑的日期和时间，到期和公示都照它算。",
    "warning_level_needed": "没有说明是哪一级预警，没有登记。请写 --level 级别，或写 --lift 解除，二者选一。",
    "warning_stands": "任务{number}已经是{level}（{since} 起），没有重复登记。要改级别请选另一级，不再预警请解除。",
    "warning_too_early": "起始日期 {since} 早于现在这次预警的 {before}，没有登记。请核对日期。",
    "no_warning": "任务{number}现在没有预警，没有做任何改动。",
    "unknown_warning_level": "没有“{asked}”这一级预警，没有登记。可用的级别：{known}。",
    "nothing_to_undo": "这次打开以来没有可撤销的操作，没有做任何改动。",
    "nothing_to_redo": "没有可重做的操作，没有做任何改动。",
    "cannot_undo": "“{words}”不能撤销，没有做任何改动。",
    "cannot_undo_step": "销号步骤不能撤销，没有做任何改动。步骤办错了，请登记退回，从新的一轮重新办理。",
    "cannot_undo_calendar": "“{words}”不能在这里撤销，没有做任何改动。请到“设置”的“工作日历”里改回。",
    "cannot_undo_dossier": "卷宗已经生成，不能撤销，没有做任何改动。作废的请把文件删掉，重新生成一份。",
    "changed_since": "“{words}”之后，同一内容又被改过或已被使用，没有撤销。请直接修改，或先撤销后来的操作。",
    "dossier_without_state": "这份卷宗没有留下当时的数据，无法比较；卷宗本身不受影响。",
    "not_in_recycle_bin": "回收站里没有这一项（可能已恢复或已清空），没有做任何改动。请刷新后再看。",
}

_CLOSE_OUT = {
    "step_not_ready": "“{step}”还不能完成，没有做任何改动。请先补齐下面各项。",
    "step_out_of_order": "任务{number}下一步是“{expected}”，不能先办“{asked}”；没有做任何改动。",
    "unknown_step": "没有“{asked}”这个步骤，没有做任何改动。可用的步骤：{known}。",
    "unknown_return_reason": "没有“{reason}”这个退回原因，没有登记。可用的原因：{known}。",
    "return_without_demand": "退回要写明补充整改要求，没有登记。请填写后再登记。",
    "due_before_return": "补正期限 {due} 早于退回日期 {returned}，没有登记。请核对两个日期。",
    "unknown_return_item": "退回点名的“{asked}”不是这个任务的措施或佐证种类，没有登记。可以点名的：{known}。",
    "return_before_step": "退回日期 {returned} 早于这一轮已办步骤的 {step_on}，没有登记。请核对日期。",
    "nothing_to_confirm": "任务{number}没有等待确认的以前轮次材料，没有改动。",
    "not_waiting": "“{asked}”不在等待确认的材料里，没有改动。等待确认的：{known}。",
    "confirm_what": "没有说清确认哪些，没有改动。请写 --rest（退回没有点名的全部），或写佐证的序号，两样只写一样。",
    "not_closed": "任务{number}还没有销号，不用重开；没有改动。",
    "reopen_without_reason": "重开要写明反弹的情况，没有重开。请填写后再办。",
    "reopen_before_closing": "重开日期 {asked} 早于销号日期 {closed}，没有重开。请核对日期。",
    "same_rule_pack": "这就是正在用的规则包“{pack}”，没有差别，不用换。",
    "rule_pack_version_taken": "规则包“{pack}”的内容和已用过的同一版本不一样，没有换用。请在文件里把版本号加一再试。",
    "rule_pack_not_kept": "这个任务是按规则包“{pack}”办的，工作区里没有存这一版，没有办理。请用原来的程序打开，或联系维护人员补上这一版规则包。",
    "unknown_slot": "没有“{asked}”这样规定材料，没有做任何改动。现在要的有：{known}。",
    "slot_is_filled": "“{slot}”已经有了，不用说明原因；没有登记。",
    "slot_not_answered": "“{slot}”在这一轮没有说明过原因，没有做任何改动。",
    "slot_needs_no_statement": "“{slot}”填的不是“无法提供”，不用附情况说明；没有做任何改动。请先说明无法提供的原因。",
    "one_statement": "情况说明一次挂一份，选了 {count} 份，没有登记。几页的请扫描成一个 PDF。",
    "slot_answer_unclear": "没有说清是不适用、无法提供还是撤回，没有登记。请写 --not-applicable 原因、--cannot-provide 原因或 --withdraw，三样只写一样。",
    "nothing_to_return": "这一轮还没有办过任何步骤，谈不上退回；没有登记。",
    "finding_unclear": "没有看懂核查情况“{text}”，没有登记。请写成 1=是:现场情况，没有落实的写 1=否:现场情况。",
    "objection_unclear": "没有看懂公示异议“{text}”，没有登记。请写成 收到日期|内容|处理情况|答复日期。",
    "unknown_retention": "没有“{asked}”这个保管期限，没有登记。可用的有：{known}。",
    "pages_not_counted": "页数 {pages} 不对，没有登记。请写 1 以上的整数，有图文的一面算一页。",
    "calendar_year_unknown": "没有 {year} 年的节假日安排，算不出工作日；没有保存。请到“设置”的“工作日历”里添加 {year} 年，再办这一步。",
    "plan_year_unknown": "没有 {year} 年的节假日安排，倒排计划算不出来。请到“设置”的“工作日历”里添加 {year} 年，再看一次。",
    "calendar_day_twice": "{day} 既写了休息又写了上班，{year} 年的工作日历没有改。请只留一种。",
    "calendar_day_outside": "{day} 不在 {year} 年，{year} 年的工作日历没有改。请把它写到它那一年。",
    "calendar_not_confirmed": "{year} 年还没有节假日安排，没有保存。请对照国务院办公厅的放假通知核对后，勾上“已核对”再保存。",
    "calendar_year_odd": "“{year}”不是能用的年份，没有添加。请写 {first} 到 {last} 之间的四位年份。",
    "calendar_year_not_known": "没有 {year} 年的节假日安排。已有的年份：{known}。请到“设置”的“工作日历”里添加。",
    "calendar_year_not_shipped": "程序没有随附 {year} 年的节假日安排，没有改动。",
    "calendar_no_header": "在“{file}”里没有找到“日期”“休息或上班”两栏，什么也没有导入。请补上表头再导入。",
    "calendar_rows_wrong": "“{file}”有 {count} 行不对，什么也没有导入：{rows}。请改正后再导入。",
}

_LATER = {
    "extension_of_closed": "任务{number}已经销号，不能再延期或转长期；没有登记。",
    "extension_pending": "{applied} 申请的“{asked}”还没有审批完，没有登记新的申请。请先登记审批意见。",
    "nothing_to_extend": "任务{number}没有整改时限，谈不上延期；没有登记。请先在基本情况里填上时限。",
    "new_deadline_unclear": "“{text}”看不出是哪一天，没有登记。请写成“2027年3月底”或“2027-03-31”这样。",
    "new_deadline_not_later": "申请的新时限 {new} 不晚于原来的 {old}，没有登记。请核对两个日期。",
    "extension_after_expiry": "整改时限 {end} 在申请日 {applied} 之前已经到期，按规则不能再申请延期；没有登记（{basis}）。",
    "applied_after_expiry": "● 申请日 {applied} 已过整改时限 {end}（{basis}）。",
    "already_long_term": "任务{number}已经是长期坚持的任务，没有重复登记。",
    "review_needed": "转长期持续整改要写下次复核日期，没有登记。请填写后再登记。",
    "review_in_past": "下次复核日期 {asked} 已经过了，没有登记。请填今天以后的日期。",
    "final_before_review": "预计最终完成日期 {final} 早于下次复核日期 {review}，没有登记。请核对两个日期。",
    "no_extension_pending": "任务{number}没有等待审批的申请，没有登记意见。",
    "extension_decided": "“{asked}”已经有结果（{result}），没有再登记意见。",
    "level_not_next": "现在等的是第 {expected} 级“{word}”的意见，不是第 {level} 级；没有登记。",
    "opinion_before_application": "意见日期 {said} 早于申请或上一级意见的 {before}，没有登记。请核对日期。",
    "lookback_before_closing": "任务{number}还没有销号，不能回头看；没有登记。销号以后再登记，现在的情况请记进展。",
    "lookback_too_early": "回头看日期 {visited} 早于销号日期 {closed}，没有登记。请核对日期。",
    "lookback_result_needed": "回头看的结论还没有选，没有登记。请选巩固、部分反弹或反弹。",
    "lookback_team": "● 回头看只写了 {people} 人、{units} 个单位（{basis}）。",
    "status_not_reopened": "反弹重开的任务不能是“完成整改”，没有登记。请选别的整改进展。",
    "after_photo_unknown": "要对照的照片不是任务{number}卷宗里的整改后照片，没有登记。请重新选。",
    "not_long_term": "任务{number}不是长期坚持的任务，没有登记复核。要转为长期，请先申请转长期持续整改。",
    "next_before_visit": "下次日期 {next} 不晚于这次的 {visited}，没有登记。请核对两个日期。",
    "evidence_in_record": "“{title}”是{record}里的材料，没有移除。",
    "no_visit_to_print": "任务{number}没有可以打印的{word}，没有生成。请先登记。",
    "not_a_pair": "这两张不能配成一对，没有保存。请选任务{number}里算数的一张整改前照片和一张整改后照片。",
    "no_pairs_to_print": "任务{number}还没有配成对的整改前、整改后照片，没有生成。请先在佐证里配好。",
    "no_photos_to_take_again": "任务{number}没有要复拍的照片，没有生成。要复拍某一张，请写明是哪一张。",
    "no_extension_to_print": "任务{number}没有申请过延期或转长期，没有审批表可出。请先登记申请。",
}

_EVIDENCE = {
    "file_missing": "没有找到文件“{file}”，什么也没有放进来。请核对位置；在U盘上的请确认U盘已插好。",
    "file_empty": "文件“{file}”是空的（0 字节），什么也没有放进来。请换一份完整的文件。",
    "not_a_file": "“{file}”是文件夹，不是文件；什么也没有放进来。请选择文件。",
    "file_changed": "文件“{file}”在读取时被改动了，没有加入。请等它保存完再加。",
    "file_unreadable": "文件“{file}”没有权限读取，什么也没有放进来。请复制到桌面后再试。",
    "not_a_photo": "“{path}”不是能打开的照片（可能已损坏，或只是改了扩展名），没有加入。请重新取原图。",
    "photo_too_large": "照片“{path}”的像素数不正常，没有加入。请核对文件。",
    "duplicate_evidence": "“{file}”与本任务的佐证 {order}“{title}”完全相同，没有重复添加。",
    "file_too_large": "“{file}”超过 4 GB，多数U盘和送验卷的包都带不走，没有加入。请剪短或压缩后再加。",
    "source_changed": "“{file}”在登记以后被改过，没有加入，还列在待续的收件里。确认就要现在这一份的，请放弃它再重新选这个文件。",
    "nothing_to_take": "这里没有可以收的文件（系统留下的 {skipped} 个不算），什么也没有放进来。请核对位置；在U盘上的请确认U盘已插好。",
    "nothing_to_resume": "没有等着续收的文件，没有做任何改动。",
    "no_photo_facts": "{count} 张照片无拍摄信息（可能经微信等转发）：{files}。要有拍摄时间和地点，请用数据线从手机拷贝，或发送时勾选“原图”。",
    "kind_needs_photo": "“{title}”不是照片，不能归为照片的类别；没有做任何改动。请另选类别，或把它分开处理。",
    "not_in_inbox": "“{title}”已经归到任务里了，没有再归位，没有做任何改动。请刷新后再看。",
    "already_there": "“{title}”本来就在那里，没有移动，没有做任何改动。",
    "duplicate_there": "“{file}”与要移去的地方已有的“{title}”完全相同，没有移动。多出来的一份可以移除。",
    "nothing_to_order": "本来就是这个顺序，没有做任何改动。",
    "evidence_replaced": "“{title}”已经有新件替换，没有再替换。要换，请换最新的那一件。",
    "inbox_number_not_found": "待归位里没有“{asked}”，没有做任何改动。请先看待归位的编号再办。",
    "files_needed": "没有说明是哪些文件，没有做任何改动。请写编号，或写 --group 组号。",
    "evidence_file_missing": "佐证“{title}”的原件（{file}）在工作区里找不到了，没有打开。请到“备份”页从文件夹找回，或从备份恢复。",
    "source_unreadable": "“{file}”读到一半读不下去了（U盘松动或文件损坏），没有加入。请重新插好或换一份再加。",
    "scan_is_internal": "“{title}”已作为“仅内部”的佐证，不能作步骤的依据；没有登记。请先把它改为“进卷”。",
    "scan_stays_in_dossier": "“{title}”是销号步骤的依据，要随卷报送，不能改为“仅内部”；没有保存。",
    "no_such_hint": "这项任务的照片体检只有 {count} 处提示，没有第 {asked} 处，没有记下。请先做一次照片体检，看清次序。",
    "answer_needs_words": "还没有写说明，没有记下。写一句话，或者选另外两个回答。",
    "evidence_in_use": "“{title}”是销号步骤的依据，没有移除。",
    "statement_in_use": "“{title}”是“无法提供”的情况说明，没有移除。请先撤回那一项说明，或换挂一份。",
    "statement_stays": "“{title}”是“无法提供”的情况说明，要随卷报送，不能改类别或改为“仅内部”；没有保存。请先撤回那一项说明。",
    "statement_is_other": "“{title}”已作为别的佐证存着，不能当情况说明；没有挂上。请扫描签字盖章后的那一份。",
    "names_complainant": "里面有举报人的身份信息，没有存入。请把姓名、电话、住址等遮盖后另存一份，再加遮盖过的那一份；原件按信访保密规定保管。",
    "unknown_evidence_kind": "没有“{asked}”这个佐证类别，没有加入。可用的类别：{known}。",
    "original_missing": "佐证 {order}“{title}”的原件不见了，没有生成。请在“检查”里查看，并从备份恢复。",
    "original_changed": "佐证 {order}“{title}”的原件与登记时不一样了（可能磁盘出错），没有生成。请从备份恢复，或移除后重新加入。",
    "pdf_locked": "“{title}”加了密码，这里看不了，原件没有动。请用系统程序打开，按提示输密码。",
    "pdf_damaged": "“{title}”已损坏，读不出页面，原件没有动。请用系统程序打开试试，或向来文单位再要一份。",
    "text_not_shown": "“{title}”不是能直接看的文字，原件没有动。请用系统程序打开。",
    "relink_folder_missing": "没有找到文件夹“{path}”，没有开始找。请插好 U 盘，或换一个文件夹。",
    "vault_damaged": "佐证库里的原件 {path} 不见了或与登记时不同，备份没有写。请先运行“检查”，再从较早的备份找回。",
}

_READING = {
    "no_task_list": "在“{file}”里没有找到任务清单，什么也没有导入。",
    "no_header": "“{file}”里没有找到表头（要有“整改任务”“责任单位”“整改时限”等栏目名），什么也没有导入。请补上表头再导入。",
    "not_a_workbook": "“{file}”的扩展名是 .xlsx，内容却不是工作簿，什么也没有导入。请用 WPS 或 Excel 打开后另存为 .xlsx。",
    "workbook_locked": "“{file}”设了打开密码，什么也没有导入。请先去掉密码，另存后再导入。",
    "workbook_damaged": "“{file}”已损坏，读不全，什么也没有导入。请向发文单位重新要一份。",
    "unknown_format": "还不能直接读“{file}”这种文件，什么也没有导入。表格请用 WPS 或 Excel 另存为 .xlsx；Word、PDF 请把文字复制出来存成 .txt。",
    "text_undecodable": "“{file}”的文字编码认不出来，什么也没有导入。请用记事本打开，另存为 UTF-8 后再导入。",
    "too_big": "“{file}”太大（可能有大片空白的格式），什么也没有导入。请只保留清单部分，另存后再导入。",
    "batch_not_found": "没有找到这次导入，没有做任何改动。",
    "import_already_undone": "“{file}”的导入已经撤销过了，没有做任何改动。",
    "import_in_use": "“{file}”导入的任务里，{numbers} 已经有人办理或改过，没有撤销。请先处理这几项。",
}

_PAPER = {
    "no_glyph": "有字库里没有的字：{characters}（{where}），没有生成。请改用通用字或在备注里说明写法。",
    "cell_too_long": "任务{number}的“{column}”有 {characters} 个字，超过一个单元格能放的长度，没有生成。请精简后再出。",
    "report_ending": "“{path}”的扩展名不对，没有生成。请写成 .pdf 或 .xlsx。",
    "paper_ending": "“{path}”的扩展名不对，没有生成。请写成 .pdf。",
    "font_missing": "程序自带的字体 {file} 不见了，没有生成。请重新安装程序。",
    "picture_unreadable": "照片“{file}”排不进版面，没有生成。请移除或换一张。",
    "pdf_already_signed": "这份 PDF 已经签过名，不能再改，没有做任何改动。",
    "pdf_unreadable": "“{path}”不是能读的 PDF，没有签名。",
}

_PACKAGES = {
    "package_missing": "没有找到“{path}”，没有核验。请核对位置。",
    "package_empty": "“{path}”是空的，没有核验。请重新复制一份。",
    "package_exists": "“{path}”已经有了，没有覆盖。请换一个文件夹。",
    "file_exists": "“{path}”已经有了，没有覆盖。请换一个名字。",
    "not_a_package": "“{path}”不是督交的包，没有核验。请选送验卷的 .zip。",
    "package_damaged": "“{path}”已损坏，读不出来，没有核验。请重新复制一份。",
    "package_hostile": "这个包里有不安全的内容（{reason}），没有打开。请不要使用，并告诉送件单位。",
    "package_name_unfit": "文件名“{path}”放不进包里，没有生成。请改短或去掉特殊字符。",
    "package_payload_empty": "包里没有任何内容，没有生成。",
    "package_too_large": "这个包超过 4 GB 或文件太多，没有生成。请减少佐证，或分开送。",
    "no_space": "放包的地方空间不够（要 {needed_mb} MB，还剩 {free_mb} MB），没有写。请清理后再试，或换一个文件夹。",
    "written_wrong": "写完再读，内容与写入的不一样，已经删除。请换一个U盘或文件夹再试；数据没有影响。",
    "trust_missing": "没有找到信任名单“{path}”，没有核验。",
    "trust_unreadable": "信任名单“{path}”读不出来，没有核验。请向上级重新要一份。",
    "key_missing": "没有找到签名密钥“{path}”，没有签名。",
    "key_exists": "签名密钥已经有了，没有覆盖：{path}",
    "key_unreadable": "签名密钥“{path}”已损坏，没有签名。请把它移走，程序会再做一个新的。",
    "key_name_unfit": "“{text}”太长，放不进签名证书（最多 {limit} 字），没有做密钥。请用单位或姓名的规范简称。",
    "key_password_empty": "签名密钥的密码不能是空的，没有做密钥。",
    "wrong_key_password": "签名密钥的密码不对，没有签名。密钥是用以前的密码保护的；请用那个密码打开，或把密钥移走另做。",
    "verdict_authentic": "完整可信：内容未改动，由{unit}{signer}（{role}）签署，身份已核对。",
    "verdict_unaltered_unknown_signer": "未改动，但签署人身份未核对：自称{unit}{signer}（{role}）。"
    "请打电话核对指纹 {fingerprint}，或向上级要信任名单。",
    "verdict_altered": "内容被改动：{files}。请不要采用，向送件单位重新要一份。",
    "verdict_altered_container": "这个包被重新打包或改动过，请不要采用，向送件单位重新要一份。",
    "verdict_altered_signature": "签名与内容对不上（{bad_signers}），请不要采用，向送件单位重新要一份。",
    "verdict_expired": "签署时证书已过期或已作废（{bad_signers}），请向送件单位重新要一份。",
    "verdict_wrong_order": "签署顺序不对（{bad_signers}），请退回送件单位。",
    "verdict_incomplete": "不完整，缺少：{missing}。请向送件单位重新要一份。",
}

_SAFETY = {
    "no_workspace": "“{path}”不是督交的工作区，没有打开。请选对文件夹，或新建工作区。",
    "no_screen": "这台电脑现在没有屏幕可用，窗口没有打开。请在图形桌面里打开，或改用命令行。",
    "workspace_needed": "没有说明用哪个工作区，没有做任何改动。请写 --workspace 文件夹，或先用 init 建立。",
    "workspace_in_use": "这个工作区正被{user}在“{computer}”上使用（{since}起），没有打开。请先关掉那边的督交。",
    "workspace_damaged": "工作区说明文件“{path}”已损坏，没有打开，数据没有改动。请从备份恢复。",
    "newer_workspace": "这个工作区由更新的版本建立，没有打开，数据没有改动。请安装新版本。",
    "newer_database": "数据由更新的版本创建（{found}，本程序只认到 {known}），没有打开，数据没有改动。请安装新版本。",
    "database_missing": "工作区里没有数据库“{path}”，没有打开。请从备份恢复。",
    "database_unreadable": "数据库“{path}”打不开（文件夹不在，或没有权限），没有做任何改动。请核对位置和权限。",
    "database_damaged": "数据库“{path}”已损坏，没有再写入。请从最近的备份恢复；原文件请留着。",
    "database_busy": "数据库正忙，没有保存。请稍等再试一次。",
    "database_of_another_workspace": "“{path}”是另一个工作区的数据库，没有打开。请不要单独复制数据库文件；备份请用“备份”。",
    "upgrade_failed": "数据升级没有成功，已退回原样，数据没有改动。升级前的备份在 {backup}。请联系技术支持。",
    "sqlite_too_old": "数据库组件版本太低（{found}），没有打开。请重新安装程序。",
    "keys_missing": "工作区的密钥文件“{path}”不见了，打不开数据。请从备份恢复。",
    "keys_damaged": "工作区的密钥文件“{path}”已损坏，打不开数据。请从备份恢复。",
    "password_needed": "这个工作区设了密码，没有打开。请输入密码。",
    "wrong_password": "密码不对，没有打开。忘记密码时，可以输入恢复码。",
    "password_too_short": "密码至少要 {least} 个字符，没有建立。请换一个长一些的。",
    "passwords_differ": "两次输入的密码不一样，没有建立。请再来一次。",
    "no_password_to_lock": "这个工作区没有设密码，锁了屏也没有密码可问，没有改。请备份后新建一个设密码的工作区。",
    "unknown_lock_time": "闲置锁屏不能设为 {asked} 分钟，没有改。可以设：{known}（0 是不锁）。",
    "password_choice_needed": "没有说明密码，没有建立。请设密码（--password-file 或 DUJIAO_PASSWORD），或写 --no-password。",
    "password_file_missing": "没有找到密码文件“{path}”，没有做任何改动。请核对位置。",
    "password_file_unreadable": "密码文件“{path}”不是文字文件，没有做任何改动。请用记事本另存为 UTF-8。",
    "folder_not_empty": "文件夹“{path}”不是空的，没有写。请选一个新的或空的文件夹。",
    "folder_synchronised": "“{path}”在网盘同步文件夹里，实时同步会损坏数据库，没有建立。请放在本机硬盘；要给别处用请“备份”。",
    "folder_network": "“{path}”在网络位置上，数据库放在那里会损坏，没有建立。请放在本机硬盘；要给别处用请“备份”。",
    "folder_removable": "“{path}”在U盘或移动硬盘上，拔出时会损坏数据库，没有建立。请放在本机硬盘；要带走请“备份”。",
    "folder_read_only": "“{path}”不能写入（没有权限或只读），没有写，原有内容没有改动。请换一个文件夹。",
    "target_is_folder": "“{path}”是文件夹，没有写。请在后面写上文件名。",
    "folder_missing": "“{path}”所在的文件夹不存在，没有写。请核对位置；在U盘上的请确认U盘已插好。",
    "not_a_folder": "“{path}”是文件，不是文件夹，没有写。请选一个文件夹。",
    "disk_full": "磁盘空间不够（{path}），没有写，原有内容没有改动。请清理出空间后再试。",
    "disk_trouble": "读写“{path}”时出错（{reason}），没有做完，原有内容没有改动。请检查磁盘或U盘后再试。",
    "file_in_use": "“{path}”正被别的程序打开，没有写。请先关闭 Excel、WPS 或阅读器里的这个文件。",
    "backup_missing": "没有找到备份文件“{path}”，没有恢复。请核对位置。",
    "not_a_backup": "“{path}”不是督交的备份，没有恢复。请选 .dujiao-backup 文件。",
    "backup_damaged": "备份“{path}”已损坏（{part}），没有恢复，原有数据没有改动。请换一份较早的备份。",
    "sheet_inside_workspace": "恢复码不能存在工作区里面（{path}）：拿到工作区的人就拿到了恢复码。没有存，请存到U盘上。",
    "backup_inside_workspace": "备份不能放在工作区里面（{path}），没有写。请放到别的文件夹或U盘。",
    "restore_place_needed": "没有说明恢复到哪里，没有恢复。请写 --to 新文件夹，或 --in-place（恢复到工作区原处），二者选一。",
    "backup_of_another_workspace": "备份“{path}”不是这个工作区（{unit}）的，没有恢复，原有数据没有改动。请恢复到新文件夹。",
    "backup_not_written": "备份写完再读对不上，已删除：{path}。请换一个位置再备份。",
    "workspace_rules_newer": "工作区的规则包“{path}”由更新的版本写成，没有打开，数据没有改动。请安装新版本。",
    "workspace_rules_wrong": "工作区的规则包 {file} 有错：{where}，{reason}。没有打开，数据没有改动。请改正这个文件，或从备份恢复。",
    "workspace_rules_missing": "工作区用的规则包“{asked}”找不到，没有打开，数据没有改动。请从备份恢复，或向下发规则包的单位重新要一份。",
    "rule_pack_missing": "没有找到规则包“{path}”，没有换用。",
    "rule_pack_newer": "规则包“{path}”要更新的程序才能用，没有换用。请安装新版本，或要一份这个版本能用的。",
    "rule_pack_mistake": "规则包 {file} 有错：{where}，{reason}。没有换用，请改正后再试。",
    "unknown_rule_pack": "没有规则包“{asked}”，没有建立。可用的规则包：{known}。",
    "cancelled": "已停下，没有留下半成品。需要时请重新办理。",
    "program_fault": "程序出了差错，这件事没有做完；已保存的数据没有改动。请把记录“{path}”交给技术支持。",
    "holiday_file_mistake": "节假日文件 {file} 有错：{reason}。没有采用；请改正，或到“设置”的“工作日历”里重新添加这一年。",
}

_PLANS = {
    "plan_sum_agrees": "分年合计与总数一致：{sum}。",
    "plan_sum_differs": "方案写明共 {total} 项，分年合计 {sum}，相差 {apart} 项。请核对原文。",
    "plan_total_differs": "方案写明共 {total} 项，名下现有 {found} 项。",
    "plan_year_differs": "{year} 年：方案 {announced} 项，名下到期的 {found} 项。",
    "plan_year_not_named": "{year} 年：方案没有列，名下到期的有 {found} 项。",
    "plan_tasks_undated": "名下有 {found} 项没有明确的到期日，没有计入任何一年。",
}
"""What a plan is told against its own split and the tasks under it; nothing is corrected by itself."""

WITHOUT_PACK: Mapping[str, str] = {
    "": "这是程序自带的核对，规则包不能改。",
    "demanded": "上一轮退回时点了名，补好或者确认以后才算数。",
    "date_in_future": "还没有到的日子不能当作已经办过；规则包不能改。",
    "date_order": "新的一轮从退回或重开那天算起，步骤不能更早；规则包不能改。",
    "document": "补录靠纸面文件说话，要写明依据哪份文件；规则包不能改。",
    "field": "补录靠纸面文件说话，要附它的扫描件；规则包不能改。",
    "conclusion": "结论不是通过的，这一步就没有办成；规则包不能改。",
    "notice_period": "截止日期不能早于开始日期；规则包不能改。",
}
"""Why something is required that no rule pack asks for, by the code of what is missing."""

PLACE_WORDS: Mapping[str, str] = {
    "goal": "整改目标",
    "happened_on": "日期",
    "document": "依据的文件",
    "objections": "公示异议",
}
"""Places that are no field of a rule pack, by their last part."""

SENTENCES: Mapping[str, str] = (
    _TASKS | _PLANS | _CLOSE_OUT | _LATER | _EVIDENCE | _READING | _PAPER | _PACKAGES | _SAFETY
)
_WHY_NOT = {
    "task_closed": "已经销号，不能改",
    "status_not_allowed": "已经销号，进展不能改",
    "field_empty": "“{field}”空着，请先补上",
    "changed_meanwhile": "看过以后又被改过",
    "task_not_found": "已经移除",
    "long_term_by_deadline": "时限写明长期坚持，请先改时限",
}
"""Reasons beside a row of many, of which the others go on."""
_UNFORESEEN = "这件事没有做成（{code}），数据没有改动。请把这句话告诉技术支持。"


def sentence(told: Told) -> str:
    """What an error says to the officer."""
    return sentence_of(told.code, told.facts)


def why_not(told: Told) -> str:
    """Why one row of many is left out, as short as a cell; in all words where there are no shorter ones."""
    short = _WHY_NOT.get(told.code)
    return short.format_map(_Facts({k: _shown(k, v) for k, v in told.facts.items()})) if short else sentence(told)


def sentence_of(code: str, facts: Mapping[str, object]) -> str:
    """What a code with its facts says to the officer; lists are joined by 、, of a long text only the beginning is said."""
    shown = _Facts({key: _shown(key, value) for key, value in facts.items()})
    shown["code"] = code
    return SENTENCES.get(code, _UNFORESEEN).format_map(shown)


class _Facts(dict[str, str]):
    """A fact that is not known reads as nothing: a sentence must never fail."""

    def __missing__(self, key: str) -> str:
        # Those who raise know a file by its path, those who read by its name.
        return Path(self["path"]).name if key == "file" and "path" in self else ""


_WHOLE = frozenset({"path", "file"})
"""Where something lies is said to its end, however long."""
_LONGEST, _BEGINNING = 400, 60


def _shown(key: str, value: object) -> str:
    if isinstance(value, tuple | list):
        return "、".join(str(v) for v in value)
    words = str(value)
    # A page pasted by mistake would hide what to do now.
    return words if key in _WHOLE or len(words) <= _LONGEST else f"{words[:_BEGINNING]}……"
