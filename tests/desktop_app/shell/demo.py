# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with pages of every block, for tests and to look at (`python -m tests.desktop_app.shell.demo`)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QCheckBox

from db.queries.scan import Scan
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, PasswordField, TextField, beside
from desktop_app.blocks.layout import Card, EmptyState, column, row
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.person_photo import PersonPhoto
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Badge, Button, Label
from desktop_app.language import Language, translate
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.services import Message, PageEntry, Services
from desktop_app.shell.window import MainWindow

DEFAULTS = {"language": "id", "theme": "light", "zoom": 100, "sounds": False, "idle_lock_minutes": 0}


class Preferences(QObject):
    """Preferences in memory."""

    changed = Signal(str, object)

    def __init__(self, **values: Any) -> None:
        super().__init__()
        self.values = DEFAULTS | values

    def get(self, name: str) -> Any:
        return self.values[name]

    def set(self, name: str, value: Any) -> None:
        self.values[name] = value
        self.changed.emit(name, value)


class LoanLine(NamedTuple):
    number: int
    title: str
    barcode: str
    due: str
    state: str
    tone: str


LOANS = [
    LoanLine(1, "Laskar Pelangi / Andrea Hirata", "B-000218", "7 Des 2026", "Baru dipinjam", "good"),
    LoanLine(2, "Bumi Manusia / Pramoedya Ananta Toer", "B-000341", "7 Des 2026", "Baru dipinjam", "good"),
    LoanLine(3, "Ronggeng Dukuh Paruk / Ahmad Tohari", "B-000077", "16 Nov 2026", "Terlambat 7 hari", "bad"),
    LoanLine(
        4, "Gurindam Dua Belas / Raja Ali Haji", "B-000009", "25 Nov 2026", "Jatuh tempo 2 hari lagi", "warn"
    ),
]


def table_of_loans() -> DataTable:
    columns: list[Column[LoanLine]] = [
        Column(lambda: "Judul", lambda line: line.title, strong=True),
        Column(lambda: "Kode batang", lambda line: line.barcode, width=110),
        Column(lambda: "Kembali", lambda line: line.due, width=120),
        Column(lambda: "Status", lambda line: line.state, width=190, tone=lambda line: line.tone),
    ]
    model = RowsModel(columns, lambda line: line.number)
    model.show(LOANS)
    return DataTable("demo-table", model)


class DemoDesk(Page):
    """Looks like circulation, and notes what it is told."""

    page_name: ClassVar[str] = "circulation"
    icon_name: ClassVar[str] = "arrows-left-right"
    concerns: ClassVar[Changes] = Changes({"loans"})
    kinds: ClassVar[frozenset[str]] = frozenset({"member", "item", "empty"})

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demo-desk")
        self.noted: list[Any] = []
        self.waits = False
        self.table = table_of_loans()
        self.notice = Notice("demo-notice", "bad")
        loans = Card("demo-loans", self.table, heading=True)
        loans.set_heading("Kunjungan ini")
        work = column(self.notice, loans)
        work.setStretch(1, 1)
        whole = row(self.member_card(), work, gap=tokens.GAP_L, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.retranslate()

    def member_card(self) -> Card:
        photo = PersonPhoto("demo-photo", 64)
        photo.show_person("Siti Nurhaliza Rahmawati", None)
        name = Label("demo-name", "title", "Siti Nurhaliza Rahmawati", wrap=True)
        facts = Label("demo-facts", "muted", "A-000123 · Dewasa\nBerlaku sampai 3 Mar 2027")
        badges = row(Badge("demo-b1", "2 terlambat", "bad"), Badge("demo-b2", "Denda Rp 4.500", "warn"), None)
        button = Button("demo-open", "plain", "identification-card")
        button.set_words("Buka data anggota")
        card = Card("demo-member", photo, name, facts, badges, button, None)
        card.setFixedWidth(theme.px(300))
        return card

    def title(self) -> str:
        return translate("Demo", "Sirkulasi")

    def scan_hint(self) -> str:
        return "Pindai kartu anggota untuk meminjam, eksemplar untuk mengembalikan"

    def accepts(self) -> frozenset[str]:
        return self.kinds

    def scanned(self, scan: Any) -> None:
        self.noted.append(("scanned", scan.kind, scan.text))
        if not self.waits:
            self.scan_taken.emit()

    def typed(self, text: str) -> None:
        self.noted.append(("typed", text))

    def escape(self) -> None:
        self.noted.append(("escape",))

    def activated(self, argument: Any = None) -> None:
        self.noted.append(("activated", argument))

    def changed(self, kinds: Changes) -> None:
        self.noted.append(("changed", kinds))

    def note(self, what: str) -> Callable[[], None]:
        return lambda: self.noted.append(("command", what))

    def commands(self) -> Sequence[Command]:
        return [
            Command("finish", lambda: "Selesai dan cetak", self.note("finish"), "Esc", "printer"),
            Command("return", lambda: "Mode pengembalian", self.note("return"), "F3", "arrow-u-down-left"),
            Command("renew", lambda: "Perpanjang", self.note("renew"), "F6", "arrow-clockwise"),
            Command("due", lambda: "Ubah tanggal kembali", self.note("due"), "Shift+F6", "calendar"),
            Command("print", lambda: "Cetak ulang", self.note("print"), "F7", "printer"),
            Command("never", lambda: "Tidak bisa", self.note("never"), "F9", enabled=lambda: False),
        ]


class DemoForm(DemoDesk):
    """A form, and an empty state."""

    icon_name: ClassVar[str] = "users"
    kinds: ClassVar[frozenset[str]] = frozenset({"text"})
    clean = True
    breaks_off = ""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.page_name = name  # type: ignore[misc]
        for old in self.findChildren(Card):
            old.deleteLater()
            old.hide()
        self.name_field = TextField("demo-name-field")
        self.password = PasswordField("demo-password")
        fields = [
            FormRow("demo-field-name", self.name_field, required=True),
            FormRow("demo-field-number", TextField("demo-number")),
            FormRow("demo-field-type", ChoiceField("demo-type", [("d", "Dewasa"), ("a", "Anak")])),
            FormRow("demo-field-days", NumberField("demo-days", 0, 60)),
            FormRow("demo-field-password", self.password),
        ]
        for field, words in zip(
            fields, ("Nama", "Nomor anggota", "Jenis", "Hari", "Kata sandi"), strict=True
        ):
            field.set_words(words, "Seperti di kartu identitas" if words == "Nama" else "")
        fields[1].set_error("Nomor ini sudah dipakai")
        ticked = QCheckBox("Boleh meminjam")
        ticked.setChecked(True)
        buttons = row(None, Button("demo-cancel"), Button("demo-save", "primary", "check"))
        buttons.itemAt(1).widget().set_words("Batal", "Esc")
        buttons.itemAt(2).widget().set_words("Simpan", "Ctrl+S")
        form = Card(
            "demo-form",
            beside(fields[:2]),
            beside(fields[2:4]),
            fields[4],
            ticked,
            buttons,
            None,
            heading=True,
        )
        form.set_heading("Anggota baru")
        empty = EmptyState("demo-empty", "users", action="demo-empty-action")
        empty.set_words(
            "Belum ada anggota", "Daftarkan anggota pertama atau impor dari berkas.", "Daftarkan anggota"
        )
        side = Card("demo-side", empty)
        side.setFixedWidth(theme.px(300))
        layout = self.layout()
        while (item := layout.takeAt(0)) is not None:
            if item.widget():
                item.widget().deleteLater()
        layout.addWidget(form, 1)
        layout.addWidget(side)

    def title(self) -> str:
        return "Anggota"

    def may_leave(self) -> bool:
        return self.clean

    def unfinished(self) -> str:
        return self.breaks_off


def recognise(text: str) -> Scan:
    if text.startswith("C"):  # a card's number and a copy's
        return Scan("member", text, UUID(int=1), UUID(int=2))
    kinds = {"A": "member", "B": "item", "9": "isbn"}
    return Scan(kinds.get(text[:1], "text"), text)


def entries() -> list[PageEntry]:
    return [
        PageEntry("circulation", "arrows-left-right", lambda: "Sirkulasi", DemoDesk),
        PageEntry("catalogue", "books", lambda: "Katalog", lambda: DemoForm("catalogue")),
        PageEntry("members", "users", lambda: "Anggota", lambda: DemoForm("members")),
        PageEntry("exchange", "arrows-down-up", lambda: "Impor dan ekspor", lambda: DemoForm("exchange")),
        PageEntry("history", "clock-counter-clockwise", lambda: "Riwayat", lambda: DemoForm("history")),
        PageEntry("settings", "gear-six", lambda: "Pengaturan", lambda: DemoForm("settings"), apart=True),
    ]


def demo_window(app: QApplication, background: Background, **values: Any) -> MainWindow:
    preferences = Preferences(**values)
    appearance = Appearance(app, preferences, Language(app))
    appearance.apply()
    window = MainWindow(entries(), Services(background, preferences, recognise), appearance)
    window.show_person("Rahmat Hidayat", "Petugas sirkulasi")
    window.status.person.say(Message("Rahmat Hidayat"))
    window.status.place.say(Message("Perpustakaan Kota Tanjungpinang · Cabang Pusat"))
    window.status.store.say(Message("Tersimpan · cadangan 23 Nov 08.00"))
    window.navigation.buttons["history"].show_attention(3)
    window.go("circulation")
    return window


def pictures(folder: Path) -> None:
    """Every state in both themes and sizes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.load_fonts()
    background = Background()
    for look in ("light", "dark"):
        window = demo_window(app, background, theme=look)
        window.show()
        for size in ((1280, 720), (1920, 1080), (1024, 640)):
            window.resize(*size)
            window.go("circulation")
            window.page.table.move_to(1)
            window.page.notice.hide()
            _shot(app, window, folder / f"{look}-{size[0]}-desk.png")
        window.resize(1280, 720)
        window.page.notice.say(
            "Eksemplar ini sedang dipinjam orang lain",
            "Dipinjam oleh anggota lain sampai 30 Nov 2026.",
            "Kembalikan dulu, lalu pinjamkan kepada anggota ini?",
            "bad",
            [
                Answer("back", "Kembalikan lalu pinjamkan", "F8", lambda: None),
                Answer("no", "Biarkan", "Esc", lambda: None),
            ],
        )
        window.queue.hold(True)
        window.scan_box.scanned.emit("B-1")
        window.toasts.show_toast(Toast("Laskar Pelangi dipinjamkan sampai 7 Des 2026.", undo=lambda: None))
        window.toasts.show_toast(Toast("Pencetak slip tidak menjawab.", "warn"))
        _shot(app, window, folder / f"{look}-problem.png")
        window.queue.drop_waiting()
        window.page.notice.hide()
        window.toasts.clear()
        window.go("members")
        window.page.name_field.setFocus()
        _shot(app, window, folder / f"{look}-form.png")
        window.open_palette()
        window.palette_.field.setText("ba")
        _shot(app, window, folder / f"{look}-palette.png")
        window.palette_.close_over()
        window.show_keys()
        app.processEvents()
        _shot(app, window.findChild(QObject, "shortcuts-sheet"), folder / f"{look}-keys.png")
        window.findChild(QObject, "shortcuts-sheet").reject()
        window.close()
        window.deleteLater()
    window = demo_window(app, background, zoom=150)
    window.resize(1280, 720)
    window.show()
    _shot(app, window, folder / "zoom150.png")
    background.close()


def _shot(app: QApplication, widget: Any, path: Path) -> None:
    for _ in range(5):
        app.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))


def main() -> int:
    if len(sys.argv) > 1:
        pictures(Path(sys.argv[1]))
        return 0
    app = QApplication([])
    theme.load_fonts()
    background = Background()
    window = demo_window(app, background)
    window.show()
    result = app.exec()
    background.close()
    return result


if __name__ == "__main__":
    sys.exit(main())
