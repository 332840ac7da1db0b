"""LICENSE.md of a release: what of it anyone may use and how, and what in it belongs to others."""

from pathlib import Path

from pipeline.release.datapackage import LICENSE
from schemas.evidence import MAX_QUOTE
from schemas.standards import load_standards

NAME = "LICENSE.md"
TEXT = f"""# Licence of this release

The data as compiled are licensed under [{LICENSE["title"]} ({LICENSE["name"]})]({LICENSE["path"]}): facts, ids, links
and offsets, coded values and counts, the codes with their labels, definitions and examples, and the descriptions of
tables and columns. You may copy, change and share them for any purpose if you name the source (CITATION.cff says how)
and say what you changed.

## What the licence does not cover

- **Titles and quotations.** Headlines, bylines and datelines, the contents of statements, names and phrases given
  verbatim, and quotes and contexts in table `evidence` (of at most {MAX_QUOTE} characters each) belong to the articles' publishers,
  whom table `articles` names. A sentence around a quote is shown only of an article of which quotations, quotes and contexts
  together show no more than half; quotations are never cut for it. They stand here so that each value can be checked against its
  source. The licence gives no right to them; quote them as the law of your country lets you.
- **Articles.** No article's text is in a release, and nothing here gives a right to one.
- **Places.** Names, ids and coordinates of places come from [GeoNames](https://www.geonames.org), licensed CC BY 4.0:
  name GeoNames too where you use them.
- **The page.** `site/scripts/bokeh.min.js` is [Bokeh](https://bokeh.org), BSD-3-Clause, with its licence at its head; the other
  scripts and the styles in `site/` are the program's, Apache-2.0. The outlines of countries are
  [Natural Earth](https://www.naturalearthdata.com)'s, in the public domain; where they run says nothing of whose a place is.
- **Standards.** The names of codes in other standards, columns `standard` and `standard_term` of table `codes`, belong to
  their makers. They are given for reference: none of these makers has reviewed or approved the mapping.

| standard | title | edition | publisher | its own terms |
|---|---|---|---|---|
"""
UNSTATED = "see the address"


def write_licence(folder: Path) -> Path:
    """Write LICENSE.md into the folder of a release."""
    target = folder / NAME
    target.write_bytes(describe_licence().encode())
    return target


def describe_licence() -> str:
    """The licence as Markdown, with every standard that table `codes` maps to."""
    rows = [
        f"| {one.standard} | [{one.title}]({one.url}) | {one.edition} | {one.publisher} | {one.licence or UNSTATED} |"
        for one in load_standards()
    ]
    return TEXT + "\n".join(rows) + "\n"
