"""Template tags about duties."""
