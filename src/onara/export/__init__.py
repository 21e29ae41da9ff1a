"""How does a cue sheet get to a player, a browser, a rights society?"""

from onara.export.formats import FORMATS, Format, write
from onara.export.json_sheet import read, schema_path
from onara.export.language import LANGUAGES, Language
from onara.export.mpv_edl import Moment, moments, reel
from onara.export.only import only
from onara.export.playlist import heard
from onara.export.problem import ExportError
from onara.export.sidecar import export, file_name, folder_name, planned, sidecar_name
from onara.export.written import Written

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "ExportError",
    "Format",
    "Language",
    "Moment",
    "Written",
    "export",
    "file_name",
    "folder_name",
    "heard",
    "moments",
    "only",
    "planned",
    "read",
    "reel",
    "schema_path",
    "sidecar_name",
    "write",
]
