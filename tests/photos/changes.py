"""What is done to a photograph: copies and edited copies of it, and honest photographs of the same place made later."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy
from numpy.random import Generator, default_rng
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from tests.photos.drawn_scenes import Visit, draw, painted, rough

Change = Callable[[Image.Image, Generator], Image.Image]


def saved(picture: Image.Image, quality: int) -> Image.Image:
    """Through a JPEG file and back."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return Image.open(written).convert("RGB")


def compressed(picture: Image.Image, random: Generator) -> Image.Image:
    """Saved anew, poorly."""
    return saved(picture, 40)


def sent_by_chat(picture: Image.Image, random: Generator) -> Image.Image:
    """Made smaller and poorer, as messengers do."""
    picture = picture.resize((picture.width * 9 // 16, picture.height * 9 // 16), Image.Resampling.LANCZOS)
    return saved(picture, 55)


def resized(picture: Image.Image, random: Generator) -> Image.Image:
    """Made much smaller."""
    return saved(picture.resize((picture.width * 2 // 5, picture.height * 2 // 5)), 85)


def stamped(picture: Image.Image, random: Generator) -> Image.Image:
    """Day, place and weather stamped into the lower corner, on a bar, over a tenth of the picture."""
    made = picture.copy()
    drawn = ImageDraw.Draw(made, "RGBA")
    wide, high = made.size
    drawn.rectangle((0, int(high * 0.82), int(wide * 0.6), high), fill=(10, 40, 90, 200))
    for line in range(3):
        text = f"2026-10-{int(random.integers(10, 28))} 09:4{line}  106.53 29.58  {int(random.integers(9, 30))} C"
        drawn.text((wide * 0.02, high * (0.84 + 0.05 * line)), text, fill="white", font_size=high // 28)
    return saved(made, 80)


def brightened(picture: Image.Image, random: Generator) -> Image.Image:
    """Brighter and with more contrast."""
    made = ImageEnhance.Brightness(picture).enhance(float(random.uniform(1.15, 1.3)))
    return saved(ImageEnhance.Contrast(made).enhance(1.1), 80)


def darkened(picture: Image.Image, random: Generator) -> Image.Image:
    """As if it were evening."""
    return saved(ImageEnhance.Brightness(picture).enhance(float(random.uniform(0.65, 0.8))), 80)


def retouched_little(picture: Image.Image, random: Generator) -> Image.Image:
    """Something over a tenth of the picture painted out."""
    return saved(_covered(picture, 0.10, random), 80)


def retouched_much(picture: Image.Image, random: Generator) -> Image.Image:
    """Something over a quarter of the picture painted out."""
    return saved(_covered(picture, 0.25, random), 80)


def cropped(picture: Image.Image, random: Generator) -> Image.Image:
    """A tenth to a quarter of width and height cut off."""
    return saved(_cut(picture, random.uniform(0.75, 0.9), random), 80)


def cropped_and_retouched(picture: Image.Image, random: Generator) -> Image.Image:
    """Cut, and a tenth of it painted out."""
    return saved(_covered(_cut(picture, random.uniform(0.75, 0.9), random), 0.10, random), 80)


def cropped_and_stamped(picture: Image.Image, random: Generator) -> Image.Image:
    """Cut, and stamped anew."""
    return stamped(_cut(picture, random.uniform(0.8, 0.9), random), random)


UNCROPPED: dict[str, Change] = {
    "saved anew": compressed,
    "sent by chat": sent_by_chat,
    "resized": resized,
    "stamped": stamped,
    "brightened": brightened,
    "darkened": darkened,
    "retouched 10 %": retouched_little,
    "retouched 25 %": retouched_much,
}
CROPPED: dict[str, Change] = {
    "cropped": cropped,
    "cropped and retouched 10 %": cropped_and_retouched,
    "cropped and stamped": cropped_and_stamped,
}


def _cut(picture: Image.Image, kept: float, random: Generator) -> Image.Image:
    wide, high = picture.width * kept, picture.height * kept
    left, top = random.uniform(0, picture.width - wide), random.uniform(0, picture.height - high)
    part = picture.crop((round(left), round(top), round(left + wide), round(top + high)))
    return part.resize(picture.size, Image.Resampling.LANCZOS)


def _covered(picture: Image.Image, share: float, random: Generator) -> Image.Image:
    """Something else painted over one place: ground, with its edge smoothed."""
    ratio = float(random.uniform(0.6, 1.6))
    wide = min(picture.width * 0.9, (picture.width * picture.height * share * ratio) ** 0.5)
    high = min(picture.height * 0.9, picture.width * picture.height * share / wide)
    left, top = random.uniform(0, picture.width - wide), random.uniform(0, picture.height - high)
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rounded_rectangle((left, top, left + wide, top + high), min(wide, high) / 6, fill=255)
    tone = tuple(int(c) for c in numpy.asarray(picture.resize((1, 1), Image.Resampling.BOX))[0, 0])
    ground = painted((tone[0], tone[1], tone[2]), rough(random, (picture.height, picture.width), 60, 6), 110)
    made = picture.copy()
    made.paste(Image.fromarray(ground.astype(numpy.uint8)), mask=mask.filter(ImageFilter.GaussianBlur(5)))
    return made


# Honest photographs of the same place.


def drawn_again(number: int, visit: int) -> Image.Image:
    """The drawn place of that number, photographed on a later day from nearly the same spot."""
    random = default_rng([13, number, visit])
    reach = (0.015, 0.03, 0.06)[visit % 3]
    aside = float(random.choice((-1, 1)) * random.uniform(reach / 2, reach))
    seen = draw(number, Visit(1 + visit, aside, float(random.normal(0, reach / 4))))
    return _another_day(seen, reach, random)


def photographed_again(picture: Image.Image, number: int, visit: int) -> Image.Image:
    """A photograph as if made once more by hand: from a step aside, at another hour, with something come or gone."""
    random = default_rng([17, number, visit])
    reach = (0.02, 0.04, 0.06)[visit % 3]
    return _another_day(picture, reach, random)


def _another_day(picture: Image.Image, reach: float, random: Generator) -> Image.Image:
    made = _from_aside(picture, reach, random)
    if random.integers(2):
        made = _covered(made, float(random.uniform(0.03, 0.2)), random)
    pixels = numpy.asarray(made, numpy.float32)
    pixels = pixels * _light(pixels.shape[:2], random)[..., None] * _season(random)
    pixels += random.normal(0, 4, pixels.shape)
    made = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))
    return saved(made, int(random.integers(75, 93)))


def _from_aside(picture: Image.Image, reach: float, random: Generator) -> Image.Image:
    """Seen from another spot: shifted, nearer or farther, and every corner elsewhere."""
    wide, high = picture.size
    shift = random.uniform(-reach, reach, 2) * wide
    nearer = random.uniform(0, reach)
    corners = []
    for x, y in ((0, 0), (0, 1), (1, 1), (1, 0)):
        away = random.normal(0, reach / 3, 2) * wide
        inward = (nearer * wide * (1 - 2 * x), nearer * high * (1 - 2 * y))
        corners.append((x * wide + shift[0] + inward[0] + away[0], y * high + shift[1] + inward[1] + away[1]))
    return _warped(picture, corners)


def _warped(picture: Image.Image, corners: list[tuple[float, float]]) -> Image.Image:
    """The picture whose corners lie at these points of `picture`; what lies outside of it is mirrored."""
    wide, high = picture.size
    room = round(0.2 * wide)
    pixels = numpy.pad(numpy.asarray(picture), ((room, room), (room, room), (0, 0)), mode="reflect")
    rows, values = [], []
    for (u, v), (x, y) in zip(((0, 0), (0, high), (wide, high), (wide, 0)), corners, strict=True):
        px, py = x + room, y + room
        rows += [[u, v, 1, 0, 0, 0, -u * px, -v * px], [0, 0, 0, u, v, 1, -u * py, -v * py]]
        values += [px, py]
    told = numpy.linalg.solve(numpy.array(rows, float), numpy.array(values, float))
    return Image.fromarray(pixels).transform(
        picture.size, Image.Transform.PERSPECTIVE, tuple(told), Image.Resampling.BICUBIC
    )


def _light(shape: tuple[int, ...], random: Generator) -> numpy.ndarray:
    """Brighter on one side than on the other, with soft shadows."""
    across = numpy.linspace(*random.uniform(0.8, 1.2, 2), shape[1], dtype=numpy.float32)[None, :]
    down = numpy.linspace(*random.uniform(0.85, 1.15, 2), shape[0], dtype=numpy.float32)[:, None]
    shadows = rough(random, (shape[0], shape[1]), 200, 3)
    lit: numpy.ndarray = across * down * (0.8 + 0.4 * shadows)
    return lit


def _season(random: Generator) -> numpy.ndarray:
    """Greener or browner."""
    tint: numpy.ndarray = random.uniform(0.88, 1.12, 3).astype(numpy.float32)
    return tint
