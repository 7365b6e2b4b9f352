"""Whom it is about: a member of staff, whoever asks for their own, many, or the one whose it is."""

from collections.abc import Iterable, Iterator, Sequence

from isp_assistant.interpret.about.asker import Askers
from isp_assistant.interpret.about.cohort import Cohorts
from isp_assistant.interpret.about.matter import FAMILY, Matter, Subject
from isp_assistant.interpret.about.owner import Owners
from isp_assistant.interpret.about.staff import Staff
from isp_assistant.interpret.about.topic import Topics
from isp_assistant.interpret.mentions import CHILD, PROFESSIONAL, Mention


def subject_of(matter: Matter, victims: Sequence[Mention], grave: bool) -> Subject | None:
    """Give whom it is about, or None where several are meant, or nobody is plain; `grave` where harm is told of."""
    cohorts, owners = Cohorts(matter), Owners(matter)
    named = Staff(matter).accused() or Askers(matter).themselves() or cohorts.wanted()
    wanted_of_one = [owner for owner in owners.wanted if owner not in cohorts.named]
    if named or (cohorts.named and not wanted_of_one):
        return named or cohorts.first()
    return _one(matter, owners, victims, grave)


def _one(matter: Matter, owned: Owners, victims: Sequence[Mention], grave: bool) -> Subject | None:
    """Give the one that all those of the first group are, of which there are any."""
    harmed = grave and any(victim.who == CHILD for victim in victims)
    owners = [] if harmed and not owned.wanted else list(owned.subjects())
    if owners:
        return _agreed(owners)
    adults = matter.of_adults and not any(victim.who == CHILD for victim in victims)
    for group in _unowned(Topics(matter), victims, grave):
        subjects = [subject for subject in group if not (adults and subject.value == CHILD)]
        if subjects:
            return _agreed(subjects)
    return None


def _unowned(topics: Topics, victims: Sequence[Mention], grave: bool) -> Iterator[Iterable[Subject]]:
    yield topics.asked_about()
    yield topics.harmed(victims, grave)
    yield topics.asked_of()
    yield topics.linked()
    yield topics.silent()
    yield topics.confiding()
    yield topics.served()
    yield topics.named()
    yield topics.only()


def _agreed(subjects: Sequence[Subject]) -> Subject | None:
    """Give the first where all are the same; staff are passed over where others are."""
    plain = [subject for subject in subjects if subject.value not in ("", PROFESSIONAL)] or subjects
    values = {subject.value for subject in plain}
    return plain[0] if len(values) == 1 and not values & {"", FAMILY} else None
