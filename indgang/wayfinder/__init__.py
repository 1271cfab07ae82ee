"""The wayfinder (vejviser): everyday words in, ranked tasks with reasons out; see `finding.find`."""
