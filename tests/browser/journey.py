"""A journey: what a person does on the way to something, counted, so that the way cannot grow in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from playwright.sync_api import Locator
from playwright.sync_api import Page as Tab

Role = Literal["button", "link", "radio", "checkbox", "option", "menuitem"]
WIDTHS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
FAR = 200


class Journey:
    """A context manager that fails when more acts are needed than the budget allows.

    An act is one deliberate press, choice or chosen file; writing words is none. With `keyboard` every
    control is reached by Tab and pressed by Enter or Space: one without a place in the order is found.
    """

    def __init__(self, tab: Tab, budget: int, *, keyboard: bool = False) -> None:
        self.tab, self.budget, self.keyboard, self.acts = tab, budget, keyboard, 0

    def _reach(self, target: Locator, name: str) -> None:
        """Walk by Tab until the control has focus."""
        for _ in range(FAR):
            if target.evaluate("e => e === document.activeElement"):
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError(f"{name} cannot be reached by Tab")

    def press(self, name: str, role: Role = "button") -> None:
        """Press the one control of that name: one act."""
        self.acts += 1
        target = self.tab.get_by_role(role, name=name, exact=True)
        if not self.keyboard:
            return target.click()
        self._reach(target, name)
        chooses = target.get_attribute("type") in ("checkbox", "radio")
        return self.tab.keyboard.press("Space" if chooses else "Enter")

    def choose(self, label: str, words: str) -> None:
        """Choose from a list by its words: one act."""
        self.acts += 1
        target = self.tab.get_by_label(label, exact=True)
        if self.keyboard:
            self._reach(target, label)
        target.select_option(label=words)

    def attach(self, label: str, file: Path) -> None:
        """Choose a file: one act."""
        self.acts += 1
        self.tab.get_by_label(label, exact=True).set_input_files(file)

    def write(self, label: str, words: str) -> None:
        """Write words into a field: content, no act."""
        self.tab.get_by_label(label, exact=True).fill(words)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        assert kind or self.acts <= self.budget, f"{self.acts} acts, budget {self.budget}"
