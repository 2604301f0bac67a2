# SPDX-License-Identifier: GPL-3.0-or-later
"""From runs to medians, spreads and ratios."""
import statistics
from dataclasses import dataclass

GIB, MIB, KIB = 1024 ** 3, 1024 ** 2, 1024
WINDOW = ("gap_p50", "gap_p99", "gap_max", "idle_gap_p50", "idle_gap_p99", "idle_gap_max")


@dataclass
class Summary:
    """What came of one contestant in one work. Times in seconds, memory in MiB; None where unknown."""
    runs: int
    seconds: float  # median, scaled to the whole work
    least: float
    most: float
    scaled: bool  # measured on a slice
    ratio: float = None  # to the reference
    processor: float = None  # seconds, scaled to the whole work
    cpu: float = None  # seconds per GiB; of RETR only
    rate: float = None  # MiB per second
    peak: float = None  # of the whole process
    growth: float = None  # from before the connection to the end
    peak_growth: float = None  # from before the connection to the peak
    each: float = None  # growth for each message, in KiB
    steps: dict = None  # name: (longest gap in ms, seconds until the list was right)
    gap_p50: float = None  # ms
    gap_p99: float = None
    gap_max: float = None
    idle_gap_p50: float = None
    idle_gap_p99: float = None
    idle_gap_max: float = None


def median(runs, value):
    values = [value(run) for run in runs]
    return None if any(one is None for one in values) else statistics.median(values)


def seconds_of(run, ideal):
    # Against messages × round trip only the time from the first RETR to the last octet counts.
    return run.get("seconds_receiving", run["seconds"]) if ideal else run["seconds"]


def growth(run, name):
    return run[name] - run["memory_before"] if "memory_before" in run else None


def per_message(run):
    grown = growth(run, "memory_after")
    return grown * KIB / run["messages"] if grown is not None and run.get("messages") else None


def steps(runs):
    """The longest gap of all runs, the median of the times."""
    names = [name[5:-4] for name in runs[0] if name.startswith("step_") and name.endswith("_max")]
    return {name: (max(run[f"step_{name}_max"] for run in runs),
                   statistics.median(run[f"step_{name}_seconds"] for run in runs)) for name in names}


def summary(runs, task, ideal):
    scale = runs[0]["scale"]
    times = [seconds_of(run, ideal) * scale for run in runs]
    result = Summary(len(runs), statistics.median(times), min(times), max(times), scale != 1)
    result.processor = median(runs, lambda run: run["processor"] * scale)
    if task in ("retrieve", "send"):
        result.cpu = median(runs, lambda run: run["processor"] / run["octets"] * GIB)
    result.rate = median(runs, lambda run: run["octets"] / run["seconds"] / MIB)
    result.peak = median(runs, lambda run: max(run["memory_total"], run.get("memory_peak", 0)))
    result.growth = median(runs, lambda run: growth(run, "memory_after"))
    result.peak_growth = median(runs, lambda run: growth(run, "memory_peak"))
    result.each = median(runs, lambda run: per_message(run))
    result.steps = steps(runs)
    for name in WINDOW:
        # The worst of a run is what is looked at: a median would hide it.
        values = [run.get(name) for run in runs]
        setattr(result, name, None if None in values else max(values) if "max" in name else statistics.median(values))
    return result


def ratio_to_sum(one, weights, summaries):
    parts = [(weight, summaries.get(key)) for key, weight in weights.items()]
    if not all(isinstance(part, Summary) for _, part in parts):
        return None
    return one.seconds / sum(weight * part.seconds for weight, part in parts)


def summarise(work, results, ideal_seconds):
    """@return Summary by contestant's key; failures stay text."""
    summaries = {key: runs if isinstance(runs, str) else summary(runs, work.task, work.ideal)
                 for key, runs in results.items()}
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            continue
        reference = summaries.get(work.reference.get(contestant.sink))
        if work.sum:
            one.ratio = ratio_to_sum(one, work.sum, summaries)
        elif work.ideal:
            one.ratio = one.seconds / ideal_seconds
        elif isinstance(reference, Summary):
            one.ratio = one.seconds / reference.seconds
    return summaries


def verdict(goal, summaries):
    """@return the figure, and whether the goal is reached (None if unknown)."""
    one = summaries.get(goal.contestant)
    value = getattr(one, goal.figure) if isinstance(one, Summary) else None
    return value, None if value is None else value <= goal.most
