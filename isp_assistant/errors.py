"""The few errors that may be shown to a person: where, what, and what to do."""


class AssistantError(Exception):
    """Something a person can put right; `hint` says how, in one sentence."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(AssistantError):
    """A flag, a fact or a name that does not exist."""


class UnreadableError(AssistantError):
    """A file or folder that cannot be read or written."""


class RegisterError(AssistantError):
    """The register cannot be read or written, or is not what it was when it was last written."""
