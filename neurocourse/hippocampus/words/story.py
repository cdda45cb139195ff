"""The text that the language models learn from, made for this course: a small grammar, and a story written by hand.

The grammar has two habits that reach far. The verb agrees with its subject, however much stands between them ("the rats
near the house sleep"), and it fits the time of day, which the sentence named in its first words.
"""

from neurocourse.arguments import count, generator, takes

TIMES = ("in the morning", "at night")
NOUNS = ("rat", "owl", "cat", "child", "teacher", "bird")
PLURAL = {"child": "children", "mouse": "mice"}
PLACES = ("house", "tree", "river", "garden", "school")
LINKS = ("near", "behind", "above")
ADJECTIVES = ("small", "old", "quiet", "hungry", "clever")
# What is done in the morning, and at night. Every verb here takes an s after one subject, and none after many.
VERBS = {"in the morning": ("wake", "sing", "work", "eat"), "at night": ("sleep", "dream", "wait", "hunt")}

# Written by hand. Lower case, a full stop is a word of its own.
STORY = """
a rat lives behind the old school . the rat is small and clever . it knows every tree in the garden .
in the morning it runs to the river . at night it sleeps near the house . one morning the rat finds a maze .
the maze is old and quiet . the rat does not know the way . it turns left and finds a wall .
it turns right and finds a wall . it waits and listens . the rat remembers the first turn .
it turns left and then right . it finds the food . the rat eats the food and sleeps .
at night the rat dreams of the maze . in the dream it turns left and then right . the way comes back in the dream .
in the morning the rat remembers the way . it runs to the maze and turns left . then it turns right and finds the food .
an owl lives above the river . the owl is old and hungry . at night the owl hunts near the garden .
the owl hears the rat . the rat hears the owl . the rat runs to the house and waits .
the owl waits in the tree . the rat does not sleep . in the morning the owl sleeps and the rat eats .
a child lives in the house . the child goes to school in the morning . the teacher tells the child a story .
the story is about a rat and a maze . the child remembers the story . at night the child tells the cat the story .
the cat listens and sleeps . in the dream the cat hunts the rat . the rat is clever and the cat does not find it .
the birds sing above the garden . the children work in the school . the teachers wait near the house .
the cats sleep behind the school . the owls hunt above the river . the rats dream of the food .
the rat knows the way to the food . the child knows the way to the school . the bird knows the way to the tree .
every night the rat dreams of the way . every morning the rat knows the way . this is how the rat remembers .
the teacher asks the child about the story . the child tells the story . the story comes back and the teacher listens .
"""


def plural(noun):
    """More than one of it."""
    return PLURAL.get(noun, noun + "s")


@takes(n=count, rng=generator)
def draw_sentences(n, *, rng):
    """Draw ``n`` sentences from the grammar, each a list of words ending with a full stop."""
    return [_sentence(rng) for _ in range(n)]


def _sentence(rng):
    time, many = str(rng.choice(TIMES)), bool(rng.integers(2))
    words = [*time.split(), *_noun_phrase(NOUNS, many, rng)]
    if rng.random() < 0.7:
        words += [str(rng.choice(LINKS)), *_noun_phrase(PLACES, bool(rng.integers(2)), rng)]
    verb = str(rng.choice(VERBS[time], p=(0.4, 0.3, 0.2, 0.1)))
    return [*words, verb if many else verb + "s", "."]


def _noun_phrase(nouns, many, rng):
    noun = str(rng.choice(nouns))
    adjective = [str(rng.choice(ADJECTIVES))] if rng.random() < 0.4 else []
    return ["the", *adjective, plural(noun) if many else noun]


def story_sentences():
    """The sentences of the story, each a list of words ending with a full stop."""
    return [[*sentence.split(), "."] for sentence in STORY.split(".") if sentence.strip()]


def verbs(time, many):
    """The verbs that fit a time of day and a number of subjects."""
    return [verb if many else verb + "s" for verb in VERBS[time]]
