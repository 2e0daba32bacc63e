"""What a provider wants before its servers take a password: an app password, a switch, or the browser."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import TypedDict

from app.model.finding import PasswordAdvice, Suggestion
from app.paths import resource
from app.setup.oauth_providers import of_host


class _Provider(TypedDict, total=False):
    """One of resources/app_passwords.json; `hosts` are domains of the provider's servers."""

    hosts: list[str]
    advice: str
    url: str


def advised(found: Suggestion) -> Suggestion:
    """With what is known of the provider whose servers these are, whoever told their names."""
    hosts = [each.settings.host for each in found.choices]
    oauth = next((browser.key for each in hosts if (browser := of_host(each)) is not None), "")
    provider = next((known for each in hosts if (known := _provider(each)) is not None), _Provider())
    return replace(found, oauth=oauth, advice=PasswordAdvice(provider.get("advice", "")),
                   app_password_url=provider.get("url", ""))


def _provider(host: str) -> _Provider | None:
    labels = host.split(".")
    above = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((known for each in above if (known := _providers().get(each)) is not None), None)


@functools.cache
def _providers() -> dict[str, _Provider]:
    listed: list[_Provider] = json.loads(resource("app_passwords.json").read_text("utf-8"))["providers"]
    return {host: each for each in listed for host in each["hosts"]}
