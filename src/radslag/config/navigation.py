"""Links at the top and bottom of each page: words and the name of the page; at most seven in a row."""

from django.utils.functional import Promise

NAVIGATION: dict[str, list[tuple[str | Promise, str]]] = {
    "public": [],
    "desk": [],
    "footer": [],
}
