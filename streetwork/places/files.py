"""Reads a file of places: GeoNames' postcodes (`DE.txt`, or the `DE.zip` they come in) or a CSV with a header.

GeoNames, by tabs: country, postcode, place, Land, its code, district, its code, Kreis, its AGS, latitude, longitude,
accuracy (https://download.geonames.org/export/zip/readme.txt, CC BY 4.0). CSV: plz, place, state_iso, kreis_ags, lat,
lon. The whole file is read and checked before anything is written.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from streetwork.places.folding import fold
from streetwork.places.rows import Row

# Far above the file of all countries' postcodes of Germany (2 MB); keeps a zip bomb out of memory.
MOST_BYTES = 50_000_000
CSV_HEADER = ["plz", "place", "state_iso", "kreis_ags", "lat", "lon"]
GEONAMES_COLUMNS = 12
# Germany with its islands.
LATITUDES, LONGITUDES = (47.0, 55.2), (5.5, 15.3)


class FileUnreadable(Exception):
    """The file is not what was expected; the text is one sentence, with the line where there is one."""


def read_file(path: Path, states: dict[str, int]) -> list[Row]:
    """All places of Germany, once each. `states`: folded names and codes → id. Raises FileUnreadable."""
    text = _text(path)
    rows = {}
    for number, cells in _lines(text):
        row = _row(cells, states, number)
        if not row.name or len(row.name) > 120:
            raise FileUnreadable(f"Line {number}: the name of the place is missing or longer than 120 characters.")
        rows.setdefault((row.postcode, row.name, row.state_id), row)
    if not rows:
        raise FileUnreadable("The file names no place in Germany.")
    return list(rows.values())


def _text(path: Path) -> str:
    try:
        data = _unzipped(path) if zipfile.is_zipfile(path) else _limited(path.open("rb"))
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as problem:
        raise FileUnreadable(f"The file cannot be read: {problem}.") from problem
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise FileUnreadable(f"Line {line}: the text is not UTF-8.") from problem


def _unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        wanted = [name for name in archive.namelist() if Path(name).name.upper() == "DE.TXT"]
        if not wanted:
            raise FileUnreadable("The ZIP file contains no DE.txt.")
        return _limited(archive.open(wanted[0]))


def _limited(stream) -> bytes:
    with stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileUnreadable(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    return data


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells in the order of CSV_HEADER, with the Land's name and code beside each other."""
    first = text.partition("\n")[0].strip()
    if first.split(",") == CSV_HEADER:
        yield from _csv_lines(text)
        return
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if not line.strip() or (len(cells) == GEONAMES_COLUMNS and cells[0] != "DE"):
            continue
        if len(cells) != GEONAMES_COLUMNS:
            raise FileUnreadable(
                f"Line {number}: {len(cells)} columns instead of {GEONAMES_COLUMNS} as in GeoNames' DE.txt,"
                f" and the first line is not {','.join(CSV_HEADER)}."
            )
        _country, postcode, place, land, code, _name, _code, _kreis, ags, latitude, longitude, _accuracy = cells
        yield number, [postcode, place, f"{code}\t{land}", ags, latitude, longitude]


def _csv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader(io.StringIO(text), strict=True)
    next(lines)
    try:
        for cells in lines:
            if len(cells) != len(CSV_HEADER):
                raise FileUnreadable(f"Line {lines.line_num}: {len(cells)} columns instead of {len(CSV_HEADER)}.")
            yield lines.line_num, cells
    except csv.Error as problem:
        raise FileUnreadable(f"Line {lines.line_num}: {problem}.") from problem


def _row(cells: list[str], states: dict[str, int], number: int) -> Row:
    postcode, name, land, ags, latitude, longitude = (cell.strip() for cell in cells)
    if not re.fullmatch(r"[0-9]{5}", postcode):
        raise FileUnreadable(f"Line {number}: {postcode[:20]!r} is no postcode of five digits.")
    district = ags if re.fullmatch(r"[0-9]{5}", ags) else ""
    return Row(
        postcode,
        name,
        _state(land, district, states, number),
        district,
        _degrees(latitude, LATITUDES, number, "latitude"),
        _degrees(longitude, LONGITUDES, number, "longitude"),
    )


def _state(land: str, district: str, states: dict[str, int], number: int) -> int:
    """By code or name; else by the Kreis, whose key begins with the number of its Land."""
    for name in land.split("\t"):
        if found := states.get(fold(name.removeprefix("DE-"))):
            return found
    if district and int(district[:2]) in states.values():
        return int(district[:2])
    raise FileUnreadable(f"Line {number}: {land.strip()[:40]!r} is no state of Germany.")


def _degrees(text: str, span: tuple[float, float], number: int, kind: str) -> float:
    try:
        value = float(text)
    except ValueError as problem:
        raise FileUnreadable(f"Line {number}: {text[:20]!r} is no {kind}.") from problem
    if not span[0] <= value <= span[1]:
        raise FileUnreadable(f"Line {number}: the {kind} {value} is not in Germany.")
    return value
