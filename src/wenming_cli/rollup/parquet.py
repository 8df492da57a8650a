"""Tables as Parquet: their text is read by duckdb with the types of the columns, and written."""

from pathlib import Path
from typing import Any

from wenming_cli.rollup.record_tables import TABLES


def database_engine() -> Any:
    """What reads and writes; ``ModuleNotFoundError`` where the extra is not installed."""
    import duckdb  # noqa: PLC0415  an extra, and a heavy one

    return duckdb


def convert(texts: Path, folder: Path) -> None:
    """Write every table of a folder of texts into another one."""
    with database_engine().connect(config={"threads": 1}) as database:
        for table in TABLES:
            rows = database.read_csv(
                str(texts / f"{table.name}.csv"),
                header=True,
                columns={name: kind.value for name, kind in table.all_columns.items()},
                auto_detect=False,
                parallel=False,
            )
            rows.write_parquet(str(folder / f"{table.name}.parquet"))
