"""`index.html` of a package: readable anywhere, without this program, without a network, without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from dujiao_desktop.columns.tasks import COMMON_WORDS
from dujiao_desktop.documents.writing.shared_sheets import goals_in_words, parts_in_words
from dujiao_desktop.documents.writing.slot_sheet import standing_words
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.slots import STATE_WORDS
from dujiao_desktop.domain.task_link import links_in_words

_STYLE = """
body{font:16px/1.7 "Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:#1f2a37;background:#f4f6f8;margin:0}
main{max-width:960px;margin:0 auto;padding:24px 20px;background:#fff}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px;border-bottom:1px solid #e3e8ed;padding-bottom:4px}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #cfd7df;padding:6px 8px;text-align:left;vertical-align:top}
th{background:#f4f6f8;white-space:nowrap}.muted{color:#667585}code{font-size:13px;word-break:break-all}
figure{display:inline-block;width:44%;margin:8px 2%;vertical-align:top}figure img{width:100%;border:1px solid #e3e8ed}
figcaption{font-size:14px;color:#667585}a{color:#17695a}pre{background:#f4f6f8;padding:12px;overflow:auto}
"""
_HOW_TO_CHECK = """<h2>怎样核验</h2>
<p>装有督交的电脑：菜单“核验收到的包”，或运行 <code>dujiao verify 包.zip</code>。</p>
<p>没有装督交的电脑，用常见工具也能核验（在解压后的文件夹里）：</p>
<pre>sha256sum -c manifest-sha256.txt
sha256sum -c tagmanifest-sha256.txt
openssl cms -verify -binary -inform DER -in signatures/1.p7s \\
  -content tagmanifest-sha256.txt -noverify -out /dev/null</pre>
<p class="muted">签名是“本机完整性签名”：证明由谁导出、导出后没有改动；它不是电子签章，也不代替签字和公章。</p>"""


_EXPLAINED = "<h2>没有提供的规定材料</h2><table><tr><th>环节</th><th>规定的材料</th><th>情况</th><th>原因</th></tr>"


def index_page(content: DossierContent, files: Sequence[tuple[str, str]], pictures: Mapping[EvidenceId, str]) -> bytes:
    """The page as UTF-8.

    Args:
        content: The dossier.
        files: (path below the package, what it is), in directory order.
        pictures: Evidence id → path below the package, for pictures a browser can show.
    """
    case = content.case
    task, rules = case.task, content.rules
    title = f"{content.title}：{task.number} {task.problem_text}"
    facts = [
        ("序号", task.number),
        ("整改任务（问题）", task.problem_text),
        ("整改目标", task.goal),
        ("数值目标", goals_in_words(case)),
        ("整改时限", task.deadline.text),
        ("共性个性", COMMON_WORDS[task.common]),
        ("专项方案", "、".join(plan.title for plan in case.plans)),
        ("关联任务", links_in_words((link.kind, link.number) for link in case.links)),
        ("村组（点位）", parts_in_words(case)),
        ("整改进展", rules.progress_word(task.progress_status)),
        ("销号状态", content.case.closeout.word(rules)),
        ("报送单位", content.unit.name),
        ("生成时间（本机时间）", f"{content.made_at:%Y-%m-%d %H:%M}"),
        ("生成人", content.made_by),
    ]
    rows = "".join(f"<tr><th>{escape(k)}</th><td>{_text(v)}</td></tr>" for k, v in facts if v)
    measures = "".join(
        f"<tr><td>{m.seq}</td><td>{_text(m.text)}</td><td>{_text(m.result_text) or _owner(m.responsible_units)}</td>"
        f"<td>{m.done_on or ''}</td></tr>"
        for m in task.measures
    )
    listed = "".join(f'<tr><td><a href="{quote(p)}">{escape(p)}</a></td><td>{escape(w)}</td></tr>' for p, w in files)
    shown = "".join(
        f'<figure><img src="{quote(pictures[e.id])}" alt="{escape(e.title)}">'
        f"<figcaption>{escape(rules.evidence_word(e.kind))}　{escape(e.title)}"
        f"{'　' + e.taken_at.strftime('%Y-%m-%d') if e.taken_at else '　无拍摄信息'}</figcaption></figure>"
        for e in content.case.for_dossier
        if e.id in pictures
    )
    numbers: dict[str, int] = {e.id: number for number, e in enumerate(case.for_dossier, start=1)}
    explained = "".join(
        f"<tr><td>{escape(s.step.word)}</td><td>{escape(s.rule.word)}</td><td>{STATE_WORDS[s.state]}</td>"
        f"<td>{_text(standing_words(s, numbers))}</td></tr>"
        for s in content.explained
    )
    body = f"""<h1>{escape(content.title)}</h1><p class="muted">{escape(content.unit.name)}</p>
<table>{rows}</table>
<h2>措施与结果</h2><table><tr><th>序号</th><th>整改措施</th><th>完成情况</th><th>完成日期</th></tr>{measures}</table>
<h2>包内文件</h2><table><tr><th>文件</th><th>内容</th></tr>{listed}</table>
{f"{_EXPLAINED}{explained}</table>" if explained else ""}
{f"<h2>照片</h2>{shown}" if shown else ""}
{_HOW_TO_CHECK}"""
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    ).encode()


def _text(value: str) -> str:
    return escape(value).replace("\n", "<br>")


def _owner(units: tuple[str, ...]) -> str:
    return f"由{escape('、'.join(units))}负责" if units else ""
