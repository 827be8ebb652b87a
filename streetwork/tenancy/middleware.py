from django.core.exceptions import PermissionDenied

from streetwork.tenancy.errors import is_wall_refusal


class WallErrors:
    """A write that the wall refused is the person's 403; a missing GRANT stays our 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if is_wall_refusal(exception):
            raise PermissionDenied("The row-level security policy refused this write.") from exception
