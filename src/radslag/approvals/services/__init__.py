"""What can be done with approvals: ask, approve, comment, take back; and what a file can be checked for.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now. `seal` and
`verification` are pure: bytes in, bytes or an answer out.
"""

from radslag.approvals.services.asking import (
    Asked,
    NobodyIsAsked,
    Question,
    ThereIsANewerWording,
    ask,
    withdraw,
)
from radslag.approvals.services.by_mail import (
    CodeDoesNotOpen,
    NotByMail,
    TooSoon,
    allow_by_mail,
    approve_by_code,
    is_allowed_by_mail,
    may_answer_by_mail,
    new_code,
    step_of,
    stop_by_mail,
    token_of,
)
from radslag.approvals.services.checking import Answer, Finding, Particulars, check
from radslag.approvals.services.deciding import (
    AlreadyDecided,
    CommentIsEmpty,
    ContentChanged,
    approve,
    comment,
    printed,
    when_approved,
    when_commented,
)
from radslag.approvals.services.keys import SealIsMissing

__all__ = [
    "AlreadyDecided",
    "Answer",
    "Asked",
    "CodeDoesNotOpen",
    "CommentIsEmpty",
    "ContentChanged",
    "Finding",
    "NobodyIsAsked",
    "NotByMail",
    "Particulars",
    "Question",
    "SealIsMissing",
    "ThereIsANewerWording",
    "TooSoon",
    "allow_by_mail",
    "approve",
    "approve_by_code",
    "ask",
    "check",
    "comment",
    "is_allowed_by_mail",
    "may_answer_by_mail",
    "new_code",
    "printed",
    "step_of",
    "stop_by_mail",
    "token_of",
    "when_approved",
    "when_commented",
    "withdraw",
]
