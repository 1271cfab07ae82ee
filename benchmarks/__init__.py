"""One file for each question about speed; each prints its figures."""
