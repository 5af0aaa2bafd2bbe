"""An attacker who writes all published tables down as one integer program and solves it."""

import itertools

import numpy
from published import HIDDEN, SMALL
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix


class Program:
    """Unknown whole numbers with what is known about them."""

    def __init__(self):
        self.low, self.high, self.rows = [], [], []

    def number(self, low, high):
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def demand(self, terms, low, high):
        self.rows.append((dict(terms), low, high))

    def solve(self, terms, sign):
        """The lowest (sign 1) or highest (-1) value that these numbers can have; None without any."""
        count = len(self.low)
        matrix = lil_matrix((len(self.rows), count))
        for i, (row, _, _) in enumerate(self.rows):
            for column, factor in row.items():
                matrix[i, column] = factor
        goal = numpy.zeros(count)
        for column, factor in terms.items():
            goal[column] = sign * factor
        # With nothing to demand, the bounds are all there is.
        demands = [LinearConstraint(matrix.tocsr(), [r[1] for r in self.rows], [r[2] for r in self.rows])]
        answer = milp(goal, integrality=numpy.ones(count), bounds=Bounds(self.low, self.high),
                      constraints=demands if self.rows else ())  # fmt: skip
        return None if answer.x is None else round(sign * answer.fun)

    def range_of(self, terms):
        return self.solve(terms, 1), self.solve(terms, -1)


class Attack:
    """All tables of one kind of breakdown: `tables` by (figure, day), `within` pairs of figures of
    which the first counts only companies that the second counts too."""

    def __init__(self, tables, totals, within):
        self.tables = tables
        self.program = Program()
        self.cells = {}
        titles = sorted({title for table in tables.values() for title in table.rows})
        for key, table in tables.items():
            self._add_table(key, table, totals[key], titles)
        self.pairs = [
            (inner, outer)
            for inner, outer in itertools.permutations(tables, 2)
            if (inner[0] == outer[0] and inner[1] < outer[1])
            or ((inner[0], outer[0]) in within and inner[1] <= outer[1])
        ]
        for inner, outer in self.pairs:
            for title in titles:
                self.program.demand(self._difference(inner, outer, title), 0, numpy.inf)

    def _add_table(self, key, table, total, titles):
        for title in titles:
            # A row or table that is left out may hold anything up to the total.
            said = table.rows.get(title, "0" if table.rows else None)
            low, high = (0, total) if said is None else self._bounds(said, total)
            self.cells[key, title] = self.program.number(low, high)
        columns = [self.cells[key, title] for title in titles]
        if table.total is not None:
            assert table.total == total, f"{key}: {table.total}, but the series says {total}"
        adds_up = table.total is not None or not table.rows
        self.program.demand({c: 1 for c in columns}, total, total if adds_up else numpy.inf)

    @staticmethod
    def _bounds(said, total):
        if said == SMALL:
            return 1, min(4, total)
        if said == HIDDEN:
            return 5, total
        return int(said.replace(".", "")), int(said.replace(".", ""))

    def _difference(self, inner, outer, title):
        return {self.cells[outer, title]: 1, self.cells[inner, title]: -1}

    def hidden(self):
        for key, table in self.tables.items():
            for title, said in table.rows.items():
                if said in (SMALL, HIDDEN):
                    yield key, title

    def given_away(self):
        """The hidden cells that can have one value only."""
        for key, title in self.hidden():
            low, high = self.program.range_of({self.cells[key, title]: 1})
            if low == high:
                yield (*key, title, low)

    def small_differences(self):
        """Groups of one to four companies that follow from subtracting one table from another."""
        for inner, outer in self.pairs:
            for title in self.tables[inner].rows.keys() & self.tables[outer].rows.keys():
                low, high = self.program.range_of(self._difference(inner, outer, title))
                # Of nobody before, the count itself tells.
                alone = self.tables[inner].rows[title] == "0"
                if low == high and low is not None and 0 < low < 5 and not alone:
                    yield (inner, outer, title, low)
