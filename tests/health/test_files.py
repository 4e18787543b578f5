"""The files of the project about themselves: no machine, no registry, right names, live links."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
IGNORED = {
    line.strip().rstrip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line.strip()
}


def is_ignored(path):
    relative = path.relative_to(ROOT)
    return any(
        Path(part).match(pattern) for part in relative.parts for pattern in (*IGNORED, ".git")
    )


FILES = [p for p in sorted(ROOT.rglob("*")) if p.is_file() and not is_ignored(p)]
TEXTS = {}
for file in FILES:
    try:
        TEXTS[file.relative_to(ROOT).as_posix()] = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        continue
MACHINE = re.compile(r"(?<![\w./:~{}-])/(?:home|root|work|tmp|Users|mnt|var/folders)/[\w.]")
WINDOWS = re.compile(r"\b[A-Z]:\\\w")
REGISTRY = re.compile(
    r"pypi\.(?:org|io)|python" r"hosted\.org|index-" r"url|npm" r"js\.(?:org|com)|arti" r"factory",
    re.IGNORECASE,
)
DATA = ROOT / "curricula"


def test_there_are_files_to_check():
    assert {"README.md", "pyproject.toml", "equiv/settings.py", "curricula/release.yaml"} <= set(
        TEXTS
    )
    assert not any(name.startswith(".venv/") for name in TEXTS)


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        pytest.param(MACHINE, "a path of one machine", id="no path of one machine"),
        pytest.param(WINDOWS, "a path of one machine", id="no path of a Windows machine"),
        pytest.param(REGISTRY, "a package registry", id="no host of a package registry"),
    ],
)
def test_no_file_names(pattern, what):
    found = [
        f"{name}:{number}: {what}"
        for name, text in TEXTS.items()
        if name != "tests/health/test_files.py"
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, 'path = "/home/ana/equiv"'),
        (MACHINE, "cd /tmp/x"),
        (WINDOWS, r"C:\Users"),
        (REGISTRY, "https://pypi.org/simple"),
    ],
)
def test_the_patterns_would_find_it(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize("url", ["https://example.org/home/a", "see docs/tmp/x", "{root}/tmp/a"])
def test_an_address_is_no_path_of_a_machine(url):
    assert not MACHINE.search(url)


def named_after_id():
    for folder in ("frameworks", "courses", "policies", "scales"):
        for path in sorted((DATA / folder).rglob("*.yaml")):
            yield pytest.param(path, id=path.relative_to(DATA).as_posix())


@pytest.mark.parametrize("path", list(named_after_id()))
def test_a_data_file_is_named_after_its_id_and_lies_in_its_jurisdiction(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name == "labels.yaml":
        assert set(data) == {"labels", "fact"}
        return
    id_ = data.get("plan") or data.get("id")
    if id_ is None:
        kind = "templates" if data.get("templates") else "courses"
        id_ = f"{data['jurisdiction']}.{kind}"
    assert path.stem == id_
    if path.parts[-3] in ("frameworks", "courses"):
        assert path.parent.name == data["jurisdiction"]


def test_prerequisites_lie_beside_their_framework():
    for path in DATA.rglob("*.prerequisites.csv"):
        assert path.with_name(path.name.replace(".prerequisites.csv", ".yaml")).exists()


def test_each_alignment_file_has_its_coding_and_its_scope_and_the_other_way_round(knowledge):
    aligned = {path.stem for path in (DATA / "alignments").glob("*.csv")}
    coded = {path.stem for path in (DATA / "codings").glob("*.csv")}

    assert aligned
    assert aligned == coded == {scope.id for scope in knowledge.catalog.scopes}


def test_an_alignment_file_holds_links_between_its_two_frameworks_only(knowledge):
    names = {path.stem for path in (DATA / "alignments").glob("*.csv")}
    framework = {item.id: item.framework for item in knowledge.catalog.items.values()}
    found = {f"{framework[a.source]}--{framework[a.target]}" for a in knowledge.catalog.alignments}

    assert found == names


def test_every_data_file_ships_with_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert wheel["force-include"]["curricula"] == "equiv/_curricula"
    assert set(wheel["packages"]) == {"equiv", "web"}


def test_test_modules_have_names_of_their_own():
    names = [p.name for p in (ROOT / "tests").rglob("test_*.py")]

    assert sorted(names) == sorted(set(names))
    assert not list((ROOT / "tests").rglob("__init__.py"))


def links():
    for name, text in TEXTS.items():
        if name.endswith(".md"):
            for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
                yield pytest.param(name, target, id=f"{name} -> {target}")


@pytest.mark.parametrize(("name", "target"), list(links()))
def test_a_link_of_a_document_leads_somewhere(name, target):
    assert (ROOT / name).parent.joinpath(target).exists()


def test_the_changelog_names_the_release_and_its_day():
    release = yaml.safe_load((DATA / "release.yaml").read_text(encoding="utf-8"))
    heads = [line for line in TEXTS["CHANGELOG.md"].splitlines() if line.startswith("## ")]

    assert any(release["id"] in head and release["published_on"] in head for head in heads)


def test_the_changelog_names_the_version_of_the_program():
    from equiv import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == __version__
    assert f"## {__version__}" in TEXTS["CHANGELOG.md"]
