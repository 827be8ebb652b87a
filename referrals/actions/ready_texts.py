"""A programme's own wording of the text for the chat."""

from django.db import transaction

from referrals.models import ReadyText


@transaction.atomic
def save_ready_texts(*, programme: int, texts: dict[str, str]) -> None:
    """Keep the wording of each language; an empty one goes back to the usual wording."""
    for language, text in texts.items():
        if text:
            ReadyText.objects.update_or_create(programme_id=programme, language_id=language, defaults={"text": text})
    gone = [language for language, text in texts.items() if not text]
    ReadyText.objects.filter(programme=programme, language__in=gone).delete()
