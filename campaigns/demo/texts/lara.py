"""La Red: a myth about the recognition of degrees, corrected in three languages."""

from campaigns.demo.shapes import Message, Slot, Story, Words

MYTH = (
    Message(
        "„Ohne Homologación keine Arbeit“",
        {
            "es": Words(
                "«Sin homologación no puedes trabajar»: no es verdad",
                "Lo leemos cada semana. Pero solo unas profesiones están reguladas: por ejemplo medicina, enfermería, "
                "docencia en escuelas públicas o farmacia.\n\n"
                "👉 En informática, gastronomía, diseño o administración puedes trabajar con tu título tal como está.\n"
                "👉 A veces basta una evaluación del título (Zeugnisbewertung).\n\n"
                "¿Tu profesión está regulada? Te lo decimos gratis, en español: {link}",
                alt="Una frase entre comillas, tachada, y debajo una marca de verificación.",
            ),
            "it": Words(
                "«Senza riconoscimento non si lavora»: non è vero",
                "Lo leggiamo ogni settimana. Ma solo alcune professioni sono regolamentate: per esempio medicina, "
                "infermieristica, insegnamento nella scuola pubblica o farmacia.\n\n"
                "👉 In informatica, ristorazione, design o amministrazione si può lavorare con il titolo così com'è.\n"
                "👉 A volte basta una valutazione del titolo (Zeugnisbewertung).\n\n"
                "La Sua professione è regolamentata? Glielo diciamo gratis, in italiano: {link}",
                alt="Una frase tra virgolette, barrata, e sotto un segno di spunta.",
            ),
            "pt": Words(
                "«Sem reconhecimento não há trabalho»: não é verdade",
                "Lemos isto todas as semanas. Mas só algumas profissões são regulamentadas: por exemplo medicina, "
                "enfermagem, ensino em escolas públicas ou farmácia.\n\n"
                "👉 Em informática, restauração, design ou administração pode trabalhar com o seu diploma.\n\n"
                "A sua profissão é regulamentada? Dizemos-lhe, gratuitamente, em português: {link}",
                alt="Uma frase entre aspas, riscada, e por baixo um visto.",
                state="review",
            ),
        },
        target="https://www.anerkennung-in-deutschland.de/",
        picture="myth",
        is_evergreen=True,
    ),
)

STORIES = (
    Story(
        programme="lara-la-red",
        slug="mito-homologacion",
        title="Mito: sin homologación no hay trabajo",
        kind="myth",
        goal="Niemand nimmt aus Angst vor einem langen Verfahren eine Stelle unter der eigenen Qualifikation an.",
        audience="Spanisch, Italienisch und Portugiesisch Sprechende in Berlin",
        topic="recognition",
        languages=("es", "it", "pt"),
        source="es",
        platforms=("facebook", "instagram", "whatsapp"),
        begins=-21,
        ends=14,
        status="running",
        responsible="lead-lara",
        messages=MYTH,
        slots=(
            Slot(0, -20, "19:00", "es", "facebook"),
            Slot(0, -19, "19:00", "it", "facebook"),
            Slot(0, -13, "12:30", "es", "instagram"),
            Slot(0, -6, "19:00", "it", "facebook"),
            Slot(0, 0, "09:00", "es", "facebook", "late"),
            Slot(0, 1, "19:00", "pt", "facebook"),
            Slot(0, 4, "19:00", "it", "instagram"),
            Slot(0, 11, "19:00", "pt", "instagram"),
        ),
        states=("BE",),
        ideas=("Homologación: preguntas en español",),
        page=0,
    ),
)
