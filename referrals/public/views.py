"""The public directory: search, map of states, and the page of a centre."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from referrals.models import PublishedCenter
from referrals.public.editions import holdings
from referrals.public.forms import SearchForm
from referrals.public.keeping import kept
from referrals.public.presenters import CenterPage, criteria, everywhere_at_all, everywhere_offer, offers, tiles
from referrals.public.results import results_of
from referrals.slips.vcards import vcard_of
from referrals.told import final_of
from streetwork.accounts.access import public

MOST_PAGES = 10_000


@public
@require_safe
@kept
def center_list(request):
    """Without a search the way to begin one; with a search what fits. An unclear place is asked about first."""
    search = SearchForm(request.GET)
    context = {"search": search, "wish": search.wish, "keep_query": request.GET.urlencode()}
    if not search.is_search or search.is_stopped:
        held = holdings()
        context |= {"everywhere": everywhere_at_all(held), "tiles": tiles(held), "places_meant": _links(search)}
        return render(request, "centers/center_list.html", context)
    results = results_of(search.wish, _page(request))
    context |= {"results": results, "criteria": criteria(search.wish)}
    if results.total:
        context["everywhere"] = everywhere_offer(search.wish)
    else:
        context["offers"] = offers(search.wish)
    return render(request, "centers/center_results.html", context)


@public
@require_safe
@kept
def center_detail(request, uid):
    """A paused centre has a notice, a merged one leads to the other (301), a closed one says so (410)."""
    center = _center(uid)
    final = final_of(center)
    if final.pk != center.pk:
        return HttpResponsePermanentRedirect(reverse("centers:detail", args=[final.uid]))
    page = CenterPage(center)
    status = 410 if page.is_closed else 200
    template = "centers/center_closed.html" if page.is_closed else "centers/center_detail.html"
    return render(request, template, {"page": page}, status=status)


@public
@require_safe
@kept
def vcard(request, uid):
    """The centre as a contact for the phone."""
    page = CenterPage(final_of(_center(uid)))
    if page.is_closed:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="centre.vcf"'}
    return HttpResponse(vcard_of(page.center), content_type="text/vcard; charset=utf-8", headers=headers)


def _center(uid) -> PublishedCenter:
    center = PublishedCenter.objects.filter(uid=uid).first()
    if center is None:
        raise Http404
    return center


def _page(request) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len(str(MOST_PAGES)) else 1


def _links(search: SearchForm) -> list[tuple[str, str]]:
    """(name, query) of each place that may be meant; the rest of the search is kept."""
    return [(place.label, search.wish.but(place=place).query) for place in search.places_meant]
