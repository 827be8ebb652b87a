"""Writes the table of places as a whole: searches see the old one or the new one, never a mixture."""

from collections.abc import Iterable

from django.db import connection, transaction

from streetwork.places.folding import fold
from streetwork.places.models import Place
from streetwork.places.rows import Row, place_together

COLUMNS = ("postcode", "name", "state_id", "district", "latitude", "longitude", "folded", "weight", "part", "source")


@transaction.atomic
def replace_places(rows: Iterable[Row], source: str) -> int:
    """Put the rows in the place of all that are there. Returns how many."""
    placed = place_together(rows)
    table = connection.ops.quote_name(Place._meta.db_table)
    Place.objects.all().delete()
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for row, weight, part in placed:
            copy.write_row((*row, fold(row.name), weight, part, source))
    return len(placed)
