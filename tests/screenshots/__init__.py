# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page in its important states, in each language, theme and size.

`make screenshots` takes all of them; `python -m tests.screenshots --help` says how to take fewer, and
`python -m tests.screenshots --picture docs/desk.png` renews the picture in the README. A new state is one
more `Shot` in the module of its page; a new page is one more part in `album`.
"""
