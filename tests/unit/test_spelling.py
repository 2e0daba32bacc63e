"""Spelling without a window: dictionaries, languages, words, the person's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.spelling.dictionaries import best, folders, installed
from ui.spelling.language import guess
from ui.spelling.own_words import OwnWords
from ui.spelling.speller import words


def test_dictionaries_are_pairs_of_files(tmp_path: Path) -> None:
    for name in ("de_DE.aff", "de_DE.dic", "en_GB.dic", "hyph_de.dic", "hyph_de.aff", "fr.aff", "fr.dic"):
        (tmp_path / name).write_text("")
    assert installed([tmp_path / "none", tmp_path]) == {"de_DE": tmp_path, "fr": tmp_path}
    assert folders(tmp_path)[0] == tmp_path / "dictionaries"
    assert "en_US" in installed(folders(tmp_path))


def test_the_best_kind_of_a_language() -> None:
    here = Path()
    there = {"de_AT": here, "de_DE": here, "en_GB": here, "fr": here}
    assert best("de", there, "de_AT") == "de_AT"
    assert best("de", there, "en_US") == "de_DE"
    assert best("en", there, "de_DE") == "en_GB"
    assert best("fr", there, "de_DE") == "fr"
    assert best("es", there, "de_DE") == ""


@pytest.mark.parametrize(("text", "language"), [
    ("Hallo Jonas, ich habe das nicht gesehen.", "de"), ("Please send me the file, thanks.", "en"),
    ("Bonjour, je ne suis pas là avec vous.", "fr"), ("Leuchtturm 3000", ""), ("", "")])
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert guess(text) == language


def test_only_words_are_checked() -> None:
    text = "Das ist gut: ada@x.example, https://x.example/wort und C:\\Wort, don't ABC x2 E-Mail-Konto www.abc.de"
    assert [word for _, word in words(text)] == ["Das", "ist", "gut", "und", "don't", "E-Mail-Konto"]
    assert all(text[start:start + len(word)] == word for start, word in words(text))


def test_own_words_are_kept(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    assert own.add("Leuchtturmwärter") and "leuchtturmwärter" not in own
    assert "Leuchtturmwärter" in OwnWords(tmp_path / "words.txt")
    own.add("depesche")
    assert "Depesche" in own
    assert OwnWords(tmp_path / "words.txt").all() == ("depesche", "Leuchtturmwärter")
    assert not OwnWords(tmp_path / "missing" / "words.txt").add("x")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\n" + b"a" * 1000 + b"\nok\n")
    assert "ok" in OwnWords(tmp_path / "bad.txt")
