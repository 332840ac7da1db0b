"""What one long article costs: `python -m tests.benchmarks.length 5000000` builds it, of so many characters of plain prose.

Its first paragraph and its last each tell of an incident; either both are read, or a reject names the cut.
"""

import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.conftest import build

FIRST = "Gunmen killed nine people in Mosul on Monday, police said."
LAST = "A bomb killed six people in Kabul on Friday, the ministry said."
FILLER = "The harbour was calm and the shops were open, and the mayor said on Tuesday that the town would mend its roads."
KILOBYTES_IN_GB = 2**20


def main(characters: int) -> None:
    """One line: seconds, memory at the peak of this process and of its largest worker, towns of the incidents, and the rejects."""
    paragraphs = [FIRST, *[FILLER] * (characters // (len(FILLER) + 2)), LAST]
    with TemporaryDirectory() as folder:
        raw = Path(folder) / "raw" / "wires"
        raw.mkdir(parents=True)
        (raw / "long.txt").write_text("\n\n".join(("Raid in Mosul", "May 05, 2031", *paragraphs)), encoding="utf-8")
        started = perf_counter()
        made = build(raw.parent, Path(folder) / "out")
        towns = made.table("incidents")["city"].to_list() if made.outcome.success else made.outcome.errors
        rejects = made.table("rejects")["reason"].to_list() if made.outcome.success else []
    peaks = [resource.getrusage(who).ru_maxrss / KILOBYTES_IN_GB for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{characters:,} characters: {perf_counter() - started:.0f} s, {peaks[0]:.1f} GB and {peaks[1]:.1f} GB, incidents of {towns}")
    print("\n".join(rejects))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000)
