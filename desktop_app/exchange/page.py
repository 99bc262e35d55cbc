# SPDX-License-Identifier: GPL-3.0-or-later
"""The import and export page. Widgets only."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from db.operations.desk import Desk
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.words import Chip, one_at_a_time
from desktop_app.exchange.export_view import SUFFIXES, ExportView
from desktop_app.exchange.import_view import ImportView
from desktop_app.exchange.presenter import ExchangePresenter, State
from desktop_app.exchange.report_file import write_report
from desktop_app.language import translate
from desktop_app.refusal_words import words

VIEWS = {"import": frozenset({Right.IMPORT, Right.OVERRIDE}), "export": frozenset({Right.EXPORT})}
"""Who may override puts in what a desk of Koha did; each kind of file wants its own right."""


class ExchangePage(Page):
    """A path typed or pasted into the window's box opens that file too."""

    page_name: ClassVar[str] = "exchange"
    icon_name: ClassVar[str] = "swap"
    concerns: ClassVar[Changes] = Changes({"places", "policies"})

    def __init__(self, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self.setObjectName("exchange-page")
        person = desk().person
        self._rights = person.rights if person else frozenset[Right]()
        self._background = background
        self.presenter = ExchangePresenter(desk, background, self._show, self.did.emit, self._failed)
        self.tabs = {name: Chip(f"exchange-tab-{name}") for name in self._views()}
        self.taking_in = ImportView()
        self.giving_out = ExportView(with_members=Right.SEE_MEMBERS in self._rights)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _views(self) -> list[str]:
        return [name for name, rights in VIEWS.items() if rights & self._rights]

    def _lay_out(self) -> None:
        one_at_a_time(self, self.tabs.values())
        for view in (self.taking_in, self.giving_out):
            self._stack.addWidget(view)
        whole = column(row(*self.tabs.values(), None), self._stack, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        view, presenter = self.taking_in, self.presenter
        view.choose.button.clicked.connect(self._choose_file)
        view.other.clicked.connect(self._choose_file)
        view.another.clicked.connect(self._choose_file)
        view.file_dropped.connect(presenter.look_at)
        view.mapping.changed.connect(presenter.map_items)
        view.branch.activated.connect(lambda _index: presenter.choose_branch(view.branch.value()))
        view.item_type.activated.connect(lambda _index: presenter.choose_item_type(view.item_type.value()))
        view.columns.changed.connect(presenter.map_columns)
        view.member_type.activated.connect(
            lambda _index: presenter.choose_member_type(view.member_type.value())
        )
        view.institution.editingFinished.connect(lambda: presenter.name_institution(view.institution.value()))
        view.run.clicked.connect(presenter.run_import)
        view.progress.cancelled.connect(presenter.stop)
        view.save_report.clicked.connect(self._save_report)
        self.giving_out.wanted.connect(self._export)
        self.giving_out.progress.cancelled.connect(presenter.stop)

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Import and export")

    def scan_hint(self) -> str:
        """What may be typed."""
        return translate("ExchangePage", "Type or paste the path of a file")

    def accepts(self) -> frozenset[str]:
        """Paths look like anything but cards and barcodes."""
        return frozenset({"text", "unknown", "empty"})

    def scanned(self, scan: Scan) -> None:
        """A path."""
        path = Path(scan.text)
        if scan.text and "import" in self.tabs and self.presenter.state.step != "running":
            if path.is_file():
                self.presenter.look_at(path)
            else:
                said = translate("ExchangePage", "There is no file {path}.")
                self.toast.emit(Toast(said.format(path=scan.text), "warn"))
        self.scan_taken.emit()

    def activated(self, argument: Any = None) -> None:
        """'import' or 'export' shows that; a path opens that file."""
        wanted = argument if argument in self._views() else self.presenter.state.view
        self.presenter.turn_to(wanted if wanted in self.tabs else self._views()[0])
        self.presenter.begin()
        if isinstance(argument, Path):
            self.presenter.look_at(argument)

    def changed(self, kinds: Changes) -> None:
        """Branches or types have changed."""
        self.presenter.begin()

    def commands(self) -> Sequence[Command]:
        """What can be done in this step."""
        state = self.presenter.state
        taking_in = state.view == "import"
        return [
            Command(
                "run-import",
                lambda: translate("ExchangePage", "Take it in"),
                self.presenter.run_import,
                "F8",
                "download-simple",
                lambda: taking_in and state.step == "preview" and self.taking_in.run.isEnabled(),
            ),
            Command(
                "stop",
                lambda: translate("ProgressLine", "Stop"),
                self.presenter.stop,
                "F8",
                "x",
                lambda: state.step == "running" or state.exporting,
            ),
            Command(
                "choose-file",
                lambda: translate("ExchangePage", "Choose a file"),
                self._choose_file,
                "Ctrl+O",
                "file-arrow-down",
                lambda: taking_in and state.step not in ("running", "looking"),
            ),
            Command(
                "save-report",
                lambda: translate("ExchangePage", "Save the report"),
                self._save_report,
                "Ctrl+S",
                "floppy-disk",
                lambda: taking_in and state.step == "report",
            ),
            Command(
                "other-view",
                lambda: (
                    translate("ExchangePage", "Export") if taking_in else translate("ExchangePage", "Import")
                ),
                lambda: self.presenter.turn_to("export" if taking_in else "import"),
                "F3",
                "swap",
                lambda: len(self.tabs) > 1,
            ),
        ]

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        if state.view in self.tabs:
            self.tabs[state.view].setChecked(True)
        self._stack.setCurrentWidget(self.taking_in if state.view == "import" else self.giving_out)
        self.taking_in.show_state(state)
        self.giving_out.show_state(state)
        self.commands_changed.emit()

    def retranslate(self) -> None:
        """All words again."""
        names = {"import": translate("ExchangePage", "Import"), "export": translate("ExchangePage", "Export")}
        for name, tab in self.tabs.items():
            tab.set_words(names[name], "F3")
        self.taking_in.retranslate()
        self.giving_out.retranslate()
        self._show(self.presenter.state)

    def unfinished(self) -> str:
        """A file that is going in or out."""
        state = self.presenter.state
        if state.step == "running":
            return translate(
                "ExchangePage",
                "A file is being taken in. What is in stays; take the same file in again to go on.",
            )
        if state.exporting:
            return translate("ExchangePage", "A file is being written. Nothing of it will be left.")
        return ""

    # --- files ----------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        title = translate("ExchangePage", "Choose a file")
        name, _ = QFileDialog.getOpenFileName(self, title)
        if name:
            self.presenter.look_at(Path(name))

    def _save_report(self) -> None:
        report = self.presenter.state.report
        if report is None:
            return
        title = translate("ExchangePage", "Save the report")
        name, _ = QFileDialog.getSaveFileName(self, title, "import.csv", "CSV (*.csv)")
        if name:
            saved = translate("ExchangePage", "The report is saved.")
            self._background.run(
                lambda _task: write_report(report, Path(name)),
                lambda _none: self.toast.emit(Toast(saved)),
                self._failed,
            )

    def _export(self, kind: str) -> None:
        title = translate("ExchangePage", "Give out")
        name, _ = QFileDialog.getSaveFileName(self, title, f"{kind}{SUFFIXES[kind]}")
        if name:
            self.presenter.run_export(kind, Path(name))

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))
