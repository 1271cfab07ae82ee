"""What the desk's pages ask for, and how it is read."""
