"""When this room's data are deleted: never by itself. Reports are sums and texts without a person, owed to funders for
years; what nobody signed is thrown away by its authors."""
