"""A letter explained (et brev forklaret): what it is, what it asks, by when, and what it should have said."""
