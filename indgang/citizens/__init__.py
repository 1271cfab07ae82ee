"""Citizens (borgere), their needs, and who may act for them."""
