"""Every word that a person meets is Swedish, kind and plain."""

import ast
import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "radslag"
CATALOGUES = sorted([*ROOT.glob("locale/sv/LC_MESSAGES/*.po"), *SOURCE.rglob("locale/sv/LC_MESSAGES/*.po")])
TEMPLATES = sorted(
    path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"}
)
SUBJECTS = sorted(path.name for path in SOURCE.iterdir() if path.is_dir() and not path.name.startswith("_"))
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
LINES = (Path(__file__).parent / "accusing_words.txt").read_text(encoding="utf-8").splitlines()
UNWANTED = re.compile(
    "|".join(rf"\b{line}" for line in LINES if line and not line.startswith("#")), re.IGNORECASE
)
QUOTED = r"""(?:"[^"]*"|'[^']*')"""
TRANSLATE = rf'\{{%\s*translate\s+({QUOTED})(?:\s+context\s+"([^"]*)")?'
Message = tuple[str | None, str]


def python_messages(path: Path) -> set[Message]:
    found: set[Message] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        said = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if node.func.id in MARKERS and said:
            found.add((None, said[0]))
        if node.func.id in WITH_CONTEXT and len(said) > 1:
            found.add((said[0], said[1]))
    return found


def template_messages(path: Path) -> set[Message]:
    text = path.read_text(encoding="utf-8")
    found: set[Message] = {(None, words[1:-1]) for words in re.findall(rf"_\(({QUOTED})\)", text)}
    found |= {(context or None, words[1:-1]) for words, context in re.findall(TRANSLATE, text)}
    for trimmed, body in re.findall(
        r"\{%\s*blocktranslate([^%]*)%\}(.*?)\{%\s*endblocktranslate", text, re.DOTALL
    ):
        for part in re.split(r"\{%\s*plural\s*%\}", body):
            words = re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", part.replace("%", "%%"))
            if "trimmed" in trimmed:
                words = " ".join(line.strip() for line in words.splitlines() if line.strip())
            context = re.search(r'context\s+"([^"]*)"', trimmed)
            found.add((context[1] if context else None, words))
    return found


def in_swedish() -> set[Message]:
    entries = [entry for path in CATALOGUES for entry in polib.pofile(str(path)) if entry.translated()]
    plurals = {(entry.msgctxt, entry.msgid_plural) for entry in entries if entry.msgid_plural}
    said = {(entry.msgctxt, entry.msgid) for entry in entries} | plurals
    return {(context, words.replace("%%", "%")) for context, words in said}


def messages(path: Path) -> set[Message]:
    return python_messages(path) if path.suffix == ".py" else template_messages(path)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_message_is_said_in_swedish(subject):
    known = in_swedish()
    paths = [
        *(SOURCE / subject).rglob("*.py"),
        *(t for t in TEMPLATES if t.relative_to(SOURCE).parts[0] == subject),
    ]

    found = {message for path in paths for message in messages(path)}

    assert {(context, words.replace("%%", "%")) for context, words in found} - known == set()


def test_no_translation_is_a_guess():
    assert [entry.msgid for path in CATALOGUES for entry in polib.pofile(str(path)).fuzzy_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_message_accuses_or_speaks_like_a_machine(path):
    said = [
        words for entry in polib.pofile(str(path)) for words in (entry.msgstr, *entry.msgstr_plural.values())
    ]

    assert [words for words in said if UNWANTED.search(words)] == []


def test_no_template_holds_swedish_of_its_own():
    swedish = re.compile(r">[^<{]*[åäöÅÄÖ][^<{]*<")

    assert [str(path.relative_to(SOURCE)) for path in TEMPLATES if swedish.search(path.read_text())] == []


@pytest.mark.parametrize(
    "words", ["Det misslyckades", "Ett brott mot reglementet", "Är du säker?", "Objektet finns"]
)
def test_an_unwanted_word_is_found(words):
    assert UNWANTED.search(words)


@pytest.mark.parametrize("words", ["Brottsförebyggande råd", "Rådet lyckas", "Inget underlag visar det"])
def test_a_kind_word_is_left_alone(words):
    assert not UNWANTED.search(words)
