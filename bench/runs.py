"""What the scripts in bench share: building, test data, interleaved runs."""
import contextlib
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("PRIVLINT_SHARED", ROOT.parent / "shared"))
GENERATOR = SHARED / "tools" / "gen_large.py"


@contextlib.contextmanager
def workplace():
    """A folder that goes away; says how busy the machine is."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
        yield pathlib.Path(folder)
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)


def build(folder, package="./cmd/privlint", *flags):
    """The path of a program, built of a package of this repository."""
    path = folder / pathlib.Path(package).name
    subprocess.run(["go", "build", *flags, "-o", path, package], cwd=ROOT, check=True)
    return path


def needs_generator():
    """Ends the script where there is nothing to make test data with."""
    if not GENERATOR.exists():
        sys.exit("SKIPPED: the generator of test data, ../shared/tools/gen_large.py, is missing (PRIVLINT_SHARED names ../shared)")


def generate(path, size, density, *more):
    """A large file of utterances; density is the share with personal data."""
    path.parent.mkdir(exist_ok=True)
    subprocess.run([sys.executable, GENERATOR, size, str(density), "1", path, *more], check=True, stderr=subprocess.DEVNULL)
    for beside in (".gold.jsonl", ".meta.json"):
        pathlib.Path(f"{path}{beside}").unlink()
    return path


def interleaved(commands, rounds, limit=600, own=None, good=(0, 1)):
    """Seconds of each command, run A B C A B C ...; those that fail or take
    longer than limit are named and left out. Own has functions that find in
    what a program writes how long it says that it took."""
    own = own or {}
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if name not in times:
                continue
            start = time.perf_counter()
            try:
                out = subprocess.PIPE if name in own else subprocess.DEVNULL
                done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, timeout=limit)
            except subprocess.TimeoutExpired:
                print(f"{name}: stopped after {limit} s", flush=True)
                del times[name]
                continue
            if done.returncode not in good:
                print(f"{name}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}", flush=True)
                del times[name]
                continue
            wall = time.perf_counter() - start
            times[name].append(own[name](done.stdout.decode()) if name in own else wall)
    return times


def table(title, times, size):
    """Prints medians as a table in Markdown, with ratios to the first."""
    print(f"\n{title}\n\n| | median s | min s | MB/s | ratio |\n|---|---:|---:|---:|---:|")
    base = statistics.median(next(iter(times.values())))
    for name, list_ in times.items():
        middle = statistics.median(list_)
        print(f"| {name} | {middle:.3f} | {min(list_):.3f} | {size / 1e6 / middle:.4g} | {middle / base:.4g} |", flush=True)
