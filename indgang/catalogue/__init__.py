"""The catalogue (opgavekatalog): what citizens ask about, who decides, and where it is placed."""
