"""Rule packs from TOML; a mistake is refused with its line or key path, nothing is guessed."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
import typing
from collections.abc import Iterator
from enum import EnumType, StrEnum
from pathlib import Path

import msgspec

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.rule_pack import RulePack, StepKind
from dujiao_desktop.environment.resources import resource

_SCHEMA = 1
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")


def shipped_packs() -> tuple[str, ...]:
    """Keys of the rule packs that come with the program."""
    return tuple(sorted(p.stem for p in resource("rules").glob("*.toml")))


def load_rule_pack(key: str, own: Path | None = None) -> RulePack:
    """A rule pack by key: from the office's `own` folder where it lies there, else the shipped one.

    Raises:
        Refused: ``unknown_rule_pack``, and as `read_rule_pack`.
    """
    if own is not None and (file := own / f"{key}.toml").is_file():
        return read_rule_pack(file)
    if key not in shipped_packs():
        raise Refused("unknown_rule_pack", asked=key, known=shipped_packs())
    return read_rule_pack(resource("rules", f"{key}.toml"))


def read_rule_pack(path: Path) -> RulePack:
    """Read a rule pack from a file.

    Raises:
        Refused: ``rule_pack_missing``, ``rule_pack_newer``, or ``rule_pack_mistake`` with `where` (line or key path)
            and `reason`.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as missing:
        raise Refused("rule_pack_missing", path=str(path)) from missing
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise _mistake(path, "", str(mistake)) from mistake
    schema = data.get("schema")
    if isinstance(schema, int) and schema > _SCHEMA:
        raise Refused("rule_pack_newer", path=str(path))
    for where in _unknown_keys(data, RulePack, "$"):
        raise _mistake(path, where, "没有这一项")
    try:
        pack = msgspec.convert(data, type=RulePack)
    except msgspec.ValidationError as mistake:
        reason, _, where = str(mistake).partition(" - at ")
        raise _mistake(path, where.strip("`"), reason) from mistake
    for where, reason in _contradictions(pack):
        raise _mistake(path, where, reason)
    return pack


def pack_text(pack: RulePack) -> str:
    """A pack as JSON, to be kept with the rounds that are run under it."""
    return msgspec.json.encode(pack).decode("utf-8")


def pack_from_text(name: str, text: str, in_force: RulePack) -> RulePack:
    """The pack that `pack_text` wrote, perhaps with an earlier program.

    Codes it could not know of then have the words of the pack in force.

    Raises:
        Refused: ``rule_pack_newer`` or ``rule_pack_mistake`` with the name of the pack.
    """
    data = msgspec.json.decode(text)
    if data["schema"] > _SCHEMA:
        raise Refused("rule_pack_newer", path=name)
    known = msgspec.to_builtins(in_force.words)
    # Reasons for a return are the county's own codes: none is missing.
    data["words"] = {
        table: words if table == "return_reason" else {**known[table], **words}
        for table, words in data["words"].items()
    }
    try:
        return msgspec.convert(data, type=RulePack)
    except msgspec.ValidationError as mistake:
        reason, _, where = str(mistake).partition(" - at ")
        raise Refused("rule_pack_mistake", file=name, where=where.strip("`") or reason, reason=reason) from mistake


def schema_of_rule_packs() -> dict[str, object]:
    """JSON Schema of a rule pack, made from the same classes that read it."""
    schema: dict[str, object] = msgspec.json.schema(RulePack)
    return schema


def _mistake(path: Path, where: str, reason: str) -> Refused:
    return Refused("rule_pack_mistake", file=path.name, where=where or reason, reason=reason)


def _unknown_keys(data: object, kind: object, where: str) -> Iterator[str]:
    """Key paths in `data` that no field of the dataclass `kind` knows."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and isinstance(data, dict):
        hints = typing.get_type_hints(kind)
        for key, value in data.items():
            if key not in hints:
                yield f"{where}.{key}"
            else:
                yield from _unknown_keys(value, hints[key], f"{where}.{key}")
        return
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is tuple and isinstance(data, list):
        for n, item in enumerate(data):
            yield from _unknown_keys(item, arguments[0], f"{where}[{n}]")
    elif typing.get_origin(kind) in (types.UnionType, typing.Union):
        for option in arguments:
            if dataclasses.is_dataclass(option):
                yield from _unknown_keys(data, option, where)


def _contradictions(pack: RulePack) -> Iterator[tuple[str, str]]:
    """What the classes alone cannot see: doubled keys, missing words, steps that are not there."""
    if not _KEY.fullmatch(pack.key):
        yield "$.key", "只能用小写字母、数字和连字符，它也是文件名"
    keys = [s.key for s in pack.steps]
    if not keys:
        yield "$.steps", "至少要有一个步骤"
    for n, key in enumerate(keys):
        if key in keys[:n]:
            yield f"$.steps[{n}].key", f"“{key}”重复"
    if pack.steps and pack.steps[-1].kind is not StepKind.CLOSING:
        yield "$.steps", '最后一步必须是销号决定（kind = "closing"）'
    for n, step in enumerate(pack.steps):
        if step.plan_days < 1:
            yield f"$.steps[{n}].plan_days", "至少要写 1 天"
        for at, slot in enumerate(step.slots):
            if EvidenceKind.STATEMENT in slot.kinds:
                yield f"$.steps[{n}].slots[{at}].kinds", "情况说明不能当作规定材料，它只说明为什么没有"
            if slot.key in [s.key for s in step.slots[:at]]:
                yield f"$.steps[{n}].slots[{at}].key", f"“{slot.key}”重复"
    if pack.notice.days < 1:
        yield "$.notice.days", "至少要写 1 天"
    if pack.lookback.first_days is not None and pack.lookback.first_days < 1:
        yield "$.lookback.first_days", "至少要写 1 天；不要提醒就不写这一项"
    if pack.photos.far_metres < 1:
        yield "$.photos.far_metres", "至少要写 1 米"
    for n, block in enumerate(pack.sign_blocks):
        if block.step and block.step not in keys:
            yield f"$.sign_blocks[{n}].step", f"没有步骤“{block.step}”"
    for rule in dataclasses.fields(pack.roles):
        if not getattr(pack.roles, rule.name):
            yield f"$.roles.{rule.name}", "至少要有一种角色"
    hints = typing.get_type_hints(type(pack.words))
    for field in dataclasses.fields(pack.words):
        words, code = getattr(pack.words, field.name), typing.get_args(hints[field.name])[0]
        codes = typing.cast(type[StrEnum], code) if isinstance(code, EnumType) else ()
        missing = [c.value for c in codes if c not in words]
        if missing:
            yield f"$.words.{field.name}", f"缺少 {'、'.join(missing)} 的用词"
