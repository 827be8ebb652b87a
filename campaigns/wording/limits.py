"""How much each platform takes, and what it does with links and hashtags. Rows of facts with their sources.

Sources, all read 2026-11; limits change, so a platform that is not listed falls back to `Platform.post_limit`:

- Telegram: core.telegram.org/bots/api, sendMessage (text 1-4096 characters after entities parsing) and sendPhoto
  (caption 0-1024); lengths are UTF-16 code units (core.telegram.org/api/entities).
- X: twitter-text config/v3.json; docs.x.com/fundamentals/counting-characters.
- Instagram: 2,200 characters, help.instagram.com; five hashtags since December 2025 (@creators, 2025-12-18, reported
  by socialmediatoday.com/news/instagrams-implementing-new-limits-on-hashtag-use/808309; before: 30). Links in captions
  are not clickable. No post without a picture.
- Facebook: 63,206 characters, typecount.com/blog/social-media-character-limits (2026).
- Threads: developers.facebook.com/documentation/threads/posts (updated 2026-04-14): 500 characters, an emoji counts as
  the number of its UTF-8 bytes; .../text-attachments (2026-07-02): more than five different links fail.
- LinkedIn: 3,000; TikTok: 4,000 for a post with pictures; Facebook, Instagram, LinkedIn, TikTok are counted in UTF-16
  code units as developers.buffer.com/guides/character-limits does; TikTok takes five hashtags since August 2025.
- YouTube: developers.google.com/youtube/v3/docs/videos, snippet.description: 5,000 *bytes* of UTF-8, so a Cyrillic
  letter counts twice; over 60 hashtags all are ignored (support.google.com/youtube/answer/6390658).
- Reddit: title 300, text 40,000 (support.reddithelp.com). Discord: 2,000 (discord.com/developers, create message).
- WhatsApp: 4,096, captions of pictures 1,024 (developers.facebook.com, WhatsApp Cloud API messages).
- VK: dev.vk.com/method/wall.post names no limit; 16,384 as publishing tools observe. Viber: 7,000, with a picture 768
  (developers.viber.com, REST bot API). Zalo: 2,000 (developers.zalo.me). Snapchat: 250 (help.snapchat.com).
- Odnoklassniki, forums, e-mail: no limit is stated.

Where a platform does not say what a character is, UTF-16 code units are counted: the stricter reading.
"""

from dataclasses import asdict, dataclass

UTF16, UTF8, WEIGHTED, THREADS = "utf16", "utf8", "weighted", "threads"

# twitter-text config/v3.json: weights in hundredths, code points outside these ranges weigh 200, a link 23 characters.
X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
X_LINK = 23


@dataclass(frozen=True)
class Limit:
    """`caption` is the limit where a picture goes with the text; `links_work`: readers can tap them."""

    text: int | None = None
    caption: int | None = None
    unit: str = UTF16
    hashtags: int | None = None
    links: int | None = None
    links_work: bool = True
    needs_image: bool = False
    title: int | None = None

    def of(self, *, has_image: bool) -> int | None:
        return self.caption if has_image and self.caption is not None else self.text

    @property
    def as_json(self) -> dict:
        """For the script that counts while somebody types."""
        return asdict(self)


LIMITS: dict[str, Limit] = {
    "telegram": Limit(4096, caption=1024),
    "x": Limit(280, unit=WEIGHTED),
    "instagram": Limit(2200, hashtags=5, links_work=False, needs_image=True),
    "facebook": Limit(63206),
    "threads": Limit(500, unit=THREADS, links=5),
    "linkedin": Limit(3000),
    "youtube": Limit(5000, unit=UTF8, hashtags=60),
    "tiktok": Limit(4000, hashtags=5, links_work=False, needs_image=True),
    "vk": Limit(16384),
    "ok": Limit(None),
    "viber": Limit(7000, caption=768),
    "whatsapp": Limit(4096, caption=1024),
    "zalo": Limit(2000),
    "reddit": Limit(40000, title=300),
    "discord": Limit(2000),
    "snapchat": Limit(250, links_work=False, needs_image=True),
    "forum": Limit(None),
    "email": Limit(None),
}
