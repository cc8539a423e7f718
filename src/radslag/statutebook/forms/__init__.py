"""Forms of the statute book: texts, the register, house rules."""

from radslag.statutebook.forms.houses import HouseRuleForm, house_field
from radslag.statutebook.forms.register import DocumentForm, KindForm
from radslag.statutebook.forms.texts import BeginForm, DayForm, TextForm

__all__ = ["BeginForm", "DayForm", "DocumentForm", "HouseRuleForm", "KindForm", "TextForm", "house_field"]
