"""Find colours that are written outside `tokens.css`; run as `python -m scripts.check_tokens`."""

import re
import sys
from pathlib import Path

PARTS = Path(__file__).resolve().parents[1] / "src" / "radslag" / "ui" / "css"
NAMED = "black|white|gr[ae]y|silver|red|yellow|orange|green|lime|teal|blue|navy|purple|brown|pink"
LITERAL = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|:[^;]*(?<![-\w])(?:{NAMED})(?![-\w])",
    re.IGNORECASE,
)


def literals(folder: Path = PARTS) -> list[str]:
    """Return each line that names a colour itself, as file, line number and words; none is good."""
    found = []
    for sheet in sorted(folder.rglob("*.css")):
        if sheet.name == "tokens.css":
            continue
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1):
            if LITERAL.search(re.sub(r"url\([^)]*\)", "", line)):
                found.append(f"{sheet.relative_to(folder)}:{number}: {line.strip()}")
    return found


if __name__ == "__main__":
    print("\n".join(literals()) or "All colours are tokens.")
    sys.exit(bool(literals()))
