"""Changing keywords. Every change makes the matchers of all processes new."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.listening.keywords.keeping import announce_change
from cases.listening.keywords.patterns import Rule
from cases.models.keyword import Keyword


class Repeated(Exception):
    """There is such a keyword already."""


def save_keyword(*, programme: int, rule: Rule, note: str = "", keyword: Keyword | None = None) -> Keyword:
    """Write a new keyword of the programme, or change one of its own. Raises Repeated."""
    keyword = keyword or Keyword(programme_id=programme)
    keyword.language_id, keyword.topic_id = rule.language, rule.topic
    keyword.pattern, keyword.match, keyword.note = rule.pattern, rule.match, note
    keyword.excludes, keyword.requires = list(rule.excludes), list(rule.requires)
    keyword.changed_at = timezone.now()
    try:
        with transaction.atomic():
            keyword.save()
    except IntegrityError as problem:
        if "keyword_once" in str(problem):
            raise Repeated from None
        raise
    announce_change()
    return keyword


@transaction.atomic
def switch(*, keyword: Keyword, programme: int, on: bool):
    """Use a keyword or use it no more: an own one everywhere, one of the start list for this programme alone."""
    if keyword.programme_id:
        Keyword.objects.filter(pk=keyword.pk).update(is_active=on, changed_at=timezone.now())
    elif on:
        keyword.switched_off_by.remove(programme)
    else:
        keyword.switched_off_by.add(programme)
    announce_change()


@transaction.atomic
def delete_keyword(*, keyword: Keyword):
    """Delete an own keyword with its figures. Its versions stay in the history."""
    keyword.delete()
    announce_change()
