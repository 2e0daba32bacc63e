"""Which language a paragraph is in, by its small words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 400
_SMALL = {
    "de": "der die das und ist nicht ich du wir ihr sie es ein eine einen einem mit für auf von zu zum zur im am dem "
          "den des auch aber wie noch nur oder wenn dass bitte danke hallo liebe lieber grüße viele haben hat bin sind "
          "war wird kann bei nach aus über uns mir dich sich schon heute morgen",
    "en": "the and is not i you we they it a an with for on of to in at from also but as only or if that please thanks "
          "hello dear regards have has am are was will can by after out about us me my your this be do would could "
          "today tomorrow there what which",
    "fr": "le la les et est pas je tu nous vous ils il elle un une des avec pour sur de du au aux dans mais ou merci "
          "bonjour que qui ce cette ne sont être avoir",
    "es": "el los las y es no yo tú nosotros un una con para por de del al en pero o gracias hola que este esta son",
    "it": "il lo gli e è non io tu noi voi un una con per su di del della al in ma o grazie ciao che questo sono",
    "nl": "de het en is niet ik jij wij jullie een met voor op van te in maar of als dank hallo dat deze zijn hebben",
}
_OF = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def guess(text: str) -> str:
    """`de`, `en`, `fr`, `es`, `it`, `nl`, or "" where it cannot be told."""
    words = [each.lower() for each in _WORD.findall(text[:4_000])[:_MOST]]
    counts = sorted(((sum(word in known for word in words), language) for language, known in _OF.items()),
                    reverse=True)
    (most, language), (second, _) = counts[:2]
    return language if most > second else ""
