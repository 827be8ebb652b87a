from streetwork.places.seeding import seed_places
from streetwork.tenancy import ground

ground.register("places", seed_places)
