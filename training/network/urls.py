"""Addresses of the network: institutions, the map, who never took part, tables."""

from django.urls import path

from training.network.views import exchange, looks, partners, people, relations

app_name = "network"
urlpatterns = [
    path("", partners.partner_list, name="list"),
    path("new/", partners.partner_new, name="new"),
    path("map/", looks.graph, name="graph"),
    path("absent/", looks.absent, name="absent"),
    path("import/", exchange.import_table, name="import"),
    path("import/apply/", exchange.import_apply, name="import-apply"),
    path("export/people.<str:kind>", exchange.export_people, name="export-people"),
    path("export/institutions.<str:kind>", exchange.export_institutions, name="export"),
    path("export/relations.<str:kind>", exchange.export_relations, name="export-relations"),
    path("export/absent.<str:kind>", exchange.export_absent, name="export-absent"),
    path("<int:pk>/", partners.partner_detail, name="partner"),
    path("<int:pk>/edit/", partners.partner_edit, name="edit"),
    path("<int:pk>/contacted/", partners.partner_contacted, name="contacted"),
    path("<int:pk>/status/", partners.partner_status, name="status"),
    path("<int:pk>/remove/", partners.partner_remove, name="remove"),
    path("<int:pk>/relations/", relations.relation_new, name="relation-new"),
    path("relations/<int:pk>/", relations.relation_edit, name="relation"),
    path("relations/<int:pk>/remove/", relations.relation_remove, name="relation-remove"),
    path("<int:pk>/people/new/", people.person_new, name="person-new"),
    path("<int:pk>/people/<int:person>/", people.person_edit, name="person"),
    path("<int:pk>/people/<int:person>/remove/", people.person_remove, name="person-remove"),
]
