"""Kompan: language courses in five languages, and two smaller campaigns. Facts as of 2026; names are invented."""

from campaigns.demo.shapes import Message, Slot, Story, Words

COURSES = (
    Message(
        "Kostenlos Deutsch lernen",
        {
            "de": Words(
                "Deutsch lernen, ohne zu bezahlen",
                "Sie möchten Deutsch lernen und haben wenig Geld?\n\n"
                "✅ Online: Im vhs-Lernportal lernen Sie kostenlos von A1 bis B2, mit Betreuung.\n"
                "✅ In Ihrer Stadt: Viele Vereine und Migrationsdienste bieten Treffen zum Sprechen an.\n"
                "✅ Mit Arbeitslosengeld: Fragen Sie beim Jobcenter oder der Agentur für Arbeit nach einem "
                "Berufssprachkurs.\n\n"
                "Welcher Kurs passt zu Ihnen? Schreiben Sie uns, wir suchen mit Ihnen: {link}\n\n"
                "#DeutschLernen #Kompan",
                alt="Zwei Sprechblasen: eine grüne mit drei Zeilen Text, eine gelbe mit einem Fragezeichen.",
            ),
            "bg": Words(
                "Учете немски безплатно",
                "Искате да учите немски, но парите не достигат?\n\n"
                "✅ Онлайн: в портала vhs-Lernportal учите безплатно от A1 до B2, с помощ от преподавател.\n"
                "✅ Във вашия град: много сдружения и консултации за мигранти организират срещи за разговори.\n"
                "✅ Ако получавате обезщетение: попитайте в Jobcenter или Агенцията по труда за професионален езиков "
                "курс (Berufssprachkurs).\n\n"
                "Кой курс е подходящ за вас? Пишете ни, ще търсим заедно: {link}\n\n#НемскиЕзик #Kompan",
                alt="Две балончета с реплики: зелено с три реда текст и жълто с въпросителна.",
            ),
            "en": Words(
                "Learn German without paying",
                "Would you like to learn German, but money is short?\n\n"
                "✅ Online: on the vhs-Lernportal you learn for free from A1 to B2, with a tutor.\n"
                "✅ In your town: many associations and migration services offer conversation groups.\n"
                "✅ If you get unemployment benefit: ask the Jobcenter or the employment agency about a vocational "
                "German course (Berufssprachkurs).\n\n"
                "Which course suits you? Write to us, we will look for one together: {link}\n\n#LearnGerman #Kompan",
                alt="Two speech bubbles: a green one with three lines of text, a yellow one with a question mark.",
            ),
            "pl": Words(
                "Naucz się niemieckiego za darmo",
                "Chcesz uczyć się niemieckiego, a brakuje pieniędzy?\n\n"
                "✅ Online: na portalu vhs-Lernportal uczysz się bezpłatnie od A1 do B2, z pomocą nauczyciela.\n"
                "✅ W Twoim mieście: wiele stowarzyszeń i poradni dla migrantów prowadzi spotkania konwersacyjne.\n"
                "✅ Jeśli dostajesz zasiłek: zapytaj w Jobcenter albo w urzędzie pracy o zawodowy kurs językowy "
                "(Berufssprachkurs).\n\n"
                "Który kurs jest dla Ciebie? Napisz do nas, poszukamy razem: {link}\n\n#JęzykNiemiecki #Kompan",
                alt="Dwa dymki: zielony z trzema wierszami tekstu i żółty ze znakiem zapytania.",
            ),
            "ro": Words(
                "Învață germana gratuit",
                "Vrei să înveți germana, dar nu ai bani de curs?\n\n"
                "✅ Online: pe portalul vhs-Lernportal înveți gratuit de la A1 la B2, cu ajutorul unui profesor.\n"
                "✅ În orașul tău: multe asociații și centre de consiliere pentru migranți țin întâlniri de "
                "conversație.\n"
                "✅ Dacă primești ajutor de șomaj: întreabă la Jobcenter sau la Agentur für Arbeit de un curs de limbă "
                "profesional (Berufssprachkurs).\n\n"
                "Ce curs ți se potrivește? Scrie-ne, căutăm împreună: {link}\n\n#LimbaGermană #Kompan",
                alt="Două baloane de dialog: unul verde cu trei rânduri de text, unul galben cu un semn de întrebare.",
            ),
        },
        target="https://www.vhs-lernportal.de/",
        picture="speech",
        is_evergreen=True,
    ),
    Message(
        "Welches Niveau brauche ich?",
        {
            "de": Words(
                "B1, B2, C1: Welches Deutsch brauche ich wofür?",
                "Für viele Arbeitsstellen reicht A2 oder B1.\nFür die Pflege als Fachkraft: meist B2.\n"
                "Für Ärztinnen und Ärzte: B2 und eine Fachsprachprüfung (C1).\nFür die Einbürgerung: B1.\n\n"
                "⚠️ Bezahlen Sie keine teure Prüfung, bevor Sie wissen, welche anerkannt wird.\n"
                "Fragen Sie uns in Ihrer Sprache. Wir antworten meist am selben Tag.\n\n#Anerkennung #DeutschB1",
                before="Für viele Arbeitsstellen reicht A2 oder B1.\nFür die Pflege als Fachkraft: meist B2.\n"
                "Für Ärztinnen und Ärzte: B2 und eine Fachsprachprüfung (C1).\n\n"
                "⚠️ Bezahlen Sie keine teure Prüfung, bevor Sie wissen, welche anerkannt wird.\n"
                "Fragen Sie uns in Ihrer Sprache. Wir antworten meist am selben Tag.\n\n#Anerkennung #DeutschB1",
            ),
            "bg": Words(
                "B1, B2, C1: какъв немски ми трябва?",
                "За много работни места стига A2 или B1.\nЗа медицинска сестра: най-често B2.\n"
                "За лекари: B2 и изпит по професионален език (C1).\nЗа германско гражданство: B1.\n\n"
                "⚠️ Не плащайте скъп изпит, преди да знаете кой сертификат се признава.\n"
                "Питайте ни на български. Обикновено отговаряме още същия ден.\n\n#Германия #НемскиB1",
            ),
            "en": Words(
                "B1, B2, C1: which level do I need?",
                "For many jobs A2 or B1 is enough.\nFor nurses: usually B2.\n"
                "For doctors: B2 and an exam in professional language (C1).\nFor citizenship: B1.\n\n"
                "⚠️ Do not pay for an expensive exam before you know which one is accepted.\n"
                "Ask us in your language. We usually answer on the same day.\n\n#LearnGerman #Recognition",
                state="review",
            ),
            "pl": Words(
                "B1, B2, C1: jaki poziom jest mi potrzebny?",
                "Do wielu prac wystarczy A2 albo B1.\nDla pielęgniarek i pielęgniarzy: zwykle B2.\n"
                "Dla lekarzy: B2 i egzamin z języka zawodowego (C1).\n\n"
                "⚠️ Nie płać za drogi egzamin, zanim nie wiesz, który certyfikat jest uznawany.\n"
                "Zapytaj nas po polsku. Zwykle odpowiadamy tego samego dnia.\n\n#Niemcy #NiemieckiB1",
                outdated=True,
            ),
            "ro": Words(
                "B1, B2, C1: ce nivel îmi trebuie?",
                "Pentru multe locuri de muncă ajunge A2 sau B1.\nPentru asistenți medicali: de obicei B2.\n"
                "Pentru medici: B2 și un examen de limbaj medical (C1).\n\n"
                "⚠️ Nu plăti un examen scump înainte să știi care certificat este recunoscut.\n"
                "Întreabă-ne în română. De obicei răspundem în aceeași zi.\n\n#Germania #GermanăB1",
                outdated=True,
            ),
        },
        target="https://www.anerkennung-in-deutschland.de/",
    ),
    Message(
        "Kinderbetreuung während des Kurses",
        {
            "de": Words(
                "Deutschkurs mit Kind: So geht es",
                "Sie haben kleine Kinder und möchten trotzdem einen Kurs besuchen?\n\n"
                "1. Fragen Sie den Kursträger: Einige bieten Betreuung im Haus an.\n"
                "2. Es gibt Kurse nur für Eltern, oft am Vormittag.\n"
                "3. Online-Kurse am Abend sind eine gute Reserve.\n\n"
                "Wir suchen mit Ihnen einen Kurs in Ihrer Nähe: {link}",
            ),
            "bg": Words(
                "Курс по немски с дете: ето как",
                "Имате малки деца и все пак искате да ходите на курс?\n\n"
                "1. Попитайте школата: някои предлагат грижа за децата на място.\n"
                "2. Има курсове само за родители, често сутрин.\n"
                "3. Онлайн курсовете вечер са добра резерва.\n\n"
                "Ще потърсим с вас курс наблизо: {link}",
                state="translation",
            ),
            "en": Words(
                "A German course with a child: this is how",
                "Do you have small children and would still like to go to a course?\n\n"
                "1. Ask the school: some offer childcare on site.\n"
                "2. There are courses for parents only, often in the morning.\n"
                "3. Online courses in the evening are a good reserve.\n\n"
                "We will look for a course near you together: {link}",
            ),
            "pl": Words(
                "Kurs niemieckiego z dzieckiem: tak się da",
                "Masz małe dzieci i mimo to chcesz chodzić na kurs?\n\n"
                "1. Zapytaj w szkole językowej: niektóre zapewniają opiekę na miejscu.\n"
                "2. Są kursy tylko dla rodziców, często przed południem.\n"
                "3. Kursy online wieczorem to dobra rezerwa.\n\n"
                "Poszukamy z Tobą kursu w pobliżu: {link}",
            ),
        },
        target="https://www.bamf.de/",
    ),
)

COURSE_SLOTS = (
    Slot(0, -33, "18:00", "bg", "facebook"),
    Slot(0, -33, "18:30", "ro", "facebook"),
    Slot(0, -32, "18:00", "pl", "facebook"),
    Slot(0, -32, "19:00", "pl", "telegram"),
    Slot(0, -31, "17:30", "en", "instagram"),
    Slot(0, -30, "18:00", "de", "facebook"),
    Slot(0, -24, "18:00", "bg", "telegram"),
    Slot(0, -23, "12:15", "ro", "instagram"),
    Slot(1, -18, "18:00", "bg", "facebook"),
    Slot(1, -17, "18:00", "pl", "facebook"),
    Slot(1, -17, "18:30", "ro", "facebook"),
    Slot(1, -10, "19:00", "pl", "telegram"),
    Slot(1, -9, "18:00", "de", "instagram"),
    Slot(2, -3, "18:00", "pl", "facebook"),
    Slot(2, -2, "18:00", "de", "facebook"),
    Slot(0, 0, "08:30", "ro", "facebook", "late"),
    Slot(0, 0, "18:00", "en", "facebook"),
    Slot(1, 2, "18:00", "bg", "telegram"),
    Slot(2, 2, "18:00", "bg", "facebook"),
    Slot(2, 3, "18:00", "ro", "facebook"),
    Slot(1, 5, "12:00", "en", "instagram"),
    Slot(2, 8, "18:00", "pl", "telegram"),
    Slot(0, 9, "18:00", "de", "instagram"),
    Slot(2, 9, "12:00", "en", "facebook"),
    Slot(0, 15, "18:00", "pl", "instagram"),
)

PAY_SLIP = (
    Message(
        "Die Lohnabrechnung Zeile für Zeile",
        {
            "de": Words(
                "Was steht in meiner Lohnabrechnung?",
                "Brutto, netto, Abzüge: Eine Lohnabrechnung hat viele Zeilen.\n\n"
                "👉 Vergleichen Sie zuerst drei Zahlen: Stunden, Stundenlohn, Auszahlung.\n"
                "👉 Seit Januar 2026 gilt ein Mindestlohn von 13,90 € brutto in der Stunde.\n"
                "👉 Fehlt etwas? Schreiben Sie Ihrem Arbeitgeber gleich: Viele Arbeitsverträge setzen kurze "
                "Fristen.\n\n"
                "Etwas ist unklar? Schreiben Sie uns, ohne Namen und Fotos von Dokumenten.",
                state="draft",
            ),
        },
    ),
)

CHILD_BENEFIT = (
    Message(
        "Kindergeld: vier Papiere",
        {
            "pl": Words(
                "Kindergeld: cztery dokumenty i gotowe",
                "Kindergeld to 259 € miesięcznie na dziecko (od stycznia 2026).\n\n"
                "Potrzebujesz: wniosku, numerów identyfikacji podatkowej (Twojego i dziecka), aktu urodzenia oraz "
                "potwierdzenia, że pracujesz w Niemczech.\n\n"
                "Dziecko mieszka w Polsce? Napisz do nas: wtedy liczy się też świadczenie 800+.\n\n#Kindergeld",
            ),
            "ro": Words(
                "Kindergeld: patru acte și gata",
                "Kindergeld înseamnă 259 € pe lună pentru fiecare copil (din ianuarie 2026).\n\n"
                "Ai nevoie de: cerere, numerele de identificare fiscală (al tău și al copilului), certificatul de "
                "naștere și dovada că lucrezi în Germania.\n\n"
                "Copilul locuiește în România? Scrie-ne: atunci contează și alocația de acolo.\n\n#Kindergeld",
            ),
        },
    ),
)
CHILD_SLOTS = (
    Slot(0, -112, "18:00", "pl", "facebook"),
    Slot(0, -112, "18:30", "ro", "facebook"),
    Slot(0, -105, "18:00", "pl", "telegram"),
    Slot(0, -98, "18:00", "ro", "instagram"),
    Slot(0, -91, "18:00", "pl", "facebook"),
)

STORIES = (
    Story(
        programme="kompan",
        slug="deutsch-lernen",
        title="Deutsch lernen: Kurse, die passen",
        kind="information",
        goal="Menschen wissen, welche Kurse kostenlos sind, und fragen, bevor sie für eine Prüfung bezahlen.",
        audience="Neu Zugewanderte aus der EU, die arbeiten und abends oder mit Kindern lernen",
        topic="language_courses",
        languages=("de", "bg", "en", "pl", "ro"),
        source="de",
        platforms=("facebook", "instagram", "telegram"),
        begins=-35,
        ends=21,
        status="running",
        responsible="campaigns",
        messages=COURSES,
        slots=COURSE_SLOTS,
        budget="640.00",
        page=0,
        ideas=("Kostenlose Deutschkurse: Fragen auf Rumänisch", "Kaum Kurse mit Kinderbetreuung im Münsterland"),
    ),
    Story(
        programme="kompan",
        slug="lohnabrechnung",
        title="Lohnabrechnung lesen können",
        kind="information",
        goal="Menschen prüfen vor Weihnachten ihre Abrechnung und melden fehlenden Lohn rechtzeitig.",
        audience="Beschäftigte in Logistik, Reinigung, Fleischwirtschaft",
        topic="pay",
        languages=("de", "bg", "en", "pl", "ro"),
        source="de",
        platforms=("facebook", "telegram"),
        begins=10,
        ends=38,
        status="draft",
        responsible="campaigns",
        messages=PAY_SLIP,
        slots=(Slot(0, 10, "18:00", "pl", "facebook"), Slot(0, 10, "18:30", "ro", "facebook")),
        ideas=("Vor Weihnachten: Lohnabrechnung lesen können",),
    ),
    Story(
        programme="kompan",
        slug="kindergeld",
        title="Kindergeld ohne Vermittler",
        kind="information",
        goal="Niemand bezahlt für einen Antrag, der nichts kostet.",
        audience="Eltern aus Polen und Rumänien",
        topic="child_benefit",
        languages=("pl", "ro"),
        source="pl",
        platforms=("facebook", "instagram", "telegram"),
        begins=-119,
        ends=-84,
        status="done",
        responsible="lead",
        messages=CHILD_BENEFIT,
        slots=CHILD_SLOTS,
    ),
)
