"""How many rows of an import somebody left out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("obligations", "0002_sent_forms")]
    operations = [
        migrations.AddField("importbatch", "skipped", models.PositiveIntegerField(default=0)),
    ]
