"""Input about pictures, and the field by which other forms choose one."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from campaigns.images.reading import NoPicture, prepare
from campaigns.models import PostImage
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_POSTS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect

OFFERED = 11


def credit_field():
    return forms.CharField(
        label=_("Whose picture, and why we may use it"), max_length=200,
        help_text=_("e.g. own photo; licence CC BY 4.0, name; consent of those shown."),
        error_messages={"required": _("Say whose picture it is and why we may use it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class PictureRadios(forms.RadioSelect):
    """Pictures as tiles: real radio buttons, "no picture" first, then a tile that leads to the upload."""

    template_name = "images/widgets/pictures.html"
    option_template_name = "images/widgets/picture.html"
    use_fieldset = True
    upload_url = ""
    pictures: dict[int, PostImage] = {}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["upload_url"] = self.upload_url
        return context

    def create_option(self, name, value, label, *args, **kwargs):
        picture = self.pictures.get(value)
        return super().create_option(name, value, label, *args, **kwargs) | {"picture": picture}


class PictureChoice(forms.ModelChoiceField):
    """Choose one of a programme's pictures: the newest, and the one chosen. Any of the programme's is taken.

    Call `of(programme, chosen=…, back=…)` in the form's `__init__`; `back` is the page to come back to after an
    upload, with `?picture=<pk>`, which the page takes as the chosen one.
    """

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "queryset": PostImage.objects.none(), "required": False, "label": _("Picture"),
                "empty_label": _("no picture"), "widget": PictureRadios, "blank": True,
                "error_messages": {"invalid_choice": _("This picture is not there any more. Choose another one.")},
            } | kwargs
        )  # fmt: skip

    def of(self, programme: int, *, chosen: int | None = None, back: str = ""):
        mine = PostImage.objects.filter(programme=programme)
        self.queryset = mine
        newest = list(mine.order_by("-uploaded_at", "-pk")[:OFFERED])
        if chosen and chosen not in {image.pk for image in newest}:
            newest += mine.filter(pk=chosen)
        self.widget.pictures = {image.pk: image for image in newest}
        self.widget.choices = [("", self.empty_label), *((image.pk, image.credit) for image in newest)]
        self.widget.upload_url = reverse("images:new") + "?" + urlencode({"programme": programme, "next": back})
        return self


class PictureForm(GuardedTexts, forms.Form):
    """A picture to take in. `prepared` is the picture as it is stored, once the form is valid."""

    guarded = ("credit",)

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    file = forms.FileField(
        label=_("Picture"), help_text=_("JPEG, PNG or WebP, at most 10 MB. Place and camera are taken out of it."),
        error_messages={"required": _("Choose a picture."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    credit = credit_field()
    prepared = None

    def __init__(self, *args, access: Access, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.access = access
        self.fields["programme"].choices = [(each.pk, each.short_name) for each in self.programmes]
        if len(self.programmes) == 1:
            self.fields["programme"].widget = forms.HiddenInput()
            self.initial["programme"] = self.programmes[0].pk

    @cached_property
    def programmes(self):
        return programmes_of(self.access, WRITES_POSTS, running=True)

    def clean_file(self):
        try:
            self.prepared = prepare(self.cleaned_data["file"])
        except NoPicture as problem:
            raise forms.ValidationError(problem.sentence) from problem
        return self.cleaned_data["file"]

    def clean_credit(self):
        return self.cleaned_data["credit"].strip()


class CreditForm(GuardedTexts, forms.Form):
    guarded = ("credit",)

    credit = credit_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class PictureFilter(forms.Form):
    """What the gallery shows. What is not valid is left out."""

    show = forms.ChoiceField(
        label=_("Show"), choices=[("", _("all")), ("used", _("in use")), ("unused", _("not in use"))], required=False,
        widget=QuickSelect,
    )  # fmt: skip
    programme = forms.TypedChoiceField(
        label=_("Programme"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )

    def __init__(self, data, *, programmes):
        super().__init__(data, label_suffix="", auto_id="filter_%s")
        self.fields["programme"].choices = [("", _("all")), *((each.pk, each.short_name) for each in programmes)]
        self.is_valid()

    @property
    def chosen(self) -> str:
        return self.cleaned_data.get("show") or ""

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen or self.programme_chosen)

    @property
    def programme_chosen(self) -> int | None:
        return self.cleaned_data.get("programme")
