"""The RPM package, by rpmbuild, from the same folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from datetime import datetime
from pathlib import Path

from files import elf_files, name_updater
from release import DESCRIPTION, HOMEPAGE, MAINTAINER, NAME, SUMMARY, VERSION, release_date

_SPEC = """\
Name: {name}
Version: {version}
Release: 1
Summary: {summary}
License: MPL-2.0 AND LGPL-3.0-only
URL: {homepage}
Recommends: hunspell-de hunspell-en-US
Recommends: (gnome-keyring or kwalletmanager or keepassxc)
Recommends: xdg-utils
Requires: ca-certificates
AutoProv: no
%global __requires_exclude ^({own})
%global __requires_exclude_from ({optional})
%global __os_install_post %{{nil}}
%global debug_package %{{nil}}
%global _build_id_links none
%global _binary_payload w{level}.zstdio
%global _buildhost localhost
%global source_date_epoch_from_changelog 1
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1

%description
{description}

%files
/usr/bin/*
/usr/lib/{name}
/usr/share/applications/*
/usr/share/metainfo/*
/usr/share/icons/hicolor/*/apps/*
/usr/share/man/man1/*
%doc /usr/share/doc/{name}

%changelog
* {day} {maintainer} - {version}-1
- Release {version}: see NEWS.gz.
"""
_OPTIONAL = "/platformthemes/libqgtk3|/printsupport/|/networkinformation/|/wayland-"
"""Plugins that Qt does without where their libraries are missing."""


def build(root: Path, target: Path, machine: str, fast: bool) -> Path:
    name_updater(root / "usr")
    own = sorted({re.escape(each.name) for each in elf_files(root) if ".so" in each.name}
                 | {re.escape(each.name) for each in root.rglob("*.so*") if each.is_symlink()})
    text = _SPEC.format(
        name=NAME, version=VERSION, summary=SUMMARY, homepage=HOMEPAGE, maintainer=MAINTAINER, own="|".join(own),
        optional=_OPTIONAL, level=3 if fast else 12, day=datetime.fromisoformat(release_date()).strftime("%a %b %d %Y"),
        description="\n\n".join(textwrap.fill(each, 78) for each in DESCRIPTION))
    with tempfile.TemporaryDirectory(dir=target) as made:
        spec = Path(made) / f"{NAME}.spec"
        spec.write_text(text, encoding="utf-8")
        subprocess.run(["rpmbuild", "--quiet", "-bb", "--target", machine, "--buildroot", str(root.absolute()),
                        "--define", f"_topdir {made}/top", "--define", f"_tmppath {made}", str(spec)],
                       check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, stdout=subprocess.DEVNULL)
        (package,) = Path(made).glob("top/RPMS/*/*.rpm")
        return Path(shutil.move(package, target / package.name))
