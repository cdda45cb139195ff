"""Claim cards: what the articles say. The reader votes, then sees the verdict, the reason and the sources."""

import html

from neurocourse.teaching import record, rooms
from neurocourse.teaching.page.display import BLUE, BROWN, PURPLE, RED, folded, pill, rich, show_both, static_card
from neurocourse.teaching.questions.asking import Questions
from neurocourse.teaching.rooms.entries import VERDICTS

KICKER = "What do you say?"
MEANING = (
    "Holds: true as it stands. Caveats: true within limits. Misleading: a true core, a false impression. Wrong: not so."
)
LOOKS = {"Holds": ("✓", BLUE), "Caveats": ("≈", PURPLE), "Misleading": ("△", BROWN), "Wrong": ("✗", RED)}


def claims(room, *ids):
    """Show the claim cards of a room: all of them, or those named.

    Parameters
    ----------
    room : module or str
        Such as ``pioneers``; its claims stand in ``claims.toml``.
    ids : str
        Ids of claims, in the order in which they are to be shown.

    Raises
    ------
    RoomError
        An id is unknown, or the file is malformed.
    """
    name, cards = rooms.room_name(room), rooms.claims(room, ids)

    def judge(number, choice):
        card, vote = cards[number], VERDICTS[choice]
        record.answered("claims", f"{name}.{card.id}", {"vote": vote, "right": vote == card.verdict})
        return verdict(card, vote), vote == card.verdict

    items = [dict(legend=rich(c.claim), note=rich(c.where), options=list(VERDICTS)) for c in cards]
    look = dict(kicker=KICKER, intro=MEANING, button="See the verdict", columns=True)
    widget = Questions(judge, tell_score, items, **look)
    show_both(widget, as_html(cards), as_text(cards))


def verdict(card, vote=None):
    """Verdict, reason, where it is shown and the sources, as HTML."""
    symbol, colour = LOOKS[card.verdict]
    said = "" if vote is None else " as you said." if vote == card.verdict else f" You said: {vote}."
    sources = "".join(f"<li>{cite(source)}</li>" for source in card.sources)
    return (
        f"<p>{pill(symbol, card.verdict, colour)}{said}</p><p>{rich(card.why)}</p>"
        f"<p>See for yourself: {rich(card.demonstration)}</p><p>Sources:</p><ul>{sources}</ul>"
    )


def cite(source):
    """A source with its link."""
    if not source.link:
        return rich(source.cite)
    words = f"doi:{source.doi}" if source.doi else source.url
    look = 'style="text-decoration: underline" target="_blank" rel="noopener"'
    link = f'<a href="{html.escape(source.link)}" {look}>{html.escape(words)}</a>'
    return f"{rich(source.cite)} {link}"


def tell_score(agreed, voted, total):
    """How often reader and sources agree."""
    return f"You and the sources agree on {agreed} of {voted} {'claim' if voted == 1 else 'claims'}." if voted else ""


def as_html(cards):
    """The claims for a page without a kernel, each with its verdict folded under it."""
    parts = [
        f"<p><strong>{rich(card.claim)}</strong> ({rich(card.where)})</p>{folded('Verdict', verdict(card))}"
        for card in cards
    ]
    return static_card(KICKER, f"<p>{MEANING}</p>" + "".join(parts))


def as_text(cards):
    """The claims as plain text, without verdicts."""
    return "\n".join([KICKER, MEANING, *(f"  {n}. {c.claim} ({c.where})" for n, c in enumerate(cards, 1))])
