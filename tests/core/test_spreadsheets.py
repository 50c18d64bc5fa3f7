"""CSV: a spreadsheet reads back what was written, and runs none of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.spreadsheets import to_csv

STARTS = "=+-@\t\r\n＝＋－＠"


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", STARTS)
def test_cell_that_looks_like_a_formula_is_a_text(start: str) -> None:
    _, (cell,) = read(to_csv(["note"], [[f'{start}HYPERLINK("x")']]))

    assert cell == f'\'{start}HYPERLINK("x")'


def test_numbers_stay_numbers() -> None:
    assert to_csv(["a", "b"], [[-1, None]]) == '\ufeff"a","b"\r\n-1,""\r\n'.encode()


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_every_text_comes_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    _, *found = read(to_csv(["a", "b"], rows))

    guarded = [[f"'{cell}" if cell[:1] and cell[0] in STARTS else cell for cell in r] for r in rows]
    assert found == guarded
