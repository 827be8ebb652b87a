"""Who follows a link: a person or a machine. Only the answer is used; nothing of the request is kept. Pure."""

import re

# Messengers and networks that fetch a link to draw its card, search engines, monitors, command-line tools.
MACHINES = re.compile(
    r"bot\b|bot[/;_ ]|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|meta-external|whatsapp|viber|"
    r"vkshare|skypeuripreview|embedly|quora link|pinterest|tumblr|flipboard|outbrain|bitlybot|w3c_validator|"
    r"headless|phantomjs|lighthouse|pagespeed|uptime|pingdom|monitor|curl|wget|python|okhttp|go-http|java/|libwww|"
    r"httpclient|axios|node-fetch|scrapy|safelinks|proofpoint|barracuda|mimecast",
    re.IGNORECASE,
)


def is_machine(*, method: str, agent: str, purpose: str = "") -> bool:
    """Whether a request is no person's click: HEAD, no browser named, a known machine, or a prefetch.

    `purpose` is the header Sec-Purpose or Purpose ("prefetch" when a browser loads what may be clicked).

    >>> is_machine(method="GET", agent="TelegramBot (like TwitterBot)")
    True
    """
    return method != "GET" or not agent.strip() or "prefetch" in purpose.lower() or bool(MACHINES.search(agent))
