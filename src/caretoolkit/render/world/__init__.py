"""The world as the map shows it: the Equal Earth projection, and the land in it.

The outlines of the land are those of Natural Earth (public domain, scale 1:110 million), in the form of the npm package
`world-atlas`; `shapes.py` has made `land.svg` from them.
"""

from math import asin, cos, radians, sin, sqrt

WIDTH = 1000
"""How wide the map is, in the units of its drawing."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH = 2.706629  # of the whole earth, in units of its radius
SOUTHERN_END, NORTHERN_END = -56.0, 83.7
"""The latitudes between which the map shows the world: the ends of the land without Antarctica."""


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place stands on the map, from its upper left corner.

    Equal Earth: areas are true, and shapes are near those one knows (Šavrič, Patterson and Jenny 2018, equations 1 to 3).
    """
    x, y = _equal_earth(latitude, longitude)
    _, top = _equal_earth(NORTHERN_END, 0)
    scale = WIDTH / (2 * _HALF_WIDTH)
    return round(WIDTH / 2 + x * scale, 1), round((top - y) * scale, 1)


def _equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    slope = 9 * _A4 * sixth * squared + 7 * _A3 * sixth + 3 * _A2 * squared + _A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (_A1 + _A2 * squared + sixth * (_A3 + _A4 * squared))


HEIGHT = round(projected(SOUTHERN_END, 0)[1])
"""How high the map is."""
