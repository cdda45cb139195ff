"""The Nernst potential of one kind of ion, and where a door leads that lets two kinds through."""

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


HCO3_OUT, HCO3_IN, P_HCO3 = 25.0, 15.0, 0.2  # mmol/L, and how well bicarbonate passes compared with chloride


@takes(inside=array(above=0), outside=array(above=0), bicarbonate=number(low=0), temperature=number(above=-ZERO_C))
def gaba(inside=4.5, outside=120.0, *, bicarbonate=P_HCO3, temperature=37.0):
    """Where a GABA door leads, in mV: chloride passes it, and bicarbonate a little (Goldman, Hodgkin and Katz).

    E = -RT / F · ln(([Cl]_out + P·[HCO₃]_out) / ([Cl]_in + P·[HCO₃]_in)), with 25 mmol/L of bicarbonate outside and 15
    inside. Both ions have the charge -1.

    Parameters
    ----------
    inside, outside : float or array, mmol/L
        Chloride.
    bicarbonate : float
        P, its permeability as a share of that of chloride: about a fifth. At 0 this is the Nernst potential.
    temperature : float, °C

    Returns
    -------
    float or array, mV

    References
    ----------
    Kaila K (1994). Ionic basis of GABA_A receptor channel function in the nervous system. Progress in Neurobiology
    42:489-537. doi:10.1016/0301-0082(94)90049-3
    """
    return potential(outside + bicarbonate * HCO3_OUT, inside + bicarbonate * HCO3_IN, -1, temperature=temperature)
