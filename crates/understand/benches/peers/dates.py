#!/usr/bin/env python3
"""Puts other date readers before the set-aside lines of the date reader and scores them as its test does.

Not part of any check. By hand, outside the repository:
    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install dateparser datefinder
    mkdir /tmp/peers-js && cd /tmp/peers-js && npm install chrono-node
    /tmp/peers/bin/python crates/understand/benches/peers/dates.py /tmp/peers-js

A peer gets what helps it: day first, British English, the paper's date. A date of which it can only say a month or a year counts
as right when it gives that month or year. None of them knows ranges, ages or school years as one value, save chrono's ranges.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
CASES = [json.loads(line) for line in (HERE / "../../tests/dates/held-out.jsonl").read_text().splitlines()]
PROSE = (HERE / "prose.txt").read_text().splitlines()


def reference(case):
    text = case.get("reference_date") or "2026-11-22"
    parts = [int(p) for p in text.split("-") if p.isdigit()]
    return datetime.datetime(*(parts + [1, 1])[:3])


def dateparser_search(text, when):
    import dateparser.search

    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": when, "RETURN_TIME_AS_PERIOD": False, "PREFER_DATES_FROM": "past"}
    at, out = 0, []
    for words, day in dateparser.search.search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append((start, at, [day.strftime("%Y-%m-%d")]))
    return out


def datefinder_find(text, when):
    import datefinder

    found = datefinder.find_dates(text, index=True, first="day", base_date=when)
    return [(start, end, [day.strftime("%Y-%m-%d")]) for day, (start, end) in found]


CHRONO = """
import * as chrono from 'chrono-node';
const lines = require('fs').readFileSync(0, 'utf8').split('\\n').filter(Boolean).map((l) => JSON.parse(l));
const two = (n, k = 2) => String(n).padStart(k, '0');
const edtf = (c) => c.isCertain('day') || c.isCertain('weekday') ? [two(c.get('year'), 4), two(c.get('month')), two(c.get('day'))].join('-')
  : c.isCertain('month') ? [two(c.get('year'), 4), two(c.get('month'))].join('-')
  : c.isCertain('year') ? two(c.get('year'), 4) : [two(c.get('year'), 4), two(c.get('month')), two(c.get('day'))].join('-');
const run = () => lines.map(({ text, when }) => chrono.en.GB.parse(text, new Date(when)).map((r) =>
  [r.index, r.index + r.text.length, [r.end ? edtf(r.start) + '/' + edtf(r.end) : edtf(r.start)]]));
run();
const start = process.cpuUsage();
const found = run();
console.log(JSON.stringify({ seconds: process.cpuUsage(start).user / 1e6, found }));
"""


def chrono_all(folder, lines):
    code = CHRONO.replace("import * as chrono from 'chrono-node';", "const chrono = require('chrono-node');")
    given = "\n".join(json.dumps({"text": text, "when": when.isoformat()}) for text, when in lines)
    answer = subprocess.run(["node", "-e", code], cwd=folder, input=given, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def is_right(gold, values):
    good = [v for v in [gold["value"], *gold.get("accept", [])] if v]
    # A peer that always gives a day is right about a month or a year when its day lies there.
    return any(v == g or len(g) in (4, 7) and v.startswith(g) for v in values for g in good)


def score(name, answers, speed):
    expected = found = over = right = clean = plain = 0
    for case, spans in zip(CASES, answers):
        expected += len(case["dates"])
        found += len(spans)
        plain += not case["dates"]
        clean += not case["dates"] and not spans
        at = 0
        for gold in case["dates"]:
            start = case["text"].index(gold["text"], at)
            at = start + len(gold["text"])
            hit = next((s for s in spans if s[0] < at and start < s[1]), None)
            over += hit is not None
            right += hit is not None and is_right(gold, hit[2])
    f1 = 2 * over / (expected + found)
    print(f"| {name} | {f1:.3f} | {right / expected:.3f} | {clean} of {plain} | {speed:.3f} |", flush=True)


def timed(read):
    when = datetime.datetime(1994, 5, 20)
    lines = PROSE * 4
    start = time.process_time()
    for line in lines:
        read(line, when)
    return sum(len(line) for line in lines) / 1e6 / (time.process_time() - start)


def main():
    print("| tool | span F1 | value accuracy | lines without a date left alone | MB/s |\n| --- | --- | --- | --- | --- |")
    if len(sys.argv) > 1:
        lines = [(line, datetime.datetime(1994, 5, 20)) for line in PROSE * 400]
        speed = sum(len(text) for text, _ in lines) / 1e6 / chrono_all(sys.argv[1], lines)["seconds"]
        answers = chrono_all(sys.argv[1], [(c["text"], reference(c)) for c in CASES])["found"]
        score("chrono-node en.GB", answers, speed)
    for name, read in [("datefinder", datefinder_find), ("dateparser search", dateparser_search)]:
        answers = []
        for case in CASES:
            try:
                answers.append(read(case["text"], reference(case)))
            except Exception:  # A peer that fails on a line has found nothing there.
                answers.append([])
        score(name, answers, timed(read))


main()
