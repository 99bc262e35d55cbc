# SPDX-License-Identifier: GPL-3.0-or-later
"""From the words typed to the command that they name, and from its answer to an exit code."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType

from PySide6.QtCore import QCoreApplication

from desktop_app.command_line import arguments as typed
from desktop_app.command_line import places
from desktop_app.language import Language, translate

WINDOWS = {None, "tour"}
"""What makes a QApplication of its own."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `simpul` with these words (by default those it was started with); gives the exit code."""
    _have_somewhere_to_write()
    try:
        try:
            return _main(sys.argv[1:] if argv is None else argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has heard enough.
        _write_no_more()
        return 0
    except OSError as error:
        # What goes wrong before that has been answered.
        _write_no_more()
        from desktop_app.command_line import answer

        return answer.show_refusal(error, as_json=False)


def _have_somewhere_to_write() -> None:
    """A program without a console, or whose outputs were closed, has none."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _write_no_more() -> None:
    """Python would complain again while closing it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _main(argv: Sequence[str]) -> int:
    language = typed.language_of(argv, os.environ)
    # Help, and what is wrong with the words, needs no window either.
    without_window = typed.command_of(argv) not in WINDOWS or not typed.understood(argv)
    return _run(argv, language, speak(language) if without_window else None)


def _run(argv: Sequence[str], language: str, app: QCoreApplication | None) -> int:
    """`app` is kept for as long as this runs: Qt's words go with it."""
    arguments = typed.parser().parse_args(argv)
    arguments.language = language
    _let_everything_be_printed()
    match arguments.command:
        case None:
            return _window(arguments)
        case "tour":
            return _tour(arguments)
        case _:
            return _command(arguments)


def _let_everything_be_printed() -> None:
    """Pipes and files get UTF-8; a terminal shows a question mark for what it can't."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def speak(language: str) -> QCoreApplication:
    """Put a language on the application, making one without a window where there is none yet."""
    app = QCoreApplication.instance() or QCoreApplication(["simpul"])
    Language(app).install(app, language)
    return app


def _window(arguments: Namespace) -> int:
    if not _has_display(os.environ):
        return _no_display(arguments)
    from desktop_app.start import run_window

    folder = arguments.store or places.default_store(sample=arguments.sample)
    return run_window(folder, sample=arguments.sample)


def _has_display(environment: Mapping[str, str]) -> bool:
    """Whether Qt can be asked for a window at all: without a display it ends the whole program."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(environment.get(name) for name in wanted)


def _no_display(arguments: Namespace) -> int:
    from desktop_app.command_line import answer
    from desktop_app.refusal_words import Words

    _app = speak(arguments.language)
    said = Words(
        translate("CommandLine", "There is no display here to open the window on."),
        "",
        translate("CommandLine", "The commands work without one: see 'simpul --help'."),
    )
    return answer.show_refusal(answer.CommandRefused("no_display", said), as_json=arguments.json)


def _tour(arguments: Namespace) -> int:
    from desktop_app.tour import run_tour

    return run_tour(arguments.store, arguments.out)


def _command(arguments: Namespace) -> int:
    module = _module(typed.COMMANDS[arguments.command])
    from desktop_app.command_line import answer

    try:
        typed.refuse_what_is_no_text(arguments)
        return answer.show(module.run(arguments), as_json=arguments.json)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return _stopped(as_json=arguments.json)
    except typed.WrongUsage as error:
        typed.parser().error(str(error))
    except Exception as error:  # noqa: BLE001 - the outermost loop: it reports and ends
        return _report(error, as_json=arguments.json)


def _module(name: str) -> ModuleType:
    """A command's module. What it imports stays: looking for garbage meanwhile takes a sixth of the start."""
    gc.disable()
    try:
        return import_module(f"desktop_app.command_line.{name}")
    finally:
        gc.enable()
        gc.freeze()


def _stopped(*, as_json: bool) -> int:
    from desktop_app.command_line import answer
    from desktop_app.refusal_words import Words

    said = Words(translate("CommandLine", "Stopped. What was finished is kept."), "", "")
    return answer.show_refusal(answer.CommandRefused("stopped", said), as_json=as_json)


def _report(error: Exception, *, as_json: bool) -> int:
    from desktop_app.command_line import answer, error_log
    from desktop_app.refusal_words import foreseen, words

    if isinstance(error, answer.CommandRefused) or foreseen(error):
        return answer.show_refusal(error, as_json=as_json)
    file = error_log.note(error)
    told = translate("CommandLine", "Where it happened is noted in {file}, without anybody's data.")
    said = words(error)._replace(advice=told.format(file=file))
    return answer.show_refusal(
        answer.CommandRefused("unexpected", said, error=type(error).__name__, log=file), as_json=as_json
    )
