"""Clean input: recording by hand, filters, the wheel, exceptions, imports, what-if."""
