"""What we use of bagit 1.9."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any

VERSION: str
BAGIT: str

def make_bag(
    bag_dir: str | PathLike[str],
    bag_info: Mapping[str, str | Sequence[str]] | None = ...,
    processes: int = ...,
    checksums: Iterable[str] | None = ...,
    checksum: Iterable[str] | None = ...,
    encoding: str = ...,
) -> Bag: ...

def generate_manifest_lines(filename: str, algorithms: Iterable[str] = ...) -> list[tuple[str, str, str, int]]: ...

class Bag:
    path: str
    info: dict[str, Any]
    entries: dict[str, dict[str, str]]
    encoding: str
    tags: dict[str, str]
    version_info: tuple[int, int]
    def __init__(self, path: str | PathLike[str] | None = ...) -> None: ...
    @property
    def algs(self) -> list[str]: ...
    @property
    def version(self) -> str: ...
    def manifest_files(self) -> Generator[str]: ...
    def tagmanifest_files(self) -> Generator[str]: ...
    def compare_manifests_with_fs(self) -> tuple[list[str], list[str]]: ...
    def payload_files(self) -> Generator[str]: ...
    def payload_entries(self) -> dict[str, dict[str, str]]: ...
    def tagfile_entries(self) -> dict[str, dict[str, str]]: ...
    def missing_optional_tagfiles(self) -> Generator[str]: ...
    def has_oxum(self) -> bool: ...
    def save(self, processes: int = ..., manifests: bool = ...) -> None: ...
    def validate(self, processes: int = ..., fast: bool = ..., completeness_only: bool = ...) -> bool: ...
    def is_valid(self, processes: int = ..., fast: bool = ..., completeness_only: bool = ...) -> bool: ...

class BagError(Exception): ...

class BagValidationError(BagError):
    message: str
    details: list[ManifestErrorDetail]

class ManifestErrorDetail(BagError):
    path: str

class ChecksumMismatch(ManifestErrorDetail):
    algorithm: str | None
    expected: str | None
    found: str | None

class FileMissing(ManifestErrorDetail): ...
class UnexpectedFile(ManifestErrorDetail): ...

class FileNormalizationConflict(BagError):
    file_a: str
    file_b: str
