"""Distances on the globe, by the database and its index.

A place is a point on the unit sphere, as a `cube` of three coordinates (contrib/cube; `earthdistance`, which does
the same, may only be installed by a superuser). The straight chord between two points grows with the distance on
the ground, so the GiST index answers both *within* and *nearest*.
"""

import math

from django.db.models import BooleanField, Case, FloatField, Func, Value, When

EARTH_KM = 6371.0088  # mean radius, IUGG


def sphere_point(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The point (degrees) on the unit sphere."""
    lat, lon = math.radians(latitude), math.radians(longitude)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def chord_of(km: float) -> float:
    """The chord on the unit sphere that spans `km` on the ground."""
    return 2 * math.sin(min(km / EARTH_KM, math.pi) / 2)


class SpherePoint(Func):
    """SpherePoint("latitude", "longitude"): the columns as a point, NULL without one; what the index is built on."""

    arity = 2

    def as_sql(self, compiler, connection, **extra):
        lat, lat_params = compiler.compile(self.source_expressions[0])
        lon, lon_params = compiler.compile(self.source_expressions[1])
        point = f"cube(ARRAY[cosd({lat}) * cosd({lon}), cosd({lat}) * sind({lon}), sind({lat})])"
        sql = f"CASE WHEN {lat} IS NOT NULL THEN {point} END"  # a cube takes no NULL
        return sql, [*lat_params, *lat_params, *lon_params, *lat_params, *lon_params, *lat_params]


class _Here(Func):
    template = "cube(ARRAY[%(expressions)s]::float8[])"
    arity = 3


def _here(latitude: float, longitude: float) -> Func:
    return _Here(*(Value(part, output_field=FloatField()) for part in sphere_point(latitude, longitude)))


def distance_km(latitude: float, longitude: float) -> Func:
    """Expression: kilometres from (latitude, longitude) to the row's place, as the crow flies; NULL without one."""
    km = Func(
        SpherePoint("latitude", "longitude"),
        _here(latitude, longitude),
        template=f"({2 * EARTH_KM} * asin(least(1, cube_distance(%(expressions)s) / 2)))",
        arg_joiner=", ",
        output_field=FloatField(),
    )
    return Case(When(latitude__isnull=False, then=km), output_field=FloatField())


def nearest_first(latitude: float, longitude: float) -> Func:
    """Expression to order by: the chord, which the index walks (KNN)."""
    return Func(
        SpherePoint("latitude", "longitude"),
        _here(latitude, longitude),
        template="(%(expressions)s)",
        arg_joiner=" <-> ",
        output_field=FloatField(),
    )


def within(latitude: float, longitude: float, km: float) -> Func:
    """Condition, by the index: in the box around the circle of `km`. Its corners reach 1.7 times as far."""
    return Func(
        SpherePoint("latitude", "longitude"),
        Func(
            _here(latitude, longitude),
            Value(chord_of(km), output_field=FloatField()),
            template="cube_enlarge(%(expressions)s, 3)",
        ),
        template="(%(expressions)s)",
        arg_joiner=" <@ ",
        output_field=BooleanField(),
    )
