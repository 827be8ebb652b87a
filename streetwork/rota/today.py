"""Who of my programmes is there now."""

from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.accounts.roles import IN_ROTA
from streetwork.rota.absences import away_on, stood_in_by
from streetwork.rota.people import here_now


def here(request):
    """Colleagues who are there now; nothing when nobody is and nobody is covered for."""
    now = timezone.localtime()
    programmes = request.access.programmes_for(*IN_ROTA, running=True)
    times = [time for time in here_now(programmes, now) if time.user_id != request.user.pk]
    covered = stood_in_by(request.user.pk, now.date())
    if not times and not covered:
        return None
    return {
        "times": times,
        "shows_programme": len(programmes) > 1,
        "covered": list(User.objects.filter(pk__in=covered).order_by("name")),
        "is_away": request.user.pk in away_on(now.date()),
    }
