"""What else a finding can say: refusals of the reader, and what golden cases, scenarios, examples and proofs come to.

Rules explain themselves; each of these has its explanation, and a bad sample, here. Where it can be shown, the good
sample is the file of `rules.sample` that the bad one was made of. A file that is None in a sample is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from isp_assistant.domain.model import Severity
from isp_assistant.pack.rules.sample import MORE, changed, tree

CASE = MORE["cases/first.yaml"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means and how to put it right; the sample is empty where it does not fit on a page."""

    explanation: str
    bad: Mapping[str, str | None]
    severity: Severity = Severity.ERROR


CODES = {
    "misquotation": Code(
        "Words are quoted that the source does not have. Put them as the source has them, or restate without quoting.",
        {},
    ),
    "long-quotation": Code(
        "A quotation of more than 30 words restates nothing. Quote only where the wording decides.",
        {},
        Severity.WARNING,
    ),
    "source-not-at-hand": Code(
        "The text that a document quotes is not in the folder of sources. Put it there, or mend source_file.",
        {},
        Severity.WARNING,
    ),
    "bad-attribute": Code(
        'Braces behind a heading hold an id and pages. Write {#id pages="26-28"}, or take them out.',
        changed("documents/guide.md", ("# 1 First", "# 1 First {pages: 26}")),
    ),
    "bad-citation": Code(
        "A citation names a place to read. Write document#section, or law#provision.",
        tree(("cites: [law#s47]\n    answers", "cites: [section 47]\n    answers")),
    ),
    "bad-date": Code(
        "A date is written year first. Write it as 2026-11-24.",
        tree(("review_by: 2030-01-01", "review_by: 1 January 2030")),
    ),
    "bad-flag": Code(
        "A flag is on or off. Write true or false.",
        tree(("entry: true", "entry: yes")),
    ),
    "bad-id": Code(
        "An id has lower-case letters, digits, dots and hyphens. Rename it so.",
        changed("documents/guide.md", ("id: guide", "id: the guide")),
    ),
    "bad-number": Code(
        "A number is written in digits. Write it so.",
        changed("invariants.yaml", ("names_role: true", "within: {risk: two}")),
    ),
    "bad-pages": Code(
        "Pages are one number or a range. Write 26 or 26-28.",
        changed("documents/guide.md", ("# 1 First", '# 1 First {pages="26 to 28"}')),
    ),
    "bad-value": Code(
        "A field takes one of a closed list. Choose one of those that the message names.",
        tree(("decision: do-not-share", "decision: dont-share")),
    ),
    "control-character": Code(
        "A character that is not shown could change how text is read. Delete it.",
        tree(("Keep it", "Keep it\u202e")),
    ),
    "duplicate-id": Code(
        "Two things have one id, so a reference to it could mean either. Rename one.",
        changed("cases/first.yaml", ("- id: a", f"{CASE}- id: a")),
    ),
    "cited-twice": Code(
        "One place to read needs to be named once. Take the second out.",
        tree(("cites: [law#s47]\n    answers", "cites: [law#s47, law#s47]\n    answers")),
    ),
    "empty-file": Code(
        "A file with nothing in it is probably a slip. Fill it in, or take it out.",
        {"glossary.yaml": ""},
    ),
    "file-too-large": Code(
        "A file over the limit is not read, so that nothing hangs. Split it.",
        {},
    ),
    "missing-file": Code(
        "A pack cannot do without this file. Add it.",
        {"facts.yaml": None},
    ),
    "missing-key": Code(
        "An entry cannot do without this key. Add it.",
        tree(("title: Can I share this?\n", "")),
    ),
    "no-front-matter": Code(
        "A document says first what it is. Begin it with ---, its keys, and ---.",
        changed("documents/guide.md", ("---\nid: guide", "id: guide")),
    ),
    "no-sections": Code(
        "A document is cited by its sections, and this one has none. Give it headings.",
        changed("documents/guide.md", ("# 1 First\n\nText.\n", "")),
    ),
    "not-utf-8": Code(
        "The file holds bytes that are not text. Save it as UTF-8.",
        tree(("Keep it", "Keep it \udc96 for now")),
    ),
    "reserved-name": Code(
        "Unsure, otherwise, advice and law mean something of their own in these files. Take another name.",
        changed("facts.yaml", ("    none:", "    otherwise: {label: Else}\n    none:")),
    ),
    "text-before-heading": Code(
        "Text before the first heading belongs to no section. Put it under one.",
        changed("documents/guide.md", ("# 1 First", "Text.\n\n# 1 First")),
    ),
    "unknown-entry": Code(
        "The pack says that conversations start in a tree that is no entry. Mend the name.",
        changed("pack.yaml", ("entry: triage", "entry: tirage")),
    ),
    "unknown-file": Code(
        "Nothing reads this file where it lies. Move it, rename it, or take it out.",
        {"decisions/notes.txt": "Ask Jo.\n"},
    ),
    "unknown-key": Code(
        "A key means nothing here, so what stands under it would be lost. Mend its name.",
        tree(("    why: Danger", "    wyh: Danger")),
    ),
    "wrong-form": Code(
        "A list, a text or a block of keys stands where another form is read. Follow the message.",
        tree(("do: [record]", "do: record")),
    ),
    "yaml": Code(
        "The file cannot be read as YAML. Look at indents, quotes and colons at the place named.",
        tree(("title: Can I share this?", "title: Can I share this?: yes or no")),
    ),
    "yaml-alias": Code(
        "An alias makes a reader look elsewhere for what is meant. Write the value out.",
        tree(("do: [record]", "do: *steps")),
    ),
    "yaml-anchor": Code(
        "An anchor makes a reader look elsewhere for what is meant. Write the value out.",
        tree(("do: [record]", "do: &steps [record]")),
    ),
    "yaml-depth": Code(
        "So deep a nesting is a slip or an attack. Make it flat.",
        {"glossary.yaml": "[" * 61 + "]" * 61 + "\n"},
    ),
    "yaml-documents": Code(
        "A file holds one document. Split it.",
        changed("cases/first.yaml", ("- id: a", "- id: b\n---\n- id: a")),
    ),
    "yaml-duplicate-key": Code(
        "One of two values would be lost without a word. Take one key out.",
        tree(("title: Keep it", "title: Keep it\n    title: Keep it back")),
    ),
    "yaml-key": Code(
        "A key is a word or a phrase. Mend it.",
        tree(("{high: share", "{[high]: share")),
    ),
    "yaml-merge": Code(
        "A merge key hides what an entry says. Write the values out.",
        tree(("title: Keep it", "title: Keep it\n    <<: {because: No.}")),
    ),
    "yaml-tag": Code(
        "Every value is text, so a tag says nothing. Take it out.",
        tree(("title: Keep it", "title: !!str Keep it")),
    ),
    "case-fails": Code(
        "A golden case comes out otherwise than its source says. Mend whichever is wrong.",
        changed("cases/first.yaml", ("accept: [share]", "accept: [ask-first]")),
    ),
    "case-open": Code(
        "A golden case does not say enough for a decision. Add the fact that is still asked.",
        changed("cases/first.yaml", ("{risk: high}", "{}")),
    ),
    "case-unsafe": Code(
        "A golden case comes out as something that its source rejects as unsafe. Mend the tree.",
        changed("cases/first.yaml", ("accept: [share]", "accept: [share-now]\n  reject: [share]")),
    ),
    "scenario-both": Code(
        "A scenario calls one answer right and a wrong turn. Take it out of expect or of tempting.",
        changed("scenarios/first.yaml", ("cites:", "tempting: {share: Too soon.}\n    cites:")),
    ),
    "scenario-contradicts": Code(
        "A scenario expects an answer that its own facts contradict. Mend whichever is wrong.",
        changed("scenarios/first.yaml", ("expect: [share]", "ask: risk\n    expect: [none]")),
    ),
    "scenario-key": Code(
        "A key question asks for a fact that is not known by then. Add it, or take the question out.",
        {
            **changed("scenarios/first.yaml", ("    expect:", "    key_questions: [mood]\n    expect:")),
            **changed("facts.yaml", ("risk:\n", "mood: {label: Mood, values: {low: {label: Low}}}\nrisk:\n")),
        },
    ),
    "scenario-fails": Code(
        "A scenario teaches another answer than the trees give. Mend whichever is wrong.",
        changed("scenarios/first.yaml", ("expect: [share]", "expect: [ask-first]")),
    ),
    "scenario-open": Code(
        "A scenario expects a decision where a question is still open. Add the fact.",
        changed("scenarios/first.yaml", ("    facts: {risk: high}\n", "")),
    ),
    "bad-phrase": Code(
        "A phrase of facts.yaml is not well formed, so it would never be found. Follow the message.",
        changed("facts.yaml", ("words: [no worries]", "words: [no (worries]")),
    ),
    "unknown-class": Code(
        "A phrase of facts.yaml names a class of words that there is not. Mend the name, or write the words out.",
        changed("facts.yaml", ("words: [no worries]", "words: [no <worries>]")),
    ),
    "example-misread": Code(
        "An example beside a value is not read as that value. Add words for it, or mend the example.",
        changed("facts.yaml", ("words: [no worries]", "words: [no worries], examples: [she is in danger]")),
    ),
    "example-strays": Code(
        "An example of a tree is read as no question to decide, or as one that cannot come to its tree. "
        "Mend the example, or add words to facts.yaml.",
        changed("decisions/triage.yaml", ("start:", "examples: [the weather is fine]\nstart:")),
    ),
    "invariant-broken": Code(
        "A path exists on which something that must always hold does not. The message gives the facts.",
        changed("invariants.yaml", ("names_role: true", "decision: [share-now]")),
    ),
    "too-large-to-prove": Code(
        "An invariant has more situations than are searched, so it is not proved. Split the tree.",
        {},
    ),
}
