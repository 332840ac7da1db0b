"""Languages."""

import pytest

from pipeline.cleaning import languages
from pipeline.cleaning.languages import Language, find_language

ENGLISH = "The old bridge over the river was closed on Monday after a ship had run into one of its pillars, officials of the port said. "
SPANISH = "El viejo puente fue cerrado el lunes despu\u00e9s de que un barco chocara con uno de sus pilares, dijeron las autoridades. "
RUSSIAN = "\u041c\u043e\u0441\u0442 \u0447\u0435\u0440\u0435\u0437 \u0440\u0435\u043a\u0443 \u0437\u0430\u043a\u0440\u044b\u0442. "


def test_english():
    """English is named, and never foreign."""
    for text in (ENGLISH * 2, ENGLISH.upper() * 2):
        assert (find_language(text).code, find_language(text).foreign) == ("en", False)


@pytest.mark.parametrize("text", [SPANISH * 3, SPANISH.upper() * 3, RUSSIAN * 15])
def test_foreign(text):
    """A paragraph in another language is foreign, in capitals too."""
    assert find_language(text).foreign
    assert find_language(text).code in ("es", "ru")


def test_short_and_mixed_texts_stay():
    """A headline is too short to tell; a text half English is kept."""
    assert find_language("Puente cerrado").code is None
    assert not find_language(SPANISH[:90]).foreign
    assert not find_language(SPANISH * 3 + ENGLISH * 4).foreign


def test_the_model_is_asked_only_in_doubt(monkeypatch):
    """Plain English is known by its small words; a text that is half English or has few of them is weighed by the model."""
    asked = []
    monkeypatch.setattr(languages, "_rank", lambda text: asked.append(text) or [("en", 1.0)])
    assert find_language(ENGLISH * 4) == Language("en", False)
    assert asked == []
    for text in (ENGLISH + SPANISH * 3, "Fire, smoke, panic: bridge closed, harbour shut, trains late, roads full. " * 4):
        find_language(text)
    assert len(asked) == 2
