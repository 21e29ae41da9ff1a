"""Where does something to try come from, without a recording of the user's own?

From here: a soundtrack of folk songs rendered by formula, a clip and a scene to name, and
`python -m onara.demo`, which runs the ordinary commands on them.
"""

from onara.demo.rendering import Rendered, render

__all__ = ["Rendered", "render"]
