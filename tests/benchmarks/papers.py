"""A pack of as many sections as thirty years of meeting papers have: the shipped ones among invented neighbours."""

import random
from dataclasses import replace

from isp_assistant.domain.model import Document, Pack, Section

PER_DOCUMENT = 100
WORDS = range(30, 120)

Asked = list[tuple[str, tuple[str, str]]]
"""Queries, each with the document and section that it is asked of."""


def held_back(pack: Pack) -> tuple[Pack, Asked]:
    """Take the first everyday line of each section out of a pack, to search for the section by it."""
    asked: Asked = []
    documents = {}
    for document in pack.documents.values():
        sections = {}
        for section in document.sections.values():
            asked.extend((line, (document.id, section.id)) for line in section.asked[:1])
            sections[section.id] = replace(section, asked=section.asked[1:])
        documents[document.id] = replace(document, sections=sections)
    return replace(pack, documents=documents), asked


def among(pack: Pack, sections: int) -> Pack:
    """Put the documents of a pack among others, as many sections in all, made of words as frequent as its own."""
    drawn = random.Random(18_11_2009)
    own = [section for document in pack.documents.values() for section in document.sections.values()]
    words = [word for section in own for word in section.body.replace("|", " ").split()]
    like = next(iter(pack.documents.values()))
    documents = dict(pack.documents)
    for number in range((sections - len(own)) // PER_DOCUMENT):
        made = (_section(drawn, str(at), own, words) for at in range(PER_DOCUMENT))
        name = f"paper-{number}"
        documents[name] = _document(like, name, {section.id: section for section in made})
    return replace(pack, documents=documents)


def _section(drawn: random.Random, name: str, own: list[Section], words: list[str]) -> Section:
    body = " ".join(drawn.choices(words, k=drawn.choice(WORDS)))
    return Section(name, drawn.choice(own).heading, 2, body)


def _document(like: Document, name: str, sections: dict[str, Section]) -> Document:
    return replace(like, id=name, title=f"Paper {name}", sections=sections)
