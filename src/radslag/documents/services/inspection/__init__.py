"""Whether a file that somebody hands in is sound: what it says it is, and nothing that acts by itself."""

from radslag.documents.services.inspection.refusal import UploadRefused
from radslag.documents.services.inspection.sound import LIMIT, MEDIA_TYPES, Sound, inspect

__all__ = ["LIMIT", "MEDIA_TYPES", "Sound", "UploadRefused", "inspect"]
