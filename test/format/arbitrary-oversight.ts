// Random grades, authorities, instalments and their tests, from the parts that arbitrary-tree.ts makes.
import fc from "fast-check";
import type * as O from "../../src/dsl/tree/oversight.ts";
import type * as T from "../../src/dsl/tree/tree.ts";

const span = { file: "", start: 0, end: 0, line: 1, column: 1 };
const at = { span: fc.constant(span) };

export interface Shared {
  readonly name: fc.Arbitrary<T.Name>;
  readonly names: fc.Arbitrary<readonly T.Name[]>;
  readonly number: fc.Arbitrary<T.NumberText>;
  readonly percent: fc.Arbitrary<T.PercentText>;
  readonly date: fc.Arbitrary<T.DateText>;
  readonly string: fc.Arbitrary<T.StringText>;
  readonly unit: fc.Arbitrary<T.UnitExpression>;
  readonly round: fc.Arbitrary<T.RoundClause>;
  readonly labels: fc.Arbitrary<readonly T.Label[]>;
  readonly labelledNames: fc.Arbitrary<readonly T.LabelledName[]>;
  readonly cites: fc.Arbitrary<readonly T.Citation[]>;
  readonly marks: fc.Arbitrary<readonly T.Mark[]>;
  readonly head: fc.Arbitrary<T.VersionHead>;
  readonly expression: fc.Arbitrary<T.Expression>;
  readonly unknown: fc.Arbitrary<T.Unknown>;
  readonly untranslatable: fc.Arbitrary<T.Untranslatable>;
  readonly value: fc.Arbitrary<T.Value>;
}

export function oversightOf(shared: Shared): readonly fc.Arbitrary<T.Declaration>[] {
  const { labels, labelledNames } = shared;
  const grades: fc.Arbitrary<O.Grades> = fc.record({ kind: is("grades"), labels, grades: labelledNames, ...at });
  return [grades, authorityOf(shared), instalmentsOf(shared), testOf(shared)];
}

function authorityOf({ name, labels, labelledNames, head, ...shared }: Shared): fc.Arbitrary<O.Authority> {
  const { number, cites, marks, expression, unknown, untranslatable } = shared;
  const role = fc.constantFrom<O.RoleWord>("requester", "approver", "reader", "account holder", "delegate of requester");
  const item: fc.Arbitrary<O.AuthorityItem> = fc.oneof(
    { weight: 3, arbitrary: matrixOf({ name, labels, labelledNames, head, ...shared }) },
    unknown,
    untranslatable,
    fc.record({ kind: is("bar"), name, labels, condition: expression, cites, marks, ...at }),
    fc.record({ kind: is("forbid"), roles: fc.tuple(role, role), cites, ...at }),
    fc.record({ kind: is("raise"), condition: expression, topApprovers: number, cites, ...at }),
    fc.record({ kind: is("count amount"), word: fc.constantFrom("net" as const, "gross" as const), ...at }),
    fc.record({ kind: is("cumulate"), over: optional(steps(number)), ...at }),
    fc.record({ kind: is("delegation"), word: fc.constantFrom("none" as const, "one step" as const, "onward" as const), ...at }),
    fc.record({ kind: is("expiry"), days: optional(number), ...at }),
  );
  return fc.record({
    kind: is("authority"),
    name,
    labels,
    over: fc.constantFrom<O.NounWord>("correction", "write_off", "waiver", "instalment", "class_change", "disconnection"),
    kinds: optional(labelledNames),
    causes: optional(labelledNames),
    documents: optional(labelledNames),
    versions: fc.array(fc.record({ head, items: fc.array(item, { maxLength: 4 }), ...at }), { maxLength: 2 }),
    ...at,
  });
}

const COLUMNS: readonly O.ColumnWord[] = ["kind", "cause", "in favour of", "up to", "share of bill", "age up to", "documents", "approvers"];

function matrixOf({ name, names, number, percent, unit }: Shared): fc.Arbitrary<O.Matrix> {
  const cell: fc.Arbitrary<O.MatrixCell> = fc.oneof(
    fc.record({ kind: is("names"), names, ...at }),
    fc.record({ kind: is("none"), ...at }),
    fc.record({ kind: is("no limit"), ...at }),
    fc.record({ kind: is("amount"), number, unit: optional(unit), ...at }),
    percent,
  );
  // `grade | kind` begins another matrix.
  const grade = name.filter(({ text }) => text !== "grade");
  const column: fc.Arbitrary<O.Matrix["columns"][number]> = fc.oneof(
    fc.record({ kind: is("word"), word: fc.constantFrom(...COLUMNS), ...at }),
    fc.record({ kind: is("field"), path: fc.tuple(name, name).map((parts): T.Path => ({ kind: "path", parts, span })), ...at }),
  );
  return fc.array(column, { minLength: 1, maxLength: 4 }).chain((columns) => {
    const cells = fc.array(cell, { minLength: columns.length, maxLength: columns.length });
    return fc.record({ kind: is("matrix"), columns: fc.constant(columns), rows: fc.array(fc.record({ grade, cells, ...at }), { maxLength: 3 }), ...at });
  });
}

function instalmentsOf({ name, labels, labelledNames, head, ...shared }: Shared): fc.Arbitrary<O.Instalments> {
  const { number, percent, unit, round, names, cites, marks, expression, unknown, untranslatable } = shared;
  const step = steps(number);
  const ends = fc.constantFrom("first" as const, "last" as const);
  const count: fc.Arbitrary<O.PlanCount> = fc.record({
    kind: is("count"),
    from: optional(fc.oneof(number, fc.constant("span" as const))),
    limits: fc.array(fc.record({ upTo: number, by: name, ...at }), { minLength: 1, maxLength: 3 }),
    ...at,
  });
  const down: fc.Arbitrary<O.DownPayment> = fc
    .record({ atLeast: optional(percent), atMost: optional(percent), rounding: optional(round) })
    .map(({ atLeast, atMost, rounding }) => {
      const isNone = atLeast === undefined && atMost === undefined;
      return { kind: "down payment", atLeast, atMost, round: isNone ? undefined : rounding, span };
    });
  const leastPart: fc.Arbitrary<O.LeastPart> = fc.record({ kind: is("part at least"), number, unit: optional(unit), ...at });
  const firstDue: fc.Arbitrary<O.FirstDue> = step.map((each) => ({ kind: "first due", ...each, span }));
  const afterBroken: fc.Arbitrary<O.AfterBroken> = step.map((each) => ({ kind: "after broken", ...each, span }));
  const terms = fc.array(fc.oneof(count, down, leastPart, firstDue, afterBroken), { minLength: 1, maxLength: 3 });
  const rate = fc.record({ percent, days: number, round });
  const item: fc.Arbitrary<O.InstalmentItem> = fc.oneof(
    count,
    down,
    leastPart,
    firstDue,
    afterBroken,
    unknown,
    untranslatable,
    fc.record({ kind: is("for"), condition: expression, ...at }),
    fc.tuple(step, fc.boolean()).map(([each, clamped]): O.Interval => ({ kind: "every", ...each, clamped, span })),
    fc.record({ kind: is("moved"), word: fc.constantFrom("forward" as const, "not moved" as const), ...at }),
    fc.record({ kind: is("parts"), round, remainder: optional(fc.oneof(ends, fc.constant("spread" as const))), ...at }),
    fc.record({ kind: is("active plans"), count: number, ...at }),
    fc.record({ kind: is("interest"), rate: optional(rate), ...at }),
    optional(fc.tuple(round, ends)).map((each): O.Settle => ({ kind: "settle", round: each?.[0], remainder: each?.[1], span })),
    fc.record({ kind: is("missed"), number, unit: optional(unit), days: number, ...at }),
    fc.record({ kind: is("broken"), count: number, ...at }),
    fc.record({ kind: is("cancelled bill"), word: fc.constantFrom("recomputes" as const, "breaks" as const), ...at }),
    fc.record({ atMost: number, paidInRow: optional(number), withinDays: optional(number) }).map((each): O.Replan => ({ kind: "replan", ...each, span })),
    fc.constant<O.Replan>({ kind: "replan", atMost: undefined, paidInRow: undefined, withinDays: undefined, span }),
    fc.record({
      kind: is("plan exception"),
      name,
      over: fc.oneof(fc.constant([]), names),
      labels,
      condition: expression,
      cites,
      marks,
      terms,
      ...at,
    }),
  );
  return fc.record({
    kind: is("instalments"),
    name,
    labels,
    causes: optional(labelledNames),
    versions: fc.array(fc.record({ head, items: fc.array(item, { maxLength: 5 }), ...at }), { maxLength: 2 }),
    ...at,
  });
}

function testOf({ name, number, date, string, value }: Shared): fc.Arbitrary<O.OversightTest> {
  const namedValues = fc.array(fc.record({ name, value }), { maxLength: 4 });
  const expectation: fc.Arbitrary<O.OversightExpectation> = fc.oneof(fc.record({ kind: is("nobody"), first: fc.constant(true), ...at }), {
    weight: 3,
    arbitrary: fc.record({ kind: is("value"), name, index: optional(number), value, first: fc.constant(true), ...at }),
  });
  const group = fc.array(expectation, { minLength: 1, maxLength: 3 }).map((list) => list.map((each, index) => ({ ...each, first: index === 0 })));
  return fc.record({
    kind: is("oversight test"),
    title: string,
    subject: fc.record({ kind: fc.constantFrom("authority" as const, "instalments" as const), name }),
    account: namedValues,
    values: namedValues,
    day: optional(date),
    expectations: fc.array(group, { maxLength: 2 }).map((groups) => groups.flat()),
    ...at,
  });
}

function is<const K extends string>(kind: K): fc.Arbitrary<K> {
  return fc.constant(kind);
}

function optional<A>(of: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> {
  return fc.option(of, { nil: undefined });
}

function steps(count: fc.Arbitrary<T.NumberText>): fc.Arbitrary<{ readonly count: T.NumberText; readonly unit: "months" | "days" }> {
  return fc.record({ count, unit: fc.constantFrom("months" as const, "days" as const) });
}
