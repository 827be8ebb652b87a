"""Screen shapes: the public page in one language, and what staff see of it."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString

from campaigns.editor.rules import source_of
from campaigns.editor.states import State, state_of
from campaigns.models import Campaign, PostVersion
from campaigns.public_page.queries import channels_in, page_versions
from campaigns.public_page.rules import is_public, shown
from campaigns.public_page.text import host_of, is_web, rendered
from referrals.public.forms import SearchForm
from streetwork.vocabulary.models import Language
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.language import LanguageLink

FRAME = tuple(code for code, _name in settings.LANGUAGES)


def address_of(slug: str, language: str = "", text: str = "") -> str:
    """The page's address in a language of the frame; a text in another language is asked for by `text`."""
    with translation.override(language or translation.get_language()):
        url = reverse("campaign-page:page", args=[slug])
    return f"{url}?text={text}" if text else url


@dataclass(frozen=True)
class Telling:
    """A language that has a text."""

    language: Language
    version: PostVersion
    url: str

    @property
    def headline(self) -> str:
        return self.version.headline


class PublicPage:
    """The page of a campaign as it is seen in a language of the frame; `text` asks for a text in another one."""

    def __init__(self, campaign: Campaign, *, frame: str, text: str = ""):
        self.campaign, self.frame = campaign, frame
        self.versions = shown(campaign, page_versions(campaign))
        self.code = text if text in self.versions else frame

    @property
    def version(self) -> PostVersion | None:
        """None: nothing in this language."""
        return self.versions.get(self.code)

    @property
    def is_of_frame(self) -> bool:
        return self.code == self.frame

    @cached_property
    def tellings(self) -> list[Telling]:
        """Every language with a text, each under its own address."""
        words, slug = vocabulary().languages, self.campaign.slug
        return [
            Telling(words[code], version, self._url(slug, code))
            for code, version in self.versions.items()
            if code in words
        ]

    def _url(self, slug: str, code: str) -> str:
        return address_of(slug, code) if code in FRAME else address_of(slug, self.frame, code)

    @property
    def others(self) -> list[Telling]:
        return [telling for telling in self.tellings if telling.language.pk != self.code]

    @cached_property
    def alternates(self) -> list[LanguageLink]:
        """For search engines: the frame's languages that have a text."""
        base, slug = settings.BASE_URL, self.campaign.slug
        names = dict(settings.LANGUAGES)
        return [
            LanguageLink(
                code, names[code], address_of(slug, code), f"{base}{address_of(slug, code)}", code == self.code
            )
            for code in self.versions
            if code in FRAME
        ]

    @property
    def heading(self) -> str:
        """The headline, else the first line of the text."""
        version = self.version
        if version is None:
            return ""
        return version.headline or first_line(version.text)

    @cached_property
    def body(self) -> SafeString:
        """The text; a first line that became the heading is not said twice."""
        version = self.version
        if version is None:
            return SafeString("")
        text = version.text.strip()
        if not version.headline and len(text.split("\n", 1)[0]) <= LONGEST_HEADING:
            text = text.partition("\n")[2]
        return rendered(text, version.target)

    @property
    def description(self) -> str:
        """For search engines: the text on one line, without the place of the link."""
        version = self.version
        return " ".join(version.text.replace("{link}", " ").split())[:160] if version else ""

    @property
    def target(self) -> str:
        return self.version.target if self.version and is_web(self.version.target) else ""

    @property
    def target_host(self) -> str:
        return host_of(self.target)

    @cached_property
    def channels(self):
        return channels_in(self.campaign, self.code)

    @cached_property
    def search(self) -> SearchForm:
        """The search of the directory, with the campaign's topic and this language filled in."""
        asked = QueryDict(mutable=True)
        asked.update({"topic": str(self.campaign.topic_id), "language": self.code})
        return SearchForm(asked)


LONGEST_HEADING = 120


def first_line(text: str) -> str:
    """The first line, cut at a word when it is a paragraph."""
    line = text.strip().split("\n", 1)[0].replace("{link}", "").strip()
    if len(line) <= LONGEST_HEADING:
        return line
    return f"{line[:LONGEST_HEADING].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True)
class LanguageState:
    """A language of the campaign and whether it stands on the page; `url` opens the editor or the page."""

    language: Language
    state: State
    is_shown: bool
    url: str
    edit_url: str


class PageSettings:
    """What staff see: is it on, in which languages, why not in the others."""

    def __init__(self, campaign: Campaign):
        self.campaign = campaign

    @cached_property
    def versions(self) -> list[PostVersion]:
        return page_versions(self.campaign)

    @cached_property
    def shown(self) -> dict[str, PostVersion]:
        return shown(self.campaign, self.versions)

    @property
    def is_public(self) -> bool:
        return is_public(self.campaign) and bool(self.shown)

    @property
    def address(self) -> str:
        return f"{settings.BASE_URL}{address_of(self.campaign.slug, settings.LANGUAGE_CODE)}"

    @cached_property
    def languages(self) -> list[LanguageState]:
        campaign, post = self.campaign, self.campaign.page_post
        if post is None:
            return []
        by_language = {version.language_id: version for version in self.versions}
        source = source_of(post, self.versions)
        codes = dict.fromkeys([*campaign.languages, *by_language])
        words = vocabulary().languages
        return [self._state(words[code], by_language.get(code), source) for code in codes if code in words]

    def _state(self, language: Language, version, source) -> LanguageState:
        code, slug = language.pk, self.campaign.slug
        url = address_of(slug, code) if code in FRAME else address_of(slug, settings.LANGUAGE_CODE, code)
        edit = reverse("editor:version", args=[self.campaign.pk, self.campaign.page_post_id, code])
        return LanguageState(language, State(state_of(version, source)), code in self.shown, url, edit)
