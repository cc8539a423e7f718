"""Template tags about seats."""
