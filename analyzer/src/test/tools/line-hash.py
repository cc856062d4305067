#!/usr/bin/env python3
"""Prints the line hashes of a file as GitHub code scanning computes them, straight from the
definition: for each line the polynomial of the 100 units from its start, with no rolling. It is
the second opinion for RollingHash, whose test holds what this prints; check-fingerprints asks it
about whole logs.

usage: line-hash.py FILE
"""

import re
import sys
from collections import Counter

WINDOW, BASE = 100, 37


def line_hashes(path):
    """The hashes of all lines of a file, the first line's first."""
    text = open(path, encoding="utf-8", errors="replace", newline="").read()
    # A space or tab between CR and LF keeps the two apart, so line ends are merged first.
    text = re.sub(r"[ \t]", "", re.sub(r"\r\n?", "\n", text))
    data = text.encode("utf-16-le", "surrogatepass")
    units = [data[i] + 256 * data[i + 1] for i in range(0, len(data), 2)] + [0xFFFF]
    starts = [0] + [i + 1 for i, unit in enumerate(units) if unit == ord("\n")]
    padded = units + [0] * WINDOW
    seen = Counter()
    hashes = []
    for start in starts:
        value = 0
        for unit in padded[start : start + WINDOW]:
            value = (value * BASE + unit) % 2**64
        key = format(value, "x")
        seen[key] += 1
        hashes.append(f"{key}:{seen[key]}")
    return hashes


if __name__ == "__main__":
    for number, line_hash in enumerate(line_hashes(sys.argv[1]), 1):
        print(f"{number} {line_hash}")
