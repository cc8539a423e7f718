"""Join the style sheets of `ui/css` into the one file that a page asks for.

Run it after a change to a style sheet; a test fails while the joined file is older than its parts.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "src" / "radslag" / "ui"
PARTS, BUNDLE = HERE / "css", HERE / "static" / "ui" / "radslag.css"
FIRST = ["reset.css", "tokens.css", "base.css"]


def parts() -> list[Path]:
    """Return the style sheets: the layers' order first, then components and pages by name."""
    return [PARTS / name for name in FIRST] + sorted(PARTS.glob("*/*.css"))


def joined() -> str:
    """Return one style sheet without comments and indentation, one line for each line that says something."""
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts())
    lines = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines()
    kept = [line.strip() for line in lines if line.strip()]
    return re.sub(r"\s*([{};,])\s*(?=\S)", r"\1", "\n".join(kept)).replace(";}", "}").replace("}", "}\n")


def main() -> int:
    """Write the joined file; with `--check` only say whether it is fresh."""
    fresh = BUNDLE.exists() and BUNDLE.read_text(encoding="utf-8") == joined()
    if "--check" in sys.argv:
        print(f"{BUNDLE.name} is {'fresh' if fresh else 'older than its parts: run scripts/build_css.py'}")
        return 0 if fresh else 1
    BUNDLE.write_text(joined(), encoding="utf-8")
    print(f"Wrote {BUNDLE.name}, {len(joined()):,} characters.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
