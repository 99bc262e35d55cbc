# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of each command of `simpul`."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from pathlib import Path

from desktop_app.language import translate

FORMATS = (
    *("auto", "marc21", "marcxml", "slims-titles", "slims-items", "slims-members", "member-list"),
    "koc",
)
"""What files may be, as they are called on the command line."""
GIVEN_OUT = FORMATS[1:6]
"""Those that are written too."""

MOST_SHOWN = 1_000_000_000

AddWords = Callable[[ArgumentParser], None]


def grammar() -> dict[str, tuple[str, AddWords]]:
    """Each command: what it does, and what adds its words."""
    return {
        "init": (translate("CommandLine", "start a new library"), _init),
        "import": (translate("CommandLine", "take in a file of titles, items or members"), _import),
        "export": (translate("CommandLine", "write titles, items or members to a file"), _export),
        "rules": (translate("CommandLine", "carry over loan rules of SLiMS or INLISLite"), _rules),
        "search": (translate("CommandLine", "find titles and see where copies are"), _search),
        "lend": (translate("CommandLine", "lend items to a member"), _lend),
        "return": (translate("CommandLine", "take items back"), _return),
        "backup": (translate("CommandLine", "copy the library, encrypted, and test the copy"), _backup),
        "restore": (translate("CommandLine", "put a backup in the library's place"), _restore),
        "doctor": (translate("CommandLine", "look whether all is well, and say so in plain words"), _doctor),
        "enrol": (translate("CommandLine", "make this PC a desk of a central server"), _enrol),
        "sync": (translate("CommandLine", "send what waits to the server, fetch what is new"), _sync),
        "attention": (translate("CommandLine", "show what waits for a person to settle it"), _attention),
        "tour": (translate("CommandLine", "play a desk's work off screen, with pictures"), _tour),
    }


def _init(words: ArgumentParser) -> None:
    words.add_argument(
        "--sample",
        action="store_true",
        default=SUPPRESS,
        help=translate("CommandLine", "make the sample library"),
    )
    words.add_argument(
        "--library",
        metavar=translate("CommandLine", "NAME"),
        help=translate("CommandLine", "name of the library"),
    )
    words.add_argument(
        "--branch",
        metavar=translate("CommandLine", "NAME"),
        help=translate("CommandLine", "name of this branch"),
    )
    words.add_argument(
        "--branch-code",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "its short code"),
    )
    words.add_argument(
        "--username",
        metavar=translate("CommandLine", "NAME"),
        default="admin",
        help=translate("CommandLine", "user name of the first administrator"),
    )
    words.add_argument(
        "--person",
        metavar=translate("CommandLine", "NAME"),
        help=translate("CommandLine", "the administrator's name"),
    )
    words.add_argument(
        "--timezone",
        metavar="ZONE",
        default="Asia/Jakarta",
        help=translate("CommandLine", "time zone of the branch (default: Asia/Jakarta)"),
    )


def _import(words: ArgumentParser) -> None:
    words.add_argument(
        "file",
        type=Path,
        metavar=translate("CommandLine", "FILE"),
        help=translate(
            "CommandLine",
            "MARC21, MARCXML, SLiMS CSV, a list of members (XLSX, CSV) or a .koc of Koha; may be gzipped",
        ),
    )
    words.add_argument(
        "--format", choices=FORMATS, default="auto", help=translate("CommandLine", "what the file is")
    )
    words.add_argument(
        "--mapping",
        metavar="SPEC",
        help=translate(
            "CommandLine", "where MARC records keep items: none, a preset (koha …) or TAG:barcode=p,branch=b"
        ),
    )
    words.add_argument(
        "--branch",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "branch of items and members that name none"),
    )
    words.add_argument(
        "--columns",
        metavar="SPEC",
        help=translate(
            "CommandLine", "what the columns of a list of members hold, by place: name=2,class_name=5 …"
        ),
    )
    words.add_argument(
        "--member-type",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "type of members whose row names none"),
    )
    words.add_argument(
        "--institution",
        metavar=translate("CommandLine", "NAME"),
        default="",
        help=translate("CommandLine", "school or workplace of members whose row names none"),
    )
    words.add_argument(
        "--preview", action="store_true", help=translate("CommandLine", "only say what would happen")
    )
    words.add_argument(
        "--rejects",
        type=Path,
        metavar=translate("CommandLine", "FILE"),
        help=translate("CommandLine", "where to put the records that were refused"),
    )


def _export(words: ArgumentParser) -> None:
    words.add_argument(
        "file",
        type=Path,
        metavar=translate("CommandLine", "FILE"),
        help=translate("CommandLine", "what to write to; it appears when it is whole"),
    )
    words.add_argument(
        "--format",
        choices=GIVEN_OUT,
        default="marc21",
        help=translate("CommandLine", "what to write (default: marc21)"),
    )


def _rules(words: ArgumentParser) -> None:
    words.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar=translate("CommandLine", "FILE"),
        help=translate("CommandLine", "backup of its database (SQL), or its tables as CSV"),
    )
    words.add_argument(
        "--branch",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "the branch that they hold for (default: all)"),
    )
    words.add_argument(
        "--preview", action="store_true", help=translate("CommandLine", "only say what would happen")
    )


def _search(words: ArgumentParser) -> None:
    words.add_argument(
        "words",
        nargs="+",
        metavar=translate("CommandLine", "WORDS"),
        help=translate("CommandLine", "of title, author or subject; ISBN, call number or barcode"),
    )
    words.add_argument(
        "--branch",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "with a copy at this branch"),
    )
    words.add_argument(
        "--available", action="store_true", help=translate("CommandLine", "with a copy that is in")
    )
    words.add_argument(
        "--limit",
        type=_count,
        default=20,
        metavar="N",
        help=translate("CommandLine", "titles to show (default: 20)"),
    )


def _count(text: str) -> int:
    """A number above zero, and such as a table has rows. argparse says what is wrong with another."""
    if not 1 <= (number := int(text)) <= MOST_SHOWN:
        raise ValueError(text)
    return number


_count.__name__ = "N"  # how argparse calls it


def _lend(words: ArgumentParser) -> None:
    words.add_argument(
        "member",
        metavar=translate("CommandLine", "MEMBER"),
        help=translate("CommandLine", "number on the member's card"),
    )
    _barcodes(words)


def _return(words: ArgumentParser) -> None:
    _barcodes(words)


def _barcodes(words: ArgumentParser) -> None:
    words.add_argument(
        "barcodes",
        nargs="+",
        metavar=translate("CommandLine", "BARCODE"),
        help=translate("CommandLine", "one for each item"),
    )


def _backup(words: ArgumentParser) -> None:
    words.add_argument(
        "target",
        nargs="?",
        type=Path,
        metavar="TARGET",
        help=translate("CommandLine", "folder for the copy (default: with the library's other backups)"),
    )


def _restore(words: ArgumentParser) -> None:
    words.add_argument(
        "backup",
        type=Path,
        metavar="BACKUP",
        help=translate("CommandLine", "folder of the backup; on another PC set SIMPUL_RECOVERY_CODE"),
    )


def _doctor(words: ArgumentParser) -> None:
    words.add_argument(
        "--arrange",
        action="store_true",
        help=translate("CommandLine", "put titles in order of popularity and build the search anew"),
    )
    words.add_argument(
        "--accept-clock",
        action="store_true",
        help=translate("CommandLine", "confirm that the computer's clock is right"),
    )


def _enrol(words: ArgumentParser) -> None:
    words.add_argument(
        "url",
        metavar="URL",
        help=translate("CommandLine", "address of the server, with https where it is far"),
    )
    words.add_argument(
        "code",
        metavar=translate("CommandLine", "CODE"),
        help=translate("CommandLine", "the one-time code that the centre gave"),
    )
    words.add_argument(
        "--name",
        metavar=translate("CommandLine", "NAME"),
        help=translate("CommandLine", "what to call this desk (default: the PC's name)"),
    )
    words.add_argument(
        "--with-data",
        action="store_true",
        help=translate("CommandLine", "the library of this PC brings along what it has done so far"),
    )
    words.add_argument(
        "--again",
        action="store_true",
        help=translate(
            "CommandLine", "a desk that the server has forgotten keeps its data and sends it again"
        ),
    )
    words.add_argument(
        "--authority",
        type=Path,
        metavar=translate("CommandLine", "FILE"),
        help=translate("CommandLine", "certificate (PEM) that vouches for a server of one's own; it is kept"),
    )
    _plain_http(words)


def _sync(words: ArgumentParser) -> None:
    file = translate("CommandLine", "FILE")
    instead = words.add_mutually_exclusive_group()
    instead.add_argument(
        "--to-file",
        type=Path,
        metavar=file,
        help=translate("CommandLine", "without a network: save what waits to a file, for a stick"),
    )
    instead.add_argument(
        "--take-in",
        type=Path,
        metavar=file,
        help=translate("CommandLine", "bring the file of a desk without network to the server"),
    )
    _plain_http(words)


def _plain_http(words: ArgumentParser) -> None:
    words.add_argument(
        "--plain-http",
        action="store_true",
        help=translate("CommandLine", "allow an address without https: names travel unprotected; it is kept"),
    )


def _attention(words: ArgumentParser) -> None:
    words.add_argument(
        "--settled", action="store_true", help=translate("CommandLine", "those that were settled")
    )


def _tour(words: ArgumentParser) -> None:
    words.add_argument(
        "--out",
        type=Path,
        default=Path("build/tour"),
        metavar=translate("CommandLine", "DIR"),
        help=translate("CommandLine", "where pictures and slips go"),
    )
