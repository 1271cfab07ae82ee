"""Results (resultater): figures with one definition each, folded day by day."""
