"""Commands and programs of the guide, with the address of this installation. Each is run by the tests."""

from django.conf import settings

CURL_TABLES = "curl '{base}/tables'"
CURL_CSV = "curl -o statistics.csv '{base}/tables/quarter-state-language?format=csv'"
CURL_FILTER = """curl '{base}/tables/quarter-state-language?state=ST&state=SN&from=2026-Q1&sum_over=language'"""
CURL_AGAIN = """curl -i -H 'If-None-Match: "{etag}"' '{base}/tables/quarter-state-language?format=csv'"""
CURL_KEY = "curl -H \"Authorization: Bearer $STREETWORK_TOKEN\" '{base}/releases'"
PYTHON = '''import csv
import io
from urllib.error import HTTPError
from urllib.request import Request, urlopen

BASE = "{base}"


def read(table, query="", etag="", token=""):
    """The rows of a table and their ETag; None instead of rows when nothing is new."""
    headers = {{"Accept": "text/csv"}}
    if etag:
        headers["If-None-Match"] = etag
    if token:
        headers["Authorization"] = "Bearer " + token
    request = Request(BASE + "/tables/" + table + "?" + query, headers=headers)
    try:
        with urlopen(request, timeout=30) as answer:
            text = answer.read().decode("utf-8")
            return list(csv.DictReader(io.StringIO(text))), answer.headers["ETag"]
    except HTTPError as error:
        if error.code == 304:
            return None, etag
        raise RuntimeError(error.read().decode("utf-8")) from error


rows, etag = read("quarter-state-language", "state=ST")
for row in rows:
    print(row["period"], row["language"], row["value"])

rows, etag = read("quarter-state-language", "state=ST", etag)
print("nothing new" if rows is None else len(rows))
'''
R = """base <- "{base}"
address <- paste0(base, "/tables/quarter-state-language?format=csv&state=ST")

rows <- read.csv(address, na.strings = "", fileEncoding = "UTF-8")
xtabs(value ~ language + period, data = rows)

# With a token, kept in the environment and not in the script:
token <- Sys.getenv("STREETWORK_TOKEN")
held <- url(address, headers = c(Authorization = paste("Bearer", token)))
rows <- read.csv(held, na.strings = "")
"""
SNIPPETS = {
    "tables": CURL_TABLES, "csv": CURL_CSV, "filter": CURL_FILTER, "again": CURL_AGAIN, "token": CURL_KEY,
    "python": PYTHON, "r": R,
}  # fmt: skip
ETAG = "6f1c2e0b9d7a4f38a5c0e2b1d4f6a8c9"


def snippets() -> dict[str, str]:
    """The snippets by name, ready to be copied."""
    base = f"{settings.BASE_URL}/api/v1/stats"
    return {name: text.format(base=base, etag=ETAG) for name, text in SNIPPETS.items()}
