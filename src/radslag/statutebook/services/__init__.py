"""Verbs of the statute book: adopt a wording, set house rules, keep the register, save a draft."""

from radslag.statutebook.services.adoption import (
    adopt_draft,
    adopt_statute,
)
from radslag.statutebook.services.conflict import SomeoneElseChanged
from radslag.statutebook.services.drafts import discard_draft, save_draft
from radslag.statutebook.services.house_rules import adopt_house_rules
from radslag.statutebook.services.register import SaidByTheStatute, change_document, register_document

__all__ = [
    "SaidByTheStatute",
    "SomeoneElseChanged",
    "adopt_draft",
    "adopt_house_rules",
    "adopt_statute",
    "change_document",
    "discard_draft",
    "register_document",
    "save_draft",
]
