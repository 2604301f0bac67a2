# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/benchmarks.md."""
from clients import CLIENTS
from summaries import Summary, verdict

INTRODUCTION = """# Benchmarks

How long Poplar and other clients take for the same work at the same server, made by

    ./scripts/bench

which takes some 20 minutes and should have the machine to itself. `--only WORK…` measures some rows, `--runs N` sets \
how often, `--quick` only tries whether everything works. The raw figures are in `build/bench/results.json`.

![Time of each client as a multiple of the floor](benchmarks.svg)

"""

METHOD = """## How it is measured

- The server is the distribution's Dovecot, private to the run, on loopback, with Maildir storage (LF line ends), its \
indexes built and all files in the page cache before; it sets no flags at reading and has processes waiting.
- The messages are made from a seed: Received chains, DKIM signatures, UTF-8, KOI8-R, windows-1251, ISO-8859-1, \
encoded words, attachments in base64.
- The clients run in turn (A B C A B C …), so that what disturbs the machine disturbs all. Times are medians; least \
and most stand beside them. A client that is slow has fewer runs. Its output goes to /dev/null.
- **Floor**: asks for everything at once (no bound on commands under way), always reads while it writes, finds the \
end of each reply, looks at its status, and drops the rest; with a Maildir it unstuffs dots, turns CRLF into LF, \
writes a file in `tmp` and renames it into `new`. "sync each": one fdatasync for each message before its rename. \
"sync once": one syncfs for all, then the renames, then the folder.
- **Poplar: session** is the protocol engine with a sink that drops everything; **mailbox** is the layer below the \
window with its thread, catalogue and list model, delivering into a Maildir (synced, read back); **poplar-cli** is the \
program, from its start to its end.
- The time is the process's from start to end; the floor, session, mailbox, libetpan and poplib leave their own start \
out and count from before connecting. CPU is user and system time of the client alone.
- **mpop** delivers to `mbox /dev/null` or to a Maildir, pipelining as the server announces it; **fetchmail** to `--bsmtp /dev/null`, all sizes \
asked for at once; **getmail6** to a Maildir on disk in every row: its child process for each message ends too soon for it elsewhere, and it gives up; **curl** runs once over one connection; \
**libetpan** and **poplib** are loops of RETR (or TOP) that drop what comes.
- Clients that drop are compared with the floor that drops, those that deliver with the floor that delivers.
- The slow link is a proxy that passes each piece on 25 ms after it came, each way. Clients that do not pipeline are \
measured on a tenth of the messages there and scaled, getmail6 elsewhere on a fifth; these are marked ≈. "Without PIPELINING" takes that line out of \
the server's CAPA replies; there only the time from the first RETR to the last octet counts where the client tells it.
- Memory: "peak" is the process's resident memory at most; "growth" is from before connecting to the peak, and in the \
listing works to the end.
- Sending: a server that throws away what it takes (8BITMIME, PIPELINING, CHUNKING), and curl in place of a floor. \
poplar-cli looks through the file and makes a copy that is fit for this server before it sends it, in chunks; curl sends it as it is, behind DATA.
- Decoding: each message file is read once by one thread, from the system's memory. Poplar reads it as for the pane \
(envelope, text, safe HTML, sizes of the attachments); GMime alone parses it, decodes its texts into UTF-8 and the \
other parts into nothing.
- The window: gaps between two beats of a timer of 1 ms in the event loop; median of the runs for percentiles, the \
worst of all runs for the longest. "idle" is the same without anything to do. The headers arrive in the program's own \
main window; the 1 GiB in its list, status strip and log, connected as there. The runs with xcb use Xvfb.
- The log: a dock that is shown, whose current line is explained; the lines are those of a session that fetches headers, 10,000 a second, told from a thread of its own every 50 ms.
- The list: the program's own main window on a profile that knows 100,000 headers, without a connection. "key 1" to "key 8" are the letters of "report 9" typed one by one; each step goes on for 60 ms after the list is right, so that its drawing counts. The growth for each message is that of the whole program, session and catalogue included, from a shown window without mail to the last header.
- The search: four of them, five times each: a word that most messages have, one that few have, the beginning of \
many words, two words together; each message has 80 words that are as frequent as those of a language. From \
Mailbox::search() to its answer with the ids of all messages, beside the rows of the index read through Qt SQL.
- The start: whole processes, from their start until what they show has been drawn (offscreen), then ended at once; the query is timed alone, through Qt SQL, all columns read.

"""


def number(value, digits=2):
    if value is None:
        return "–"
    return f"{value:.{digits}f}" if value < 100 else f"{value:.0f}"


def name_of(contestant):
    ways = {"drop": "", "maildir": ", Maildir", "each": ", Maildir, sync each", "once": ", Maildir, sync once"}
    window = f", window of {contestant.window}" if contestant.window else ""
    return CLIENTS[contestant.client].name + ways[contestant.sink] + window


def lines_of_clients(work, summaries):
    ratio = "× ideal" if work.ideal else "× floor"
    growth = "growth" if work.task == "listing" else "peak_growth"
    yield f"| client | runs | median s | least–most s | {ratio} | CPU s | CPU s/GiB | peak MiB | growth MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            yield f"| {name_of(contestant)} | | {one.splitlines()[-1].replace('|', '/')} | | | | | | |"
            continue
        about = "≈ " if one.scaled else ""
        cells = [name_of(contestant), one.runs, about + number(one.seconds, 3),
                 f"{number(one.least, 3)}–{number(one.most, 3)}", number(one.ratio), number(one.processor),
                 number(one.cpu), number(one.peak, 1), number(getattr(one, growth), 1)]
        yield "| " + " | ".join(str(cell) for cell in cells) + " |"


def lines_of_decoding(work, summaries):
    yield "| reader | runs | median s | least–most s | × GMime | MiB/s | CPU s | peak MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            yield f"| {name_of(contestant)} | | {one.splitlines()[-1].replace('|', '/')} | | | | | |"
            continue
        yield (f"| {name_of(contestant)} | {one.runs} | {number(one.seconds, 3)} | "
               f"{number(one.least, 3)}–{number(one.most, 3)} | {number(one.ratio)} | {number(one.rate, 1)} | "
               f"{number(one.processor)} | {number(one.peak, 1)} |")


def lines_of_windows(work, summaries):
    yield ("| window | runs | seconds | gap p50 ms | gap p99 ms | longest gap ms | idle p50 / p99 / longest ms | "
           "growth, KiB a message |")
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            yield f"| {name_of(contestant)} | | {one.splitlines()[-1].replace('|', '/')} | | | | | |"
            continue
        each = one.each if work.task == "headers" else None
        yield (f"| {name_of(contestant)} | {one.runs} | {number(one.seconds)} | {number(one.gap_p50)} | "
               f"{number(one.gap_p99)} | {number(one.gap_max, 1)} | {number(one.idle_gap_p50)} / "
               f"{number(one.idle_gap_p99)} / {number(one.idle_gap_max, 1)} | {number(each)} |")
    yield from lines_of_steps(work, summaries)


def lines_of_steps(work, summaries):
    """What the list was made to do: the longest gap, and how long until it was right."""
    measured = [(contestant, summaries[contestant.key].steps) for contestant in work.contestants
                if isinstance(summaries[contestant.key], Summary) and summaries[contestant.key].steps]
    if not measured:
        return
    yield ""
    yield "| step | " + " | ".join(f"{name_of(one)}: longest gap ms | done after ms" for one, _ in measured) + " |"
    yield "| --- |" + " ---: | ---: |" * len(measured)
    for name in measured[0][1]:
        cells = [f"{number(steps[name][0], 1)} | {number(steps[name][1] * 1000, 0)}" for _, steps in measured]
        yield f"| {name.replace('_', ' ')} | " + " | ".join(cells) + " |"


def lines_of_start(work, summaries):
    yield "| what | runs | median s | least–most s | × the sum of the goal |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            yield f"| {name_of(contestant)} | | {one.splitlines()[-1].replace('|', '/')} | | |"
            continue
        yield (f"| {name_of(contestant)} | {one.runs} | {number(one.seconds, 3)} | "
               f"{number(one.least, 3)}–{number(one.most, 3)} | {number(one.ratio)} |")


def lines_of_search(work, summaries):
    yield "| what | runs | median s of 20 searches | least–most s | × FTS5 |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, str):
            yield f"| {name_of(contestant)} | | {one.splitlines()[-1].replace('|', '/')} | | |"
            continue
        yield (f"| {name_of(contestant)} | {one.runs} | {number(one.seconds, 3)} | "
               f"{number(one.least, 3)}–{number(one.most, 3)} | {number(one.ratio)} |")


def lines_of_goals(measured):
    yield "## Goals"
    yield ""
    yield "| work | of | goal | measured | reached |"
    yield "| --- | --- | --- | ---: | --- |"
    for work, summaries in measured:
        for goal in work.goals:
            contestant = next(one for one in work.contestants if one.key == goal.contestant)
            value, reached = verdict(goal, summaries)
            answer = {True: "yes", False: "**no**", None: "not measured"}[reached]
            yield f"| {work.title} | {name_of(contestant)} | {goal.text} | {number(value, 3)} | {answer} |"
    yield ""


def lines_of_machine(facts, versions, round_trips):
    yield "## Machine and versions"
    yield ""
    for name, value in facts.items():
        yield f"- {name}: {value}"
    yield "- Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items())
    yield "- Round trips measured: " + ", ".join(f"{name} {taken * 1000:.2f} ms" for name, taken in round_trips.items())
    yield ""


def write(measured, facts, versions, round_trips, quick):
    """@param measured pairs of Work and summaries. @return Markdown."""
    lines = ["**A try with a handful of messages: these figures say nothing.**", ""] if quick else []
    lines += lines_of_goals(measured)
    lines += ["## Results", ""]
    for work, summaries in measured:
        lines += [f"### {work.title}", "", f"`--only {work.name}`", ""]
        table = (lines_of_windows if work.name.startswith("window") else lines_of_start if work.task == "start" else
                 lines_of_search if work.task == "search" else
                 lines_of_decoding if work.task == "decode" else lines_of_clients)
        lines += table(work, summaries)
        lines.append("")
    lines = [*lines_of_machine(facts, versions, round_trips), *lines]
    return INTRODUCTION + "\n".join(lines) + "\n" + METHOD.rstrip() + "\n"


def shown(work, summaries):
    """For the terminal."""
    lines = [f"{work.title}"]
    for contestant in work.contestants:
        one = summaries[contestant.key]
        if isinstance(one, Summary):
            if one.steps:
                lines += [f"    {name:22} longest gap {number(gap, 1):>6} ms, done after {number(taken * 1000, 0):>5} ms"
                          for name, (gap, taken) in one.steps.items()]
            gaps = (f"  gaps p50 {number(one.gap_p50)} p99 {number(one.gap_p99)} max {number(one.gap_max)} ms"
                    if one.gap_max is not None else "")
            lines.append(f"  {name_of(contestant):38} {'≈' if one.scaled else ' '}{number(one.seconds, 3):>8} s  × {number(one.ratio):>6}  "
                         f"CPU {number(one.processor):>5} s {number(one.cpu):>6} s/GiB  peak {number(one.peak, 1):>6}  "
                         f"growth {number(one.growth, 1)}/{number(one.peak_growth, 1)} MiB{gaps}"
                         + (f"  {number(one.each)} KiB a message" if one.each is not None else ""))
        else:
            lines.append(f"  {name_of(contestant):38} {one.splitlines()[-1]}")
    for goal in work.goals:
        value, reached = verdict(goal, summaries)
        lines.append(f"  goal: {goal.contestant} {goal.text}: {number(value, 3)} "
                     f"{ {True: 'reached', False: 'NOT reached', None: 'not measured'}[reached]}")
    return "\n".join(lines)
