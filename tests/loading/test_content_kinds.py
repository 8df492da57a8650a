"""What a file of evidence is, by its first bytes."""

import pytest

from wenming_cli.loading.evidence.content_kinds import OTHER, kind_of_content


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\0\0\0\x18ftypmp42", "mp4"),
        (b"BM\x36\0\0\0\0\0\0\0", "bmp"),
        (b"%PDF-1.7", "pdf"),
        ("整改\n".encode("utf-16-be"), OTHER),
    ],
)
def test_a_kind_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of_content(head) == kind


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "gb18030", "utf-8-sig"])
def test_text_in_any_of_the_encodings_people_have_is_text(codec: str) -> None:
    mark = b"\xfe\xff" if codec == "utf-16-be" else b""
    assert kind_of_content(mark + "整改情况".encode(codec)) == "text"


def test_what_only_begins_like_another_kind_is_text() -> None:
    assert kind_of_content("BMI 是体重指数".encode()) == kind_of_content("整改情况".encode())
