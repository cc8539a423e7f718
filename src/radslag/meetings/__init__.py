"""Meetings: planned, called, held, recorded, approved, sent out and followed up."""
