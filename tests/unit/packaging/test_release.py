"""The release workflow, the bill of materials, the checksums, and that there is one version."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import certificate_store
import check_version
import checksums
import licences
import notes
import pytest
import sbom
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from ruamel.yaml import YAML

from app import __version__

ROOT = Path(__file__).parents[3]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    # As YAML 1.2 has it: `on` is a word there, and no truth.
    return dict(YAML(typ="safe", pure=True).load(WORKFLOW.read_text("utf-8")))


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_is_one(workflow: dict[str, Any]) -> None:
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows",
                           str(WORKFLOW)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    jobs = workflow["jobs"]
    needed = {each for job in jobs.values() for each in
              ([job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", []))}
    assert needed == set(jobs) - {"release"}
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}


def test_rights_are_the_least(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {right for right, how in job["permissions"].items() if how == "write"}
        assert writes == ({"contents", "id-token", "attestations"} if name == "release" else set())
        assert job["timeout-minutes"] <= 150 and "env" not in job  # secrets are of single steps


def test_actions_are_pinned_and_keep_no_token(workflow: dict[str, Any]) -> None:
    used = [step for step in _steps(workflow) if "uses" in step]
    assert len(used) >= 10
    for step in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]), step
        if step["uses"].startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False
    versions = dict(re.findall(r"uses: (\S+) # (v\d+\.\d+\.\d+)", WORKFLOW.read_text("utf-8")))
    assert set(versions) == {step["uses"] for step in used}


def test_no_word_from_outside_becomes_a_command(workflow: dict[str, Any]) -> None:
    lines = [step["run"] for step in _steps(workflow) if "run" in step]
    assert len(lines) > 10 and not any("${{" in line for line in lines)
    asked = set(re.findall(r"secrets\.(\w+)", WORKFLOW.read_text("utf-8")))
    explained = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", WORKFLOW.read_text("utf-8").partition("name: Release")[0]))
    assert asked == explained


def test_what_it_runs_is_there(workflow: dict[str, Any]) -> None:
    lines = "\n".join(step["run"] for step in _steps(workflow) if "run" in step)
    scripts = set(re.findall(r"(?:packaging|tests)/[\w/]+\.py", lines))
    assert len(scripts) >= 9
    assert not [each for each in scripts if not (ROOT / each).is_file()]
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert set(re.findall(r"(?m)^make ([a-z-]+)", lines)) <= targets
    extras = re.search(r'-e "\.\[([\w,]+)\]"', lines)
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert extras and all(re.search(rf"(?m)^{each} = \[", project) for each in extras[1].split(","))


@pytest.mark.parametrize("folder", ["windows", "macos", "release", "bundle"])
def test_scripts_are_sound(folder: str) -> None:
    """Those too that only another system can run."""
    for path in sorted((ROOT / "packaging" / folder).glob("*.py")):
        compile(path.read_text("utf-8"), str(path), "exec")


def test_the_bill_of_materials_keeps_to_its_schema() -> None:
    told = sbom.bill("linux", "x64")
    text = sbom.json.dumps(told)
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    assert error is None, error
    assert text == sbom.json.dumps(sbom.bill("linux", "x64"))
    parts = {each["name"]: each for each in told["components"]}  # type: ignore[attr-defined]
    assert set(licences.distributions()) <= set(parts) and {"python", "openssl", "qt", "chromium"} <= set(parts)
    assert re.fullmatch(r"\d+(\.\d+){3}", parts["chromium"]["version"])
    refs = {each["bom-ref"] for each in parts.values()} | {told["metadata"]["component"]["bom-ref"]}  # type: ignore[index]
    edges = {each["ref"]: each["dependsOn"] for each in told["dependencies"]}  # type: ignore[attr-defined]
    assert set(edges) == refs and all(set(each) <= refs for each in edges.values())


def test_every_licence_has_its_name_in_spdx() -> None:
    assert sbom.expression("Apache-2.0 or BSD-3-clause") == "Apache-2.0 OR BSD-3-Clause"
    assert sbom.expression("Expat and MPL-1.1") == "MIT AND MPL-1.1"
    for licence in licences.KNOWN.values():
        assert re.fullmatch(r"[\w.-]+(?: (?:AND|OR) [\w.-]+)*", sbom.expression(licence))


def test_checksums(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        checksums.sums(tmp_path)
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.exe").write_bytes(b"one")
    assert checksums.main([str(tmp_path)]) == 0 == checksums.main([str(tmp_path)])
    assert (tmp_path / "SHA256SUMS").read_text() == "".join(
        f"{hashlib.sha256(octets).hexdigest()}  {name}\n" for name, octets in (("a.exe", b"one"), ("b.deb", b"two")))
    (tmp_path / "folder").mkdir()
    with pytest.raises(SystemExit):
        checksums.sums(tmp_path)


def test_one_version() -> None:
    assert check_version.main([]) == 0
    changes = f"# Changelog\n\n## [{__version__}] – 2026-11-29\n\n- One.\n\n## [0.0.1]\n\n- None.\n"
    assert check_version.problems(__version__, f"v{__version__}", changes) == []
    assert len(check_version.problems(__version__, "v99.0.0", "")) == 2
    assert len(check_version.problems("1.0", None, "")) == 1
    text = notes.notes(__version__, changes)
    assert text.startswith("- One.\n") and "None" not in text and "SHA256SUMS" in text
    with pytest.raises(ValueError, match="no heading"):
        notes.notes("9.9.9", changes)


def test_the_certificates_name_is_that_of_windows() -> None:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256()))
    pfx = pkcs12.serialize_key_and_certificates(None, key, made, None, BestAvailableEncryption(b"word"))
    assert certificate_store.thumbprint(pfx, "word") == made.fingerprint(hashes.SHA1()).hex()
    with pytest.raises(ValueError, match="password"):
        certificate_store.thumbprint(pfx, "other")
