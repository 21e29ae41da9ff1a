"""Stands in for `onara.jobs.work`: tells what the test has written down for its kind of job.

``python worker.py FOLDER HOME``: FOLDER/KIND.jsonl has the events; at an event "wait" it waits
until there is FOLDER/go.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path


def main() -> None:
    folder = Path(sys.argv[1])
    task = json.loads(sys.stdin.buffer.readline())
    with (folder / "asked.jsonl").open("a") as asked:
        asked.write(json.dumps(task) + "\n")

    def end() -> None:
        sys.stdin.buffer.read()
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()
    for line in (folder / f"{task['kind']}.jsonl").read_text().splitlines():
        if json.loads(line)["event"] == "wait":
            while not (folder / "go").exists():
                time.sleep(0.01)
        else:
            print(line, flush=True)


main()
