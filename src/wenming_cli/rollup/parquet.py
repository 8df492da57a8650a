"""Tables as Parquet: their text is read by duckdb with the types of the columns, and written."""

from pathlib import Path

from wenming_cli.rollup.record_tables import OF_PLAN, TABLES


def require_duckdb() -> None:
    """Raise ``ModuleNotFoundError`` where the extra is not installed, before anything is done."""
    import duckdb  # noqa: F401, PLC0415  an extra, and a heavy one


def convert(texts: Path, folder: Path) -> None:
    """Write every table of a folder of texts into another one."""
    import duckdb  # noqa: PLC0415  the same

    with duckdb.connect(config={"threads": 1}) as database:
        for table in TABLES:
            columns = {**OF_PLAN, **table.columns}
            rows = database.read_csv(
                str(texts / f"{table.name}.csv"),
                header=True,
                columns={name: kind.value for name, kind in columns.items()},
                auto_detect=False,
                parallel=False,
            )
            rows.write_parquet(str(folder / f"{table.name}.parquet"))
