"""The ground: clock, working days, references, intervals, language and secrets. Knows nothing above it."""
