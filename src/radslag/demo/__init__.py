"""Three invented years in three municipalities, built through services."""
