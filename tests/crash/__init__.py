# SPDX-License-Identifier: GPL-3.0-or-later
"""The power cut: a desk is killed at random moments, and nothing that it acknowledged may be lost."""
