"""Word and PDF documents, made here from their plainest parts, and what is said of those that cannot be read."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdf
import pytest

from tapeproof.faces.inputs import documents
from tapeproof.faces.inputs.documents import paragraphs
from tapeproof.faces.inputs.draft import Draft
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import drafts
from tapeproof.terms.errors import BadStory

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"


def word(*blocks: str) -> bytes:
    """A .docx with these blocks of WordprocessingML (ECMA-376) in its body."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{P}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        parts.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>")
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def pdf(*pages: list[str]) -> bytes:
    """A PDF 1.4 with these lines on its pages, in Helvetica (ISO 32000, annex H)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        escaped = [line.replace("(", r"\(").replace(")", r"\)") for line in lines]
        shown = "".join(f"({line}) Tj T*\n" for line in escaped)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    where, size = len(out), len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    out += f"startxref\n{where}\n%%EOF\n"
    return out.encode("latin-1")


def locked(content: bytes, password: str) -> bytes:
    out, writer = BytesIO(), pypdf.PdfWriter(clone_from=BytesIO(content))
    writer.encrypt(user_password=password, owner_password=None, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def scan() -> bytes:
    out, writer = BytesIO(), pypdf.PdfWriter()
    writer.add_blank_page(612, 792)
    writer.write(out)
    return out.getvalue()


def read(folder: Path, name: str, content: bytes) -> Draft | str:
    path = folder / name
    path.write_bytes(content)
    (found,) = drafts(str(path), Given())
    return found if isinstance(found, Draft) else str(found)


def test_a_word_document_is_its_paragraphs(tmp_path: Path) -> None:
    content = word(
        paragraph(run("NEW YORK, Dec. 31, 2018 — The S&amp;P 500 lost "), run("9.2%"), run(" in December.")),
        paragraph(),
        paragraph(run("It fell 6.2% in 2018.")),
    )
    draft = read(tmp_path, "story.docx", content)
    assert isinstance(draft, Draft), draft
    assert draft.story.text == ("NEW YORK, Dec. 31, 2018 — The S&P 500 lost 9.2% in December.\n\nIt fell 6.2% in 2018.")
    assert (str(draft.story.published), draft.story.home) == ("2018-12-31", "XNYS")
    assert draft.is_extracted


def test_a_word_document_is_read_as_its_tracked_changes_leave_it(tmp_path: Path) -> None:
    change = 'w:id="1" w:author="an editor" w:date="2025-01-01T00:00:00Z"'
    content = word(
        paragraph(
            run("It rose "),
            f"<w:del {change}><w:r><w:delText>5%</w:delText></w:r></w:del>",
            f"<w:ins {change}>{run('3%')}</w:ins>",
            run("."),
        )
    )
    draft = read(tmp_path, "a.docx", content)
    assert isinstance(draft, Draft), draft
    assert draft.story.text == "It rose 3%."


def test_the_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        "The S&P 500 lost 9.2% in December (its biggest",
        "monthly drop since February 2009), after a three-",
        "year rally. It ended there.",
        "The Nasdaq Composite fell 9.5% in the same month.",
    ]
    draft = read(tmp_path, "a.pdf", pdf(lines))
    assert isinstance(draft, Draft), draft
    assert draft.story.text == (
        "The S&P 500 lost 9.2% in December (its biggest monthly drop since February 2009), after a three-year rally. "
        "It ended there.\n\nThe Nasdaq Composite fell 9.5% in the same month."
    )


def test_a_sentence_runs_on_over_pages_and_what_heads_and_foots_them_is_left_out() -> None:
    body = ["The S&P 500 lost 9.2% in", "December, after a long rally,", "and fell 6.2% in the year."]
    pages = [["Daily note", line, f"Page {number} of 3"] for number, line in enumerate(body, start=1)]
    assert paragraphs(pages) == " ".join(body)


def test_a_page_with_nothing_but_its_number_is_left_out() -> None:
    assert paragraphs([["Up 3%.", "1"], ["2"], ["Down 5%.", "3"]]) == "Up 3%. Down 5%."


def test_a_pdf_that_only_restricts_printing_is_read(tmp_path: Path) -> None:
    draft = read(tmp_path, "a.pdf", locked(pdf(["Shares rose 3%."]), ""))
    assert isinstance(draft, Draft), draft
    assert draft.story.text == "Shares rose 3%."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("locked.pdf", locked(pdf(["Shares rose 3%."]), "secret"), "found a locked one. Save it without a password"),
        ("scan.pdf", scan(), "no text in its pages, as in a scan"),
        ("cut.pdf", pdf(["Shares rose 3%."])[:60], "expected a PDF, found a damaged one ("),
        ("none.pdf", b"Shares rose 3%.", "expected a PDF, found a file of another form"),
        ("empty.pdf", b"", "expected a PDF, found a file of another form"),
        ("none.docx", b"Shares rose 3%.", "expected a Word document (.docx), found a file of another form"),
        ("cut.docx", word(paragraph(run("Up.")))[:200], "found a file of another form, or a damaged one"),
        ("blank.docx", word(paragraph()), "no text in it"),
        ("broken.docx", word("<w:p>"), "found a damaged one ("),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    told = read(tmp_path, name, content)
    assert isinstance(told, str)
    assert said in told
    assert told.startswith(str(tmp_path / name))
    assert "\n" not in told
    assert told.endswith(".")


def test_an_archive_of_another_kind_is_no_document(tmp_path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as parts:
        parts.writestr("sheet.xml", "<x/>")
    assert "an archive without a document in it" in str(read(tmp_path, "a.docx", packed.getvalue()))


def test_a_document_that_unpacks_into_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_UNPACKED", 1_000_000)
    content = word(paragraph(run("a" * 2_000_000)))
    assert len(content) < 10_000
    assert "at most 1 MB, found 2.0 MB" in str(read(tmp_path, "a.docx", content))


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_PAGES", 1)
    assert "at most 1 pages, found 2 pages" in str(read(tmp_path, "a.pdf", pdf(["Up."], ["Down."])))


@pytest.mark.parametrize(("package", "ending"), [("mammoth", "docx"), ("pypdf", "pdf")])
def test_without_the_extra_the_command_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, ending: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"PK")
    (said,) = drafts(str(path), Given())
    assert isinstance(said, BadStory)
    assert str(said) == (
        f"{path}: expected the package {package} to read .{ending} files, found it not installed. "
        f"Run pip install 'tapeproof[{ending}]' and try again."
    )
