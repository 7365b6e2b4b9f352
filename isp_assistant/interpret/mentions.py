"""Bodies and people that a text names: what each would be as a recipient, and as the one whom it is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isp_assistant.interpret.ages import ADULT, Age
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene

MANY = "many-people"
CHILD = "child"
PARENT = "parent"
OTHER_ADULT = "other-adult"
PROFESSIONAL = "professional"
RELATIVE = "relative-or-friend"
OWN = "own-organisation"
OWN_ASKER = "the-person"

SOCIAL_CARE = "childrens-social-care"

ANOTHER_AREA = "another-area"

OTHER_SOCIAL_CARE = frozenset({ANOTHER_AREA, "adult-services"})
"""Bodies with social workers of their own."""

PEOPLE = frozenset({RELATIVE, OWN, "elected-member"})
"""Recipients that are people, whatever else they are called."""

OF_CHILDREN = frozenset({"school", "early-years", "youth-justice"})
"""Bodies that know children, and parents as those children's."""

SCHOOLS = frozenset({"school", "early-years"})
"""Bodies that are somebody's own ("his nursery") where that is a child."""

GROWN = 26
"""From this age on nobody is called a lad or a girl."""

BRINGING_UP = 4
"""Words behind "nan, who" within which it is said that she brings a child up."""

FEW = 30
"""Mentions within which a grown-up's children are looked for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named by the words first to last; `start` is where what belongs to it begins ("his new ...").

    `to` is the value as a recipient and `who` the value of whom it is about, each None where there is none: a grown-up
    who may be a parent or not has no `who`. `gender` is he, she or nothing. `of` is whose it is ("mum's landlord").
    `person` marks people, and `plural` several of them, or a body. `partner` is an id of the directory.
    """

    start: int
    first: int
    last: int
    to: str | None
    who: str | None
    gender: str = ""
    person: bool = True
    plural: bool = False
    of: "Mention | None" = field(default=None, compare=False)  # a chain of owners may be as long as a text
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A partner of the directory that the words first to last name; `to` is its value as a recipient, if it has one."""

    first: int
    last: int
    partner: str
    to: str | None


def mentions_of(scene: Scene, ages: Sequence[Age], partners: Iterable[Named]) -> tuple[Mention, ...]:
    """Put together whom a text names, from left to right."""
    found: list[Mention] = []
    aged = {age.last: age for age in ages}
    for cluster in _clusters(list(_spans(scene, partners))):
        found.append(_grown(scene, aged, _merged(scene, cluster), found[-1] if found else None))
    aged_too = sorted(_aged(scene, ages, found), key=_place)
    return tuple(sorted(_family(scene, aged_too), key=_place))


def _place(mention: Mention) -> int:
    return mention.first


# --- what overlaps is one mention


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    source: str
    value: str | None


def _spans(scene: Scene, partners: Iterable[Named]) -> Iterator[_Span]:
    """Give the spans that name somebody, by the fact that says so, a partner, or a class of people and bodies."""
    for named in partners:
        yield _Span(named.first, named.last, "recipient", named.to)
        yield _Span(named.first, named.last, "partner", named.partner)
    kinds = {at: kind for kind in scene.said.get("information", ()) for at in range(kind.first, kind.last + 1)}
    for source in ("recipient", "about"):
        for found in scene.said.get(source, ()):
            kind = kinds.get(found.first)
            inside = kind is not None and kind.first <= found.first and found.last <= kind.last
            longer = kind is not None and (kind.first, kind.last) != (found.first, found.last)
            qualifies = inside and longer and not _goes_there(scene, kind)  # "health records" name no body
            verb = found.first == found.last and scene.past(found.last)  # "headed", "related"
            if source == "about" or not (qualifies or verb):
                yield _Span(found.first, found.last, source, found.meaning)
    for at in scene.classes:
        for source in ("adult", "body"):
            end = scene.begins(at, source)
            if end is not None:
                yield _Span(at, end - 1, source, None)


def _goes_there(scene: Scene, kind: Found[str] | None) -> bool:
    """ "Can the minutes go to school": a thing is sent there, where "he goes to school" says what he does."""
    if kind is None or scene.lemma(kind.first) != "go":
        return False
    return any(scene.among(at, "files") or scene.among(at, "it") for at in scene.before(kind.first, 4))


def _clusters(spans: list[_Span]) -> Iterator[list[_Span]]:
    """Gather spans that overlap: the longest of them rules, and those within it say more about it."""
    chain: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.first, one.last)):
        if chain and span.first > max(one.last for one in chain):
            yield from _ruled(chain)
            chain = []
        chain.append(span)
    yield from _ruled(chain)


def _ruled(chain: list[_Span]) -> Iterator[list[_Span]]:
    left = [span for span in chain if span.source != "partner" or not _two_bodies(span, chain)]
    left.sort(key=lambda span: (span.first - span.last, -span.last))  # "new school nurse": a name ends in what it is
    gathered: list[list[_Span]] = []
    while left:
        ruling = left[0]
        gathered.append([span for span in left if span.first <= ruling.last and span.last >= ruling.first])
        left = [span for span in left if span not in gathered[-1]]
    yield from sorted(gathered, key=lambda cluster: cluster[0].first)


def _two_bodies(partner: _Span, spans: list[_Span]) -> bool:
    """ "Nursery and school" may be the name of one body, but here two are meant."""
    inside = [s for s in spans if s.value and s.source == "recipient" and partner.first <= s.first <= partner.last]
    return len({span.last for span in inside if span.last <= partner.last}) > 1


def _merged(scene: Scene, cluster: list[_Span]) -> Mention:
    ruling = cluster[0]
    values: dict[str, str | None] = {}
    for span in cluster:
        if span.last == ruling.last and (span.source in ("about", "adult") or _whole(scene, ruling, span)):
            values[span.source] = values.get(span.source) or span.value
    who = values.get("about")
    to = values.get("recipient") or (PARENT if who == PARENT else None)
    person = bool(values.keys() & {"about", "adult"}) or to in PEOPLE
    return Mention(
        start=ruling.first,
        first=ruling.first,
        last=ruling.last,
        to=to,
        who=who,
        gender=_gender(scene, ruling),
        person=person,
        plural=not person or _plural(scene, ruling.last),
        partner=values.get("partner"),
    )


def _whole(scene: Scene, ruling: _Span, span: _Span) -> bool:
    """Does a span say all of what rules it? "Officer" does not say what a probation officer is."""
    return all(scene.among(at, "determiners") for at in range(ruling.first, span.first))


def _plural(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    one_of = [scene.lemma(at) for at in range(max(place - 4, 0), place)]
    if "one" in one_of and "of" in one_of:
        return False
    if scene.listed(place, "plural"):
        return True
    owns = word.owner or scene.listed(place, "owning")
    return word.plain.endswith("s") and not word.plain.endswith("ss") and word.lemma != word.plain and not owns


def _gender(scene: Scene, span: _Span) -> str:
    """Give he or she for what a name says; "his social worker" says whose she is."""
    for place in range(span.last, span.first - 1, -1):
        whose = scene.gender(place) or scene.words[place].owner or scene.listed(place, "owning")  # "mums ex"
        if place < span.last and whose:
            continue
        for gender in ("he", "she"):
            if scene.among(place, gender):
                return gender
    return ""


# --- what belongs to a mention


def _grown(scene: Scene, ages: Mapping[int, Age], mention: Mention, before: Mention | None) -> Mention:
    """Take in what belongs to a mention from the left: determiners, adjectives, an age, and whose it is."""
    if _of_something_unknown(scene, mention):
        if before and _works_for(scene, mention, before):
            return replace(mention, start=before.start, to=before.to)
        return replace(mention, to=None, person=False, plural=True)
    if (
        _qualifies(scene, mention)
        or _of_a_role(scene, mention)
        or (before and before.last == mention.first - 1 and _is_nearby(scene, mention))
    ):
        return replace(mention, to=None, who=None, person=False, plural=True)
    start = mention.first
    while scene.same(start - 1, mention.first) and not _owns_by_age(scene, ages, start - 1):
        if before and before.last == start - 1:
            return _owned(scene, mention, start, before)
        if scene.words[start - 1].owner and scene.words[start - 1].capital and not scene.classes.get(start - 1):
            return replace(mention, start=start - 1)  # "Ruby's mum"
        if start - 1 in ages:
            start = ages[start - 1].first
        elif is_kind_of(scene, start - 1):
            start -= 2
        elif not _belongs(scene, start - 1):
            break
        else:
            start -= 1
    few = mention.who == MANY and any(_is_few(scene, at) for at in range(start, mention.first + 1))
    return replace(mention, start=start, who=_one_by_one(scene, mention) if few else mention.who)


def _owns_by_age(scene: Scene, ages: Mapping[int, Age], place: int) -> bool:
    """ "An 8 year old's dad": the age is that of whoever's he is."""
    return place in ages and scene.words[place].owner


def _is_few(scene: Scene, place: int) -> bool:
    plain = scene.words[place].plain
    return scene.among(place, "few") or (len(plain) == 1 and plain.isdecimal())


def _one_by_one(scene: Scene, mention: Mention) -> str | None:
    """ "The two kids we see" are no list."""
    return CHILD if scene.among(mention.first, "offspring") else None


def is_kind_of(scene: Scene, place: int) -> bool:
    """ "The breastfeeding charity": a word that says nothing else, behind "the" or "a"."""
    word = scene.words[place]
    known = word.stop or word.skip or word.owner or place in scene.classes or word.lemma in scene.english.grammar
    return not known and scene.same(place - 1, place) and scene.listed(place - 1, "articles")


def _belongs(scene: Scene, place: int) -> bool:
    number = scene.lemma(place).isdecimal()
    return number or scene.among(place, "determiners") or scene.among(place, "adjectives")


def _of_something_unknown(scene: Scene, mention: Mention) -> bool:
    """ "Welfare officer": an officer of something that is not known is no police officer."""
    if mention.first != mention.last or not scene.among(mention.first, "ranks"):
        return False
    before = mention.first - 1
    if not scene.same(before, mention.first) or scene.words[before].stop:
        return False
    known = ("determiners", "adjectives", "prepositions", "coordinators", "turned", "verb_chain", "breaks")
    verb = any(scene.begins(before, kind) for kind in ("tell", "give", "move", "ask"))
    return not verb and not any(scene.among(before, group) for group in known)


def _works_for(scene: Scene, mention: Mention, body: Mention) -> bool:
    """ "Police youth engagement officer": no more than unknown words stand between a body and its officer."""
    between = range(body.last + 1, mention.first)
    if body.person or body.to is None or len(between) > 3 or not scene.same(body.last, mention.first):
        return False
    parts = ("prepositions", "coordinators", "auxiliaries", "pronouns", "determiners")
    verbs = ("tell", "give", "move", "ask", "know", "say")
    return not any(
        scene.words[at].stop
        or any(scene.among(at, group) for group in parts)
        or any(scene.begins(at, verb) is not None for verb in verbs)
        for at in between
    )


def _qualifies(scene: Scene, mention: Mention) -> bool:
    """ "School run", "child protection", "family court case": a name before a thing is no body and no person."""
    behind = mention.last + 1
    if not scene.same(behind, mention.first) or scene.words[mention.last].owner:
        return False
    if mention.to and scene.among(behind + 1, "roles"):  # "YOT case manager"
        return False
    return scene.among(behind, "things") or (mention.to is not None and _of_papers(scene, mention.first, behind))


def _of_a_role(scene: Scene, mention: Mention) -> bool:
    """ "A Y4 teacher", "the kids' worker", but "the girl's teacher": whom one works with is nobody in particular."""
    behind = mention.last + 1
    if mention.who != CHILD or not scene.same(behind, mention.first):
        return False
    if scene.lemma(behind) == "in" and scene.lemma(behind + 1) == "need":  # "our child in need plan"
        return True
    plain = not scene.words[mention.last].owner
    several = scene.words[mention.last].plain == "childrens" or _plural(scene, mention.last)
    bare = several and not scene.among(mention.first - 1, "determiners")
    role = any(scene.among(behind, group) for group in ("roles", "officials", "of_children"))
    return role and (plain or bare) and not scene.gender(mention.first - 1)


def _is_nearby(scene: Scene, mention: Mention) -> bool:
    """ "The girl next door": behind somebody it says where they live."""
    return scene.lemma(mention.first) == "next"


def _of_papers(scene: Scene, first: int, place: int) -> bool:
    """ "Their school reports go", "his YOT record", but "does the school report it"."""
    owner = first > 0 and scene.words[first - 1].owner  # "the baby's health visitor notes"
    asked = any(scene.among(at, "turned") for at in scene.before(first, 2))
    handed = any(scene.begins(first - 1, kind) is not None for kind in ("give", "move"))  # "send the school report"
    article = scene.listed(first - 1, "articles") or (scene.listed(first, "articles") and handed)
    owned = (owner or article) and not asked
    behind = scene.next(place)
    object_follows = any(scene.among(behind, group) for group in ("determiners", "pronouns"))
    return scene.among(place, "papers") and owned and not object_follows


def _owned(scene: Scene, mention: Mention, start: int, owner: Mention) -> Mention:
    """ "Mum's landlord", "the childs nursery", "mum's partner": a parent's partner is a parent as well, where
    "dad's mum" and "his girlfriend's mum" are relatives.
    """
    somebody = start == mention.first and mention.person and not (mention.to or mention.who or owner.person)
    if somebody and owner.to and owner.to != ANOTHER_AREA:  # "the Barnardos lady"
        return replace(mention, start=owner.start, to=owner.to)
    if owner.to == ANOTHER_AREA and mention.to == SOCIAL_CARE and start == mention.first:  # "Wigan duty team"
        return replace(mention, start=owner.start, to=ANOTHER_AREA)
    if owner.to and owner.to == mention.to and start == mention.first and not scene.words[owner.last].owner:
        return replace(mention, start=owner.start)  # "the CAMHS nurse"
    if scene.lemma(start) == "the":  # "give governors the names"
        return replace(mention, start=start)
    if not (scene.words[owner.last].owner or (owner.person and scene.listed(owner.last, "owning"))):
        return replace(mention, start=start)
    if not owner.person:
        return replace(mention, start=owner.start, to=_of_body(scene, mention, owner))
    parent = owner.who == PARENT and scene.among(mention.last, "partners")
    parent = parent or (owner.who == PARENT and _asks_for_child(scene, mention))
    who, to = (PARENT, mention.to or PARENT) if parent else (mention.who, mention.to)
    to = PARENT if parent and to == OWN_ASKER else to
    if mention.who == PARENT and (owner.to == RELATIVE or (owner.who == PARENT and not parent)):
        who, to = OTHER_ADULT if owner.who == PARENT else None, RELATIVE
    if owner.who == PARENT and scene.among(mention.last, "siblings"):  # "dad's sister"
        who, to = OTHER_ADULT, RELATIVE
    return replace(mention, start=owner.start, of=owner, who=who, to=to)


def _asks_for_child(scene: Scene, request: Mention) -> bool:
    """ "Mum's subject access request for her son's file": it is not for her own."""
    link = scene.next(request.last)
    near = range(link + 1, link + 5)
    child = any(found.first in near and found.meaning == CHILD for found in scene.said.get("about", ()))
    return (
        request.to == OWN_ASKER and (scene.lemma(link) in ("for", "on") or scene.among(link, "topic_links")) and child
    )


def _of_body(scene: Scene, mention: Mention, owner: Mention) -> str | None:
    """ "Kent's duty desk", "the school's parent liaison": who has no value of their own is the body they belong to."""
    elsewhere = owner.to in OTHER_SOCIAL_CARE and mention.to == SOCIAL_CARE
    return owner.to if mention.to in (None, OWN, PARENT) or elsewhere else mention.to


# --- children and parents


def _aged(scene: Scene, ages: Sequence[Age], found: list[Mention]) -> list[Mention]:
    """Let an age say of somebody whether it is a child; one that belongs to nobody named is somebody itself."""
    result = list(found)
    for age in ages:
        who = CHILD if age.years < ADULT else OTHER_ADULT
        holder = next((n for n, m in enumerate(result) if _holds(scene, m, age)), _said_to_be(scene, result, age))
        holder = _meant_before(scene, result, age) if holder is None else holder
        if holder is None:
            result.append(_nameless(scene, age, who))
        elif result[holder].who in (None, CHILD) or who == CHILD:
            result[holder] = replace(result[holder], who=who)
    return _once_more(scene, result, ages)


def _once_more(scene: Scene, found: Sequence[Mention], ages: Sequence[Age]) -> list[Mention]:
    """ "Her nephew (22) ... the nephew's address": the same word behind "the" is the same person once more."""
    grown = {
        scene.lemma(m.last): m for m in found if m.who == OTHER_ADULT and any(_holds(scene, m, age) for age in ages)
    }
    result = []
    for mention in found:
        known = grown.get(scene.lemma(mention.last))
        again = known and known.first < mention.first and scene.lemma(mention.first - 1) == "the"
        result.append(replace(mention, who=OTHER_ADULT) if again and mention.who == CHILD else mention)
    return result


def _holds(scene: Scene, mention: Mention, age: Age) -> bool:
    """Does the age stand in the mention or behind it ("girl (14)", "boyfriend is 24", "a lad, 16")?"""
    if not mention.person or not scene.same(mention.first, age.first):
        return False
    if mention.start <= age.first <= mention.last:
        return True
    between = range(mention.last + 1, age.first)
    near = mention.last < age.first and len(between) <= 3
    return near and all(scene.words[at].skip or scene.among(at, "before_age") for at in between)


def _said_to_be(scene: Scene, found: Sequence[Mention], age: Age) -> int | None:
    """ "A woman I work with is 19": give the number of the last one before who may be meant."""
    be = scene.previous(age.first)
    itself = scene.previous(be)
    if scene.lemma(be) != "be" or scene.lemma(itself) in ("they", "who", ",") or scene.name(itself):
        return None
    before = [n for n, m in enumerate(found) if m.last < age.first and scene.same(m.first, age.first)]
    last = before[-1] if before else None
    return last if last is not None and found[last].person and not found[last].plural else None


def _meant_before(scene: Scene, found: Sequence[Mention], age: Age) -> int | None:
    """ "A lass who left us, she's 19": give the number of the last one before for whom the pronoun may stand."""
    gender = scene.gender(_nameless(scene, age, CHILD).start)
    for number in reversed(range(len(found))):
        mention = found[number]
        if mention.last < age.first and gender and mention.person and not mention.plural and mention.gender == gender:
            grown = age.years >= ADULT and mention.who == CHILD and age.years < GROWN
            return number if grown else None
    return None


def _nameless(scene: Scene, age: Age, who: str) -> Mention:
    """ "He's 15", "a 9yo": the pronoun before the age, or the age alone, stands for the person."""
    first = age.first
    while scene.same(first - 1, first) and (scene.words[first - 1].skip or scene.among(first - 1, "before_age")):
        first -= 1
    if scene.same(first - 1, first) and (scene.lemma(first - 1) in ("they", "who") or scene.name(first - 1)):
        first -= 1
    return Mention(first, first, age.last, None, who, scene.gender(first))


def _family(scene: Scene, found: list[Mention]) -> Iterator[Mention]:
    """A grown-up who is said to have children is a parent; whoever has a mum, and is nobody else, is a child."""
    kept = [m for m in found if "no" not in (scene.lemma(m.start), scene.lemma(m.start - 1)) or _ruled_out(scene, m)]
    yield from _unnamed(scene, kept)
    yield from _parent_of(scene, kept)
    for number, mention in enumerate(kept):
        if mention.who == OTHER_ADULT and _brings_up(scene, mention):
            mention = replace(mention, who=PARENT)
        adult = mention.person and mention.who in (None, OTHER_ADULT) and mention.to is None
        has = adult and _has_children(scene, mention, kept[number + 1 : number + FEW])
        yield replace(mention, who=PARENT) if has else mention
        taught = mention.to in SCHOOLS or scene.among(mention.last, "leads_children")
        pupil = taught and not scene.among(mention.start + 1, "elsewhere")
        cared_for = mention.who == PARENT and not scene.among(mention.last, "carers")
        free = pupil or not scene.among(scene.previous(mention.start), "prepositions")
        if (cared_for or pupil) and free and _of_nobody_named(scene, mention.start, kept[:number]):
            yield Mention(mention.start, mention.start, mention.start, None, CHILD, scene.gender(mention.start))


def _brings_up(scene: Scene, kin: Mention) -> bool:
    """ "Nan, who is their kinship carer", "grandad, who brought him up": kin who bring a child up are its carers."""
    if not scene.among(kin.last, "kin"):
        return False
    who = scene.next(kin.last)
    who = scene.next(who) if scene.name(who) else who
    who = scene.next(who) if scene.lemma(who) == "," else who
    return scene.lemma(who) in ("who", "be") and any(
        scene.begins(at, "bringing_up") is not None for at in (who, *scene.after(who, BRINGING_UP))
    )


def _ruled_out(scene: Scene, body: Mention) -> bool:
    """ "She says no police": it is there, and somebody will not have it."""
    said = scene.among(scene.previous(body.start), "bidding")
    return not body.person and scene.lemma(body.start) == "no" and said


def _parent_of(scene: Scene, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "He wants his son's file", "she has the kids on Sundays": he is nobody who was named, so he is a parent."""
    for child in found:
        if child.who != CHILD or not scene.among(child.last, "offspring"):
            continue
        gender = scene.gender(child.start) or _keeps(scene, child)
        doer = next((at for at in range(child.start) if gender and scene.gender(at) == gender), None)
        before = (m for m in found if m.first < child.start)
        others = (m for m in before if not (m.start == m.first - 1 and scene.gender(m.start) == gender))
        if doer is not None and not any(_may_be(m, gender) for m in others):
            yield Mention(doer, doer, doer, PARENT, PARENT, gender)
            return


def _keeps(scene: Scene, child: Mention) -> str:
    """ "He hears voices and has the kids at weekends": give the gender of the pronoun that leads a sentence."""
    keeping = any(scene.among(at, "keeping_children") for at in scene.before(child.start, 2))
    first = next((at for at in range(child.start) if scene.same(at, child.start) and not scene.words[at].skip), None)
    return scene.gender(first) if keeping and first is not None else ""


def _of_nobody_named(scene: Scene, owner: int, before: Sequence[Mention]) -> bool:
    """ "His mum says yes": he is nobody who was named, so he is her child."""
    if scene.lemma(owner) != "them":
        return False
    return not any(_may_be(m, scene.gender(owner)) for m in before)


def _unnamed(scene: Scene, found: list[Mention]) -> Iterator[Mention]:
    """Whoever is he or she, and is nobody who was named, is the child, where its family or its school is spoken of."""
    if any(m.who in (CHILD, MANY) for m in found) or not any(_of_childhood(scene, m) for m in found):
        return
    taken = {m.start for m in found}
    for at in range(len(scene.words)):
        gender = scene.gender(at)
        aside = scene.lemma(at - 1) == "so"  # "the officer is due, so she isn't hurt"
        if gender and not aside and at not in taken and not any(_may_be(m, gender) for m in found):
            yield Mention(at, at, at, None, CHILD, gender)
            return


def _of_childhood(scene: Scene, mention: Mention) -> bool:
    """Family and schools make whoever is spoken of a child."""
    return mention.who == PARENT or mention.to in OF_CHILDREN or scene.among(mention.last, "kin")


def _may_be(mention: Mention, gender: str) -> bool:
    """May a pronoun of a gender stand for somebody who has a name of their own, and no office?"""
    return mention.person and not mention.plural and mention.who != PROFESSIONAL and mention.gender in ("", gender)


def _has_children(scene: Scene, adult: Mention, behind: Sequence[Mention]) -> bool:
    for child in behind:
        if child.who == CHILD:
            before = scene.lemma(scene.previous(child.start))
            theirs = scene.lemma(child.start) == "them" and scene.among(child.last, "offspring")
            at = scene.next(child.last)
            if any(scene.among(place, "conditions") for place in range(adult.last, child.start)):
                return False  # "no idea if she has kids"
            home = scene.lemma(at) == "at" and scene.lemma(scene.next(at)) == "home"
            if child.of == adult or theirs or home or before in ("have", "with", "get", "raise"):
                return True
    return False
