"""Public: the anonymous form behind a participant's link."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from training.feedback.actions import give_feedback
from training.feedback.forms import FeedbackForm
from training.feedback.rules import why_not
from training.signup.views.by_link import by_link


@by_link("GET", "HEAD", "POST")
def feedback(request, registration, token):
    """The form, once; afterwards thanks. Outside its time the page says when, or why not."""
    session = registration.session
    why = why_not(registration, timezone.now())
    if why == "given":
        return render(request, "feedback/thanks.html", {"session": session, "token": token})
    if why:
        return render(request, "feedback/closed.html", {"session": session, "token": token, "why": why}, status=404)
    form = FeedbackForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_bound and form.is_valid():
        give_feedback(registration=registration, answers=form.cleaned_data, language=get_language())
        return render(request, "feedback/thanks.html", {"session": session, "token": token})
    context = {"form": form, "session": session, "token": token}
    return render(request, "feedback/form.html", context, status=422 if form.is_bound else 200)
