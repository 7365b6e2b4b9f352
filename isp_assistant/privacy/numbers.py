"""Identifiers with a form of their own: numbers with check digits, telephones, addresses, dates of birth."""

import re
from collections.abc import Iterator

import phonenumbers
from stdnum.gb import nhs, upn

from isp_assistant.privacy.identifiers import Identifier, IdentifierKind

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ONLINE = re.compile(r"(?<![\w@.])@\w[\w.]*\w")
_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NHS_BEFORE = re.compile(r"\bnhs(?:\W+(?:no|num|number))?\W*(?:is\W*)?$", re.IGNORECASE)
_UPN = re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b", re.IGNORECASE)
_UPN_BEFORE = re.compile(r"\b(?:upn|pupil number)\W*(?:is\W*)?$", re.IGNORECASE)

# Two prefix letters, six digits, a letter A to D; HMRC's manual NIM39110 names the letters that are never used.
# QQ, which HMRC prints in examples, is caught as well: it costs nothing and people copy the form.
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?(?!1st|2nd|3rd|\dth)\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_VEHICLE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[ ./-]\d{{1,2}}[ ./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_BIRTH = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|born|birthday|birth date)\b\W*(?:on|is|was|in)?\W*(?:the )?(?P<date>{_DATE})",
    re.IGNORECASE,
)

_STREET = (
    "Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Court|Crescent|Terrace|Place|Grove|Gardens|Hill|Row|Mews|Walk|"
    "View|Square|Rise|Green"
)
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Apartment|Room) \w+,? )?\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'’-]*\.? ){{1,3}}(?:{_STREET})\b"
)

NEAR = 30
"""How far before a number the word that names it may stand."""

FEWEST_DIGITS = 9
"""A telephone number with its area code has no fewer."""

_Kind = IdentifierKind
PATTERNS = (
    (_EMAIL, _Kind.EMAIL),
    (_ONLINE, _Kind.ONLINE),
    (_NATIONAL_INSURANCE, _Kind.NATIONAL_INSURANCE),
    (_POSTCODE, _Kind.POSTCODE),
    (_VEHICLE, _Kind.VEHICLE),
    (_ADDRESS, _Kind.ADDRESS),
)


def numbers(text: str) -> Iterator[Identifier]:
    """Find every identifier that has a form of its own; those that overlap are all given."""
    for pattern, kind in PATTERNS:
        for match in pattern.finditer(text):
            yield _found(match.start(), match.end(), kind)
    for match in _BIRTH.finditer(text):
        yield _found(match.start("date"), match.end("date"), _Kind.BIRTH)
    yield from _checked(text)
    yield from _telephones(text)


def _found(start: int, end: int, kind: IdentifierKind) -> Identifier:
    return Identifier(start, end, kind, f"[{kind}]")


def _checked(text: str) -> Iterator[Identifier]:
    """Find numbers whose check digit is right, and those that are called so and may be mistyped."""
    for match in _TEN_DIGITS.finditer(text):
        if nhs.is_valid(match[0]) or _NHS_BEFORE.search(_before(text, match)):
            yield _found(match.start(), match.end(), _Kind.NHS_NUMBER)
    for match in _UPN.finditer(text):
        if upn.is_valid(match[0]) or _UPN_BEFORE.search(_before(text, match)):
            yield _found(match.start(), match.end(), _Kind.PUPIL_NUMBER)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - NEAR) : match.start()]


def _telephones(text: str) -> Iterator[Identifier]:
    """Find numbers that could be dialled from England, also those that no operator has given out."""
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        digits = sum(character.isdigit() for character in match.raw_string)
        if digits >= FEWEST_DIGITS and match.raw_string.lstrip("(").startswith(("0", "+")):
            yield _found(match.start, match.end, _Kind.TELEPHONE)
