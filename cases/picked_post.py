"""The part of the quick log that asks which post of ours somebody came through."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.fields import number
from cases.through import Wanted, by_key, label_of, offered


class PickedPost:
    """For ContactForm: what its fields `content_based` and `placement` offer and allow."""

    chosen_programme: Any
    editing: Any
    raw: Any

    @cached_property
    def posts_offered(self) -> list[tuple[int | str, str]]:
        """Published posts of the programme, those that fit the entry first; the chosen one stays."""
        if self.chosen_programme is None:
            return [("", "")]
        words = self.post_search
        wanted = Wanted(
            language=self.raw("language") or "",
            platform=number(self.raw("platform")),
            space=number(self.raw("space")),
            words=words,
        )
        found = offered(self.chosen_programme.pk, wanted)
        rows = [(each.pk, label_of(each)) for each in found]
        kept = number(self.raw("placement"))
        if kept and kept not in dict(rows):
            own = by_key(kept, [self.chosen_programme.pk]) or self._kept_placement(kept)
            rows += [(own.pk, label_of(own))] if own else []
        return [("", self._none_of(len(found)) if words else _("not named")), *rows]

    @property
    def post_search(self) -> str:
        """What is searched for among the posts; it is never saved."""
        return (self.raw("post_search") or "")[:80].strip()

    @staticmethod
    def _none_of(number_found: int) -> str:
        if not number_found:
            return _("no post found")
        return ngettext("%(number)d post found: choose", "%(number)d posts found: choose", number_found) % {
            "number": number_found
        }

    def _kept_placement(self, key: int):
        return self.editing.placement if self.editing and self.editing.placement_id == key else None

    def _placement_sent(self):
        sent = by_key(number(self.raw("placement")), [number(self.raw("programme"))])
        return {*self._kept("placement"), *([str(sent.pk)] if sent else [])}

    @property
    def is_through_a_post(self) -> bool:
        """Whether it came from a post of ours, as the form stands."""
        return bool(self.raw("content_based"))
