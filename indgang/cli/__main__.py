"""The command line, where the program `indgang` is not on the path: python -m indgang.cli."""

from indgang.cli import main

main(prog_name="indgang")
