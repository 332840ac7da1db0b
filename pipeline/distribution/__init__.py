"""Distribution: a release on disk → the same files in a folder, an object store or a hub, whole or not named as the latest.

It stands beside the stages: it reads what they published, changes nothing of it, and only commands use it.
"""

from pipeline.distribution.target import Target, TargetError
from pipeline.distribution.uploading import Step, list_uploads, upload_release

__all__ = ["Step", "Target", "TargetError", "list_uploads", "upload_release"]
