"""The command line (kommandolinjen): what those who run the house do by hand, one module a group of commands."""

from .entrance import main

__all__ = ["main"]
