"""The style sheets hold together: one fresh file, colours by tokens, enough contrast, small enough."""

import gzip
import re

import pytest
from scripts.build_css import PARTS, bundles, joined
from scripts.check_tokens import literals

TEXT = ["fg", "muted", "primary", "ok", "late", "plan", "judge"]
SHAPES = ["line", "focus", "lane-1", "lane-2", "lane-3", "lane-4"]
SCHEMES = {"light": r"tokens \{\n  :root \{(.*?)\n  \}", "dark": r'\[data-theme="dark"\] \{(.*?)\n  \}'}
TOKENS = (PARTS / "tokens.css").read_text(encoding="utf-8")


def tokens(pattern):
    [block] = re.findall(pattern, TOKENS, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def colours(scheme):
    return tokens(SCHEMES[scheme])


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("bundle", bundles(), ids=lambda bundle: bundle.name)
def test_a_joined_file_is_as_new_as_its_parts(bundle):
    assert bundle.read_text(encoding="utf-8") == joined(bundles()[bundle])


def test_the_joined_files_travel_in_twelve_kilobytes():
    assert sum(len(gzip.compress(bundle.read_bytes())) for bundle in bundles()) <= 12_000


def test_every_style_sheet_is_in_one_bundle():
    assert sorted(part for parts in bundles().values() for part in parts) == sorted(PARTS.rglob("*.css"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_words_stand_out_from_what_they_stand_on(scheme, ground):
    found = colours(scheme)

    assert {name for name in TEXT if contrast(found[name], found[ground]) < 4.5} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_lines_and_shapes_stand_out_too(scheme, ground):
    found = colours(scheme)

    assert {name for name in SHAPES if contrast(found[name], found[ground]) < 3} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_primary_button_can_be_read(scheme):
    assert contrast(colours(scheme)["on-primary"], colours(scheme)["primary"]) >= 4.5


def test_dark_is_the_same_by_choice_and_by_the_system():
    assert tokens(r'not\(\[data-theme="light"\]\) \{\n      --bg: #15(.*?)\n    \}') == {
        name: colour for name, colour in colours("dark").items() if name != "bg"
    }


def test_black_on_white_is_the_measure():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


def test_no_colour_is_written_outside_the_tokens():
    assert literals() == []


@pytest.mark.parametrize(
    "rule", ["a { color: #fff }", "a { background: rgb(1 2 3) }", "a { border: 1px solid red }"]
)
def test_a_colour_outside_the_tokens_is_found(tmp_path, rule):
    (tmp_path / "odd.css").write_text(rule)

    assert literals(tmp_path) == [f"odd.css:1: {rule}"]
