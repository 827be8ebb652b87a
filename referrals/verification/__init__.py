"""How the directory keeps itself fresh: centres are asked by mail, confirm or correct, editors decide.

asking.py asks, mail.py writes, answering.py takes the answer of the link, corrections.py what is proposed and
decided, website.py looks nightly whether web sites answer (off unless LINK_CHECK is set).
"""
