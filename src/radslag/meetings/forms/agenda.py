"""Items of an agenda: what is said of them, how open they are, and their papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.models import Organisation
from radslag.documents.services.levels import GROUND
from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem
from radslag.meetings.services.agenda import ItemWords, Openness
from radslag.meetings.states import ItemKind
from radslag.ui.forms import OnceForm, PlainForm

ENDINGS = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg,.txt,.csv"


class ItemForm(OnceForm):
    """What is said of an item; `seen` is the version that the form was opened with."""

    title = forms.CharField(label=gettext_lazy("Heading of the item"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("What is done with it"), choices=ItemKind.choices)
    text = forms.CharField(
        label=gettext_lazy("What it is about"), max_length=8000, required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("Name no person who is suspected, exposed or helped."),
    )  # fmt: skip
    presenter = forms.CharField(label=gettext_lazy("Presenter"), max_length=120, required=False)
    starts = forms.TimeField(label=gettext_lazy("Begins at"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes"), required=False, min_value=1, max_value=600,
        widget=forms.TextInput({"size": "4", "inputmode": "numeric"}),
    )  # fmt: skip
    questions = forms.CharField(
        label=gettext_lazy("Questions to the mixed groups"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One question on each line, for work in mixed groups."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def said(cls, item: AgendaItem) -> dict[str, Any]:
        """Return what the form begins with for an item."""
        names = ("title", "kind", "text", "presenter", "starts", "minutes")
        return {name: getattr(item, name) for name in names} | {
            "questions": "\n".join(item.questions), "seen": item.version,
        }  # fmt: skip

    def words(self) -> ItemWords:
        """Return what was written."""
        given = self.cleaned_data
        questions = [line.strip() for line in given["questions"].splitlines() if line.strip()]
        names = ("title", "kind", "text", "presenter", "starts", "minutes")
        return ItemWords(**{name: given[name] for name in names}, questions=questions)


class Beside(PlainForm):
    """A form that stands beside others on a page, and so has ids of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_{type(self).__name__.lower()}_%s", **kwargs})


class LevelForm(Beside):
    """How open an item is."""

    level = forms.ChoiceField(
        label=gettext_lazy("How open it is"), choices=Level.choices, widget=forms.RadioSelect
    )
    ground = forms.CharField(
        label=gettext_lazy("Provision"), max_length=120, required=False,
        help_text=gettext_lazy("Written as OSL 18 kap. 1 §; needed for what is secret."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Why it is opened"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Needed when you make it more open than it is."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for a provision for what is secret."""
        said = super().clean() or self.cleaned_data
        if said.get("level") == Level.SECRET and not GROUND.fullmatch(said.get("ground", "")):
            self.add_error("ground", _("Write the provision, for example OSL 18 kap. 1 §."))
        return said

    def openness(self) -> Openness:
        """Return what was decided."""
        given = self.cleaned_data
        return Openness(given["level"], given["ground"], given["reason"])


class AudienceForm(Beside):
    """Which organisations may see an item."""

    audience = forms.MultipleChoiceField(
        label=gettext_lazy("Who may see it"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Choose none to show it to all. The others see that there is an item."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, organisations: Iterable[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["audience"])
        field.choices = [(one.key, one.name) for one in organisations]


class PaperForm(Beside, OnceForm):
    """A file that goes with an item."""

    file = forms.FileField(
        label=gettext_lazy("File"), max_length=200, widget=forms.ClearableFileInput({"accept": ENDINGS}),
        help_text=gettext_lazy("PDF, Office, OpenDocument, picture or text, at most 25 MB."),
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("What it is called"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Leave empty to use the name of the file."),
    )


class ProposalForm(OnceForm):
    """An item that somebody wishes to have taken up."""

    body = forms.ChoiceField(label=gettext_lazy("To"))
    title = forms.CharField(label=gettext_lazy("Heading of the item"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("What it is about"), max_length=8000, required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("Name no person who is suspected, exposed or helped."),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("File"), max_length=200, required=False,
        widget=forms.ClearableFileInput({"accept": ENDINGS}),
        help_text=gettext_lazy("PDF, Office, OpenDocument, picture or text, at most 25 MB."),
    )  # fmt: skip

    def __init__(self, bodies: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["body"])
        field.choices = [(body.key, body.name) for body in bodies]
        if len(field.choices) == 1:
            field.initial, field.widget = field.choices[0][0], forms.HiddenInput()


class ProposalAnswerForm(OnceForm):
    """What becomes of a proposal: on a meeting, in the backlog, or not taken up."""

    to = forms.ChoiceField(label=gettext_lazy("Answer"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("Words to whoever proposed it"), max_length=300, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Needed when it is not taken up."),
    )  # fmt: skip

    def __init__(self, meetings: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            *meetings,
            ("backlog", _("Take it up at a later meeting")),
            ("no", _("Do not take it up")),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when it is not taken up."""
        said = super().clean() or self.cleaned_data
        if said.get("to") == "no" and not said.get("answer", "").strip():
            self.add_error("answer", _("Write why it is not taken up."))
        return said
