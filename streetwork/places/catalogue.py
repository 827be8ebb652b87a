"""Towns and postcodes tell of no person."""

from streetwork.delivery.catalogue import plain

plain(
    "places.Place",
    "id",
    "postcode",
    "name",
    "state",
    "district",
    "latitude",
    "longitude",
    "folded",
    "weight",
    "part",
    "source",
)
