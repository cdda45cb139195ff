"""A picture that needs nothing to be seen: a small PNG inside HTML, with its description.

The same figure gives the same bytes, so that a notebook built twice is the same file.
"""

import base64
import html
import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

COLOURS = 128


def pixels(fig):
    """Draw a figure with Agg and return its pixels on white: (height, width, 3) uint8."""
    old = fig.canvas
    canvas = old if isinstance(old, FigureCanvasAgg) else FigureCanvasAgg(fig)
    canvas.draw()
    rgba = np.asarray(canvas.buffer_rgba()).astype(np.uint16)
    fig.set_canvas(old)
    alpha = rgba[..., 3:]
    return ((rgba[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def png(fig):
    """PNG bytes of a figure or of its pixels (h, w, 3 or 4), with a palette of at most 128 colours."""
    rgb = np.ascontiguousarray(fig[..., :3]) if isinstance(fig, np.ndarray) else pixels(fig)
    out = io.BytesIO()
    # A palette that spans the colours in use, then one step towards the crowd: thin lines and smooth maps both keep theirs.
    small = Image.fromarray(rgb).quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=0)
    small.save(out, format="PNG", optimize=True)
    return out.getvalue()


def figure_html(png, alt, caption="", css_class="nc-figure"):
    """``<figure>`` with the picture inside it, its description for those who do not see it, and a caption for all."""
    data = base64.b64encode(png).decode("ascii")
    below = f"<figcaption>{html.escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure class="{css_class}" style="margin: 0"><img src="data:image/png;base64,{data}" '
        f'alt="{html.escape(alt)}" style="max-width: 100%">{below}</figure>'
    )
