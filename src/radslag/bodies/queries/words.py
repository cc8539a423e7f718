"""What a statute calls the bodies of this municipality."""

from __future__ import annotations

from radslag.bodies.models import Body


def vocabulary(lineage: str) -> dict[str, str]:
    """Return, for the key of each body here, the id it has in the vocabulary of that statute; one query.

    A body of another statute gets `<its lineage>.<its id>`, which matches nothing in this one. A key that
    is not in the answer is no body of ours and stays as it is. Bodies of the past are included, since the
    journal still names them.
    """
    known = Body.objects.exclude(statute_id="").values_list("key", "lineage", "statute_id")
    return {key: own if line in {"", lineage} else f"{line}.{own}" for key, line, own in known}


def body_key(lineage: str, statute_id: str) -> str:
    """Return the key of the body that a statute calls so, or the id itself when there is none; one query."""
    found = Body.objects.filter(lineage__in=["", lineage], statute_id=statute_id).order_by("-lineage")
    return found.values_list("key", flat=True).first() or statute_id


def names_of_bodies() -> dict[str, str]:
    """Return the name of each body here by its key, bodies of the past included; one query."""
    return dict(Body.objects.values_list("key", "name"))
