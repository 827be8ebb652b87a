"""Links into the invented spaces, and which of their threads go on. The links are used for fingerprints only."""

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

from streetwork.presence.models import Space
from streetwork.vocabulary.permalinks import Permalink, parse
from streetwork.vocabulary.snapshot import Vocabulary

GOES_ON = timedelta(days=9)
SHARE_GOING_ON = 0.24
FIRST_NUMBER, LAST_NUMBER = 10_000, 99_999


class Threads:
    """Gives a permalink for a contact in a space: a new thread, or one that was open a few days before."""

    def __init__(self, words: Vocabulary, dice: Random):
        self.words, self.dice = words, dice
        self.recent: dict[int, list[tuple[datetime, Permalink]]] = defaultdict(list)

    def next(self, space: Space, at: datetime) -> Permalink:
        """The link of the next contact in the space; without `thread_id` where the platform has no threads."""
        going_on = [link for moment, link in self.recent[space.pk] if at - moment < GOES_ON]
        if going_on and self.dice.random() < SHARE_GOING_ON:
            return self.dice.choice(going_on)
        link = parse(link_into(space.url, self.dice.randint(FIRST_NUMBER, LAST_NUMBER)), self.words.patterns)
        if link.thread_id:
            self.recent[space.pk].append((at, link))
        return link


# How the address of a post in a space looks; `{space}` is the space's own address, `{key}` its last part.
POSTS = {
    "facebook.com": "{space}/posts/{number}",
    "t.me": "{space}/{number}",
    "vk.com": "https://vk.com/wall-{key}_{number}",
    "instagram.com": "https://instagram.com/p/Demo{number}",
    "tiktok.com": "https://tiktok.com/@demo.streetwork/video/{number}",
    "chat.whatsapp.com": "{space}",
    "zalo.me": "{space}",
}
POST_IN_A_FORUM = "{space}/thema/{number}"


def link_into(url: str, number: int) -> str:
    """The address of a post in the space at `url`, in the form that its platform uses."""
    host, _slash, path = url.removeprefix("https://").partition("/")
    key = path.rpartition("/")[2].removeprefix("club")
    return POSTS.get(host, POST_IN_A_FORUM).format(space=url, key=key, number=number)
