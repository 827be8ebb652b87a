"""Topics of labelled sample posts and keyword lists from outside ↔ topics of our vocabulary. The only such table.

Sample lists know twelve topics; ours are finer. `OURS` is what a list's keyword becomes, `THEIRS` how a topic of ours
counts against a label.
"""

OURS = {
    "recognition": "recognition",
    "work": "job_search",
    "labour_rights": "working_conditions",
    "residence": "residence",
    "family_benefits": "child_benefit",
    "registration": "registration",
    "tax": "taxes",
    "health": "health",
    "housing": "housing",
    "language": "language_courses",
    "social_benefits": "social_benefits",
    "training": "vocational_training",
}
THEIRS = {ours: theirs for theirs, ours in OURS.items()} | {
    "self_employment": "work",
    "parental_benefits": "family_benefits",
    "childcare": "family_benefits",
    "recruitment_agencies": "labour_rights",
}
