"""What contact and case pages show of follow-ups: the context of `followups/_of_contact.html` and `_of_case.html`."""

from django.urls import reverse
from django.utils import timezone

from cases.followups import rules
from cases.followups.forms import AgreeForm
from cases.followups.held import Day
from cases.followups.presenters import rows_of
from cases.models import FollowUp


def of_contact(request, contact, *, form=None) -> dict | None:
    """Follow-ups of a contact, and the form to agree one; None when there is nothing to show.

    When the contact became a case, they are shown and agreed there.
    """
    if contact.case_id:
        return None
    mine = FollowUp.objects.filter(state=contact.state_id, contact=contact.pk)
    may = rules.may_agree(request.access, contact=contact, case=None, today=timezone.localdate())
    action = reverse("followups:agree-contact", args=[contact.pk])
    return _panel(request, mine, action, may and (form or AgreeForm(matter=contact, contact=contact)))


def of_case(request, case, *, form=None) -> dict | None:
    """Follow-ups of a case, and the form to agree one; None when there is nothing to show."""
    mine = FollowUp.objects.filter(state=case.state_id, case=case.pk)
    may = rules.may_agree(request.access, contact=None, case=case, today=timezone.localdate())
    action = reverse("followups:agree-case", args=[case.pk])
    return _panel(request, mine, action, may and (form or AgreeForm(matter=case)))


def _panel(request, follow_ups, action, form) -> dict | None:
    day = Day(timezone.localdate())
    held = [day.held(each) for each in follow_ups.with_matter().soonest_first()]
    if not held and not form:
        return None
    rows = rows_of(request.access, held, shows_matter=False)
    return {
        "rows": sorted(rows, key=lambda row: not row.is_open),
        "form": form or None,
        "action": action,
        "is_unanswered": bool(form) and "at_risk" in form.fields,
        "next": request.get_full_path() if request.method == "GET" else "",
    }
