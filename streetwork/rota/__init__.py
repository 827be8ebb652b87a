"""Who is there when: presence times, absences with a stand-in, and everybody's calendar feed."""
