"""Answers to the exercises of plasticity, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# ---- second half


# anchored_step(theta, g, theta_A, F, lam, eta)


@right("anchored_step")
def anchored_step_mean(theta, g, theta_A, F, lam, eta):
    weight = eta * lam * F
    return (theta - eta * g + weight * theta_A) / (1 + weight)


@right("anchored_step")
def anchored_step_change(theta, g, theta_A, F, lam, eta):
    return theta - eta * (g + lam * F * (theta - theta_A)) / (1 + eta * lam * F)


@right("anchored_step")
def anchored_step_from_the_anchor(theta, g, theta_A, F, lam, eta):
    away = theta - eta * g - theta_A
    return theta_A + away / (1 + eta * lam * F)


@right("anchored_step")
def anchored_step_loop(theta, g, theta_A, F, lam, eta):
    new = []
    for k in range(len(theta)):
        p = eta * lam * F[k]
        new.append((theta[k] - eta * g[k] + p * theta_A[k]) / (1 + p))
    return np.array(new)


@right("anchored_step")
def anchored_step_list(theta, g, theta_A, F, lam, eta):
    return [(t - eta * s + eta * lam * f * a) / (1 + eta * lam * f) for t, s, a, f in zip(theta, g, theta_A, F)]  # noqa: B905


@right("anchored_step")
def anchored_step_per_eta(theta, g, theta_A, F, lam, eta):
    return (theta / eta - g + lam * F * theta_A) / (1 / eta + lam * F)


@right("anchored_step")
def anchored_step_shares(theta, g, theta_A, F, lam, eta):
    share = 1 / (1 + eta * lam * F)
    return share * (theta - eta * g) + (1 - share) * theta_A


@right("anchored_step")
def anchored_step_solve(theta, g, theta_A, F, lam, eta):
    p = np.multiply(eta * lam, F)
    return np.divide(np.subtract(theta, np.multiply(eta, g)) + p * theta_A, 1 + p)


@right("anchored_step")
def anchored_step_where(theta, g, theta_A, F, lam, eta):
    free = theta - eta * g
    stiff = eta * lam * F
    return np.where(stiff > 0, (free + stiff * theta_A) / (1 + stiff), free)


@right("anchored_step")
def anchored_step_in_place(theta, g, theta_A, F, lam, eta):
    new = np.array(theta, dtype=float)
    new -= eta * np.asarray(g)
    new += eta * lam * np.asarray(F) * theta_A
    new /= 1 + eta * lam * np.asarray(F)
    return new


@wrong("anchored_step", "pull where the step begins")
def anchored_step_explicit(theta, g, theta_A, F, lam, eta):
    return theta - eta * (g + lam * F * (theta - theta_A))


@wrong("anchored_step", "first the slope, then the pull")
def anchored_step_two_steps(theta, g, theta_A, F, lam, eta):
    new = theta - eta * g
    return new - eta * lam * F * (new - theta_A)


@wrong("anchored_step", "no importance")
def anchored_step_l2(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * lam * theta_A) / (1 + eta * lam)


@wrong("anchored_step", "anchors at zero")
def anchored_step_decay(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g) / (1 + eta * lam * F)


@wrong("anchored_step", "no slope")
def anchored_step_no_slope(theta, g, theta_A, F, lam, eta):
    return (theta + eta * lam * F * theta_A) / (1 + eta * lam * F)


@wrong("anchored_step", "uphill")
def anchored_step_uphill(theta, g, theta_A, F, lam, eta):
    return (theta + eta * g + eta * lam * F * theta_A) / (1 + eta * lam * F)


@wrong("anchored_step", "no lambda")
def anchored_step_no_lambda(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * F * theta_A) / (1 + eta * F)


@wrong("anchored_step", "no eta in the pull")
def anchored_step_no_eta(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + lam * F * theta_A) / (1 + lam * F)


@wrong("anchored_step", "divides a part")
def anchored_step_brackets(theta, g, theta_A, F, lam, eta):
    return theta - eta * g + eta * lam * F * theta_A / (1 + eta * lam * F)


@wrong("anchored_step", "not divided")
def anchored_step_undivided(theta, g, theta_A, F, lam, eta):
    return theta - eta * g + eta * lam * F * theta_A


@wrong("anchored_step", "returns the change")
def anchored_step_only_change(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * lam * F * theta_A) / (1 + eta * lam * F) - theta


@wrong("anchored_step", "twice the pull")
def anchored_step_twice(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + 2 * eta * lam * F * theta_A) / (1 + 2 * eta * lam * F)


@wrong("anchored_step", "no springs")
def anchored_step_plain(theta, g, theta_A, F, lam, eta):
    return theta - eta * g


@wrong("anchored_step", "clipped")
def anchored_step_clipped(theta, g, theta_A, F, lam, eta):
    new = theta - eta * g
    return new + np.clip(eta * lam * F, 0, 1) * (theta_A - new)


@wrong("anchored_step", "the penalty itself")
def anchored_step_penalty(theta, g, theta_A, F, lam, eta):
    return lam / 2 * np.sum(F * (theta - theta_A) ** 2)


@wrong("anchored_step", "the slope of the penalty")
def anchored_step_gradient(theta, g, theta_A, F, lam, eta):
    return g + lam * F * (theta - theta_A)
