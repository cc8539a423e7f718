"""The product's settings as the tests run them: a demonstration installation with mail kept in memory."""

import os
import tempfile

os.environ.setdefault("RADSLAG_DEMO", "1")

from radslag.config.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Style sheets and fonts come straight from the packages: no test collects static files first.
WHITENOISE_AUTOREFRESH = True

# Files go to a folder of their own for each run.
BLOB_FOLDER = tempfile.mkdtemp(prefix="radslag-blobs-")
