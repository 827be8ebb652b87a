from email.message import EmailMessage

import pytest

from tests.factories.cast import client_of


@pytest.fixture
def mails(settings, tmp_path):
    settings.DEMO_MODE, settings.DEMO_MAIL_DIR = True, tmp_path

    def file(name, subject, text):
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = subject, "a@example.org", "b@example.org"
        message.set_content(text)
        (tmp_path / f"{name}.eml").write_bytes(bytes(message))

    return file


@pytest.mark.django_db
def test_outside_demo_mode_the_mails_do_not_exist(mails, settings):
    mails("one", "Hello", "Text")
    settings.DEMO_MODE = False
    assert client_of().get("/demo/mail/").status_code == 404
    assert client_of().get("/demo/mail/one/").status_code == 404


@pytest.mark.django_db
def test_a_mail_shows_in_the_list_and_opens(mails):
    mails("one", "Einladung für Ania", "Öffnen Sie http://localhost/x/ bitte")
    assert "Einladung für Ania" in client_of().get("/demo/mail/").content.decode()
    page = client_of().get("/demo/mail/one/").content.decode()
    assert "Öffnen Sie" in page
    assert 'href="http://localhost/x/"' in page


@pytest.mark.django_db
def test_markup_in_a_mail_stays_text(mails):
    mails("one", "<script>x</script>", "<b>bold</b>")
    page = client_of().get("/demo/mail/one/").content.decode()
    assert "<script>x" not in page
    assert "<b>bold" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["two", "..", "%2e%2e%2fsecret"])
def test_only_filed_mails_open(mails, name):
    mails("one", "Hello", "Text")
    assert client_of().get(f"/demo/mail/{name}/").status_code == 404


@pytest.mark.django_db
def test_a_mails_attachment_is_a_download(mails, tmp_path):
    message = EmailMessage()
    message["Subject"] = "Termin"
    message.set_content("Text")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="termin.ics")
    (tmp_path / "one.eml").write_bytes(bytes(message))
    assert 'href="/demo/mail/one/termin.ics/"' in client_of().get("/demo/mail/one/").content.decode()
    answer = client_of().get("/demo/mail/one/termin.ics/")
    assert b"".join(answer.streaming_content) == b"BEGIN:VCALENDAR"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client_of().get("/demo/mail/one/other.ics/").status_code == 404


@pytest.mark.django_db
def test_no_mail_says_how_one_comes_about(mails):
    assert b"empty" in client_of().get("/demo/mail/").content
