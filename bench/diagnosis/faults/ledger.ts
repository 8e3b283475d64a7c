// Faults of the ledger: balances lost, turned or doubled; payments missing, twice or another's; fees on a wrong base; adjustments posted twice or turned.
import type { LedgerRow } from "../../../src/index.ts";
import { dayFromText } from "../../../src/index.ts";
import { nearest, negatedText, partsOf, placesOf, sumText, textOf, timesText } from "../decimal.ts";
import type { Beside, World } from "../world.ts";
import { tariffOf } from "./edits.ts";
import type { Injection, Injector } from "./injection.ts";

export const LEDGER: readonly Injector[] = [
  { fault: "F26", name: "carry lost, sign turned or twice", stage: 0, slot: "carry", injections: carries },
  { fault: "F27", name: "rounding carry lost", stage: 0, slot: "carry", injections: remainders },
  { fault: "F28", name: "payment missing, twice, or of another account", stage: 12, slot: "payment", injections: payments },
  { fault: "F31", name: "late fee on a wrong base", stage: 12, slot: "fee", injections: fees },
  { fault: "F32", name: "adjustment twice or with the wrong sign", stage: 12, slot: "adjustment", injections: adjustments },
];

/** Without a ledger, what the facts bring forward is its one row. */
function rowsOf({ ledger, facts, spec }: World): readonly LedgerRow[] {
  if (ledger !== undefined) return ledger;
  const { broughtForward = "0" } = facts;
  return partsOf(broughtForward, spec.decimals) === 0n ? [] : [{ id: "brought forward", kind: "opening", day: "", amount: broughtForward }];
}

function withRows(ids: readonly string[], change: (amount: string) => string): Injection["apply"] {
  return (world) => {
    const rows = rowsOf(world);
    if (!rows.some(({ id }) => ids.includes(id))) return undefined;
    return { ...world, ledger: rows.map((row) => (ids.includes(row.id) ? { ...row, amount: change(row.amount) } : row)) };
  };
}

const TIMES = [
  { way: "lost", factor: "0" },
  { way: "sign turned", factor: "-1" },
  { way: "twice", factor: "2" },
] as const;

function timed(fault: string, id: string, way: string, factor: string): Injection {
  return { key: `${fault} ${id} ${way}`, apply: withRows([id], (amount) => timesText(amount, factor)) };
}

/** The rest that the last bill's rounding left. */
function isRemainder(world: World, { kind, amount }: LedgerRow): boolean {
  const step = stepOf(world);
  const size = amount.startsWith("-") ? negatedText(amount) : amount;
  return kind === "carried" || (step !== undefined && partsOf(size, 6) < partsOf(step, 6));
}

function stepOf(world: World): string | undefined {
  const payable = tariffOf(world)?.payable;
  return payable?.remainder === "carry" ? payable.round?.step : undefined;
}

function balances(world: World): readonly LedgerRow[] {
  return rowsOf(world).filter(({ kind }) => kind === "opening" || kind === "bill" || kind === "carried");
}

function carries(world: World): readonly Injection[] {
  const each = balances(world).flatMap((row) =>
    TIMES.filter(({ way }) => way !== "lost" || !isRemainder(world, row)).map(({ way, factor }) => timed("F26", row.id, way, factor)),
  );
  const ids = rowsOf(world).map(({ id }) => id);
  if (ids.length < 2) return each;
  return [...each, ...TIMES.map(({ way, factor }) => ({ key: `F26 whole balance ${way}`, apply: withRows(ids, (amount) => timesText(amount, factor)) }))];
}

function remainders(world: World): readonly Injection[] {
  const step = stepOf(world);
  return balances(world).flatMap((row) => {
    if (isRemainder(world, row)) return [timed("F27", row.id, "lost", "0")];
    if (step === undefined) return [];
    return [
      {
        key: `F27 ${row.id} part below ${step} lost`,
        apply: withRows([row.id], (amount) => textOf(partsOf(amount, 6) - (partsOf(amount, 6) % partsOf(step, 6)), 6)),
      },
    ];
  });
}

function payments(world: World, { strangers }: Beside): readonly Injection[] {
  const ids = rowsOf(world)
    .filter(({ kind }) => kind === "payment")
    .map(({ id }) => id);
  const pairs = ids.length < 3 ? [] : ids.flatMap((first, at) => ids.slice(at + 1).map((second) => [first, second]));
  const several = [...pairs, ...(ids.length > 1 ? [ids] : [])].map((set) => ({ key: `F28 ${set.join(", ")} missing`, apply: withRows(set, () => "0") }));
  // Where the office has no ledger of the account, it cannot know what was wrongly added.
  const foreign = (world.ledger === undefined ? [] : strangers).flatMap(({ account, ledger }) =>
    ledger
      .filter(({ kind }) => kind === "payment")
      .map((row): Injection => ({ key: `F28 ${row.id} of account ${account}`, apply: (own) => ({ ...own, ledger: [...rowsOf(own), row] }) })),
  );
  return [...ids.flatMap((id) => [timed("F28", id, "missing", "0"), timed("F28", id, "twice", "2")]), ...several, ...foreign];
}

function fees(world: World): readonly Injection[] {
  return rowsOf(world)
    .filter(({ kind }) => kind === "fee")
    .flatMap((fee) => [
      timed("F31", fee.id, "omitted", "0"),
      timed("F31", fee.id, "twice", "2"),
      ...otherBases(world, fee).map(({ base, amount }) => ({ key: `F31 ${fee.id} ${amount} on ${base}`, apply: withRows([fee.id], () => amount) })),
    ]);
}

/** The fee is two per cent of the opening balance: taken of what payments left, or of all that was charged. */
function otherBases({ spec: { calendar, decimals }, ...world }: World, fee: LedgerRow): readonly { readonly base: string; readonly amount: string }[] {
  const day = (row: LedgerRow): number => dayFromText(calendar, row.day) ?? 0;
  const rows = (world.ledger ?? []).filter((row) => day(row) <= day(fee) && row.id !== fee.id).toSorted((a, b) => day(a) - day(b));
  const bases = rows.map((_, at) => sumText(rows.slice(0, at + 1).map(({ amount }) => amount))).filter((base) => partsOf(base, placesOf(base)) > 0n);
  return bases.map((base) => ({ base, amount: textOf(nearest(partsOf(base, decimals), 50n), decimals) })).filter(({ amount }) => amount !== fee.amount);
}

function adjustments(world: World): readonly Injection[] {
  const rows = rowsOf(world).filter(({ kind }) => kind === "adjustment");
  const credit = world.facts.charges["credit"];
  return [
    ...rows.flatMap(({ id }) => [timed("F32", id, "twice", "2"), timed("F32", id, "sign turned", "-1")]),
    ...(credit === undefined
      ? []
      : [
          {
            key: "F32 charge credit sign turned",
            apply: (own: World) => ({
              ...own,
              facts: { ...own.facts, charges: { ...own.facts.charges, credit: negatedText(own.facts.charges["credit"] ?? "0") } },
            }),
          },
        ]),
  ];
}
