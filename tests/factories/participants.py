"""People of a session that is over, with links that work. Needs a scope of the session's state."""

from uuid import uuid4

from tests.factories.trainings import registration_of
from training.models import Attendance, Feedback, Registration
from training.signup.tokens import hash_of, token_of


def participant_of(session, *, present=True, minutes=None, **facts):
    """Somebody with a seat who was there at every date (`present` None: nobody noted it); answers the registration."""
    key = uuid4()
    facts["token_hash"] = hash_of(token_of(Registration(state=session.state, key=key)))
    registration = registration_of(session, key=key, **facts)
    if present is not None:
        for date in session.dates.all():
            Attendance.objects.create(
                state=session.state, registration=registration, date=date, is_present=present, minutes=minutes
            )
    return registration


def feedback_of(session, *ratings, counted=True, **texts):
    """One anonymous row for each rating of the training as a whole."""
    for rating in ratings:
        Feedback.objects.create(
            state=session.state, session=session, overall=rating, language_id="de", counted=counted, **texts
        )
