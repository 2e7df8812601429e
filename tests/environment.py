"""Loaded before the settings (`-p tests.environment`): no test writes in the clone, each worker has its own folder."""

import atexit
import os
import shutil
import tempfile

# A site's own settings must not change what the tests prove. DATABASE_URL stays: it names the database under test.
for name in [name for name in os.environ if name.startswith("CHATDOC_") and name != "CHATDOC_SHARED"]:
    del os.environ[name]

DATA = tempfile.mkdtemp(prefix="chatdoc-tests-")
os.environ["CHATDOC_DATA"] = DATA
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
