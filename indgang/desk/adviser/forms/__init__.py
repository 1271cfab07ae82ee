"""The forms of the adviser's pages."""
