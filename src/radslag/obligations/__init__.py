"""Duties, evidence, annual wheel and reports: the journal held against the statute."""
