"""States and the moves allowed between them."""
