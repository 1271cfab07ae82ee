"""Search words in one column, the same on both databases, each row with the version of the rules that cut it.

What stands there already is taken over as it is and marked as old, so that everything is still found; `indgang reindex`,
or the worker at night, cuts it anew from the inquiries' texts.
"""

from django.db import migrations

FTS = "USING fts5(words, version UNINDEXED, detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')"
OLD_FTS = "USING fts5(words, detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')"

SQLITE = [
    f"CREATE VIRTUAL TABLE inquiries_words_new {FTS}",
    "INSERT INTO inquiries_words_new (rowid, words, version) SELECT rowid, words, '' FROM inquiries_words",
    "DROP TABLE inquiries_words",
    "ALTER TABLE inquiries_words_new RENAME TO inquiries_words",
]
SQLITE_BACK = [
    f"CREATE VIRTUAL TABLE inquiries_words_old {OLD_FTS}",
    "INSERT INTO inquiries_words_old (rowid, words) SELECT rowid, words FROM inquiries_words",
    "DROP TABLE inquiries_words",
    "ALTER TABLE inquiries_words_old RENAME TO inquiries_words",
]
GIN = "gin (week, array_to_tsvector(string_to_array(words, ' '))) WITH (gin_pending_list_limit = 512)"
POSTGRESQL = [
    "DROP INDEX inquiries_words_gin",
    "ALTER TABLE inquiries_words ADD COLUMN version varchar(16) NOT NULL DEFAULT '',"
    " ALTER COLUMN words TYPE text USING array_to_string(tsvector_to_array(words), ' '),"
    " ALTER COLUMN opened_at TYPE bigint USING (floor(extract(epoch FROM opened_at))::bigint << 30) | inquiry_id",
    "ALTER TABLE inquiries_words RENAME COLUMN opened_at TO key",
    "CREATE UNIQUE INDEX inquiries_words_key ON inquiries_words (key)",
    f"CREATE INDEX inquiries_words_gin ON inquiries_words USING {GIN}",
]
POSTGRESQL_BACK = [
    "DROP INDEX inquiries_words_gin",
    "DROP INDEX inquiries_words_key",
    "ALTER TABLE inquiries_words DROP COLUMN version,"
    " ALTER COLUMN words TYPE tsvector USING array_to_tsvector(string_to_array(words, ' ')),"
    " ALTER COLUMN key TYPE timestamptz USING to_timestamp(key >> 30)",
    "ALTER TABLE inquiries_words RENAME COLUMN key TO opened_at",
    "CREATE INDEX inquiries_words_gin ON inquiries_words USING gin (week, words)",
]


def convert(apps, schema_editor):
    _run(schema_editor, POSTGRESQL, SQLITE)


def back(apps, schema_editor):
    _run(schema_editor, POSTGRESQL_BACK, SQLITE_BACK)


def _run(schema_editor, postgresql, sqlite):
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0005_how_common_words_are")]
    operations = [migrations.RunPython(convert, back)]
