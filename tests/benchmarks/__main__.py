"""Builds each corpus and prints its scores: `python -m tests.benchmarks [CORPUS ...]`.

INCIDENT_CORPORA names the folder that holds `bench/`: a folder of articles a corpus under `data`, labels, and
`score.py`, which reads a release. What is built stays under OUT (default data/work/benchmarks), so that a second
run reads only what changed rules read differently.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
WHOLE = {"polnear", "re3d"}  # label statements and actors of every article, whether it reports an incident or not
SPLITS = {"ecbplus": ("train-incident", "dev-incident")}
UNLABELLED = {"news"}


def main() -> int:
    """Exit status: 0 when every corpus was built and scored."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Builds and scores outside corpora.")
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help="which; all without one")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "work" / "benchmarks", metavar="DIR", help="where to build")
    given = parser.parse_args()
    bench = Path(os.environ.get("INCIDENT_CORPORA", "")) / "bench"
    if not os.environ.get("INCIDENT_CORPORA") or not (bench / "score.py").is_file():
        print("INCIDENT_CORPORA must name a folder that holds bench/score.py and bench/data; set it and try again", file=sys.stderr)
        return 2
    names = given.corpora or sorted(path.name for path in (bench / "data").iterdir() if path.is_dir())
    return max(run_corpus(bench, name, given.out / name) for name in names)


def run_corpus(bench: Path, name: str, out: Path) -> int:
    """Build one corpus and print what came out of it and its scores."""
    started = time.monotonic()
    command = ["build", "--raw", bench / "data" / name, "--out", out, "--scope", "all" if name in WHOLE else "incidents"]
    status = subprocess.run([sys.executable, "-m", "pipeline", *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
    if status:
        return status
    latest = out / "releases" / "latest"
    rows = {table: pq.read_metadata(latest / f"{table}.parquet").num_rows for table in ("articles", "rejects", "incidents")}
    print(f"{name}: {time.monotonic() - started:.0f} s, {rows}", flush=True)
    if name in UNLABELLED:
        return 0
    score = [sys.executable, bench / "score.py", latest, "--corpus", name]
    return max(subprocess.run([*score, "--split", split], check=False).returncode for split in SPLITS.get(name, ("dev",)))


if __name__ == "__main__":
    sys.exit(main())
