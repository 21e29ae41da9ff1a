from pathlib import Path
from typing import Any

import pytest

from onara.access.hosts import UnusableAddress
from onara.errors import OnaraError
from onara.web.configuration import NAME, Configuration, UnusableSetting, configuration


def read(home: Path, environment: dict[str, str] | None = None, **given: Any) -> Configuration:
    told = {name.replace("_", "-"): value for name, value in given.items()}
    return configuration(home, told, environment or {})


def write(home: Path, text: str) -> None:
    (home / NAME).write_text(text, encoding="utf-8")


def test_nothing_said_is_this_machine_alone_with_the_demo(tmp_path: Path) -> None:
    settings = read(tmp_path).settings
    assert (settings.host, settings.port, settings.base_path) == ("localhost", 4949, "")
    assert settings.demo
    assert not settings.is_for_others
    assert Path.home() in settings.roots


def test_the_command_line_comes_before_the_environment_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'port = 1\nbase-path = "/file"\nhost = "127.0.0.3"\n')
    environment = {"ONARA_PORT": "2", "ONARA_BASE_PATH": "/environment"}
    settings = read(tmp_path, environment, port=3, base_path=None).settings
    assert (settings.port, settings.base_path, settings.host) == (3, "/environment", "127.0.0.3")


def test_lists_and_switches_are_read_from_everywhere(tmp_path: Path) -> None:
    write(tmp_path, 'names = ["a.example"]\ndemo = false\n')
    settings = read(tmp_path, {"ONARA_ROOTS": "/srv/a:/srv/b", "ONARA_PROXIES": "10.0.0.1, ::1"})
    assert settings.settings.names == ("a.example",)
    assert settings.settings.roots == (Path("/srv/a"), Path("/srv/b"))
    assert settings.settings.proxies == ("10.0.0.1", "::1")
    assert settings.settings.demo is False
    assert read(tmp_path, {"ONARA_DEMO": "yes"}).settings.demo is True


@pytest.mark.parametrize(
    "given", [{"host": "0.0.0.0"}, {"names": ["onara.example"]}, {"proxies": ["10.0.0.1"]}]
)
def test_where_others_can_come_no_folder_may_be_chosen_unasked(
    tmp_path: Path, given: dict[str, Any]
) -> None:
    settings = read(tmp_path, **given).settings
    assert settings.is_for_others
    assert settings.roots == ()


@pytest.mark.parametrize(("given", "path"), [("onara", "/onara"), ("/a/b/", "/a/b"), ("/", "")])
def test_a_base_path_is_written_in_one_way(tmp_path: Path, given: str, path: str) -> None:
    assert read(tmp_path, base_path=given).settings.base_path == path


@pytest.mark.parametrize(
    "given",
    [
        {"port": 70000},
        {"port": "x"},
        {"base_path": "/a b"},
        {"base_path": "/../etc"},
        {"base_path": '/"><script>'},
    ],
)
def test_what_cannot_be_meant_is_one_sentence(tmp_path: Path, given: dict[str, Any]) -> None:
    with pytest.raises(UnusableSetting):
        read(tmp_path, **given)


@pytest.mark.parametrize("given", [{"host": "a b"}, {"names": ["http://x"]}, {"proxies": ["x"]}])
def test_what_is_no_address_is_one_sentence(tmp_path: Path, given: dict[str, Any]) -> None:
    with pytest.raises(UnusableAddress):
        read(tmp_path, **given)


@pytest.mark.parametrize(
    "text", ["port = 'x'", "port = true", "colour = 'red'", "names = 'a'", "demo = 1", "= ="]
)
def test_a_file_that_says_something_odd_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(OnaraError, match=NAME):
        read(tmp_path)


def test_a_file_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(UnusableSetting, match="not there"):
        configuration(tmp_path, {}, {}, tmp_path / "nothing.toml")
