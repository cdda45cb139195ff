"""Many pictures of one explorer in little space: from one state to the next most of a picture stays as it was.

Each picture is cut into square tiles. A tile that was seen before is not kept again; a picture is a list of numbers of
tiles, and all tiles of an explorer stand in one sheet.
"""

import base64
import io
import zlib

import numpy as np

from neurocourse.teaching.page.frames import few_colours

SIDE = 32  # pixels
ROOM = 6_000  # tiles of one explorer


class Full(Exception):
    """These pictures have so little in common that fewer of them have to do: about as many as it says."""


class Tiles:
    """The tiles of pictures of one size. ``add`` takes a picture, ``packed`` gives all of them."""

    def __init__(self, room=ROOM):
        self.room = room
        self.numbers = {}  # bytes of a tile -> its number
        self.pictures = []  # of each the numbers of its tiles, row by row
        self.last = None

    def add(self, rgb):
        """Keep a picture, uint8 (height, width, 3)."""
        tiles = cut(rgb)
        before = self.pictures[-1] if self.pictures else np.zeros(len(tiles), np.uint16)
        changed = np.arange(len(tiles)) if self.last is None else np.flatnonzero((tiles != self.last).any(1))
        now = before.copy()
        for place in changed:
            now[place] = self.numbers.setdefault(tiles[place].tobytes(), len(self.numbers))
        if len(self.numbers) > self.room:
            raise Full(len(self.pictures))
        self.pictures.append(now)
        self.last = tiles

    def packed(self):
        """A dictionary for the page: the sheet as an address, its columns, and the pictures' numbers (deflated)."""
        n = len(self.numbers)
        columns = int(np.ceil(np.sqrt(n)))
        rows = -(-n // columns)
        sheet = np.full((rows * columns, SIDE * SIDE * 3), 255, np.uint8)
        sheet[:n] = [np.frombuffer(tile, np.uint8) for tile in self.numbers]
        sheet = sheet.reshape(rows, columns, SIDE, SIDE, 3).swapaxes(1, 2).reshape(rows * SIDE, columns * SIDE, 3)
        numbers = zlib.compress(np.stack(self.pictures).astype("<u2").tobytes(), 9)
        return dict(
            side=SIDE, columns=columns, sheet=f"data:image/webp;base64,{text(webp(sheet))}", pictures=text(numbers)
        )


def cut(rgb):
    """The tiles of a picture: uint8 (tiles, SIDE · SIDE · 3), white where the picture ends inside one."""
    height, width = rgb.shape[:2]
    rows, columns = -(-height // SIDE), -(-width // SIDE)
    whole = np.full((rows * SIDE, columns * SIDE, 3), 255, np.uint8)
    whole[:height, :width] = rgb
    return whole.reshape(rows, SIDE, columns, SIDE, 3).swapaxes(1, 2).reshape(rows * columns, -1)


def webp(rgb):
    """Bytes of a picture, without loss but for colours beyond 128: with loss, edges of tiles would show."""
    out = io.BytesIO()
    few_colours(rgb).convert("RGB").save(out, "webp", lossless=True, quality=50, method=4)
    return out.getvalue()


def text(data):
    return base64.b64encode(data).decode("ascii")
