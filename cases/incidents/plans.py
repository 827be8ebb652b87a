"""What to do: the built-in checklist of each type of incident, and a programme's own in its place.

The order of steps follows what teams of digital streetwork and their carriers ask for (second person, lead or on-call,
plan, decision, aftercare). The law decides, not this list; the sources name where to read it. No script of a talk
about suicide stands here on purpose: that is for the carrier to give.
"""

from django.utils.translation import gettext_lazy as _

from cases.incidents.enums import Type
from cases.models import IncidentPlan

MOST_STEPS = 20
STEP_LENGTH = 300

SOURCES = {
    Type.SUICIDE: "§ 323c StGB",
    Type.VIOLENCE: "§§ 138, 139, 323c StGB",
    Type.CHILD: "§§ 8a, 8b SGB VIII, § 4 KKG",
    Type.IMAGES: "§ 184b StGB",
    Type.ATTACK: "§§ 126a, 185, 238, 241 StGB",
    Type.BREACH: _("Art. 33, 34 GDPR"),
    Type.POLICE: "§ 53 StPO, § 203 StGB, § 161a StPO",
}

BUILT_IN = {
    Type.SUICIDE: (
        _("Stay in contact. Read slowly, answer briefly. You need not solve it, and not alone."),
        _("Bring in a second person now. Tell them what is going on, not who it is."),
        _("Ask directly and calmly whether the person thinks of killing themselves, and whether they are safe right "
          "now. Asking does not make it worse."),
        _("Danger to life now: call 112. Say what you know of the place; if you know none, the police (110) can find "
          "it through the platform. In an emergency everybody must help (§ 323c StGB)."),
        _("Name people who are there day and night: TelefonSeelsorge 0800 1110111, 0800 1110222 or 116 123; other "
          "languages stand in the list of numbers."),
        _("Agree on the next hour: who is near the person, when you write again, from which account."),
        _("Inform the lead or the on-call contact. Decide together what follows."),
        _("Let a colleague cover your account for today, and talk to somebody about it."),
    ),
    Type.VIOLENCE: (
        _("Take it seriously. Do not argue, do not provoke, do not investigate on your own."),
        _("Bring in a second person and assess together: is a person, a place, a time, a means named?"),
        _("Danger now: call 110 (or 112 when somebody is hurt)."),
        _("Inform the lead. Planned murder, manslaughter and other grave crimes that can still be prevented must be "
          "reported in time (§ 138 StGB; few exceptions in § 139). Nobody assesses this alone."),
        _("Note time, platform and space, and the threat in your own words. No screenshots in this tool."),
        _("Is somebody threatened who does not know it? Clarify with the lead and the police who tells and protects "
          "them."),
        _("Report it to the platform, once the police need nothing more from there."),
        _("Write down the decision and its reasons."),
    ),
    Type.CHILD: (
        _("Write down the weighty indications: what you observed and what was said, apart from what you think of it."),
        _("Danger now: call 110 or the emergency service of the youth welfare office at once."),
        _("Bring in a second person and inform the lead."),
        _("Consult an experienced specialist (insoweit erfahrene Fachkraft, § 8a (4) and § 8b SGB VIII, § 4 (2) KKG) "
          "with pseudonymised data: no name, no handle, no address."),
        _("Assess the risk together, and write down the reasons."),
        _("Speak with the child and the parents and work towards their accepting help, unless that puts the child in "
          "danger."),
        _("Can the danger not be averted otherwise: inform the youth welfare office (§ 8a (4) SGB VIII, § 4 (3) KKG). "
          "Tell those concerned before, unless that puts the child in danger."),
        _("Note what was passed on, to whom and on which basis; agree when you ask what became of it."),
    ),
    Type.IMAGES: (
        _("Close it. Do not open it again and do not look for more."),
        _("No download, no screenshot, no forwarding, no upload, to nobody: possessing and passing on are crimes, also "
          "with good intentions (§ 184b StGB)."),
        _("Bring in a second person: tell them about it, never show it."),
        _("Inform the lead at once. The lead speaks with the police; nobody else does."),
        _("Write address, account, time and context on paper, for the police alone, handed over by the lead. Never in "
          "this tool, in a chat or in a mail."),
        _("Is a child in danger now: call 110, and follow the plan for child endangerment."),
        _("Report it to the platform by its own form, when the lead has cleared that with the police."),
        _("Stop work on this account for today; talk about what it does to you."),
    ),
    Type.ATTACK: (
        _("Do not escalate: no quick answer, no justification."),
        _("Secure the evidence outside of this tool: time, address, account, screenshot."),
        _("Report it internally, and assess it together: insult, threat, stalking, publishing of private data?"),
        _("Block the account, and report it to the platform."),
        _("Threat, stalking or doxxing: police and lawyer, by way of the carrier. Danger now: 110."),
        _("Request deletion of what was published, from the platform and from search engines."),
        _("Relieve the colleague: somebody else covers the account, and the carrier stands behind them."),
    ),
    Type.BREACH: (
        _("Stop it: change passwords, end sessions, lock the device, call the message back. Delete nothing that shows "
          "what happened."),
        _("Inform the lead and the data protection officer at once. The 72 hours run from the moment somebody of us "
          "became aware (Art. 33 GDPR)."),
        _("Find out: which data, of how many people, since when, who may have seen them?"),
        _("Assess with the data protection officer what it may mean for the people concerned."),
        _("Report to the supervisory authority within 72 hours, unless a risk is unlikely. Facts that are missing may "
          "follow; a late report needs its reasons."),
        _("High risk for the people concerned: tell them without delay and in plain words (Art. 34 GDPR)."),
        _("Document what happened, its effects and what was done, also when no report is needed (Art. 33 (5) GDPR)."),
        _("Close the gap, and say to the team what changes."),
    ),
    Type.POLICE: (
        _("Nobody answers alone, also not on the telephone or at the door. “I may not say anything. Our lead will call "
          "you back.”"),
        _("Ask for it in writing: authority, file number, legal basis, whom to call back. Check by way of the "
          "switchboard that it is them."),
        _("Inform the lead, the data protection officer and, where there is one, the carrier's lawyer."),
        _("Nothing handed out yet: no file, no device, no account, no chat. From now on delete nothing that was asked "
          "for."),
        _("Most of us have no right to refuse testimony (Zeugnisverweigerungsrecht, § 53 StPO; exceptions such as "
          "pregnancy and addiction counselling). § 203 StGB may bind you all the same: let a lawyer assess it."),
        _("A search with a warrant: do not hinder it, let yourself be shown the warrant, object, ask for a list of "
          "what is taken, call the lead."),
        _("Decide together what is answered, and answer in writing and by the lead alone."),
        _("Note what was handed out, on which basis, and who decided; tell the person if that is allowed."),
    ),
}  # fmt: skip


def built_in_steps(kind: str) -> list[str]:
    """The steps of the built-in plan, in the reader's language."""
    return [str(step) for step in BUILT_IN[Type(kind)]]


def steps_for(programme: int, kind: str) -> list[str]:
    """What applies: the programme's own plan, else the built-in one."""
    own = IncidentPlan.objects.filter(programme=programme, type=kind).values_list("steps", flat=True).first()
    return list(own) if own else built_in_steps(kind)


def plans_of(programme: int) -> dict[str, list[str]]:
    """{type: steps} of all types, one query."""
    own = dict(IncidentPlan.objects.filter(programme=programme).values_list("type", "steps"))
    return {kind.value: list(own.get(kind.value) or built_in_steps(kind)) for kind in Type}
