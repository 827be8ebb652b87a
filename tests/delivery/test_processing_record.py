import pytest
from django.core.management import call_command
from django.utils import translation

from streetwork.delivery.periods import Period
from streetwork.delivery.processing_record import length

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(capsys):
    call_command("processing_record", language="en")
    return capsys.readouterr().out


def test_the_record_names_controllers_purposes_periods_and_measures(record):
    for heading in ("Controllers", "Processing activities", "Periods of erasure", "Technical and organisational"):
        assert f"## {heading}" in record


def test_the_record_names_the_period_of_the_rule(record):
    (line,) = [line for line in record.splitlines() if line.startswith("| Proving who read")]
    assert "24 months after the access" in line
    assert "Art. 5 (2) GDPR" in line


def test_a_period_is_said_in_words():
    with translation.override("en"):
        said = [length(Period(days=1)), length(Period(days=90)), length(Period(months=1))]
    assert said == ["1 day", "90 days", "1 month"]
