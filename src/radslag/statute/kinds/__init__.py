"""The 13 judged kinds of rule, one judge each."""
