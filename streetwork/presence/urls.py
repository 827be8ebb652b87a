from django.urls import path

from streetwork.presence.views import blocks, detail, exchange, reach, register, visits

app_name = "spaces"
urlpatterns = [
    path("", register.space_list, name="list"),
    path("new/", register.space_new, name="new"),
    path("export.csv", exchange.export_spaces, name="export"),
    path("import/", exchange.import_spaces, name="import"),
    path("import/apply/", exchange.import_apply, name="import-apply"),
    path("rota/", visits.rota, name="rota"),
    path("rota/reassign/", visits.rota_reassign, name="rota-reassign"),
    path("reach/", reach.reach, name="reach"),
    path("reach/<int:pk>/", reach.reach_edit, name="reach-edit"),
    path("reach/<int:pk>/withdraw/", reach.reach_withdraw, name="reach-withdraw"),
    path("blocks/", blocks.block_list, name="blocks"),
    path("blocks/export.csv", blocks.block_export, name="blocks-export"),
    path("blocks/new/", blocks.block_new, name="block-new"),
    path("blocks/<int:pk>/", blocks.block_edit, name="block-edit"),
    path("blocks/<int:pk>/settle/", blocks.block_settle, name="block-settle"),
    path("blocks/<int:pk>/remove/", blocks.block_remove, name="block-remove"),
    path("<int:pk>/", detail.space_detail, name="detail"),
    path("<int:pk>/edit/", register.space_edit, name="edit"),
    path("<int:pk>/members/", detail.space_members, name="members"),
    path("<int:pk>/members/<int:count>/", detail.count_edit, name="count-edit"),
    path("<int:pk>/members/<int:count>/remove/", detail.count_remove, name="count-remove"),
    path("<int:pk>/visited/", visits.space_visited, name="visited"),
    path("<int:pk>/visits/<int:visit>/remove/", visits.visit_remove, name="visit-remove"),
]
