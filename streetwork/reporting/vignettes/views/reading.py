from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from streetwork.reporting.vignettes import rules
from streetwork.reporting.vignettes.filters import VignetteFilter
from streetwork.reporting.vignettes.forms import RemarkForm
from streetwork.reporting.vignettes.presenters import altered_words, lacks, row_of
from streetwork.reporting.vignettes.queries import to_review
from streetwork.reporting.vignettes.rarity import rarity_of
from streetwork.reporting.vignettes.views import for_readers, vignette_or_404

PAGE_SIZE = 24


@for_readers
@require_safe
def vignette_list(request):
    """Stories that may be told, and those that are on their way."""
    wanted = VignetteFilter(request.GET, access=request.access)
    page = Paginator(wanted.vignettes(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "rows": [row_of(vignette, request.access) for vignette in page],
        "may_write": bool(rules.writable_pairs(request.access)),
        "waiting": to_review(request.access).count(),
    }
    return render(request, "vignettes/vignette_list.html", context)


@for_readers
@require_safe
def vignette_detail(request, pk):
    return detail_page(request, vignette_or_404(request, pk))


def detail_page(request, vignette, *, remark_form=None, status=200):
    """The story with what can be done with it; `remark_form` as it was sent."""
    access = request.access
    works = rules.works_here(access, vignette)
    context = {
        "vignette": vignette,
        "row": row_of(vignette, access),
        "altered": altered_words(vignette),
        "lacks": lacks(vignette) if rules.is_author(access, vignette) else [],
        "may_edit": rules.may_edit(access, vignette),
        "may_submit": rules.may_submit(access, vignette),
        "may_review": rules.may_review(access, vignette),
        "may_take_back": rules.may_take_back(access, vignette),
        "may_withdraw": rules.may_withdraw(access, vignette),
        "may_delete": rules.may_delete(access, vignette),
        "rarity": rarity_for(vignette) if works and vignette.status != "withdrawn" else None,
        "remark_form": remark_form or RemarkForm(label_suffix="", initial={"seen": vignette.revision}),
    }
    return render(request, "vignettes/vignette_detail.html", context, status=status)


def rarity_for(vignette):
    return rarity_of(
        programme=vignette.programme_id, state=vignette.state_id, topic=vignette.topic_id, origin=vignette.origin_id
    )
