"""How Django renders forms: `{{ form }}`, `{{ form.x.as_field_group }}` come out in the product's design."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Setting FORM_RENDERER. Widgets keep Django's templates unless they name their own."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
