# SPDX-License-Identifier: GPL-3.0-or-later
"""How good.wav and bad.wav were made: two rising notes, two low ones. Ours, under the project's licence.

Run with `python -m resources.sounds.make_sounds` to make them again.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
# (frequency in Hz, seconds), one after another
GOOD = ((880.0, 0.06), (1_320.0, 0.09))
BAD = ((220.0, 0.16), (0.0, 0.05), (175.0, 0.22))


def samples(notes: tuple[tuple[float, float], ...], loudness: float) -> list[int]:
    """Sixteen-bit samples with soft edges, so that nothing clicks."""
    found: list[int] = []
    for frequency, seconds in notes:
        count = int(RATE * seconds)
        for n in range(count):
            edge = min(1.0, n / 150, (count - n) / 400)
            angle = 2 * math.pi * frequency * n / RATE
            tone = math.sin(angle) + 0.25 * math.sin(2 * angle)
            found.append(int(32_767 * loudness * edge * tone / 1.25))
    return found


def write(path: Path, notes: tuple[tuple[float, float], ...], loudness: float) -> None:
    """One mono WAV file."""
    data = samples(notes, loudness)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(data)}h", *data))


if __name__ == "__main__":
    here = Path(__file__).parent
    write(here / "good.wav", GOOD, 0.4)
    write(here / "bad.wav", BAD, 0.6)
