"""The database itself refuses to change or remove what the journal holds."""

from django.db import migrations

SQLITE = [
    f"CREATE TRIGGER journal_event_no_{verb} BEFORE {verb} ON journal_event"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("update", "delete")
]
POSTGRESQL = [
    "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_event_no_change BEFORE UPDATE OR DELETE ON journal_event"
    " FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
]
UNDO = {
    "sqlite": ["DROP TRIGGER journal_event_no_update", "DROP TRIGGER journal_event_no_delete"],
    "postgresql": ["DROP TRIGGER journal_event_no_change ON journal_event", "DROP FUNCTION journal_append_only()"],
}


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
