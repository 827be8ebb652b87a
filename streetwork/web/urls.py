from django.urls import path

from streetwork.web import demo_mail, home, language, pwa, today
from streetwork.web.localized import localized

app_name = "web"
urlpatterns = [
    localized(path("", home.home, name="home")),
    path("today/", today.today, name="today"),
    path("language/", language.choose_language, name="language"),
    path("theme/", language.choose_theme, name="theme"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("demo/mail/", demo_mail.mail_list, name="demo-mail"),
    path("demo/mail/<str:name>/", demo_mail.mail_detail, name="demo-message"),
    path("demo/mail/<str:name>/<str:file>/", demo_mail.attachment, name="demo-attachment"),
]
