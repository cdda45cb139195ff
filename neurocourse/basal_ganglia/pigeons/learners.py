"""Four simulated learners between two places. Only the first has the matching law typed in."""

import numpy as np

LEARNERS = ("share of income", "policy", "policy that forgets", "values")
FORGOTTEN = 0.002  # income that is never forgotten, so that no place is given up for ever


class Income:
    """Chooses in proportion to what each place has paid of late, over a memory of ``tau`` choices."""

    def __init__(self, n, tau):
        self.income, self.tau = np.full((n, 2), 0.2), tau

    def p_first(self):
        """Probability of place 1, (n,)."""
        mine, other = (self.income + FORGOTTEN).T
        return mine / (mine + other)

    def learn(self, first, rewarded):
        """Let all income fade a little, and add what was paid now."""
        self.income *= 1 - 1 / self.tau
        self.income[:, 0] += (first & rewarded) / self.tau
        self.income[:, 1] += (~first & rewarded) / self.tau


class Policy:
    """Makes what it has just done more likely, the more the better it ended: no income, no value, no law.

    θ ← (1 - ``fades``) θ + η (r - r̄) (1 - p) for the place that was chosen, as an actor does; η is large at first.
    Where this settles, reward and choice no longer vary together, and that is matching (Loewenstein & Seung 2006,
    doi:10.1073/pnas.0505220103).
    """

    def __init__(self, n, fades):
        self.theta, self.usual, self.fades, self.t = np.zeros(n), np.full(n, 0.2), fades, 0

    def p_first(self):
        """Probability of place 1, (n,)."""
        return 1 / (1 + np.exp(-self.theta))

    def learn(self, first, rewarded):
        """Turn the policy by the surprise."""
        eta = max(0.3, 40 / (20 + self.t))
        self.theta = (1 - self.fades) * self.theta + eta * (rewarded - self.usual) * (first - self.p_first())
        self.t += 1
        self.usual += 0.05 * (rewarded - self.usual)


class Values:
    """Learns what a visit to each place is worth and chooses by a softmax, as Q-learning with one state does."""

    def __init__(self, n, beta=8.0, alpha=0.1):
        self.value, self.rows, self.beta, self.alpha = np.full((n, 2), 0.2), np.arange(n), beta, alpha

    def p_first(self):
        """Probability of place 1, (n,)."""
        return 1 / (1 + np.exp(self.beta * (self.value[:, 1] - self.value[:, 0])))

    def learn(self, first, rewarded):
        """Correct the value of the place that was chosen."""
        place = 1 - first.astype(np.intp)
        self.value[self.rows, place] += self.alpha * (rewarded - self.value[self.rows, place])


def learner_of(name, n):
    """n learners of one of ``LEARNERS``."""
    return {
        "share of income": lambda: Income(n, tau=20.0),
        "policy": lambda: Policy(n, fades=0.0),
        "policy that forgets": lambda: Policy(n, fades=0.006),
        "values": lambda: Values(n),
    }[name]()
