"""Chat text in which no line stands twice."""
import csv
import gzip
import json
import random
import subprocess
import sys

import runs

LONGEST = 256  # bytes of a line: longer ones are documents rather than chat


def clean():
    """All distinct lines of the corpora without labelled personal data."""
    seen = {}
    for path in sorted((runs.SHARED / "corpora").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for row in map(json.loads, f):
                text = " ".join(row["text"].split())
                if text and not row["spans"] and not row.get("ignore") and len(text.encode()) <= LONGEST:
                    seen[text] = None
    return list(seen)


def personal(folder, count):
    """Distinct invented lines with personal data."""
    path, gold = folder / "personal.csv", folder / "personal.csv.gold.jsonl"
    subprocess.run([sys.executable, runs.GENERATOR, f"{count * 120}", "1", "1", path], check=True, stderr=subprocess.DEVNULL)
    with open(gold, encoding="utf-8") as f:
        texts = {json.loads(line)["text"]: None for line in f}
    return list(texts)[:count]


def write(path, density):
    """Writes a CSV of all clean lines, and among them so many with personal
    data that they are that share of all. Returns the number of lines."""
    lines = clean()
    if density:
        lines = list(dict.fromkeys(lines + personal(path.parent, int(len(lines) * density / (1 - density)))))
    random.Random(1).shuffle(lines)
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([t] for t in lines)
    return len(lines)
