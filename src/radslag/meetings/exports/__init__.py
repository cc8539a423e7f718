"""Meetings in forms that other programs read."""
