"""Ways down the slope. Each works in place on one flat parameter vector, however many layers it belongs to."""

import math

import numpy as np

from neurocourse.arguments import describe, number, positive, takes


class Optimiser:
    """What all share: a step size ``eta``, which may be changed between steps, and a memory of past gradients.

    A new kind gives ``move(theta, g)``, and ``allocate`` when it remembers more than the number ``t`` of its steps.
    """

    @takes(eta=positive, decay=number(low=0))
    def __init__(self, eta, *, decay=0.0):
        self.eta, self.decay = eta, decay
        self.reset()

    def reset(self):
        """Forget all past gradients: the next step may be for another network."""
        self.t = 0
        self.shape = None

    def step(self, parameters, gradients):
        """Move ``parameters``, an ndarray of shape (n,), in place, one step against ``gradients``, shape (n,)."""
        if self.t == 0:
            self._start(parameters, gradients)
        if parameters.shape != self.shape or gradients.shape != self.shape:
            raise ValueError(
                f"this optimiser works on parameters and gradients of shape {self.shape}, got {parameters.shape} and "
                f"{gradients.shape}; call reset() or make a new one for another network"
            )
        self.t += 1
        self.move(parameters, gradients + self.decay * parameters if self.decay else gradients)

    def _start(self, parameters, gradients):
        for name, value in (("parameters", parameters), ("gradients", gradients)):
            if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or value.ndim != 1:
                raise TypeError(f"{name} must be a flat array of floats, such as network.{name}")
        self.shape = parameters.shape
        self.allocate(parameters)

    def allocate(self, parameters):
        """Make the memory that the rule needs, shaped like ``parameters``."""
        self.scratch = np.empty_like(parameters)

    def move(self, theta, g):
        """The rule itself."""
        raise NotImplementedError(f"{type(self).__name__} must define move(theta, g)")


def optimiser_of(name, value):
    """A check of arguments: an optimiser, and not its class or its name."""
    if not isinstance(value, Optimiser):
        raise TypeError(f"{name} must be SGD(…), Momentum(…) or Adam(…), got {describe(value)}")
    return value


class SGD(Optimiser):
    """Gradient descent: θ ← θ − η g, with g from a random batch.

    Parameters
    ----------
    eta : float
        Step size η > 0.
    decay : float
        λ >= 0 of the penalty ½ λ θ² that keeps parameters small: g ← g + λ θ. The same in the other optimisers.

    References
    ----------
    Robbins H, Monro S (1951). A stochastic approximation method. Annals of Mathematical Statistics 22:400-407.
    doi:10.1214/aoms/1177729586
    """

    def move(self, theta, g):
        theta -= np.multiply(g, self.eta, out=self.scratch)


class Momentum(Optimiser):
    """A heavy ball: v ← μ v + g, θ ← θ − η v.

    Parameters
    ----------
    eta : float
        Step size η > 0.
    mu : float
        What the ball keeps of its velocity, 0 <= μ < 1.
    decay : float
        See `SGD`.

    References
    ----------
    Polyak BT (1964). Some methods of speeding up the convergence of iteration methods. USSR Computational Mathematics
    and Mathematical Physics 4:1-17. doi:10.1016/0041-5553(64)90137-5
    """

    @takes(mu=number(low=0, below=1))
    def __init__(self, eta, mu=0.9, *, decay=0.0):
        self.mu = mu
        super().__init__(eta, decay=decay)

    def allocate(self, parameters):
        super().allocate(parameters)
        self.v = np.zeros_like(parameters)

    def move(self, theta, g):
        self.v *= self.mu
        self.v += g
        theta -= np.multiply(self.v, self.eta, out=self.scratch)


class Adam(Optimiser):
    """A step of its own for every parameter, from running means of the gradient and of its square.

    m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − η m̂ / (√v̂ + ε)

    with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), because both means start at zero. See `plain.adam_step`.

    Parameters
    ----------
    eta : float
        Step size η > 0.
    beta1, beta2 : float
        How much of the past each mean keeps, 0 <= β < 1.
    epsilon : float
        ε > 0, keeps the quotient finite.
    decay : float
        See `SGD`.

    References
    ----------
    Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. doi:10.48550/arXiv.1412.6980.
    """

    @takes(beta1=number(low=0, below=1), beta2=number(low=0, below=1), epsilon=positive)
    def __init__(self, eta=0.001, *, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.0):
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        super().__init__(eta, decay=decay)

    def allocate(self, parameters):
        super().allocate(parameters)
        self.m, self.v = np.zeros_like(parameters), np.zeros_like(parameters)

    def move(self, theta, g):
        # m and v are kept as sums, without the factors (1 − β): m̂ = a m and √v̂ = b √v, with two numbers a and b.
        a = (1 - self.beta1) / (1 - self.beta1**self.t)
        b = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.t))
        m, v, s = self.m, self.v, self.scratch
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=s)
        # η a m / (b √v + ε) = (η a / b) m / (√v + ε / b)
        np.sqrt(v, out=s)
        s += self.epsilon / b
        np.divide(m, s, out=s)
        s *= self.eta * a / b
        theta -= s
