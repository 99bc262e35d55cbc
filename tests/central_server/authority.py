# SPDX-License-Identifier: GPL-3.0-or-later
"""An authority of one's own, made with openssl, and the certificates that it gives to servers."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


class Certificate(NamedTuple):
    """Files in PEM."""

    certificate: Path
    key: Path


class Authority:
    """Vouches for servers on this machine; `certificate` is what who trusts it needs."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self.certificate, self._key = folder / f"{name}.pem", folder / f"{name}-key.pem"
        _openssl(
            *("req", "-x509", *NEW_KEY, "-days", "2", "-subj", f"/CN={name}"),
            *("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign"),
            *("-keyout", self._key, "-out", self.certificate),
        )

    def certify(self, host: str = "localhost") -> Certificate:
        """A certificate for a server of this name."""
        stem = self._folder / f"{self._name}-{host}"
        made = Certificate(stem.with_suffix(".pem"), stem.with_suffix(".key"))
        request, names = stem.with_suffix(".csr"), stem.with_suffix(".ext")
        names.write_text(f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n")
        _openssl("req", *NEW_KEY, "-subj", f"/CN={host}", "-keyout", made.key, "-out", request)
        _openssl(
            *("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self._key),
            *("-CAcreateserial", "-days", "2", "-extfile", names, "-out", made.certificate),
        )
        return made


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
