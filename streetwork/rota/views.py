"""Pages of the rota under /team/rota/."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.models import User
from streetwork.accounts.roles import IN_ROTA, Role
from streetwork.rota import actions, people
from streetwork.rota.forms import AbsenceForm, TimesForm
from streetwork.rota.models import Absence, PresenceTime
from streetwork.rota.presenters import hint_words
from streetwork.rota.rest import Slot, hints
from streetwork.rota.week import Week
from streetwork.tenancy.models import Programme

in_rota = for_roles(*IN_ROTA)
UNPROCESSABLE = 422


@in_rota
@require_safe
def week(request):
    """Who is there when, in one programme."""
    now = timezone.localtime()
    programmes = list(
        Programme.objects.filter(pk__in=request.access.programmes_for(*IN_ROTA)).order_by("is_archived", "short_name")
    )
    wanted = request.GET.get("programme", "")
    programme = next((each for each in programmes if each.slug == wanted), programmes[0])
    shown = Week.read(request.GET.get("week", ""), now.date())
    return render(
        request,
        "rota/week.html",
        {
            "programme": programme,
            "programmes": programmes,
            "week": shown,
            "earlier": shown.shifted(-1),
            "later": shown.shifted(1),
            "is_this_week": shown == Week.of(now.date()),
            "days": shown.days_of(programme, now.date()),
            "here": people.here_now([programme.pk], now),
            "members": _members(request.access, programme),
            "may_stand_in_rota": bool(request.access.programmes_for(*IN_ROTA, running=True)),
        },
    )


def _members(access, programme) -> list[User]:
    """For leads: whose rota they can change."""
    if programme.pk not in access.programmes_for(Role.LEAD, running=True):
        return []
    members = User.objects.filter(memberships__programme=programme, memberships__role__in=IN_ROTA, is_active=True)
    return list(members.exclude(pk=access.user_id).distinct().order_by("name", "pk"))


@in_rota
@require_safe
def mine(request):
    """My times and absences."""
    return _person_page(request, request.user)


@in_rota
@require_safe
def person(request, pk):
    """Somebody's times and absences, for the lead."""
    return _person_page(request, _changeable(request, pk))


@in_rota
@require_POST
def add_times(request, pk):
    user = _changeable(request, pk)
    form = TimesForm(request.POST, programmes=people.programmes_of(user))
    if form.is_valid():
        try:
            actions.add_times(user=user.pk, **form.cleaned_data)
        except actions.Overlaps as clash:
            form.add_error("starts", _clash_of_times(clash.args[0]))
        else:
            messages.success(request, _("The presence time is saved."))
            return _to_person(request, user)
    return _person_page(request, user, times_form=form, status=UNPROCESSABLE)


@in_rota
@require_POST
def delete_time(request, pk):
    time = get_object_or_404(PresenceTime.objects.select_related("user"), pk=pk)
    user = _changeable(request, time.user_id)
    actions.delete_time(time=time)
    messages.success(request, _("The presence time is deleted."))
    return _to_person(request, user)


@in_rota
@require_POST
def add_absence(request, pk):
    user = _changeable(request, pk)
    form = AbsenceForm(request.POST, stand_ins=people.stand_ins_for(user))
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.plan_absence(user=user.pk, **data)
        except actions.Overlaps as clash:
            form.add_error(*_clash_of_days(clash.args[0], user))
        else:
            messages.success(request, _("Noted. What is due meanwhile shows up for whoever covers it."))
            return _to_person(request, user)
    return _person_page(request, user, absence_form=form, status=UNPROCESSABLE)


@in_rota
@require_POST
def end_absence(request, pk):
    absence = get_object_or_404(Absence, pk=pk)
    user = _changeable(request, absence.user_id)
    actions.end_absence(absence=absence, today=timezone.localdate())
    messages.success(request, _("The absence is over."))
    return _to_person(request, user)


def _clash_of_times(time) -> str:
    return _("There is a time already: %(day)s, %(starts)s to %(ends)s.") % {
        "day": time.get_weekday_display(),
        "starts": time_format(time.starts, "TIME_FORMAT"),
        "ends": time_format(time.ends, "TIME_FORMAT"),
    }


def _clash_of_days(absence, user) -> tuple[str, str]:
    """The field, and what is in the way."""
    days = {
        "first": date_format(absence.first_day, "SHORT_DATE_FORMAT"),
        "last": date_format(absence.last_day, "SHORT_DATE_FORMAT"),
    }
    if absence.user_id == user.pk:
        return "first_day", _("An absence is entered for %(first)s to %(last)s already.") % days
    return "stand_in", _("This person is away, too: %(first)s to %(last)s.") % days


def _person_page(request, user, *, times_form=None, absence_form=None, status=200):
    programmes = people.programmes_of(user)
    times = list(user.presence_times.select_related("programme").order_by("weekday", "starts"))
    today = timezone.localdate()
    context = {
        "person": user,
        "is_me": user.pk == request.user.pk,
        "programmes": programmes,
        "times": times,
        "hints": [hint_words(hint) for hint in hints(Slot(time.weekday, time.starts, time.ends) for time in times)],
        "absences": user.absences.filter(last_day__gte=today).select_related("stand_in"),
        "today": today,
        "times_form": times_form or TimesForm(programmes=programmes),
        "absence_form": absence_form or AbsenceForm(stand_ins=people.stand_ins_for(user)),
    }
    return render(request, "rota/person.html", context, status=status)


def _changeable(request, pk) -> User:
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not people.may_change_rota_of(request.access, user):
        raise Http404("No person whose rota may be changed.")
    return user


def _to_person(request, user):
    return redirect("rota:mine") if user.pk == request.user.pk else redirect("rota:person", user.pk)
