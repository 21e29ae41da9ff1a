"""Files examined side by side, each in a process of its own kind.

Processes, because decoding holds Python's lock (two threads were no faster than one), and because a
file that crashes a decoder must cost that file only.  They are started by hand rather than by
`multiprocessing`, which would import the caller's main program again.

A worker reads pickled paths on its standard input and answers each with a pickled `Examined` or the
reason why there is none; it ends with its input, so a killed parent leaves none behind.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from onara.errors import UnusableInput
from onara.library.examine import Examined, examine

Answer = tuple[Path, Examined | UnusableInput]

_COMMAND = [sys.executable, "-c", "from onara.library.workers import serve; serve()"]


_TICK_S = 0.5


def examine_all(paths: Sequence[Path], processes: int | None = None) -> Iterator[Answer | None]:
    """Examine files with as many processes as there are cores; answers come as they are ready.

    Twice a second without an answer, ``None`` comes, so that the caller can see to other things.
    """
    count = min(len(paths), processes or _cores())
    todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()
    for path in [*paths, *[None] * count]:
        todo.put(path)
    workers = [_Worker() for _ in range(count)]
    threads = [
        threading.Thread(target=_drive, args=(worker, todo, done), daemon=True)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    try:
        left = len(paths)
        while left:
            try:
                answer = done.get(timeout=_TICK_S)
            except queue.Empty:
                yield None
                continue
            if isinstance(answer, BaseException):
                raise answer
            left -= 1
            yield answer
    finally:
        with contextlib.suppress(queue.Empty):
            while True:
                todo.get_nowait()
        for _ in threads:
            todo.put(None)
        for worker in workers:
            worker.stop()
        for thread, worker in zip(threads, workers, strict=True):
            thread.join()
            worker.stop()  # it may have been given a last file meanwhile


def _cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """One worker process, started when it is first asked and again after a crash."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def examine(self, path: Path) -> Examined | UnusableInput:
        process = self._process = self._process or subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(os.fsencode(path), process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.stop()
            return UnusableInput(path, "makes the decoder crash")
        return answer if isinstance(answer, Examined) else UnusableInput(path, answer)

    def stop(self) -> None:
        """End the process, in whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # Waits, and closes the pipes; what is still in them is of no use.
            with contextlib.suppress(OSError, ValueError):
                process.communicate()


def _drive(
    worker: _Worker,
    todo: queue.SimpleQueue[Path | None],
    done: queue.SimpleQueue[Answer | BaseException],
) -> None:
    try:
        while (path := todo.get()) is not None:
            done.put((path, worker.examine(path)))
    except BaseException as error:
        done.put(error)


def serve() -> None:
    """The worker's own program."""
    # Ctrl-C is the parent's to answer: it commits what is finished and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a decoder prints must not land among the answers
    questions = sys.stdin.buffer
    while True:
        try:
            path = Path(os.fsdecode(pickle.load(questions)))
        except EOFError:
            return
        try:
            answer: Examined | str = examine(path)
        except UnusableInput as error:
            answer = error.reason
        except MemoryError:
            answer = "needs more memory than there is"
        except Exception as error:
            answer = f"cannot be read ({type(error).__name__}: {error})"
        pickle.dump(answer, answers)
        answers.flush()
