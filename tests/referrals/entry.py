"""A browser that sends the form of an entry back as it was drawn, with some fields changed."""

from django.http import QueryDict

LISTS = {
    "topic_ids",
    "languages",
    "interpreter_languages",
    "target_groups",
    "first_contact",
    "phones",
    "served_state_ids",
}


def as_sent(form, **changed) -> dict:
    """What a browser would send for the drawn form."""
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if name == "hours":
            sent |= hours_as_sent(value or {})
        elif name in LISTS:
            sent[name] = [str(each) for each in value or []]
        else:
            text = "" if value is None else str(value)
            sent[name] = text.replace("\n", "\r\n")
    return sent | changed


def hours_as_sent(stored: dict) -> dict:
    sent = {"hours_sent": "1"}
    for day, pairs in (stored.get("weekly") or {}).items():
        for number, (opens, closes) in enumerate(pairs):
            sent |= {f"hours_{day}_{number}_opens": opens, f"hours_{day}_{number}_closes": closes}
    for number, each in enumerate(stored.get("exceptions") or []):
        prefix = f"hours_exception_{number}"
        sent |= {f"{prefix}_from": each["from"], f"{prefix}_until": each["until"], f"{prefix}_note": each["note"]}
        for span, (opens, closes) in enumerate(each["times"]):
            sent |= {f"{prefix}_{span}_opens": opens, f"{prefix}_{span}_closes": closes}
    if stored.get("by_appointment"):
        sent["hours_by_appointment"] = "on"
    return sent


def query(**values) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in values.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent
