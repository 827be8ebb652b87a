"""The gallery, the upload and the picture itself, as a browser asks for them."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.images import reading
from campaigns.models import PostImage
from campaigns.wording.previews import preview_of
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.pictures import picture_bytes, picture_of, upload_of, with_gps

pytestmark = pytest.mark.django_db
LIST, NEW = "/campaigns/pictures/", "/campaigns/pictures/new/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


def entry(**changes):
    return {"programme": programme(KOMPAN).pk, "file": upload_of(with_gps()), "credit": "own photo"} | changes


def test_an_upload_becomes_a_picture_without_its_place(owner, cast):
    response = owner.post(NEW, entry())
    image = PostImage.objects.get()
    assert response.status_code == 302
    assert (image.credit, image.uploaded_by, image.media_type) == ("own photo", cast.owner, "image/jpeg")
    with default_storage.open(image.file.name) as file:
        assert b"Canary" not in file.read()


def test_without_rights_nothing_is_taken_in(owner):
    response = owner.post(NEW, entry(credit=" "))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["credit"]
    assert not PostImage.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"<svg/>", reading.DRAWING), (picture_bytes()[:300], reading.BROKEN), (b"", reading.EMPTY)],
)
def test_a_file_that_is_no_picture_is_told_so(owner, data, said):
    response = owner.post(NEW, entry(file=upload_of(data)))
    assert response.status_code == 422
    assert response.context["form"].errors["file"] == [said]


def test_the_same_upload_twice_is_one_picture(owner):
    owner.post(NEW, entry())
    owner.post(NEW, entry())
    assert PostImage.objects.count() == 1


def test_the_upload_leads_back_to_the_post_that_wanted_it(owner):
    response = owner.post(NEW, entry(next="/campaigns/1/posts/2/de/?a=1"))
    assert response["Location"] == f"/campaigns/1/posts/2/de/?a=1&picture={PostImage.objects.get().pk}"
    for foreign in ("https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"):
        response = owner.post(NEW, entry(next=foreign))
        assert response["Location"] == LIST


def test_nobody_takes_in_for_a_programme_that_is_not_theirs(owner):
    response = owner.post(NEW, entry(programme=programme(EAST_SIDE).pk))
    assert response.status_code == 422
    assert not PostImage.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"walls": "1"}, {"programme": "9" * 40, "credit": "\0", "next": "\0"}])
def test_strange_input_is_no_error(owner, sent):
    assert owner.post(NEW, sent).status_code == 422
    assert owner.get(LIST, {"show": "\0", "programme": "9" * 40, "page": "-1"}).status_code == 200


def test_a_picture_is_handed_out_as_that_picture_and_nothing_else(owner):
    image = picture_of()
    response = owner.get(f"{LIST}{image.pk}/")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, max-age=86400"
    assert response["Content-Disposition"] == f'inline; filename="picture-{image.pk}.png"'
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    again = owner.get(f"{LIST}{image.pk}/", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


def test_a_picture_of_another_programme_is_not_there(owner, cast):
    image = picture_of(slug=EAST_SIDE)
    assert owner.get(f"{LIST}{image.pk}/").status_code == 404
    assert owner.get(f"{LIST}{image.pk}/", HTTP_IF_NONE_MATCH=f'"{image.sha256}"').status_code == 404
    assert owner.get(f"{LIST}{image.pk}/edit/").status_code == 404
    assert owner.get(f"{LIST}{10**30}/").status_code == 404


def test_a_lost_file_is_not_found_and_no_error(owner):
    image = picture_of()
    default_storage.delete(image.file.name)
    assert owner.get(f"{LIST}{image.pk}/").status_code == 404


def test_the_public_sees_pictures_of_approved_texts_of_public_pages_only(client):
    image = picture_of()
    address = f"{LIST}public/{image.sha256}/"
    campaign = campaign_of()
    post = post_of(campaign)
    version = post_version_of(post, image=image, alt="Bild", status="draft")
    campaign.page_post, campaign.page_is_public = post, True
    campaign.save()
    assert client.get(address).status_code == 404
    type(version).objects.filter(pk=version.pk).update(status="approved", reviewed_at=version.edited_at)
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=3600"
    campaign.page_is_public = False
    campaign.save()
    assert client.get(address).status_code == 404
    campaign.page_is_public, campaign.page_post = True, post_of(campaign)
    campaign.save()
    assert client.get(address).status_code == 404


def test_the_gallery_shows_what_is_in_use_and_what_is_not(owner):
    used, idle = picture_of(colour=1), picture_of(colour=2)
    post_version_of(post_of(), image=used, alt="Bild")

    def shown(query=""):
        return list(owner.get(f"{LIST}{query}").context["page"])

    assert shown() == [idle, used]
    assert shown("?show=used") == [used]
    assert shown("?show=unused") == [idle]


def test_the_gallery_asks_as_often_for_three_pictures_as_for_one(owner):
    picture_of(colour=1)
    owner.get(LIST)
    with CaptureQueriesContext(connection) as one:
        owner.get(LIST)
    picture_of(colour=2)
    picture_of(colour=3)
    with CaptureQueriesContext(connection) as three:
        owner.get(LIST)
    assert len(one) == len(three)


def test_the_credit_can_be_put_right(owner):
    image = picture_of()
    assert owner.post(f"{LIST}{image.pk}/edit/", {"credit": ""}).status_code == 422
    assert owner.post(f"{LIST}{image.pk}/edit/", {"credit": "CC BY 4.0, M. Muster"}).status_code == 302
    assert PostImage.objects.get().credit == "CC BY 4.0, M. Muster"


def test_an_archived_programme_takes_nothing_in(owner):
    image = picture_of()
    kompan = programme(KOMPAN)
    kompan.is_archived = True
    kompan.save()
    assert owner.get(NEW).status_code == 302
    assert owner.post(f"{LIST}{image.pk}/edit/", {"credit": "x"}).status_code == 302
    assert PostImage.objects.get().credit == "own photo"
    assert owner.get(f"{LIST}{image.pk}/").status_code == 200


def test_the_preview_shows_the_picture_by_its_address(owner):
    image = picture_of()
    version = post_version_of(post_of(), image=image, alt="Ein Kurs")
    assert preview_of(version, "facebook").picture.url == f"{LIST}{image.pk}/"
