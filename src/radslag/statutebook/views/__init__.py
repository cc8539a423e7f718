"""Pages of the statute book."""

from radslag.statutebook.views.reading import (
    public_index,
    public_statute,
    statute,
    statute_json,
    statute_toml,
)

__all__ = ["public_index", "public_statute", "statute", "statute_json", "statute_toml"]
