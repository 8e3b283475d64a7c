// Small random matrices: what the checker says of them is what asking every question of a grid says, one after another.
import { describe, expect, test } from "vitest";
import { authority, codesOf } from "./oversight-text.ts";

const SEEDS = 250;
const GRADES = ["clerk", "manager", "board"];
const VALUES = { kind: ["misread", "wrong_class"], favour: ["customer", "company"], class: ["home", "farm", "industry"] } as const;
type Field = keyof typeof VALUES;
const FIELDS = ["kind", "favour", "class"] as const;

interface Question {
  readonly kind: string;
  readonly favour: string;
  readonly class: string;
  readonly amount: number;
  readonly cumulated: number;
  /** In percent. */
  readonly share: number;
  /** In months. */
  readonly age: number;
}

/** Every limit that rows and bars name, one step over it, and what lies under the first. */
const SIZES = [1, 1000, 1001, 2000, 2001, 3000, 3001];
const SHARES = [25, 26, 51];
const AGES = [1, 2, 3];

const PLACES = VALUES.kind.flatMap((kind) => VALUES.favour.flatMap((favour) => VALUES.class.map((place) => ({ kind, favour, class: place }))));
const MEASURES = SIZES.flatMap((amount) =>
  SIZES.filter((cumulated) => cumulated >= amount).flatMap((cumulated) => SHARES.flatMap((share) => AGES.map((age) => ({ amount, cumulated, share, age })))),
);
const QUESTIONS: readonly Question[] = PLACES.flatMap((place) => MEASURES.map((measure) => ({ ...place, ...measure })));

type Random = (below: number) => number;

/** Xorshift: the same matrices in every run. */
function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % below;
  };
}

function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[random(from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

interface Row {
  readonly grade: number;
  /** The values that fit; none for `any`. */
  readonly kind: readonly string[];
  readonly favour: readonly string[];
  readonly class: readonly string[];
  /** Infinity for `no limit`. */
  readonly amount: number;
  readonly share: number;
  readonly age: number;
  readonly documents: readonly string[];
  readonly approvers: number;
}

const AMOUNTS = [1000, 2000, 3000, Infinity];
const SHARE_LIMITS = [25, 50, Infinity];
const AGE_LIMITS = [1, 2, Infinity];
const DOCUMENTS = [[], ["photo"], ["photo", "sheet"]];

/** Rows that rise with the grades, and then some cells changed at random. */
function randomRows(random: Random): readonly Row[] {
  const kinds = random(2) === 0 ? [[]] : VALUES.kind.map((kind) => [kind]);
  const favours = random(3) === 0 ? VALUES.favour.map((favour) => [favour]) : [[]];
  const rows = kinds.flatMap((kind) => favours.flatMap((favour) => risingRows(random, kind, favour)));
  for (let changes = random(3); changes > 0; changes -= 1) {
    const at = random(rows.length);
    rows.splice(at, 1, changed(random, rows[at] ?? pick(random, rows)));
  }
  if (random(8) === 0) rows.push(pick(random, rows));
  return rows;
}

function risingRows(random: Random, kind: readonly string[], favour: readonly string[]): Row[] {
  let [amount, share, age, documents, approvers] = [random(2), random(2), random(2), 0, 1];
  const rows: Row[] = [];
  for (const grade of GRADES.keys()) {
    if (grade === 1 && random(4) === 0) continue;
    if (grade === 2 && random(5) > 0) [amount, share, age] = [3, 2, 2];
    const limits = { amount: AMOUNTS[amount] ?? 0, share: SHARE_LIMITS[share] ?? 0, age: AGE_LIMITS[age] ?? 0 };
    rows.push({ grade, kind, favour, class: [], ...limits, documents: DOCUMENTS[documents] ?? [], approvers });
    [amount, share, age] = [Math.min(3, amount + random(3)), Math.min(2, share + random(2)), Math.min(2, age + random(2))];
    [documents, approvers] = [Math.min(2, documents + random(2)), approvers + random(2)];
  }
  return rows;
}

function changed(random: Random, row: Row): Row {
  switch (random(9)) {
    case 0:
      return { ...row, grade: random(3) };
    case 1:
      return { ...row, kind: pick(random, [[], ...VALUES.kind.map((kind) => [kind])]) };
    case 2:
      return { ...row, favour: pick(random, [[], ...VALUES.favour.map((favour) => [favour])]) };
    case 3:
      return { ...row, class: pick(random, [["home", "farm"], ["industry"], ["home"]]) };
    case 4:
      return { ...row, amount: pick(random, AMOUNTS) };
    case 5:
      return { ...row, share: pick(random, SHARE_LIMITS) };
    case 6:
      return { ...row, age: pick(random, AGE_LIMITS) };
    case 7:
      return { ...row, documents: pick(random, DOCUMENTS) };
    default:
      return { ...row, approvers: 1 + random(3) };
  }
}

interface Test {
  readonly text: string;
  readonly holds: (question: Question) => boolean;
}

const SIGNS = {
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
} as const;

function randomAtom(random: Random): Test {
  const sign = pick(random, [">", ">=", "<", "<="] as const);
  const size = pick(random, [1000, 2000, 3000]);
  const share = pick(random, [25, 50]);
  const age = pick(random, [1, 2]);
  const field: Field = pick(random, FIELDS);
  const values = VALUES[field].slice(0, 1 + random(VALUES[field].length - 1));
  return pick(random, [
    {
      text: `${field === "class" ? "account.class" : field} in (${values.join(", ")})`,
      holds: (asked: Question) => values.some((value) => value === asked[field]),
    },
    { text: `amount ${sign} ${size} IRR`, holds: ({ amount }: Question) => SIGNS[sign](amount, size) },
    { text: `cumulated ${sign} ${size} IRR`, holds: ({ cumulated }: Question) => SIGNS[sign](cumulated, size) },
    { text: `share > ${share}%`, holds: (asked: Question) => asked.share > share },
    { text: `age > ${age} months`, holds: (asked: Question) => asked.age > age },
  ]);
}

function randomCondition(random: Random, depth: number): Test {
  if (depth === 0 || random(3) === 0) {
    const atom = randomAtom(random);
    return random(5) === 0 ? { text: `not (${atom.text})`, holds: (asked) => !atom.holds(asked) } : atom;
  }
  const [left, right] = [randomCondition(random, depth - 1), randomCondition(random, depth - 1)];
  const isBoth = random(2) === 0;
  return {
    text: `(${left.text} ${isBoth ? "and" : "or"} ${right.text})`,
    holds: (asked) => (isBoth ? left.holds(asked) && right.holds(asked) : left.holds(asked) || right.holds(asked)),
  };
}

interface Rules {
  readonly rows: readonly Row[];
  readonly bars: readonly Test[];
  readonly cumulates: boolean;
}

function randomRules(seed: number): Rules {
  const random = randomFrom(seed);
  const bars = Array.from({ length: random(3) }, () => randomCondition(random, 2));
  const beyond: Test = {
    text: "amount > 3_000 IRR or share > 50% or age > 2 months",
    holds: ({ amount, share, age }) => amount > 3000 || share > 50 || age > 2,
  };
  const rows = randomRows(random);
  if (random(4) > 0) return { rows, bars, cumulates: random(2) === 0 };
  // Each request by itself is within the limits, or barred.
  const limited = rows.map((row) => (row.grade === 2 ? { ...row, amount: Math.min(row.amount, 3000) } : row));
  return { rows: random(2) === 0 ? rows : limited, bars: [...bars, beyond], cumulates: random(4) > 0 };
}

/** The top may do all for a customer, and for the company what a bar does not forbid: what that bar says of a correction in nobody's favour is left to it. */
function oneSidedRules(seed: number): Rules {
  const random = randomFrom(seed + 10_000);
  const limit = pick(random, AGE_LIMITS);
  const top = { grade: 2, kind: [], class: [], amount: Infinity, share: Infinity, documents: [], approvers: 1 };
  const rows = [
    { ...top, favour: ["customer"], age: Infinity },
    { ...top, favour: ["company"], age: limit },
  ];
  const months = limit === Infinity ? 1 : limit;
  const isCompany = random(2) === 0;
  const bar: Test = {
    text: `favour ${isCompany ? "= company" : "!= customer"} and age > ${months} months`,
    holds: ({ favour, age }) => (isCompany ? favour === "company" : favour !== "customer") && age > months,
  };
  return { rows, bars: random(4) === 0 ? [bar, randomCondition(random, 1)] : [bar], cumulates: random(2) === 0 };
}

function textOf({ rows, bars, cumulates }: Rules): string {
  const limit = (value: number, unit: string): string => (value === Infinity ? "no limit" : `${value}${unit}`);
  const names = (values: readonly string[], none: string): string => (values.length === 0 ? none : values.join(", "));
  const cells = rows.map((row) =>
    [
      GRADES[row.grade],
      names(row.kind, "any"),
      names(row.favour, "any"),
      names(row.class, "any"),
      limit(row.amount, " IRR"),
      limit(row.share, "%"),
      limit(row.age, " months"),
      names(row.documents, "none"),
      row.approvers,
    ].join(" | "),
  );
  return authority({
    over: "correction",
    declares: "kind: misread | wrong_class\ndocuments: photo, sheet",
    matrix: ["grade | kind | in favour of | account.class | up to | share of bill | age up to | documents | approvers", ...cells].join("\n"),
    bars: bars.map(({ text }, at) => `bar b${at} when ${text}`).join("\n"),
    count: "count amount net",
    cumulate: cumulates ? "cumulate per account over 12 months in absolute value" : "no cumulation",
  });
}

/** What the checker should say, found by asking. Each of the two searches stops where the checker stops. */
function verdictOf({ rows, bars, cumulates }: Rules): readonly string[] {
  const asked = cumulates ? QUESTIONS : QUESTIONS.filter(({ amount, cumulated }) => amount === cumulated);
  if (bars.some(({ holds }) => asked.every(holds) || !asked.some(holds))) return ["bar-constant"];
  const isBarred = (question: Question): boolean => bars.some(({ holds }) => holds(question));
  const holding = new Map(asked.map((question) => [question, rows.filter((row) => holds(row, question))]));
  const gaps = asked.filter((question) => !isBarred(question) && holding.get(question)?.length === 0);
  const isNobodys = gaps.some(({ amount, cumulated }) => amount === cumulated) || (gaps.length === 0 && isNeithersGap(rows, cumulates, isBarred));
  const gap = isNobodys ? ["authority-gap"] : gaps.length > 0 ? ["cumulation-never-passes"] : [];
  const pairs = [...holding.values()].flatMap((held) => pairsOf(held));
  if (pairs.some(([one, other]) => one.grade === other.grade && areTwoAnswers(one, other))) return [...gap, "authority-two-answers"];
  const falls = [...holding.values()].some((held) => isFalling(rows, held));
  const isIdle = (row: Row): boolean =>
    asked.every(
      (question) =>
        isBarred(question) ||
        answer(holding.get(question) ?? [], row.grade) ===
          answer(
            (holding.get(question) ?? []).filter((one) => one !== row),
            row.grade,
          ),
    );
  const dead = distinct(rows).some((row) => isIdle(row)) || distinct(rows).length < rows.length;
  return [...gap, ...(falls ? ["authority-not-monotone"] : []), ...(dead ? ["matrix-row-dead"] : [])];
}

/** Of a correction of nothing, whose lines change: it favours neither, and some row must hold it in each favour. Alone it is of no share. */
function isNeithersGap(rows: readonly Row[], cumulates: boolean, isBarred: (question: Question) => boolean): boolean {
  const sums = cumulates ? [0, ...SIZES] : [0];
  const shares = cumulates ? SHARES : [0];
  return PLACES.some((place) =>
    sums.some((cumulated) =>
      shares.some((share) =>
        AGES.some((age) => {
          const question = { ...place, favour: "neither", amount: 0, cumulated, share, age };
          return !isBarred(question) && VALUES.favour.some((favour) => !rows.some((row) => holds(row, { ...question, favour })));
        }),
      ),
    ),
  );
}

function holds(row: Row, question: Question): boolean {
  const fits = FIELDS.every((field) => row[field].length === 0 || row[field].includes(question[field]));
  return fits && question.cumulated <= row.amount && question.share <= row.share && question.age <= row.age;
}

function pairsOf(held: readonly Row[]): readonly (readonly [Row, Row])[] {
  return held.flatMap((one, at) => held.slice(0, at).map((other) => [other, one] as const));
}

function lies(inner: Row, outer: Row): boolean {
  return inner.amount <= outer.amount && inner.share <= outer.share && inner.age <= outer.age;
}

function needsAll(less: Row, more: Row): boolean {
  return more.approvers >= less.approvers && less.documents.every((document) => more.documents.includes(document));
}

function areTwoAnswers(one: Row, other: Row): boolean {
  if (!lies(one, other) && !lies(other, one)) return true;
  if (lies(one, other) && !needsAll(one, other)) return true;
  return lies(other, one) && !needsAll(other, one);
}

/** Whether a grade with rows in the matrix may not, or needs less, where a lower one may. */
function isFalling(rows: readonly Row[], held: readonly Row[]): boolean {
  const grades = [...new Set(rows.map(({ grade }) => grade))];
  return grades.some((higher) =>
    grades.some((lower) => {
      const [low, high] = [smallest(held, lower), smallest(held, higher)];
      return lower < higher && low !== undefined && (high === undefined || !needsAll(low, high));
    }),
  );
}

function smallest(held: readonly Row[], grade: number): Row | undefined {
  const own = held.filter((row) => row.grade === grade);
  return own.find((row) => own.every((other) => lies(row, other)));
}

function answer(held: readonly Row[], grade: number): string {
  const row = smallest(held, grade);
  return row === undefined ? "" : `${row.approvers} ${row.documents.join()}`;
}

/** Without rows written twice. */
function distinct(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row, at) => rows.indexOf(row) === at);
}

const FOLLOWING = ["authority-not-monotone", "matrix-row-dead"];

describe("what the checker says of a matrix is what every question says", () => {
  const seen = new Map<string, number>();
  test.each(Array.from({ length: SEEDS }, (_, seed) => [seed]))("matrix %i", (seed) => {
    const rules = randomRules(seed);
    const text = textOf(rules);
    const found = codesOf(text);
    for (const code of found.length === 0 ? ["ok"] : found) seen.set(code, (seen.get(code) ?? 0) + 1);
    const wanted = verdictOf(rules);
    // Where a grade has two answers it has none that could be compared: what is said beside that is of other questions.
    const compared = wanted.includes("authority-two-answers") ? found.filter((code) => !FOLLOWING.includes(code)) : found;
    expect({ text, found: compared.toSorted() }).toEqual({ text, found: wanted.toSorted() });
  });

  test.each(Array.from({ length: 80 }, (_, seed) => [seed]))("one-sided matrix %i", (seed) => {
    const rules = oneSidedRules(seed);
    expect({ text: textOf(rules), found: codesOf(textOf(rules)).toSorted() }).toEqual({ text: textOf(rules), found: verdictOf(rules).toSorted() });
  });

  test("the matrices were of every kind", () => {
    const kinds = ["ok", "authority-gap", "authority-two-answers", "authority-not-monotone", "cumulation-never-passes", "matrix-row-dead", "bar-constant"];
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 5)).toEqual([]);
  });
});
