"""Who is asked for an address's servers, how it went, and what a finding is worth: in sentences for people."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.model.finding import Asking, PasswordAdvice, Source, Suggestion
from app.setup import oauth_providers

translate = QCoreApplication.translate


def place(source: Source, domain: str) -> str:
    """Where is asked."""
    match source:
        case Source.PROVIDERS:
            text = translate("Sources", "The list of providers that comes with Depesche")
        case Source.AUTOCONFIG:
            text = translate("Sources", "autoconfig.{domain}, over https")
        case Source.WELL_KNOWN:
            text = translate("Sources", "{domain} itself, over https")
        case Source.SRV:
            text = translate("Sources", "The DNS of {domain}: servers for mail (SRV)")
        case Source.MX:
            text = translate("Sources", "The provider that takes the mail of {domain} (MX)")
        case Source.GUESS:
            text = translate("Sources", "Servers with the usual names")
        case Source.BY_HAND:
            text = translate("Sources", "You")
        case _:
            assert_never(source)
    return text.format(domain=domain)


def outcome(state: Asking) -> str:
    match state:
        case Asking.ASKING:
            return translate("Sources", "asking …")
        case Asking.FOUND:
            return translate("Sources", "found")
        case Asking.NOTHING:
            return translate("Sources", "nothing there")
        case Asking.UNUSABLE:
            return translate("Sources", "not usable")
        case Asking.LATE:
            return translate("Sources", "no answer")
        case _:
            assert_never(state)


def origin(found: Suggestion, domain: str) -> str:
    """Who told these servers, and what the person is to do about it."""
    words = {"provider": found.provider, "domain": domain, "hosts": ", ".join(found.outside), "meant": found.meant}
    if found.meant:
        text = translate("Sources", "Do you mean {meant}? {domain} is another domain, and your password would go to"
                         " whoever owns it. Go back to correct the address; go on only if it is right.")
        return text.format(**words)
    if found.outside:
        text = translate("Sources", "Only the DNS of {domain} names these servers, and DNS can be faked. They are not"
                         " part of {domain}: {hosts}. Go on only if your provider's page names them, too.")
        return text.format(**words)
    if not found.certain:
        return _guess(found).format(**words)
    match found.source:
        case Source.PROVIDERS:
            text = translate("Sources", "From the list of providers: the settings of {provider}. Usually nothing is to"
                             " be changed.")
        case Source.AUTOCONFIG | Source.WELL_KNOWN:
            text = translate("Sources", "Told by {domain} itself, over https. Usually nothing is to be changed.")
        case Source.SRV:
            text = translate("Sources", "By the DNS of {domain} (SRV). Usually nothing is to be changed.")
        case Source.MX:
            text = translate("Sources", "{provider} takes the mail of {domain}: its settings are from the list of"
                             " providers.")
        case Source.GUESS | Source.BY_HAND:
            text = _guess(found)
        case _:
            assert_never(found.source)
    return text.format(**words)


def _guess(found: Suggestion) -> str:
    if found.source is Source.PROVIDERS:
        return translate("Sources", "The list of providers knows the servers of {provider} only without encryption."
                         " Here they stand with it; the next step tries that out.")
    if found.answered:
        return translate("Sources", "Guessed: servers answer at these names. Please compare them with your provider's"
                         " page.")
    if found.source is Source.GUESS:
        return translate("Sources", "Guessed: nobody told us the servers of {domain}. Please compare them with your"
                         " provider's page; the next step tries them out.")
    return translate("Sources", "Only some of the servers of {domain} are known, the others are guessed. Please compare"
                     " them with your provider's page.")


def by_hand() -> str:
    return translate("Sources", "Type in what your provider's page says. What stands here already is a proposal.")


def advice(found: Suggestion) -> str:
    """What the provider wants before it takes a password; empty for nothing in particular."""
    match found.advice:
        case PasswordAdvice.NONE:
            return ""
        case PasswordAdvice.APP_PASSWORD:
            text = translate("Sources", "{provider} takes an app password here, not the one for its web page. You make"
                             " it there:")
        case PasswordAdvice.TWO_STEPS:
            text = translate("Sources", "If you sign in to {provider} with a second step, it takes an app password"
                             " here. You make it there:")
        case PasswordAdvice.SWITCH_ON:
            text = translate("Sources", "{provider} lets mail programs in only once IMAP and POP3 are switched on in"
                             " its settings. How that is done:")
        case PasswordAdvice.BROWSER if can_sign_in(found):
            text = translate("Sources", "{provider} lets mail programs in only by a sign-in in the browser. A password"
                             " will most likely be refused.")
        case PasswordAdvice.BROWSER:
            text = translate("Sources", "{provider} lets mail programs in only by a sign-in in the browser, for which"
                             " this copy of Depesche is not registered. A password will most likely be refused.")
        case _:
            assert_never(found.advice)
    return text.format(provider=found.provider)


def can_sign_in(found: Suggestion) -> bool:
    """In the browser: this copy of the program is registered with the provider."""
    known = oauth_providers.known().get(found.oauth)
    return known is not None and known.is_configured
