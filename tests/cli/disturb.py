"""Makes a practice workspace untidy in every way its fields allow, so that a recount meets what no sample has: targets
of odd periods, revised and removed ones, levels, ranges, negative figures, reports on months and quarters, retired items.
It writes past the log and is good for reading only."""

import calendar
import random
import sqlite3
import uuid

import recount

LISTS = ("direction", "aggregation", "indicator_kind", "unit", "comparator", "recurrence", "measure_status")
DATES = (None, "2022", "2023-05", "2022-06-30", "2024", "2023-12-31", "2025-02", "2021-01-01", "2022-02-28", "2024-01-31")
REMOVED = "2025-01-01T00:00:00Z"


class Untidy:
    def __init__(self, connection, seed):
        self.db = connection
        self.random = random.Random(seed)
        self.codes = {name: [row[0] for row in connection.execute(
            "SELECT code FROM value_item WHERE list = ? ORDER BY position", (name,))] for name in LISTS}

    def rows(self, sql):
        return self.db.execute(sql).fetchall()

    def chance(self, part):
        return self.random.random() < part

    def pick(self, name, empty=0.3):
        return None if self.chance(empty) else self.random.choice(self.codes[name])

    def number(self):
        return self.random.choice([0, 0, 1, 2, 5, 10, 100, 7.5, 0.25, -3, -50, self.random.randrange(1000), 1e9])

    def period(self, table, owner, uid):
        """Another period for a row, where its owner has none of that period yet."""
        period = self.random.choice(self.periods)
        taken = self.db.execute(f"SELECT 1 FROM {table} WHERE {owner} = ? AND period = ?", (uid, period)).fetchone()
        return None if taken or self.chance(0.4) else period

    def add_periods(self):
        spans = [("2022-03-10..2023-02-14", "2022-03-10", "2023-02-14"), ("2023-01-31..2024-04-30", "2023-01-31", "2024-04-30")]
        for year in range(2021, 2026):
            for form, months in (("{}", 12), ("{}-{}", 6), ("{}-Q{}", 3), ("{}-{:02}", 1)):
                for number in range(1, 12 // months + 1):
                    last = number * months
                    spans.append((form.format(year, number), f"{year}-{last - months + 1:02}-01",
                                  f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"))
        for key, start, end in spans:
            if self.db.execute("SELECT 1 FROM period WHERE key = ?", (key,)).fetchone() is None:
                uid = str(uuid.UUID(int=self.random.getrandbits(128)))
                self.db.execute("INSERT INTO period (uid, created_at, key, start, end) VALUES (?, ?, ?, ?, ?)",
                                (uid, REMOVED, key, start, end))
        self.periods = [row[0] for row in self.rows("SELECT uid FROM period ORDER BY key")]

    def indicators(self):
        known = [row[0] for row in self.rows("SELECT uid FROM indicator ORDER BY code")]
        for uid in known:
            self.db.execute("UPDATE indicator SET direction = ?, aggregation = ?, kind = ?, unit = ? WHERE uid = ?",
                            (self.pick("direction"), self.pick("aggregation", 0.4), self.pick("indicator_kind"), self.pick("unit"), uid))
            if self.chance(0.1):
                self.db.execute("UPDATE indicator SET same_as = ? WHERE uid = ?", (self.random.choice(known), uid))
            if self.chance(0.15):
                self.db.execute("DELETE FROM indicator_value WHERE indicator = ?", (uid,))
        for (row,) in self.rows("SELECT id FROM baseline ORDER BY id"):
            self.db.execute("UPDATE baseline SET value = ? WHERE id = ?", (None if self.chance(0.2) else self.number(), row))

    def targets(self):
        for row, indicator in self.rows("SELECT id, indicator FROM target ORDER BY id"):
            if self.chance(0.15):
                self.db.execute("DELETE FROM target WHERE id = ?", (row,))
                continue
            value = None if self.chance(0.15) else self.number()
            to = None if value is None or self.chance(0.5) else value + self.random.randrange(50)
            self.db.execute("UPDATE target SET comparator = ?, value = ?, value_to = ?, period = coalesce (?, period) WHERE id = ?",
                            (self.pick("comparator", 0.2), value, to, self.period("target", "indicator", indicator), row))
        left = self.rows("SELECT uid, indicator FROM target ORDER BY uid")
        for uid, indicator in left:
            others = [other for other, owner in left if owner == indicator and other != uid]
            if others and self.chance(0.08):
                self.db.execute("UPDATE target SET revised_from = ? WHERE uid = ?", (self.random.choice(others), uid))
            if self.chance(0.05):
                self.db.execute("UPDATE target SET deleted_at = ? WHERE uid = ?", (REMOVED, uid))

    def values(self):
        for row, indicator in self.rows("SELECT id, indicator FROM indicator_value ORDER BY id"):
            self.db.execute("UPDATE indicator_value SET value = ?, period = coalesce (?, period), deleted_at = ? WHERE id = ?",
                            (None if self.chance(0.1) else self.number(), self.period("indicator_value", "indicator", indicator),
                             REMOVED if self.chance(0.05) else None, row))

    def measures(self):
        for (uid,) in self.rows("SELECT n.uid FROM node n JOIN value_item t ON t.list = 'node_type' AND t.code = n.type"
                                " WHERE t.meaning = 'measure' ORDER BY n.uid"):
            start, end = self.random.choice(DATES), self.random.choice(DATES)
            if start and end and recount.first_day(start) > recount.last_day(end):
                start, end = end, start
            retired = self.random.choice(["2022-03-01", "2024-06-30", "2024-07-01"]) if self.chance(0.1) else None
            self.db.execute("UPDATE node SET start = ?, end = ?, recurrence = ?, recurrence_count = ?, retired_on = ?,"
                            " deleted_at = ? WHERE uid = ?",
                            (start, end, self.pick("recurrence", 0.4), self.random.choice([None, 0, 1, 2, 3, 4, 12]), retired,
                             REMOVED if self.chance(0.03) else None, uid))

    def reports(self):
        for row, node in self.rows("SELECT id, node FROM measure_report ORDER BY id"):
            self.db.execute("UPDATE measure_report SET status = ?, occurrences_done = ?, progress = ?, new_deadline = ?,"
                            " period = coalesce (?, period), deleted_at = ? WHERE id = ?",
                            (self.pick("measure_status", 0.1), self.random.choice([None, 0, 1, 2, 3, 6]),
                             self.random.choice([None, 0, 50, 100, 20]), self.random.choice(DATES) if self.chance(0.2) else None,
                             self.period("measure_report", "node", node), REMOVED if self.chance(0.05) else None, row))


def disturb(database, seed):
    connection = sqlite3.connect(database)
    untidy = Untidy(connection, seed)
    untidy.add_periods()
    for step in (untidy.indicators, untidy.targets, untidy.values, untidy.measures, untidy.reports):
        step()
    connection.commit()
    connection.close()
