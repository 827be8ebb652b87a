"""Mounted at /hsds/. Addresses end without a slash, as in the specification; with one they are sent there."""

from django.urls import path, re_path

from referrals.hsds import views

LISTS = "services|organizations|service_at_locations|taxonomies|taxonomy_terms"

app_name = "hsds"
urlpatterns = [
    path("", views.Root.as_view(), name="root"),
    path("profile", views.profile, name="profile"),
    path("services", views.ServiceList.as_view(), name="services"),
    path("services/<str:key>", views.ServiceItem.as_view(), name="service"),
    path("organizations", views.OrganizationList.as_view(), name="organizations"),
    path("organizations/<str:key>", views.OrganizationItem.as_view(), name="organization"),
    path("service_at_locations", views.ServiceAtLocationList.as_view(), name="service-at-locations"),
    path("service_at_locations/<str:key>", views.ServiceAtLocationItem.as_view(), name="service-at-location"),
    path("taxonomies", views.TaxonomyList.as_view(), name="taxonomies"),
    path("taxonomies/<str:key>", views.TaxonomyItem.as_view(), name="taxonomy"),
    path("taxonomy_terms", views.TermList.as_view(), name="taxonomy-terms"),
    path("taxonomy_terms/<str:key>", views.TermItem.as_view(), name="taxonomy-term"),
    re_path(rf"^(?P<rest>(?:{LISTS})(?:/[^/]+)?)/$", views.without_slash, name="without-slash"),
]
