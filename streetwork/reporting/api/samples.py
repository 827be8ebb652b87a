"""Examples for the OpenAPI description: invented numbers in the true form."""

from streetwork.reporting.releases.perturbation import METHOD_VERSION, D

BASE = "https://streetwork.example"
NOTE = f"0 may mean 0-{D}; totals do not add up"
METHOD = {
    "name": "cell-key perturbation",
    "version": METHOD_VERSION,
    "menu": 1,
    "d": D,
    "counted": "Contacts. A cell of fewer than three people counts people.",
    "zero": f"0 may mean 0–{D}",
    "absent": f"A combination without a row has the number 0 (0 may mean 0–{D}).",
    "totals": "Totals do not add up: each table is perturbed by itself.",
    "documentation": f"{BASE}/en/statistics/method/",
}
PAGE = {"limit": 10000, "offset": 0, "next": None, "prev": None}
FROZEN = "2026-04-15T03:10:00Z"
TABLES = {
    "method": METHOD,
    "count": 1,
    "tables": [
        {
            "key": "quarter-state-language",
            "title": "Contacts by state and language",
            "kind": "quarter",
            "dimensions": [
                {"name": "state", "codes": f"{BASE}/api/v1/states/"},
                {"name": "language", "codes": f"{BASE}/api/v1/languages/"},
            ],
            "url": f"{BASE}/api/v1/stats/tables/quarter-state-language",
            "periods": [{"period": "2026-Q1", "release": 41, "frozen_at": FROZEN, "is_withheld": False}],
        }
    ],
}
TABLES_CSV = f"""table,dimensions,period,release,frozen_at,is_withheld
quarter-state-language,state language,2026-Q1,41,{FROZEN},false
"""
TABLE = {
    "table": {
        "key": "quarter-state-language",
        "title": "Contacts by state and language",
        "kind": "quarter",
        "dimensions": ["state", "language"],
    },
    "method": METHOD,
    "releases": [
        {"id": 41, "period": "2026-Q1", "frozen_at": FROZEN, "draw": 1, "is_correction": False,
         "languages": ["de", "pl", "ru"]},
    ],
    "withheld": [],
    "filters": {"state": ["ST"]},
    "sum_over": [],
    "count": 2,
    **PAGE,
    "rows": [
        {"period": "2026-Q1", "releases": [41], "state": "ST", "language": "pl", "value": 118, "cells": 1},
        {"period": "2026-Q1", "releases": [41], "state": "ST", "language": "ru", "value": 203, "cells": 1},
    ],
}  # fmt: skip
TABLE_CSV = f"""period,frozen_at,releases,state,language,value,cells
2026-Q1,{FROZEN},41,ST,pl,118,1
2026-Q1,{FROZEN},41,ST,ru,203,1
"""
RELEASES = {
    "method": METHOD,
    "count": 1,
    **PAGE,
    "releases": [
        {
            "id": 41,
            "kind": "quarter",
            "period": "2026-Q1",
            "starts": "2026-01-01",
            "ends": "2026-03-31",
            "frozen_at": FROZEN,
            "draw": 1,
            "is_correction": False,
            "menu": 1,
            "method": METHOD_VERSION,
            "languages": ["de", "pl", "ru"],
            "tables": ["quarter-state-language", "quarter-state-topic", "quarter-language-topic"],
            "withheld": ["quarter-language-platform"],
            "cells_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        }
    ],
}
RELEASES_CSV = f"""id,kind,period,starts,ends,frozen_at,draw,is_correction
41,quarter,2026-Q1,2026-01-01,2026-03-31,{FROZEN},1,false
"""
UNAUTHORIZED = {"title": "Unauthorized", "status": 401, "detail": "This token has expired."}
FORBIDDEN = {"title": "Forbidden", "status": 403, "detail": "This token may not read “directory”."}
TOO_MANY = {
    "title": "Too Many Requests",
    "status": 429,
    "detail": "Too many requests: 120/min are answered. Try again in 12 s.",
    "limit": "120/min",
    "retry_after": 12,
}
