"""Who may read duties, record acts, decide exceptions, answer for judgements and adopt the wheel."""

import rules

from radslag.municipalities.permissions import (
    is_chair,
    is_coordinator,
    is_registrar,
    works_here,
)

keeps_the_record = is_coordinator | is_registrar

rules.add_perm("obligations.read", works_here)
rules.add_perm("obligations.record", keeps_the_record | is_chair)
rules.add_perm("obligations.import", keeps_the_record)
rules.add_perm("obligations.waive", keeps_the_record)
rules.add_perm("obligations.judge", is_coordinator | is_chair)
rules.add_perm("obligations.plan_wheel", is_coordinator | is_chair)
rules.add_perm("obligations.adopt_wheel", keeps_the_record)
rules.add_perm("obligations.set_register_start", is_coordinator)
