from tests.accounts.fixtures import log_lines, quick_sign_in

__all__ = ["log_lines", "quick_sign_in"]
