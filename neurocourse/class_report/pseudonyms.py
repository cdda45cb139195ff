"""Invented labels in place of names. Who is who stands in a key file beside the names, and nowhere else.

A label is drawn, not computed: nobody who knows the class can work out whose it is.
"""

import json
import os
import secrets

from neurocourse.launch import Stuck
from neurocourse.launch.lessons import regular, replace

KEY = "class-key.json"
ANIMALS = """
    Adder Albatross Badger Bat Bear Beaver Bee Beetle Bison Bittern Buzzard Camel Carp Cicada Coot Cormorant Crab Crane
    Cricket Curlew Deer Dolphin Dove Dragonfly Duck Eagle Eel Egret Elk Falcon Ferret Finch Firefly Fox Frog Gannet
    Gazelle Gecko Gibbon Goose Gull Hare Hawk Hedgehog Heron Hornet Ibex Ibis Jackdaw Jay Kestrel Kingfisher Kite Lark
    Lemur Linnet Lizard Llama Lobster Lynx Magpie Marmot Marten Mole Moth Mouse Newt Nightjar Octopus Oriole
    Osprey Otter Owl Panther Pelican Perch Petrel Pigeon Pike Plover Puffin Quail Rabbit Raven Robin Salmon Seal Shrew
    Shrike Siskin Snail Sparrow Squid Starling Stoat Stork Swallow Swan Swift Tapir Tern Thrush Toad Trout Turtle Viper
    Vole Walrus Warbler Wasp Weasel Whale Whelk Wolf Wombat Wren Yak Zebra
""".split()


def hidden(folder, students, remarks):
    """Students and remarks under labels, which stay the same from one report to the next."""
    key = read_key(folder)
    labels = {name.casefold(): label for label, name in key.items()}
    for name in [*(s.name for s in students), *(r.student for r in remarks)]:
        if name.casefold() not in labels:
            labels[name.casefold()] = label = draw(key)
            key[label] = name
    write_key(folder, key)
    shown = [student._replace(name=labels[student.name.casefold()]) for student in students]
    return sorted(shown, key=lambda student: student.name), [without_name(remark, labels) for remark in remarks]


def without_name(remark, labels):
    """A remark that names neither the student nor the file."""
    label = labels[remark.student.casefold()]
    return remark._replace(student=label, file=f"{label}: {remark.what}")


def draw(key):
    """A label that nobody has yet; animals come a second time when all are taken."""
    for turn in range(1, 1000):
        free = [name for animal in ANIMALS if (name := animal if turn == 1 else f"{animal} {turn}") not in key]
        if free:
            return secrets.choice(free)
    raise Stuck("there are more students than labels.")


def read_key(folder):
    """Label -> name, as an earlier report has left it."""
    path = folder / KEY
    if not os.path.lexists(path):
        return {}
    try:
        key = json.loads(path.read_bytes()) if regular(path) else None
    except (OSError, ValueError, RecursionError):
        key = None
    if not isinstance(key, dict) or not all(isinstance(name, str) for name in key.values()):
        raise Stuck(f"{path} is damaged, or not a key of this command. Rename it, and new labels are drawn.")
    return key


def write_key(folder, key):
    try:
        replace(folder / KEY, json.dumps(dict(sorted(key.items())), indent=1, ensure_ascii=False).encode())
        os.chmod(folder / KEY, 0o600)
    except OSError as error:
        raise Stuck(
            f"cannot write {folder / KEY} ({error.strerror}). Copy the class's folder to a place of yours."
        ) from None
