"""Prints the lowest version of every dependency of the program, and of what its tests run on."""

import tomllib
from pathlib import Path

TESTING = ("pytest", "pytest-xdist", "hypothesis", "jsonschema", "openpyxl")
OFFICE = ("python-docx", "XlsxWriter", "python-calamine")
MANY = ("distributed", "duckdb")

project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
extras = project["optional-dependencies"]
wanted = [*project["dependencies"]]
wanted += [need for need in extras["test"] if need.partition(">=")[0] in TESTING + OFFICE + MANY]
print("\n".join(need.replace(">=", "==") for need in wanted))
