"""Compile every Swedish catalogue; gettext's own tools need not be installed.

Run as `python -m scripts.compile_messages`. Catalogues that are older than their result are left alone.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def compile_all(root: Path = ROOT) -> list[Path]:
    """Write the .mo beside each .po that is newer, and return those written."""
    written = []
    for source in [*root.glob("locale/*/LC_MESSAGES/*.po"), *root.glob("src/**/locale/*/LC_MESSAGES/*.po")]:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_all():
        print(path.relative_to(ROOT))
