"""What every template may know: the municipality of the address, who asks, and when their session ends."""

from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, object]:
    """Add the municipality, the actor, the person signed in and the end of their session; None where unknown.

    Only a guard sets the last three, so a public page never learns them.
    """
    return {
        "place": getattr(request, "place", None),
        "actor": getattr(request, "actor", None),
        "person": getattr(request, "person", None),
        "session_ends": getattr(request, "session_ends", None),
    }
