"""The kinds of advisory centres there are in Germany, under invented names: what each does, for whom, how."""

from dataclasses import dataclass

RECOGNITION = ("recognition", "recognition_procedure", "regulated_professions", "degree_evaluation",
               "certified_translation", "adaptation_measures", "recognition_costs")  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """`titles` with `{place}`; the first that is not taken yet is used. Weights, not shares, in `areas`."""

    key: str
    titles: tuple[str, ...]
    topics: tuple[str, ...]
    bring: str
    conditions: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ((),)
    areas: tuple[str, ...] = ("city", "city", "district", "state")
    languages: tuple[str, ...] = ()
    contact: tuple[str, ...] = ("phone", "email", "walk_in")
    anonymous: bool | None = None
    ages: tuple[int | None, int | None] = (None, None)


KINDS = {
    kind.key: kind
    for kind in (
        Kind("recognition",
             ("Anerkennungsberatung {place}", "Fachstelle Abschluss und Beruf {place}", "Diplomlotsen {place}"),
             (*RECOGNITION, "further_training"), "papers", ("all", "skilled"), (("skilled",), ()),
             ("state", "state", "district"), ("en", "ru", "uk", "ar"), ("phone", "email", "video")),
        Kind("adults",
             ("Migrationsberatung {place}", "Beratung für Zugewanderte {place}", "Ankommensberatung {place}"),
             ("authorities", "residence", "integration_course", "basic_income_support", "child_benefit", "registration",
              "forms_letters", "residence_permit", "eu_free_movement", "health_insurance", "job_search"),
             "letters", ("all", "open"), (("eu", "refugees"), ()), ("city", "district"), ("ru", "ar", "en", "ro")),
        Kind("work",
             ("Arbeit und Recht {place}", "Faire Arbeit {place}", "Lohnrecht für Beschäftigte {place}"),
             ("working_conditions", "pay", "working_hours", "dismissal", "employment_contract", "posted_temporary_work",
              "labour_exploitation", "employer_accommodation", "bogus_self_employment", "sick_leave"),
             "work", ("eu", "all"), (("eu",), ("eu", "skilled")), ("state", "state", "nationwide"),
             ("pl", "ro", "bg", "ro"), ("phone", "email", "chat", "walk_in"), anonymous=True),
        Kind("social",
             ("Sozialberatung {place}", "Offene Sozialsprechstunde {place}", "Nachbarschaftsberatung {place}"),
             ("social_benefits", "basic_income_support", "housing_child_supplement", "unemployment_benefit",
              "forms_letters", "health_insurance", "uninsured", "acute_hardship"),
             "letters", ("open", "city"), ((), ("families",)), ("city",), ("tr", "ru", "bg")),
        Kind("youth",
             ("Jugendmigrationsdienst {place}", "Junge Wege {place}"),
             ("school", "apprenticeship", "university_study", "training_funding", "integration_course",
              "job_application"),
             "papers", ("young",), (("young", "refugees"), ("young", "students")), ("city", "district"),
             ("ar", "uk", "fa", "en"), ("phone", "email", "chat", "walk_in"), ages=(12, 27)),
        Kind("debt",
             ("Schuldnerberatung {place}", "Schuldenlotsen {place}"),
             ("debt", "debt_advice", "debt_collection", "seizure", "insolvency", "phone_internet_energy"),
             "money", ("city", "open"), ((),), ("city", "district"), ("tr", "pl", "ru")),
        Kind("family",
             ("Schwangerschafts- und Familienberatung {place}", "Familienberatung {place}"),
             ("pregnancy_birth", "parental_benefits", "child_benefit", "childcare", "custody_maintenance",
              "housing_child_supplement"),
             "nothing", ("all",), (("families", "women"),), ("city", "district"), ("en", "tr", "ro"),
             ("phone", "email"), anonymous=True),
        Kind("courses",
             ("Sprachkursberatung {place}", "Deutsch-Treffpunkt {place}"),
             ("language_courses", "integration_course", "vocational_german", "language_exams", "self_study"),
             "letters", ("open", "all"), ((),), ("city", "district"), ("en", "ar", "vi", "es")),
        Kind("women",
             ("Frauenberatung {place}", "Beratung für Frauen {place}"),
             ("domestic_violence", "marriage_divorce", "custody_maintenance", "human_trafficking", "mental_health"),
             "nothing", ("women",), (("women",),), ("city", "district", "state"), ("en", "bg", "ru", "fa"),
             ("phone", "email", "chat"), anonymous=True),
        Kind("welcome",
             ("Welcome Center {place}", "Fachkräfte-Anlaufstelle {place}"),
             ("skilled_immigration", "opportunity_card", "skilled_work_visa", "eu_blue_card", "training_study_visa",
              "living_in_target_region",
              "family_reunification", "job_offers", "recruitment_agencies", "recognition_procedure"),
             "papers", ("skilled",), (("skilled", "abroad"),), ("state", "state", "nationwide"),
             ("en", "es", "vi", "ru", "pt", "fr"), ("email", "video", "phone")),
        Kind("legal",
             ("Erste Rechtsorientierung {place}", "Rechtscafé {place}"),
             ("residence_permit", "asylum_toleration", "permanent_stay_citizenship", "discrimination_work",
              "discrimination_housing", "discrimination_authorities", "irregular_status"),
             "letters", ("open",), (("refugees",), ()), ("city", "state"), ("ar", "fa", "fr", "en"),
             ("walk_in", "email"), anonymous=True),
        Kind("housing",
             ("Wohnraumberatung {place}", "Wohnlotsen {place}"),
             ("housing", "flat_search", "rental_contract", "eviction", "homelessness", "employer_accommodation",
              "discrimination_housing"),
             "rent", ("city",), ((), ("families",)), ("city",), ("bg", "ro", "ar")),
        Kind("online",
             ("Beratung online {place}",),
             ("pay", "employment_contract", "child_benefit", "eu_free_movement", "health_insurance", "registration",
              "tax_return", "recognition_procedure"),
             "nothing", ("all",), (("eu", "abroad"),), ("online",), (), ("chat", "email", "video"), anonymous=True),
    )
}  # fmt: skip
# Every state has the first four; what follows goes round from state to state.
FIRST = ("adults", "recognition", "work", "social")
THEN = ("debt", "youth", "family", "courses", "women", "legal", "housing", "welcome", "adults", "recognition", "work")

# Languages that the region adds to those of the kind.
SPOKEN = {
    "BW": ("ro", "tr", "it", "hr", "bg"), "BY": ("ro", "hr", "hu", "tr", "bg"), "BE": ("es", "it", "pt", "vi", "ar"),
    "BB": ("pl", "uk", "vi", "ru"), "HB": ("bg", "tr", "pl"), "HH": ("fa", "pl", "bg", "es"),
    "HE": ("bg", "hr", "es", "ar"), "MV": ("vi", "ru", "uk", "es"), "NI": ("ro", "bg", "ru", "pl"),
    "NW": ("bg", "ro", "tr", "pl", "ar"), "RP": ("ro", "pl", "fr", "bg"), "SL": ("fr", "it", "ro", "ar"),
    "SN": ("cs", "pl", "vi", "bg"), "ST": ("vi", "ru", "uk", "ro"), "SH": ("pl", "ro", "tr", "bg"),
    "TH": ("ru", "vi", "ro", "ar"),
}  # fmt: skip
