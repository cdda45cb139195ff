"""What the tests of the course's words share: patterns of years and DOIs, and a way to count sentences."""

import re

DOI = re.compile(r"10\.\d{4,9}/\S+")
DATED = re.compile(r"\((18|19|20)\d\d\)\. ")


def sentences(text):
    """How many sentences a text has."""
    return len(re.findall(r"[.?!](?= [A-Z0-9]|$)", text))


# Numbers in sentences, as neurocourse.wording writes them

NOUNS = """
angles answers axons bars batches beats bits boxes brains cells choices classes codes colours connections
crossings cues cycles days degrees digits drops eigenfaces episodes epochs errors events examples features
fields filters flips frames functions groups images impulses inputs items kernels layers learners lines links
maps memories messages minutes mistakes moments networks neighbours neurons notes outputs packets pairs
patterns peaks periods photographs pictures pixels places players points predictions pulls pulses questions
readers robots rooms rows samples scenes seconds sentences shots slides spikes squares starts states stations
steps stimuli stores streets strides subjects synapses targets things ticks tiles times traces trainings
trials turns units updates values votes walks weights wins words years
""".split()
FAULTS = {
    "a hyphen for a minus": re.compile(r"(?<![\w.)])-(?=\.?\d)"),
    "a zero with a sign": re.compile(r"(?<![\w.)])[-−+]0(?:\.0+)?(?!\.?\d)"),
    "a number for a machine": re.compile(r"\de[-+]?\d"),
    "one of many": re.compile(rf"(?<![\w.,])1 (?:(?!and|in|is|of|or|to)[a-z-]+ )?(?:{'|'.join(NOUNS)})\b(?!/)"),
    "a long number without commas": re.compile(r"(?<![\w.,])\d{5,}(?!\w)"),
}
APART = re.compile(r"\$.*?\$|https?://\S+|10\.\d{4,9}/\S+")  # formulas and addresses have rules of their own


def faults(text):
    """What is wrong with the numbers in ``text``: words and places, a list."""
    text = APART.sub("", text)
    return [
        f"{what}: {text[max(m.start() - 20, 0) : m.end() + 20]!r}"
        for what, p in FAULTS.items()
        for m in p.finditer(text)
    ]
