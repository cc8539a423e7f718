"""Why a file is not taken in, in one sentence that says what can be done."""

from __future__ import annotations

from django.utils.functional import Promise


class UploadRefused(ValueError):
    """The file is not taken in; `sentence` tells the person why, and what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
