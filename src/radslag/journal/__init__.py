"""What happened: one append-only, hash-chained entry per act."""
