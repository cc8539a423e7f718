"""How forms become HTML: label, hint, error, field, in that order, with one summary first."""

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template


class PlainForms(DjangoTemplates):
    """Renders forms and fields through our templates, widgets through Django's."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"

    def get_template(self, template_name: str) -> object:
        """Find our own templates among the product's, and Django's widgets beside Django."""
        if template_name.startswith("ui/"):
            return get_template(template_name)
        return super().get_template(template_name)
