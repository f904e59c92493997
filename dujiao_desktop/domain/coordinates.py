"""经纬度: how far apart two points are, and where a map of this country shows a point that a camera recorded."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, pi, radians, sin, sqrt

_EARTH_M = 6_371_008.8
# The ellipsoid of Krassowski, on which GCJ-02 is computed.
_AXIS_M, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323
_EAST, _WEST, _SOUTH, _NORTH = 137.8347, 72.004, 0.8293, 55.8271
"""What GCJ-02 takes for the country; outside of it both are the same."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth in degrees."""

    latitude: float
    longitude: float

    @property
    def text(self) -> str:
        """29.563000，106.551600: latitude first, to some ten centimetres."""
        return f"{self.latitude:.6f}，{self.longitude:.6f}"

    def metres_to(self, other: Point) -> float:
        """Distance along the ground."""
        up, across = radians(other.latitude - self.latitude), radians(other.longitude - self.longitude)
        middle = cos(radians(self.latitude)) * cos(radians(other.latitude))
        part = sin(up / 2) ** 2 + middle * sin(across / 2) ** 2
        return 2 * _EARTH_M * atan2(sqrt(part), sqrt(1 - part))


def gcj02(wgs84: Point) -> Point:
    """Where maps of this country (高德、腾讯) show what a camera recorded in WGS-84; some hundred metres off."""
    if not (_SOUTH <= wgs84.latitude <= _NORTH and _WEST <= wgs84.longitude <= _EAST):
        return wgs84
    x, y = wgs84.longitude - 105.0, wgs84.latitude - 35.0
    waves = 20.0 * (sin(6.0 * x * pi) + sin(2.0 * x * pi))
    up = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    up += (waves + 20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    up += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    across = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    across += (waves + 20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    across += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    slope = sin(radians(wgs84.latitude))
    bend = 1 - _ECCENTRICITY * slope * slope
    metres_up = radians(1) * _AXIS_M * (1 - _ECCENTRICITY) / (bend * sqrt(bend))
    metres_across = radians(1) * _AXIS_M / sqrt(bend) * cos(radians(wgs84.latitude))
    return Point(wgs84.latitude + up / metres_up, wgs84.longitude + across / metres_across)
