"""Tables of what trainings of several networks have given, over three seeds or more; `prepared` has the recipes."""

import numpy as np

from neurocourse.cortex import prepared
from neurocourse.cortex.breaks import cue_conflict, light, places
from neurocourse.cortex.maps import aliasing
from neurocourse.cortex.plain import rivals
from neurocourse.cortex.sorting import fields
from neurocourse.wording import span


def scramble():
    """Unseen digits read as written and with all pixels shuffled, over three seeds."""
    lines = [f"{'':30}{'as written':20}all shuffled"]
    for kind in rivals.KINDS:
        lines.append(_row(kind, [prepared.scramble(share=share, kind=kind).right for share in (0, 100)], 30))
    return "\n".join(lines)


def moving():
    """Digits read where they were learned and one pixel further, for each pool, without and with a blur."""
    lines = [f"{'':24}{'in place':20}{'one pixel aside':20}answer changed"]
    for kind in aliasing.POOLS:
        for blur in (False, True)[: 1 + (kind != aliasing.POOLS[0])]:
            found = prepared.moving(kind=kind, blur=blur)
            lines.append(_row("blur, then " * blur + kind, [*found.right[:, 4:6].T, found.flips], 24))
    return "\n".join(lines)


def copies():
    """Digits read on the left, where the networks learned, and on the right, for filters and readouts."""
    lines = [f"{'filters':9}{'readout':18}{'learned':12}{'on the left':20}on the right"]
    for everywhere in (False, True):
        for filters in places.FILTERS:
            for readout in places.READOUTS:
                found = prepared.copies(filters=filters, readout=readout, everywhere=everywhere).right
                name = f"{filters:9}{readout:18}{'everywhere' if everywhere else 'on the left'}"
                lines.append(_row(name, [found[:, 4], found[:, 12]], 39))
    return "\n".join(lines)


def lights():
    """Digits read as learned, in fog and in negative, by each eye."""
    lines = [f"{'':25}{'as learned':20}{'in fog':20}in negative"]
    at = [int(np.abs(prepared.DIMMED - contrast).argmin()) for contrast in light.LIGHTS]
    return "\n".join([*lines, *(_row(eye, prepared.lights(eye=eye).right.T[at], 25) for eye in prepared.EYES)])


def textures():
    """Conflicts named after texture and after outline, with strong and faint textures, by network and training."""
    lines = [f"{'':34}{'contrast 1':36}contrast 0.1", f"{'':34}" + f"{'texture':18}{'outline':18}" * 2]
    lines[1] = lines[1].rstrip()
    for network in cue_conflict.NETWORKS:
        for training in cue_conflict.TRAININGS:
            found = [prepared.textures(network=network, training=training, contrast=c).shares.T for c in (1.0, 0.1)]
            lines.append(_row(f"{network}, {training}", [*found[0][:2], *found[1][:2]], 34, 18))
    return "\n".join(lines)


def fooled():
    """Digits read when each pixel is changed by 15% of full ink: by chance, as chosen at once, and in many steps."""
    at = int(np.abs(prepared.EPSILONS - prepared.STRONG).argmin())
    lines = [f"{'':23}{'untouched':18}{'by chance':18}{'chosen at once':18}in 20 steps"]
    for reader in prepared.READERS:
        found = prepared.fooled(reader=reader)
        right = found.right
        lines.append(_row(reader, [right[:, 0, 0], right[:, at, 1], right[:, at, 0], found.walked], 23, 18))
    return "\n".join(lines)


def fog():
    """Mean average precision in clear air, in mist and in fog, of detectors that learned in clear air or in fog."""
    shown = {"clear air": 0, "seen up to 390 m": 3, "seen up to 98 m": 7}
    lines = [f"{'learned':18}" + "".join(f"{words:20}" for words in shown).rstrip()]
    for name, foggy in {"in clear air": False, "in fog, too": True}.items():
        means = prepared.fog(foggy=foggy).precision.mean(axis=2)
        lines.append(_row(name, [means[:, at] for at in shown.values()], 18))
    return "\n".join(lines)


def turned():
    """How often upright and turned faces are told from other things, by judge and by what was learned."""
    lines = [f"{'learned from faces':20}{'judge':12}{'upright':20}upside down"]
    for both_ways, words in {False: "upright", True: "both ways up"}.items():
        auc = prepared.turned(both_ways=both_ways).auc
        lines += [_row(f"{words:20}{judge}", auc[:, :, k].T, 32) for k, judge in enumerate(("eigenfaces", "network"))]
    return "\n".join(lines)


def sorting():
    """Medians of the measures of each kind of field, and how many of them the measures alone sort rightly."""
    lines = [f"{'':23}{'R²':15}{'half width (°)':16}{'length/width':15}sorted rightly (%)"]
    for i, kind in [*enumerate(fields.KINDS), (2, "network, small start")]:
        runs = prepared.sorting(small=kind not in fields.KINDS).measured.astype(np.float64)
        medians = np.median(runs[:, i], axis=1).T
        rightly = [100 * fields.sorted_by_measures(run)[i, i] for run in runs]
        cells = [*(span(column, digits) for column, digits in zip(medians, (2, 0, 1), strict=True)), span(rightly, 0)]
        lines.append(
            f"{kind:23}" + "".join(f"{'≈ ' + c:{w}}" for c, w in zip(cells, (15, 16, 15, 9), strict=True)).rstrip()
        )
    return "\n".join(lines)


def _row(name, columns, width, apart=20):
    return f"{name:{width}}" + "".join(f"{span(column, 2, learned=True):{apart}}" for column in columns).rstrip()
