"""One content, many forms: block model to PDF."""
