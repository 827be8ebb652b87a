from django.core.exceptions import PermissionDenied
from rest_framework.views import exception_handler as drf_handler

from streetwork.tenancy.errors import is_wall_refusal


def exception_handler(exception, context):
    """Django REST framework's handler, and 403 for a write that the wall refused."""
    if is_wall_refusal(exception):
        exception = PermissionDenied()
    return drf_handler(exception, context)
