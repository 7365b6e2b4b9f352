"""Real files of each form, written for a test."""

from pathlib import Path

from fpdf import FPDF, XPos, YPos

LEVELS = (
    ("Level", "Meaning", "Who"),
    ("1", "Universal services meet the need, and nothing more is asked of anybody at all", "Schools"),
    ("2", "Early help", "Family hubs"),
)
SCOPE = "It binds everybody who works for us, and whoever works on our behalf, wherever they sit."


class Policy(FPDF):
    """A policy in PDF, with a head and a foot on each page."""

    def __init__(self) -> None:
        super().__init__()
        self.add_page()

    def header(self) -> None:
        self.set_font("helvetica", "", 9)
        self.cell(0, 8, "Anytown sharing policy v1.2", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(6)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", "", 9)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")

    def headline(self, text: str, size: float = 16) -> None:
        self._put(text, "B", size)

    def words(self, text: str) -> None:
        self._put(text, "", 11)

    def _put(self, text: str, style: str, size: float) -> None:
        self.set_font("helvetica", style, size)
        self.multi_cell(0, size / 2, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.set_font("helvetica", "", 11)
        with self.table() as table:
            for row in rows:
                table.row(row)
        self.ln(5)


def policy() -> Policy:
    """Build a policy of three pages: a title, headings of two levels, paragraphs, a list and a table."""
    pdf = Policy()
    pdf.headline("Information sharing policy", 22)
    pdf.headline("1. Purpose")
    pdf.words("This policy says how staff share. " * 9)
    pdf.headline("1.1 Whom it binds", 13)
    pdf.words(f"{SCOPE} " * 3)
    pdf.headline("2. Levels of need")
    pdf.rows(LEVELS)
    pdf.add_page()
    pdf.headline("3. Who decides")
    pdf.words("- the duty team\n- the Caldicott Guardian")
    pdf.headline("Records", 11)
    pdf.words("Every decision is recorded.")
    pdf.add_page()
    pdf.words("An end without a heading of its own.")
    return pdf


def saved(pdf: FPDF, file: Path) -> Path:
    """Write a PDF to a file."""
    file.write_bytes(bytes(pdf.output()))
    return file
