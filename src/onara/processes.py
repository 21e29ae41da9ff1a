"""Tasks side by side, each in a process of its own kind.

Processes, because Python's lock keeps threads from decoding or computing side by side, and because
a task that crashes its process must cost that task only.  They are started by hand rather than by
`multiprocessing`, which would import the caller's main program again.

A worker reads pickled tasks on its standard input and answers each with a pickled result; it ends
with its input, so a killed parent leaves none behind.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_COMMAND = [sys.executable, "-c", "from onara.processes import serve; serve()"]
_TICK_S = 0.5
CRASHED = "crashes the process that works on it"


@dataclass(frozen=True, slots=True)
class Failed:
    """A task without a result: ``reason`` is the rest of a sentence about it."""

    reason: str


def side_by_side(
    function: str, tasks: Sequence[Any], processes: int | None = None
) -> Iterator[tuple[int, Any] | None]:
    """Results of ``function(task)`` as they are ready, each with the number of its task.

    ``function`` is named as "package.module:name", so that each process finds it for itself; tasks
    and results are pickled.  There are as many processes as cores, or ``processes``.  A task that
    raises, or crashes its process, gives a `Failed`.  Twice a second without a result, ``None``
    comes, so that the caller can see to other things.
    """
    count = min(len(tasks), processes or cores())
    todo: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Any] | BaseException] = queue.SimpleQueue()
    for number in [*range(len(tasks)), *[None] * count]:
        todo.put(number)
    workers = [_Worker(function) for _ in range(count)]
    threads = [
        threading.Thread(target=_drive, args=(worker, tasks, todo, done), daemon=True)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    try:
        left = len(tasks)
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
            worker.stop()  # it may have been given a last task meanwhile


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """One worker process, started when it is first asked and again after a crash."""

    def __init__(self, function: str) -> None:
        self._function = function
        self._process: subprocess.Popen[bytes] | None = None

    def do(self, task: Any) -> Any:
        process = self._process = self._process or subprocess.Popen(
            [*_COMMAND, self._function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One process a core: threads of a linear algebra library would only be in the way.
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.stop()
            return Failed(CRASHED)

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
    tasks: Sequence[Any],
    todo: queue.SimpleQueue[int | None],
    done: queue.SimpleQueue[tuple[int, Any] | BaseException],
) -> None:
    try:
        while (number := todo.get()) is not None:
            done.put((number, worker.do(tasks[number])))
    except BaseException as error:
        done.put(error)


def serve() -> None:
    """The worker's own program; its one argument names the function."""
    # Ctrl-C is the parent's to answer: it keeps what is finished and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not land among the answers
    module, name = sys.argv[1].split(":")
    function = getattr(import_module(module), name)
    # What is loaded stays: to go through it again and again for what could be freed costs a decoder
    # of many small frames a part of its time.
    gc.freeze()
    questions = sys.stdin.buffer
    while True:
        try:
            task = pickle.load(questions)
        except EOFError:
            return
        try:
            answer: Any = function(task)
        except MemoryError:
            answer = Failed("needs more memory than there is")
        except Exception as error:
            answer = Failed(f"cannot be read ({type(error).__name__}: {error})")
        pickle.dump(answer, answers)
        answers.flush()
