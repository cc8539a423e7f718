"""Kontrollera dokument: anybody may ask whether a file was issued here, and is as it was."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from radslag.approvals import services
from radslag.approvals.forms import FileForm
from radslag.approvals.views.limits import too_many
from radslag.municipalities.http import public_page
from radslag.ui.views import problem

LARGEST = 25 * 1024 * 1024
AROUND = 64 * 1024
"""What a form may hold beside its file."""
RATE = "20/h/ip"


class InMemory(MemoryFileUploadHandler):
    """Keeps a file in memory and nowhere else, and stops reading one that is too large."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.seen = 0

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """Keep every file, whatever its size is said to be."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count what has come; raises RequestDataTooBig past 25 MB."""
        self.seen += len(raw_data)
        if self.seen > LARGEST:
            raise RequestDataTooBig
        return super().receive_data_chunk(raw_data, start)


# Nothing is changed by asking, and no cookie is read, so there is nothing to forge.
@public_page
@csrf_exempt
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Take a file and answer at once; nothing is stored, and nothing is written down."""
    if request.method != "POST":
        return render(request, "approvals/check.html", {"form": FileForm()})
    if too_many(request, "check_document", RATE):
        return problem(request, 429)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + AROUND:
        return problem(request, 413)
    request.upload_handlers = [InMemory(request)]
    try:
        form = FileForm(request.POST, request.FILES)
    except RequestDataTooBig:
        return problem(request, 413)
    if not form.is_valid():
        return render(request, "approvals/check.html", {"form": form}, status=422)
    answer = services.check(form.cleaned_data["file"].read())
    return render(request, "approvals/check.html", {"form": FileForm(), "answer": answer})
