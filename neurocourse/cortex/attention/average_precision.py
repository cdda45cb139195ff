"""How good is a detector? Overlap of boxes, precision and recall, and the area under their curve."""

import numpy as np

from neurocourse.arguments import array, count, takes


@takes(a=array(shape=("n", 4)), b=array(shape=("m", 4)))
def iou(a, b):
    """Intersection over union of boxes (n, 4) with boxes (m, 4), each top, left, bottom, right: (n, m)."""
    top_left, bottom_right = np.maximum(a[:, None, :2], b[None, :, :2]), np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = np.clip(bottom_right - top_left, 0, None).prod(axis=2)
    areas = [(x[:, 2:] - x[:, :2]).prod(axis=1) for x in (a, b)]
    return shared / np.maximum(areas[0][:, None] + areas[1] - shared, 1e-12)


def suppress(boxes, scores, overlap=0.3):
    """Non-maximum suppression: keep the best box, drop those that overlap it by more, and so on. Returns indices."""
    order, kept = list(np.argsort(-np.asarray(scores), kind="stable")), []
    shared = iou(boxes, boxes) if len(boxes) else np.zeros((0, 0))
    while order:
        best = order.pop(0)
        kept.append(int(best))
        order = [k for k in order if shared[best, k] <= overlap]
    return kept


def match(found, scores, truth, threshold=0.5):
    """Which found boxes are right: best scores first, each true box may be found once. Returns bool (n,)."""
    right, taken = np.zeros(len(found), bool), set()
    shared = iou(found, truth) if len(found) and len(truth) else np.zeros((len(found), 0))
    for k in np.argsort(-np.asarray(scores), kind="stable"):
        free = [j for j in np.flatnonzero(shared[k] >= threshold) if j not in taken]
        if free:
            taken.add(max(free, key=lambda j: shared[k, j]))
            right[k] = True
    return right


def precision_recall(scores, right, n_truth):
    """Precision and recall when all boxes down to each score are accepted, best score first."""
    hits = np.cumsum(np.asarray(right)[np.argsort(-np.asarray(scores), kind="stable")])
    return hits / np.arange(1, len(hits) + 1), hits / max(n_truth, 1)


@takes(scores=array(shape=("n",)), right=array(shape=("n",), dtype=bool), n_truth=count)
def average_precision(scores, right, n_truth):
    """Σ_k (R_k - R_(k-1)) P_k: precision, averaged over the recall that each further box adds.

    Parameters
    ----------
    scores : array, shape (n,)
        How sure the detector was of each box.
    right : array of bool, shape (n,)
    n_truth : int
        Number of true boxes; those never found count against it.

    Returns
    -------
    float, 0 to 1

    References
    ----------
    Everingham M, Van Gool L, Williams CKI, Winn J, Zisserman A (2010). The Pascal visual object classes (VOC)
    challenge. International Journal of Computer Vision 88:303-338. doi:10.1007/s11263-009-0275-4
    """
    if not len(scores):
        return 0.0
    precision, recall = precision_recall(scores, right, n_truth)
    return float((np.diff(recall, prepend=0) * precision).sum())
