"""Pages for those signed in, across subjects."""
