"""Whatever can be told has its sentence, and every sentence can be said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dujiao_desktop
from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.disk import Place
from dujiao_desktop.packages.verdict import Judgement, Verdict
from dujiao_desktop.usecases.sentences import SENTENCES, sentence, sentence_of

PROGRAM = Path(dujiao_desktop.__file__).parent
TOLD = ("Refused", "Unavailable", "Told", "UnknownYear")

# Codes that a name or a formatted text stands for, by how they are written where they are raised.
WRITTEN_OUT = {
    "f'folder_{place.value}'": {f"folder_{p.value}" for p in Place if p is not Place.FIXED},
    "f'verdict_{self.verdict}'": {f"verdict_{j.value}" for j in Judgement},
}


def raised() -> Iterator[tuple[str, ast.expr, frozenset[str], bool]]:
    """Place, first argument, names of the facts, and whether more facts come in by `**`, of every told error."""
    for file in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in TOLD[:3]:
                facts = frozenset(k.arg for k in node.keywords if k.arg)
                where = f"{file.relative_to(PROGRAM)}:{node.lineno}"
                yield where, node.args[0], facts, any(k.arg is None for k in node.keywords)


def codes_in_tables() -> set[str]:
    """Codes that the store and the packages look up by what the system said."""
    from dujiao_desktop.store import troubles

    return set(troubles._CODES.values())


def test_that_every_code_that_is_raised_has_a_sentence() -> None:
    literal = {e.value for _, e, _, _ in raised() if isinstance(e, ast.Constant) and isinstance(e.value, str)}
    either = {
        branch.value
        for _, e, _, _ in raised()
        if isinstance(e, ast.IfExp)
        for branch in (e.body, e.orelse)
        if isinstance(branch, ast.Constant) and isinstance(branch.value, str)
    }
    spelled = set().union(*WRITTEN_OUT.values())
    missing = (literal | either | spelled | codes_in_tables()) - set(SENTENCES)
    assert missing == set()
    assert len(literal) > 80


def test_that_every_sentence_is_said_somewhere() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in PROGRAM.rglob("*.py") if p.name != "sentences.py")
    built = set().union(*WRITTEN_OUT.values())
    assert [c for c in SENTENCES if c not in built and f'"{c}"' not in source] == []


def test_that_a_sentence_asks_for_no_fact_that_its_error_does_not_carry() -> None:
    wrong = []
    told_again = {
        e.value for where, e, _, _ in raised() if where.startswith("usecases") and isinstance(e, ast.Constant)
    }
    for where, code, facts, more in raised():
        if more or not isinstance(code, ast.Constant):
            continue
        if where.startswith("store") and code.value in told_again:
            continue  # the use case above adds what only it knows
        asked = set(re.findall(r"{(\w+)}", SENTENCES.get(code.value, "")))  # type: ignore[call-overload]
        known = facts | {"code"} | ({"file"} if "path" in facts else set())
        if asked - known:
            wrong.append(f"{where} {code.value}: {sorted(asked - known)}")
    assert wrong == []


def test_that_verdicts_ask_for_what_a_verdict_knows() -> None:
    known = set(Verdict(Judgement.AUTHENTIC, "a").facts)
    for code in (c for c in SENTENCES if c.startswith("verdict_")):
        assert set(re.findall(r"{(\w+)}", SENTENCES[code])) <= known, code


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_that_a_sentence_is_plain_chinese_to_its_end(code: str) -> None:
    said = SENTENCES[code]
    assert not re.search("[!！]", said)
    assert said.rstrip("”").endswith(("。", "：{candidates}", "{path}"))
    bare = re.sub(r"{\w+}", "", said)
    allowed = (
        "xlsx|csv|txt|pdf|zip|dujiao-backup|UTF|Excel|WPS|Word|PDF|GB|MB|U盘|init|workspace|password-file|no-password|DUJIAO_PASSWORD|as"
        "|--to|--in-place|--level|--lift|--set|--add|--take|--clear|--find|--open|--rest|--group"
        "|--not-applicable|--cannot-provide|--withdraw"
    )
    assert re.findall(r"[A-Za-z]{2,}", re.sub(allowed, "", bare)) == []


def test_that_an_unknown_code_still_gives_a_sentence() -> None:
    assert "nobody_thought_of_this" in sentence(Refused("nobody_thought_of_this"))


def test_that_a_missing_fact_reads_as_nothing_and_lists_are_joined() -> None:
    assert sentence_of("task_not_found", {}) == "没有找到任务“”，没有做任何改动。请核对序号，或用“搜索”查找。"
    assert "1、2" in sentence_of("measure_not_found", {"number": "7", "seq": 3, "known": (1, 2)})


def test_that_a_file_known_by_its_path_is_told_by_its_name() -> None:
    told = sentence(Unavailable("source_unreadable", path="/media/u/照片 {1}.jpg"))
    assert "“照片 {1}.jpg”" in told


def test_that_a_page_pasted_by_mistake_does_not_hide_what_to_do_now() -> None:
    pasted = "长" * 20_000
    said = sentence_of("new_deadline_unclear", {"text": pasted})
    assert len(said) < 200
    assert said.endswith("这样。")
    assert pasted in sentence_of("file_missing", {"path": f"/{pasted}"})
