// Random syntax trees of every kind of node, as far as the grammar can express them: parentheses stand where it needs them.
import fc from "fast-check";
import type * as T from "../../src/dsl/tree/tree.ts";
import { ROUNDING_MODES } from "../../src/values/exact.ts";
import { oversightOf } from "./arbitrary-oversight.ts";

const span = { file: "", start: 0, end: 0, line: 1, column: 1 };

// Some words of the language are among the names: they may be names wherever nothing is ambiguous.
const NAMES = [
  ...["energy", "b1", "x_y", "تعرفه", "می‌شود", "line", "from", "bill", "segment", "note", "unit", "half", "horizon", "Vat", "each"],
  ...["grade", "count", "bar", "kind", "part", "no", "first", "down", "authority", "plan", "nobody", "a"],
];
const name: fc.Arbitrary<T.Name> = fc.constantFrom(...NAMES).map((text) => ({ kind: "name", text, span }));
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const digits = fc.oneof(fc.nat(99), fc.nat(9_999_999), fc.constant(0)).map(String);
const positive = fc.oneof(
  digits,
  fc.tuple(digits, fc.constantFrom("5", "25", "000001")).map(([whole, part]) => `${whole}.${part}`),
);
const number: fc.Arbitrary<T.NumberText> = positive.map((text) => ({ kind: "number", text, span }));
const signed: fc.Arbitrary<T.NumberText> = fc
  .tuple(positive, fc.boolean())
  .map(([text, isNegative]) => ({ kind: "number", text: isNegative ? `-${text}` : text, span }));
const percent: fc.Arbitrary<T.PercentText> = positive.map((text) => ({ kind: "percent", text, span }));
const date: fc.Arbitrary<T.DateText> = fc.constantFrom("1393-01-01", "1394-02-30", "1395-12-29").map((text) => ({ kind: "date", text, span }));
const monthDay = fc.constantFrom("01-01", "04-15", "12-29");
const time = fc.constantFrom("00:00", "07:30", "24:00");
const words = fc.string({ unit: fc.constantFrom("a", "B", " ", '"', "\\", "#", "|", "{", "ق", "۱", ",", "5"), maxLength: 8 });
const string: fc.Arbitrary<T.StringText> = words.map((text) => ({ kind: "string", text, span }));
const path: fc.Arbitrary<T.Path> = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => ({ kind: "path", parts, span }));
const optional = <A>(of: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> => fc.option(of, { nil: undefined });

const unit: fc.Arbitrary<T.UnitExpression> = fc.record({
  kind: fc.constant("unit expression" as const),
  head: fc.constantFrom("kWh", "IRR", "IRR/kWh", "IRR/kW/month", "%", "ریال"),
  per: optional(fc.record({ count: optional(number), unit: fc.constantFrom("day", "month", "kW").map((text): T.Name => ({ kind: "name", text, span })) })),
  span: fc.constant(span),
});
const label = (language: fc.Arbitrary<string>): fc.Arbitrary<T.Label> => fc.record({ language, text: words, span: fc.constant(span) });
const plainLabel = label(fc.constant(""));
const otherLabels = fc.array(label(fc.constantFrom("fa", "en")), { maxLength: 2 });
const labels: fc.Arbitrary<readonly T.Label[]> = fc.tuple(fc.array(plainLabel, { maxLength: 1 }), otherLabels).map(([plain, others]) => [...plain, ...others]);
const cites: fc.Arbitrary<readonly T.Citation[]> = fc.array(fc.record({ source: name, clause: optional(string), span: fc.constant(span) }), { maxLength: 2 });
const marks: fc.Arbitrary<readonly T.Mark[]> = fc.array(
  fc.record({ word: fc.constantFrom("example" as const, "unverified" as const), span: fc.constant(span) }),
  { maxLength: 2 },
);
const mode = fc.constantFrom(...ROUNDING_MODES);
const round: fc.Arbitrary<T.RoundClause> = fc.record({
  kind: fc.constant("round" as const),
  mode,
  step: number,
  unit: optional(unit),
  span: fc.constant(span),
});
const places: fc.Arbitrary<T.Places> = fc.record({ count: number, mode, span: fc.constant(span) });
const unknown: fc.Arbitrary<T.Unknown> = fc.record({ kind: fc.constant("unknown" as const), because: string, span: fc.constant(span) });
const range: fc.Arbitrary<T.Range> = fc.record({ from: signed, to: signed, span: fc.constant(span) });

type E = T.Expression;
// One depth for all levels, or trees grow out of hand.
const DEEP = { maxDepth: 8, depthSize: "small", depthIdentifier: "expression", withCrossShrink: true } as const;
const { expression, sum, rounded } = fc.letrec<{
  expression: E;
  conjunction: E;
  negation: E;
  comparison: E;
  sum: E;
  product: E;
  unary: E;
  postfix: E;
  primary: E;
  rounded: E;
  parentheses: E;
}>((tie) => ({
  rounded: fc.oneof(
    { weight: 3, arbitrary: tie("expression") },
    fc.record({ kind: fc.constant("rounded" as const), of: tie("expression"), round, span: fc.constant(span) }),
  ),
  expression: fc.oneof(
    DEEP,
    { weight: 4, arbitrary: tie("conjunction") },
    fc.record({
      kind: fc.constant("logic" as const),
      word: fc.constant("or" as const),
      left: tie("conjunction"),
      right: tie("conjunction"),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant("if" as const),
      condition: tie("expression"),
      // biome-ignore lint/suspicious/noThenProperty: the field of the tree, and no promise
      then: tie("expression"),
      otherwise: tie("expression"),
      span: fc.constant(span),
    }),
  ),
  conjunction: fc.oneof(
    DEEP,
    { weight: 4, arbitrary: tie("negation") },
    fc.record({
      kind: fc.constant("logic" as const),
      word: fc.constant("and" as const),
      left: tie("negation"),
      right: tie("negation"),
      span: fc.constant(span),
    }),
  ),
  negation: fc.oneof(
    DEEP,
    { weight: 5, arbitrary: tie("comparison") },
    fc.record({ kind: fc.constant("not" as const), of: tie("negation"), span: fc.constant(span) }),
  ),
  comparison: fc.oneof(
    DEEP,
    { weight: 3, arbitrary: tie("sum") },
    fc.record({
      kind: fc.constant("comparison" as const),
      sign: fc.constantFrom("=" as const, "!=" as const, "<" as const, "<=" as const, ">" as const, ">=" as const),
      left: tie("sum"),
      right: tie("sum"),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("one of" as const), left: tie("sum"), names, span: fc.constant(span) }),
  ),
  sum: fc.oneof(
    DEEP,
    { weight: 3, arbitrary: tie("product") },
    fc.record({
      kind: fc.constant("arithmetic" as const),
      sign: fc.constantFrom("+" as const, "-" as const),
      left: tie("sum"),
      right: tie("product"),
      places: fc.constant(undefined),
      span: fc.constant(span),
    }),
  ),
  product: fc.oneof(
    DEEP,
    { weight: 3, arbitrary: tie("unary") },
    fc.record({
      kind: fc.constant("arithmetic" as const),
      sign: fc.constant("*" as const),
      left: tie("product"),
      right: tie("unary"),
      places: fc.constant(undefined),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant("arithmetic" as const),
      sign: fc.constant("/" as const),
      left: tie("product"),
      right: tie("unary"),
      places: optional(places),
      span: fc.constant(span),
    }),
  ),
  unary: fc.oneof(
    DEEP,
    { weight: 5, arbitrary: tie("postfix") },
    fc.record({ kind: fc.constant("negative" as const), of: tie("unary"), span: fc.constant(span) }),
  ),
  postfix: fc.oneof(
    DEEP,
    { weight: 4, arbitrary: tie("primary") },
    fc.record({ kind: fc.constant("total" as const), of: tie("postfix"), span: fc.constant(span) }),
    fc.record({ kind: fc.constant("at" as const), of: tie("primary"), keys: keysOf(tie("primary"), tie("expression")), span: fc.constant(span) }),
    fc.record({
      kind: fc.constant("through" as const),
      quantity: tie("postfix"),
      rate: path,
      keys: fc.oneof(fc.constant<readonly E[]>([]), keysOf(tie("primary"), tie("expression"))),
      whole: fc.boolean(),
      joint: optional(
        fc.oneof(
          fc.constant({ kind: "each alone" as const, span }),
          fc.constant({ kind: "time order" as const, span }),
          fc.record({ kind: fc.constant("pro rata" as const), places, span: fc.constant(span) }),
        ),
      ),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant("fold" as const),
      of: tie("postfix"),
      fold: fc.constantFrom("highest" as const, "lowest" as const, "average" as const, "sum" as const, "latest" as const),
      upTo: fc.boolean(),
      bills: number,
      otherwise: optional(tie("primary")),
      span: fc.constant(span),
    }),
  ),
  primary: fc.oneof(
    DEEP,
    { weight: 3, arbitrary: path },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("amount" as const), number, unit: optional(unit), span: fc.constant(span) }) },
    percent,
    date,
    unknown,
    fc.record({ kind: fc.constant("sum of tag" as const), tag: tagName(), except: fc.constant([]), span: fc.constant(span) }),
    tie("parentheses"),
    fc.record({
      kind: fc.constant("extreme" as const),
      which: fc.constantFrom("min" as const, "max" as const),
      of: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("power factor" as const), active: tie("postfix"), reactive: tie("postfix"), places, span: fc.constant(span) }),
    fc.record({
      kind: fc.constant("by daypart" as const),
      set: name,
      cases: fc.array(fc.record({ member: name, value: tie("expression") }), { minLength: 1, maxLength: 2 }),
      span: fc.constant(span),
    }),
  ),
  // `sum a except b, c` would take what follows a comma; in parentheses it cannot.
  parentheses: fc.record({
    kind: fc.constant("parentheses" as const),
    of: fc.oneof(
      tie("rounded"),
      fc.record({ kind: fc.constant("sum of tag" as const), tag: tagName(), except: fc.array(tagName(), { maxLength: 2 }), span: fc.constant(span) }),
    ),
    span: fc.constant(span),
  }),
}));

function tagName(): fc.Arbitrary<T.Name> {
  return fc.constantFrom("energy", "taxable", "مشمول").map((text) => ({ kind: "name", text, span }));
}

function keysOf(one: fc.Arbitrary<E>, many: fc.Arbitrary<E>): fc.Arbitrary<readonly E[]> {
  return fc.oneof(
    one.map((key) => [key]),
    fc.array(many, { minLength: 2, maxLength: 2 }),
  );
}

const annulled: fc.Arbitrary<T.Annulment | undefined> = optional(
  fc.record({ on: date, by: name, reach: fc.constantFrom("from that day" as const, "from its start" as const), span: fc.constant(span) }),
);
const head: fc.Arbitrary<T.VersionHead> = fc.record({
  from: date,
  to: optional(date),
  announced: optional(date),
  annulled,
  cites,
  marks,
  span: fc.constant(span),
});
const labelledNames = fc.array(fc.record({ name, labels, span: fc.constant(span) }), { minLength: 1, maxLength: 3 });
const spans = fc.array(fc.record({ from: monthDay, to: monthDay, span: fc.constant(span) }), { minLength: 1, maxLength: 2 });
const some = <A>(of: fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> => fc.array(of, { minLength: 1, maxLength: 3 });

const use: fc.Arbitrary<T.Use> = fc.record({ kind: fc.constant("use" as const), path: string, span: fc.constant(span) });
const schedule: fc.Arbitrary<T.Schedule> = fc.record({
  kind: fc.constant("schedule" as const),
  name,
  labels,
  currency: optional(fc.record({ name, decimals: optional(number) })),
  calendar: optional(name),
  zone: optional(fc.constantFrom("Asia/Tehran", "UTC", "Etc/GMT+4").map((text): T.StringText => ({ kind: "string", text, span }))),
  weekend: fc.array(name, { maxLength: 2 }),
  horizon: optional(fc.record({ from: date, to: date })),
  span: fc.constant(span),
});
const source: fc.Arbitrary<T.Source> = fc.record({
  kind: fc.constant("source" as const),
  name,
  labels,
  dated: optional(date),
  unverified: fc.boolean(),
  url: optional(string),
  note: optional(string),
  annulled,
  span: fc.constant(span),
});
const unitDeclaration: fc.Arbitrary<T.UnitDeclaration> = fc.record({
  kind: fc.constant("unit" as const),
  name,
  labels,
  definition: fc.oneof(
    fc.record({ kind: fc.constant("base" as const), sharing: fc.constantFrom("summable" as const, "level" as const) }),
    fc.record({ kind: fc.constant("derived" as const), factor: number, of: unit }),
  ),
  span: fc.constant(span),
});

// Labels after the last value of a list are its own or the field's: what the grammar cannot tell apart is not made.
const choiceField: fc.Arbitrary<T.AccountField> = fc
  .oneof(
    fc
      .record({ values: fc.array(name, { minLength: 2, maxLength: 3 }), labels })
      .map(({ values, labels: of }) => ({ values: values.map((each) => ({ name: each, labels: [] })), labels: of })),
    fc
      .record({
        values: fc.array(name, { minLength: 2, maxLength: 3 }),
        of: some(plainLabel),
        labels: fc.oneof(
          fc.constant([]),
          plainLabel.map((each) => [each]),
        ),
      })
      .map(({ values, of, labels: own }) => ({
        values: values.map((each, index) => ({ name: each, labels: of.slice(index % of.length, (index % of.length) + 1) })),
        labels: own,
      })),
  )
  .chain(({ values, labels: own }) => name.map((each): T.AccountField => ({ name: each, labels: own, type: { kind: "choice", values }, span })));
const accountField: fc.Arbitrary<T.AccountField> = fc.oneof(
  choiceField,
  fc.record({
    name,
    labels,
    type: fc.oneof(
      fc.record({ kind: fc.constant("whole" as const), range }),
      fc.record({ kind: fc.constant("quantity" as const), unit, range, decimals: number }),
      fc.record({ kind: fc.constantFrom("date" as const, "iran_bill_id" as const, "iran_payment_id" as const) }),
    ),
    span: fc.constant(span),
  }),
);
const measured = (only: Partial<{ [K in "by" | "bills" | "absent"]: fc.Arbitrary<T.MeasuredField[K]> }>): fc.Arbitrary<T.MeasuredField> =>
  fc.record({
    name,
    labels,
    unit,
    by: only.by ?? fc.constant(undefined),
    bills: only.bills ?? fc.constant(undefined),
    absent: only.absent ?? fc.constant(undefined),
    range,
    decimals: number,
    span: fc.constant(span),
  });
const account: fc.Arbitrary<T.Account> = fc.record({
  kind: fc.constant("account" as const),
  fields: fc.array(accountField, { maxLength: 3 }),
  span: fc.constant(span),
});
const usage: fc.Arbitrary<T.Usage> = fc.record({
  kind: fc.constant("usage" as const),
  fields: some(measured({ by: optional(name) })),
  span: fc.constant(span),
});
const history: fc.Arbitrary<T.History> = fc.record({
  kind: fc.constant("history" as const),
  fields: some(measured({ bills: number })),
  span: fc.constant(span),
});
const charges: fc.Arbitrary<T.Charges> = fc.record({
  kind: fc.constant("charges" as const),
  fields: some(measured({ absent: optional(signed) })),
  span: fc.constant(span),
});

const seasons: fc.Arbitrary<T.Seasons> = fc.record({
  kind: fc.constant("seasons" as const),
  name,
  members: labelledNames,
  by: optional(path),
  versions: some(
    fc.record({
      head,
      body: fc.oneof(
        unknown,
        fc.record({
          kind: fc.constant("definitions" as const),
          definitions: some(
            fc.record({
              name,
              when: fc.oneof(
                fc.record({ kind: fc.constant("otherwise" as const) }),
                fc.record({ kind: fc.constant("spans" as const), spans }),
                fc.record({
                  kind: fc.constant("cases" as const),
                  cases: some(fc.record({ value: name, spans: fc.oneof(fc.constant([]), spans), span: fc.constant(span) })),
                }),
              ),
              span: fc.constant(span),
            }),
          ),
        }),
      ),
      span: fc.constant(span),
    }),
  ),
  span: fc.constant(span),
});
const windows = some(fc.record({ from: time, to: time, on: fc.array(name, { maxLength: 2 }), within: optional(path), span: fc.constant(span) }));
const dayparts: fc.Arbitrary<T.Dayparts> = fc.record({
  kind: fc.constant("dayparts" as const),
  name,
  members: labelledNames,
  by: optional(path),
  versions: some(
    fc.record({
      head,
      body: fc.oneof(
        unknown,
        fc.record({
          kind: fc.constant("definitions" as const),
          definitions: some(
            fc.record({
              name,
              when: fc.oneof(
                fc.record({ kind: fc.constant("otherwise" as const) }),
                fc.record({ kind: fc.constant("windows" as const), windows }),
                fc.record({
                  kind: fc.constant("cases" as const),
                  cases: some(fc.record({ value: name, windows: fc.oneof(fc.constant([]), windows), span: fc.constant(span) })),
                }),
              ),
              span: fc.constant(span),
            }),
          ),
        }),
      ),
      span: fc.constant(span),
    }),
  ),
  span: fc.constant(span),
});
const holidays: fc.Arbitrary<T.Holidays> = fc.record({
  kind: fc.constant("holidays" as const),
  versions: some(
    fc.record({
      head,
      body: fc.oneof(
        unknown,
        fc.record({
          kind: fc.constant("days" as const),
          days: fc.array(
            monthDay.map((text) => ({ text, span })),
            { minLength: 1, maxLength: 10 },
          ),
        }),
      ),
      span: fc.constant(span),
    }),
  ),
  span: fc.constant(span),
});

const keys: fc.Arbitrary<T.Keys> = fc.record({ names, span: fc.constant(span) });
// A row that begins with `-` would go on with the cell before it.
const edge: fc.Arbitrary<E> = fc.oneof(
  fc.record({ kind: fc.constant("amount" as const), number, unit: optional(unit), span: fc.constant(span) }),
  fc.record({
    kind: fc.constant("arithmetic" as const),
    sign: fc.constant("*" as const),
    left: percent,
    right: path,
    places: fc.constant(undefined),
    span: fc.constant(span),
  }),
);
const table: fc.Arbitrary<T.Table> = fc.oneof(
  fc.record({
    kind: fc.constant("blocks" as const),
    axis: unit,
    columns: fc.array(keys, { maxLength: 2 }),
    rows: some(fc.record({ lower: edge, upper: optional(edge), cells: some(expression), span: fc.constant(span) })),
    span: fc.constant(span),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(keys, { maxLength: 2 }),
    rows: some(fc.record({ keys, cells: some(expression), span: fc.constant(span) })),
    span: fc.constant(span),
  }),
);
const crossing: fc.Arbitrary<T.Crossing> = fc.record({
  kind: fc.constant("crossing" as const),
  word: fc.constantFrom(
    "split by days" as const,
    "split by readings else by days" as const,
    "whole at start" as const,
    "whole at end" as const,
    "whole at issue" as const,
  ),
  span: fc.constant(span),
});
const rate: fc.Arbitrary<T.Rate> = fc.record({
  kind: fc.constant("rate" as const),
  name,
  labels,
  unit: optional(unit),
  keys: fc.array(path, { maxLength: 2 }),
  widths: optional(
    fc.record({
      scales: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant("days" as const), count: number, span: fc.constant(span) }),
          fc.constant({ kind: "month" as const, span }),
          fc.record({ kind: fc.constant("field" as const), path, span: fc.constant(span) }),
        ),
        { maxLength: 2 },
      ),
      round: optional(round),
      span: fc.constant(span),
    }),
  ),
  crossing: optional(crossing),
  everyMonth: fc.boolean(),
  versions: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("span" as const),
        head,
        body: fc.oneof(
          unknown,
          fc.record({ kind: fc.constant("cell" as const), cell: expression }),
          fc.record({ kind: fc.constant("tables" as const), tables: some(table) }),
        ),
        span: fc.constant(span),
      }),
      fc.record({ kind: fc.constant("month" as const), month: fc.constantFrom("1394-02", "1395-11"), cites, marks, cell: expression, span: fc.constant(span) }),
    ),
    { maxLength: 3 },
  ),
  span: fc.constant(span),
});

const let_: fc.Arbitrary<T.Let> = fc.record({ kind: fc.constant("let" as const), name, labels, cites, marks, value: rounded, span: fc.constant(span) });
const line: fc.Arbitrary<T.Line> = fc.record({
  kind: fc.constant("line" as const),
  memo: fc.boolean(),
  name,
  tags: fc.array(name, { maxLength: 2 }),
  labels,
  cites,
  marks,
  value: expression,
  scopes: fc.array(fc.constantFrom("each segment" as const, "over bill" as const), { maxLength: 2 }),
  round: optional(round),
  print: optional(round),
  span: fc.constant(span),
});
// A condition ends in a comparison, a list, or parentheses; after parentheses the value is no comparison.
const compared: fc.Arbitrary<E> = fc.record({
  kind: fc.constant("comparison" as const),
  sign: fc.constantFrom("=" as const, ">" as const),
  left: sum,
  right: sum,
  span: fc.constant(span),
});
const inside: fc.Arbitrary<E> = fc.record({ kind: fc.constant("parentheses" as const), of: expression, span: fc.constant(span) });
const roundedSum: fc.Arbitrary<E> = fc.oneof(sum, fc.record({ kind: fc.constant("rounded" as const), of: sum, round, span: fc.constant(span) }));
const when: fc.Arbitrary<{ readonly condition: E; readonly value: E }> = fc.oneof(
  fc.record({ condition: compared, value: rounded }),
  fc.record({ condition: fc.record({ kind: fc.constant("one of" as const), left: sum, names, span: fc.constant(span) }), value: rounded }),
  fc.record({ condition: inside, value: roundedSum }),
  fc.record({ condition: fc.record({ kind: fc.constant("not" as const), of: inside, span: fc.constant(span) }), value: roundedSum }),
  fc.record({
    condition: fc.record({ kind: fc.constant("logic" as const), word: fc.constant("and" as const), left: compared, right: inside, span: fc.constant(span) }),
    value: roundedSum,
  }),
);
const exception: fc.Arbitrary<T.Exception> = fc
  .record({ name, line: name, over: fc.array(name, { maxLength: 2 }), labels, cites, marks, when, testedNotProved: fc.boolean() })
  .map(({ when: { condition, value }, ...rest }) => ({ kind: "exception" as const, ...rest, condition, value, span }));
const group: fc.Arbitrary<T.Group> = fc.record({
  kind: fc.constant("group" as const),
  name,
  tags: fc.array(name, { maxLength: 2 }),
  labels,
  cites,
  marks,
  round: optional(round),
  print: optional(round),
  items: fc.array(fc.oneof(line, exception, let_), { maxLength: 2 }),
  span: fc.constant(span),
});
const payable: fc.Arbitrary<T.Payable> = fc.record({
  kind: fc.constant("payable" as const),
  labels,
  cites,
  value: expression,
  round: optional(round),
  remainder: optional(fc.record({ word: fc.constantFrom("carry" as const, "drop" as const), labels, span: fc.constant(span) })),
  span: fc.constant(span),
});
const untranslatable: fc.Arbitrary<T.Untranslatable> = fc.record({
  kind: fc.constant("untranslatable" as const),
  words: string,
  because: string,
  cites,
  condition: optional(expression),
  span: fc.constant(span),
});
const tariff: fc.Arbitrary<T.Tariff> = fc.record({
  kind: fc.constant("tariff" as const),
  name,
  amends: optional(name),
  labels,
  cites,
  marks,
  items: fc.array(
    fc.oneof(
      fc
        .record({ condition: expression, from: optional(date), to: optional(date) })
        .map(({ condition, from, to }): T.For => ({ kind: "for", condition, from, to: from === undefined ? undefined : to, span })),
      crossing,
      let_,
      line,
      group,
      exception,
      fc.record({ kind: fc.constant("drop line" as const), line: name, span: fc.constant(span) }),
      payable,
      untranslatable,
    ),
    { maxLength: 4 },
  ),
  span: fc.constant(span),
});

const value: fc.Arbitrary<T.Value> = fc.oneof(
  fc.record({ kind: fc.constant("amount" as const), number: signed, unit: optional(unit), span: fc.constant(span) }),
  percent,
  date,
  name,
  string,
);
const namedValues = fc.array(fc.record({ name, value }), { maxLength: 3 });
const expectations: fc.Arbitrary<readonly T.Expectation[]> = fc
  .array(
    fc.oneof(
      fc
        .record({ kind: fc.constant("refused" as const), words: optional(string), first: fc.constant(true), span: fc.constant(span) })
        .map((each): readonly T.Expectation[] => [each]),
      some(
        fc.record({
          kind: fc.constant("value" as const),
          name,
          of: fc.oneof(fc.constant("amount" as const), fc.constant("printed" as const), fc.record({ block: number })),
          value,
          first: fc.constant(true),
          span: fc.constant(span),
        }),
      ).map((list) => list.map((each, index) => ({ ...each, first: index === 0 }))),
    ),
    { maxLength: 2 },
  )
  .map((groups) => groups.flat());
const test: fc.Arbitrary<T.Test> = fc.record({
  kind: fc.constant("test" as const),
  title: string,
  tariff: optional(name),
  account: fc.array(
    fc
      .record({ name, value, later: fc.array(fc.record({ value, from: date }), { maxLength: 2 }) })
      .map(({ name: of, value: first, later }) => ({ name: of, values: [{ value: first, from: undefined }, ...later] })),
    { maxLength: 3 },
  ),
  usage: fc.array(
    fc.oneof(
      fc.record({ name, value, members: fc.constant([]) }),
      fc.record({ name, value: fc.constant(undefined), members: some(fc.record({ name, value })) }),
    ),
    { maxLength: 2 },
  ),
  readings: fc.array(
    fc
      .record({
        register: name,
        daypart: optional(name),
        previous: number,
        current: number,
        multiplier: optional(number),
        digits: optional(number),
        rollover: fc.boolean(),
        estimated: fc.boolean(),
        dates: optional(fc.tuple(date, date)),
      })
      .map(({ dates, ...rest }): T.TestReading => ({ ...rest, from: dates?.[0], to: dates?.[1], span })),
    { maxLength: 2 },
  ),
  history: fc.array(fc.record({ name, values: some(value) }), { maxLength: 2 }),
  charges: namedValues,
  period: optional(fc.record({ from: date, to: date })),
  issued: optional(date),
  known: optional(date),
  broughtForward: optional(value),
  expectations,
  span: fc.constant(span),
});
const prove: fc.Arbitrary<T.Prove> = fc.record({
  kind: fc.constant("prove" as const),
  tariff: name,
  subject: name,
  claim: fc.oneof(
    fc.record({ kind: fc.constant("monotone" as const), direction: fc.constantFrom("does not fall" as const, "does not rise" as const), variable: path }),
    fc.record({ kind: fc.constant("bound" as const), side: fc.constantFrom("at least" as const, "at most" as const), value }),
  ),
  clauses: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("range" as const), path, range, unit: optional(unit), span: fc.constant(span) }),
      fc.record({ kind: fc.constant("fixed" as const), path, value, span: fc.constant(span) }),
      fc.record({ kind: fc.constant("period" as const), from: date, to: date, span: fc.constant(span) }),
      fc.record({ kind: fc.constant("days" as const), fewest: number, most: number, from: date, span: fc.constant(span) }),
      fc.record({
        kind: fc.constant("within" as const),
        value: fc.record({ kind: fc.constant("amount" as const), number: signed, unit: optional(unit), span: fc.constant(span) }),
        span: fc.constant(span),
      }),
      fc.record({ kind: fc.constant("except at" as const), value, span: fc.constant(span) }),
    ),
    { maxLength: 3 },
  ),
  testedNotProved: fc.boolean(),
  span: fc.constant(span),
});

const declaration: fc.Arbitrary<T.Declaration> = fc.oneof(
  use,
  schedule,
  source,
  unitDeclaration,
  account,
  usage,
  history,
  charges,
  seasons,
  dayparts,
  holidays,
  { weight: 3, arbitrary: rate },
  let_,
  { weight: 4, arbitrary: tariff },
  { weight: 2, arbitrary: test },
  prove,
  untranslatable,
  ...oversightOf({
    name,
    names,
    number,
    percent,
    date,
    string,
    unit,
    round,
    labels,
    labelledNames,
    cites,
    marks,
    head,
    expression,
    unknown,
    untranslatable,
    value,
  }).map((arbitrary) => ({ weight: 2, arbitrary })),
);

/** Without a text and comments; spans mean nothing. */
export const arbitraryTree: fc.Arbitrary<T.SourceFile> = fc
  .array(declaration, { maxLength: 4 })
  .map((declarations) => ({ path: "", text: "", declarations, comments: [], broken: [] }));
