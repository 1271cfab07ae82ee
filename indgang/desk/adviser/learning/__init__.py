"""The pages on which the adviser learns, advises and tells on (læring)."""
