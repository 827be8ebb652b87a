"""The demo's participants: invented people of the demo's institutions, and what they did."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from django.utils.text import slugify

from training.demo.ground import Ground, read
from training.models import Attendance, Feedback, PartnerAttendance, Registration, SessionCount
from training.signup.tokens import hash_of, mark_of, token_of

ABROAD = ("i-be", "i-se", "i-fi")


class Crowd:
    """Fills sessions with people; names are drawn and never alike in one session."""

    def __init__(self, ground: Ground):
        self.ground, self.dice = ground, ground.dice
        told = read("participants")
        self.names = [f"{first} {last}" for first in told["first"] for last in told["last"]]
        self.institutions = {
            programme: [self._institution(what) for what, weight in weighted for _turn in range(weight)]
            for programme, weighted in told["institutions"].items()
        }

    def _institution(self, what: str) -> dict:
        if "|" in what:
            name, kind, engagement, state = what.split("|")
            return {"institution": name, "institution_type": kind, "engagement": engagement, "partner": None,
                    "home_state": self.ground.states[state]}  # fmt: skip
        return self._of_partner(what)

    def _of_partner(self, key: str) -> dict:
        partner = self.ground.partners[key]
        return {"institution": partner.name, "institution_type": partner.institution_type, "partner": partner,
                "engagement": partner.engagement, "home_state": partner.state, "country": partner.country}  # fmt: skip

    def fill(self, session, dates, told) -> None:
        if told.get("counted"):
            self._count(session, dates, told)
        else:
            people = self._register(session, told)
            if told["status"] == "held":
                self._mark(session, dates, people, told["no_show"])
        self._feed_back(session, told)

    def _draw(self, programme: str, told) -> dict:
        if told.get("abroad"):
            return self._of_partner(self.dice.choice(ABROAD))
        facts = dict(self.dice.choice(self.institutions[programme]))
        if facts["engagement"] == "both" or "volunteers" in told:
            is_volunteer = self.dice.random() < told.get("volunteers", 0.4)
            facts["engagement"] = "volunteer" if is_volunteer else "full_time"
        return facts

    def _register(self, session, told) -> list[Registration]:
        names = self.dice.sample(self.names, told["people"] + told.get("waiting", 0))
        begins = min(session.starts_at, self.ground.now) - timedelta(days=25)
        status = "cancelled" if told["status"] == "cancelled" else "confirmed"
        made = []
        for number, name in enumerate(names):
            at = begins + timedelta(hours=7 * number)
            registration = Registration(
                key=UUID(int=self.dice.getrandbits(128), version=4),
                state=session.state,
                session=session,
                name=name,
                email=f"{slugify(name).replace('-', '.')}@institution.example",
                status=status if number < told["people"] else "waiting",
                language_id=session.language_id,
                consent_version="1",
                registered_at=at,
                confirmed_at=at + timedelta(minutes=9),
                cancelled_at=session.cancelled_at,
                **self._draw(session.programme.slug, told),
            )
            registration.email_mark = mark_of(registration.email)
            registration.token_hash = hash_of(token_of(registration))
            made.append(registration)
        Registration.objects.bulk_create(made)
        if status == "confirmed":
            session.seats_taken, session.waiting = told["people"], told.get("waiting", 0)
            session.save(update_fields=["seats_taken", "waiting"])
        return made

    def _mark(self, session, dates, people, no_shows: int) -> None:
        away = {person.pk for person in people[-no_shows:]} if no_shows else set()
        Attendance.objects.bulk_create(
            Attendance(
                state=session.state, registration=person, date=date, is_present=person.pk not in away,
                marked_by=session.responsible, marked_at=date.ends_at,
            )
            for person in people
            for date in dates
        )  # fmt: skip
        self._partners({person.partner_id for person in people if person.pk not in away}, session)

    def _partners(self, keys, session) -> None:
        PartnerAttendance.objects.bulk_create(
            PartnerAttendance(session=session, partner_id=key) for key in sorted(filter(None, keys))
        )

    def _count(self, session, dates, told) -> None:
        """What is left of a session whose participants' data were deleted long ago."""
        minutes = sum(int((date.ends_at - date.starts_at).total_seconds() // 60) for date in dates)
        seen, present = Counter(), set()
        for number in range(told["counted"] + told["no_show"]):
            facts = self._draw(session.programme.slug, told)
            came = number < told["counted"]
            if came and facts["partner"]:
                present.add(facts["partner"].pk)
            country = str(facts.get("country", "DE"))
            outcome = "attended" if came else "no_show"
            seen[facts["engagement"], facts["institution_type"], facts["home_state"], country, outcome] += 1
        SessionCount.objects.bulk_create(
            SessionCount(
                state=session.state, session=session, engagement=engagement, institution_type=kind,
                home_state=home, country=country, outcome=outcome, people=people,
                minutes=people * minutes if outcome == "attended" else 0,
            )
            for (engagement, kind, home, country, outcome), people in seen.items()
        )  # fmt: skip
        self._partners(present, session)

    def _feed_back(self, session, told) -> None:
        said = read("feedback")
        for number in range(told.get("feedback", 0)):
            grades = [max(1, min(5, round(self.dice.gauss(told["mean"], 0.7)))) for _question in range(5)]
            Feedback.objects.create(
                id=UUID(int=self.dice.getrandbits(128), version=4), state=session.state, session=session,
                overall=grades[0], content=grades[1], trainers=grades[2], organisation=grades[3], useful=grades[4],
                good=said["good"][number // 3 % len(said["good"])] if number % 3 == 0 else "",
                better=said["better"][number // 4 % len(said["better"])] if number % 4 == 1 else "",
                language_id="de",
            )  # fmt: skip
