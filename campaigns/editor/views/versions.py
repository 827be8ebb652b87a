"""One version: written beside its source, kept while it is typed, saved, compared."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.editor import actions, rules
from campaigns.editor.copies import discard_copy, keep_copy, others_writing, says_the_same
from campaigns.editor.forms import CopyForm, RemarkForm, VersionForm
from campaigns.editor.history import moments_of
from campaigns.editor.looks import looks_of, shown_wording
from campaigns.editor.page import VersionPage, differences
from campaigns.editor.problems import sentence
from campaigns.editor.queries import events_of
from campaigns.editor.views import for_readers, for_writers, language_or_404, post_or_404, refused, version_or_404
from campaigns.enums import VersionStatus
from campaigns.flow import Refused, seen_of
from campaigns.models import PostVersion
from campaigns.release.queries import standing_releases
from campaigns.release.rules import may_release
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed

SHOWN_MOMENTS = 100
NOTHING = {"headline": "", "text": "", "image": None, "alt": "", "target": "", "plain_language": False}


@for_readers
@require_safe
def version_page(request, pk, post, language):
    """The version beside its source. Unsaved changes of the person's own stand in the form again."""
    post = post_or_404(request, pk, post)
    page = VersionPage(post, language_or_404(post, language), request.access)
    form = version_form(page, picture=request.GET.get("picture", ""))
    return _page(request, page, form, mine=form.initial if page.is_overtaken else None)


def version_form(page: VersionPage, *, picture: str = "") -> VersionForm:
    """What the person was typing, or what stands there; `picture` was taken in just now."""
    initial = _facts(page.copy or page.version) | {"seen": page.seen, "base": page.copy_base}
    if picture.isascii() and picture.isdigit() and len(picture) < 12:
        initial["image"] = int(picture)
    back = _address(page.post, page.language_code)
    return VersionForm(initial=initial, programme=page.campaign.programme_id, back=back)


def _address(post, language: str) -> str:
    return reverse("editor:version", args=[post.campaign_id, post.pk, language])


def _facts(wording) -> dict:
    """The values of a version or a working copy for the form."""
    if wording is None:
        return dict(NOTHING)
    return {name: getattr(wording, name) for name in NOTHING} | {"image": wording.image_id}


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def save_version(request, pk, post, language):
    """Save what was written. Whoever comes second sees both and decides; nothing that was typed is lost."""
    post = post_or_404(request, pk, post)
    language = language_or_404(post, language)
    if request.method != "POST":
        return redirect("editor:version", pk, post.pk, language)
    if post.is_dropped or not rules.may_write(request.access, post.campaign):
        return refused(request, post)
    form = VersionForm(
        request.POST,
        programme=post.campaign.programme_id,
        back=_address(post, language),
        initial=_known(post, language),
    )
    if not form.is_valid():
        return _page(request, VersionPage(post, language, request.access), form, status=INVALID)
    data = form.cleaned_data
    was_released = _is_released(post, language)
    try:
        saved = actions.write_version(
            post=post, language=language, wording=form.wording, plain_language=data["plain_language"],
            seen=data["seen"], user=request.user.pk, keeps_approvals=data["typo"],
            may_release=may_release(request.access, post.campaign), guard_overrides=form.guard_overrides,
        )  # fmt: skip
    except Changed:
        return _overtaken(request, VersionPage(post, language, request.access), form)
    except Refused as problem:
        form.add_error("typo", sentence(problem.code))
        return _page(request, VersionPage(post, language, request.access), form, status=INVALID)
    if was_released and saved.status == VersionStatus.APPROVED and not standing_releases([saved]):
        messages.warning(
            request, _("The release was for the wording before. It lapses: the text has to be released anew.")
        )
    return _after_saving(request, post, saved)


def _is_released(post, language: str) -> bool:
    version = PostVersion.objects.filter(post=post, language=language).first()
    return version is not None and bool(standing_releases([version]))


def _known(post, language: str) -> dict:
    """What stood there before was confirmed when it was written; the guard does not ask about it again."""
    version = PostVersion.objects.filter(post=post, language=language).first()
    return {"headline": version.headline, "text": version.text, "alt": version.alt} if version else {}


def _overtaken(request, page: VersionPage, form: VersionForm):
    """The second of two: their text against mine, and mine still in the fields."""
    keep_copy(
        post=page.post, language=page.language_code, user=request.user.pk, wording=form.wording,
        plain_language=form.cleaned_data["plain_language"], base=form.cleaned_data["base"] or form.cleaned_data["seen"],
    )  # fmt: skip
    mine = {name: form.cleaned_data[name] for name in NOTHING}
    form.data = form.data.copy()
    form.data["seen"] = page.seen
    return _page(request, page, form, mine=mine, status=INVALID)


def _after_saving(request, post, version):
    if "review" in request.POST:
        try:
            actions.hand_on(version=version, to=VersionStatus.REVIEW)
        except Refused:
            messages.success(request, _("Saved."))
        else:
            messages.success(request, _("Saved and handed in: somebody else reviews it now."))
        return redirect("editor:post", post.campaign_id, post.pk)
    messages.success(request, _("Saved."))
    return redirect("editor:version", post.campaign_id, post.pk, version.language_id)


def _page(request, page, form, *, mine=None, status=200):
    """`mine`: what the person wrote, when somebody else saved (or removed) the version meanwhile."""
    context = page_context(page, form) | {
        "is_overtaken": mine is not None,
        "differences": differences(page.version, mine) if mine else [],
    }
    return render(request, "editor/version.html", context, status=status)


def page_context(page: VersionPage, form: VersionForm, *, remark: RemarkForm | None = None) -> dict:
    """What the page of a version shows, whatever the form holds."""
    wording = shown_wording(page, form)
    return {
        "page": page,
        "form": form,
        "remark_form": remark or RemarkForm(label_suffix=""),
        "writing": page.writing if page.may_write else [],
        **looks_of(page, wording),
    }


@for_writers
@require_POST
def autosave(request, pk, post, language):
    """Keep what is being typed, and say who else is at it. Answers a fragment."""
    post = post_or_404(request, pk, post)
    language = language_or_404(post, language)
    context = {"post": post, "language": language, "now": timezone.now()}
    if post.is_dropped or not rules.may_write(request.access, post.campaign):
        return render(request, "editor/_kept.html", context | {"problem": "closed"}, status=INVALID)
    form = CopyForm(request.POST, programme=post.campaign.programme_id)
    if not form.is_valid():
        return render(request, "editor/_kept.html", context | {"problem": "form", "form": form}, status=INVALID)
    copy = keep_copy(
        post=post, language=language, user=request.user.pk, wording=form.wording,
        plain_language=form.cleaned_data["plain_language"], base=form.cleaned_data["base"],
    )  # fmt: skip
    version = PostVersion.objects.select_related("image", "edited_by").filter(post=post, language=language).first()
    if says_the_same(copy, version):
        discard_copy(post=post, language=language, user=request.user.pk)
    page = VersionPage(post, language, request.access)
    context |= {
        "is_overtaken_now": seen_of(version) != request.POST.get("seen", ""),
        "version": version,
        "writing": others_writing(post, language, request.user.pk),
        "page": page,
        **looks_of(page, copy),
    }
    return render(request, "editor/_autosaved.html", context)


@for_writers
@require_POST
def discard(request, pk, post, language):
    """Throw away what the person typed and did not save: the text that stands there is shown again."""
    post = post_or_404(request, pk, post)
    language = language_or_404(post, language)
    discard_copy(post=post, language=language, user=request.user.pk)
    messages.success(request, _("Your unsaved changes are thrown away."))
    return redirect("editor:version", pk, post.pk, language)


@for_readers
@require_safe
def version_history(request, pk, post, language):
    """Every change of the version, with its words."""
    post = post_or_404(request, pk, post)
    version = version_or_404(post, language_or_404(post, language))
    moments = moments_of(events_of(version))
    context = {"page": VersionPage(post, language, request.access), "moments": moments[:SHOWN_MOMENTS]}
    return render(request, "editor/history.html", context)
