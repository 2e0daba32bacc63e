"""What stands around the bundle: environment of its children, licences, manifests."""

from __future__ import annotations

import json
import re
from pathlib import Path

import children
import licences
import release

PACKAGING = Path(__file__).parents[2] / "packaging"


def test_children_get_the_environment_of_before() -> None:
    given = {"LD_LIBRARY_PATH": "/bundle", "QT_PLUGIN_PATH": "/bundle/plugins", "QML2_IMPORT_PATH": "/q", "HOME": "/h"}
    children.restore(given)
    assert given == {"HOME": "/h"}
    given = {"LD_LIBRARY_PATH": "/bundle:/own", "LD_LIBRARY_PATH_ORIG": "/own"}
    children.restore(given)
    assert given == {"LD_LIBRARY_PATH": "/own"}


def test_every_part_has_a_known_licence_and_none_is_gpl() -> None:
    found = licences.distributions()
    assert {"pyside6-addons", "apsw-sqlite3mc", "aiosmtpd", "jeepney"} <= set(found)
    assert not any(re.search(r"(?<!L)GPL", licences.KNOWN[name]) for name in found)


def test_copyright_names_each_licence_it_uses(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "libssl.so.3").mkdir(parents=True)
    text = licences.copyright_file(tmp_path)
    paragraphs = [dict(re.findall(r"(?m)^([A-Z][A-Za-z-]+): ?(.*)$", each)) for each in text.split("\n\n")]
    used = {name for each in paragraphs if "Files" in each for name in re.split(r" and | or ", each["License"])}
    told = {each["License"] for each in paragraphs if "License" in each and "Files" not in each}
    assert used <= told, used - told
    assert "usr/lib/depesche/_internal/libssl*" in text


def test_versions_and_names_agree() -> None:
    manifest = json.loads((PACKAGING / "flatpak" / f"{release.COMPONENT}.json").read_text())
    desktop = (PACKAGING / "linux" / "depesche.desktop").read_text()
    assert manifest["id"] == release.COMPONENT and manifest["command"] in desktop
    assert manifest["runtime-version"] == manifest["base-version"]
    assert "QTWEBENGINE_DISABLE_SANDBOX" not in json.dumps(manifest)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", release.release_date())
