"""The words that find a topic while somebody types."""

from django.utils.translation import get_language

from streetwork.vocabulary.snapshot import vocabulary


def topic_words() -> dict[int, str]:
    """What finds a topic when it is typed: its names and search words in the reader's language, German, English."""
    languages = dict.fromkeys([get_language() or "de", "de", "en"])
    return {
        topic.pk: " ".join(
            str(getattr(topic, f"{field}_{language}", None) or "")
            for language in languages
            for field in ("name", "words")
        )
        for topic in vocabulary().topics.values()
        if not topic.is_retired
    }
