"""``init``: what it finds, what it writes, and that the next check passes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml

from a11yview.cli import main
from a11yview.site.starting import look_at

PAGE = "<!doctype html><html lang=en><title>t</title><p style='color: {}'>Open from ten."
FINE, FAINT = PAGE.format("#222"), PAGE.format("#999")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str = "") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("files", "kind", "paths", "build"),
        [
            ({"mkdocs.yml": "site_name: x"}, "MkDocs", ("site",), "mkdocs build"),
            ({"mkdocs.yml": "site_dir: 'out/pages' # x"}, "MkDocs", ("out/pages",), "mkdocs build"),
            (
                {"docs/conf.py": "project = 'x'"},
                "Sphinx",
                ("docs/_build/html",),
                "sphinx-build -b html docs docs/_build/html",
            ),
            (
                {"docs/source/conf.py": "extensions = []"},
                "Sphinx",
                ("docs/build/html",),
                "sphinx-build -b html docs/source docs/build/html",
            ),
            (
                {"package.json": '{"devDependencies": {"astro": "5"}, "scripts": {"build": "x"}}'},
                "Astro",
                ("dist",),
                "npm run build",
            ),
            ({"hugo.toml": ""}, "Hugo", ("public",), "hugo"),
            ({"_config.yml": ""}, "Jekyll", ("_site",), "bundle exec jekyll build"),
            (
                {"manage.py": "DJANGO_SETTINGS_MODULE", "town/static/a.css": ""},
                "Django",
                ("town/**/*.css",),
                None,
            ),
            ({"dist/a/b.html": FINE}, "pages", ("dist",), None),
            ({"index.html": FINE, "templates/base.html": ""}, "pages", (".",), None),
            (
                {"templates/a.html": FINE, "static/a.css": "", "node_modules/b/c.css": ""},
                "style sheets",
                ("static/**/*.css",),
                None,
            ),
        ],
    )
    def test_a_project_is_known_by_its_files(
        self, files: dict[str, str], kind: str, paths: tuple[str, ...], build: str | None
    ) -> None:
        for name, text in files.items():
            put(name, text)
        found = look_at(Path())
        assert found is not None
        assert (found.kind, found.paths) == (kind, paths)
        assert (found.build[-1] if found.build else None) == build

    @pytest.mark.parametrize(
        "files",
        [
            {},
            {"package.json": "{"},
            {"package.json": "[]"},
            {"package.json": '{"dependencies": ["astro"]}'},
            {"conf.py": "PORT = 80"},
            {"manage.py": "print()"},
            {"templates/base.html": FINE},
            {"node_modules/a/index.html": FINE, ".cache/index.html": FINE},
            {"mkdocs.yml/x": ""},
        ],
    )
    def test_what_holds_nothing_to_check_is_refused(
        self, files: dict[str, str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name, text in files.items():
            put(name, text)
        before = sorted(Path().rglob("*"))
        assert main(["init"]) == 2
        assert "no pages found, and no tool that makes some" in capsys.readouterr().err
        assert sorted(Path().rglob("*")) == before

    @pytest.mark.parametrize(
        ("file", "text", "hint"),
        [
            ("manage.py", "DJANGO_SETTINGS_MODULE", "manage.py a11yview check"),
            ("town/templates/base.html", FINE, "the fixture a11yview_check of pytest"),
        ],
    )
    def test_what_a_server_renders_is_checked_elsewhere(
        self, file: str, text: str, hint: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(file, text)
        assert main(["init"]) == 2
        assert hint in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("file", "service"),
        [
            (".github/dependabot.yml", "github"),
            (".gitlab-ci.yml", "gitlab"),
            (".pre-commit-config.yaml", "pre-commit"),
            ("README.md", None),
        ],
    )
    def test_a_service_is_known_by_its_files(self, file: str, service: str | None) -> None:
        put("index.html", FINE)
        put(file)
        found = look_at(Path())
        assert found is not None
        assert found.ci == service

    def test_a_service_is_known_by_the_remote(self) -> None:
        put("index.html", FINE)
        put(".git/config", '[remote "origin"]\n\turl = https://gitlab.com/a/b.git\n')
        found = look_at(Path())
        assert found is not None
        assert found.ci == "gitlab"


class TestWhatIsWritten:
    def test_the_next_check_passes_where_all_is_fine(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("public/index.html", FINE)
        assert main(["init"]) == 0
        assert tomllib.loads(Path("a11yview.toml").read_text()) == {
            "check": {"paths": ["public"], "level": "AA"}
        }
        said = capsys.readouterr().out
        assert "checked: no failures on 1 page" in said
        assert "workflow does" not in said
        assert "next: a11yview init --ci NAME, which adds a workflow; one of github, " in said
        assert main(["check"]) == 0
        assert sorted(path.name for path in Path().iterdir()) == ["a11yview.toml", "public"]

    def test_what_fails_now_is_known_and_what_is_new_fails(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("public/index.html", FAINT)
        assert main(["init", "--ci", "none"]) == 0
        said = capsys.readouterr().out
        assert "known from now on: 1 failure" in said
        assert "workflow" not in said
        assert len(json.loads(Path("contrast.json").read_text())["findings"]) == 1
        assert main(["check"]) == 0
        put("public/new.html", PAGE.format("#aaa"))
        assert main(["check"]) == 1

    def test_a_pyproject_takes_a_table_and_keeps_what_it_has(self) -> None:
        put("public/index.html", FINE)
        before = '[project]\nname = "x"  # mine\n\n[tool.a11yview]\nlocales = ["be"]\n'
        put("pyproject.toml", before)
        assert main(["init"]) == 0
        after = Path("pyproject.toml").read_text()
        assert after.startswith(before)
        assert tomllib.loads(after)["tool"]["a11yview"]["check"]["paths"] == ["public"]
        assert main(["check"]) == 0

    def test_a_project_elsewhere_is_checked_there(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("town/public/index.html", FAINT)
        assert main(["init", "town"]) == 0
        assert "next: cd town" in capsys.readouterr().out
        monkeypatch.chdir(project / "town")
        assert main(["check"]) == 0

    def test_pages_that_are_not_built_yet_are_said_to_be(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("mkdocs.yml", "site_name: x")
        assert main(["init"]) == 0
        out = capsys.readouterr().out
        assert "found: MkDocs (mkdocs.yml); to check: site (no pages yet)" in out
        assert "next: mkdocs build, which makes the pages" in out

    @pytest.mark.parametrize(
        ("service", "file"),
        [
            ("github", ".github/workflows/contrast.yml"),
            ("gitlab", ".gitlab-ci.yml"),
            ("pre-commit", ".pre-commit-config.yaml"),
        ],
    )
    @pytest.mark.parametrize(
        "sign",
        [
            ("mkdocs.yml", "site_name: x"),
            ("package.json", '{"dependencies": {"vite": "7"}, "scripts": {"build": "x"}}'),
            ("hugo.toml", ""),
            ("_config.yml", ""),
            ("index.html", FINE),
        ],
        ids=lambda sign: sign[0],
    )
    def test_a_workflow_is_yaml_that_checks(
        self, service: str, file: str, sign: tuple[str, str]
    ) -> None:
        put(*sign)
        assert main(["init", "--ci", service]) == 0
        found = look_at(Path())
        assert found is not None
        document = yaml.safe_load(Path(file).read_text())
        text = json.dumps(document)
        for command in found.build if service != "pre-commit" else ():
            assert json.dumps(command) in text
        if service == "github":
            step = document["jobs"]["contrast"]["steps"][-1]
            assert step["uses"].startswith("a11yview/a11yview@v")
            assert step["with"]["paths"].split() == list(found.paths)
        elif service == "gitlab":
            assert "a11yview check -o contrast.xml" in document["contrast"]["script"][-1]
        else:
            assert document["repos"][0]["hooks"][0]["id"] == "a11yview-check"

    def test_a_wheel_in_the_project_is_what_is_installed(self) -> None:
        put("index.html", FINE)
        put("vendor/a11yview-0.2.0-py3-none-any.whl")
        assert main(["init", "--ci", "gitlab"]) == 0
        script = yaml.safe_load(Path(".gitlab-ci.yml").read_text())["contrast"]["script"]
        assert script[0] == "pip install './vendor/a11yview-0.2.0-py3-none-any.whl[check]'"


class TestNothingIsLost:
    @pytest.mark.parametrize(
        ("name", "text", "command"),
        [
            ("a11yview.toml", "locales = ['be']\n", ["init"]),
            ("pyproject.toml", "[tool.a11yview.check]\nlevel = 'AA'\n", ["init"]),
            ("pyproject.toml", "tool = {a11yview = {locales = ['be']}}\n", ["init"]),
            (".gitlab-ci.yml", "build: {}\n", ["init", "--ci", "gitlab"]),
            (".pre-commit-config.yaml", "repos: []\n", ["init", "--ci", "pre-commit"]),
            (".github/workflows/contrast.yml", "on: push\n", ["init", "--ci", "github"]),
            ("contrast.json", "{}", ["init"]),
        ],
    )
    def test_a_file_that_is_there_is_named_and_nothing_is_written(
        self, name: str, text: str, command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("public/index.html", FAINT)
        put(name, text)
        before = sorted(Path().rglob("*"))
        assert main(command) == 2
        error = capsys.readouterr().err
        assert error.startswith(f"a11yview: error: {name}: ")
        assert "nothing was written: --dry-run prints what could be added" in error
        assert Path(name).read_text() == text
        assert sorted(Path().rglob("*")) == before

    def test_a_workflow_that_is_there_is_left_alone_where_none_was_asked_for(self) -> None:
        put("public/index.html", FINE)
        put(".github/workflows/contrast.yml", "on: push\n")
        assert main(["init"]) == 0
        assert Path(".github/workflows/contrast.yml").read_text() == "on: push\n"

    def test_a_workflow_is_added_to_a_configuration(self) -> None:
        put("public/index.html", FINE)
        assert main(["init"]) == 0
        before = Path("a11yview.toml").read_text()
        assert main(["init", "--ci", "github"]) == 0
        assert Path("a11yview.toml").read_text() == before
        assert Path(".github/workflows/contrast.yml").is_file()

    def test_dry_run_prints_and_writes_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("public/index.html", FAINT)
        put(".gitlab-ci.yml", "build: {}\n")
        before = sorted(Path().rglob("*"))
        assert main(["init", "--ci", "gitlab", "--dry-run"]) == 0
        out = capsys.readouterr().out
        assert (
            '# a11yview.toml\n# Where a11yview check looks, and how.\n[check]\npaths = ["public"]'
            in out
        )
        assert "# .gitlab-ci.yml (is there; this would be added)\ncontrast:\n" in out
        assert sorted(Path().rglob("*")) == before

    @pytest.mark.parametrize(
        ("command", "said"),
        [
            (["init", "nowhere"], "FOLDER: no such folder: 'nowhere'"),
            (["init", "--site", "nowhere"], "--site: no such folder: 'nowhere'"),
        ],
    )
    def test_a_folder_that_is_not_there_is_named(
        self, command: list[str], said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(command) == 2
        assert said in capsys.readouterr().err


def test_check_without_paths_says_where_they_could_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "PATH: no pages: []; name a page or a folder" in capsys.readouterr().err
