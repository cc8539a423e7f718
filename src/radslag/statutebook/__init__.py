"""Adopted statutes, their versions, house rules and the register of control documents."""
