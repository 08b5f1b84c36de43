"""The refusals of the domain: stable codes that the edge translates for a person."""


class ChainError(Exception):
    """A refusal with a code; people read ``t("error." + code, **params)`` and logs read the code.

    Params hold numbers, ids and names of fields, never what somebody typed in private.
    """

    def __init__(self, code: str, **params: str | int | float) -> None:
        """Keep the code and what its sentence needs."""
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Return the code, with its params where there are any."""
        return f"{self.code} {self.params}" if self.params else self.code


class Invalid(ChainError):
    """What was asked is malformed, too long or out of range."""


class NotAllowed(ChainError):
    """This person may not do this, or not now."""


class NotFound(ChainError):
    """What was pointed at is not there (any more)."""


class Conflict(ChainError):
    """Somebody else was first; the params carry what was expected and what is."""


class StoreUnavailable(ChainError):
    """The log cannot be read or written now; nothing was changed."""
