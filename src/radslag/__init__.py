"""Rådslag: a crime-prevention council run from its own statute."""
