"""What this room stores: numbers by day and value, and the days to count."""

from streetwork.delivery.catalogue import plain

plain("reporting.DirtyDay", "id", "state", "source", "day")
plain(
    "reporting.Rollup", "id", "state", "source", "grain", "starts", "programme", "dimension", "key", "entries", "people"
)
