"""How Hypothesis searches: without a time limit for one example, and in CI the same examples each time."""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("house")
