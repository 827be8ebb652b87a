from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals.models import Referral
from referrals.ordering import NewestReferral, page_of
from referrals.outcomes import ReferralFilter, ladder_of, rows_of
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import REFERS, Role

SHOWN = (
    "state", "programme", "counselor", "topic", "language", "level", "result", "result_at", "check_on",
    "suggested_at", "center__name", "center__city",
)  # fmt: skip
for_referral_readers = for_roles(*REFERS, Role.COORDINATOR)


@for_referral_readers
@require_safe
def referral_list(request):
    """What became of the referrals of the own programmes and states: sums, and for those who refer the rows."""
    selection = ReferralFilter(request.GET, user_id=request.user.pk)
    counted = selection.in_period(Referral.objects.filter(request.access.within(*REFERS, Role.COORDINATOR)))
    ladder = ladder_of(counted)
    context = {"filter": selection, "ladder": ladder, "sees_rows": request.access.has(*REFERS)}
    if context["sees_rows"]:
        mine = selection.apply(Referral.objects.filter(request.access.within(*REFERS)))
        mine = mine.select_related("center").only(*SHOWN)
        page = page_of(mine, NewestReferral(), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
        context |= {
            "page": page,
            "asks": "ask" in selection.chosen,
            "rows": rows_of(page.rows, access=request.access, next_url=request.get_full_path()),
        }
    context["bars"] = ladder.bars(months=selection.period, linked=context["sees_rows"])
    return render(request, "referrals/referral_list.html", context)
