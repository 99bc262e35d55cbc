# SPDX-License-Identifier: GPL-3.0-or-later
"""Which members are listed: of one institution, or of one class there. Widgets only."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.members import Group
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField
from desktop_app.blocks.layout import row
from desktop_app.language import translate


class GroupFilter(QWidget):
    """Hidden while nobody has an institution; `chosen(Group)` when a person has chosen another."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("members-group")
        self.institution = ChoiceField("members-group-institution")
        self.class_name = ChoiceField("members-group-class")
        self._groups: Sequence[Group] = ()
        self._group = Group()
        both = row(self.institution, self.class_name, gap=tokens.GAP_S)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(both)
        self.institution.activated.connect(
            lambda _index: self.chosen.emit(Group(str(self.institution.value())))
        )
        self.class_name.activated.connect(
            lambda _index: self.chosen.emit(
                Group(str(self.institution.value()), str(self.class_name.value()))
            )
        )
        self.retranslate()

    def show_groups(self, groups: Sequence[Group], group: Group) -> None:
        """What there is to choose from, and what is chosen."""
        if (groups, group) != (self._groups, self._group):
            self._groups, self._group = groups, group
            self._fill()
        self.setVisible(bool(groups))

    def _fill(self) -> None:
        places = dict.fromkeys(one.institution for one in self._groups)
        everywhere = translate("MembersPage", "All schools and workplaces")
        self.institution.set_choices([("", everywhere), *((name, name) for name in places)])
        self.institution.choose(self._group.institution)
        here = [one.class_name for one in self._groups if one.institution == self._group.institution]
        every = translate("MembersPage", "All classes")
        self.class_name.set_choices([("", every), *((name, name) for name in here if name)])
        self.class_name.choose(self._group.class_name)
        self.class_name.setVisible(any(here))

    def retranslate(self) -> None:
        """Its words."""
        self.institution.setAccessibleName(translate("MembersPage", "School or workplace"))
        self.class_name.setAccessibleName(translate("MembersPage", "Class"))
        self._fill()
