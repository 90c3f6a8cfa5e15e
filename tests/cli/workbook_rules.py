"""What every half-year workbook must be, whatever is in it: paper, headers, filters, names, numbers, statuses."""

import datetime
import re
import zipfile

import openpyxl
from openpyxl.utils import range_boundaries

UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SYMBOLS = "✓◐►○✗»□▲"
EMPTY = {"sq": "Nuk ka të dhëna për këtë periudhë", "en": "No data for this period"}
CODE = {"sq": "Kodi", "en": "Code"}
PAGE = {"sq": "Faqja", "en": "Page"}


def visible(book):
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def tables(book):
    """Name, sheet and corners of every named table."""
    names = book.defined_names
    # A list before openpyxl 3.1, a dictionary since.
    for defined in names.values() if hasattr(names, "values") else names.definedName:
        for title, area in defined.destinations:
            if not defined.name.startswith("_xlnm"):
                yield defined.name, book[title], range_boundaries(area.replace("$", ""))


def check_pages(book, digest, language):
    for sheet in visible(book):
        assert sheet.page_setup.paperSize == 9, (sheet.title, "not A4")
        assert sheet.page_setup.orientation == "landscape", (sheet.title, sheet.page_setup.orientation)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToWidth in (None, 1) and sheet.page_setup.fitToHeight == 0, sheet.title
        footer = sheet.oddFooter
        assert re.search(PAGE[language] + r" &P / &N$", footer.right.text), (sheet.title, footer.right.text)
        assert digest[:12] in footer.left.text and digest[12:] not in footer.left.text, (sheet.title, footer.left.text)


def check_tables(book, language):
    hidden = {sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"}
    seen = set()
    for name, sheet, (left, top, right, bottom) in tables(book):
        if sheet.title in hidden:
            continue
        seen.add(sheet.title)
        assert sheet.cell(top, left).value == CODE[language], (name, sheet.cell(top, left).value)
        headers = [sheet.cell(top, column).value for column in range(left, right + 1)]
        assert all(headers) and len(set(headers)) == len(headers), (name, headers)
        for merged in sheet.merged_cells.ranges:
            assert merged.max_row < top or merged.min_row > bottom, (name, str(merged))
        rows = range(top + 1, bottom + 1)
        if not rows:
            assert str(sheet.cell(top + 1, left).value).startswith(EMPTY[language]), (name, sheet.cell(top + 1, 1).value)
        elif sheet.auto_filter.ref is not None:
            assert range_boundaries(sheet.auto_filter.ref) == (left, top, right, bottom), (name, sheet.auto_filter.ref)
        if name == "fushat":
            continue
        assert sheet.print_title_rows.replace("$", "") == f"{top}:{top}", (name, sheet.print_title_rows)
        assert sheet.freeze_panes is not None, name
        if rows:
            assert sheet.auto_filter.ref is not None, name
    assert len(seen) == 4, seen


def check_cells(book):
    for sheet in visible(book):
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, str) and not value.startswith("="):
                    assert not UID.search(value), (sheet.title, cell.coordinate, value)
                    assert len(value) <= 32767, (sheet.title, cell.coordinate)
                if isinstance(value, (datetime.date, datetime.datetime)):
                    assert cell.number_format == "dd.mm.yyyy", (cell.coordinate, cell.number_format)
                elif isinstance(value, (int, float)):
                    assert cell.number_format == "0%" or "##0" in cell.number_format or cell.number_format.startswith("0"), (
                        sheet.title, cell.coordinate, cell.number_format)


def check_texts_wrap(book):
    for name, sheet, (left, top, right, bottom) in tables(book):
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows(top, bottom, left, right):
            for cell in row:
                label = cell.column == left and not sheet.cell(cell.row, left + 2).value
                width = sheet.column_dimensions[cell.column_letter].width
                if isinstance(cell.value, str) and len(cell.value) > 2 * width and cell.value[0] != "=" and not label:
                    assert cell.alignment.wrap_text, (name, cell.coordinate)
                    height = sheet.row_dimensions[cell.row].height
                    assert height is not None and height > 15, (name, cell.coordinate, height)


def check_statuses(book, header):
    """A status is a word, a symbol and a colour, all three."""
    n = 0
    for name, sheet, (left, top, right, bottom) in tables(book):
        columns = [c for c in range(left, right + 1) if sheet.cell(top, c).value == header]
        for column in columns:
            for row in range(top + 1, bottom + 1):
                cell = sheet.cell(row, column)
                if not isinstance(cell.value, str) or cell.value.startswith("="):
                    continue
                if cell.value == "–":
                    continue
                assert cell.value[0] in SYMBOLS and len(cell.value) > 3, (name, cell.coordinate, cell.value)
                assert cell.fill.fgColor.rgb not in ("00000000", "FFFFFFFF"), (name, cell.coordinate)
                n += 1
    return n


def check_formulas(book):
    """What is counted or shared out is a live formula with a value beside it; figures of the summary all are."""
    cached = openpyxl.load_workbook(book.path_on_disk, data_only=True)
    n = 0
    for sheet in visible(book):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    value = cached[sheet.title][cell.coordinate].value
                    assert value is not None and not str(value).startswith("#"), (sheet.title, cell.coordinate, value)
                    n += 1
    summary = visible(book)[1]
    for row in summary.iter_rows(min_col=2):
        for cell in row:
            if cell.number_format == "0%" and isinstance(cell.value, (int, float)):
                # The sums of progress are what the share beside them divides.
                assert "mbledhur" in str(header_of(summary, cell)) or "added up" in str(header_of(summary, cell)), cell.coordinate
    return n


def header_of(sheet, cell):
    for row in range(cell.row, 0, -1):
        if sheet.cell(row, 1).value in CODE.values():
            return sheet.cell(row, cell.column).value
    return None


def check_properties(path, book, version):
    assert book.properties.title and book.properties.created is not None, book.properties
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        custom = archive.read("docProps/custom.xml").decode()
    assert f"Ura {version}" in custom, custom


def meta(book):
    sheet = book["_meta"]
    assert sheet.sheet_state == "hidden"
    return {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0] is not None and row[1] is not None}


def check(path, language, version):
    book = openpyxl.load_workbook(path)
    book.path_on_disk = path
    facts = meta(book)
    assert facts["language"] == language and len(facts["snapshot_hash"]) == 64, facts
    check_pages(book, facts["snapshot_hash"], language)
    check_tables(book, language)
    check_cells(book)
    check_texts_wrap(book)
    statuses = check_statuses(book, "Statusi" if language == "sq" else "Status")
    formulas = check_formulas(book)
    check_properties(path, book, version)
    return book, statuses, formulas
