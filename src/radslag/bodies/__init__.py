"""Councils, groups, seats, mandates and organisations."""
