#!/usr/bin/env python3
"""The model of the crate `recommend`, again, in numpy: a check for developers.

    python3 -m venv venv && venv/bin/pip install numpy
    boothctl recommend --train DIR --visitors FILE --top 5 --out recs.csv
    venv/bin/python recommend_numpy.py DIR FILE [INPUTS] recs.csv

It learns the same model from the same tables, compares its five products and their
scores with those of recs.csv, and prints the processor time that learning and ranking took here,
without reading files and without reasons. It takes columns of words with one answer
a field, and weights of 1.
"""
import csv
import sys
import time

import numpy as np

FOLDS, SCALES, SURE, FEWEST, SMOOTHING = 5, (15.0, 90.0, 540.0), 4.0, 10, 1.0
CELLS, LEAST_PEOPLE, PURCHASES = 4_000_000, 1_000, 3


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def shares(owner, item, products, chosen):
    counted = np.bincount(item[chosen[owner]], minlength=products) + SMOOTHING
    return counted / counted.sum()


class Block:
    """The answers to one question (one feature or -1 each), or the purchases."""

    def __init__(self, feature, features, owner, item, products, fold, sizes, tags):
        self.feature, self.tags = feature, tags
        if feature is None:
            having, rows, cols, weight, part = np.bincount(item, minlength=products), [], [], [], []
            by_person = np.split(item, np.cumsum(sizes)[:-1])
            for person, bought in enumerate(by_person):
                share = min(1.0, 3.0 / max(len(bought) - 1, 3))
                for a in bought:
                    for b in bought:
                        if a != b:
                            rows.append(a), cols.append(b), weight.append(share), part.append(fold[person])
            rows, cols, weight, part = map(np.array, (rows, cols, weight, part))
        else:
            having = np.bincount(feature[feature >= 0], minlength=features)
            rows, cols = feature[owner], item
            known = rows >= 0
            rows, cols, part = rows[known], cols[known], fold[owner[known]]
            weight = np.ones(len(rows))
        self.kept = having >= FEWEST
        self.of = np.zeros((FOLDS, features, products))
        if len(rows):
            np.add.at(self.of, (part.astype(int), rows.astype(int), cols.astype(int)), weight)
        self.all = self.of.sum(2)

    def lifts(self, by_tags, scale, share, without):
        used = [fold for fold in range(FOLDS) if fold != without]
        of, total = self.of[used].sum(0), self.all[used].sum(0)[:, None]
        pairs = self.feature is None
        left = 1.0 - share[:, None] if pairs else 1.0
        if by_tags:
            of, expected = of @ self.tags, np.tile(share @ self.tags, (len(of), 1))
            if pairs:
                expected = expected - share[:, None] * self.tags
        else:
            expected = np.tile(share, (len(of), 1))
        with np.errstate(divide="ignore", invalid="ignore"):
            lift = np.log((of + scale * expected) / (total * expected / left + scale * expected))
        lift[~(expected > 1e-15)] = 0.0
        if by_tags:
            lift = lift @ self.tags.T / np.maximum(self.tags.sum(1), 1)
        if pairs:
            np.fill_diagonal(lift, 0.0) if not by_tags else None
        lift[~self.kept] = 0.0
        return lift


def solve(likelihood_slope_curvature, unknowns):
    least, most = np.zeros(unknowns), np.full(unknowns, 2.0)
    least[0], most[0] = 0.2, 3.0
    weights = np.full(unknowns, 0.5)
    weights[0] = 1.0
    for _ in range(30):
        here, slope, curvature = likelihood_slope_curvature(weights, True)
        free = ~((weights <= least) & (slope <= 0) | (weights >= most) & (slope >= 0))
        matrix = curvature[np.ix_(free, free)]
        step = np.linalg.solve(matrix + np.diag(np.diag(matrix) * 1e-9 + 1e-6), slope[free])
        if slope[free] @ step < 1e-6:
            break
        length = 1.0
        while length >= 1e-3:
            tried = weights.copy()
            tried[free] = np.clip(weights[free] + length * step, least[free], most[free])
            if likelihood_slope_curvature(tried, False)[0] > here:
                weights = tried
                break
            length /= 2
        else:
            break
    return weights


def learn(feature_of, features, bought, fold, tags, products):
    people = len(bought)
    sizes = np.array([len(b) for b in bought])
    owner = np.repeat(np.arange(people), sizes)
    item = np.concatenate(bought).astype(int) if sizes.sum() else np.zeros(0, int)
    outside = [shares(owner, item, products, fold != part) for part in range(FOLDS)]
    everybody = shares(owner, item, products, np.ones(people, bool))
    logarithm = np.log(np.array(outside))

    most = max(CELLS // (products * 4), LEAST_PEOPLE)
    who, given, targets, amount = [], [], [], []
    for person in [p for p in range(people) if sizes[p]][:most]:
        own = bought[person]
        who.append(person), given.append([]), targets.append(own)
        amount.append(min(1.0, PURCHASES / len(own)))
        if len(own) >= 2:
            for asked in own[:PURCHASES]:
                who.append(person), given.append([i for i in own if i != asked])
                targets.append([asked]), amount.append(1.0)
    who = np.array(who)
    cases = np.arange(len(who))
    row_of = np.repeat(cases, [len(t) for t in targets])
    column_of = np.concatenate(targets).astype(int)
    weight_of = np.array(amount)[row_of]
    total = np.bincount(row_of, weight_of, minlength=len(who))
    given_row = np.repeat(cases, [len(g) for g in given])
    given_column = np.array([i for g in given for i in g], int)
    damping = np.sqrt(3.0 / np.maximum(np.bincount(given_row, minlength=len(who)), 3))

    def said(block, lifts):
        values = np.zeros((len(who), products))
        if block.feature is None:
            for part in range(FOLDS):
                use = fold[who[given_row]] == part
                np.add.at(values, given_row[use], lifts[part][given_column[use]])
            return values * damping[:, None]
        level = block.feature[who]
        known = level >= 0
        values[known] = np.array(lifts)[fold[who[known]], level[known]]
        return values

    def problem(matrices):
        def at(weights, with_slope):
            scores = np.zeros((len(who), products))
            for weight, matrix in zip(weights, matrices):
                scores += weight * matrix
            scores[given_row, given_column] = -np.inf
            highest = scores.max(1, keepdims=True)
            exponential = np.exp(scores - highest)
            sums = exponential.sum(1)
            likelihood = (weight_of * (scores[row_of, column_of] - highest[row_of, 0] - np.log(sums[row_of]))).sum()
            if not with_slope:
                return (likelihood,)
            probability = exponential / sums[:, None]
            means = [np.einsum("cj,cj->c", matrix, probability) for matrix in matrices]
            slope = np.array([
                (weight_of * (matrix[row_of, column_of] - mean[row_of])).sum() for matrix, mean in zip(matrices, means)
            ])
            curvature = np.zeros((len(matrices),) * 2)
            weighted = probability * total[:, None]
            for a, matrix in enumerate(matrices):
                expected = matrix * weighted
                for b in range(a + 1):
                    spread = np.vdot(expected, matrices[b]) - (total * means[a] * means[b]).sum()
                    curvature[a, b] = curvature[b, a] = spread
            return likelihood, slope, curvature

        return at

    popularity = logarithm[fold[who]]
    start = solve(problem([popularity]), 1)
    scores = start[0] * popularity
    scores[given_row, given_column] = -np.inf
    probability = np.exp(scores - scores.max(1, keepdims=True))
    probability /= probability.sum(1, keepdims=True)
    surprise = -total[:, None] * probability
    np.add.at(surprise, (row_of, column_of), weight_of)

    found = []
    blocks = [(level, size) for level, size in zip(feature_of, features)] + [(None, products)]
    for level, size in blocks:
        block = Block(level, size, owner, item, products, fold, sizes, tags)
        for by_tags in (False, True) if tags.shape[1] else (False,):
            best = None
            for scale in SCALES:
                matrix = said(block, [block.lifts(by_tags, scale, outside[f], f) for f in range(FOLDS)])
                gain = np.bincount(who, np.einsum("cj,cj->c", matrix, surprise), minlength=people)
                spread = np.sqrt((gain**2).sum())
                sure = gain.sum() / spread if spread > 0 else 0.0
                if best is None or sure > best[0]:
                    best = (sure, scale, matrix)
            if best[0] >= SURE:
                found.append((block, block.lifts(by_tags, best[1], everybody, None), best[2]))
    if not found:
        return start[0] * np.log(everybody), []
    weights = solve(problem([popularity] + [matrix for _, _, matrix in found]), 1 + len(found))
    return weights[0] * np.log(everybody), [(w, b, l) for w, (b, l, _) in zip(weights[1:], found) if w > 0]


def main(folder, asked, inputs, recommended):
    items = table(f"{folder}/items.csv")
    at = {row["item_id"]: i for i, row in enumerate(items)}
    names = sorted({tag for row in items for tag in row.get("tag", "").split(";") if tag})
    tags = np.array([[float(tag in row.get("tag", "").split(";")) for tag in names] for row in items])
    tags = tags.reshape(len(items), len(names))
    visitors = table(f"{folder}/train_visitors.csv")
    questions = sorted(name for name in visitors[0] if name != "visitor_id")
    visitors.sort(key=lambda row: (fnv(row["visitor_id"]), row["visitor_id"]))
    bought = {row["visitor_id"]: set() for row in visitors}
    for row in table(f"{folder}/train_events.csv"):
        bought[row["visitor_id"]].add(at[row["item_id"]])
    levels = [sorted({row[q] for row in visitors} - {""}) for q in questions]
    number = [{level: i for i, level in enumerate(known)} for known in levels]
    feature = [np.array([n.get(row[q], -1) for row in visitors]) for q, n in zip(questions, number)]
    fold = np.array([fnv(row["visitor_id"]) % FOLDS for row in visitors])
    purchases = [sorted(bought[row["visitor_id"]]) for row in visitors]
    asking = table(asked)
    has = {row["visitor_id"]: [] for row in asking}
    for row in table(inputs) if inputs else []:
        has[row["visitor_id"]].append(at[row["item_id"]])
    theirs = [np.array([n.get(row.get(q, ""), -1) for row in asking]) for q, n in zip(questions, number)]

    began = time.process_time()
    base, terms = learn(feature, [len(known) for known in levels], purchases, fold, tags, len(items))
    learned = time.process_time() - began
    best, score = [], []
    for start in range(0, len(asking), 2000):
        rows = range(start, min(start + 2000, len(asking)))
        scores = np.tile(base, (len(rows), 1))
        for weight, block, lifts in terms:
            if block.feature is None:
                for row, person in enumerate(rows):
                    own = has[asking[person]["visitor_id"]]
                    scores[row] += weight * np.sqrt(3 / max(len(own), 3)) * lifts[own].sum(0)
            else:
                question = next(i for i, it in enumerate(feature) if it is block.feature)
                level = theirs[question][rows.start : rows.stop]
                scores[level >= 0] += weight * lifts[level[level >= 0]]
        for row, person in enumerate(rows):
            scores[row, has[asking[person]["visitor_id"]]] = -np.inf
        top = np.argsort(-scores, 1, kind="stable")[:, :5]
        best.append(top), score.append(np.take_along_axis(scores, top, 1))
    took = time.process_time() - began
    best, score = np.concatenate(best), np.concatenate(score)

    person = {row["visitor_id"]: i for i, row in enumerate(asking)}
    same = different = 0
    furthest = 0.0
    for row in table(recommended):
        i, rank = person[row["visitor_id"]], int(row["rank"]) - 1
        furthest = max(furthest, abs(score[i, rank] - float(row["score"])))
        if items[best[i, rank]]["item_id"] == row["item_id"]:
            same += 1
        else:
            different += 1
    print(f"terms {len(terms)}, same slots {same}, different {different}, scores differ by at most {furthest:.1e}")
    print(f"processor: learned in {learned:.2f} s, with ranking {took:.2f} s")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(arguments[0], arguments[1], arguments[2] if len(arguments) == 4 else None, arguments[-1])
