"""What the register says as a whole, for governance: counts of decisions, and nothing of any one case."""

import statistics
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from isp_assistant.domain.model import UNSURE
from isp_assistant.domain.record import Amendment, Countersign, DecisionRecord

Counts = tuple[tuple[str, int], ...]
"""What was counted, most first."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over decisions. `seconds` are the lower quarter, the middle and the upper quarter of the time from the
    first word to the record, or None where too few have both times."""

    decisions: int
    amended: int
    agreed: int
    disagreed: int
    not_sure: int
    seconds: tuple[int, int, int] | None
    by_decision: Counts
    by_tree: Counts
    by_month: Counts
    by_edition: Counts
    departures: Counts
    done_instead: Counts
    consent: Counts
    told: Counts


def statistics_of(
    records: Sequence[DecisionRecord], amendments: Sequence[Amendment], countersigns: Sequence[Countersign]
) -> Statistics:
    """Count records as they stand after their amendments; amendments and countersignatures as entries."""

    def counted(of: Callable[[DecisionRecord], Hashable]) -> Counts:
        return _most_first(value for record in records if (value := of(record)) is not None)

    departures = [(record, record.account.departure) for record in records if record.account.departure]
    return Statistics(
        decisions=len(records),
        amended=len({one.number for one in amendments}),
        agreed=len({one.number for one in countersigns if one.agrees}),
        disagreed=len({one.number for one in countersigns if not one.agrees}),
        not_sure=sum(any(known.answer == UNSURE for known in record.facts) for record in records),
        seconds=_quarters(records),
        by_decision=counted(lambda record: record.advised.decision.value),
        by_tree=counted(lambda record: record.advised.tree),
        by_month=tuple(sorted(counted(lambda record: f"{record.at:%Y-%m}"))),
        by_edition=counted(lambda record: f"{record.knowledge.edition} ({record.knowledge.sha256[:8]})"),
        departures=_most_first(departure.reason.value for _, departure in departures),
        done_instead=_most_first(f"{record.advised.decision} → {instead.did}" for record, instead in departures),
        consent=counted(lambda record: record.account.consent_meaning),
        told=counted(lambda record: {True: "told", False: "not told", None: "not said"}[record.account.told]),
    )


def _most_first(values: Iterable[Hashable]) -> Counts:
    return tuple(sorted(((str(value), count) for value, count in Counter(values).items()), key=_by_count))


def _by_count(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _quarters(records: Iterable[DecisionRecord]) -> tuple[int, int, int] | None:
    taken = [int((record.at - record.begun_at).total_seconds()) for record in records if record.begun_at]
    if len(taken) < 2:
        return None
    lower, middle, upper = statistics.quantiles(taken, n=4, method="inclusive")
    return int(lower), int(middle), int(upper)
