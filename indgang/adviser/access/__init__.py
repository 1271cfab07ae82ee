"""Access to the adviser's documents (aktindsigt): the clock, what is gathered, what is taken out, and the answer."""
