"""Building under the real login: what is counted, that it is frozen, that it happens once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cases.models import Contact
from streetwork.reporting.models import Release, StatCell
from streetwork.reporting.periods import period_of
from streetwork.reporting.releases import build as building
from streetwork.reporting.releases.build import NotClosedError, build, drawn, due, hash_of
from streetwork.reporting.releases.records import entries_by_language, records_of, secret_of
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.cases import contact_facts, contact_of, writing
from tests.factories.casework import case_of
from tests.factories.reporting_releases import sweep

MAY = period_of(date(2026, 5, 1), "month")
SECRET = b"x" * 32
through_the_build = pytest.mark.django_db(transaction=True, databases=["default", "stats_build"])


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def records(period=MAY, folded=()):
    """What the build would read, through the runtime's login: the same code sees uncommitted rows there."""
    states = State.objects.all_ids()
    with scope(states, widen="test"), transaction.atomic():
        found = list(records_of(period, SECRET, set(folded), using="default"))
    return [record for record, is_inside in found if is_inside]


def test_an_unanswered_offer_is_no_record_and_an_answered_one_is(cast):
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), kind="offer", offer_answered=None)
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), kind="offer", offer_answered=False)
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), kind="offer", offer_answered=True, language_id="ro")

    assert [record.language for record in records()] == ["ro"]


def test_an_entry_for_twelve_comments_is_one_record(cast):
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), people_reached=12)

    assert len(records()) == 1


def test_a_contact_belongs_to_its_local_day(cast):
    contact_of(cast.owner, occurred_at=at("2026-04-30 23:59"), language_id="bg")
    contact_of(cast.owner, occurred_at=at("2026-05-01 00:00"), language_id="ro")
    contact_of(cast.owner, occurred_at=at("2026-05-31 23:59"), language_id="ru")
    contact_of(cast.owner, occurred_at=at("2026-06-01 00:00"), language_id="vi")

    assert sorted(record.language for record in records()) == ["ro", "ru"]


def test_the_topic_is_the_first_level_of_the_main_one(cast):
    leaf = Topic.objects.filter(parent__isnull=False).first()
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), topic=leaf)

    (record,) = records()
    assert record.topic == leaf.parent.code
    assert (record.state, record.platform) == ("ST", "facebook")


def test_contacts_of_a_case_are_one_person_and_others_one_each(cast):
    case = case_of(cast.owner, occurred_at=at("2026-05-05 11:00"))
    for _number in range(2):
        contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), case=case)
        contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"))

    persons = [record.person for record in records()]
    assert len(set(persons)) == 3
    assert persons.count(case.pk) == 3


def test_what_is_before_the_period_is_read_without_a_key_and_no_further_than_twelve_months(cast):
    for day in ("2025-05-31 23:59", "2025-06-01 00:00", "2026-04-30 23:59", "2026-05-01 00:00"):
        contact_of(cast.owner, occurred_at=at(day))

    with scope(State.objects.all_ids(), widen="test"), transaction.atomic():
        found = list(records_of(MAY, SECRET, set(), using="default"))
    assert sorted(is_inside for _record, is_inside in found) == [False, False, True]
    assert [record.key for record, is_inside in found if not is_inside] == [0, 0]


@pytest.mark.parametrize(("before", "is_shown"), [(4, False), (5, True)])
def test_a_cell_of_few_entries_shows_0_while_it_has_fewer_than_eight_in_twelve_months(cast, before, is_shown):
    for _number in range(3):
        contact_of(cast.owner, "MV", occurred_at=at("2026-05-05 12:00"))
    for _number in range(before):
        contact_of(cast.owner, "MV", occurred_at=at("2026-02-05 12:00"))
    for number in range(20):
        contact_of(cast.owner, occurred_at=at("2026-05-05 12:00") + timedelta(hours=number))

    with scope(State.objects.all_ids(), widen="test"), transaction.atomic():
        values = {
            "MV" in {row for row, _column in drawn(MAY, draw, using="default").tables["month-state"]}
            for draw in range(1, 60)
        }
    assert (True in values) is is_shown


def test_seldom_languages_are_read_as_other(cast):
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"), language_id="vi")

    assert [record.language for record in records(folded={"vi"})] == ["other"]


def test_twelve_months_count_for_a_language_and_no_day_more(cast):
    for day in ("2025-05-31 23:59", "2025-06-01 00:00", "2026-05-31 23:59", "2026-06-01 00:00"):
        contact_of(cast.owner, occurred_at=at(day), language_id="pl")

    states = State.objects.all_ids()
    with scope(states, widen="test"), transaction.atomic():
        assert entries_by_language(MAY, using="default") == {"pl": 2}


def test_secrets_differ_by_year_by_final_year_and_by_draw_alone():
    quarter, year = period_of(date(2026, 5, 1), "quarter"), period_of(date(2026, 5, 1), "year")
    later = period_of(date(2027, 5, 1), "month")

    assert secret_of(MAY, 1) == secret_of(quarter, 1)
    assert len({secret_of(MAY, 1), secret_of(MAY, 2), secret_of(year, 1), secret_of(year, 2), secret_of(later, 1)}) == 5


@pytest.fixture
def committed(cast):
    """Contacts of May 2026 that another login sees: 30 in Polish, 8 in Romanian, from three states."""
    facebook = Platform.objects.get(code="facebook")
    made = [
        contact_facts(cast.owner, code, language_id=language, platform=facebook,
                      occurred_at=at("2026-05-05 12:00") + timedelta(hours=number))
        for code in ("ST", "NW", "MV") for language, share in (("pl", 10), ("ro", 3)) for number in range(share)
    ]  # fmt: skip
    with writing("ST", "NW", "MV", actor=cast.owner.pk):
        Contact.objects.bulk_create(Contact(**facts) for facts in made)
    yield made
    connections["stats_build"].close()
    sweep()


@through_the_build
def test_a_month_is_built_once_frozen_and_repeatable(committed, cast):
    release = build("month", MAY.first)

    stored = StatCell.objects.filter(release=release.pk).order_by("table", "row", "column")
    cells = [(cell.table, cell.row, cell.column, cell.value) for cell in stored]
    assert release.tables == ["month-total", "month-state", "month-language", "month-topic", "month-platform"]
    assert {cell[0] for cell in cells} == set(release.tables)
    assert {cell[3] for cell in cells}.isdisjoint({0, 1, 2})
    assert release.cells_hash == hash_of(cells)
    assert release.languages == []

    with building.all_states() as using:
        assert drawn(MAY, 1, using=using).cells_hash == release.cells_hash
        assert drawn(MAY, 2, using=using).cells_hash != release.cells_hash

    contact_of(cast.owner, occurred_at=at("2026-05-06 12:00"))
    assert build("month", MAY.first) is None
    assert StatCell.objects.filter(release=release.pk).count() == len(cells)


@through_the_build
def test_two_workers_build_it_once(committed):
    def work(_number):
        try:
            return build("month", MAY.first)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        built = [each for each in workers.map(work, range(2)) if each]

    assert len(built) == 1
    assert Release.objects.count() == 1


@through_the_build
def test_everything_that_has_closed_is_due_and_nothing_twice(committed):
    today = date(2026, 7, 15)
    assert [each.code for each in due(today)] == ["2026-05", "2026-06", "2026-Q2"]

    for period in due(today):
        assert build(period.kind, period.first)
    assert due(today) == []
    assert Release.objects.get(kind="month", starts=date(2026, 6, 1)).tables != []


@through_the_build
def test_a_second_draw_needs_a_first_and_there_is_no_third(committed):
    assert build("month", MAY.first, draw=2) is None
    assert build("month", MAY.first)
    assert build("month", MAY.first, draw=2)
    assert build("month", MAY.first, draw=2) is None
    with pytest.raises(ValueError, match="drawn once"):
        build("month", MAY.first, draw=3)


@through_the_build
def test_a_sparse_table_is_withheld_and_leaves_no_cell(cast):
    contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"))
    try:
        release = build("month", MAY.first)
        assert release.tables == []
        assert len(release.withheld) == 5
        assert StatCell.objects.count() == 0
    finally:
        connections["stats_build"].close()
        sweep()


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_an_open_period_is_not_built(kind):
    with pytest.raises(NotClosedError):
        build(kind, period_of(timezone.localdate(), kind).first)


def test_a_day_that_begins_no_period_is_refused():
    with pytest.raises(ValueError, match="begins"):
        build("month", date(2026, 5, 2))


def test_the_runtime_login_may_not_store_a_release(cast, monkeypatch, settings):
    settings.STATS_BUILD_DATABASE = "default"
    with pytest.raises(Exception, match="permission denied"):
        build("month", date(2026, 1, 1))
