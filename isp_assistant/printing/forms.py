"""The forms that a paper can be written in. The same paper always gives the same bytes."""

from isp_assistant.printing.paper import Paper

FORMS = ("md", "docx", "pdf")
EXPORTS = (*FORMS, "json", "csv")
"""The forms of records: papers, and what other programs read."""


def written(paper: Paper, form: str) -> bytes:
    """Write a paper in one of `FORMS`; the library behind a form is loaded when it is first asked for."""
    match form:
        case "docx":
            from isp_assistant.printing.docx import docx

            return docx(paper)
        case "pdf":
            from isp_assistant.printing.pdf import pdf

            return pdf(paper)
        case _:
            from isp_assistant.printing.markdown import markdown

            return markdown(paper).encode("utf-8")
