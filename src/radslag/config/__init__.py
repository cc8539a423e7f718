"""Settings, root urls and entry points."""
