"""The journal (journal): an append-only, hash-chained record of what was done and what was read."""
