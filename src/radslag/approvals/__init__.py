"""Who must agree to a document, who has, and what that is worth."""
