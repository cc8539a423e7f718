"""Check boxes of which the less likely lie folded."""

from __future__ import annotations

from typing import Any

from django import forms


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Check boxes in groups: the group without a name is in sight, the others are folded under theirs."""

    template_name = "ui/form/folded_choices.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Open a folded group in which something is chosen."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for index, (word, options, number) in enumerate(context["widget"]["optgroups"]):
            chosen = any(option["selected"] for option in options)
            context["widget"]["optgroups"][index] = (word, options, number, chosen)
        return context
