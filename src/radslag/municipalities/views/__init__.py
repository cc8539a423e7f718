"""Pages of one's own account: the way in, confirming, second factors, sessions."""
