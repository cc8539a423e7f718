"""The same answers in a terminal: the radslag command."""
