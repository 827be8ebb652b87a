"""Connecting a channel, and its connection."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.sending import connections
from campaigns.sending.connectors import RefusedByPlatform, TryLater
from campaigns.sending.forms import ConnectForm, address_of
from campaigns.sending.presenters import connection_of, history_of, state_of
from campaigns.sending.problems import sentence
from campaigns.sending.views import channel_or_404, connection_or_404, for_planners
from streetwork.web.forms import INVALID


@for_planners
@sensitive_post_parameters("token")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def channel(request, pk):
    """The connection of a channel: how to make it, how it stands, who changed it."""
    found = channel_or_404(request, pk)
    connection = connection_of(found)
    if request.method == "POST":
        form = ConnectForm(request.POST)
        if form.is_valid() and (done := _connect(request, found, form)) is not None:
            return done
    else:
        form = ConnectForm(initial={"address": connection.address if connection else address_of(found.url)})
    context = {
        "channel": found,
        "connection": connection,
        "state": state_of(connection, timezone.now()),
        "form": form,
        "history": history_of(found),
    }
    return render(request, "sending/channel.html", context, status=INVALID if form.is_bound else 200)


@sensitive_variables("form")
def _connect(request, channel, form):
    """The answer when it worked; None when the form says why not."""
    address, token = form.cleaned_data["address"], form.cleaned_data["token"]
    try:
        connection = connections.connect(channel=channel, token=token, address=address, user=request.user.pk)
    except (TryLater, RefusedByPlatform) as problem:
        form.add_error("token" if problem.code == "token" else None, sentence(problem.code))
        return None
    messages.success(
        request,
        _("Connected: %(bot)s may post in “%(channel)s”. What is released and due goes out by itself from now on.")
        % {"bot": f"@{connection.bot_name}", "channel": connection.title or channel.name},
    )
    return redirect(f"{reverse('sending:channel', args=[channel.pk])}#state")


@for_planners
@require_POST
def check(request, pk):
    connection = connection_or_404(request, pk)
    try:
        connections.check_again(connection=connection)
    except (TryLater, RefusedByPlatform) as problem:
        messages.error(request, sentence(problem.code))
    else:
        messages.success(request, _("It works: the bot may post."))
    return redirect("sending:channel", pk)


@for_planners
@require_POST
def pause(request, pk):
    connections.pause(connection=connection_or_404(request, pk))
    messages.success(request, _("Paused. What is due there is posted by hand."))
    return redirect("sending:channel", pk)


@for_planners
@require_POST
def resume(request, pk):
    connections.resume(connection=connection_or_404(request, pk))
    messages.success(request, _("It publishes by itself again. What became too late asks you first."))
    return redirect("sending:channel", pk)


@for_planners
@require_POST
def disconnect(request, pk):
    """Disconnecting twice is no error."""
    connection = connection_of(channel_or_404(request, pk))
    if connection is not None:
        connections.disconnect(connection=connection)
    messages.success(request, _("Disconnected, and the token destroyed. Revoke it at @BotFather, too (/revoke)."))
    return redirect("sending:channel", pk)
