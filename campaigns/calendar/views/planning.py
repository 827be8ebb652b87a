"""Planning: choose a post, say where and when; or fill a gap from the reserve."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.calendar import actions
from campaigns.calendar.plan_form import PlanForm, planned_words
from campaigns.calendar.problems import remark_of, sentence
from campaigns.calendar.queries import on_the_calendar, posts_to_plan
from campaigns.calendar.reserve import fill_gap, read_gap
from campaigns.calendar.series import next_free_day
from campaigns.calendar.spans import read_day
from campaigns.calendar.timing import USUAL_TIME, day_of, later, local
from campaigns.calendar.views import for_planners, keys_of, safe_next
from campaigns.editor.states import state_of
from campaigns.enums import PlacementStatus
from campaigns.flow import KINDS, Refused
from campaigns.models import CampaignPost, Placement, PostVersion
from streetwork.accounts.roles import WRITES_CAMPAIGNS
from streetwork.web.forms import INVALID
from streetwork.web.localtime import at_local


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request):
    """Without `?post=` a list to choose from."""
    posts = posts_to_plan(request.access)
    post = _chosen(posts, request.GET.get("post", ""))
    if post is None:
        return _choose(request, posts)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        post=post,
        states=_states(post),
        initial=_usual(request, post),
    )
    if not form.is_bound or not form.is_valid():
        return _form_page(request, form)
    try:
        placements = _save(form, request.user.pk)
    except Refused as problem:
        form.add_error(None, sentence(problem.code))
        return _form_page(request, form)
    messages.success(request, planned_words(len(placements)))
    for code in form.remarks:
        messages.warning(request, remark_of(code))
    if len(placements) == 1:
        return redirect("calendar:placement", placements[0].pk)
    first = min(placement.due_at for placement in placements)
    return redirect(f"{reverse('calendar:campaign', args=[post.campaign_id])}?view=month&on={day_of(first)}")


def _form_page(request, form: PlanForm):
    context = {"form": form, "post": form.post, "campaign": form.post.campaign}
    return render(request, "calendar/plan.html", context, status=INVALID if form.is_bound else 200)


@transaction.atomic
def _save(form: PlanForm, user: int) -> list[Placement]:
    """All or none."""
    data, placements, series = form.cleaned_data, [], uuid.uuid4()
    for target in form.targets():
        facts = {"post": form.post, "user": user} | target
        if form.is_series:
            placements += actions.plan_series(**facts, days=form.days, at=data["time"], series=series)
        else:
            placements.append(actions.plan(**facts, due_at=at_local(data["day"], data["time"]).at))
    return placements


def _chosen(posts, value: str) -> CampaignPost | None:
    keys = keys_of([value])
    return posts.filter(pk=keys[0]).first() if keys else None


def _choose(request, posts):
    """The posts by campaign; `?campaign=` one campaign's first."""
    campaigns: dict = {}
    for post in posts:
        campaigns.setdefault(post.campaign, []).append(post)
    wanted = keys_of([request.GET.get("campaign", "")])
    rows = sorted(campaigns.items(), key=lambda row: row[0].pk not in wanted)
    kept = {name: request.GET[name] for name in ("language", "platform", "day") if request.GET.get(name)}
    context = {"campaigns": rows, "kept": kept.items(), "wanted": wanted}
    return render(request, "calendar/choose_post.html", context)


def _states(post: CampaignPost) -> dict[str, str]:
    """What is said beside a language whose text is not ready: " · text missing"."""
    versions = {v.language_id: v for v in PostVersion.objects.filter(post=post).defer("text")}
    source = versions.get(post.source_language_id)
    states = {
        code: state_of(versions.get(code), source) for code in {*post.campaign.languages, post.source_language_id}
    }
    return {code: f" · {KINDS[state][1]}" for code, state in states.items() if state != "approved"}


def _usual(request, post: CampaignPost) -> dict:
    """What the address asks for; else the source language, all platforms, the next free day at the usual time."""
    asked, campaign = request.GET, post.campaign
    now = timezone.now()
    today = day_of(now)
    first = max(today if at_local(today, USUAL_TIME).at > now else later(today, 1), campaign.starts_on)
    begin = at_local(first, USUAL_TIME).at
    near = Placement.objects.filter(post__campaign=campaign, due_at__gte=begin - timedelta(days=1))
    taken = {day_of(at) for at in near.exclude(status=PlacementStatus.CANCELLED).values_list("due_at", flat=True)}
    platforms = list(campaign.platforms.values_list("pk", flat=True))
    wanted = keys_of(asked.getlist("platform"))
    return {
        "languages": asked.getlist("language") or [post.source_language_id],
        "platforms": [pk for pk in wanted if pk in platforms] or platforms,
        "day": read_day(asked.get("day"), next_free_day(taken, first, last=max(campaign.ends_on, first))),
        "time": USUAL_TIME,
    }


@for_planners
@require_POST
def fill(request):
    """An evergreen post into a gap, in one step."""
    home = safe_next(request, reverse("calendar:lanes"))
    keys = keys_of([request.POST.get("post", "")])
    post = CampaignPost.objects.filter(
        pk__in=keys, is_evergreen=True, is_dropped=False, campaign__in=_planned_by(request)
    ).select_related("campaign").first()  # fmt: skip
    try:
        gap = read_gap(request.POST.get("gap", ""))
        placements = fill_gap(post=post, gap=gap, user=request.user.pk) if post else []
    except ValueError:
        placements = []
    except Refused as problem:
        messages.error(request, sentence(problem.code))
        return redirect(home)
    if placements:
        when = date_format(local(placements[0].due_at), "SHORT_DATETIME_FORMAT")
        messages.success(request, f"{planned_words(len(placements))} {when}")
    else:
        messages.error(request, _("Nothing was planned: choose a post of the reserve and a gap."))
    return redirect(home)


def _planned_by(request):
    running = request.access.programmes_for(*WRITES_CAMPAIGNS, running=True)
    return on_the_calendar(request.access).filter(programme__in=running).order_by().values("pk")
