"""A country of a few towns, as GeoNames writes it. Kleinstadt lies in two states under one postcode."""

GEONAMES = """\
DE\t18055\tRostock\tMecklenburg-Vorpommern\tMV\t\t00\tRostock\t13003\t54.0887\t12.1405\t6
DE\t18057\tRostock\tMecklenburg-Vorpommern\tMV\t\t00\tRostock\t13003\t54.0951\t12.1013\t6
DE\t99001\tKleinstadt\tThüringen\tTH\t\t00\tGrenzkreis\t16001\t50.7000\t12.0000\t6
DE\t99001\tKleinstadt\tSachsen\tSN\t\t00\tAnderer Kreis\t14001\t50.7100\t12.0200\t6
DE\t99002\tNeustadt\tThüringen\tTH\t\t00\tGrenzkreis\t16001\t50.9000\t10.5000\t6
DE\t99003\tNeustadt\tThüringen\tTH\t\t00\tWaldkreis\t16002\t51.4000\t11.9000\t6
AT\t1010\tWien\tWien\t09\t\t901\t\t\t48.2077\t16.3705\t6
"""


def geonames_file(folder, text=GEONAMES, name="DE.txt"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
