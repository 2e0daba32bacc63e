"""keys, and show --as security: made, exported, imported again, and put to use."""

from __future__ import annotations

from dataclasses import replace

from app.crypto import pgp_keys
from app.crypto.writing import protect
from app.model.security import OPENPGP, Protection
from app.model.sync import Arrived
from app.store import accounts, crypto_keys, outbox
from tests.fakes.command_line import CommandLine
from tests.fakes.keyring import FakeKeyRing
from tests.fakes.store import Store, remote

DRAFT = (b"From: Ada <ada@example.org>\r\nTo: ada@example.org\r\nSubject: Secret\r\nDate: Sun, 29 Nov 2026 10:00:00 "
         b"+0000\r\nMessage-ID: <s@example.org>\r\nContent-Type: text/plain\r\n\r\nMeet me at noon.\r\n")


def test_a_key_goes_out_and_comes_back(cli: CommandLine, store: Store) -> None:
    (made,) = cli.ok("keys", "generate", "ada@example.org", "--name", "Ada", "--years", "2")["keys"]
    assert made["own"] and made["trust"] == "verified" and made["expires"] and made["kind"] == "openpgp"
    wrapped = crypto_keys.secret(store.db, OPENPGP, made["fingerprint"])
    assert wrapped and b"Ada" not in wrapped
    public, backup = cli.profile / "public.asc", cli.profile / "backup.asc"
    cli.ok("keys", "export", made["fingerprint"], public)
    assert cli("keys", "export", made["fingerprint"], public).code == 6  # never written over
    assert cli("keys", "export", made["fingerprint"], backup, "--secret").code == 2
    cli.ok("keys", "export", made["fingerprint"], backup, "--secret", "--passphrase-stdin", stdin="größer\n".encode())
    assert b"PUBLIC KEY" in public.read_bytes() and b"PRIVATE KEY" in backup.read_bytes()
    assert cli("keys", "remove", "ada@example.org").code == 2
    cli.ok("keys", "remove", made["fingerprint"], "--with-secret")
    assert cli.ok("keys", "list") == []
    assert cli("keys", "import", backup).code == 3
    assert cli("keys", "import", backup, "--passphrase-stdin", stdin=b"wrong\n").code == 3
    (back,) = cli.ok("keys", "import", backup, "--passphrase-stdin", stdin="größer\n".encode())["keys"]
    assert back["fingerprint"] == made["fingerprint"] and back["own"]


def test_without_a_keyring_no_key_is_made(cli: CommandLine, store: Store) -> None:
    cli.passwords.keyring.error = RuntimeError("locked")
    assert cli("keys", "generate", "ada@example.org").code == 3
    assert cli.ok("keys", "list") == []


def test_show_says_what_is_known(cli: CommandLine, store: Store) -> None:
    own = pgp_keys.generate("Ada", "ada@example.org")
    raw = protect(DRAFT, Protection(OPENPGP, sign=True, encrypt=True), FakeKeyRing((own,)))
    store.sync(Arrived("INBOX", (remote(1, raw=raw, whole=True)._replace(uid="u1"),)), path="INBOX", account=store.pop)
    (listed,) = cli.ok("list", "home", "INBOX")
    assert "noon" not in listed["preview"] and listed["subject"] == "[...]"
    told = cli.ok("show", listed["id"], "--as", "security")
    assert told["encrypted"] and not told["decrypted"] and told["verdicts"][0]["encryption"] == "no-key"
    backup = cli.profile / "key.asc"
    backup.write_bytes(pgp_keys.armoured_secret(own, "x"))
    cli.ok("keys", "import", backup, "--passphrase-stdin", stdin=b"x\n")
    told = cli.ok("show", listed["id"], "--as", "security")
    assert told["decrypted"] and told["valid"] and told["verdicts"][0]["signature"] == "good"
    assert "Meet me at noon." in cli.ok("show", listed["id"], "--as", "text")["text"]
    assert "noon" not in cli.ok("list", "home", "INBOX")[0]["preview"]
    assert cli.ok("search", "noon")["results"] == []


def test_send_protects_before_it_stores(cli: CommandLine, store: Store) -> None:
    accounts.save(store.db, replace(store.imap, outgoing=store.imap.incoming))
    assert cli("send", "work", "-", "--encrypt", stdin=DRAFT).code == 2
    assert cli("send", "work", "-", "--smime", stdin=DRAFT).code == 2
    assert cli.ok("outbox", "list") == []
    cli.ok("keys", "generate", "ada@example.org")
    told = cli.ok("send", "work", "-", "--sign", "--encrypt", stdin=DRAFT)
    raw = outbox.raw(store.db, told["outbox_id"])
    assert b"noon" not in raw and b"Secret" not in raw and raw.startswith(b"Autocrypt:")


def test_accepting_needs_a_clear_name(cli: CommandLine, store: Store) -> None:
    file = cli.profile / "ben.asc"
    file.write_bytes(pgp_keys.armoured_public(pgp_keys.generate("Ben", "ben@example.org").key))
    (ben,) = cli.ok("keys", "import", file)["keys"]
    assert ben["trust"] == "" and not ben["own"]
    assert cli.ok("keys", "verify", ben["fingerprint"][-16:])["trust"] == "verified"
    assert cli("keys", "verify", ben["fingerprint"][-8:]).code == 2
    assert cli("keys", "accept", "nobody@example.org").code == 2
    assert cli("keys", "import", "-", stdin=b"no key").code == 2
