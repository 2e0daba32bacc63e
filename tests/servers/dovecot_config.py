"""The configuration text of the test Dovecot (version 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.servers.certs import Certificate

ROLES = ("Drafts", "Sent", "Trash", "Junk", "Archive")


@dataclass(frozen=True)
class Ports:
    imap: int
    imaps: int
    pop3: int
    pop3s: int


@dataclass(frozen=True)
class Identity:
    """The system users that Dovecot's processes and the mail files belong to."""

    mail_user: str
    mail_group: str
    internal_user: str
    internal_group: str
    login_user: str


def configuration(directory: Path, certificate: Certificate, identity: Identity, ports: Ports, *,
                  everybody: bool) -> str:
    """dovecot.conf for a server that lives below `directory` alone; `everybody` is let in, with any password."""
    passdb = "driver = static\n  args = nopassword=y" if everybody else (
        f"driver = passwd-file\n  args = scheme=PLAIN username_format=%u {directory}/users/%u")
    return "\n".join(
        [
            _global(directory, certificate, identity, passdb),
            _mailboxes(),
            _login_service("imap", ports.imap, ports.imaps),
            _login_service("pop3", ports.pop3, ports.pop3s),
            _helpers(),
        ]
    )


def _global(directory: Path, certificate: Certificate, identity: Identity, passdb: str) -> str:
    return f"""
base_dir = {directory}/run
state_dir = {directory}/state
log_path = {directory}/dovecot.log
protocols = imap pop3
listen = 127.0.0.1
default_internal_user = {identity.internal_user}
default_internal_group = {identity.internal_group}
default_login_user = {identity.login_user}
first_valid_uid = 1
first_valid_gid = 1
default_vsz_limit = 2G
default_client_limit = 4000

ssl = yes
ssl_min_protocol = TLSv1.2
ssl_cert = <{certificate.cert_file}
ssl_key = <{certificate.key_file}

# Some tests log in without TLS on loopback, as a person may consent to.
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
# One file per user: Dovecot looks at a known file again only once a second, at a new one at once.
passdb {{
  {passdb}
}}
userdb {{
  driver = static
  args = uid={identity.mail_user} gid={identity.mail_group} home={directory}/mail/%u
}}

mail_location = maildir:~/Maildir
mail_plugins = zlib
mail_fsync = never
mailbox_list_index = yes
mail_max_userip_connections = 500
protocol imap {{
  mail_plugins = $mail_plugins imap_zlib
  imap_idle_notify_interval = 2 mins
}}
protocol pop3 {{
  pop3_uidl_format = %08Xu%08Xv
  pop3_no_flag_updates = yes
}}
"""


def _mailboxes() -> str:
    roles = "\n".join(
        f"  mailbox {role} {{\n    special_use = \\{role}\n    auto = subscribe\n  }}" for role in ROLES
    )
    return f"namespace inbox {{\n  inbox = yes\n  separator = /\n{roles}\n}}"


def _login_service(protocol: str, plain: int, tls: int) -> str:
    return f"""
service {protocol}-login {{
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener {protocol} {{
    address = 127.0.0.1
    port = {plain}
  }}
  inet_listener {protocol}s {{
    address = 127.0.0.1
    port = {tls}
    ssl = yes
  }}
}}
service {protocol} {{
  process_limit = 500
}}
"""


def _helpers() -> str:
    return """
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
  unix_listener stats-reader {
    mode = 0600
  }
  unix_listener stats-writer {
    mode = 0666
  }
}
"""
