"""The words of each inquiry, in the form that each database searches best."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE inquiries_words USING fts5(words, detail=none, columnsize=0,"
    " tokenize='unicode61 remove_diacritics 0')"
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gin",
    "CREATE TABLE inquiries_words (inquiry_id bigint PRIMARY KEY REFERENCES inquiries_inquiry(id)"
    " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, week int NOT NULL, opened_at timestamptz NOT NULL, words tsvector NOT NULL)",
    "CREATE INDEX inquiries_words_gin ON inquiries_words USING gin (week, words)",
]


def build(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE inquiries_words")


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0001_initial")]
    operations = [migrations.RunPython(build, drop)]
