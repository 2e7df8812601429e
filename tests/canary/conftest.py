from tests.accounts.fixtures import log_lines, quick_sign_in, talkative
from tests.calls.conftest import small_base_kept

__all__ = ["log_lines", "quick_sign_in", "small_base_kept", "talkative"]
