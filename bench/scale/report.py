"""The figures of `bench.scale`: as tables, and as an object for JSON."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bench.corpus import Corpus
from bench.scale.measuring import Costs
from bench.table import markdown, plain


@dataclass(frozen=True)
class Size:
    """What was measured with so many recordings."""

    recordings: int
    hours: float
    bytes: int
    shares_bits: bool
    warm: Costs
    cold: list[Costs]

    @property
    def warm_s(self) -> tuple[float, float]:
        """Median and 95th percentile of a question, of the processor."""
        median, most = np.quantile(self.warm.processor, [0.5, 0.95])
        return float(median), float(most)

    @property
    def cold_s(self) -> float:
        """Median of a first question, of a process that has just opened the index."""
        return float(np.median([each.first_s + each.opened_s for each in self.cold]))

    @property
    def mb_per_hour(self) -> float:
        return self.bytes / 1e6 / self.hours


def facts(corpus: Corpus, sizes: list[Size]) -> list[str]:
    """Lines that say what was asked."""
    asked = ", ".join(f"{count} {name}" for name, count in sizes[0].warm.asked.items())
    return [
        f"hidden: {len(corpus.library)} real recordings, {corpus.hours:.2f} h; clips: {asked}",
        "bits shared: " + (", ".join(str(s.recordings) for s in sizes if s.shares_bits) or "none"),
    ]


def table(sizes: list[Size], *, as_markdown: bool) -> str:
    """One column a size."""
    conditions = list(sizes[0].warm.asked)
    rows = [
        ["invented recordings of 4 min", *(f"{s.recordings:,}" for s in sizes)],
        ["hours", *(f"{s.hours:,.0f}" for s in sizes)],
        ["on disk, GB", *(f"{s.bytes / 1e9:.2f}" for s in sizes)],
        ["MB an hour", *(f"{s.mb_per_hour:.3f}" for s in sizes)],
        ["open the index, ms", *(f"{1000 * s.warm.opened_s:.1f}" for s in sizes)],
        ["memory of its own, MB", *(f"{s.warm.own_mb:.0f}" for s in sizes)],
        ["mapped files in memory, MB", *(f"{s.warm.mapped_mb:.0f}" for s in sizes)],
        [
            "question, warm, median / 95 %, s of processor",
            *("{:.2f} / {:.2f}".format(*s.warm_s) for s in sizes),
        ],
        [
            "the same on the wall, median, s",
            *(f"{np.median(s.warm.seconds):.2f}" for s in sizes),
        ],
        ["opened and asked cold, median, s on the wall", *(f"{s.cold_s:.2f}" for s in sizes)],
        *(
            [f"{name}: proposed / named, %", *(_shares(s.warm, name) for s in sizes)]
            for name in conditions
        ),
        ["named wrongly", *(str(s.warm.wrong) for s in sizes)],
    ]
    return markdown(rows) if as_markdown else plain(rows)


def _shares(costs: Costs, condition: str) -> str:
    of = costs.asked[condition]
    return f"{100 * costs.proposed[condition] / of:.0f} / {100 * costs.named[condition] / of:.0f}"


def as_object(sizes: list[Size]) -> list[dict[str, Any]]:
    """For JSON."""
    return [asdict(each) for each in sizes]
