"""Views that do wrong things, for tests/tenancy/test_requests.py alone."""

from asgiref.sync import sync_to_async
from django.db import connection, transaction
from django.http import HttpResponse, JsonResponse
from django.urls import path
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.models import Contact
from streetwork.accounts.access import public, signed_in
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current
from tests.factories.cases import contact_facts
from tests.tenancy.conftest import setting


@signed_in
def log_then_fail(request):
    Contact.objects.create(**contact_facts(request.user))
    raise ZeroDivisionError


def move_away():
    Contact.objects.update(state=State.objects.get(code="SN"))


@signed_in
def move_to_saxony(request):
    move_away()
    return HttpResponse()


@signed_in
class MoveToSaxony(APIView):
    def post(self, request):
        move_away()
        return Response()


def empty_the_table():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cases_contact CASCADE")


@signed_in
def truncate(request):
    empty_the_table()
    return HttpResponse()


@signed_in
class Truncate(APIView):
    def post(self, request):
        empty_the_table()
        return Response()


@public
def seen(request):
    """What this request's transaction knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = cursor.fetchone()[0]
    return JsonResponse({"states": setting(), "server": server, "has_scope": current() is not None})


@public
def count_contacts(request):
    return JsonResponse({"contacts": Contact.objects.count()})


@signed_in
@transaction.non_atomic_requests
def count_without_transaction(request):
    return JsonResponse({"contacts": Contact.objects.count()})


@signed_in
@transaction.non_atomic_requests
async def count_asynchronously(request):
    """How an async view works with the database: one function, one transaction."""

    def work():
        with transaction.atomic():
            return Contact.objects.count()

    return JsonResponse({"contacts": await sync_to_async(work)()})


urlpatterns = [
    path("log-then-fail/", log_then_fail),
    path("move/", move_to_saxony),
    path("api/move/", MoveToSaxony.as_view()),
    path("truncate/", truncate),
    path("api/truncate/", Truncate.as_view()),
    path("seen/", seen),
    path("count/", count_contacts),
    path("count-without-transaction/", count_without_transaction),
    path("count-asynchronously/", count_asynchronously),
]
