"""The tenant: municipality, people, roles, tenancy guard and sign-in."""
