"""What the program can do, by name: reached by Ctrl+K as well as by its button."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """One thing to do.

    Attributes:
        words: As its button says it.
        other: What else an officer may type for it: other words, first letters of the pinyin.
        page: Key of the page it is on; a word beginning with “:” names something the window does itself.
        what: What the page is asked to show; None for the page alone.
        keys: Its own keys.
    """

    words: str
    other: str
    page: str
    what: str | None = None
    keys: str = ""


FUNCTIONS = (
    Function("导入清单", "任务 台账 excel drqd", "tasks", "import", "Ctrl+I"),
    Function("新任务", "新建 手工 xrw", "tasks", "new"),
    Function("批量修改", "几项任务 一起改 责任单位 时限 plxg", "tasks", "batch", "Ctrl+E"),
    Function("管理专项方案", "一案一策 一河一策 glzxfa", "tasks", "plans"),
    Function("登记举报件", "信访 新建 djjbj", "complaints", "new"),
    Function("看今日", "首页 到期 逾期 kjr", "today"),
    Function("看任务", "列表 清单 krw", "tasks"),
    Function("看举报件", "信访 kjbj", "complaints"),
    Function("看佐证", "待归位 照片 收件 kzz", "evidence"),
    Function("添加佐证文件", "收件 照片 扫描件 tjzzwj", "evidence", "files"),
    Function("添加佐证文件夹", "收件 照片 tjzzwjj", "evidence", "folder"),
    Function("从相机或U盘取", "存储卡 读卡器 优盘 照片 cxj", "evidence", "drive"),
    Function("看报表", "台账 统计 汇总 pdf excel 导出 kbb", "reports"),
    Function("核验收到的包", "送验卷 验签 检查 hysddb", "reports", "verify"),
    Function("现在备份", "保存 导出 xzbf", "backup", "backup"),
    Function("从备份恢复", "还原 cbfhf", "backup", "restore"),
    Function("检查工作区", "核对 校验 jcgzq", "backup", "check"),
    Function("从文件夹找回佐证原件", "原件不见了 U盘 zhyj", "backup", "relink"),
    Function("打包日志", "出错 维护 dbrz", "backup", "log"),
    Function("工作交接", "调离 接手 移交 清单 监交 gzjj", "settings", "hand-over"),
    Function("回收站", "恢复 移除 删除 hsz", "settings", "bin"),
    Function("工作日历", "节假日 调休 放假 上班 gzrl", "settings", "calendar"),
    Function("撤销", "取消 退回去 cx", ":undo", keys="Ctrl+Z"),
    Function("重做", "cz", ":redo", keys="Ctrl+Shift+Z"),
    Function("换人经办", "当前人员 谁在办 hrjb", ":officer", keys="Ctrl+U"),
    Function("现在锁屏", "离开 密码 xzsp", ":lock", keys="Ctrl+L"),
    Function("字的大小", "字体 放大 zddx", "settings"),
    Function("人员设置", "经办人 添加 停用 角色 rysz", "settings"),
    Function("闲置锁屏", "密码 几分钟 xzsp", "settings"),
    Function("帮助", "说明 怎么 bz", ":help", keys="F1"),
)


def matching(text: str) -> tuple[Function, ...]:
    """Functions in whose words all of `text` stands; all for no text."""
    words = text.casefold().split()
    return tuple(f for f in FUNCTIONS if all(w in f"{f.words} {f.other}".casefold() for w in words))
