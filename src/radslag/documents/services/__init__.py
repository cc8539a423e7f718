"""From what a document says to what can be read, sent and kept; all of it pure: content in, bytes out."""
