"""How a wording counts and looks on the platforms, and how plain it is: fragments of the room `wording`."""

from campaigns.editor.forms import VersionForm
from campaigns.editor.page import VersionPage
from campaigns.models import PostImage, WorkingCopy
from campaigns.models.posts import Wording
from campaigns.wording.counts import counts_of
from campaigns.wording.plain import hints
from campaigns.wording.previews import preview_of


def looks_of(page: VersionPage, wording: Wording) -> dict:
    """Counts, hints on plain language and previews, for the templates."""
    programme = page.campaign.programme
    return {
        "counts": counts_of(wording.text, page.platforms, has_image=wording.image_id is not None),
        "plain": hints(wording.text, page.language_code),
        "previews": [
            preview_of(wording, platform, language=page.language_code, author=programme.short_name)
            for platform in page.platforms
        ],
    }


def shown_wording(page: VersionPage, form: VersionForm) -> Wording:
    """What stands in the form, valid or not; nothing of it is saved."""
    if not page.may_write and page.version:
        return page.version
    picture = str(form["image"].value() or "")
    mine = PostImage.objects.filter(programme=page.campaign.programme_id)
    image = mine.filter(pk=picture).first() if picture.isascii() and picture.isdigit() and len(picture) < 12 else None
    words = {name: str(form[name].value() or "") for name in ("headline", "text", "alt", "target")}
    return WorkingCopy(post=page.post, language_id=page.language_code, image=image, **words)
