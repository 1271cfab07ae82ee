"""How the house is put together: settings, addresses and the server's entrance."""
