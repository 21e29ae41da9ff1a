"""The demo's drama as a file of the catalogue, as a user writes one for a drama of their own."""

import yaml

from onara.demo.soundtrack import PERFORMER, PERFORMER_KO, Drama


def drama_file(drama: Drama) -> str:
    """YAML in the form that docs/catalogue.md describes."""
    content = {
        "drama": {
            "id": drama.id,
            "title": drama.title,
            "title_ko": drama.title_ko,
            "facts": [drama.note],
        },
        "songs": [
            {
                "id": recording.song_id,
                "title": recording.title,
                "title_ko": recording.title_ko,
                "performers": [{"name": PERFORMER, "name_ko": PERFORMER_KO}],
                "part": recording.part,
                "roles": [recording.role, "instrumental"],
                "notes": [f"After {recording.melody.title}: {recording.melody.origin}"],
            }
            for recording in drama.recordings
        ],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=96)
