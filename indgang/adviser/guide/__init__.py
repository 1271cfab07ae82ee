"""The complaint guide (klagevejviser): from what has happened to who decides, by when, how, and a draft letter."""
