"""The contact list as CSV and XLSX: the facts of what is shown, never a note, never a live formula."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.paging import page_of
from cases.presenters import rows_of, with_origins
from streetwork.tenancy.streaming import scoped_stream
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web import tables

BATCH = 500


def headings() -> list[str]:
    return [
        _("number"), _("date"), _("time"), _("state"), _("programme"), _("counselor"), _("platform"), _("space"),
        _("language"), _("kind"), _("offer"), _("what was done"), _("main topic"), _("topics"), _("setting"),
        _("mode"), _("initiative"), _("depth"), _("duration"), _("region known from"), _("origin group"),
        _("country of residence"), _("people"), _("came from a post of ours"), _("post"), _("campaign"),
        _("corrected claim"),
    ]  # fmt: skip


def cells(row) -> list:
    """One contact as a row. Sensitive topics (Art. 9 GDPR) are named by their first level only."""
    contact, when = row.contact, timezone.localtime(row.contact.occurred_at)
    topics = vocabulary().topics
    shown = [_harmless(topics, pk) for pk in contact.topic_ids]
    group = vocabulary().origin_groups.get(contact.origin_group_id)
    return [
        contact.pk, when.date().isoformat(), when.strftime("%H:%M"), row.state, row.programme, row.counselor,
        row.platform.name, row.space, row.language, contact.get_kind_display(), row.offer, ", ".join(row.acts),
        shown[0], ", ".join(dict.fromkeys(shown)), contact.get_setting_display(), contact.get_mode_display(),
        contact.get_initiative_display(), contact.get_depth_display(), contact.get_duration_display(),
        contact.get_region_evidence_display(), group.name if group else "", contact.residence_country.name or "",
        contact.people_reached, _("yes") if contact.content_based else "", row.post, row.campaign, row.claim,
    ]  # fmt: skip


def _harmless(topics, pk) -> str:
    """The topic's name; a sensitive one is shown as its parent, a sensitive parent as “other topics”."""
    topic = topics[pk]
    while topic.is_sensitive and topic.parent_id:
        topic = topics[topic.parent_id]
    return _("other topics") if topic.is_sensitive else topic.name


def _pages(contacts):
    after = ""
    while True:
        page = page_of(contacts, after=after, size=BATCH)
        yield with_origins(rows_of(page.contacts))
        if not page.following:
            return
        after = page.following


def csv_lines(opened, contacts):
    """Stream the CSV. Each page is read in its own transaction."""
    language, titles = translation.get_language(), headings()

    def batches():
        for rows in _pages(contacts):
            with translation.override(language):
                written = [cells(row) for row in rows]
            yield written

    return scoped_stream(opened, lambda: tables.csv_batches(titles, batches()))


def xlsx_file(contacts):
    """A workbook of at most 100,000 rows in a temporary file."""
    return tables.xlsx_file(_("Contacts"), headings(), ([cells(row) for row in rows] for rows in _pages(contacts)))
