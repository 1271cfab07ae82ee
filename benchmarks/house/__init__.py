"""What the benchmarks stand on: a filled database, a running server, a browser, and the kernel's own accounts."""
