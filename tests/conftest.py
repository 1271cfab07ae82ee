"""What all tests share: the cast, threads that act at once, and how memory and database are emptied."""

pytest_plugins = [
    "tests.cast",
    "tests.fresh",
    "tests.adviser_zone",
    "tests.town",
    "tests.threads",
    "tests.machines",
    "tests.plugins.emptying",
]
