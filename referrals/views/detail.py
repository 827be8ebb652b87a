from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals.enums import Decision, FirstContact, Status, TargetGroup
from referrals.facts import value_of
from referrals.models import TRANSLATED, AdvisoryCenter, Correction, PublishedCenter
from referrals.presenters import CenterCard
from referrals.rules import MOVES, may_edit, may_move, missing_for_publication
from referrals.timeline import timeline
from referrals.views import for_readers
from streetwork.accounts.roles import REFERS


@for_readers
@require_safe
def center_detail(request, pk):
    """The whole entry for people of its state; what is published for all others."""
    center = AdvisoryCenter.objects.visible_to(request.access).filter(pk=pk).first()
    if center is not None:
        return _page(request, center, **_inside(request, center))
    published = PublishedCenter.objects.filter(pk=pk).first()
    if published is None:
        raise Http404
    return _page(request, published)


def _inside(request, center) -> dict:
    """What only people of the state see."""
    edits = may_edit(request.access, center)
    return {
        "is_own": True,
        "may_edit": edits,
        "moves": [move for move in MOVES if may_move(center, move)] if edits else [],
        "missing": list(missing_for_publication(center).values()) if edits and center.status == Status.DRAFT else [],
        "timeline": timeline(center),
        "open_corrections": Correction.objects.filter(
            state=center.state_id, center=center.pk, decision=Decision.OPEN
        ).count(),
    }


def _page(request, center, **inside):
    written = languages_of(center)
    asked = request.GET.get("lang")
    card = CenterCard(center, asked if asked in written else get_language())
    texts = [(label, text) for label, text in ((_label(field), getattr(card, field)) for field in TRANSLATED) if text]
    merged = center.merged_into_id and PublishedCenter.objects.filter(pk=center.merged_into_id).first()
    context = {
        "center": center,
        "card": card,
        "texts": texts,
        "text_language": texts[0][1].language if texts else "",
        "written": [(code, name) for code, name in settings.LANGUAGES if code in written],
        "groups": [str(TargetGroup(group).label) for group in center.target_groups],
        "ages": ages_of(center),
        "served": value_of("served_state_ids", center.served_state_ids) if center.served_state_ids else "",
        "first_contact": [str(FirstContact(way).label) for way in center.first_contact],
        "map_url": map_url_of(center),
        "merged_into": merged,
        "may_refer": request.access.has(*REFERS) and center.status == Status.PUBLISHED,
        "takes_suggestions": center.status in (Status.PUBLISHED, Status.PAUSED),
        "may_edit": False,
        **inside,
    }
    return render(request, "referrals/center_detail.html", context)


def _label(field):
    return capfirst(AdvisoryCenter._meta.get_field(field).verbose_name)


def ages_of(center) -> str:
    """The ages for which it works, "" for all."""
    youngest, oldest = center.minimum_age, center.maximum_age
    if youngest is None and oldest is None:
        return ""
    if oldest is None:
        return _("from %(age)d years") % {"age": youngest}
    if youngest is None:
        return _("up to %(age)d years") % {"age": oldest}
    return _("%(youngest)d to %(oldest)d years") % {"youngest": youngest, "oldest": oldest}


def map_url_of(center) -> str:
    """The place on OpenStreetMap, "" without coordinates. A link that people may follow, never fetched by us."""
    if center.latitude is None:
        return ""
    spot = f"{center.latitude:.5f}/{center.longitude:.5f}"
    return f"https://www.openstreetmap.org/?mlat={center.latitude:.5f}&mlon={center.longitude:.5f}#map=17/{spot}"


def languages_of(center) -> set[str]:
    """The languages in which the entry has at least one text."""
    return {
        code
        for code, _name in settings.LANGUAGES
        if any((getattr(center, f"{field}_{code}", None) or "").strip() for field in TRANSLATED)
    }
