"""Each process calculates on one core: several test at once, and threads that wait for each other only burn time."""

import os

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")

for name in ONE_THREAD:
    os.environ.setdefault(name, "1")
