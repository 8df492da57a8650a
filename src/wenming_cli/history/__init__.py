"""The plan in git: as it was at a revision, as it is staged, and at which commit it stands."""

from wenming_cli.history.blame import Blame, Origin
from wenming_cli.history.committed_files import Blob, Tree, staged_tree, tree_of
from wenming_cli.history.course import RecordCourse, Touch, part_of
from wenming_cli.history.git import HistoryError
from wenming_cli.history.plans import Places, load_at, revision_of, same_plan
from wenming_cli.history.repository import Commit, Repository

__all__ = [
    "Blame",
    "Blob",
    "Commit",
    "HistoryError",
    "Origin",
    "Places",
    "RecordCourse",
    "Repository",
    "Touch",
    "Tree",
    "load_at",
    "part_of",
    "revision_of",
    "same_plan",
    "staged_tree",
    "tree_of",
]
