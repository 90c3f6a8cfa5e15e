"""Counts a half-year again from the database alone, by rules written down here a second time, so
that the workbook's figures have a witness that shares no code with the program."""

import calendar
import collections
import datetime
import sqlite3

IMPLEMENTED, CANCELLED, ONGOING = "implemented", "cancelled", "ongoing"
MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


def first_day(date):
    parts = [int(part) for part in date.split("-")] + [1, 1]
    return datetime.date(*parts[:3])


def last_day(date):
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day)


def add_months(day, months):
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_days(start, end, recurrence, count):
    """Every day on which a measure is due."""
    if recurrence not in MONTHS:
        return [end]
    step = MONTHS[recurrence]
    days = []
    cycle = start
    while cycle <= end:
        after = add_months(cycle, step)
        for turn in range(1, count + 1):
            if step % count == 0:
                day = add_months(cycle, step // count * turn) - datetime.timedelta(1)
            else:
                day = cycle + (after - cycle) * turn / count - datetime.timedelta(1)
            if day <= end:
                days.append(day)
        cycle = after
    return days or [end]


def read(database, plan_code, period_end):
    """The measures of a plan, each with its reports up to the period."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    plan = connection.execute(
        "SELECT * FROM plan WHERE code = ? AND deleted_at IS NULL", (plan_code,)).fetchone()
    measures = connection.execute(
        """SELECT n.*, r.meaning AS repeats FROM node n
             JOIN value_item t ON t.list = 'node_type' AND t.code = n.type
             LEFT JOIN value_item r ON r.list = 'recurrence' AND r.code = n.recurrence
            WHERE n.plan = ? AND n.deleted_at IS NULL AND n.retired_on IS NULL
              AND t.meaning = 'measure'""", (plan["uid"],)).fetchall()
    reports = collections.defaultdict(list)
    for report in connection.execute(
            """SELECT m.*, s.meaning AS state, p.start AS p_start, p.end AS p_end FROM measure_report m
                 JOIN period p ON p.uid = m.period
                 LEFT JOIN value_item s ON s.list = 'measure_status' AND s.code = m.status
                WHERE m.deleted_at IS NULL AND p.end <= ? ORDER BY p.end""", (period_end,)):
        reports[report["node"]].append(report)
    return plan, measures, reports


def recount(database, plan_code, period_start, period_end, today):
    plan, measures, reports = read(database, plan_code, period_end)
    p_first, p_last = first_day(period_start), last_day(period_end)
    day = min(p_last, first_day(today))
    result = collections.Counter(total=len(measures))
    states = {}
    for measure in measures:
        told = reports[measure["uid"]]
        now = [report for report in told if report["p_start"] >= period_start]
        before = [report["state"] for report in told if report["p_start"] < period_start]
        last = (now or [None])[-1]
        spoken = last["state"] if last else before[-1] if before else None
        state = spoken if last or spoken in (IMPLEMENTED, CANCELLED) else None
        start = first_day(measure["start"] or plan["period_start"])
        planned = last_day(measure["end"] or plan["period_end"])
        moved = [report["new_deadline"] for report in told if report["new_deadline"]]
        end = last_day(moved[-1]) if moved else planned
        # What the plan says decides whether a measure is due; a new deadline, whether it is late.
        days = due_days(start, planned, measure["repeats"], measure["recurrence_count"] or 1)
        times = sum(p_first <= d <= p_last for d in days)
        done_times = sum(report["occurrences_done"] or 0 for report in now)
        due = times > 0
        repeats = measure["repeats"] in MONTHS or measure["repeats"] == "as_needed" or state == ONGOING
        required = times if measure["repeats"] in MONTHS else 0
        excluded = state in ("not_started", "not_implemented", "postponed", "cancelled", None)
        done = state == IMPLEMENTED or (repeats and not excluded and done_times >= required)
        result[f"state {state}"] += 1
        result["due"] += due
        result["done"] += due and done
        result["strict"] += due and state == IMPLEMENTED
        result["overdue"] += end < day and spoken not in (IMPLEMENTED, CANCELLED, ONGOING)
        states[measure["code"]] = state
    return result, states
