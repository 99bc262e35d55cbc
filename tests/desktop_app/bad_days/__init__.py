# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and bad luck, each on the real window: clear words, nothing lost, and the work goes on.

At the counter: unknown barcode, expired or blocked member, item out to someone else, withdrawn item, disk
full, clock set back, printer missing. At the door: wrong passphrase, wrong passwords, store from a newer
version, upgrade that fails, damaged or emptied store, lost key, disk full. With files: unreadable or
truncated import, backup that can't be written.

A second window on the same store stands in tests/desk (it wants a real window manager), the power cut in
tests/crash. What is under the words has tests of its own in tests/db: test_opening, test_upgrades,
test_full_disk, operations/test_waiting.
"""
