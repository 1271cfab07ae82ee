"""Mediation (mægling): the agreement as a document, and the meeting as a calendar file."""
