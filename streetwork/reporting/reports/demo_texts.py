"""What the demo's authors wrote, by the key of the ready templates' sections."""

WORDS = {
    "aims": (
        "Das Vorhaben erreicht Zugewanderte dort, wo sie online fragen, in ihrer Erstsprache, und führt sie zu Stellen "
        "vor Ort. Im Berichtszeitraum galten die Ziele des Antrags unverändert."
    ),
    "work": (
        "Die Beratenden begleiteten öffentliche Gruppen und beantworteten Fragen sichtbar für alle, die mitlesen. "
        "Wiederkehrende falsche Aussagen wurden mit geprüften Antwortkarten berichtigt.\n\nSchwerpunkte waren "
        "Arbeitsverträge in der Saisonarbeit, die Anerkennung von Abschlüssen und die Anmeldung von Kindern in Schule "
        "und Kita."
    ),
    "results": (
        "Die Zahl der Beratungen folgt dem Jahreslauf: Im Frühjahr nehmen Fragen zu Saisonarbeit zu, im Spätsommer "
        "Fragen zu Schule und Ausbildung. Verweise kamen häufiger an, seit Beratungsstellen ihre Sprachen pflegen."
    ),
    "network": (
        "Mit den Welcome Centern wurden gemeinsame Sprechzeiten vereinbart. Drei Einrichtungen nahmen an Schulungen "
        "zur digitalen Ansprache teil."
    ),
    "lessons": (
        "Antworten in öffentlichen Gruppen erreichen viele, die selbst nicht fragen. Schwierig bleibt der regionale "
        "Bezug: Er wird nur erfasst, wenn ihn jemand von sich aus nennt oder die Gruppe ihn zeigt."
    ),
    "outlook": (
        "Geplant sind eine Kampagne zu Mindestlohn und Arbeitszeit in drei Sprachen sowie zwei Schulungen für "
        "ehrenamtlich Beratende. Fehlende Angebote im ländlichen Raum werden mit dem Land besprochen."
    ),
    "method": "Gezählt sind Kontakte, nicht Personen. Alter und Geschlecht werden nicht erhoben.",
}
