from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.mail import mark_sent, send_again
from streetwork.delivery.models import AccessLog, MailJob, OutboxMessage, RetentionRun


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows; the machine alone writes."""

    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(AccessLog)
class AccessLogAdmin(ReadOnlyAdmin):
    """Within the states of the reader's memberships, as everywhere."""

    list_display = ["at", "state", "actor", "action", "object_type", "object_id", "detail"]
    list_filter = ["state"]
    list_select_related = ["state", "actor"]


@admin.register(RetentionRun)
class RetentionRunAdmin(ReadOnlyAdmin):
    list_display = ["at", "rule", "cutoff", "deleted"]
    list_filter = ["rule"]


class OutboxStateFilter(admin.SimpleListFilter):
    title = _("delivery")
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [("open", _("not delivered yet")), ("failing", _("failed before")), ("done", _("delivered"))]

    def queryset(self, request, queryset):
        match self.value():
            case "open":
                return queryset.filter(done_at=None)
            case "failing":
                return queryset.filter(done_at=None).exclude(last_error="")
            case "done":
                return queryset.exclude(done_at=None)


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "kind", "attempts", "due_at", "last_error", "done_at"]
    list_filter = [OutboxStateFilter, "kind"]


class InDoubtFilter(admin.SimpleListFilter):
    title = _("needs a decision")
    parameter_name = "decide"

    def lookups(self, request, model_admin):
        return [("doubt", _("in doubt")), ("open", _("in doubt or failed"))]

    def queryset(self, request, queryset):
        match self.value():
            case "doubt":
                return queryset.in_doubt()
            case "open":
                return queryset.undelivered()


@admin.register(MailJob)
class MailJobAdmin(ReadOnlyAdmin):
    list_display = [
        "created_at",
        "kind",
        "object_id",
        "recipient",
        "due_on",
        "state_of_dispatch",
        "attempts",
        "last_error",
    ]
    list_filter = [InDoubtFilter, "status", "kind"]
    list_select_related = ["recipient"]
    actions = ["was_sent", "send_once_more"]

    @admin.display(description=_("status"), ordering="status")
    def state_of_dispatch(self, job):
        return _("in doubt") if job.is_in_doubt else job.get_status_display()

    def has_decide_permission(self, request):
        return request.user.has_perm("delivery.change_mailjob")

    @admin.action(description=_("Was sent (mails in doubt)"), permissions=["decide"])
    def was_sent(self, request, queryset):
        self.message_user(request, _("Settled: %(count)d") % {"count": mark_sent(queryset)})

    @admin.action(description=_("Send again (mails in doubt or failed)"), permissions=["decide"])
    def send_once_more(self, request, queryset):
        self.message_user(request, _("Planned again: %(count)d") % {"count": send_again(queryset)})
