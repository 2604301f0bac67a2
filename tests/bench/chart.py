# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratios to the floor as a picture: one row for each work, one mark for each client, a logarithmic axis."""
import math
from xml.sax.saxutils import escape

from clients import CLIENTS
from summaries import Summary

WIDTH, LEFT, RIGHT, TOP, ROW, BOTTOM = 1000, 290, 30, 96, 46, 40
LEAST, MOST = 0.25, 1000.0
# Legible on white and on near-black; each client has a shape of its own as well.
MARKS = {"session": ("#2e9e5b", "diamond"), "mailbox": ("#2e9e5b", "square"), "cli": ("#2e9e5b", "circle"),
         "mpop": ("#d9822b", "circle"), "curl": ("#3f83d1", "triangle"), "libetpan": ("#8a63d2", "square"),
         "poplib": ("#c2a200", "diamond"), "fetchmail": ("#d64f7f", "triangle"), "getmail": ("#c0453c", "square")}
STYLE = """
text { font: 14px system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; fill: #24292f }
.small { font-size: 12px } .title { font-size: 18px; font-weight: 600 }
.grid { stroke: #d0d7de } .floor { stroke: #57606a; stroke-width: 2 } .goal { fill: #2e9e5b; opacity: .18 }
.mark { stroke: #ffffff; stroke-width: 1 } .ground { fill: #ffffff }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .grid { stroke: #30363d } .floor { stroke: #8d96a0 }
  .mark { stroke: #0d1117 } .ground { fill: #0d1117 }
}
"""


def x_of(ratio):
    share = math.log(min(max(ratio, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def mark(client, x, y, title):
    colour, shape = MARKS[client]
    inner = f"<title>{escape(title)}</title>"
    common = f'class="mark" fill="{colour}"'
    if shape == "circle":
        return f'<circle {common} cx="{x:.1f}" cy="{y}" r="7">{inner}</circle>'
    if shape == "square":
        return f'<rect {common} x="{x - 6:.1f}" y="{y - 6}" width="12" height="12">{inner}</rect>'
    points = {"diamond": [(0, -8), (8, 0), (0, 8), (-8, 0)], "triangle": [(0, -8), (8, 6), (-8, 6)]}[shape]
    text = " ".join(f"{x + dx:.1f},{y + dy}" for dx, dy in points)
    return f'<polygon {common} points="{text}">{inner}</polygon>'


def legend():
    parts, x = [], 20
    for client in MARKS:
        name = CLIENTS[client].name
        parts.append(mark(client, x, 54, name))
        parts.append(f'<text class="small" x="{x + 13}" y="58">{escape(name)}</text>')
        x += 32 + 6.6 * len(name) + 8 * (len(name) < 6)
    return parts


def axis(height):
    parts = []
    for ratio in (0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        x = x_of(ratio)
        kind = "floor" if ratio == 1 else "grid"
        parts.append(f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 14}" y2="{height - BOTTOM}"/>')
        parts.append(f'<text class="small" text-anchor="middle" x="{x:.1f}" y="{height - BOTTOM + 18}">{ratio:g}</text>')
    return parts


def row(work, summaries, y):
    parts = [f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>']
    first, _, second = work.title.partition(", ")
    parts.append(f'<text x="16" y="{y - (4 if second else -4)}">{escape(first)}</text>')
    if second:
        parts.append(f'<text class="small" x="16" y="{y + 13}">{escape(second)}</text>')
    for goal in work.goals:
        if goal.figure == "ratio":
            width = x_of(goal.most) - x_of(LEAST)
            parts.append(f'<rect class="goal" x="{x_of(LEAST):.1f}" y="{y - 15}" width="{width:.1f}" height="30"/>')
            break
    shown = [(contestant, summaries[contestant.key]) for contestant in work.contestants
             if contestant.client in MARKS and isinstance(summaries.get(contestant.key), Summary)]
    for contestant, one in sorted(shown, key=lambda pair: CLIENTS[pair[0].client].name.startswith("Poplar")):
        if one.ratio:
            title = f"{CLIENTS[contestant.client].name}: {one.ratio:.2f} ({one.seconds:.2f} s)"
            parts.append(mark(contestant.client, x_of(one.ratio), y, title))
    return parts


def draw(measured):
    """@param measured pairs of Work and summaries."""
    rows = [(work, summaries) for work, summaries in measured if work.task not in ("decode", "start") and not work.name.startswith("window")]
    height = TOP + ROW * len(rows) + BOTTOM
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
             "<title>Time each client takes, as a multiple of the floor</title>", f"<style>{STYLE}</style>",
             f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
             '<text class="title" x="16" y="28">Time as a multiple of the floor (less is better)</text>',
             *legend(), *axis(height)]
    for number, (work, summaries) in enumerate(rows):
        parts += row(work, summaries, TOP + ROW * number + ROW // 2 - 8)
    parts.append('<text class="small" x="16" y="' + str(height - BOTTOM + 18) + '">shaded: the goal</text>')
    return "\n".join(parts + ["</svg>", ""])
