"""Indgang: a municipality's one main entrance (hovedindgang)."""

__version__ = "0.1.0"
