"""Text that has to be quoted to stay whole."""


def quoted(text: str) -> str:
    """A text of one line in quotation marks, single ones unless it holds some itself."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
