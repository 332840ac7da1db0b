"""Which tellings are of one incident: same family of types, same place, same day.

A telling without one of the three stays an incident of its own. One dated within a stretch of days joins the only
incident of its kind and place whose day lies in them. No incident holds two tellings of one story: what an
article tells apart stays apart.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from pipeline.deduplication.records import Cluster, Telling

Block = tuple[str, str, date, date]  # family, place, first and last day


def group_tellings(tellings: Iterable[Telling]) -> list[Cluster]:
    """One cluster an incident, ordered by the smallest report id. The order of the tellings does not matter."""
    listed = sorted(tellings, key=lambda telling: telling.lead.report_id)
    known: dict[tuple[str, str], set[date]] = {}
    for telling in listed:
        if telling.family and telling.place and telling.is_day:
            known.setdefault((telling.family, telling.place), set()).add(telling.days[0])
    blocks: dict[Block, list[Telling]] = {}
    clusters = []
    for telling in listed:
        block = _find_block(telling, known)
        if block is None:
            clusters.append(Cluster((telling,)))
        else:
            blocks.setdefault(block, []).append(telling)
    for members in blocks.values():
        clusters += _split_block(members)
    return sorted(clusters, key=lambda cluster: cluster.reports[0].report_id)


def _find_block(telling: Telling, known: dict[tuple[str, str], set[date]]) -> Block | None:
    """Where the telling meets others; a stretch of days meets the day in it, if there is just one."""
    if not (telling.family and telling.place and telling.days):
        return None
    first, last = telling.days
    within = [first + timedelta(number) for number in range((last - first).days + 1)]
    there = [day for day in within if day in known.get((telling.family, telling.place), ())]
    if len(there) == 1:
        first = last = there[0]
    return telling.family, telling.place, first, last


def _split_block(members: list[Telling]) -> list[Cluster]:
    """One incident, or as many as the story that tells most of them has; each other telling joins the one it is most like."""
    stories: dict[str, list[Telling]] = {}
    for telling in members:
        stories.setdefault(telling.story, []).append(telling)
    most = min(stories, key=lambda story: (-len(stories[story]), story))
    if len(stories[most]) == 1:
        return [Cluster(tuple(members))]
    seeds = sorted(stories.pop(most), key=lambda telling: (not telling.lead.is_main, telling.lead.report_id))
    slots = [[seed] for seed in seeds]
    for story in sorted(stories):
        by_id = {telling.lead.report_id: telling for telling in stories[story]}
        pairs = [(-likeness(seeds[number], by_id[key]), number, key) for number in range(len(seeds)) for key in by_id]
        taken: set[int] = set()
        for _, number, report_id in sorted(pairs):
            if number not in taken and report_id in by_id:
                taken.add(number)
                slots[number].append(by_id.pop(report_id))
    firsts = [min(report.report_id for telling in slot for report in telling.reports) for slot in slots]
    return [Cluster(tuple(slot), tuple(sorted(first for first in firsts if first != own))) for slot, own in zip(slots, firsts, strict=True)]


def likeness(one: Telling, other: Telling) -> int:
    """How much two tellings of the same kind, place and day agree beyond that."""
    a, b = one.lead.cells, other.lead.cells
    same = [one.days == other.days, one.lead.is_main == other.lead.is_main]
    same += [a[name] is not None and a[name] == b[name] for name in ("incident_type", "weapon_type", "target_type", "place_name", "stage")]
    same += [_ranges_meet(a, b, outcome) for outcome in ("fatalities", "injured")]
    return sum(same)


def _ranges_meet(a, b, outcome: str) -> bool:
    """Whether two known tolls have a number in common; an open end reaches as far as needed."""
    low, other_low = a[f"{outcome}_low"], b[f"{outcome}_low"]
    if low is None or other_low is None:
        return False
    high, other_high = a[f"{outcome}_high"], b[f"{outcome}_high"]
    return (other_high is None or low <= other_high) and (high is None or other_low <= high)
