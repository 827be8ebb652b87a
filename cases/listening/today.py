"""What listening puts on Today: how many finds wait, by language. No mail says so: nobody is waiting for an answer
that was promised, so the digest of agreed things leaves them out.
"""

from django.db.models import Count

from cases.listening.enums import LeadKind
from cases.models import Lead
from streetwork.vocabulary.snapshot import vocabulary

SHOWN = 5


def finds(request):
    """Finds and own comments that nobody looked at, with the way to each language."""
    waiting = Lead.objects.visible_to(request.access).untriaged().order_by()
    rows = list(waiting.values("language", "kind").annotate(n=Count("pk")))
    if not rows:
        return None
    known, by_language = vocabulary().languages, {}
    for row in rows:
        if row["kind"] == LeadKind.HIT:
            by_language[row["language"]] = by_language.get(row["language"], 0) + row["n"]
    ranked = sorted(by_language.items(), key=lambda each: (-each[1], each[0] or ""))
    return {
        "total": sum(by_language.values()),
        "languages": [(code, known[code].name, number) for code, number in ranked if code in known][:SHOWN],
        "own": sum(row["n"] for row in rows if row["kind"] == LeadKind.OWN),
    }
