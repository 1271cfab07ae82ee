"""The adviser's desk in the made-up municipality (borgervejlederens bord i eksemplet)."""
