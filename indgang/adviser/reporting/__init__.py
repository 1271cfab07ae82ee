"""Making the annual report (beretning) from the data, and continuing the series of earlier years."""
