"""The facts follow the journal by its numbers; whatever was followed by moments is counted anew."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("results", "0001_facts_by_day")]

    operations = [
        migrations.RemoveField(model_name="journalmark", name="until"),
        migrations.AddField(
            model_name="journalmark",
            name="event",
            field=models.BigIntegerField(default=0, verbose_name="sidste hændelse"),
            preserve_default=False,
        ),
    ]
