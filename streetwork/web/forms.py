"""Forms: `{{ form }}`, `{{ form.x.as_field_group }}` come out in the product's design; what did not validate is 422."""

from http import HTTPStatus

from django.forms.renderers import TemplatesSetting

# The status of a page whose form did not validate: htmx swaps it in, a plain browser shows it.
INVALID = HTTPStatus.UNPROCESSABLE_ENTITY


class Renderer(TemplatesSetting):
    """Setting FORM_RENDERER. Widgets keep Django's templates unless they name their own."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


def bound(request):
    """What a form is bound with: what was posted, or nothing."""
    return request.POST if request.method == "POST" else None
