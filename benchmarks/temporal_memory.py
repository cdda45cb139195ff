"""A temporal memory that learns words: ours, neuroSush's on PyTorch, and the sequence learner of BrainBlocks in C++.

Pairs of words share their middle, as ABCDE and XBCDY do: 300 words, whose ends are told. Five columns a letter with
eight cells each, twelve dendrites of ten synapses a cell, four of which wake a dendrite. Afterwards each beginning gets
its right end and the wrong one, without learning: the right one should surprise no column, the wrong one all.

HTM's own libraries do not install on this Python: htm.core is not on the index, nupic is for Python 2. What installs
is ``pip install --no-deps neurosush==0.5.0 brainblocks==0.7.1``, into an environment of its own with PyTorch, or with
``--target`` into a folder on ``PYTHONPATH``; BrainBlocks is compiled on the way. Run:
``python benchmarks/temporal_memory.py [rounds]``.
"""

import sys
from importlib.util import find_spec

from timing import interleaved, mean, quotient, rounds_from

COMMON = """
import numpy as np
from neurocourse.columns.temporal_memory.sequence_memory import DENDRITES, GAIN, LIKE, LOSS, START, SYNAPSES, THRESHOLD
from neurocourse.columns.temporal_memory.sequence_memory import CONNECTED, WIDTH, TemporalMemory
from neurocourse.columns.temporal_memory.streams import two_words
CELLS, WORDS, PUNISH = 8, 300, 0.05
words = np.concatenate([two_words(3) + 7 * k for k in range(pairs)])
letters = 7 * pairs

def taught(memory, seed):
    for word in words[np.random.default_rng(seed).integers(len(words), size=WORDS)].tolist():
        memory.reset()
        for letter in word:
            memory.see(letter, learns=True)
    return memory

def surprise(memory, word, end):
    memory.reset()
    for letter in [*word[:-1], end]:
        memory.see(letter, learns=False)
    return memory.surprised()
"""
OURS = """
class Ours(TemporalMemory):
    def surprised(self):
        return self.burst.sum() / WIDTH

def ours(seed):
    return taught(Ours(letters, CELLS, punish=PUNISH, rng=seed), seed)
"""
SUSH = """
import torch
from neurosush.htm.temporal_memory import TemporalMemory as OnTorch
torch.set_num_threads(1)
shown = torch.eye(letters, dtype=torch.bool).repeat_interleave(WIDTH, dim=1)

class Sush(OnTorch):
    def see(self, letter, learns):
        self.compute(shown[letter], learn=learns)

    def surprised(self):
        return self.anomaly

def sush(seed):
    grown = dict(initial_permanence=START, connected=CONNECTED, increment=GAIN, decrement=LOSS)
    room = dict(max_new_synapses=WIDTH, max_synapses_per_segment=SYNAPSES, max_segments_per_cell=DENDRITES)
    wakes = dict(activation_threshold=THRESHOLD, min_threshold=LIKE, predicted_decrement=PUNISH)
    return taught(Sush(letters * WIDTH, CELLS, seed=seed, **grown, **room, **wakes), seed)
"""
BLOCKS = """
from brainblocks.blocks import BlankBlock, SequenceLearner

class Blocks:
    def __init__(self, seed):
        self.ear = BlankBlock(letters * WIDTH, 2, seed)
        how = dict(num_spc=CELLS, num_dps=DENDRITES, num_rpd=SYNAPSES, d_thresh=THRESHOLD, always_update=True)
        self.learner = SequenceLearner(letters * WIDTH, seed=seed, **how)
        self.learner.input.add_child(self.ear.output, 0)
        self.learner.init()
        self.columns = np.arange(letters * WIDTH).reshape(letters, WIDTH).tolist()

    def reset(self):
        self.learner.clear()

    def see(self, letter, learns):
        self.ear.output.acts = self.columns[letter]
        self.ear.feedforward()
        self.learner.feedforward(learns)

    def surprised(self):
        return self.learner.get_anomaly_score()

def blocks(seed):
    return taught(Blocks(seed), seed)
"""
PEERS = {"neurosush": ("neuroSush", SUSH, "sush"), "brainblocks": ("BrainBlocks", BLOCKS, "blocks")}


def ends(space, memory):
    """Mean share of columns that are surprised by the right ends, and by the wrong ones."""
    words = space["words"].tolist()
    right = [space["surprise"](memory, word, word[-1]) for word in words]
    wrong = [space["surprise"](memory, word, words[k ^ 1][-1]) for k, word in enumerate(words)]
    return mean(right), mean(wrong)


def rows(pairs, rounds):
    """Print the lines of so many pairs of words."""
    space, sides = {"pairs": pairs}, {}
    exec(COMMON + OURS, space)
    sides["ours"] = space["ours"]
    for module, (name, side, call) in PEERS.items():
        if find_spec(module) is None:
            print(f"| {pairs} | {name} | not installed | – | – | – |")
            continue
        exec(side, space)
        sides[name] = space[call]
    timed = interleaved(sides, rounds=rounds)
    for name, (_, memories) in timed.items():
        right, wrong = (mean(one) for one in zip(*(ends(space, memory) for memory in memories), strict=True))
        print(f"| {pairs} | {name} | {right:.2f} | {wrong:.2f} | {quotient(timed, name)} |")


def main(rounds):
    print("## Temporal memory, words that share their middle\n")
    print(
        "300 words of five letters, 40 cells a letter. Surprise: share of the columns of the last letter that did not"
    )
    print("expect it, mean over words and seeds; 0 at the right end and 1 at the wrong one means that beginnings are")
    print("told apart. HTM's own libraries, htm.core and nupic, do not install on this Python.\n")
    print(
        "neuroSush keeps only the dendrites that have grown, ours all that could grow: so ours falls behind where there"
    )
    print("are many letters. With 14 pairs each word comes ten times, and neither has learned them all. BrainBlocks is")
    print("C++ and needs a hundredth of the time, but at these settings it comes to expect either end after either")
    print("beginning: a surprised column of it lets every cell learn that has learned before.\n")
    print("| pairs of words | memory | surprise at the right end | at the wrong end | its time / ours | range |")
    print("|---|---|---|---|---|---|")
    for pairs in (1, 4, 14):
        rows(pairs, rounds)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 5))
