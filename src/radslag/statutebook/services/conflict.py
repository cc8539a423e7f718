"""What happens when two people change the same thing at once."""


class SomeoneElseChanged(Exception):
    """Somebody else adopted or saved in between; `theirs` is the text that now stands."""

    def __init__(self, theirs: str = "") -> None:
        """Keep their text, so that a page can show both."""
        self.theirs = theirs
        super().__init__("changed by someone else")
