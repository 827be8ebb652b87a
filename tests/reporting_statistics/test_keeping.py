from tests.factories.cast import client_of
from tests.factories.reporting_releases import publish

PAGE = "/en/statistics/"


def test_visitors_share_one_answer_and_get_no_cookie(visitor, quarter):
    answer = visitor.get(PAGE)
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_the_second_call_is_answered_without_the_page(visitor, quarter):
    etag = visitor.get(PAGE).headers["ETag"]
    answer = visitor.get(PAGE, headers={"if-none-match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert "public" in answer.headers["Cache-Control"]


def test_a_new_release_makes_a_new_page(visitor, quarter):
    etag = visitor.get(PAGE).headers["ETag"]
    publish("month", "2026-08-01", {"month-total": {("", ""): 400}})
    assert visitor.get(PAGE, headers={"if-none-match": etag}).status_code == 200


def test_a_correction_makes_a_new_page(visitor, month):
    etag = visitor.get(PAGE).headers["ETag"]
    publish("month", "2026-09-01", {"month-total": {("", ""): 500}}, draw=2)
    assert visitor.get(PAGE, headers={"if-none-match": etag}).status_code == 200


def test_every_language_and_every_question_has_a_page_of_its_own(visitor, quarter):
    addresses = [PAGE, "/statistics/", f"{PAGE}?period=2026-09", f"{PAGE}method/"]
    assert len({visitor.get(address).headers["ETag"] for address in addresses}) == len(addresses)


def test_a_member_has_a_page_of_their_own(cast, quarter):
    assert "private" in client_of(cast.owner).get(PAGE).headers["Cache-Control"]
