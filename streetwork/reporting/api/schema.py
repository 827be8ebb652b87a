"""How the statistics describe themselves in OpenAPI: parameters, answers, examples, and what the gate refuses."""

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, OpenApiTypes, extend_schema

from streetwork.reporting.api import samples
from streetwork.reporting.api.authentication import SCHEME
from streetwork.reporting.api.parameters import CODE, FORMATS, MOST_ROWS
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import DIMENSIONS, PUBLISHED_KINDS
from streetwork.reporting.releases.menu import TABLES as KNOWN
from streetwork.web.problems import MEDIA_TYPE

TAG = "statistics"
TEXT, NUMBER, TRUTH = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT}
MOMENT = {"type": "string", "format": "date-time"}
PERIOD = {"type": "string", "examples": ["2026", "2026-Q1", "2026-05"], "pattern": f"^{CODE.pattern}$"}
KIND = {"type": "string", "enum": [PeriodKind(kind).value for kind in PUBLISHED_KINDS]}


def _object(**properties) -> dict:
    """An object all of whose properties are there; a name that ends with _ may be missing."""
    return {
        "type": "object",
        "properties": {name.removesuffix("_"): schema for name, schema in properties.items()},
        "required": [name for name in properties if not name.endswith("_")],
    }


def _list(**properties) -> dict:
    return {"type": "array", "items": _object(**properties)}


METHOD = _object(
    name=TEXT, version=NUMBER, menu=NUMBER, d=NUMBER, counted=TEXT, zero=TEXT, absent=TEXT, totals=TEXT,
    documentation={"type": "string", "format": "uri"},
)  # fmt: skip
LINK = {"type": ["string", "null"], "format": "uri"}
PAGED = {"count": NUMBER, "limit": NUMBER, "offset": NUMBER, "next": LINK, "prev": LINK}
SHORT = {
    "id": NUMBER, "period": PERIOD, "frozen_at": MOMENT, "draw": NUMBER, "is_correction": TRUTH, "languages_": TEXTS,
}  # fmt: skip
MENU_ANSWER = _object(
    method=METHOD,
    count=NUMBER,
    tables=_list(
        key=TEXT, title=TEXT, kind=KIND, dimensions=_list(name=TEXT, codes=TEXT), url=TEXT,
        periods=_list(period=PERIOD, release=NUMBER, frozen_at=MOMENT, is_withheld=TRUTH),
    ),
)  # fmt: skip
ROW = _object(
    period_=PERIOD, releases={"type": "array", "items": NUMBER}, **{f"{name}_": TEXT for name in DIMENSIONS},
    value=NUMBER | {"minimum": 0}, cells=NUMBER | {"minimum": 1},
)  # fmt: skip
TABLE_ANSWER = _object(
    table=_object(key=TEXT, title=TEXT, kind=KIND, dimensions=TEXTS),
    method=METHOD,
    releases=_list(**SHORT),
    withheld=_list(**SHORT),
    filters={"type": "object", "additionalProperties": TEXTS},
    sum_over=TEXTS,
    **PAGED,
    rows={"type": "array", "items": ROW},
)
DAY = {"type": "string", "format": "date"}
RELEASES_ANSWER = _object(
    method=METHOD,
    **PAGED,
    releases=_list(
        id=NUMBER, kind=KIND, period=PERIOD, starts=DAY, ends=DAY, frozen_at=MOMENT, draw=NUMBER, is_correction=TRUTH,
        menu=NUMBER, method=NUMBER, languages=TEXTS, tables=TEXTS, withheld=TEXTS, cells_hash=TEXT,
    ),
)  # fmt: skip
PROBLEM = {
    **_object(title=TEXT, status=NUMBER, detail=TEXT),
    "description": "Problem details (RFC 9457). `errors` says what is wrong with which parameter, `known` what exists.",
    "additionalProperties": True,
}


def _query(name: str, kind, text: str, **more) -> OpenApiParameter:
    return OpenApiParameter(name, kind, OpenApiParameter.QUERY, description=text, **more)


FORMAT = _query("format", OpenApiTypes.STR, "The form, whatever `Accept` says.", enum=FORMATS)
PAGES = [
    _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": MOST_ROWS}, "Rows of a page."),
    _query("offset", {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0}, "Rows before the page."),
]
CODES = {
    "state": "Codes of states (`/api/v1/states/`): ST.",
    "language": "Codes of languages (`/api/v1/languages/`), and `other`: those too seldom to stand alone.",
    "topic": "Codes of topics of the first level (`/api/v1/topics/`).",
    "platform": "Codes of platforms (`/api/v1/platforms/`).",
}
WITHIN = "A period's code: 2026, 2026-H1, 2026-Q1, 2026-05. Only whole periods of the table"
FILTERS = [
    *(
        _query(name, OpenApiTypes.STR, f"Only these, in tables by {name}. May be repeated. {text}", many=True)
        for name, text in CODES.items()
    ),
    _query("from", PERIOD, f"{WITHIN} that begin with it or later."),
    _query("to", PERIOD, f"{WITHIN} that end with it or earlier."),
    _query(
        "sum_over", OpenApiTypes.STR, "Adds published cells up over these dimensions of the table, or over `period`. "
        "May be given several times. Each row says how many cells it holds: the more, the farther off.",
        many=True, enum=[*DIMENSIONS, "period"],
    ),
]  # fmt: skip


def _header(name: str, text: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.HEADER, description=text, response=[200])


HEADERS = [
    _header("ETag", "A strong validator: send it back as If-None-Match."),
    _header("Link", "Pages (next, prev, first, last); for a CSV `describedby`: the same as JSON, with all about it."),
    _header("X-Total-Count", "Rows of all pages."),
    _header("Statistics-Method", "Method, its version, and D: no number is off by more."),
    _header("Statistics-Note", f"{samples.NOTE}."),
]


def _described(operation: str, summary: str, text: str, answer: dict, *, example: dict, lines: str, refused, more=()):
    csv = OpenApiExample("As CSV", value=lines, media_type="text/csv", response_only=True, status_codes=["200"])
    shown = OpenApiExample("As JSON", value=example, media_type="application/json", response_only=True,
                           status_codes=["200"])  # fmt: skip
    return extend_schema(
        operation_id=operation, summary=summary, description=text, tags=[TAG],
        parameters=[*more, FORMAT, *HEADERS],
        responses={
            (200, "application/json"): OpenApiResponse(answer, description="What was asked for."),
            (200, "text/csv"): OpenApiResponse(OpenApiTypes.STR, description="What was asked for."),
            **{(code, MEDIA_TYPE): OpenApiResponse(PROBLEM_REF, description=why) for code, why in refused},
        },
        examples=[shown, csv],
    )  # fmt: skip


PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}
BAD = (400, "A parameter or a code that does not exist; the answer lists what does.")
NEITHER = (406, "Neither JSON nor CSV is accepted.")
TABLES = _described(
    "listTables", "The published tables", "Which tables there are, by which dimensions, and for which periods.",
    MENU_ANSWER, example=samples.TABLES, lines=samples.TABLES_CSV, refused=(BAD, NEITHER),
)  # fmt: skip
TABLE = _described(
    "readTable", "The rows of a table",
    "In long format, one row per number, by period and codes. Filters and sums are arithmetic on published cells; "
    "whoever needs another total takes the table that has it.",
    TABLE_ANSWER, example=samples.TABLE, lines=samples.TABLE_CSV,
    more=[
        OpenApiParameter("table", OpenApiTypes.STR, OpenApiParameter.PATH, description="Key of the table.",
                         enum=list(KNOWN)),
        *FILTERS, *PAGES,
    ],
    refused=(BAD, (404, "There is no such table; the answer lists those that are."), NEITHER),
)  # fmt: skip
RELEASES = _described(
    "listReleases", "The releases",
    "What was frozen when, the newest period first. A corrected period shows its second draw.",
    RELEASES_ANSWER, example=samples.RELEASES, lines=samples.RELEASES_CSV, more=PAGES, refused=(BAD, NEITHER),
)  # fmt: skip

REFUSED = {
    "401": ("The token is unknown, revoked or expired. It is never ignored.", samples.UNAUTHORIZED),
    "403": ("The token may not read this.", samples.FORBIDDEN),
    "429": ("Too many requests; `Retry-After` says how many seconds to wait.", samples.TOO_MANY),
}
METHODS = ("get", "post", "put", "patch", "delete")
OF_DIRECTORY = {
    "400": "A parameter that does not exist or cannot be read, with its name.",
    "404": "There is no such entry or page.",
}
OF_VOCABULARIES = {"406": "Only JSON is offered."}


def describe_gate(result, generator, request, public):
    """drf-spectacular's hook: what `gate` and the open lists answer to every operation beside what was asked for."""
    parts = result.setdefault("components", {})
    parts.setdefault("schemas", {})["Problem"] = PROBLEM
    for path, item in result["paths"].items():
        more = {} if f"/{TAG[:5]}/" in path else OF_DIRECTORY if path.startswith("/hsds") else OF_VOCABULARIES
        for operation in (item[method] for method in METHODS if method in item):
            operation["security"] = [{}, {SCHEME: []}]
            answers = operation["responses"]
            answers["304"] = {"description": "Nothing new since the answer with this ETag."}
            for code, text in more.items():
                answers.setdefault(code, _problem(text))
            for code, (text, example) in REFUSED.items():
                answers[code] = _problem(text, example)
    return result


def _problem(text: str, example: dict | None = None) -> dict:
    content = {"schema": PROBLEM_REF} | ({"example": example} if example else {})
    return {"description": text, "content": {MEDIA_TYPE: content}}
