"""Places as a township officer photographs them, drawn from a number: the same number gives the same place for ever.

A place is a few layers at different distances, so that a camera that stands a step aside sees near things move more than
far ones, as it is outside. What the weather and the hour make (clouds, ripples, light) is drawn from another number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Pixels = NDArray[numpy.float32]

SIZE = (800, 600)
_ROOM = 80
"""So many pixels of every layer lie outside of the picture, for a camera that moves."""
_WIDE, _HIGH = SIZE[0] + 2 * _ROOM, SIZE[1] + 2 * _ROOM


@dataclass(frozen=True)
class Visit:
    """One photograph's circumstances.

    Attributes:
        weather: Number from which clouds and ripples are drawn.
        aside, up: How far the camera stands from the first place, as a share of the picture's width.
    """

    weather: int = 0
    aside: float = 0.0
    up: float = 0.0


@dataclass(frozen=True)
class _Layer:
    """A picture with transparency; `near` is 0 for the horizon and 1 for what stands before the camera."""

    picture: Image.Image | Callable[[Generator], Image.Image]
    """What the weather makes is drawn anew for every visit."""
    near: float


def draw(number: int, visit: Visit = Visit()) -> Image.Image:
    """The place of that number, as photographed on that visit."""
    passing = default_rng([11, number, visit.weather])
    seen = Image.new("RGB", SIZE)
    for layer in _layers(number):
        picture = layer.picture if isinstance(layer.picture, Image.Image) else layer.picture(passing)
        shift = (_ROOM + visit.aside * SIZE[0] * layer.near, _ROOM + visit.up * SIZE[0] * layer.near)
        moved = picture.transform(
            SIZE, Image.Transform.AFFINE, (1, 0, shift[0], 0, 1, shift[1]), Image.Resampling.BICUBIC
        )
        seen.paste(moved, mask=moved.getchannel("A"))
    return seen


@lru_cache(maxsize=1)
def _layers(number: int) -> list[_Layer]:
    return KINDS[number % len(KINDS)](default_rng([7, number]))


def _river(lasting: Generator) -> list[_Layer]:
    """A bank with reeds and a channel."""
    water = int(lasting.integers(330, 430))
    return [
        _sky(),
        _ridge(lasting, int(lasting.integers(200, 300)), 60, (70, 95, 75), 0.1),
        _trees(lasting, int(lasting.integers(300, 360)), int(lasting.integers(5, 12)), 0.3),
        _ground(lasting, water - 40, (110, 115, 70), 0.45),
        _water(lasting, water),
        _bank(lasting, 0.9),
        _reeds(lasting, int(lasting.integers(12, 40)), 1.0),
    ]


def _yard(lasting: Generator) -> list[_Layer]:
    """Sheds, walls and what lies about before them."""
    return [
        _sky(),
        _ridge(lasting, int(lasting.integers(240, 320)), 30, (90, 100, 95), 0.1),
        _sheds(lasting, int(lasting.integers(2, 5)), 0.4),
        _ground(lasting, int(lasting.integers(430, 480)), (150, 140, 120), 0.7),
        _clutter(lasting, int(lasting.integers(6, 18)), 0.85),
    ]


def _outlet(lasting: Generator) -> list[_Layer]:
    """A pipe in a wall of stones above a ditch."""
    return [
        _wall(lasting, 0.5),
        _pipes(lasting, int(lasting.integers(1, 4)), 0.55),
        _water(lasting, int(lasting.integers(480, 540))),
        _reeds(lasting, int(lasting.integers(4, 20)), 1.0),
    ]


def _road(lasting: Generator) -> list[_Layer]:
    """A road with poles, houses along it."""
    return [
        _sky(),
        _ridge(lasting, int(lasting.integers(260, 320)), 40, (80, 100, 90), 0.1),
        _sheds(lasting, int(lasting.integers(2, 6)), 0.3),
        _ground(lasting, int(lasting.integers(390, 430)), (105, 120, 75), 0.5),
        _strip(lasting, 0.6),
        _poles(lasting, int(lasting.integers(2, 6)), 0.8),
        _reeds(lasting, int(lasting.integers(3, 15)), 1.0),
    ]


def _heap(lasting: Generator) -> list[_Layer]:
    """A heap under a green net, partly torn."""
    return [
        _sky(),
        _ridge(lasting, int(lasting.integers(220, 300)), 50, (85, 95, 80), 0.1),
        _trees(lasting, int(lasting.integers(320, 380)), int(lasting.integers(2, 7)), 0.3),
        _ground(lasting, int(lasting.integers(440, 500)), (140, 125, 95), 0.6),
        _net(lasting, 0.8),
        _clutter(lasting, int(lasting.integers(2, 9)), 0.95),
    ]


KINDS: tuple[Callable[[Generator], list[_Layer]], ...] = (_river, _yard, _outlet, _road, _heap)


def rough(random: Generator, shape: tuple[int, int], coarsest: int, octaves: int = 6) -> Pixels:
    """Uneven ground, leaves, stones: values about 0 to 1, uneven at every scale from `coarsest` pixels down."""
    found = numpy.zeros(shape, numpy.float32)
    weight, cell = 1.0, float(coarsest)
    for _ in range(octaves):
        grid = random.random((max(2, round(shape[0] / cell)), max(2, round(shape[1] / cell))), numpy.float32)
        grown = Image.fromarray(grid).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
        found += weight * (numpy.asarray(grown) - 0.5)
        weight, cell = weight * 0.62, max(1.0, cell / 2)
    return found / 2 + 0.5


def painted(colour: tuple[int, int, int], values: Pixels, depth: float = 120) -> Pixels:
    """A colour made lighter and darker."""
    return numpy.clip(numpy.array(colour) + depth * (values[..., None] - 0.5), 0, 255).astype(numpy.float32)


def _layer(pixels: Pixels, mask: Image.Image | None, near: float) -> _Layer:
    return _Layer(_picture(pixels, mask), near)


def _picture(pixels: Pixels, mask: Image.Image | None) -> Image.Image:
    picture = Image.fromarray(pixels.astype(numpy.uint8))
    picture.putalpha(mask if mask is not None else 255)
    return picture


def _mask() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    mask = Image.new("L", (_WIDE, _HIGH))
    return mask, ImageDraw.Draw(mask)


def _sky() -> _Layer:
    def drawn(passing: Generator) -> Image.Image:
        clouds = rough(passing, (_HIGH, _WIDE), 260, 6)
        falling = numpy.linspace(0.8, 0.35, _HIGH, dtype=numpy.float32)[:, None]
        grey = int(passing.uniform(140, 200))
        return _picture(painted((grey, grey + 12, grey + 30), clouds * 0.8 + falling * 0.4, 110), None)

    return _Layer(drawn, 0.0)


def _line(random: Generator, top: int, height: int) -> list[tuple[int, int]]:
    hills = rough(random, (2, _WIDE), 240, 6)[0]
    line = [(x, int(_ROOM + top + height * (2 * hills[x] - 1))) for x in range(_WIDE)]
    return [*line, (_WIDE, _HIGH), (0, _HIGH)]


def _ridge(random: Generator, top: int, height: int, colour: tuple[int, int, int], near: float) -> _Layer:
    mask, drawn = _mask()
    drawn.polygon(_line(random, top, height), fill=255)
    return _layer(painted(colour, rough(random, (_HIGH, _WIDE), 90), 90), mask, near)


def _ground(random: Generator, top: int, colour: tuple[int, int, int], near: float) -> _Layer:
    mask, drawn = _mask()
    drawn.polygon(_line(random, top, 12), fill=255)
    return _layer(painted(colour, rough(random, (_HIGH, _WIDE), 120, 7), 170), mask, near)


def _water(lasting: Generator, top: int) -> _Layer:
    mask, surface = _mask()
    surface.rectangle((0, _ROOM + top, _WIDE, _HIGH), fill=255)
    tone = int(lasting.integers(60, 120))

    def drawn(passing: Generator) -> Image.Image:
        ripples = rough(passing, (_HIGH, _WIDE // 8), 60, 6)
        wide = numpy.asarray(Image.fromarray(ripples).resize((_WIDE, _HIGH), Image.Resampling.BICUBIC))
        return _picture(painted((tone, tone + 15, tone + 10), wide, 130), mask)

    return _Layer(drawn, 0.6)


def _bank(random: Generator, near: float) -> _Layer:
    mask, drawn = _mask()
    left, reach = bool(random.integers(2)), int(random.integers(250, 520))
    corner = [(0, _HIGH), (0, _HIGH - 240), (reach + _ROOM, _HIGH)]
    drawn.polygon([(x if left else _WIDE - x, y) for x, y in corner], fill=255)
    return _layer(painted((120, 105, 75), rough(random, (_HIGH, _WIDE), 50, 6), 190), mask, near)


def _trees(random: Generator, foot: int, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    for _ in range(count):
        x, wide, high = int(random.integers(_WIDE)), int(random.integers(25, 70)), int(random.integers(60, 190))
        y = _ROOM + foot
        for _ in range(14):
            dx, dy = random.normal(0, wide / 2), random.uniform(0.3, 1) * high
            r = int(random.integers(10, 28))
            drawn.ellipse((x + dx - r, y - dy - r, x + dx + r, y - dy + r), fill=255)
        drawn.rectangle((x - 4, y - high // 2, x + 4, y + 12), fill=255)
    return _layer(painted((60, 85, 50), rough(random, (_HIGH, _WIDE), 24, 5), 180), mask, near)


def _reeds(random: Generator, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    for _ in range(count):
        x, y = int(random.integers(_WIDE)), int(random.integers(_HIGH - 200, _HIGH))
        for _ in range(9):
            lean, high = random.normal(0, 22), random.uniform(40, 150)
            drawn.line((x + random.normal(0, 8), y, x + lean, y - high), fill=255, width=int(random.integers(2, 5)))
    return _layer(painted((110, 125, 60), rough(random, (_HIGH, _WIDE), 20, 4), 200), mask, near)


def _sheds(random: Generator, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    pixels = painted((150, 140, 130), rough(random, (_HIGH, _WIDE), 60, 6), 70)
    for _ in range(count):
        x, wide, high = int(random.integers(_WIDE - 100)), int(random.integers(110, 300)), int(random.integers(90, 220))
        foot = _ROOM + int(random.integers(430, 470))
        tone = random.integers(90, 215, 3)
        drawn.rectangle((x, foot - high, x + wide, foot), fill=255)
        drawn.polygon(
            [(x - 12, foot - high), (x + wide // 2, foot - high - 50), (x + wide + 12, foot - high)], fill=255
        )
        pixels[foot - high : foot, x : x + wide] += tone - 140
        pixels[max(0, foot - high - 50) : foot - high, max(0, x - 12) : x + wide + 12] -= random.integers(20, 70)
        for _ in range(int(random.integers(1, 5))):
            wx, wy = (
                x + int(random.integers(10, max(11, wide - 40))),
                foot - high + int(random.integers(10, max(11, high - 50))),
            )
            pixels[wy : wy + int(random.integers(25, 60)), wx : wx + int(random.integers(20, 45))] *= 0.45
    return _layer(numpy.clip(pixels, 0, 255), mask, near)


def _clutter(random: Generator, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    pixels = painted((130, 120, 110), rough(random, (_HIGH, _WIDE), 18, 5), 130)
    for _ in range(count):
        x, y = int(random.integers(_WIDE)), int(random.integers(_HIGH - 260, _HIGH - 40))
        wide, high = int(random.integers(25, 130)), int(random.integers(15, 90))
        if random.integers(2):
            drawn.ellipse((x, y, x + wide, y + high), fill=255)
        else:
            turned = random.normal(0, 15)
            drawn.polygon([(x, y), (x + wide, y + turned), (x + wide, y + high + turned), (x, y + high)], fill=255)
        pixels[y : y + high + 30, x : x + wide] += random.integers(-80, 80, 3)
    return _layer(numpy.clip(pixels, 0, 255), mask, near)


def _wall(random: Generator, near: float) -> _Layer:
    pixels = painted((135, 130, 122), rough(random, (_HIGH, _WIDE), 70, 7), 110)
    y = 0
    while y < _HIGH:
        high, x = int(random.integers(28, 70)), -int(random.integers(60))
        while x < _WIDE:
            wide = int(random.integers(40, 130))
            pixels[y : y + high, max(0, x) : max(0, x + wide)] += random.integers(-35, 35)
            pixels[y : y + high, max(0, x) : max(0, x) + 4] *= 0.55
            x += wide
        pixels[y : y + 4] *= 0.55
        y += high
    return _layer(numpy.clip(pixels, 0, 255), None, near)


def _pipes(random: Generator, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    pixels = painted((120, 120, 118), rough(random, (_HIGH, _WIDE), 30, 5), 90)
    rows, columns = numpy.mgrid[:_HIGH, :_WIDE]
    for _ in range(count):
        x, y, r = int(random.integers(150, _WIDE - 150)), int(random.integers(200, 420)), int(random.integers(30, 95))
        drawn.ellipse((x - r, y - r, x + r, y + r), fill=255)
        drawn.polygon([(x - r // 2, y), (x + r // 2, y), (x + r, _HIGH), (x - r, _HIGH)], fill=255)
        away = numpy.hypot(columns - x, rows - y)
        pixels[away < r * 0.78] *= 0.25
        stain = (abs(columns - x) < r * 0.8) & (rows > y + r)
        pixels[stain] -= random.integers(15, 70, 3)
    return _layer(numpy.clip(pixels, 0, 255), mask, near)


def _strip(random: Generator, near: float) -> _Layer:
    mask, drawn = _mask()
    far, wide = int(random.integers(300, _WIDE - 300)), int(random.integers(20, 60))
    left, right = int(random.integers(-200, 300)), int(random.integers(550, _WIDE + 250))
    top = _ROOM + 400
    drawn.polygon([(far - wide, top), (far + wide, top), (right, _HIGH), (left, _HIGH)], fill=255)
    pixels = painted((125, 125, 125), rough(random, (_HIGH, _WIDE), 40, 7), 110)
    marks = Image.new("L", (_WIDE, _HIGH))
    line = ImageDraw.Draw(marks)
    for part in range(6):
        a, b = (part + 0.1) / 6, (part + 0.5) / 6
        middle = (left + right) / 2 - far
        line.line(
            (far + middle * a, top + (_HIGH - top) * a, far + middle * b, top + (_HIGH - top) * b), fill=255, width=8
        )
    pixels[numpy.asarray(marks) > 0] = (215, 215, 205)
    return _layer(numpy.clip(pixels, 0, 255), mask, near)


def _poles(random: Generator, count: int, near: float) -> _Layer:
    mask, drawn = _mask()
    for _ in range(count):
        x, foot, high = (
            int(random.integers(_WIDE)),
            _ROOM + int(random.integers(420, 560)),
            int(random.integers(200, 420)),
        )
        drawn.rectangle((x - 6, foot - high, x + 6, foot), fill=255)
        drawn.rectangle((x - 45, foot - high + 20, x + 45, foot - high + 28), fill=255)
        drawn.line(
            (0, foot - high + int(random.integers(60)), _WIDE, foot - high + int(random.integers(60))),
            fill=255,
            width=2,
        )
    return _layer(painted((85, 82, 80), rough(random, (_HIGH, _WIDE), 20, 4), 80), mask, near)


def _net(random: Generator, near: float) -> _Layer:
    mask, drawn = _mask()
    peak, foot = int(random.integers(200, _WIDE - 200)), _ROOM + int(random.integers(470, 530))
    top = _ROOM + int(random.integers(170, 300))
    half = int(random.integers(220, 420))
    edge = rough(random, (2, _WIDE), 110, 6)[0]
    line = []
    for x in range(max(0, peak - half), min(_WIDE, peak + half)):
        rise = numpy.cos((x - peak) / half * numpy.pi / 2) ** 0.7 * (foot - top)
        line.append((x, int(foot - rise + 40 * (edge[x] - 0.5))))
    drawn.polygon([(line[0][0], foot), *line, (line[-1][0], foot)], fill=255)
    folds = rough(random, (_HIGH, _WIDE), 70, 6)
    pixels = painted((60, 130, 75), folds, 150)
    rows, columns = numpy.mgrid[:_HIGH, :_WIDE]
    pixels *= (
        0.86 + 0.14 * (((rows + 20 * folds).astype(int) % 7 > 1) & ((columns + 20 * folds).astype(int) % 7 > 1))
    )[..., None]
    torn = rough(random, (_HIGH, _WIDE), 150, 5) > 0.72
    bare = painted((130, 110, 80), rough(random, (_HIGH, _WIDE), 20, 5), 190)
    pixels[torn] = bare[torn]
    soft = mask.filter(ImageFilter.GaussianBlur(1))
    return _layer(pixels, soft, near)
