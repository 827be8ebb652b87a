"""Requests about pictures of posts."""

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.images.actions import change_credit, keep
from campaigns.images.forms import CreditForm, PictureFilter, PictureForm
from campaigns.images.queries import images_of, is_used, published
from campaigns.models import PostImage
from streetwork.accounts.access import for_roles, public
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_POSTS
from streetwork.vocabulary.choices import programmes_of

PAGE_SIZE = 48
REFUSED = 422
OURS = "private, max-age=86400"
EVERYBODYS = "public, max-age=3600"


@for_roles(*READS_CAMPAIGNS)
@require_safe
def picture_list(request):
    """The gallery: what was taken in once can be shown again."""
    programmes = programmes_of(request.access, READS_CAMPAIGNS)
    wanted = PictureFilter(request.GET, programmes=programmes)
    images = images_of(request.access).annotate(used=is_used()).select_related("programme", "uploaded_by")
    if wanted.chosen:
        images = images.filter(used=wanted.chosen == "used")
    if wanted.programme_chosen:
        images = images.filter(programme=wanted.programme_chosen)
    writes = request.access.programmes_for(*WRITES_POSTS, running=True)
    context = {
        "page": Paginator(images, PAGE_SIZE).get_page(request.GET.get("page")),
        "filter": wanted,
        "programmes": programmes if len(programmes) > 1 else [],
        "writes": writes,
    }
    return render(request, "images/picture_list.html", context)


@for_roles(*WRITES_POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_picture(request):
    """Take a picture in. `next` leads back to the post that wants it."""
    is_post = request.method == "POST"
    initial = {"programme": request.GET.get("programme", "")}
    form = PictureForm(
        request.POST if is_post else None, request.FILES if is_post else None, access=request.access, initial=initial
    )
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("images:list")
    back = _back(request)
    if is_post and form.is_valid():
        data = form.cleaned_data
        image = keep(form.prepared, programme=data["programme"], credit=data["credit"], user=request.user.pk)
        messages.success(request, _("The picture is there. Its place and camera data were taken out."))
        if back:
            return redirect(f"{back}{'&' if '?' in back else '?'}picture={image.pk}")
        return redirect("images:list")
    context = {"form": form, "back": back}
    return render(request, "images/picture_form.html", context, status=REFUSED if is_post else 200)


@for_roles(*WRITES_POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_credit(request, pk):
    """Whose picture it is. Everything else about a picture is the picture."""
    image = get_object_or_404(images_of(request.access), pk=pk)
    if image.programme_id not in request.access.programmes_for(*WRITES_POSTS, running=True):
        messages.error(request, _("Only those who write for this programme change its pictures, while it runs."))
        return redirect("images:list")
    is_post = request.method == "POST"
    form = CreditForm(request.POST if is_post else None, initial={"credit": image.credit})
    if is_post and form.is_valid():
        change_credit(image=image, credit=form.cleaned_data["credit"].strip())
        messages.success(request, _("Saved."))
        return redirect("images:list")
    context = {"form": form, "image": image}
    return render(request, "images/credit_form.html", context, status=REFUSED if is_post else 200)


@for_roles(*READS_CAMPAIGNS)
@require_safe
def show_picture(request, pk):
    return _file_of(request, get_object_or_404(images_of(request.access), pk=pk), OURS)


@public
@require_safe
def show_public_picture(request, sha256):
    """For the public page of a campaign; every other picture is not there."""
    image = published().filter(sha256=sha256).order_by("pk").first()
    if image is None:
        raise Http404
    return _file_of(request, image, EVERYBODYS)


def _file_of(request, image: PostImage, cache_control: str):
    """The file under a fixed media type: whatever it is, a browser takes it for that picture and nothing else."""
    etag = f'"{image.sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = default_storage.open(image.file.name)
        except FileNotFoundError as missing:
            raise Http404 from missing
        ending = image.file.name.rpartition(".")[2]
        response = FileResponse(file, content_type=image.media_type, filename=f"picture-{image.pk}.{ending}")
    response["ETag"] = etag
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _back(request) -> str:
    """The page of ours that sent the person here, if it is one."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=not settings.DEBUG)
    return wanted if wanted.startswith("/") and is_ours else ""
