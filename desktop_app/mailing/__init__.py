# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail that the desk sends: the account it is sent with, one connection, a batch. Data in, an outcome out."""
