"""What is known of a file, in lines beside it."""

from __future__ import annotations

from dujiao_desktop.desktop.widgets.file_words import size_words
from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy

_BY = {TakenBy.CAMERA: "相机记录", TakenBy.OFFICER: "经办人填写"}


def facts_of(item: EvidenceItem, pages: int) -> tuple[tuple[str, str], ...]:
    """Word and value of each fact that is known; what a photo ought to say and does not is named, too."""
    photo = item.photo
    lines = [("文件", item.file_name)]
    if item.taken_at is not None:
        at = f"{item.taken_at:%Y-%m-%d}" if item.taken_by is TakenBy.OFFICER else f"{item.taken_at:%Y-%m-%d %H:%M}"
        by = _BY.get(item.taken_by)
        lines.append(("拍摄", f"{at}（{by}）" if by else at))
    elif photo is not None:
        lines.append(("拍摄", "无拍摄信息（可能经微信等转发）"))
    if item.formed_on is not None:
        lines.append(("形成", item.formed_on.isoformat()))
    lines += [
        (word, value)
        for word, value in (
            ("地点", item.place),
            ("拍摄人", item.photographer),
            ("形成单位", item.issuer),
            ("文号", item.doc_no),
            ("措施", str(item.measure_seq) if item.measure_seq is not None else ""),
        )
        if value
    ]
    if photo is not None:
        if photo.latitude is not None and photo.longitude is not None:
            lines.append(("位置", f"{photo.latitude:.5f}，{photo.longitude:.5f}"))
        lines += [("设备", photo.device)] if photo.device else []
        lines.append(("尺寸", f"{photo.width_px} × {photo.height_px}"))
    if pages > 1:
        lines.append(("页数", f"{pages} 页"))
    lines.append(("大小", f"{size_words(item.size_bytes)}（只看，不改原件）"))
    lines.append(("指纹", f"{item.sha256[:12]}…"))
    return tuple(lines)
