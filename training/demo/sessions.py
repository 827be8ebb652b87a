"""The demo's sessions with participants, attendance, feedback, and the counts of what retention has deleted."""

from datetime import timedelta
from uuid import UUID

from streetwork.web.slugs import slug_of
from training.demo.crowd import Crowd
from training.demo.ground import Ground, read
from training.models import SessionDate, SessionTrainer, TrainingSession


def write_sessions(ground: Ground) -> None:
    crowd = Crowd(ground)
    for told in read("sessions"):
        session = ground.sessions[told["key"]] = _write_session(ground, told)
        dates = _write_dates(ground, session, told)
        _write_trainers(ground, session, told["trainers"])
        crowd.fill(session, dates, told)


def _write_session(ground, told) -> TrainingSession:
    version = ground.versions[tuple(told["course"])]
    begin = ground.at(told["days"][0], told["hour"])
    manager = ground.manager(told["programme"])
    is_online = told["form"] != "on_site"
    opens = told.get("opens")
    planned = begin - timedelta(days=60)
    return TrainingSession.objects.create(
        key=UUID(int=ground.dice.getrandbits(128), version=4),
        slug=f"{slug_of(version.title, fallback='training')[:50]}-{begin:%Y-%m-%d}-{told['state'].lower()}",
        programme=ground.programmes[told["programme"]],
        state=ground.states[told["state"]],
        course_version=version,
        title=version.title,
        description=told.get("description", version.summary),
        language_id=told["course"][1],
        form=told["form"],
        place=told.get("place", ""),
        street=told.get("street", ""),
        postcode=told.get("postcode", ""),
        city=told.get("city", ""),
        online_url="https://meet.example/schulung" if is_online else "",
        accessibility=told.get("accessibility", "Untertitel sind einblendbar." if is_online else ""),
        contact_email="schulung@streetwork.example",
        capacity=told["capacity"],
        opens_at=ground.at(opens, 8) if opens else None,
        status=told["status"],
        cancel_reason=told.get("reason", ""),
        cancelled_at=begin - timedelta(days=2) if told["status"] == "cancelled" else None,
        responsible=manager,
        created_by=manager,
        created_at=min(planned, ground.now),
        updated_at=min(planned, ground.now),
    )


def _write_dates(ground, session, told) -> list[SessionDate]:
    begins = [ground.at(day, told["hour"]) for day in told["days"]]
    dates = SessionDate.objects.bulk_create(
        SessionDate(session=session, starts_at=begin, ends_at=begin + timedelta(hours=told["hours"]))
        for begin in begins
    )
    session.starts_at, session.ends_at = dates[0].starts_at, dates[-1].ends_at
    session.save(update_fields=["starts_at", "ends_at"])
    return dates


def _write_trainers(ground, session, trainers) -> None:
    for who in trainers:
        user = ground.people.get(who)
        SessionTrainer.objects.create(
            session=session, user=user, name=user.name if user else who, is_public=user is None
        )
