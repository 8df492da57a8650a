"""Draws the pictures of ``excel.md``: a table as offices have it, a workbook the program sends out.

Needs LibreOffice and poppler (``soffice``, ``pdftoppm``). Run from the repository's root:
``python docs/workbook_pictures.py``.
"""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

import xlsxwriter

from wenming_cli import cli

HERE = Path(__file__).parent
PLAN = HERE.parent / "plans" / "panlong-2020"
RESOLUTION = 110

ROWS = [
    (1, "清运背街小巷积存垃圾", "区城市管理局", "龙泉街道、联盟街道", date(2020, 8, 31), 5),
    (2, "更换破损果皮箱", "区城管局", "各街道", "2020年9月15日", 3),
    (3, "取缔占道修车点", "区城市管里局", "", "8月底前", 2),
    (4, "施划非机动车停放线", "区交警大队", "", date(2020, 9, 30), 4),
]


def table(path: Path) -> None:
    """A breakdown of tasks with a title, a head of two rows, merged cells, a sum and remarks."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("分解表")
    look = {"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    cell = book.add_format(look)
    day = book.add_format({**look, "num_format": "yyyy/m/d"})
    head = book.add_format({**look, "bold": True})
    title = book.add_format({"bold": True, "align": "center", "font_size": 14})
    for column, width in enumerate((6, 18, 30, 16, 22, 16, 8)):
        sheet.set_column(column, column, width)
    sheet.merge_range("A1:G1", "创文迎检任务分解表", title)
    for span, text in {
        "A2:A3": "序号",
        "B2:B3": "重点工作",
        "C2:C3": "工作内容",
        "D2:E2": "责任单位",
        "F2:F3": "截止日期",
        "G2:G3": "分值",
    }.items():
        sheet.merge_range(span, text, head)
    sheet.write_row("D3", ("牵头单位", "配合单位"), head)
    for row, (number, what, lead, support, due, weight) in enumerate(ROWS, 3):
        sheet.write_row(row, 0, (number, "", what, lead, support), cell)
        if isinstance(due, date):
            sheet.write_datetime(row, 5, due, day)
        else:
            sheet.write(row, 5, due, cell)
        sheet.write(row, 6, weight, cell)
    sheet.merge_range("B4:B5", "环境卫生综合整治", cell)
    sheet.merge_range("B6:B7", "交通秩序整治", cell)
    sheet.write_row("A8", ("合计", "", "", "", "", "", sum(row[-1] for row in ROWS)), cell)
    sheet.merge_range("A9:G9", "备注：时间以通知为准")
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    book.close()


def picture(workbook: Path, page: int, height: int, name: str) -> None:
    """The top of one printed page of a workbook."""
    folder = workbook.parent
    home = f"-env:UserInstallation=file://{folder / 'home'}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, workbook]
    subprocess.run(convert, check=True, capture_output=True)
    pages = ["-f", str(page), "-l", str(page), "-r", str(RESOLUTION)]
    part = ["-x", "0", "-y", "20", "-W", "1286", "-H", str(height)]
    out = HERE / name
    draw = ["pdftoppm", "-png", "-singlefile", *pages, *part]
    subprocess.run([*draw, workbook.with_suffix(".pdf"), out], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "任务分解表.xlsx"
        table(made)
        picture(made, 1, 250, "excel-import")
        sent = ["sheets", "out", "-C", str(PLAN), "--unit", "龙泉街道", "--month", "2020-06"]
        cli.main([*sent, "-o", folder])
        picture(Path(folder) / "龙泉街道-2020-06.xlsx", 3, 240, "excel-sheets")
