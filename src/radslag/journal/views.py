"""What anybody may see of a journal: its checkpoints. Pages for those signed in stand in `desk`."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from radslag.journal.queries.checkpoints import published
from radslag.municipalities.http import public_page


@public_page
def checkpoints(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the municipality's latest checkpoints, for anybody who wants to keep one."""
    document = published(slug)
    if document is None:
        raise Http404
    answer = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Cache-Control"] = "public, max-age=3600"
    return answer
