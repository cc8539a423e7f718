"""What is asked of those who keep bodies, seats and people."""
