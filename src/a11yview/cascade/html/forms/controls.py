"""Form controls as their attributes leave them: disabled, checked, selected, empty.

Source: HTML, "Form control infrastructure", "The select element" and "Pseudo-classes".
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.html.forms.field_values import comparable
from a11yview.cascade.html.forms.input_types import (
    CHECKABLE_TYPES,
    TEXTUAL,
    WRITABLE,
    button_type,
    input_type,
)
from a11yview.cascade.html.legacy_attributes import integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.cascade.html.document import Document

__all__ = ["CAN_BE_DISABLED", "FIELDS", "FormControls", "is_list_box"]

CAN_BE_DISABLED: Final = frozenset(
    ["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]
)
FIELDS: Final = ("input", "select", "textarea")
_BUTTON_LABELS: Final = {"submit": "Submit", "reset": "Reset"}  # of a browser in English
_WITHOUT_FORM: Final = -1


class _RadioGroup(NamedTuple):
    """State that the radio buttons of a group share; ``checked`` is -1 where none is."""

    checked: int
    is_required: bool


class FormControls:
    """The form controls of one document.

    Elements are given by their indexes in the document. Questions about elements that are no
    control are allowed: nothing holds for them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._selected: dict[int, frozenset[int]] = {}
        self._radio_groups: dict[str, Mapping[int | str, _RadioGroup]] = {}

    def tag(self, element: int) -> str:
        """Return the local name of an HTML element, empty for others."""
        kind = self.document.kinds[self.document.kind[element]]
        return kind.tag if kind.namespace == "html" else ""

    def attributes(self, element: int) -> Mapping[str, str]:
        """Return the attributes of an element."""
        return self.document.attributes(element)

    def within(self, element: int, *tags: str) -> Iterator[int]:
        """Yield the HTML elements of these names within an element, in order."""
        parents = self.document.parent
        for inner in range(element + 1, len(parents)):
            if parents[inner] < element:
                break
            if self.tag(inner) in tags:
                yield inner

    # Which are disabled

    def is_disabled(self, element: int) -> bool:
        """Whether ``:disabled`` holds."""
        tag = self.tag(element)
        if tag not in CAN_BE_DISABLED:
            return False
        if "disabled" in self.attributes(element):
            return True
        if tag in {"option", "optgroup"}:  # and in a disabled select, as Chromium has it
            select = self._select_of(element)
            in_select = select >= 0 and self.is_disabled(select)
            return in_select or self._is_in_disabled_group(element)
        return self.is_in_disabled_fieldset(element)

    def is_enabled(self, element: int) -> bool:
        """Whether ``:enabled`` holds."""
        return self.tag(element) in CAN_BE_DISABLED and not self.is_disabled(element)

    def is_in_disabled_fieldset(self, element: int) -> bool:
        """Whether a ``fieldset`` disables controls here: not those in its first ``legend``."""
        parents = self.document.parent
        child, parent = element, parents[element]
        while parent >= 0:
            if (
                self.tag(parent) == "fieldset"
                and "disabled" in self.attributes(parent)
                and child != self._first_legend(parent)
            ):
                return True
            child, parent = parent, parents[parent]
        return False

    def _first_legend(self, fieldset: int) -> int | None:
        children = self.document.children[fieldset]
        return next((child for child in children if self.tag(child) == "legend"), None)

    def _is_in_disabled_group(self, option: int) -> bool:
        parent = self.document.parent[option]
        while parent >= 0 and self.tag(parent) != "select":
            if self.tag(parent) == "optgroup" and "disabled" in self.attributes(parent):
                return True
            parent = self.document.parent[parent]
        return False

    # Which are checked or selected

    def is_checked(self, element: int) -> bool:
        """Whether ``:checked`` holds."""
        tag, attributes = self.tag(element), self.attributes(element)
        if tag == "input":
            kind = input_type(attributes)
            if kind == "radio" and "checked" in attributes:
                return self.radio_group(element).checked == element
            return kind == "checkbox" and "checked" in attributes
        if tag == "option":
            select = self._select_of(element)
            return element in self.selected(select) if select >= 0 else "selected" in attributes
        return False

    def is_indeterminate(self, element: int) -> bool:
        """Whether ``:indeterminate`` holds."""
        tag, attributes = self.tag(element), self.attributes(element)
        if tag == "progress":
            return "value" not in attributes
        if tag == "input" and input_type(attributes) == "radio":
            return self.radio_group(element).checked < 0
        return element in self.document.indeterminate

    def selected(self, select: int) -> frozenset[int]:
        """Return the options of a ``select`` that are selected."""
        found = self._selected.get(select)
        if found is None:
            found = self._selected[select] = frozenset(self._find_selected(select))
        return found

    def _find_selected(self, select: int) -> Sequence[int]:
        options = list(self.within(select, "option"))
        attributes = self.attributes(select)
        marked = [option for option in options if "selected" in self.attributes(option)]
        if "multiple" in attributes:
            return marked
        if marked:
            return marked[-1:]
        if is_list_box(attributes):
            return []
        return [
            option
            for option in options
            if "disabled" not in self.attributes(option) and not self._is_in_disabled_group(option)
        ][:1]

    def _select_of(self, element: int) -> int:
        """Return the ``select`` that an option is in, -1 for none."""
        while element >= 0 and self.tag(element) != "select":
            element = self.document.parent[element]
        return element

    def radio_group(self, element: int) -> _RadioGroup:
        """Return the state of the group that a radio button is in."""
        name = self.attributes(element).get("name", "")
        if not name:
            return self._group_of([element])
        groups = self._radio_groups.get(name)
        if groups is None:
            members = self._members(name)
            groups = {form: self._group_of(radios) for form, radios in members.items()}
            self._radio_groups[name] = groups
        return groups.get(self._form_of(element)) or self._group_of([element])

    def choices(self) -> Iterator[Sequence[int]]:
        """Yield the radio buttons of each group and the options of each list: one can be chosen.

        Lists with ``multiple`` are left out.
        """
        for name in self._radios:
            if name:
                yield from self._members(name).values()
            else:
                yield from ([radio] for radio in self._radios[name])
        for select, attributes in self._all("select"):
            if "multiple" not in attributes and (options := [*self.within(select, "option")]):
                yield options

    def _members(self, name: str) -> Mapping[int | str, Sequence[int]]:
        """Return the radio buttons of a name by the form that they belong to."""
        members: dict[int | str, list[int]] = {}
        for radio in self._radios.get(name, ()):
            members.setdefault(self._form_of(radio), []).append(radio)
        return members

    def _group_of(self, radios: Sequence[int]) -> _RadioGroup:
        checked = [radio for radio in radios if "checked" in self.attributes(radio)]
        is_required = any("required" in self.attributes(radio) for radio in radios)
        return _RadioGroup(checked[-1] if checked else -1, is_required)

    @cached_property
    def _radios(self) -> Mapping[str, Sequence[int]]:
        """The radio buttons of the document by name."""
        radios: dict[str, list[int]] = {}
        for element, attributes in self._all("input"):
            if input_type(attributes) == "radio":
                radios.setdefault(attributes.get("name", ""), []).append(element)
        return radios

    # Forms and their buttons

    def fields_of(self, form: int) -> Iterator[int]:
        """Yield the fields of a form: those in it that name no other, and others that name it."""
        own = self.attributes(form).get("id", "")
        for field in self.within(form, *FIELDS):
            if "form" not in self.attributes(field):
                yield field
        if own:
            yield from self._fields_by_form.get(own, ())

    @cached_property
    def _fields_by_form(self) -> Mapping[str, Sequence[int]]:
        """The fields of the document that name a form, by its id."""
        fields: dict[str, list[int]] = {}
        for element, attributes in self._all(*FIELDS):
            if "form" in attributes:
                fields.setdefault(attributes["form"], []).append(element)
        return fields

    def _form_of(self, element: int) -> int | str:
        """Return the form owner of an element: its id where it has one; -1 for none."""
        owner = self.attributes(element).get("form")
        if owner is not None:
            return owner
        while element >= 0 and self.tag(element) != "form":
            element = self.document.parent[element]
        return (element >= 0 and self.attributes(element).get("id")) or element

    def is_submit_button(self, element: int) -> bool:
        """Whether an element submits its form."""
        tag, attributes = self.tag(element), self.attributes(element)
        if tag == "button":
            return button_type(attributes) == "submit"
        return tag == "input" and input_type(attributes) in {"submit", "image"}

    def is_default(self, element: int) -> bool:
        """Whether ``:default`` holds."""
        tag, attributes = self.tag(element), self.attributes(element)
        if tag == "option":
            return "selected" in attributes
        if tag == "input" and input_type(attributes) in CHECKABLE_TYPES:
            return "checked" in attributes
        if not self.is_submit_button(element):
            return False
        form = self._form_of(element)
        return form != _WITHOUT_FORM and self._default_buttons.get(form) == element

    @cached_property
    def _default_buttons(self) -> Mapping[int | str, int]:
        """The first submit button of each form."""
        found: dict[int | str, int] = {}
        for element, _ in self._all("button", "input"):
            if self.is_submit_button(element):
                found.setdefault(self._form_of(element), element)
        return found

    # What fields show

    def value(self, element: int) -> str:
        """Return the value of an ``input`` or a ``textarea``, sanitized as its type asks."""
        if self.tag(element) == "textarea":
            return self.document.own_text(element)
        attributes = self.attributes(element)
        value = attributes.get("value", "")
        kind = input_type(attributes)
        if kind == "file" or (kind == "number" and comparable(kind, value) is None):
            return ""
        return value

    def shown_text(self, element: int) -> str:
        """Return the text that a field shows: its value, the label of a button, or an option's.

        Of a list box, which shows all its options, the first that is selected, else the first.
        """
        if self.tag(element) == "select":
            return self._shown_option(element)
        attributes = self.attributes(element)
        if self.tag(element) == "input" and "value" not in attributes:
            return _BUTTON_LABELS.get(input_type(attributes), "")
        return self.value(element)

    def _shown_option(self, select: int) -> str:
        chosen = min(self.selected(select), default=None)
        if chosen is None and is_list_box(self.attributes(select)):
            chosen = next(self.within(select, "option"), None)
        return "" if chosen is None else self.option_label(chosen)

    def option_label(self, option: int) -> str:
        """Return the text that an option shows."""
        label = self.attributes(option).get("label") or self.document.own_text(option)
        return " ".join(label.split())

    def holds_text(self, element: int) -> bool:
        """Whether an element is a field for text that is typed."""
        tag = self.tag(element)
        return tag == "textarea" or (
            tag == "input" and input_type(self.attributes(element)) in TEXTUAL
        )

    def shows_placeholder(self, element: int) -> bool:
        """Whether ``:placeholder-shown`` holds."""
        has_one = "placeholder" in self.attributes(element) and self.holds_text(element)
        return has_one and not self.value(element)

    # What can be edited

    def is_read_write(self, element: int) -> bool:
        """Whether ``:read-write`` holds."""
        tag, attributes = self.tag(element), self.attributes(element)
        if tag in {"input", "textarea"}:
            is_writable = tag == "textarea" or input_type(attributes) in WRITABLE
            return is_writable and "readonly" not in attributes and not self.is_disabled(element)
        return bool(tag) and self._is_editable(element)

    def is_read_only(self, element: int) -> bool:
        """Whether ``:read-only`` holds."""
        return bool(self.tag(element)) and not self.is_read_write(element)

    def _is_editable(self, element: int) -> bool:
        """Whether ``contenteditable`` lets an element be edited."""
        while element >= 0 and self.tag(element):  # nothing is handed down through SVG
            editable = self.attributes(element).get("contenteditable")
            if editable is not None and editable.lower() in {"", "true", "plaintext-only"}:
                return True
            if editable is not None and editable.lower() == "false":
                return False
            element = self.document.parent[element]
        return False

    def _all(self, *tags: str) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield the HTML elements of these names in the document, with their attributes."""
        kinds = self.document.kinds
        wanted = {
            number
            for number, kind in enumerate(kinds)
            if kind.tag in tags and kind.namespace == "html"
        }
        if wanted:
            for element, number in enumerate(self.document.kind):
                if number in wanted:
                    yield element, kinds[number].attributes


def is_list_box(attributes: Mapping[str, str]) -> bool:
    """Whether a ``select`` shows its options one below the other, and not in a menu."""
    return "multiple" in attributes or (integer(attributes.get("size", "")) or 0) > 1
