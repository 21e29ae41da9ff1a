"""The page that stands alone: what is known of a release, and the form that a person submits."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from onara.seeding.form import ADDRESS, edit_note, fields_of
from onara.seeding.release import Release, Standing
from onara.wording import Language, voice_of

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #222; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ccc;
  overflow-wrap: anywhere }
button { font: inherit; padding: .6rem 1.2rem }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1b1b1b } a { color: #9cf } }
"""


def page(
    release: Release, standing: Standing, addresses: Sequence[str] = (), language: Language = "en"
) -> str:
    """A page of HTML without scripts; its one form posts to MusicBrainz, when it is submitted."""
    say = voice_of(language).say
    title = escape(say("seeding.title", title=release.title))
    links = "".join(f'<li><a href="{escape(each)}">{escape(each)}</a></li>' for each in addresses)
    rows = "".join(
        f"<tr><td>{track.disc}-{track.number} {escape(track.title)}</td>"
        f"<td>{escape(''.join(each.name + each.join for each in track.artists))}</td>"
        f"<td>{_clock(track.length_ms)}</td><td>{escape(str(track.path))}</td></tr>"
        for track in release.tracks
    )
    fields = fields_of(release, edit_note(release, standing))
    inputs = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields
        if name != "edit_note"
    )
    note = dict(fields)["edit_note"]
    shown = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in fields
    )
    heads = "".join(
        f"<th>{escape(say(f'seeding.{each}'))}</th>"
        for each in ("track", "performer", "length", "file")
    )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{escape(say("seeding.about"))}</p>
<p>{escape(say(f"seeding.{standing}"))}</p>
{f"<ul>{links}</ul>" if links else ""}
<table><tr>{heads}</tr>{rows}</table>
<form method="post" action="{ADDRESS}" accept-charset="utf-8">
{inputs}
<textarea name="edit_note" hidden>{escape(note)}</textarea>
<p><button>{escape(say("seeding.send"))}</button></p>
</form>
<details><summary>{escape(say("seeding.fields"))}</summary><table>{shown}</table></details>
</body>
</html>
"""


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}:{seconds:02}"
