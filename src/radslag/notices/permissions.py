"""Who may read which letters have left the house, and see to those that did not arrive."""

import rules

from radslag.municipalities.permissions import is_coordinator, is_registrar
from radslag.municipalities.states import RoleKind

KEEPS_LETTERS = (RoleKind.COORDINATOR, RoleKind.REGISTRAR)

rules.add_perm("notices.read", is_coordinator | is_registrar)
rules.add_perm("notices.send", is_coordinator | is_registrar)
