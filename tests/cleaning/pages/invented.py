"""Invented news pages, built of parts."""

import json
from typing import Any

FIRST = "The old bridge over the river was closed on Monday after a ship had run into one of its pillars, officials of the port said."
SECOND = "Divers will look at the pillar today. The harbour master said that the ship, laden with gravel, had lost its rudder in fog."
THIRD = "Nobody was hurt. The two ferries will sail every half hour until the bridge is open again, and passengers need no ticket."
HEADLINE = "Gravel ship hits old bridge in Riga"


def build_page(
    *, head: str = "", above: str = f"<h1>{HEADLINE}</h1>", beside: str = "", body: str = "", below: str = "", described: Any = None
) -> str:
    """A page: `above` the article its headline, `beside` it what stands under that, `body` what is set into the prose."""
    script = f'<script type="application/ld+json">{json.dumps(described)}</script>' if described is not None else ""
    prose = f"<p>{FIRST}</p>{body}<p>{SECOND}</p><p>{THIRD}</p>"
    return f"""<!DOCTYPE html><html><head>{head}{script}</head><body>
<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
<main><article>{above}{beside}<div class="story">{prose}</div></article>{below}</main><footer>Terms of use</footer></body></html>"""


def meta(**contents: str) -> str:
    """Meta elements by name; a double underscore stands for a colon."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{content}">' for name, content in contents.items())
