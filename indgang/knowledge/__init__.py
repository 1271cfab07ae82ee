"""What the house knows (viden): articles, work notices, feedback on both, and the check of plain language."""
