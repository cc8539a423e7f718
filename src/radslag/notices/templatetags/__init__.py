"""Words for pages about letters."""
