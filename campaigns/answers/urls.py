from django.urls import path

from campaigns.answers.views import cards, library, texts

app_name = "answers"
urlpatterns = [
    path("", library.card_list, name="list"),
    path("new/", cards.new_card, name="new"),
    path("export.csv", library.export_cards, name="export"),
    path("<int:pk>/", library.card_detail, name="detail"),
    path("<int:pk>/edit/", cards.edit_card, name="edit"),
    path("<int:pk>/copy/", cards.copy_card, name="copy"),
    path("<int:pk>/retire/", cards.retire_card, name="retire"),
    path("<int:pk>/restore/", cards.restore_card, name="restore"),
    path("<int:pk>/legal-review/", cards.review_legally, name="legal-review"),
    path("<int:pk>/history/", texts.card_history, name="history"),
    path("<int:pk>/texts/new/", texts.new_text, name="new-text"),
    path("texts/<int:pk>/", texts.text_page, name="text"),
    path("texts/<int:pk>/save/", texts.save_text, name="save-text"),
    path("texts/<int:pk>/hand-on/", texts.hand_on, name="hand-on"),
    path("texts/<int:pk>/approve/", texts.approve, name="approve"),
    path("texts/<int:pk>/send-back/", texts.send_back, name="send-back"),
    path("texts/<int:pk>/remove/", texts.drop_text, name="remove-text"),
    path("texts/<int:pk>/copied/", texts.copied, name="copied"),
]
