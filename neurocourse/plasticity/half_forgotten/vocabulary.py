"""Sixty short words, as a memory that draws them pixel by pixel has to know them."""

import numpy as np

ROWS, COLS = 7, 17  # pixels of a word: three letters of 5 by 7, with a gap between them
WORDS = """
SUN SEA SKY ICE FOG DEW OAK IVY BEE ANT CAT DOG COW PIG HEN OWL FOX BAT RAT EEL
EGG JAM TEA PIE NUT FIG HAM OIL BUN RYE CUP POT PAN JUG BOX BAG HAT CAP BED RUG
KEY PEN INK MAP TOY BUS CAR VAN ROD ZOO ARM LEG EAR EYE LIP TOE BOY MAN KID JOY
""".split()
FONT = """
A EHHVHHH   B UHHUHHU   C EHGGGHE   D UHHHHHU   E VGGUGGV   F VGGUGGG   G EHGNHHF
H HHHVHHH   I E44444E   J 72222IC   K HIKOKIH   L GGGGGGV   M HRLLHHH   N HPLJHHH
O EHHHHHE   P UHHUGGG   Q EHHHLID   R UHHUKIH   S FGGE11U   T V444444   U HHHHHHE
V HHHHHA4   W HHHLLRH   X HHA4AHH   Y HHHA444   Z V1248GV
""".split()  # a letter, and its seven rows: five pixels are the bits of a number from 0 to V, which is 31
LETTERS = {letter: [int(row, 32) for row in rows] for letter, rows in zip(FONT[::2], FONT[1::2], strict=True)}


def drawn(word):
    """A word of three letters as pixels, (7, 17): 1 is ink."""
    letters = [[[row >> k & 1 for k in (4, 3, 2, 1, 0)] for row in LETTERS[letter]] for letter in word]
    picture = np.zeros((ROWS, COLS))
    for k, letter in enumerate(letters):
        picture[:, 6 * k : 6 * k + 5] = letter
    return picture


def pictures():
    """All sixty words, (60, 119): a row for each, pixel by pixel."""
    return np.array([drawn(word).ravel() for word in WORDS])


def on_desk(recalled, cols=10):
    """Lay what is recalled, (60, 119), on a desk: cards column by column, with a gap of a pixel around each.

    Returns
    -------
    ndarray
        One picture; gaps are NaN.
    """
    rows = len(recalled) // cols
    desk = np.full((cols, rows, ROWS + 4, COLS + 4), np.nan)
    desk[:, :, 1:-1, 1:-1] = 0
    desk[:, :, 2:-2, 2:-2] = recalled.reshape(cols, rows, ROWS, COLS)
    return desk.transpose(1, 2, 0, 3).reshape(rows * (ROWS + 4), cols * (COLS + 4))
