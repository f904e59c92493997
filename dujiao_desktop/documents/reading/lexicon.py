"""The words that lists are written with, as data: labels, status phrases, marks of tables that are no task lists.

Source: labels of published plans, reports and systems; a label counts only when it is spelled exactly so (after NFKC
and without blanks), because short Chinese labels are treacherous to guess. Labels that may mean two things are ASKED.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from dujiao_desktop.domain.task import PersonRole, ProgressStatus, UnitRole


class Field(StrEnum):
    """What a labelled text or a column is about."""

    NUMBER = "number"
    UPPER_NUMBER = "upper_number"
    CHAPTER = "chapter"
    PROBLEM = "problem_text"
    GOAL = "goal"
    MEASURES = "measures"
    DEADLINE = "deadline"
    STATUS = "status_text"
    STATUS_OR_RESULT = "status_or_result"  # a phrase in one document, paragraphs in the next: the content decides
    RESULT = "result_text"
    LEAD = "lead_units"
    RESPONSIBLE = "responsible_units"
    CO = "co_units"
    ACCEPTANCE = "acceptance_units"
    SUPERVISING = "supervising_units"
    CASE_LEADER = "case_leader"
    FIRST_RESPONSIBLE = "first_responsible"
    RESPONSIBLE_PERSON = "responsible_person"
    CONTACT = "contact"
    PHONE = "phone"
    KIND = "kind"
    CLASSES = "classes"
    COMMON = "common"
    LONG_TERM = "is_long_term"
    CLOSEOUT = "closeout_status"  # follows from the close-out steps alone: never read
    WARNING = "warning"  # what another office judges is no judgement of ours: never read
    NOTE = "note"
    ASKED = "asked"  # may mean two things: kept in the note, told to the officer
    COMPLAINT_NO = "acceptance_no"
    COMPLAINT_TEXT = "content"
    RECEIVED_ON = "received_on"
    CHANNEL = "channel"
    ROUND = "round"
    BATCH = "batch"
    REGION = "region"
    ADDRESS = "address"
    TRUTH = "truth"
    INVESTIGATION = "investigation"
    HANDLING = "handling"
    ACCOUNTABILITY = "accountability"
    CLOSED_ON = "closed_on"
    REPEAT_OF = "repeat_of"


_WORDS: Final[dict[Field, str]] = {
    Field.NUMBER: "序号 编号 任务序号 任务编号 问题序号 问题编号 整改任务序号 整改任务编号 本级序号 顺序号 项次",
    Field.UPPER_NUMBER: "上级序号 上级编号 市序号 省序号 区序号 县序号 市级序号 省级序号 区级序号 市级编号 省级编号",
    Field.CHAPTER: "章节 所属章节 所属部分 部分 方面 领域",
    Field.PROBLEM: (
        "整改任务 问题表述 问题描述 具体内容 整改问题 问题 具体问题 反馈问题 存在问题 存在的问题 突出问题 主要问题 问题内容 "
        "督察反馈问题 反馈意见 反馈问题内容 问题具体内容 整改任务具体要求 任务内容 整改事项 问题简述 任务 问题清单 整改任务(问题) 整改任务(问题表述)"
    ),
    Field.GOAL: "整改目标 目标任务 验收标准 目标",
    Field.MEASURES: "整改措施 整改举措 具体措施 工作措施 整改方案或措施 措施 整改具体措施 主要措施 整改措施及要求",
    Field.DEADLINE: (
        "整改时限 完成时限 问题整改完成时限 整改完成时限 整改期限 完成期限 办结时限 办理时限 办结期限 时限 期限 "
        "计划完成时间 拟完成时间 计划完成时限 截止时间 截止日期"
    ),
    Field.STATUS: "是否办结 办结状态 进展状态 完成状态 整改状态 状态 是否完成 是否完成整改 整改进度状态 办结情况",
    Field.STATUS_OR_RESULT: "整改完成情况 整改进度 整改情况 完成情况 落实情况 整改落实情况 整改进展 完成进度 进展情况 整改进展情况",
    Field.RESULT: (
        "整改工作情况 处理和整改情况 处理整改情况 整改处理情况 目前进展情况及存在问题 目前进展情况 整改成效 "
        "工作进展 具体整改情况 工作开展情况 整改工作开展情况"
    ),
    Field.LEAD: "牵头部门 牵头单位 主办单位 牵头责任单位 主办部门 市级牵头单位 牵头整改单位",
    Field.RESPONSIBLE: (
        "责任单位 整改实施主体 责任部门 案件办理单位 整改责任单位 承办单位 整改单位 责任主体 整改主体 整改责任主体 实施主体 "
        "整改责任部门 具体责任单位 主要责任单位"
    ),
    Field.CO: "配合单位 配合部门 协办单位 责任配合单位 督办配合单位 协助单位",
    Field.ACCEPTANCE: "验收单位 验收牵头单位 验收部门 销号单位 验收责任单位 验收销号单位",
    Field.SUPERVISING: "督办牵头单位 省级牵头督导部门 督导单位 督导部门 督办单位 督办部门 督促单位",
    Field.CASE_LEADER: "包案领导 牵头领导 牵头人 责任领导 分管领导 包抓领导 牵头责任人",
    Field.FIRST_RESPONSIBLE: "第一责任人",
    Field.RESPONSIBLE_PERSON: "责任人 直接责任人 具体责任人 经办人 整改责任人 承办人",
    Field.CONTACT: "联系人 联络人 联络员",
    Field.PHONE: "联系电话 责任人电话 联系人电话 电话 联系方式",
    Field.KIND: "任务类型 工程类型 任务类别 工程类/非工程类 工程/非工程 是否工程类",
    Field.CLASSES: "污染类型 问题类型 问题类别 关注类型 污染类别 类别 问题分类",
    Field.COMMON: "共性个性 共性/个性 共性问题/个性问题 共性或个性",
    Field.LONG_TERM: "长期坚持 是否长期坚持",
    Field.WARNING: "预警 预警级别 预警等级",
    Field.CLOSEOUT: "销号状态 是否销号 销号情况",
    Field.NOTE: "备注 备考 说明",
    Field.ASKED: "完成时间 配合单位及责任人 责任单位及责任人 责任单位和责任人 牵头单位及责任人 整改时间",
    Field.COMPLAINT_NO: "受理编号 信访件编号 交办编号 举报件编号 交办单编号 案件编号 信访编号 转办编号 受理号",
    Field.COMPLAINT_TEXT: "交办问题基本情况 举报主要内容 反映内容 反映问题 举报内容 投诉内容 信访内容 反映的主要问题 举报问题",
    Field.RECEIVED_ON: "受理时间 受理日期 交办时间 交办日期 反映日期 举报时间 转办时间",
    Field.CHANNEL: "举报方式 受理渠道 举报途径 来源渠道 来件方式 信访渠道",
    Field.ROUND: "轮次 督察轮次",
    Field.BATCH: "批次 交办批次 转办批次",
    Field.REGION: "行政区域 举报区县 行政区划 区域分布 所属区域",
    Field.ADDRESS: "举报详细地址 详细地址 地址 发生地 具体地址",
    Field.TRUTH: "是否属实 属实情况",
    Field.INVESTIGATION: "调查核实情况 核查情况 调查情况 核实情况",
    Field.HANDLING: "处理情况 处置情况 办理情况",
    Field.ACCOUNTABILITY: "问责情况 责任追究情况 责任人被处理情况 追责问责情况",
    Field.CLOSED_ON: "办结时间 办结日期",
    Field.REPEAT_OF: "重复件编号 重复编号 重复内码",
}

LABELS: Final[dict[str, Field]] = {word: field for field, words in _WORDS.items() for word in words.split()}
"""Label without blanks → what it is about."""

UNIT_ROLES: Final[dict[Field, UnitRole]] = {
    Field.RESPONSIBLE: UnitRole.RESPONSIBLE,
    Field.LEAD: UnitRole.LEAD,
    Field.CO: UnitRole.CO,
    Field.ACCEPTANCE: UnitRole.ACCEPTANCE,
    Field.SUPERVISING: UnitRole.SUPERVISING,
}
PERSON_ROLES: Final[dict[Field, PersonRole]] = {
    Field.CASE_LEADER: PersonRole.CASE_LEADER,
    Field.FIRST_RESPONSIBLE: PersonRole.FIRST_RESPONSIBLE,
    Field.RESPONSIBLE_PERSON: PersonRole.RESPONSIBLE,
    Field.CONTACT: PersonRole.CONTACT,
}
LONG_TEXTS: Final = frozenset(
    {Field.PROBLEM, Field.GOAL, Field.MEASURES, Field.RESULT, Field.STATUS_OR_RESULT, Field.NOTE}
)
"""Fields whose text may go on over several lines."""

TASK_MARKS: Final = frozenset(
    {*UNIT_ROLES, *PERSON_ROLES, Field.GOAL, Field.MEASURES, Field.DEADLINE, Field.STATUS, Field.STATUS_OR_RESULT}
    | {Field.RESULT, Field.PROBLEM}
)
"""Labels that make a numbered block of text a task."""

COMPLAINT_MARKS: Final = frozenset({Field.COMPLAINT_NO, Field.COMPLAINT_TEXT, Field.TRUTH, Field.INVESTIGATION})

HEADER_HINTS: Final = frozenset("必填 选填 可多选 多选 单选 年月日 年/月/日 下拉选择 全称 文字 日期 可不填".split())
"""What may stand in brackets behind a column's label without changing its meaning."""

STATUS_PHRASES: Final[dict[str, ProgressStatus]] = {
    word: status
    for status, words in {
        ProgressStatus.DONE: (
            "已经完成 已完成 完成 完成整改 已完成整改 整改完成 已整改完成 已整改 全部完成 全面完成 已全部完成 已全面完成 "
            "已整改到位 整改到位 已办结 办结 已销号 已验收销号 完成交账销号 已完成销号 完成销号 已按期完成 按期完成 是 "
            "已完成整改任务 完成整改任务 已经完成整改 已提前完成 提前完成"
        ),
        ProgressStatus.STAGE_DONE: (
            "完成阶段性整改任务 完成阶段性任务 阶段性完成 阶段性办结 已阶段性办结 完成阶段性整改 完成阶段性目标 "
            "已完成阶段性目标 已完成阶段性任务 已完成阶段性整改任务 完成阶段目标 已完成阶段目标 阶段性完成整改"
        ),
        ProgressStatus.ON_SCHEDULE: "达到序时进度 已达到序时进度 按序时进度推进 按序时推进 达到时序进度 按时序进度推进 符合序时进度",
        ProgressStatus.BEHIND: "未达到序时进度 未达序时进度 未按期完成 进度滞后 滞后 逾期未完成 超期未完成 未达到时序进度",
        ProgressStatus.AHEAD: "超过序时进度 超序时进度 超过时序进度",
        ProgressStatus.NOT_STARTED: "尚未启动 未启动 未开始 尚未开始 未整改 待整改 未开展",
    }.items()
    for word in words.split()
}
"""First clause of a status phrase → how far the work is. What is not here is shown to the officer, not guessed."""

STATISTICS_WORDS: Final = (
    "件数 数量 总数 合计 小计 总计 完成率 办结率 占比 比例 任务数 完成数 已完成数 未完成数 办结数 已办结 未办结 "
    "阶段性办结 移交件数 交办件数 家数 人数 罚款金额 水 大气 土壤 生态 辐射 噪声 来电 来信 其他污染"
).split()

TOTAL_ROW: Final = r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)(?:[:：(（].*)?$"
NOTE_ROW: Final = (
    r"^(?:注|备注|说明|填表说明|填报说明|填报单位|填表单位|制表单位|填报人|填表人|制表人|审核人|审核|联系人|联系电话|填报日期|"
    r"填报时间|截至日期|单位负责人|主要负责人|分管领导|单位\((?:盖章|公章)\)|整改单位负责人|主管部门负责人|报送单位|报送日期)\s*"
    r"(?:\((?:盖章|公章|签字|签章|签名)\))?\s*[:：]"
)
WEB_LINES: Final = (
    r"^(?:您?的?当前位置.*|您当前的?位置.*|首页\s*>.*|\[?\s*索引号.*|\[\s*(?:主题分类|发布机构|成文日期|发文字号|体裁分类|有效性).*|"
    r"(?:发布)?(?:日期|时间|来源|发布时间|发布日期|信息来源|作者|责任编辑|浏览次数|点击数|阅读次数)\s*[:：].*|"
    r"扫一扫.*|扫描二维码.*|掃描二維碼.*|字号\s*[:：]?.*|打印.{0,6}|关闭.{0,6}|分享到?.{0,8}|网站标识码.*|微信|微博|政务新媒体|"
    r"[^\s。]{0,12}(?:网站|公安备案|ICP备)[^。]{0,20}|返回顶部|上一篇.*|下一篇.*|无障碍.{0,6})$"
)

SIMPLIFIED: Final = str.maketrans(
    "牽頭門單責驗標時間問題舉實編號級領導聯絡電話備說務內報況進準經則區縣鄉鎮環態長責狀啟動開續結銷記處轉關總約類型範圍達過協條項",
    "牵头门单责验标时间问题举实编号级领导联络电话备说务内报况进准经则区县乡镇环态长责状启动开续结销记处转关总约类型范围达过协条项",
)
"""Traditional forms of the characters that labels and status phrases are made of; for matching only."""

TRADITIONAL_ONLY: Final = frozenset(
    "環態區書記國務見級實責門體會議對導發動環開關過還進達遠運選類題領頭驗點黨龍齊應當與興舉處號單讀說設評試話詳認識護報"
)
