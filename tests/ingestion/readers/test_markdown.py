"""Markdown and pages under their other names: five of each."""

import gzip

from tests.ingestion.reading import read, show, write_files

NOTES = {
    "a.md": "---\ntitle: \"Dam holds\"\ndate: 2031-03-04\nauthor: Jo Poe\ntags: [dams]\n---\n\nThe **dam** held.\n",
    "b.md": "# Dam holds\n\nMar 04, 2031\n\nThe [dam][1] `held`\nso far.\n\n[1]: https://a.example\n\n## After\n\n* It leaks.\n* So.\n",
    "c.markdown": "Dam holds\n=========\n\n![A dam](dam.jpg)\n\n> \"It held,\" said\\\nthe mayor.\n",
    "d.md": "The dam held.\n\n---\n\nThe roof: it fell.\n",
    "e.md": "---\nid: e-1\nlink: https://a.example/1\nheadline: Roof falls\nsource: Harwell Wire\n...\n# Another\n\nA roof <b>fell</b>.\n",
}
PAGES = {name: f"<p>{name[0]}</p>" for name in ("a.htm", "b.HTM", "c.html", "d.xhtml", "e.html.gz")}


def test_markdown_gives_words_without_marks(tmp_path):
    """Head, first heading and date line give fields, the rest the text: no marks, no pictures, wrapped lines joined, broken ones kept."""
    records, rejects = read(write_files(tmp_path, NOTES))
    assert not rejects
    assert show(records, "source_id", "title", "published", "publisher", "byline", "url") == [
        "a | Dam holds | 2031-03-04 | - | Jo Poe | -",
        "b | Dam holds | Mar 04, 2031 | - | - | -",
        "c | Dam holds | - | - | - | -",
        "d | - | - | - | - | -",
        "e-1 | Roof falls | - | Harwell Wire | - | https://a.example/1",
    ]
    assert [one.text for one in records] == [
        "The dam held.",
        "The dam held so far.\n\nAfter\n\nIt leaks.\n\nSo.",
        '"It held," said\nthe mayor.',
        "The dam held.\n\nThe roof: it fell.",
        "A roof fell.",
    ]


def test_pages_go_by_several_endings(tmp_path):
    """A page is a page, whatever it is called; its id is its name without the ending."""
    files = {name: gzip.compress(page.encode()) if name.endswith(".gz") else page for name, page in PAGES.items()}
    records, rejects = read(write_files(tmp_path, files))
    assert not rejects
    assert show(records, "source_id", "html") == [f"{name} | <p>{name}</p>" for name in "abcde"]


def test_what_a_browser_saves_with_a_page_is_no_input(tmp_path):
    """Beside `Story.html` the folder `Story_files` is passed over; without the page it is a folder as any other."""
    files = {"a/Story.html": "<p>Dam.</p>", "a/Story_files/ad.html": "<p>Ad.</p>", "a/Story_files/x.js": "x", "b/Story_files/n.txt": "x"}
    records, rejects = read(write_files(tmp_path, files))
    assert not rejects
    assert show(records, "source_path") == ["a/Story.html", "b/Story_files/n.txt"]


def test_marks_without_an_end_cost_little(tmp_path, monkeypatch):
    """A block in which marks would be looked for too long is taken as it stands."""
    monkeypatch.setattr("pipeline.ingestion.readers.markdown.LONGEST", 50)
    (record,), _ = read(write_files(tmp_path, {"a.md": f"*One*\n\n{'[' * 60} *two*\n"}))
    assert record.text == f"One\n\n{'[' * 60} *two*"
