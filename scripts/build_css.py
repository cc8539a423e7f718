"""Join the style sheets of `ui/css`: one file that every page asks for, one more at a meeting.

Run it after a change to a style sheet; a test fails while the joined file is older than its parts.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "src" / "radslag" / "ui"
PARTS, BUNDLES = HERE / "css", HERE / "static" / "ui"
FIRST = ["reset.css", "tokens.css", "base.css"]


def bundles() -> dict[Path, list[Path]]:
    """Return the files that pages ask for, each with its style sheets.

    The first has the layers' order, then components and pages by name. What only the pages of a meeting
    use stands in the second, so that nobody else fetches it.
    """
    shared = sorted([*PARTS.glob("components/*.css"), *PARTS.glob("pages/*.css")])
    return {
        BUNDLES / "radslag.css": [PARTS / name for name in FIRST] + shared,
        BUNDLES / "sitting.css": sorted(PARTS.glob("sitting/*.css")),
    }


def joined(parts: list[Path]) -> str:
    """Return one style sheet without comments and indentation, one line for each line that says something."""
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    lines = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines()
    kept = [line.strip() for line in lines if line.strip()]
    return re.sub(r"\s*([{};,])\s*(?=\S)", r"\1", "\n".join(kept)).replace(";}", "}").replace("}", "}\n")


def main() -> int:
    """Write the joined files; with `--check` only say whether they are fresh."""
    stale = 0
    for bundle, parts in bundles().items():
        text = joined(parts)
        if "--check" not in sys.argv:
            bundle.write_text(text, encoding="utf-8")
            print(f"Wrote {bundle.name}, {len(text):,} characters.")
        elif not bundle.exists() or bundle.read_text(encoding="utf-8") != text:
            print(f"{bundle.name} is older than its parts: run scripts/build_css.py")
            stale = 1
    return stale


if __name__ == "__main__":
    raise SystemExit(main())
