"""Counts indicators and areas again from the database alone: the rules of how far an indicator is, written down a
second time by dates instead of by the program's arithmetic, so that the two can disagree."""

import collections
import datetime
import math
import sqlite3

import recount

NEAR, ON_TRACK, TOLERANCE = 0.8, 1.0, 0.05
STATES = {"percentage", "ratio", "index", "qualitative", "yes_no"}
ONE_DAY = datetime.timedelta(1)


def connect(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


class Meanings:
    """What the codes of the workspace's value lists mean."""

    def __init__(self, connection):
        self.of = {(row["list"], row["code"]): row["meaning"]
                   for row in connection.execute("SELECT list, code, meaning FROM value_item")}

    def __call__(self, list_name, code):
        return None if code is None else self.of.get((list_name, code))


def whole_months(first, after):
    """How many calendar months lie between two firsts of a month; None where one is not a first."""
    if first.day != 1 or after.day != 1:
        return None
    return (after.year - first.year) * 12 + after.month - first.month


def time_gone(first, last, until):
    """The part of first … last that is over at the end of the day until."""
    if until >= last:
        return 1.0
    if until < first:
        return 0.0
    part, whole = whole_months(first, until + ONE_DAY), whole_months(first, last + ONE_DAY)
    if part is not None and whole is not None:
        return part / whole
    return (until - first + ONE_DAY).days / (last - first + ONE_DAY).days


def choose(targets, first, last):
    """The period's own target, else the shortest around it, else the last one over, else the next."""
    around = [t for t in targets if t["first"] <= first and t["last"] >= last]
    if around:
        return max(around, key=lambda t: (t["first"], -t["last"].toordinal(), -t["rank"]))
    over = [t for t in targets if t["last"] <= last]
    if over:
        return max(over, key=lambda t: t["rank"])
    return min(targets, key=lambda t: t["rank"]) if targets else None


def way_of(indicator, n_targets):
    """How its values add up."""
    if indicator["aggregation"] is not None:
        return indicator["aggregation"]
    if indicator["kind"] in STATES or indicator["unit"] == "percent":
        return "at_date"
    return "since_start" if n_targets == 1 else "annual"


def put_together(values, way, first, last):
    """The values whose periods lie in first … last as one figure; of a period and one inside it only the longer."""
    inside = [v for v in values if v["value"] is not None and (first is None or v["first"] >= first) and v["last"] <= last]
    if not inside:
        return None
    if way in ("cumulative", "at_date"):
        return max(enumerate(inside), key=lambda pair: (pair[1]["last"], pair[0]))[1]["value"]
    kept, reached = [], None
    for value in inside:
        if reached is None or value["last"] > reached:
            kept.append(value["value"])
            reached = value["last"]
    return sum(kept) / len(kept) if way == "mean" else sum(kept)


def ratio(actual, target, target_to, comparator, direction, baseline):
    """Domain rules; None where nothing can be said."""
    if actual is None or comparator == "not_set":
        return None
    if comparator == "growth_percent":
        if baseline is None or target is None:
            return None
        goal = baseline * (1 + target / 100)
        return None if goal == baseline else (actual - baseline) / (goal - baseline)
    if target is None:
        return None
    falling = direction == "falling" or (direction is None and comparator == "at_most")
    if comparator == "range" and target_to is not None:
        if target <= actual <= target_to:
            return 1.0
        if actual > target_to:
            target, falling = target_to, True
        else:
            falling = False
    elif direction == "keep":
        if abs(actual - target) <= TOLERANCE * abs(target):
            return 1.0
        if actual * target <= 0:
            return 0.0
        return min(abs(actual), abs(target)) / max(abs(actual), abs(target))
    if falling:
        return 1.0 if actual <= 0 else max(target, 0) / actual
    if target == 0:
        return 1.0 if actual >= 0 else 0.0
    return actual / target


def band(pace):
    if pace is None:
        return "no_data"
    return "on_track" if pace >= ON_TRACK else "near" if pace >= NEAR else "below"


def read_plan(connection, plan_code):
    return connection.execute("SELECT * FROM plan WHERE code = ? AND deleted_at IS NULL", (plan_code,)).fetchone()


def read_indicators(connection, plan):
    meaning = Meanings(connection)
    periods = {row["uid"]: (recount.first_day(row["start"]), recount.last_day(row["end"]), row["key"])
               for row in connection.execute("SELECT * FROM period WHERE deleted_at IS NULL")}
    found = {}
    for row in connection.execute("SELECT * FROM indicator WHERE plan = ? AND deleted_at IS NULL", (plan["uid"],)):
        found[row["uid"]] = {
            "code": row["code"], "same_as": row["same_as"],
            "kind": meaning("indicator_kind", row["kind"]), "unit": meaning("unit", row["unit"]),
            "direction": meaning("direction", row["direction"]),
            "aggregation": meaning("aggregation", row["aggregation"]),
            "baseline": None, "targets": [], "values": [],
        }
    for row in connection.execute("SELECT * FROM baseline WHERE deleted_at IS NULL ORDER BY date"):
        if row["indicator"] in found:
            found[row["indicator"]]["baseline"] = row["value"]
    revised = {row[0] for row in connection.execute(
        "SELECT revised_from FROM target WHERE deleted_at IS NULL AND revised_from IS NOT NULL")}
    for table, name in (("target", "targets"), ("indicator_value", "values")):
        for row in connection.execute(f"SELECT * FROM {table} WHERE deleted_at IS NULL"):
            if row["indicator"] not in found or row["period"] not in periods or row["uid"] in revised:
                continue
            first, last, key = periods[row["period"]]
            item = dict(row, first=first, last=last, key=key)
            if table == "target":
                item["comparator"] = meaning("comparator", row["comparator"])
            found[row["indicator"]][name].append(item)
    for indicator in found.values():
        indicator["targets"].sort(key=lambda t: (t["last"], -t["first"].toordinal()))
        for rank, target in enumerate(indicator["targets"]):
            target["rank"] = rank
        indicator["values"].sort(key=lambda v: (v["first"], -v["last"].toordinal()))
    return found


def values_of(found, uid, last):
    """What was known by the day last: its own values, else those of the indicator it shares them with."""
    start = uid
    for _ in range(10):
        known = [value for value in found[uid]["values"] if value["last"] <= last]
        if known:
            return known
        uid = found[uid]["same_as"]
        if uid not in found:
            break
    return [] if uid is None else [v for v in found[start]["values"] if v["last"] <= last]


def count_indicator(indicator, values, plan_first, first, last):
    """Target, target so far, actual so far, achievement, pace and band of one indicator in first … last."""
    way = way_of(indicator, len(indicator["targets"]))
    level = way in ("cumulative", "at_date")
    target = choose(indicator["targets"], first, last)
    result = {"target": None, "so_far": None, "achievement": None, "pace": None}
    if target is None:
        result["actual"] = put_together(values, way, None if level else plan_first, last)
        return dict(result, band="no_data")

    begin = plan_first if way == "since_start" else target["first"]
    end = last if level or way == "since_start" else min(target["last"], last)
    actual = put_together(values, way, None if level else begin, end)
    gone = time_gone(begin, target["last"], last)
    before = next((t["value"] for t in reversed(indicator["targets"][:target["rank"]][-1:])), None)
    if before is None:
        before = indicator["baseline"] if indicator["baseline"] is not None else 0.0

    def part(figure):
        if figure is None or target["comparator"] == "growth_percent" or way in ("at_date", "mean"):
            return figure
        return before + (figure - before) * gone if way == "cumulative" else figure * gone

    rest = (target["comparator"], indicator["direction"], indicator["baseline"])
    so_far = part(target["value"])
    result.update(target=target["value"], actual=actual,
                  so_far=None if target["comparator"] in ("growth_percent", "not_set") else so_far,
                  achievement=ratio(actual, target["value"], target["value_to"], *rest),
                  pace=ratio(actual, so_far, part(target["value_to"]), *rest))
    return dict(result, band=band(result["pace"]))


def indicators(database, plan_code, period_start, period_end):
    """Code to figures, for every indicator of the plan."""
    connection = connect(database)
    plan = read_plan(connection, plan_code)
    found = read_indicators(connection, plan)
    first, last = recount.first_day(period_start), recount.last_day(period_end)
    return {indicator["code"]: count_indicator(indicator, values_of(found, uid, last), recount.first_day(plan["period_start"]),
                                               first, last)
            for uid, indicator in found.items()}


def mean_achievement(figures):
    """Of those with data, each between 0 and 1; None when there are none."""
    known = [min(max(f["achievement"], 0), 1) for f in figures.values() if f["achievement"] is not None]
    return math.fsum(known) / len(known) if known else None


MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
AREA_TYPES = ("area", "policy_goal")

# Each measure of a plan with the area above it: the one whose path its own begins with.
MEASURES = """
  SELECT n.uid, n.code, n.start, n.end, n.recurrence_count AS often, n.cost, a.code AS area, r.meaning AS repeats
    FROM node n
    JOIN value_item t ON t.list = 'node_type' AND t.code = n.type AND t.meaning IN ('measure', 'submeasure')
    LEFT JOIN value_item r ON r.list = 'recurrence' AND r.code = n.recurrence
    LEFT JOIN node a ON a.plan = n.plan AND n.path LIKE a.path || '%' AND a.uid <> n.uid AND a.deleted_at IS NULL
         AND a.type IN (SELECT code FROM value_item WHERE list = 'node_type' AND meaning IN ('area', 'policy_goal'))
   WHERE n.plan = :plan AND n.deleted_at IS NULL AND coalesce (n.retired_on, '9999-12-31') > :end
     AND NOT EXISTS (SELECT 1 FROM node s WHERE s.parent = n.uid AND s.deleted_at IS NULL
                        AND coalesce (s.retired_on, '9999-12-31') > :end)
   ORDER BY n.path"""

REPORTS = """
  SELECT m.*, s.meaning AS state, p.key, p.start AS first, p.end AS last FROM measure_report m
    JOIN period p ON p.uid = m.period
    LEFT JOIN value_item s ON s.list = 'measure_status' AND s.code = m.status
   WHERE m.node = ? AND m.deleted_at IS NULL AND p.end <= ? ORDER BY p.start, p.end DESC"""


def times_until(start, step, often, day):
    """How often a measure that repeats has come due by the end of day."""
    times, cycle = 0, start
    while cycle <= day:
        after = recount.add_months(start, ((cycle.year - start.year) * 12 + cycle.month - start.month) + step)
        for turn in range(1, often + 1):
            if step % often == 0:
                due = recount.add_months(cycle, step // often * turn) - ONE_DAY
            else:
                due = cycle + datetime.timedelta(math.ceil((after - cycle).days * turn / often) - 1)
            times += due <= day
        cycle = after
    return times


def due_times(measure, plan, first, last):
    start = recount.first_day(measure["start"] or plan["period_start"])
    end = recount.last_day(measure["end"] or plan["period_end"])
    once = 1 if first <= end <= last else 0
    step = MONTHS.get(measure["repeats"])
    if step is None:
        return once, 0 if measure["repeats"] == "as_needed" else once
    often = max(1, measure["often"] or 1)
    if times_until(start, step, often, end) == 0:
        return once, once
    times = times_until(start, step, often, min(last, end)) - times_until(start, step, often, min(first - ONE_DAY, end))
    return times, times


def is_done(state, repeats, done, required):
    if state == "implemented":
        return True
    if state in ("not_started", "not_implemented", "postponed", "cancelled"):
        return False
    if state == "ongoing" and not repeats:
        return True
    if state != "ongoing" and (not repeats or (required == 0 and done is None)):
        return False
    return (done or 0) >= required


def times_done(reports):
    """Times carried out; of a period and one inside it only the longer one counts."""
    total, reached = None, ""
    for report in reports:
        if report["occurrences_done"] is None or report["last"] <= reached:
            continue
        total, reached = (total or 0) + report["occurrences_done"], report["last"]
    return total


def judge(connection, plan, measure, first, last, day):
    """Everything the workbook says about one measure."""
    told = connection.execute(REPORTS, (measure["uid"], last.isoformat())).fetchall()
    now = [r for r in told if r["first"] >= first.isoformat()]
    own = [r for r in now if r["first"] == first.isoformat() and r["last"] == last.isoformat()]
    report = own[-1] if own else max(enumerate(now), key=lambda pair: (pair[1]["last"], pair[0]))[1] if now else None
    before = [r for r in told if r["first"] < first.isoformat()]
    previous = max(enumerate(before), key=lambda pair: (pair[1]["last"], pair[0]))[1]["state"] if before else None
    state = report["state"] if report is not None else previous if previous in ("implemented", "cancelled") else None
    times, required = due_times(measure, plan, first, last)
    plan_first = recount.first_day(plan["period_start"])
    times_total, required_total = due_times(measure, plan, plan_first, last) if plan_first <= last else (0, 0)
    repeats = measure["repeats"] in MONTHS or measure["repeats"] == "as_needed"
    moved = [(r["last"], i, r["new_deadline"]) for i, r in enumerate(told) if r["new_deadline"]]
    end = recount.last_day(max(moved)[2] if moved else measure["end"] or plan["period_end"])
    start = recount.first_day(measure["start"] or plan["period_start"])
    planned_end = recount.last_day(measure["end"] or plan["period_end"])
    said = [(r["last"], i, r["progress"]) for i, r in enumerate(told) if r["progress"] is not None]
    if report is not None and report["progress"] is not None:
        progress = report["progress"]
    else:
        progress = 100 if state == "implemented" else max(said)[2] if said else 0
    return {
        "state": state, "due": times > 0, "times": times,
        "done": times > 0 and is_done(state, repeats, times_done(now), required),
        "strict": times > 0 and state == "implemented",
        "due_total": times_total > 0,
        "done_total": times_total > 0 and is_done(state, repeats, times_done(told), required_total),
        "overdue": end < day and (state if report is not None else previous) not in ("implemented", "cancelled", "ongoing"),
        "active": start <= last and planned_end >= first, "progress": progress,
    }


def areas(database, plan_code, period_start, period_end, today):
    """Counts of each area by its code ("" for measures in none), and of the whole plan under None."""
    connection = connect(database)
    plan = read_plan(connection, plan_code)
    first, last = recount.first_day(period_start), recount.last_day(period_end)
    day = min(last, recount.first_day(today))
    counts = collections.defaultdict(collections.Counter)
    for measure in connection.execute(MEASURES, {"plan": plan["uid"], "end": last.isoformat()}).fetchall():
        facts = judge(connection, plan, measure, first, last, day)
        for code in (None, measure["area"] or ""):
            count = counts[code]
            count["total"] += 1
            count[f"state {facts['state']}"] += 1
            for name in ("due", "done", "strict", "due_total", "done_total", "overdue", "active"):
                count[name] += facts[name]
            if facts["active"]:
                count["progress"] += facts["progress"]
    return counts
