from django.urls import path

from campaigns.editor.views import posts, queue, review, versions

app_name = "editor"
POST = "<int:pk>/posts/<int:post>/"
VERSION = POST + "versions/<slug:language>/"
urlpatterns = [
    path("texts/", queue.my_texts, name="queue"),
    path("<int:pk>/posts/", posts.post_list, name="posts"),
    path("<int:pk>/posts/new/", posts.new_post, name="new-post"),
    path(POST, posts.post_page, name="post"),
    path(POST + "edit/", posts.edit_post, name="edit-post"),
    path(POST + "move/", posts.move_post, name="move-post"),
    path(POST + "drop/", posts.drop_post, name="drop-post"),
    path(POST + "restore/", posts.restore_post, name="restore-post"),
    path(VERSION, versions.version_page, name="version"),
    path(VERSION + "save/", versions.save_version, name="save"),
    path(VERSION + "autosave/", versions.autosave, name="autosave"),
    path(VERSION + "discard/", versions.discard, name="discard"),
    path(VERSION + "history/", versions.version_history, name="history"),
    path(VERSION + "hand-on/", review.hand_on, name="hand-on"),
    path(VERSION + "approve/", review.approve, name="approve"),
    path(VERSION + "send-back/", review.send_back, name="send-back"),
    path(VERSION + "remove/", review.remove, name="remove"),
]
