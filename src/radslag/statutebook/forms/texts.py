"""Forms for texts that may be half done, and for where a text begins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from radslag.statute.source import LARGEST, Source, StatuteErrors
from radslag.ui.forms import PlainForm

CODE = forms.Textarea({"rows": 28, "cols": 100, "class": "code", "spellcheck": "false", "wrap": "soft"})


class TextForm(PlainForm):
    """A statute text, typed or uploaded. What was typed is kept whatever is wrong with the upload."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A TOML file in UTF-8, at most 1 MB. It takes the place of the text below."),
        widget=forms.FileInput({"accept": ".toml,text/plain"}),
    )
    text = forms.CharField(label=_("The statute as data"), required=False, strip=False, widget=CODE)
    house_text = forms.CharField(
        label=_("Local routines"),
        required=False,
        strip=False,
        help_text=_("The office's own numbers. Left empty, those of the wording before come along."),
        widget=forms.Textarea({"rows": 12, "cols": 100, "class": "code", "spellcheck": "false"}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    too_large = False

    def clean_text(self) -> str:
        """Undo what browsers do to the ends of lines."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_house_text(self) -> str:
        """Undo what browsers do to the ends of lines."""
        return str(self.cleaned_data["house_text"]).replace("\r\n", "\n")

    def clean_file(self) -> str:
        """Return the text of an uploaded file; say what keeps it from being read."""
        upload = self.cleaned_data["file"]
        if not isinstance(upload, UploadedFile):
            return ""
        if (upload.size or 0) > LARGEST:
            self.too_large = True
            raise forms.ValidationError(
                _("The file is larger than 1 MB, which no statute needs. Is it the right file?")
            )
        content = upload.read()
        try:
            return Source.read(content).text
        except StatuteErrors as error:
            self._keep(content)
            raise forms.ValidationError(_not_utf8(error.problems[0].line)) from error

    def _keep(self, content: bytes) -> None:
        """Put the text of a file in the wrong encoding into the form, where a person can mend it."""
        likely = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
        self.data = {**dict(self.data.items()), "text": content.decode(likely, "replace")}

    def clean(self) -> dict[str, Any]:
        """Let an uploaded file take the place of the text; ask for one of them."""
        found = super().clean() or {}
        found["text"] = found.get("file") or found.get("text", "")
        if len(found["text"].encode()) > LARGEST:
            self.too_large = True
            self.add_error("text", _("The text is larger than 1 MB, which no statute needs."))
        elif not found["text"].strip() and not self.errors:
            self.add_error("text", _("Choose a file, or write or paste the text."))
        return found


def _not_utf8(line: int) -> str:
    return gettext(
        "The file is not written in UTF-8 (line %(line)s). Its text stands below as it was read: "
        "look at å, ä and ö, mend what is wrong and save."
    ) % {"line": line}


class BeginForm(PlainForm):
    """Where a new statute begins: from a shipped one, under one's own name and from one's own day."""

    template = forms.ChoiceField(label=_("Begin from"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=250)
    lineage = forms.SlugField(
        label=_("Address word"),
        max_length=60,
        help_text=_("Small letters a–z, digits and hyphens, for example radet. It stays for ever."),
    )
    valid_from = forms.DateField(label=_("Valid from"))

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = choices  # type: ignore[attr-defined]
        self.fields["template"].initial = choices[0][0] if choices else None

    def clean_lineage(self) -> str:
        """Keep to what a lineage may hold."""
        word = str(self.cleaned_data["lineage"])
        if word != word.lower() or "_" in word:
            raise forms.ValidationError(_("Write small letters a–z, digits and hyphens only."))
        return word


class DayForm(PlainForm):
    """From which day the next wording is in force."""

    valid_from = forms.DateField(label=_("Valid from"))
