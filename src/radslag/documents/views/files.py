"""Files that were received, given back as they were kept."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect

from radslag.documents.exports import attachment, stored
from radslag.documents.models import Upload
from radslag.documents.views.reading import may_read
from radslag.municipalities.http import MemberRequest, address, needs, row


@needs("documents.read")
def file(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a file to be saved; no browser opens it as a page."""
    found = row(request, Upload, pk=pk)
    if not may_read(request, found):
        return HttpResponseRedirect(address("documents:file_reason", pk))
    return attachment(stored(found), found.name, found.media_type)
