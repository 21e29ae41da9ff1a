"""What long work is going on, and how far is it?"""

from onara.jobs.folders import Folder, Folders
from onara.jobs.job import Job, Noticed, Progress, Trouble, Wanted
from onara.jobs.queue import NotNow, Queue

__all__ = [
    "Folder",
    "Folders",
    "Job",
    "NotNow",
    "Noticed",
    "Progress",
    "Queue",
    "Trouble",
    "Wanted",
]
