"""The desk (skranken): the pages where staff work."""
