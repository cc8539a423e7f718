"""How a server that runs for long keeps its memory in order."""

from __future__ import annotations

import gc
from typing import Final

_BETWEEN_LOOKS: Final = 50_000
_LOOKS: Final = 20


def settle() -> None:
    """Have the search for reference cycles pass over all that is loaded by now, and begin more seldom.

    What a process loads at its start it keeps, and hardly anything of ours makes a cycle. Left as it is,
    every larger page is now and then held up while the whole of it is searched in vain. Call it once, when
    everything is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN_LOOKS, _LOOKS, _LOOKS)
