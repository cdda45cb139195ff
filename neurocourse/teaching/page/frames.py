"""Pictures as PNG bytes: fast for one frame of many, small for the notebook file, the same bytes in every run."""

import io
import struct
import zlib

import numpy as np
from PIL import Image


def png(pixels):
    """PNG bytes (RGB) of ``pixels`` (height, width, 4), fast rather than small: for one frame of many.

    Each row is written as its difference from the row above (PNG calls this filter 2), which is mostly zeros. Choosing
    no filter by row and compressing at level 1 takes half of Pillow's time.
    """
    height, width = pixels.shape[:2]
    rgb = pixels[..., :3].reshape(height, 3 * width)
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = 2
    rows[0, 1:] = rgb[0]
    np.subtract(rgb[1:], rgb[:-1], out=rows[1:, 1:])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def small_png(pixels, colours=128):
    """PNG bytes of ``pixels`` with a palette of at most ``colours``: a third of the size, for the notebook file."""
    out = io.BytesIO()
    few_colours(pixels, colours).save(out, "png", optimize=True)
    return out.getvalue()


def few_colours(pixels, colours=128):
    """A picture with a palette: ``pixels`` in at most so many colours, a thin line and a smooth map each in its own."""
    rgb = np.ascontiguousarray(pixels[..., :3])
    # Colours that span those in use, then each to the mean of its crowd.
    image = Image.fromarray(rgb).quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    crowd, rgb = np.asarray(image).ravel(), rgb.reshape(-1, 3)
    mean = [np.bincount(crowd, channel) for channel in rgb.T] / np.maximum(np.bincount(crowd), 1)
    image.putpalette(mean.T.round().astype(np.uint8).tobytes())
    return image
