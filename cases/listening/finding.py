"""From a message to the finds that are kept: keywords, masking, the digest that folds repetitions."""

import re

from cases.listening.enums import LeadKind
from cases.listening.keywords import detect, matcher_for
from cases.listening.masking import mask
from cases.listening.readers import Message
from cases.listening.staging import Found, digest_of
from cases.models import ListeningRun
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

SENTENCE = re.compile(r"[^.!?…\n]{1,1000}[.!?…]*")


class Finder:
    """What one run looks for. The register of spaces is read once: own comments name the group they stood in."""

    def __init__(self, run: ListeningRun):
        self.run = run
        self.matcher = matcher_for(run.programme_id)
        self.languages = tuple(Programme.objects.get(pk=run.programme_id).languages)
        self.known = frozenset(vocabulary().languages)
        self._spaces: dict[str, int] | None = None

    def finds(self, message: Message) -> list[Found]:
        """One for each sentence with a keyword; of an own comment one, with or without."""
        hits = self.matcher.hits(message.text)
        if message.own:
            return [self._own(message, hits)] if message.text.strip() else []
        return [self._hit(message, hit) for hit in hits]

    def _hit(self, message, hit) -> Found:
        return self._found(
            LeadKind.HIT, message, (hit.sentence, hit.marks), hit.language, hit.topic_ids, self.run.space_id
        )

    def _own(self, message, hits) -> Found:
        """The first sentence tells the counselor which comment it was."""
        sentence, marks, language, topics = _first_sentence(message.text), (), None, ()
        if hits:
            sentence, marks, language, topics = hits[0].sentence, hits[0].marks, hits[0].language, hits[0].topic_ids
        language = language or detect(message.text, self.languages)
        space = self._space_named(message.space_name) or self.run.space_id
        return self._found(LeadKind.OWN, message, (sentence, marks), language, topics, space)

    def _found(self, kind, message, said, language, topic_ids, space) -> Found:  # noqa: PLR0917
        sentence, marks = said
        text, moved = mask(sentence, marks)
        return Found(
            kind=kind,
            digest=digest_of(self.run, kind, message.thread, text),
            text=text,
            marks=[[start, end] for start, end, *_keyword in moved],
            keyword_ids=sorted({keyword for _start, _end, keyword in marks}),
            language=language if language in self.known else None,
            topic_ids=list(topic_ids),
            said_at=message.at,
            space=space,
        )

    def _space_named(self, name: str) -> int | None:
        """A space of the programme's register by its exact name; the name itself is not kept."""
        if not name:
            return None
        if self._spaces is None:
            rows = Space.objects.filter(programme=self.run.programme_id).values_list("name", "pk")
            self._spaces = {_folded(known): pk for known, pk in rows}
        return self._spaces.get(_folded(name))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _first_sentence(text: str) -> str:
    match = SENTENCE.search(text.strip())
    return match[0].strip() if match else text.strip()[:1000]
