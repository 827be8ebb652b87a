"""Own channels: the register, one channel, its followers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.presence.channels import actions, rules
from streetwork.presence.channels.forms import ChannelFilter, ChannelForm, FollowerForm
from streetwork.presence.channels.panels import panels_for
from streetwork.presence.channels.presenters import as_row, detail_of
from streetwork.presence.channels.queries import channels_of, with_followers
from streetwork.presence.models import OwnChannel
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID

for_readers = for_roles(*rules.READS)
for_writers = for_roles(*rules.WRITES)


@for_readers
@require_safe
def channel_list(request):
    words = vocabulary()
    mine = request.access.programmes_for(*rules.READS)
    programmes = [programme for pk, programme in words.programmes.items() if pk in mine]
    channels = channels_of(request.access)
    used = set(channels.values_list("platform", flat=True))
    wanted = ChannelFilter(
        request.GET, programmes=programmes, platforms=[p for pk, p in words.platforms.items() if pk in used]
    )
    found = with_followers(wanted.apply(channels)).order_by(
        "programme__name", "platform__order", "platform", Lower("name"), "pk"
    )
    rows = [as_row(channel, words) for channel in found]
    context = {
        "filter": wanted,
        "rows": rows,
        "shows_programme": len(programmes) > 1,
        "incomplete": sum(bool(row.missing) for row in rows),
        "may_add": bool(rules.programmes_open_to(request.access)),
    }
    return render(request, "channels/list.html", context)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def channel_new(request):
    programmes = list(Programme.objects.filter(pk__in=rules.programmes_open_to(request.access)))
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: the register is read-only.")
    form = ChannelForm(request.POST if request.method == "POST" else None, programmes=programmes)
    if form.is_bound and form.is_valid():
        return _save(request, form, followers=form.cleaned_data["followers"])
    return render(request, "channels/form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def channel_edit(request, pk):
    channel = changeable(request, pk)
    name = channel.name
    form = ChannelForm(
        request.POST if request.method == "POST" else None, instance=channel, programmes=[channel.programme]
    )
    if form.is_bound and form.is_valid():
        return _save(request, form)
    context = {"form": form, "channel": channel, "name": name}
    return render(request, "channels/form.html", context, status=INVALID if form.is_bound else 200)


def _save(request, form, *, followers=None):
    try:
        channel = actions.save_channel(form=form, followers=followers, day=timezone.localdate())
    except actions.AlreadyRegistered as known:
        same = known.channel
        messages.info(request, _("“%(name)s” has this address already: here it is.") % {"name": same.name})
        return redirect("channels:detail", same.pk)
    messages.success(request, _("Saved."))
    return redirect("channels:detail", channel.pk)


@for_readers
@require_safe
def channel_detail(request, pk):
    return detail_page(request, visible(request, pk))


@for_writers
@require_POST
def channel_close(request, pk):
    channel = changeable(request, pk)
    actions.close_channel(channel=channel)
    messages.success(request, _("The channel is closed. Nothing is planned or sent there any more."))
    return redirect("channels:detail", channel.pk)


@for_writers
@require_POST
def channel_reopen(request, pk):
    channel = changeable(request, pk)
    actions.reopen_channel(channel=channel)
    messages.success(request, _("The channel is in use again."))
    return redirect("channels:detail", channel.pk)


@for_writers
@require_POST
def followers(request, pk):
    channel = changeable(request, pk)
    form = FollowerForm(request.POST)
    if not form.is_valid():
        return detail_page(request, channel, count_form=form)
    actions.record_followers(channel=channel, count=form.cleaned_data["count"], day=form.cleaned_data["counted_on"])
    messages.success(request, _("The number of followers is saved."))
    return redirect("channels:detail", channel.pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def count_edit(request, pk, count):
    channel = changeable(request, pk)
    counted = get_object_or_404(channel.follower_counts, pk=count)
    form = FollowerForm(request.POST if request.method == "POST" else None, instance=counted)
    if form.is_bound and form.is_valid():
        actions.correct_count(counted=counted, count=form.cleaned_data["count"], day=form.cleaned_data["counted_on"])
        messages.success(request, _("The number of followers is saved."))
        return redirect("channels:detail", channel.pk)
    context = {"channel": channel, "counted": counted, "form": form}
    return render(request, "channels/count_edit.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def count_remove(request, pk, count):
    channel = changeable(request, pk)
    actions.remove_count(channel=channel, pk=count)
    messages.success(request, _("The count is removed."))
    return redirect("channels:detail", channel.pk)


def visible(request, pk) -> OwnChannel:
    """The channel of the person's programmes, or 404."""
    return get_object_or_404(channels_of(request.access).select_related("programme", "platform", "responsible"), pk=pk)


def changeable(request, pk) -> OwnChannel:
    """The same, for writing: 404 without a fitting role in the programme, 403 when that is archived."""
    channel = visible(request, pk)
    if channel.programme_id not in request.access.programmes_for(*rules.WRITES):
        return get_object_or_404(OwnChannel.objects.none())
    if not rules.may_change(request.access, channel):
        raise PermissionDenied("The programme is archived: its register is read-only.")
    return channel


def detail_page(request, channel, *, count_form=None):
    """The page, with the forms of whoever may change the channel; 422 with a form that failed."""
    may_change = rules.may_change(request.access, channel)
    context = detail_of(channel, vocabulary()) | {
        "channel": channel,
        "may_change": may_change,
        "panels": panels_for(request, channel),
        "count_form": (count_form or FollowerForm()) if may_change and not channel.is_closed else None,
    }
    return render(request, "channels/detail.html", context, status=INVALID if count_form else 200)
