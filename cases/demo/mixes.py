"""How much the demo people work, in which languages and states, and what they are asked. Weights, not shares."""

from dataclasses import dataclass

KOMPAN, EAST_SIDE, LARA, INTEGRIF = "kompan", "welcome-to-the-east-side", "lara-la-red", "integrif"


@dataclass(frozen=True)
class Work:
    """A person's share of the 3,000 contacts; `this_week` of them lie in the running week."""

    programme: str
    contacts: int
    this_week: int
    languages: dict[str, int]
    states: dict[str, int]


WORK = {
    "counselor": Work(KOMPAN, 330, 17, {"ro": 88, "de": 7, "en": 5}, {"NW": 58, "RP": 24, "DE": 18}),
    "colleague": Work(KOMPAN, 220, 8, {"bg": 92, "de": 8}, {"SN": 1}),
    "traveller": Work(
        KOMPAN, 400, 14, {"pl": 88, "de": 7, "en": 5},
        {"NW": 14, "BB": 12, "MV": 9, "ST": 9, "TH": 8, "SH": 8, "SL": 6, "HB": 6, "HH": 5, "BW": 6, "HE": 4,
         "NI": 6, "RP": 4, "SN": 7, "DE": 12},
    ),
    "bw": Work(KOMPAN, 180, 7, {"bg": 90, "de": 10}, {"BW": 1}),
    "he": Work(KOMPAN, 170, 7, {"pl": 92, "de": 8}, {"HE": 1}),
    "ni": Work(KOMPAN, 170, 6, {"ro": 92, "de": 8}, {"NI": 1}),
    "hh": Work(KOMPAN, 150, 6, {"en": 94, "de": 6}, {"HH": 1}),
    "lead": Work(KOMPAN, 50, 5, {"ro": 50, "pl": 40, "bg": 10}, {"NW": 5, "RP": 3, "SH": 2, "DE": 4}),
    "vietnamese": Work(EAST_SIDE, 270, 11, {"vi": 1}, {"MV": 30, "ST": 32, "DE": 38}),
    "russian": Work(EAST_SIDE, 270, 11, {"ru": 1}, {"MV": 27, "ST": 33, "DE": 40}),
    "lead-east": Work(EAST_SIDE, 130, 6, {"es": 72, "ru": 28}, {"MV": 30, "ST": 25, "DE": 45}),
    "spanish": Work(LARA, 250, 12, {"es": 92, "en": 8}, {"BE": 74, "DE": 26}),
    "italian": Work(LARA, 150, 6, {"it": 88, "es": 12}, {"BE": 1}),
    "portuguese": Work(LARA, 130, 5, {"pt": 92, "en": 8}, {"BE": 1}),
    "english": Work(LARA, 100, 4, {"en": 1}, {"BE": 1}),
    "lead-lara": Work(LARA, 30, 4, {"es": 60, "it": 20, "pt": 10, "en": 10}, {"BE": 80, "DE": 20}),
}  # fmt: skip
TOTAL = sum(work.contacts for work in WORK.values())

# Who joined whose threads in the running week: “already answered” has something to say.
JOINED_THREADS = (("counselor", "lead"), ("russian", "lead-east"), ("spanish", "lead-lara"))

TOPICS = {
    KOMPAN: {
        "pay": 11, "dismissal": 9, "employment_contract": 7, "working_hours": 6, "posted_temporary_work": 5,
        "labour_exploitation": 2, "job_offers": 6, "dubious_job_offers": 4, "child_benefit": 10, "health_insurance": 8,
        "uninsured": 3, "sick_leave": 4, "basic_income_support": 6, "unemployment_benefit": 6, "registration": 7,
        "tax_id_class": 5, "tax_return": 5, "flat_search": 4, "rental_contract": 3, "employer_accommodation": 4,
        "integration_course": 6, "vocational_german": 4, "recognition_procedure": 4, "degree_evaluation": 2,
        "eu_free_movement": 4, "childcare": 3, "school": 3, "business_registration": 3, "bogus_self_employment": 2,
        "pension": 2, "forms_letters": 5, "debt_collection": 2, "broadcasting_fee": 2, "discrimination_work": 2,
        "driving_licence_vehicle": 2, "return_support": 1, "homelessness": 1, "domestic_violence": 0.4,
    },
    EAST_SIDE: {
        "opportunity_card": 12, "skilled_work_visa": 11, "eu_blue_card": 4, "training_study_visa": 8,
        "apprenticeship": 9, "recruitment_agencies": 6, "living_in_target_region": 8, "recognition_procedure": 9,
        "regulated_professions": 5, "degree_evaluation": 5, "certified_translation": 3, "language_exams": 7,
        "vocational_german": 5, "self_study": 3, "visa": 6, "family_reunification": 4, "job_application": 4,
        "job_offers": 3, "dubious_job_offers": 3, "health_insurance": 2, "flat_search": 3, "registration": 2,
        "bank_account": 1, "pay": 2,
    },
    LARA: {
        "recognition_procedure": 18, "regulated_professions": 12, "degree_evaluation": 10, "certified_translation": 8,
        "adaptation_measures": 7, "recognition_costs": 7, "further_training": 6, "training_funding": 4,
        "vocational_german": 6, "language_exams": 5, "integration_course": 3, "job_application": 5, "job_offers": 3,
        "university_study": 3, "registration": 3, "health_insurance": 2, "childcare": 2, "flat_search": 2,
        "eu_free_movement": 2, "tax_id_class": 1, "about_the_service": 1,
    },
    INTEGRIF: {
        "asylum_toleration": 14, "residence_permit": 9, "integration_course": 9, "family_reunification": 7,
        "flat_search": 7, "forms_letters": 7, "interpreting": 6, "school": 5, "doctor_hospital": 5,
        "basic_income_support": 5, "degree_evaluation": 4, "apprenticeship": 4, "mental_health": 3,
    },
}  # fmt: skip

# What a language community asks more often than the others.
ASKED_MORE = {
    "bg": {"child_benefit": 2.5, "pay": 2, "basic_income_support": 2, "registration": 1.8},
    "pl": {"tax_return": 3, "pension": 3, "health_insurance": 1.6, "sick_leave": 1.6, "posted_temporary_work": 1.5},
    "ro": {"dismissal": 2, "employer_accommodation": 2.5, "labour_exploitation": 1.8, "posted_temporary_work": 1.8},
    "en": {"eu_free_movement": 2.5, "flat_search": 2, "business_registration": 2, "degree_evaluation": 1.6},
    "vi": {"apprenticeship": 3, "training_study_visa": 2.5, "recruitment_agencies": 2, "language_exams": 1.6},
    "ru": {"opportunity_card": 2, "degree_evaluation": 2, "family_reunification": 1.6},
    "it": {"registration": 2, "job_application": 1.6},
}

# Conversations outside the register: platform → weight.
ELSEWHERE = {
    KOMPAN: {"whatsapp": 4, "facebook": 4, "email": 2, "phone": 2, "onsite": 1, "youtube": 1},
    EAST_SIDE: {"whatsapp": 3, "zalo": 3, "vk": 2, "email": 2, "instagram": 1},
    LARA: {"facebook": 5, "instagram": 3, "email": 2, "whatsapp": 2},
    INTEGRIF: {"email": 5, "phone": 3, "onsite": 4, "facebook": 3, "whatsapp": 1},
}

# Where people who still live abroad write from, by language.
RESIDENCE = {
    "vi": {"VN": 1},
    "ru": {"UZ": 4, "KZ": 4, "KG": 2, "TJ": 1},
    "es": {"CO": 4, "MX": 3, "PE": 2, "ES": 2, "AR": 2, "EC": 1, "VE": 1},
}
