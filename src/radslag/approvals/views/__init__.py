"""Pages: permission, form, one service, answer."""
