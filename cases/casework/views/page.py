"""The page of one case, also with a form on it that did not validate."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.casework.actions.writing import CORRECTABLE
from cases.casework.forms.moving import CheckAnswerForm, CheckForm, ConsentForm
from cases.casework.forms.recognising import HandleForm
from cases.casework.forms.writing import GoalForm
from cases.casework.presenters import Texts, standing, texts_of, touches_of
from cases.casework.rules import may_take_over, rights_of
from cases.casework.steps import steps_for
from cases.casework.texts import OpenTexts
from cases.casework.timeline import story_of, timeline
from cases.followups import panels as followups
from cases.models import Case, Consent
from cases.presenters import topic_names
from streetwork.delivery.audit import log_access
from streetwork.rota.absences import away_on
from streetwork.vocabulary.snapshot import vocabulary


def case_page(request, case: Case, *, status: int = 200, **forms):
    """`forms`: check_form, answer_form, consent_form, goal_form or handle_form as they were sent."""
    today = timezone.localdate()
    rights = rights_of(request.access, case, today=today)
    story = story_of(case)
    opened = OpenTexts(case) if rights.reads_texts else None
    texts = texts_of(story, opened, request.access) if opened else Texts(None, None)
    away = away_on(today)
    here = reverse("cases:detail", args=[case.pk])
    context = {
        "case": case,
        "rights": rights,
        "texts": texts,
        "may_take_over": may_take_over(request.access, case, today) and rights.is_open,
        "worker_is_away": case.worker_id in away,
        "platform": vocabulary().platforms[case.platform_id],
        "topics": topic_names(case.topic_ids),
        "contacts": touches_of(story, request.access, here),
        "next": here,
        "consents": story.consents,
        "is_informed": any(consent.kind == Consent.Kind.INFORMED for consent in standing(story.consents)),
        "agrees_to_recognition": any(consent.kind == Consent.Kind.HANDLE for consent in standing(story.consents)),
        "is_remembered": case.handle_marks.exists(),
        "open_checks": [(check, story.name(check.asked_of_id)) for check in story.checks if not check.answered_at],
        "glass": rights.glass,
        "timeline": timeline(story, opened),
        "broken": opened.broken if opened else 0,
        "follow_ups": followups.of_case(request, case) if rights.in_charge or rights.leads else None,
        "open_goals": sum(goal.status == "open" for goal in story.goals),
        "goal_count": len(story.goals),
        "note_count": len(story.notes),
        "steps": steps_for(rights),
        "correctable_hours": int(CORRECTABLE.total_seconds() // 3600),
        **_forms(request, case, rights),
        **forms,
    }
    response = render(request, "casework/case_detail.html", context, status=status)
    log_access(request.scope, "case.read" if rights.reads_texts else "case.facts_read", case)
    return response


def _forms(request, case, rights) -> dict:
    """Fresh forms for what the person may do."""
    forms: dict = {}
    if rights.writes:
        forms["goal_form"] = GoalForm()
        forms["check_form"] = CheckForm(case=case, user_id=request.user.pk)
    if rights.keeps:
        forms["consent_form"] = ConsentForm(case=case)
        forms["handle_form"] = HandleForm(initial={"platform": case.platform_id})
    if rights.check:
        forms["answer_form"] = CheckAnswerForm()
    return forms
