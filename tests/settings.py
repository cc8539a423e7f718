"""The product's settings as the tests run them: a demonstration installation with mail kept in memory."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("RADSLAG_DEMO", "1")

from radslag.config.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# No thread sends letters behind a test's back; a test that sends says so, and where to.
SEND_LETTERS_AT_ONCE = False
LETTERS_FOLDER = str(Path(tempfile.gettempdir()) / "radslag-letters-of-tests")

# Style sheets and fonts come straight from the packages: no test collects static files first.
WHITENOISE_AUTOREFRESH = True

# Files go to a folder of their own for each run.
BLOB_FOLDER = tempfile.mkdtemp(prefix="radslag-blobs-")
