"""What every template may know: the municipality of the address and who asks."""

from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, object]:
    """Add the municipality and the actor, both None outside."""
    return {"place": getattr(request, "place", None), "actor": getattr(request, "actor", None)}
