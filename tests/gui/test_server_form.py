"""The fields of one server, which wizard, settings and switch share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.model.account import Protocol, Security, ServerSettings
from ui.forms.server_form import SMTP_PORTS, ServerForm, incoming_ports


@pytest.fixture
def form(qtbot: QtBot) -> ServerForm:
    form = ServerForm(incoming_ports(Protocol.IMAP), "Incoming mail")
    qtbot.addWidget(form)
    form.set_settings(ServerSettings("imap.nordlicht.example", 993, Security.TLS, "mara"))
    form.show()
    return form


def _secure(form: ServerForm, security: Security) -> None:
    form.security.setCurrentIndex(form.security.findData(security))


def test_the_port_follows_the_security_unless_it_is_an_odd_one(qtbot: QtBot, form: ServerForm) -> None:
    _secure(form, Security.STARTTLS)
    assert form.port.value() == 143
    _secure(form, Security.TLS)
    assert form.port.value() == 993
    form.port.setValue(10993)
    _secure(form, Security.STARTTLS)
    assert form.port.value() == 10993
    outgoing = ServerForm(SMTP_PORTS, "Outgoing mail", user_optional=True)
    qtbot.addWidget(outgoing)
    _secure(outgoing, Security.STARTTLS)
    assert outgoing.port.value() == 587


def test_no_encryption_needs_this_computer_and_consent(form: ServerForm) -> None:
    assert not form.consent.isVisible()
    _secure(form, Security.NONE)
    assert form.consent.isVisible()
    assert not form.consent.isEnabled()
    assert form.problem_label.text()
    form.host.setText("localhost")
    assert not form.problem_label.text()
    assert not form.is_complete()
    form.consent.click()
    assert form.is_complete() and form.has_consent()


@pytest.mark.parametrize("host", ["127.evil.example", "localhost.evil.example"])
def test_a_name_that_only_begins_like_this_computer_gets_no_consent(form: ServerForm, host: str) -> None:
    _secure(form, Security.NONE)
    form.host.setText(host)
    assert not form.consent.isEnabled()
    assert form.problem()


def test_a_pasted_host_with_a_port_is_taken_apart(form: ServerForm) -> None:
    form.host.setText("imaps://mail.example.org:1993/")
    form.host.editingFinished.emit()
    assert (form.settings().host, form.settings().port) == ("mail.example.org", 1993)


@pytest.mark.parametrize("host", ["mail example.org", "user@example.org", "a/b", "..", "mail..org"])
def test_what_is_no_host_name_is_said(form: ServerForm, host: str) -> None:
    form.host.setText(host)
    assert form.problem()
    assert not form.is_complete()


def test_settings_keep_their_certificate_file(form: ServerForm) -> None:
    settings = ServerSettings("mail.example.org", 993, Security.TLS, "mara", "/tmp/ca.pem")
    form.set_settings(settings)
    assert form.settings() == settings
    assert form.more.isChecked()
