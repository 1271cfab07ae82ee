"""Contacts and inquiries (kontakter og henvendelser): what citizens bring, and what becomes of it."""
