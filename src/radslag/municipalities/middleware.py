"""From the first word of the address to the municipality that every query stays in."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse

from radslag.municipalities.http import SAFE
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within

RESERVED = frozenset({"", "konto", "static", "halsa", ".well-known", "favicon.ico", "robots.txt"})


PERMISSIONS_POLICY = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
        "picture-in-picture", "usb",
    )
)  # fmt: skip


class SafeHeaders:
    """What every answer says beside the headers that Django's own middleware writes.

    Pages for those signed in are kept by no cache, and no page is read by another site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers to the answer."""
        response = self.get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if "/arbete/" in request.path_info or request.path_info.startswith("/konto/"):
            response["Cache-Control"] = "no-store"
        return response


class PlaceMiddleware:
    """Enter the municipality that the address names; unknown ones do not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its municipality, if it names one."""
        word = request.path_info.split("/", 2)[1]
        place = None if word in RESERVED else Municipality.objects.filter(slug=word).first()
        request.place = place  # type: ignore[attr-defined]
        if place is None:
            return self.get_response(request)
        with within(place):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Take the municipality out of the view's arguments; it is the place, not a parameter.

        On PostgreSQL a view that may write gets a savepoint: one that fails takes back what it wrote, and its
        error page is made in the transaction around it, which stays whole. A page that is only read is spared
        the savepoint's two questions.
        """
        if kwargs.pop("kommun", None) is not None and request.place is None:  # type: ignore[attr-defined]
            raise Http404
        if request.method in SAFE or not _in_one_transaction(request):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Take back everything when a page that was only read broke; the page that says so asks nothing.

        One that is refused or not found has written nothing, and its error page may ask the database.
        """
        refused = isinstance(exception, Http404 | PermissionDenied)
        if request.method in SAFE and not refused and _in_one_transaction(request):
            transaction.set_rollback(True)


def _in_one_transaction(request: HttpRequest) -> bool:
    """Tell whether `within` has opened a transaction around this request."""
    return request.place is not None and connection.vendor == "postgresql"  # type: ignore[attr-defined]
