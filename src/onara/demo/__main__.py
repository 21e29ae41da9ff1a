"""`python -m onara.demo [FOLDER]`: renders the demo, then runs Onara's ordinary commands on it.

Every command line is shown before its output, so that it can be repeated with files of one's own.
The exit status is that of the first command that failed, or 0.
"""

import argparse
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from onara.demo.rendering import Rendered, is_complete, render

HINT = (
    "이제 내 음악으로: {onara} add 음악폴더, 그다음 {onara} identify 소리파일"
    " (파일은 이 컴퓨터를 떠나지 않습니다)",
    "Now your own: {onara} add FOLDER, then {onara} identify FILE (nothing leaves this machine)",
)


def onara_command() -> tuple[Path, str]:
    """The `onara` script beside this Python, and how to type it here: bare if the shell finds it.

    Raises FileNotFoundError where Onara is not installed in this environment.
    """
    beside = shutil.which("onara", path=str(Path(sys.executable).parent))
    if beside is None:
        raise FileNotFoundError(f"{Path(sys.executable).parent}: no onara there; run make setup")
    script = Path(beside)
    found = shutil.which("onara")
    if found is not None and Path(found).resolve() == script.resolve():
        return script, "onara"
    try:
        return script, str(script.relative_to(Path.cwd()))
    except ValueError:
        return script, str(script)


def commands(rendered: Rendered) -> list[list[str]]:
    """The arguments of the commands that the demo runs, in order, without the program's name."""
    home = ["--home", str(rendered.folder / "home")]
    return [
        ["add", *home, str(rendered.soundtrack)],
        ["library", *home],
        ["identify", *home, str(rendered.clip)],
        ["scan", *home, str(rendered.season)],
    ]


def run(script: Path, typed: str, lines: Sequence[Sequence[str]]) -> int:
    """Runs the commands one after the other, each shown as it is typed; goes on after a failure.

    Returns the first exit status that is not 0, or 0.
    """
    status = 0
    for arguments in lines:
        print(f"\n$ {shlex.join([typed, *arguments])}", flush=True)
        ended = subprocess.run([script, *arguments], check=False).returncode
        status = status or ended
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the demo in the folder named by the arguments (default `demo-files`)."""
    parser = argparse.ArgumentParser(prog="python -m onara.demo", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("demo-files"))
    folder: Path = parser.parse_args(arguments).folder
    try:
        script, typed = onara_command()
        if not is_complete(folder):
            print(
                f"연주를 만드는 중 (20초쯤)… Playing a small soundtrack into {folder} "
                "(about 20 seconds)…",
                flush=True,
            )
        rendered = render(folder)
    except OSError as error:
        print(f"{folder}: the demo could not be made ({error})", file=sys.stderr)
        return 1
    status = run(script, typed, commands(rendered))
    print()
    for line in HINT:
        print(line.format(onara=typed))
    return status


if __name__ == "__main__":
    sys.exit(main())
