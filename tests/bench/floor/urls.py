from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils import timezone

from tests.bench.floor.models import Row


def save(request):
    if hasattr(request, "session"):
        # what a view that only serves people who are signed in costs at the least
        assert request.session["_auth_user_id"] == request.POST["counselor"]
    sent = request.POST
    row = Row.objects.create(
        state_id=sent["state"],
        programme_id=sent["programme"],
        counselor_id=sent["counselor"],
        client_ref=sent["client_ref"],
        occurred_at=timezone.now(),
        platform_id=sent["platform"],
        language_id=sent["language"],
        kind=sent["kind"],
        acts=",".join(sent.getlist("acts")),
        main_topic_id=sent.getlist("topics")[0],
        region_evidence="unknown",
    )
    row.topics.add(*sent.getlist("topics"))
    return HttpResponseRedirect("/")


def as_many_bytes(request, size):
    """What a view costs that has its answer ready."""
    return HttpResponse(b"x" * size, content_type="application/json")


urlpatterns = [path("save/", save), path("bytes/<int:size>", as_many_bytes)]
