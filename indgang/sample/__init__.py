"""The made-up municipality (eksempelkommune), built from one seed; knows its own truth."""
