"""Narrowing the list of texts that wait: by language and by what is to be done."""

from functools import cached_property
from itertools import groupby

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.editor.waiting import KINDS, Task, counted
from streetwork.vocabulary.snapshot import vocabulary

WORDS: dict[str, tuple[str, str | Promise]] = {
    "review": ("eye", _("To review")),
    "back": ("reply", _("Sent back to you")),
    "outdated": ("arrow-repeat", _("Outdated: the source has changed")),
    "write": ("pencil-square", _("Source to write")),
    "translate": ("translate", _("To translate")),
    "mine": ("pencil", _("Begun by you")),
}


class QueueFilter:
    """`languages` and `show` of the address; what is not known there is left out."""

    def __init__(self, data: QueryDict, tasks: list[Task]):
        self.tasks = tasks
        known = dict.fromkeys(task.language_code for task in tasks)
        self.languages = [code for code in data.getlist("language") if code in vocabulary().languages]
        self.show = data.get("show", "") if data.get("show", "") in KINDS else ""
        self._offered = dict.fromkeys([*(code for code in vocabulary().languages if code in known), *self.languages])

    @cached_property
    def in_languages(self) -> list[Task]:
        return [task for task in self.tasks if not self.languages or task.language_code in self.languages]

    @property
    def shown(self) -> list[Task]:
        return [task for task in self.in_languages if not self.show or task.kind == self.show]

    @property
    def groups(self) -> list[tuple[str, str, str | Promise, list[Task]]]:
        """(kind, icon, title, tasks), in the order of `KINDS`."""
        ordered = sorted(self.shown, key=lambda task: KINDS.index(task.kind))
        return [(kind, *WORDS[kind], list(tasks)) for kind, tasks in groupby(ordered, key=lambda task: task.kind)]

    @property
    def language_links(self) -> list[tuple[str, str, int, bool, str]]:
        """(code, name, number, chosen, address): following one puts the language in or takes it out."""
        words = vocabulary().languages
        return [
            (code, words[code].name, sum(task.language_code == code for task in self.tasks), code in self.languages,
             self._address([each for each in self.languages if each != code] if code in self.languages
                           else [*self.languages, code], self.show))
            for code in self._offered
        ]  # fmt: skip

    @property
    def kind_links(self) -> list[tuple[str, str, str | Promise, int, bool, str]]:
        """(kind, icon, title, number, chosen, address)."""
        numbers = counted(self.in_languages)
        kinds = [kind for kind in KINDS if kind in numbers or kind == self.show]
        return [
            (kind, *WORDS[kind], numbers.get(kind, 0), kind == self.show,
             self._address(self.languages, "" if kind == self.show else kind))
            for kind in kinds
        ]  # fmt: skip

    @property
    def is_narrowing(self) -> bool:
        return bool(self.languages or self.show)

    @staticmethod
    def _address(languages: list[str], show: str) -> str:
        query = QueryDict(mutable=True)
        query.setlist("language", languages)
        if show:
            query["show"] = show
        return f"?{query.urlencode()}" if query.urlencode() else "?"
