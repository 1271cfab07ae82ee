"""Works out the points of the sayings by which letters are known, and measures how well letters are read.

Run `python -m tools.letters` after a change of indgang/adviser/letters/data/sayings.tsv.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")

import django

django.setup()

from indgang.adviser.letters import meanings
from tests.adviser.letters.letters import FOLDERS, certainty, scores


def main() -> None:
    print(f"{meanings.keep()} sayings")
    for folder in FOLDERS:
        every, faults = scores(folder)
        print(f"\n{folder}")
        for column, score in every.items():
            print(f"  {column:11} precision {score.precision:.2f} recall {score.recall:.2f}  ({score.right} right)")
        for fault in faults:
            print(f"  - {fault}")
        for sure, (count, wrong) in certainty(folder).items():
            print(f"  kinds told as {sure}: {count}, of them wrong: {wrong}")


if __name__ == "__main__":
    main()
