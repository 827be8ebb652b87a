"""The newer rooms' part of the table: ROUTES, REACHES, CANARIES, RECEIVES, VARIANTS, POSTS, and `furnish(world)`.

`furnish` makes the owner's rows (Kompan, Saxony-Anhalt) with `world.canary[name]` planted in them; RECEIVES says which
actor receives which of the room's canaries.
"""

from tests.walls.rooms import answers, casework, claims, followups, incidents, keywords, listening, rota, spaces, trends

ROOMS = (spaces, listening, keywords, answers, claims, casework, followups, incidents, rota, trends)
