"""Click's own words in Danish; it would else answer a Danish command in English."""

from typing import Final

import click

_WORDS: Final = {
    "Usage:": "Brug:",
    "Options": "Tilvalg",
    "Commands": "Kommandoer",
    "Positional arguments": "Argumenter",
    "Error: {message}": "Fejl: {message}",
    "Aborted!": "Afbrudt.",
    "Show this message and exit.": "Vis denne hjælp.",
    "Show the version and exit.": "Vis versionen.",
    "Try '{command} {option}' for help.": "Se hjælpen med '{command} {option}'.",
    "Invalid value: {message}": "Værdien kan ikke bruges: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} kan ikke bruges: {message}",
    "Missing argument": "Der mangler et argument",
    "Missing option": "Der mangler et tilvalg",
    "Missing parameter": "Der mangler noget",
    "Missing command.": "Der mangler en kommando.",
    "No such option {name!r}.": "Tilvalget {name!r} findes ikke.",
    "No such command {name!r}.": "Kommandoen {name!r} findes ikke.",
    "default: {default}": "ellers {default}",
    "required": "skal med",
    "Could not open file {filename!r}: {message}": "Filen {filename!r} kan ikke åbnes: {message}",
    "{name} {filename!r} does not exist.": "{filename!r} findes ikke.",
    "{name} {filename!r} is a directory.": "{filename!r} er en mappe.",
    "{name} {filename!r} is a file.": "{filename!r} er en fil.",
    "{name} {filename!r} is not readable.": "{filename!r} kan ikke læses.",
    "{name} {filename!r} is not writable.": "Der kan ikke skrives til {filename!r}.",
    "{value} is not in the range {range}.": "{value} ligger ikke i {range}.",
    "{value!r} does not match the format {format}.": "{value!r} er ikke en dato. Skriv den som 2026-12-24.",
    "Option {name!r} does not take a value.": "Tilvalget {name!r} har ingen værdi.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et tal.",
    "{value!r} is not a valid UUID.": "{value!r} er ikke en nøgle.",
    "Repeat for confirmation": "Gentag",
    "Error: The two entered values do not match.": "De to er ikke ens.",
    "(dynamic)": "regnes ud",
}
_COUNTED: Final = {
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Mente du en af {possibilities}?)",
    "Option {name!r} requires an argument.": "Tilvalget {name!r} skal have en værdi.",
    "{value!r} is not {choice}.": "{value!r} er ikke {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} er ikke en af {choices}.",
    "{value!r} does not match the format {format}.": "{value!r} er ikke en dato. Skriv den som 2026-12-24.",
    "{value!r} does not match the formats {formats}.": "{value!r} er ikke en dato. Skriv den som 2026-12-24.",
    "Got unexpected extra argument ({args})": "Der er et argument for meget ({args})",
    "Got unexpected extra arguments ({args})": "Der er for mange argumenter ({args})",
}


class DanishFormatter(click.HelpFormatter):
    """Writes the first line of a help text with Danish placeholders."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line."""
        danish = args.replace("OPTIONS", "TILVALG").replace("COMMAND", "KOMMANDO").replace("[ARGS]...", "…")
        super().write_usage(prog, danish, prefix)


def speak() -> None:
    """Give Click a Danish word for each English one that users meet here."""
    click.Context.formatter_class = DanishFormatter
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui):
        _teach(module)
    _teach(click.types)


def _teach(module: object) -> None:
    """Replace the module's two functions for translating; it asks them for every word it shows."""
    if hasattr(module, "_"):
        setattr(module, "_", word)  # noqa: B010 - the name is Click's own
    if hasattr(module, "ngettext"):
        setattr(module, "ngettext", counted)  # noqa: B010


def word(english: str) -> str:
    """Return the Danish of a word, or the word itself."""
    return _WORDS.get(english, english)


def counted(one: str, many: str, number: int) -> str:
    """Return the Danish of one or many."""
    english = one if number == 1 else many
    return _COUNTED.get(english, _WORDS.get(english, english))
