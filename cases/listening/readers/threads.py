"""Which thread a message belongs to: the first message that the answers go back to."""

YOUNG = 50_000


class Threads:
    """Remembers the roots of the latest answers, so that an answer to an answer stays in the thread.

    Messages that answer nothing form the main thread of the chat, so that a question posted again is recognised.
    """

    def __init__(self, chat: str = ""):
        self._chat = chat
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}

    def of(self, number, answered) -> str:
        if not _is_number(answered):
            return self._chat
        root = self._young.get(answered) or self._old.get(answered) or answered
        if _is_number(number):
            if len(self._young) >= YOUNG:
                self._old, self._young = self._young, {}
            self._young[number] = root
        return f"{self._chat}/{root}"


def _is_number(value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 62
