"""Twelve words as BIP-39 has them, however they are typed."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ErrorKind, MailError
from app.paths import resource
from app.store import phrase

# The test vectors of BIP-39.
VECTORS = {
    "00" * 16: "abandon " * 11 + "about",
    "7f" * 16: "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "80" * 16: "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    "ff" * 16: "zoo " * 11 + "wrong",
    "9e885d952ad362caeb4efe34a8e91bd2": "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
}


@pytest.mark.parametrize(("entropy", "words"), VECTORS.items())
def test_the_vectors_of_the_standard(entropy: str, words: str) -> None:
    assert phrase.words_of(bytes.fromhex(entropy)) == tuple(words.split())
    assert phrase.entropy_of(phrase.check(words)).hex() == entropy


def test_the_list_is_the_standards_own() -> None:
    octets = resource("phrase_words.txt").read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(octets).hexdigest() == "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    words = octets.decode().split()
    assert len({each[:phrase.SHORTEST] for each in words}) == len(words) == 2_048


@given(st.binary(min_size=16, max_size=16), st.randoms(use_true_random=False))
def test_whatever_is_typed_of_it_comes_to_the_same_words(entropy: bytes, chance: object) -> None:
    words = phrase.words_of(entropy)
    typed = [each[:max(4, len(each) - 1)] if number % 2 else each.upper() for number, each in enumerate(words)]
    text = "\n".join(f" {number}.  {each}\t" for number, each in enumerate(typed, 1))
    assert phrase.check(text) == words and phrase.entropy_of(words) == entropy


def test_proposals_differ_and_pass() -> None:
    made = {phrase.propose() for _ in range(50)}
    assert len(made) == 50
    assert all(phrase.check(" ".join(each)) == each for each in made)


def refusal(text: str) -> str:
    with pytest.raises(MailError) as caught:
        phrase.check(text)
    assert caught.value.kind is ErrorKind.USAGE
    return caught.value.detail


def test_the_wrong_word_is_named() -> None:
    words = list(phrase.propose())
    words[6] = "depesche"
    told = refusal(" ".join(words))
    assert "Word 7" in told and "depesche" in told
    assert not any(each in told.split() for each in words if each not in ("depesche", "word", "that", "again", "other"))


def test_too_few_letters_are_no_word() -> None:
    assert "Word 1, “aba”" in refusal(" ".join(["aba", *("abandon",) * 10, "about"]))


def test_wrong_numbers_of_words_and_words_in_another_order_are_told() -> None:
    assert "has 12 words, and these are 11" in refusal("abandon " * 10 + "about")
    assert "these are 13" in refusal("abandon " * 12 + "about")
    assert "these are 0" in refusal(" ")
    assert "one of them is another word" in refusal("abandon " * 12)


def test_octets_of_any_kind_are_refused_and_not_repeated_at_length() -> None:
    assert len(refusal("x" * 100_000)) < 200
    assert "\x1b" not in refusal("\x1b[31mred\x07 " * 12)


def test_words_are_suggested_by_how_they_begin() -> None:
    assert phrase.suggest("Zo") == ("zone", "zoo")
    assert phrase.suggest("") == phrase.suggest("xyz") == ()
    assert len(phrase.suggest("s")) == 8
