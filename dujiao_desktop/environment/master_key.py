"""The key of a workspace: 32 random bytes, wrapped by password and by recovery code; never stored bare with a password.

A workspace without a password keeps the key readable beside the data: it opens by itself and protects nothing.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.files import disk_trouble, write_safely

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 32
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I: read aloud and copied by hand
_CODE_GROUPS, _GROUP = 8, 4  # 32 characters of 5 bits: 160 bits
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16
_SEALED = {"salt": _SALT_BYTES, "nonce": _NONCE_BYTES, "wrapped": _KEY_BYTES + _TAG_BYTES}
_PARTS = {"open": {"key": _KEY_BYTES}, "password": _SEALED, "recovery": _SEALED}
_MEMORY_KIB = 65536  # 64 MiB: bearable with 4 GB of memory


def make_keys(path: Path, password: str | None) -> tuple[bytes, str]:
    """Make a new master key, write its wraps to `path`, return the key and the recovery code to print."""
    key = secrets.token_bytes(_KEY_BYTES)
    code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_CODE_GROUPS))
    first = {"kind": "open", "key": key.hex()} if password is None else _wrap("password", password, key)
    write_safely(path, _encode([first, _wrap("recovery", _plain(code), key)]))
    return key, code


def needs_password(path: Path) -> bool:
    """Whether the workspace asks for a password."""
    return not any(w["kind"] == "open" for w in _read(path))


def unwrap(path: Path, password: str | None) -> bytes:
    """The master key. `password` may also be the recovery code.

    Raises:
        Refused: ``password_needed``, ``wrong_password``.
        Unavailable: ``keys_missing``, ``keys_damaged``.
    """
    wraps = _read(path)
    for wrap in wraps:
        if wrap["kind"] == "open":
            return bytes.fromhex(wrap["key"])
    if not password:
        raise Refused("password_needed")
    from cryptography.exceptions import InvalidTag

    for wrap in wraps:
        secret = _plain(password) if wrap["kind"] == "recovery" else password
        try:
            return _sealing(secret, bytes.fromhex(wrap["salt"])).decrypt(
                bytes.fromhex(wrap["nonce"]), bytes.fromhex(wrap["wrapped"]), wrap["kind"].encode()
            )
        except InvalidTag:
            continue
    raise Refused("wrong_password")


def _plain(code: str) -> str:
    return "".join(c for c in code.upper() if c in _ALPHABET)


def _wrap(kind: str, secret: str, key: bytes) -> dict[str, str]:
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    wrapped = _sealing(secret, salt).encrypt(nonce, key, kind.encode())
    return {"kind": kind, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}


def _sealing(secret: str, salt: bytes) -> AESGCM:
    # Imported here: a workspace that opens by itself starts without the library.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=_KEY_BYTES, iterations=3, lanes=1, memory_cost=_MEMORY_KIB)
    return AESGCM(argon.derive(secret.encode("utf-8")))


def _encode(wraps: list[dict[str, str]]) -> bytes:
    return json.dumps({"version": 1, "wraps": wraps}, indent=1).encode("ascii")


def _read(path: Path) -> list[dict[str, str]]:
    try:
        wraps: list[dict[str, str]] = json.loads(path.read_bytes())["wraps"]
        for wrap in wraps:
            for part, size in _PARTS[wrap["kind"]].items():
                if len(bytes.fromhex(wrap[part])) != size:
                    raise ValueError(part)
    except FileNotFoundError as missing:
        raise Unavailable("keys_missing", path=str(path)) from missing
    except (ValueError, KeyError, TypeError) as damaged:
        raise Unavailable("keys_damaged", path=str(path)) from damaged
    except OSError as trouble:
        raise disk_trouble(trouble, path) from trouble
    if not wraps:
        raise Unavailable("keys_damaged", path=str(path))
    return wraps
