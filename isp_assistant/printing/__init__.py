"""Papers to hand on: one small model, written as Markdown, DOCX or PDF. The door of python-docx and fpdf2."""
