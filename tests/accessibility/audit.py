"""Everything that is asked of a page's accessibility by a program; what a program cannot see, people read."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize

from radslag.municipalities.models import User
from tests.tabs import OpenTab

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=640)
MODES: dict[str, tuple[ViewportSize, dict[str, Any]]] = {
    "wide": (WIDE, {"color_scheme": "light", "forced_colors": "none"}),
    "dark": (WIDE, {"color_scheme": "dark", "forced_colors": "none"}),
    "forced": (WIDE, {"color_scheme": "light", "forced_colors": "active"}),
    "narrow": (NARROW, {"color_scheme": "light", "forced_colors": "none"}),
}
# WCAG 1.4.12: a reader may set the type wider than we did.
SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
CLIPPED = """[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.innerText?.trim()
  && !e.closest('.hidden-but-read, thead') && getComputedStyle(e).overflow !== 'visible'
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML)"""
STOPS = """[...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
  .filter(e => e.checkVisibility() && !e.disabled)"""
SMALL = f"""{STOPS}.filter(e => {{ const r = e.getBoundingClientRect();
  return !e.closest('p, .skip-link') && (r.width < 24 || r.height < 24) }}).map(e => e.outerHTML)"""
# A visible ring, hidden behind nothing; the body has focus between the last stop and the first.
RING = """() => { const e = document.activeElement; if (e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect(); e.dataset.reached = 1;
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const ring = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none';
  const [x, y] = [middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  return ring && (e.contains(top) || top?.contains(e)) ? '' : e.outerHTML }"""
MISSED = f"{STOPS}.filter(e => !e.dataset.reached && e.type !== 'radio').map(e => e.outerHTML)"


def audit(open_tab: OpenTab, url: str, *, by: User | None = None) -> None:
    """Assert everything below of one page, in every way of looking at it."""
    # The policy is lifted only where the auditor itself has to put a script into the page.
    tab = open_tab(by=by, bypass_csp=True)
    tab.goto(url)
    for name, (size, media) in MODES.items():
        tab.set_viewport_size(size)
        tab.emulate_media(**media)
        obeys_axe(tab, f"{url} {name}")
        fits(tab, f"{url} {name}")
    bears_wider_type(tab, url)
    tab = open_tab(by=by)
    tab.goto(url)
    can_be_walked(tab, url)
    tab = open_tab(by=by, java_script_enabled=False)
    tab.goto(url)
    stands_without_scripts(tab)
    prints(tab, url)


def obeys_axe(tab: Tab, where: str) -> None:
    """Assert that axe-core finds nothing to object to in the page as it is now."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE)
    found = tab.evaluate("tags => axe.run({runOnly: tags})", TAGS)["violations"]
    assert not found, (where, [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found])


def fits(tab: Tab, where: str) -> None:
    """Assert that nothing has to be scrolled sideways and that every target can be hit."""
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} scrolls sideways"
    assert tab.evaluate(SMALL) == [], f"{where} has small targets"


def bears_wider_type(tab: Tab, where: str) -> None:
    """Assert that no words are cut when a reader sets the type wider."""
    tab.add_style_tag(content=SPACING)
    assert tab.evaluate(CLIPPED) == [], where
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} scrolls sideways"


def can_be_walked(tab: Tab, where: str) -> None:
    """Assert that Tab reaches every control, each with a ring that can be seen."""
    # A date field is several stops, hence the room; the walk ends where focus leaves the page.
    for _ in range(4 * tab.evaluate(f"{STOPS}.length") + 2):
        tab.keyboard.press("Tab")
        hidden = tab.evaluate(RING)
        if hidden is None:
            break
        assert hidden == "", f"{where}: no ring on {hidden}"
    assert tab.evaluate(MISSED) == [], where


def stands_without_scripts(tab: Tab) -> None:
    """Assert that the page is there without scripts."""
    assert tab.get_by_role("heading", level=1).is_visible()


def prints(tab: Tab, where: str) -> None:
    """Assert that paper gets the content, no menus, and nothing that is wider than the sheet."""
    tab.emulate_media(media="print")
    assert not [nav for nav in tab.get_by_role("navigation").all() if nav.is_visible()], where
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} is wider than paper"
