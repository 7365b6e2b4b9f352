"""Names of people: what stands like one, and is no ordinary word, day, place, organisation or role.

Nothing here can know every name. A capitalised word that neither the pack nor the lists know counts as one; a word
that is a name and an ordinary word too (Mark, Grace) counts where it stands as a name would.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.privacy.identifiers import Identifier, IdentifierKind
from isp_assistant.privacy.words import Vocabulary, words

UNKNOWN_ROLE = "the person"
LONGEST_NAME = 6
"""How many words of a name or a body are looked at together, so that the time grows with the text alone."""

LOW_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "sgt"}
"""Titles that are also read where they are written small."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u1cff"
"""Vowels and accents that stand over, under or behind a letter, which `\\w` leaves out."""
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_TOKEN = re.compile(rf"[^\W\d_]{_LETTER}*(?:['’-]{_LETTER}+)*")
_SUFFIX = re.compile(r"['’](?:s|m|ve|ll|d|re|t)$|(?<=s)['’]$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?…\n:;]|[-–•*]\s)[\s\"“‘'(\[]*$")
_DIGIT = re.compile(r"\d")
_VERBAL = ("ing", "ed", "ly", "tion", "ness", "ment", "ous", "able", "ful", "less", "ive")
"""Endings of words that open a sentence and are hardly ever a name."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, without a possessive ending; `gap` is what stands between it and the word before."""

    start: int
    end: int
    text: str
    gap: str
    opens: bool
    possessive: bool

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.uncased

    @property
    def uncased(self) -> bool:
        """Whether it is of a script without capitals, of which the lists know no ordinary word: any may be a name."""
        return not (self.text[0].isupper() or self.text[0].islower())

    @property
    def capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def joins(self) -> bool:
        """Whether it goes on from the word before, as a surname does."""
        return self.gap == " " or self.gap == ". "


def tokens(text: str) -> list[Token]:
    """Give the words of a text."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        suffix = _SUFFIX.search(match[0])
        core = match[0][: suffix.start()] if suffix else match[0]
        gap = text[end : match.start()] if found else ""
        opens = bool(_OPENING.search(text[max(0, match.start() - 8) : match.start()])) and not _initial(found, gap)
        found.append(Token(match.start(), match.start() + len(core), core, gap, opens, suffix is not None))
        end = match.end()
    return found


def _initial(before: list[Token], gap: str) -> bool:
    """Whether a full stop only ends an initial or a title."""
    return gap == ". " and bool(before) and (len(before[-1].text) == 1 or before[-1].low in words().titles)


class Names:
    """Finds names in texts, with the words of one pack known as no names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words = words()

    def find(self, text: str) -> Iterator[Identifier]:
        """Give every run of words that may name somebody, with the role to say instead."""
        read = tokens(text)
        marked = self._marked(read, self._bodies(text))
        roles: dict[str, str] = {}
        for first, last in _runs(read, marked):
            begin, end, role = self._role(read, first, last)
            said = {token.low for token in read[first : last + 1]}
            role = role or next((roles[word] for word in said if word in roles), UNKNOWN_ROLE)
            roles |= dict.fromkeys(said, role)
            instead = role[0].upper() + role[1:] if begin.opens and begin.capital else role
            yield Identifier(begin.start, end.end, IdentifierKind.NAME, instead)

    def _bodies(self, text: str) -> tuple[range, ...]:
        """Find organisations and terms of the pack that have names of several words."""
        low = text.lower()
        return tuple(
            range(match.start(), match.end())
            for phrase in self.vocabulary.phrases
            if phrase in low
            for match in re.finditer(rf"\b{re.escape(phrase)}\b", low)
        )

    def _marked(self, read: list[Token], bodies: tuple[range, ...]) -> set[int]:
        free = [not any(token.start in body for body in bodies) for token in read]
        marked = {
            number
            for number, token in enumerate(read)
            if free[number]
            and not self._title(token)
            and (self._introduced(read, number) or self._stands_as_name(read, number))
        }
        said = {read[number].low for number in marked if not self.vocabulary.ordinary(read[number].low)}
        marked |= {n for n, token in enumerate(read) if free[n] and token.capital and token.low in said}
        for number, token in enumerate(read):  # a surname may be any word
            if number - 1 in marked and free[number] and self._continues(read[number - 1], token):
                marked.add(number)
        return marked

    def _continues(self, before: Token, token: Token) -> bool:
        joined = token.gap == " " and token.capital and not before.possessive and not token.opens
        return joined and token.capitals == before.capitals and not self._known(token) and not self._organises(token)

    def _organises(self, token: Token) -> bool:
        return token.low in self.words.organisations

    def _known(self, token: Token) -> bool:
        """Whether a capital has another reason."""
        parts = token.low.split("-")
        return all(
            part in self.words.capitalised
            or part.removesuffix("s") in self.words.capitalised
            or part in self.vocabulary.named
            or part.endswith("shire")
            for part in parts
        )

    def _given(self, token: Token) -> bool:
        return token.low.split("-")[0] in self.words.given

    def _ordinary(self, token: Token) -> bool:
        parts = token.low.split("-")
        return all(len(part) == 1 or self.vocabulary.ordinary(part) for part in parts) or token.low.endswith("n't")

    def _introduced(self, read: list[Token], number: int) -> bool:
        """Whether a title, or what is said before a name, stands before it."""
        token = read[number]
        before = _before_initials(read, number)
        if before < 0 or not token.joins or len(token.text) == 1:
            return False
        plain = self._ordinary(token) or self._known(token)
        if self._title(read[before]):
            return token.capital or not plain
        if any(_ends_with(read, before, phrase) for phrase in self.words.introductions):
            return not plain and not self._organised(read, number) and not token.low.endswith(_VERBAL)
        return False

    def _stands_as_name(self, read: list[Token], number: int) -> bool:
        token = read[number]
        if len(token.text) == 1:
            return False
        given, ordinary = self._given(token), self._ordinary(token)
        if not token.capital:
            return given and not ordinary
        if token.capitals and not given:
            return False
        if self._household(read, number):
            return not self._known(token)
        if ordinary or self._known(token):
            return given and self._placed_as_name(read, number)
        if given:
            return not self._law(read, number)
        if token.opens and not token.uncased and not self._opens_as_name(read, number):
            return False
        return not self._organised(read, number) and not self._place(read, number)

    def _opens_as_name(self, read: list[Token], number: int) -> bool:
        """Whether an unknown word that opens a sentence is followed by what would follow a name."""
        token, after = read[number], read[number + 1] if number + 1 < len(read) else None
        if token.possessive or after is None or after.opens:
            return token.possessive or not token.low.endswith(_VERBAL)
        if token.low.endswith(_VERBAL):
            return False
        if after.gap != " ":
            apposed = after.gap.startswith(",") and (
                after.low in self.words.following or bool(_DIGIT.search(after.gap))
            )
            return apposed or after.gap.startswith((" (", ":"))
        follows = after.low in self.words.doings | self.words.following | self.words.households
        return follows or after.capital or after.low.endswith(("s", "ed"))

    def _placed_as_name(self, read: list[Token], number: int) -> bool:
        """Whether a word that may be a name or another word stands where a name would."""
        token, after = read[number], read[number + 1] if number + 1 < len(read) else None
        before = read[number - 1] if number and token.gap == " " else None
        surname = after is not None and after.gap == " " and after.capital and self._surname(token, after)
        if surname or (before and before.low in self.words.roles):
            return True
        if self._known(token):
            return False
        if not token.opens:
            return not self._organised(read, number) and not self._titled(before)
        return after is not None and after.gap == " " and (token.possessive or after.low in self.words.doings)

    def _surname(self, token: Token, after: Token) -> bool:
        """Whether a capitalised word goes with the one before: not in "Will Tommy come", where a verb opens."""
        return not (self._known(after) or self._ordinary(after) or (token.opens and self._given(after)))

    def _titled(self, before: Token | None) -> bool:
        """Whether it stands in a title such as Head of Year, whose words are capitalised without opening anything."""
        return before is not None and before.capital and not before.opens and self._ordinary(before)

    def _title(self, token: Token) -> bool:
        return token.low in self.words.titles and (token.capital or token.low in LOW_TITLES)

    def _household(self, read: list[Token], number: int) -> bool:
        after = read[number + 1] if number + 1 < len(read) else None
        lone = after is not None and after.gap == " " and after.low in self.words.households and not after.capital
        return lone and number > 0 and read[number - 1].low == "the" and not self._organises(read[number])

    def _law(self, read: list[Token], number: int) -> bool:
        return number + 1 < len(read) and read[number].possessive and read[number + 1].text == "Law"

    def _organised(self, read: list[Token], number: int) -> bool:
        """Whether the capitalised words that it stands among end in what makes an organisation or a place."""
        last = number
        for token in read[number + 1 : number + LONGEST_NAME]:
            if token.gap not in (" ", " & ") or not token.capital:
                break
            last += 1
        after = read[last + 1] if last + 1 < len(read) else None
        ends = self._organises(read[last]) or (after is not None and after.gap == " " and self._organises(after))
        return ends and not any(self._given(token) for token in read[number : last + 1])

    def _place(self, read: list[Token], number: int) -> bool:
        return number > 0 and read[number].gap == " " and read[number - 1].low in self.words.placing

    def _role(self, read: list[Token], first: int, last: int) -> tuple[Token, Token, str]:
        """Take a title, a role before, or a household after into what is replaced, and say what stands instead."""
        after = read[last + 1] if last + 1 < len(read) else None
        if after and after.gap == " " and after.low in self.words.households and not read[last].possessive:
            return read[first], after, after.text
        before = _before_initials(read, first)
        if before >= 0 and read[before + 1].joins and not read[before].possessive:
            token = read[before]
            if self._title(token):
                return self._first_title(read, before), read[last], self.words.titles[token.low]
            if token.low in self.words.roles and before == first - 1 and read[first].gap == " ":
                return token, read[last], token.text
        return read[first], read[last], ""

    def _first_title(self, read: list[Token], number: int) -> Token:
        """Give the first of several titles, as in Detective Sergeant."""
        while number and read[number].gap == " " and read[number].capital and read[number - 1].capital:
            if not (self._title(read[number - 1]) or read[number - 1].low in self.words.roles):
                break
            number -= 1
        return read[number]


def _before_initials(read: list[Token], number: int) -> int:
    """Give the number of the word before a name and its initials, as before "R. J. Greaves"; -1 for none."""
    before = number - 1
    while number - before < LONGEST_NAME and before >= 0 and len(read[before].text) == 1 and read[before].capital:
        before -= 1
    return before


def _ends_with(read: list[Token], number: int, phrase: tuple[str, ...]) -> bool:
    before = read[max(0, number + 1 - len(phrase)) : number + 1]
    return tuple(token.low for token in before) == phrase


def _runs(read: list[Token], marked: set[int]) -> Iterator[tuple[int, int]]:
    """Give marked words that stand together as first and last number."""
    numbers = sorted(marked)
    while numbers:
        first = last = numbers.pop(0)
        while numbers and numbers[0] == last + 1 and read[last + 1].gap == " " and not read[last].possessive:
            last = numbers.pop(0)
        yield first, last
