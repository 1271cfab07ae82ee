"""Taking in a municipality's old registrations (import): read, understood, mapped, and written once.

A file goes through four hands: `sheet` cuts it into rows, `vocabulary` and `mapping` say what the municipality's own
words mean, `understanding` turns a row into a registration or says why not, `writing` puts registrations in the
database, each only once however often the file comes. `runs` does it all in steps that can be stopped and go on.
"""
