"""Examples for the OpenAPI description: an entry of each list."""

STATE = {"id": 15, "code": "ST", "name": {"de": "Sachsen-Anhalt", "en": "Saxony-Anhalt"}, "nuts": "DEE",
         "is_supraregional": False}  # fmt: skip
LANGUAGE = {"code": "pl", "name": {"de": "Polnisch", "en": "Polish"}, "own_name": "polski", "is_retired": False}
PLATFORM = {
    "code": "telegram",
    "name": {"de": "Telegram"},
    "reply_window_hours": None,
    "post_limit": 4096,
    "is_retired": False,
}
PART = {
    "id": 101,
    "code": "job_search_applications",
    "name": {"de": "Bewerbung", "en": "Applications"},
    "is_sensitive": False,
    "is_retired": False,
    "funder_categories": [],
}
TOPIC = {
    "id": 1,
    "code": "job_search",
    "name": {"de": "Arbeitssuche", "en": "Job search", "pl": "Szukanie pracy"},
    "is_sensitive": False,
    "is_retired": False,
    "funder_categories": [{"scheme": "mbe", "code": "job_search", "name": {"de": "Arbeitssuche"}}],
    "parts": [PART],
}
