"""Who may read, draft and adopt statutes, set house rules and keep the register."""

import rules

from radslag.municipalities.permissions import (
    is_administrator,
    is_coordinator,
    is_involved,
    is_registrar,
)

keeps_the_book = is_coordinator | is_registrar | is_administrator

rules.add_perm("statutebook.read", is_involved)
rules.add_perm("statutebook.draft", keeps_the_book)
rules.add_perm("statutebook.adopt", is_coordinator | is_registrar)
rules.add_perm("statutebook.set_house_rules", is_coordinator)
rules.add_perm("statutebook.register", keeps_the_book)
