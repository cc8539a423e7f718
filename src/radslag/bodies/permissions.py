"""Who may read and change bodies, seats and people."""

import rules

from radslag.municipalities.permissions import is_administrator, is_coordinator, is_involved

keeps_seats = is_coordinator | is_administrator

rules.add_perm("bodies.read", is_involved)
rules.add_perm("bodies.change", keeps_seats)
rules.add_perm("bodies.appoint", keeps_seats)
rules.add_perm("bodies.keep_people", keeps_seats)
