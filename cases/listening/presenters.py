"""Screen shapes: finds and imports with their words, without a query per row."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Count
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.listening.enums import LeadKind, LeadStatus, RunStatus
from cases.listening.masking import pieces
from cases.listening.readers import BadFile
from cases.listening.readers.problems import dropped, sentence
from cases.listening.retention import lead_days
from cases.listening.runs import LIVE, may_stop
from cases.models import Lead, ListeningRun
from streetwork.presence.models import Space
from streetwork.vocabulary.snapshot import vocabulary

DAY = timedelta(days=1)


def marked(text: str, marks) -> str:
    """The sentence as HTML: keywords marked, what was masked as a word in brackets."""
    parts, position = [], 0
    for start, end in sorted((start, end) for start, end in marks):
        if position <= start < end <= len(text):
            parts += [_masked(text[position:start]), format_html("<mark>{}</mark>", text[start:end])]
            position = end
    return format_html_join("", "{}", ((part,) for part in [*parts, _masked(text[position:])]))


def _masked(text: str) -> str:
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span class="lead-masked">[{}]</span>', words) if placeholder else words,)
            for placeholder, words in pieces(text)
        ),
    )


@dataclass(frozen=True)
class LeadView:
    """A find in the inbox."""

    lead: Lead
    space: str
    days: int
    may_triage: bool

    @property
    def html(self) -> str:
        return marked(self.lead.text, self.lead.marks)

    @property
    def is_new(self) -> bool:
        return self.lead.status == LeadStatus.NEW

    @property
    def is_own(self) -> bool:
        return self.lead.kind == LeadKind.OWN

    @property
    def language(self):
        return vocabulary().languages.get(self.lead.language_id)

    @property
    def topics(self) -> list[str]:
        """The suggested topics, the likeliest first, three at most."""
        known = vocabulary().topics
        return [known[pk].name for pk in self.lead.topic_ids[:3] if pk in known]

    @property
    def platform(self):
        return vocabulary().platforms.get(self.lead.platform_id)

    @property
    def place(self) -> str:
        """Where it was said: programme and state."""
        words = vocabulary()
        return f"{words.programmes[self.lead.programme_id].short_name} · {words.states[self.lead.state_id].code}"

    @property
    def days_left(self) -> int:
        """Whole days until it is deleted; the nightly job takes it at the latest one night after."""
        return max(0, (self.lead.created_at + timedelta(days=self.days) - timezone.now()) // DAY)

    @property
    def goes(self) -> str:
        if self.days_left < 1:
            return _("deleted tonight")
        return ngettext("deleted in %(n)d day", "deleted in %(n)d days", self.days_left) % {"n": self.days_left}

    @property
    def is_nearly_over(self) -> bool:
        return self.days_left <= 3

    @property
    def outcome(self) -> str:
        return LeadStatus(self.lead.status).label


def lead_views(leads, running) -> list[LeadView]:
    """Rows for a page of finds; `running` are the programmes in which the person may change something."""
    leads = list(leads)
    keys = {lead.space_id for lead in leads} - {None}
    spaces = dict(Space.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    days = {pk: lead_days(vocabulary().programmes[pk]) for pk in {lead.programme_id for lead in leads}}
    return [
        LeadView(lead, spaces.get(lead.space_id, ""), days[lead.programme_id], lead.programme_id in running)
        for lead in leads
    ]


def counts_of(visible) -> dict[str, int]:
    """How many wait, by kind: {"hit": 12, "own": 3}."""
    rows = visible.untriaged().order_by().values("kind").annotate(n=Count("pk"))
    return dict.fromkeys(LeadKind.values, 0) | {row["kind"]: row["n"] for row in rows}


def _own_problem(code: str) -> str:
    return {
        "not_yours": _("Whoever began this no longer works for the programme in this state, so it was not read."),
        "upload_gone": _("The upload is gone or damaged. Please bring the file once more."),
        "broke": _("Something went wrong on our side. Nothing was kept. Please try again."),
    }.get(code, "")


def problem_sentence(problem) -> str:
    """What is wrong with a file, and what to do: for an exception, or for [code, values] of a run."""
    if isinstance(problem, BadFile):
        return sentence(problem.code, problem.values)
    if isinstance(problem, list):
        return _own_problem(problem[0]) or sentence(*problem)
    return _own_problem("upload_gone")


TAGS = {
    RunStatus.DONE: "tag-accent", RunStatus.FAILED: "tag-brick", RunStatus.MAPPING: "tag-amber",
    RunStatus.READING: "tag-amber", RunStatus.WAITING: "tag-amber",
}  # fmt: skip


@dataclass(frozen=True)
class RunView:
    """An import with its sentences and figures."""

    run: ListeningRun
    access: object

    @property
    def is_working(self) -> bool:
        return self.run.status in (RunStatus.WAITING, RunStatus.READING)

    @property
    def is_live(self) -> bool:
        return self.run.status in LIVE

    @property
    def percent(self) -> int:
        return min(99, 100 * self.run.position // max(1, self.run.size))

    @property
    def tag(self) -> str:
        return TAGS.get(RunStatus(self.run.status), "")

    @property
    def problem(self) -> str:
        return problem_sentence(self.run.problem) if self.run.problem else ""

    @property
    def may_stop(self) -> bool:
        return may_stop(self.access, self.run)

    @property
    def title(self) -> str:
        """What it was, without any name of a file."""
        return self.run.space.name if self.run.space else self.run.get_format_display()

    @property
    def new(self) -> int:
        return self.run.counts.get("new", 0)

    @property
    def known(self) -> int:
        return self.run.counts.get("known", 0)

    @property
    def own(self) -> int:
        return self.run.counts.get("own", 0)

    @cached_property
    def languages(self) -> list[tuple[str, str, int]]:
        """(code, name, hits), the most first."""
        known = vocabulary().languages
        return _ranked(self.run.counts.get("languages", {}), lambda key: known[key].name if key in known else "")

    @cached_property
    def topics(self) -> list[tuple[str, str, int]]:
        """(key, name, hits), the most first."""
        known = {str(pk): topic for pk, topic in vocabulary().topics.items()}
        return _ranked(self.run.counts.get("topics", {}), lambda key: known[key].name if key in known else "")

    @property
    def left_out(self) -> list[tuple[str, int]]:
        """(what, how many), the most first."""
        counts = self.run.counts.get("left_out", {})
        return [(dropped(code), number) for code, number in sorted(counts.items(), key=lambda each: -each[1]) if number]


def _ranked(counts: dict, name) -> list[tuple[str, str, int]]:
    rows = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [(key, name(key) or _("unknown"), number) for key, number in rows]
