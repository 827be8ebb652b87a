"""The invented trend notes of demo mode: days ago, programme, author, language, answers. About topics, never people."""

KOMPAN, EAST, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"

NOTES = (
    (1, KOMPAN, "counselor", "ro", {
        "asked": "Alocația pentru copii: welche Unterlagen die Familienkasse verlangt, wenn die Kinder in Rumänien"
        " leben, und warum Bescheide seit Monaten ausbleiben.",
        "claims": "„Ohne Steuer-ID gibt es kein Kindergeld für das Ausland“ steht in drei Gruppen.",
        "mood": "Ungeduld, viel Ärger über lange Bearbeitung.",
        "left_out": "Streit über Vermittler, die gegen Geld Formulare ausfüllen: Moderation ist schon dran.",
        "follows": "Kurze Karte auf Rumänisch mit der Liste der Unterlagen.",
    }),
    (2, KOMPAN, "traveller", "pl", {
        "asked": "Zwrot podatku: bis wann die Steuererklärung abgegeben werden kann und ob beide Ehepartner"
        " unterschreiben.",
        "claims": "„Nach zwei Jahren verfällt alles.“",
        "follows": "Antwortkarte zur Frist aktualisieren.",
    }),
    (3, KOMPAN, "colleague", "bg", {
        "asked": "Адресна регистрация: Wohnungsgeber stellt keine Bestätigung aus, was tun?",
        "mood": "Angst, ohne Anmeldung die Arbeit zu verlieren.",
        "left_out": "Angebote von Scheinadressen nicht kommentiert, an die Moderation gemeldet.",
    }),
    (2, LARA, "spanish", "es", {
        "asked": "Buscar piso sin nómina: was statt Gehaltsnachweis geht, und ob die Anmeldung in der Untermiete"
        " erlaubt ist.",
        "claims": "„Sin Schufa no te alquila nadie“ wird als Regel weitergegeben.",
        "mood": "Viele sind nach Betrugsversuchen verunsichert.",
        "left_out": "Preisvergleiche zwischen Bezirken: unterhaltsam, kein Bedarf.",
        "follows": "Beitrag über Fallen bei der Wohnungssuche, mit den Zeichen für Betrug.",
    }),
    (4, LARA, "italian", "it", {
        "asked": "Assicurazione sanitaria: was zwischen Ankunft und erster Stelle gilt.",
        "claims": "„Die europäische Karte reicht für immer.“",
    }),
    (5, LARA, "portuguese", "pt", {
        "asked": "Ob Minijobs versichert sind.",
        "mood": "Ruhig, wenige neue Fragen.",
    }),
    (3, EAST, "vietnamese", "vi", {
        "asked": "Công nhận bằng cấp: welche Stelle für Pflege in Mecklenburg-Vorpommern zuständig ist und wie lange"
        " es dauert.",
        "claims": "„Vermittler bekommen es in zwei Wochen“: Werbung einer Agentur.",
        "follows": "Die Antwort der Anerkennungsstelle übersetzen und anheften lassen.",
    }),
    (6, EAST, "russian", "ru", {
        "asked": "Работа без языка: ob es Stellen mit Deutsch A2 gibt.",
        "left_out": "Politische Diskussionen.",
    }),
    (9, KOMPAN, "counselor", "ro", {
        "asked": "Kündigung in der Probezeit: welche Frist gilt.",
        "follows": "Nichts: die Karte passt.",
    }),
    (10, KOMPAN, "he", "pl", {
        "asked": "Rundfunkbeitrag in der Arbeiterunterkunft.",
        "left_out": "Allgemeiner Unmut über den Beitrag.",
    }),
    (11, LARA, "english", "en", {
        "asked": "Whether a freelance contract counts for the visa renewal.",
        "claims": "“You must leave and apply from outside.”",
        "follows": "Ask the lawyer to check the card on renewals.",
    }),
    (13, EAST, "lead-east", "es", {
        "asked": "Ausbildung mit 30: ob es eine Altersgrenze gibt.",
    }),
    (17, KOMPAN, "ni", "ro", {
        "asked": "Unterkunft, die an den Arbeitsvertrag gebunden ist.",
        "mood": "Sorge vor Obdachlosigkeit bei Kündigung.",
        "follows": "Beratungsstelle vor Ort öfter nennen.",
    }),
    (24, LARA, "spanish", "es", {
        "asked": "Termine beim Bürgeramt.",
        "left_out": "Verkauf von Terminen: gemeldet, nicht diskutiert.",
    }),
    (31, KOMPAN, "bw", "bg", {
        "asked": "Детски надбавки: Nachweis über den Schulbesuch.",
    }),
)  # fmt: skip
