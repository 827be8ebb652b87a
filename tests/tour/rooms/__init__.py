"""What the newer rooms add to the tour."""

from tests.tour.rooms import answers, casework, claims, followups, incidents, keywords, listening, rota, spaces, trends

ROOMS = (spaces, listening, keywords, answers, claims, casework, followups, incidents, rota, trends)
