"""Small landscapes and banners as PNG (RFC 2083), painted without any library."""

from __future__ import annotations

import functools
import math
import operator
import random
import struct
import zlib

from app.quick_dataclass import dataclass

Colour = tuple[int, int, int]

# A photo is never flat: up to this much is added to every value, so colours stay below 252.
_GRAIN = bytes(value & 3 for value in range(256))


class Canvas:
    """RGB pixels; every drawing call clips to the picture."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.pixels = bytearray(width * height * 3)

    def gradient(self, top: int, bottom: int, above: Colour, below: Colour) -> None:
        """Fill whole rows, from one colour to the other."""
        span = max(1, bottom - top)
        for y in range(max(0, top), min(self.height, bottom)):
            row = bytes(mix(above, below, (y - top) / span)) * self.width
            self.pixels[y * self.width * 3 : (y + 1) * self.width * 3] = row

    def span(self, y: int, left: int, right: int, colour: Colour) -> None:
        left, right = max(0, left), min(self.width, right)
        if 0 <= y < self.height and left < right:
            start = (y * self.width + left) * 3
            self.pixels[start : start + (right - left) * 3] = bytes(colour) * (right - left)

    def box(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        for y in range(top, bottom):
            self.span(y, left, right, colour)

    def disc(self, x: int, y: int, radius: int, colour: Colour) -> None:
        for row in range(-radius, radius + 1):
            half = int(math.sqrt(radius * radius - row * row))
            self.span(y + row, x - half, x + half + 1, colour)

    def ridge(self, profile: list[int], colour: Colour) -> None:
        """Fill each column from profile[x] down to the lower edge."""
        stride = self.width * 3
        for x, wanted in enumerate(profile):
            top = min(max(0, wanted), self.height)
            for channel in range(3):
                start = (top * self.width + x) * 3 + channel
                count = self.height - top
                self.pixels[start::stride] = bytes([colour[channel]]) * count

    def png(self, *, grain: int | None = None) -> bytes:
        """The PNG file; `grain` seeds the noise of a photo, None leaves a drawing clean."""
        data = bytes(self.pixels)
        if grain is not None:
            noise = random.Random(grain).randbytes(len(data)).translate(_GRAIN)
            data = bytes(map(operator.add, data, noise))
        stride = self.width * 3
        rows = b"".join(b"\0" + data[y * stride : (y + 1) * stride] for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 3)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )


@dataclass(frozen=True, slots=True)
class Palette:
    sky: Colour
    horizon: Colour
    far: Colour
    near: Colour
    ground: Colour
    sun: Colour
    shade: Colour


EVENING = Palette(
    (52, 60, 110), (245, 178, 124), (120, 92, 128), (70, 58, 96), (34, 32, 60), (250, 226, 170), (20, 22, 48)
)
MORNING = Palette(
    (150, 196, 226),
    (240, 236, 222),
    (150, 178, 190),
    (92, 132, 140),
    (48, 84, 88),
    (250, 246, 230),
    (40, 82, 100),
)
SUMMER = Palette(
    (78, 150, 212),
    (206, 230, 240),
    (130, 172, 170),
    (86, 142, 96),
    (58, 110, 62),
    (250, 244, 206),
    (16, 66, 110),
)
WINTER = Palette(
    (140, 158, 182),
    (226, 230, 236),
    (176, 188, 204),
    (120, 138, 162),
    (232, 236, 242),
    (248, 244, 236),
    (70, 92, 120),
)
PALETTES = {"evening": EVENING, "morning": MORNING, "summer": SUMMER, "winter": WINTER}


@functools.lru_cache(maxsize=32)
def photo(scene: str, mood: str, width: int = 640, height: int = 427) -> bytes:
    """A photo-like picture. scene: harbour, mountains, lighthouse, field. mood: a key of PALETTES."""
    palette = PALETTES[mood]
    seed = zlib.crc32(f"{scene} {mood}".encode())
    canvas = Canvas(width, height)
    horizon = int(height * 0.58)
    canvas.gradient(0, horizon, palette.sky, palette.horizon)
    canvas.disc(int(width * (0.2 + seed % 60 / 100)), int(height * 0.36), height // 14, palette.sun)
    if scene in ("harbour", "lighthouse"):
        _sea(canvas, palette, horizon, seed)
        if scene == "harbour":
            _cranes(canvas, palette, horizon)
        else:
            _tower(canvas, palette, horizon, int(width * 0.7))
    else:
        canvas.gradient(horizon, height, palette.horizon, palette.near)
        steep = 1.0 if scene == "mountains" else 0.35
        for number, share in enumerate((0.0, 0.35, 0.7, 1.0)):
            colour = mix(palette.far, palette.ground, share)
            base = int(height * (0.5 + 0.13 * number))
            canvas.ridge(_ridge(width, base, height * 0.2 * steep, seed + number), colour)
    return canvas.png(grain=seed)


@functools.lru_cache(maxsize=32)
def banner(start: Colour, end: Colour, seed: int, width: int = 600, height: int = 140) -> bytes:
    """A clean header image: a gradient with overlapping discs."""
    canvas = Canvas(width, height)
    canvas.gradient(0, height, start, end)
    chance = random.Random(seed)
    for _ in range(9):
        x, y, radius = chance.randrange(width), chance.randrange(height), chance.randrange(18, 70)
        canvas.disc(x, y, radius, mix(start, end, 0.25 + chance.random() * 0.6))
    return canvas.png()


def mix(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (int(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _ridge(width: int, base: int, rise: float, seed: int) -> list[int]:
    chance = random.Random(seed)
    waves = [
        (chance.uniform(1.5, 4) * 2**octave, chance.uniform(0, 6.3), 0.55**octave) for octave in range(5)
    ]
    return [
        int(
            base
            - rise * sum(size * math.sin(count * x / width * 6.3 + phase) for count, phase, size in waves) / 2
        )
        for x in range(width)
    ]


def _sea(canvas: Canvas, palette: Palette, horizon: int, seed: int) -> None:
    deep = mix(palette.sky, palette.shade, 0.45)
    canvas.gradient(horizon, canvas.height, mix(palette.horizon, palette.sky, 0.45), deep)
    chance = random.Random(seed)
    for _ in range(420):
        y = horizon + int((canvas.height - horizon) * chance.random() ** 1.6)
        length = 4 + (y - horizon) // 4
        x = chance.randrange(canvas.width)
        depth = (y - horizon) / (canvas.height - horizon)
        canvas.span(y, x, x + length, mix(palette.sun, deep, 0.45 + depth * 0.5))


def _cranes(canvas: Canvas, palette: Palette, horizon: int) -> None:
    canvas.box(0, horizon - 16, canvas.width, horizon, palette.near)
    for number in range(6):
        x = 40 + number * canvas.width // 6
        tall = 90 + (number * 37) % 50
        canvas.box(x, horizon - tall, x + 5, horizon, palette.ground)
        canvas.box(x + 26, horizon - tall, x + 31, horizon, palette.ground)
        canvas.box(x - 44, horizon - tall - 5, x + 60, horizon - tall, palette.ground)
        canvas.box(x - 10, horizon - 34, x + 46, horizon - 6, mix(palette.ground, palette.sun, 0.2))


def _tower(canvas: Canvas, palette: Palette, horizon: int, x: int) -> None:
    for row in range(-24, 25):
        half = int(canvas.width * 0.27 * math.sqrt(1 - (row / 25) ** 2))
        canvas.span(horizon + 6 + row, x - half, x + half, mix(palette.near, palette.ground, (row + 24) / 48))
    top = horizon - 180
    for y in range(top, horizon - 14):
        half = 11 + (y - top) // 16
        stripe = (y - top) // 34 % 2
        canvas.span(y, x - half, x + half, (196, 60, 54) if stripe else (238, 234, 226))
    canvas.box(x - 16, top - 6, x + 16, top, palette.ground)
    canvas.box(x - 9, top - 28, x + 9, top - 6, palette.sun)
    canvas.box(x - 13, top - 33, x + 13, top - 28, palette.ground)
