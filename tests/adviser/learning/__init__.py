"""What is learnt from many contacts."""
