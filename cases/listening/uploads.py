"""Uploads go into the spool as they arrive, encrypted: no plain byte reaches the disk, and memory stays flat."""

from functools import wraps

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from cases.listening.spool import CHUNK, SpoolWriter

# Beyond this many times the limit we do not listen to the end, although a browser then shows no page of ours.
DRAINED = 2


class SpooledFile(UploadedFile):
    """A file in the spool. Its own name is kept for recognising its format and nowhere else."""

    def __init__(self, writer: SpoolWriter, head: bytes, **kwargs):
        super().__init__(file=None, size=writer.size, **kwargs)
        self.writer, self.head = writer, head
        self.is_kept = False

    def keep(self) -> SpoolWriter:
        """The run takes it over; otherwise it is deleted with the request."""
        self.is_kept = True
        return self.writer


class SpoolUpload(FileUploadHandler):
    """Takes the one file of the form; further ones and what is beyond the limit are read and dropped."""

    chunk_size = CHUNK

    def __init__(self, request):
        super().__init__(request)
        self.is_too_large = False
        self.writer: SpoolWriter | None = None
        self.taken: SpooledFile | None = None
        self.is_writing = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.is_writing = self.field_name == "file" and self.writer is None and self.taken is None
        if self.is_writing:
            self.writer, self.head = SpoolWriter(), b""

    def receive_data_chunk(self, raw_data, start):
        # StopUpload would make Django drain the rest line by line: a file of one line would lie in memory as a whole
        if not self.is_writing or self.writer is None:
            return
        if start + len(raw_data) > settings.LISTENING_MAX_BYTES:
            self.is_too_large = True
            self.discard()
            return
        if len(self.head) < CHUNK:
            self.head += raw_data[: CHUNK - len(self.head)]
        self.writer.write(raw_data)

    def file_complete(self, file_size):
        if not self.is_writing or self.writer is None:
            return None
        self.is_writing = False
        self.writer.close()
        self.taken = SpooledFile(
            self.writer, self.head, name=self.file_name, content_type=self.content_type, charset=self.charset
        )
        return self.taken

    def upload_interrupted(self):
        self.discard()

    def discard(self):
        """Delete the file, unless a run has taken it over."""
        if self.writer is not None and not (self.taken and self.taken.is_kept):
            self.writer.discard()
            self.writer = None


def spooled_upload(view):
    """`request.upload_too_large` says that there was more than fits. CSRF is checked behind the handler, which reads
    the body; the transaction begins behind it as well, so that a slow upload holds none open.
    """
    protected = csrf_protect(transaction.atomic(view))

    @transaction.non_atomic_requests
    @csrf_exempt
    @wraps(view)
    def spooled(request, *args, **kwargs):
        request.upload_too_large = _length(request) > DRAINED * settings.LISTENING_MAX_BYTES
        if request.method != "POST":
            return protected(request, *args, **kwargs)
        if request.upload_too_large:
            return _refused(view, request, *args, **kwargs)
        handler = SpoolUpload(request)
        request.upload_handlers = [handler]
        try:
            try:
                _ = request.POST
            except RequestDataTooBig:
                request.upload_too_large = True
                return _refused(view, request, *args, **kwargs)
            request.upload_too_large = handler.is_too_large
            return protected(request, *args, **kwargs)
        finally:
            handler.discard()

    return spooled


def _refused(view, request, *args, **kwargs):
    """The view says so; nothing of what was sent is looked at."""
    request._post, request._files = QueryDict(), MultiValueDict()  # noqa: SLF001 (FILES has no setter)
    with transaction.atomic():
        return view(request, *args, **kwargs)


def _length(request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
