"""What all tests share: the cast, threads that act at once, and how the database is emptied."""

pytest_plugins = [
    "tests.cast",
    "tests.adviser_zone",
    "tests.town",
    "tests.threads",
    "tests.machines",
    "tests.plugins.emptying",
]
