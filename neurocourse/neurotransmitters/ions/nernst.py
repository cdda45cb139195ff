"""The Nernst potential: the voltage at which diffusion and electric pull on one kind of ion cancel."""

import numpy as np

from neurocourse.arguments import array, broadcast, number, takes

R, F, ZERO_C = 8.314462618, 96485.33212, 273.15  # J/(mol K), C/mol, K


@takes(outside=array(above=0), inside=array(above=0), z=number, temperature=number(above=-ZERO_C))
def potential(outside, inside, z=1, *, temperature=37.0):
    """Nernst potential of one kind of ion: E = RT / (zF) · ln(outside / inside).

    Parameters
    ----------
    outside, inside : float or array, mmol/L
    z : int
        Charge: 1 for sodium and potassium, -1 for chloride, 2 for calcium.
    temperature : float, °C

    Returns
    -------
    float or array, mV
        58 mV for each factor of ten at 20 °C and z = 1; 61.5 mV at 37 °C.

    Raises
    ------
    ValueError
        When a concentration is not positive, or z is 0.
    """
    if not z:
        raise ValueError("z must not be 0: an uncharged molecule has no Nernst potential")
    (outside, inside), kelvin = broadcast(outside=outside, inside=inside), temperature + ZERO_C
    return (1000 * R * kelvin / (z * F) * np.log(outside / inside))[()]


@takes(inside=array(above=0), outside=array(above=0), temperature=number(above=-ZERO_C))
def chloride(inside=5.0, outside=120.0, *, temperature=37.0):
    """Nernst potential of chloride, in mV: E_Cl = -RT / F · ln(outside / inside), concentrations in mmol/L.

    References
    ----------
    Rivera C, Voipio J, Payne JA, et al. (1999). The K+/Cl- co-transporter KCC2 renders GABA hyperpolarizing during
    neuronal maturation. Nature 397:251-255. doi:10.1038/16697
    """
    return potential(outside, inside, -1, temperature=temperature)
