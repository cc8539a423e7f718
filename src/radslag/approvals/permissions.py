"""Who may approve: whoever is asked. Which documents that is, `visible_to` tells."""

from __future__ import annotations

import rules

from radslag.municipalities.permissions import is_administrator, is_involved

rules.add_perm("approvals.approve", is_involved)
rules.add_perm("approvals.allow_by_mail", is_administrator)
