"""The demo's institutions, relations, contact persons, coachings and procedure cards."""

from training.demo.ground import Ground, read
from training.models import Coaching, Partner, PartnerContact, PartnerRelation, ProcedureCard
from training.network.matching import fold


def write_network(ground: Ground) -> None:
    told = read("network")
    for key, programme, name, kind, engagement, state, country, city, last in told["partners"]:
        ground.partners[key] = Partner.objects.create(
            programme=ground.programmes[programme],
            name=name,
            name_key=fold(name),
            institution_type=kind,
            engagement=engagement,
            state=ground.states[state] if state else None,
            country=country,
            city=city,
            last_contact_on=ground.day(last),
            created_by=ground.manager(programme),
        )
    PartnerRelation.objects.bulk_create(
        PartnerRelation(
            source=ground.partners[source], target=ground.partners[target], kind=kind, since=since, until=until
        )
        for source, target, kind, since, until in told["relations"]
    )
    for key, state, name, function, email, phone, how in told["contacts"]:
        partner = ground.partners[key]
        PartnerContact.objects.create(
            partner=partner, state=ground.states[state], name=name, function=function, email=email, phone=phone,
            consent_on=partner.last_contact_on, consent_how=how, entered_by=partner.created_by,
            confirmed_on=partner.last_contact_on,
        )  # fmt: skip
    _write_coachings(ground, told["coachings"])
    _write_procedures(ground, told["procedures"])


def _write_coachings(ground, told) -> None:
    for programme, state, key, topic, day, minutes, form, people, result in told:
        partner = ground.partners[key]
        Coaching.objects.create(
            programme=ground.programmes[programme], state=ground.states[state], partner=partner,
            institution=partner.name, institution_type=partner.institution_type, topic=topic,
            held_on=ground.day(day), minutes=minutes, form=form, people=people, result=result,
            coach=ground.manager(programme),
        )  # fmt: skip


def _write_procedures(ground, told) -> None:
    for programme, procedure, position, step, text, law, office, key, link, state in told:
        checked = ground.day("2019-11-20" if programme == "integrif" else -190 * position)
        ProcedureCard.objects.create(
            programme=ground.programmes[programme], procedure=procedure, position=position, step=step,
            description=text, legal_basis=law, office=office, partner=ground.partners.get(key), link=link,
            state=ground.states[state] if state else None, language_id="de", checked_on=checked,
            edited_by=ground.manager(programme), edited_at=ground.at(-1, 9),
        )  # fmt: skip
