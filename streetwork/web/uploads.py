"""An upload that never grows beyond its limit: what is too much is read and thrown away, then refused in words."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

# A browser shows our page only after it has sent everything; beyond so many times the limit nobody listens to the end.
DRAINED_TIMES = 20


class BoundedUpload(FileUploadHandler):
    """Keeps one file in memory, at most `most_bytes` of it."""

    is_too_large = False

    def __init__(self, request=None, *, most_bytes: int):
        super().__init__(request)
        self.most_bytes = most_bytes

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        # StopUpload would make Django drain the rest line by line: a file of one line would lie in memory as a whole
        if start + len(raw_data) > self.most_bytes:
            self.is_too_large = True
            self.kept = BytesIO()
        else:
            self.kept.write(raw_data)

    def file_complete(self, file_size):
        if self.is_too_large:
            return None
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def bounded_upload(most_bytes: int) -> Callable:
    """For a view: `request.upload_too_large` tells it. CSRF is checked behind the handler, as that reads the body."""

    def decorate(view):
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def limited(request, *args, **kwargs):
            handler = BoundedUpload(request, most_bytes=most_bytes)
            request.upload_too_large = _length(request) > DRAINED_TIMES * most_bytes
            if request.upload_too_large:
                request._post, request._files = QueryDict(), MultiValueDict()  # noqa: SLF001 (FILES has no setter)
                return view(request, *args, **kwargs)
            if request.method == "POST":
                request.upload_handlers = [handler]
                _ = request.POST
                request.upload_too_large = handler.is_too_large
            return protected(request, *args, **kwargs)

        return limited

    return decorate


def _length(request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
