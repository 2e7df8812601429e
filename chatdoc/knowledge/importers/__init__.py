"""One module per source format: bytes in, `Document`s out.

An importer never touches the database and never decides what is in force. What it leaves out, it says.
"""
