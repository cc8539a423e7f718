"""Reads across the journal and the statute: verdicts, today's work, duties, the wheel, compliance."""
