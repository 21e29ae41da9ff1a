"""SVG as text: elements with their attributes escaped.

Pages forbid inline styles, so everything is said by attributes and classes.
"""

from __future__ import annotations

from html import escape


def element(tag: str, *inside: str, **attributes: object) -> str:
    """An element around what is ``inside`` (markup; texts go through `text`).

    An underscore in a name stands for a hyphen (``stroke_width``), one at its end for nothing
    (``class_``); attributes that are ``None`` are left out; numbers are cut to two decimals.

    >>> element("circle", cx=1.2345, r=2, class_="dot")
    '<circle cx="1.23" r="2" class="dot"/>'
    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def text(words: str) -> str:
    """Words as markup."""
    return escape(words, quote=False)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(str(value))
