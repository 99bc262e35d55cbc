# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the processor a thread gets: on two old cores a backup must not hold up the window."""

import ctypes
import os
import sys

NICE = 15
BELOW_NORMAL = -1
"""THREAD_PRIORITY_BELOW_NORMAL of the Windows API."""


def give_way() -> None:
    """The thread that calls this runs when others leave it room; only on Linux and Windows."""
    if sys.platform == "linux":
        os.nice(NICE)  # of this thread alone: there each has its own
    elif sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentThread.restype = ctypes.c_void_p
        kernel.SetThreadPriority.argtypes = [ctypes.c_void_p, ctypes.c_int]
        kernel.SetThreadPriority(kernel.GetCurrentThread(), BELOW_NORMAL)
