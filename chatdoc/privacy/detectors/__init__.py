"""One module for each kind of personal data that has a shape: numbers, addresses, dates.

Each has `find(board)`, which takes its findings on the board. The order matters and is written in `all_of_them`.
"""
