"""An upload that never grows beyond its limit: what is too much is read and thrown away, then refused in words."""

from functools import wraps
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from referrals.exchange.readers import MOST_BYTES

# A browser shows our page only after it has sent everything; beyond this we do not listen to the end.
DRAINED_BYTES = 20 * MOST_BYTES


class BoundedUpload(FileUploadHandler):
    """Keeps one file in memory, at most MOST_BYTES of it."""

    is_too_large = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        # StopUpload would make Django drain the rest line by line: a file of one line would lie in memory as a whole
        if start + len(raw_data) > MOST_BYTES:
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


def bounded_upload(view):
    """`request.upload_too_large` tells the view. CSRF is checked behind the handler, because that reads the body."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def limited(request, *args, **kwargs):
        handler = BoundedUpload(request)
        request.upload_too_large = _length(request) > DRAINED_BYTES
        if request.upload_too_large:
            request._post, request._files = QueryDict(), MultiValueDict()  # noqa: SLF001 (FILES has no setter)
            return view(request, *args, **kwargs)
        if request.method == "POST":
            request.upload_handlers = [handler]
            _ = request.POST
            request.upload_too_large = handler.is_too_large
        return protected(request, *args, **kwargs)

    return limited


def _length(request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
