// Faults of the account's ledger: what was carried over lost, turned or doubled; payments missing or of another account; fees on a wrong base; adjustments
// posted twice or with the wrong sign. They change rows; what is brought forward is their sum.
import { dayFromText } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import {
  add,
  compare,
  decimalStep,
  divide,
  equals,
  exactFromText,
  exactFromWhole,
  fractionText,
  isNegative,
  isZero,
  multiply,
  negate,
  round,
  ZERO,
} from "../../../values/exact.ts";
import type { BillCase } from "../../issued/case.ts";
import { dayOfIssue } from "../../issued/ledger-of-bill.ts";
import type { Bench, Fault, Movement, Scene, Variant } from "../fault.ts";
import { touchedBy, touchedByBalance } from "../touches.ts";

/** Without a ledger, what the request brings forward is its one row. */
function rowsOf({ ledger, parts }: Scene): readonly Movement[] {
  const brought = parts.brought_forward ?? ZERO;
  if (ledger !== undefined) return ledger;
  return isZero(brought) ? [] : [{ id: "brought forward", kind: "opening", day: parts.period.from, amount: brought }];
}

function rowsOfKind(bench: Bench, ...kinds: readonly string[]): readonly Movement[] {
  return rowsOf(bench.scene).filter(({ kind, amount }) => kinds.includes(kind) && !isZero(amount));
}

/** `change` gives another amount for each row meant; undefined where the scene has none of them. */
function ledgerVariant(bench: Bench, key: string, values: Variant["values"], ids: readonly string[], change: (amount: Exact) => Exact): Variant {
  return {
    key,
    values,
    touches: touchedByBalance(bench),
    apply: (scene) => {
      const rows = rowsOf(scene);
      if (!rows.some(({ id }) => ids.includes(id))) return undefined;
      return { ...scene, ledger: rows.map((row) => (ids.includes(row.id) ? { ...row, amount: change(row.amount) } : row)) };
    },
  };
}

interface Times {
  readonly way: string;
  readonly factor: number;
}

const LOST: Times = { way: "lost", factor: 0 };
const TURNED: Times = { way: "sign turned", factor: -1 };
const TWICE: Times = { way: "twice", factor: 2 };

function timesVariant(bench: Bench, fault: string, row: Movement, { way, factor }: Times, values: Variant["values"] = {}): Variant {
  return ledgerVariant(bench, `${fault} ${row.id} ${way}`, { row: row.id, way, amount: fractionText(row.amount), ...values }, [row.id], (amount) =>
    times(amount, factor),
  );
}

function times(amount: Exact, factor: number): Exact {
  return multiply(amount, factor < 0 ? negate(exactFromWhole(-factor)) : exactFromWhole(factor));
}

/** Of the balance before, of the last bill, of the rounding remainder; of all rows together. */
export const CARRY: Fault = {
  id: "F26",
  name: "carry lost, sign turned or twice",
  family: "billing error",
  stage: 0,
  slot: "carry",
  evidence: "previous bill",
  variants: (bench) => {
    const rows = rowsOf(bench.scene);
    const each = rowsOfKind(bench, "opening", "bill", "carried").flatMap((row) =>
      (isRemainder(bench, row) ? [TURNED, TWICE] : [LOST, TURNED, TWICE]).map((way) => timesVariant(bench, "F26", row, way)),
    );
    const ids = rows.map(({ id }) => id);
    const all = [LOST, TURNED, TWICE].map(({ way, factor }) =>
      ledgerVariant(bench, `F26 whole balance ${way}`, { row: "whole balance", way }, ids, (amount) => times(amount, factor)),
    );
    return rows.length > 1 ? [...each, ...all] : each;
  },
};

/** Less than the step to which a bill is rounded: what the last bill's rounding left. */
function isRemainder(bench: Bench, { kind, amount }: Movement): boolean {
  const step = roundingStep(bench);
  return kind === "carried" || (step !== undefined && compare(isNegative(amount) ? negate(amount) : amount, step) < 0);
}

function roundingStep({ trace: { tariff } }: Bench): Exact | undefined {
  const { round: rounding, remainder } = tariff.payable;
  return remainder?.word === "carry" && rounding !== undefined ? exactFromText(rounding.step) : undefined;
}

/** The remainder of the last bill's rounding forgotten; or the part of a balance that is less than the step. */
export const ROUNDING_CARRY: Fault = {
  id: "F27",
  name: "rounding carry lost",
  family: "billing error",
  stage: 0,
  slot: "carry",
  evidence: "previous bill",
  variants: (bench) => {
    const step = roundingStep(bench);
    return rowsOfKind(bench, "opening", "bill", "carried").flatMap((row) => {
      if (isRemainder(bench, row)) return [timesVariant(bench, "F27", row, LOST)];
      if (step === undefined || equals(round(row.amount, step, "down"), row.amount)) return [];
      const way = `part below ${fractionText(step)} lost`;
      return [ledgerVariant(bench, `F27 ${row.id} ${way}`, { row: row.id, way }, [row.id], (amount) => round(amount, step, "down"))];
    });
  },
};

/** Of more payments only one, or all, are taken away: subsets double with each. */
const MOST_APART = 6;

/** Some of a few payments, or all of them, missing; one counted twice; one of another account, or of another bill, counted here. */
export const PAYMENT: Fault = {
  id: "F28",
  name: "payment missing, twice, or of another account",
  family: "billing error",
  stage: 12,
  slot: "payment",
  evidence: "bank line",
  variants: (bench) => {
    // A ledger may be given in any order, and a key stays what it is.
    const payments = rowsOfKind(bench, "payment").toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
    const single = payments.flatMap((row) => [{ ...LOST, way: "missing" }, TWICE].map((way) => timesVariant(bench, "F28", row, way, { payment: row.id })));
    const several = severalOf(payments).map((rows) => {
      const ids = rows.map(({ id }) => id);
      return ledgerVariant(bench, `F28 ${ids.join(", ")} missing`, { payments: ids.join(", "), way: "missing" }, ids, () => ZERO);
    });
    return [...single, ...several, ...foreignPayments(bench)];
  },
};

/** Every two or more of a few. */
function severalOf(payments: readonly Movement[]): readonly (readonly Movement[])[] {
  if (payments.length < 2) return [];
  if (payments.length > MOST_APART) return [payments];
  const subsets = Array.from({ length: 2 ** payments.length }, (_, subset) => payments.filter((_row, at) => Math.floor(subset / 2 ** at) % 2 === 1));
  return subsets.filter(({ length }) => length > 1).toSorted((a, b) => a.length - b.length);
}

function foreignPayments(bench: Bench): readonly Variant[] {
  const own = new Set(rowsOf(bench.scene).map(({ id }) => id));
  const others = [...(bench.route ?? []), ...bench.neighbours].flatMap((bill) =>
    movementsOf(bench, bill).map((row) => ({ account: bill.issued.account, row })),
  );
  const issued = dayFromText(bench.scene.plan.calendar, dayOfIssue(bench.case) ?? "");
  const booked = others.filter(({ row }) => issued === undefined || row.day <= issued);
  const payments = booked.filter(({ row }, at) => row.kind === "payment" && !own.has(row.id) && booked.findIndex((other) => other.row.id === row.id) === at);
  return payments.map(({ account, row }) => {
    const from = account === bench.case.issued.account ? "another bill" : `account ${account}`;
    return {
      key: `F28 ${row.id} of ${from}`,
      values: { payment: row.id, of: from, amount: fractionText(row.amount) },
      touches: touchedByBalance(bench),
      apply: (scene) => ({ ...scene, ledger: [...rowsOf(scene), row] }),
    };
  });
}

function movementsOf({ scene: { plan } }: Bench, { ledger }: BillCase): readonly Movement[] {
  return (ledger ?? []).flatMap(({ id, kind, day, amount }) => {
    const [at, value] = [dayFromText(plan.calendar, day), exactFromText(amount)];
    return at === undefined || value === undefined ? [] : [{ id, kind, day: at, amount: value }];
  });
}

/** A fee forgotten, charged twice, or taken by its own rate of another balance that the ledger had. */
export const LATE_FEE: Fault = {
  id: "F31",
  name: "late fee on a wrong base",
  family: "billing error",
  stage: 12,
  slot: "fee",
  evidence: "ledger",
  variants: (bench) =>
    rowsOfKind(bench, "fee").flatMap((fee) => [
      timesVariant(bench, "F31", fee, { ...LOST, way: "omitted" }),
      timesVariant(bench, "F31", fee, TWICE),
      ...otherFees(bench, fee).map(({ base, amount }) =>
        ledgerVariant(
          bench,
          `F31 ${fee.id} ${fractionText(amount)} on ${fractionText(base)}`,
          { row: fee.id, base: fractionText(base), amount: fractionText(amount) },
          [fee.id],
          () => amount,
        ),
      ),
    ]),
};

interface OtherFee {
  readonly base: Exact;
  readonly amount: Exact;
}

/** For each balance that the fee may have been taken of, by a rate of whole hundredths of a percent: the same rate of each other balance. */
function otherFees(bench: Bench, { amount: fee, ...row }: Movement): readonly OtherFee[] {
  const bases = balancesBefore(bench, row.day, row.id);
  const found = bases.flatMap((base) => {
    const rate = rateOf(bench, fee, base);
    return rate === undefined ? [] : bases.map((other) => ({ base: other, amount: paid(bench, multiply(rate, other)) }));
  });
  return found.filter(({ amount }, at) => !equals(amount, fee) && found.findIndex((other) => equals(other.amount, amount)) === at);
}

/** The balance after each row up to that day, and what was charged before anything was paid. */
function balancesBefore(bench: Bench, day: number, fee: string): readonly Exact[] {
  const rows = rowsOf(bench.scene)
    .filter((row) => row.day <= day && row.id !== fee)
    .toSorted((a, b) => a.day - b.day);
  const running = rows.map((_, at) => rows.slice(0, at + 1).reduce((sum, { amount }) => add(sum, amount), ZERO));
  const charged = rows.filter(({ amount }) => !isNegative(amount)).reduce((sum, { amount }) => add(sum, amount), ZERO);
  const all = [...running, charged, ...rows.map(({ amount }) => amount)].filter((base) => compare(base, ZERO) > 0);
  return all.filter((base, at) => all.findIndex((other) => equals(other, base)) === at);
}

function rateOf(bench: Bench, fee: Exact, base: Exact): Exact | undefined {
  const rate = round(divide(fee, base) ?? ZERO, decimalStep(4), "half up");
  return equals(paid(bench, multiply(rate, base)), fee) ? rate : undefined;
}

function paid({ scene: { plan } }: Bench, amount: Exact): Exact {
  return round(amount, decimalStep(plan.currencyDecimals), "half up");
}

/** A row of the ledger, or a charge of the request, that was posted twice or with the wrong sign. */
export const ADJUSTMENT: Fault = {
  id: "F32",
  name: "adjustment twice or with the wrong sign",
  family: "billing error",
  stage: 12,
  slot: "adjustment",
  evidence: "ledger",
  variants: (bench) => [
    ...rowsOfKind(bench, "adjustment").flatMap((row) => [TWICE, TURNED].map((way) => timesVariant(bench, "F32", row, way))),
    ...turnedCharges(bench),
  ],
};

/** Twice is what a line charged twice gives. */
function turnedCharges(bench: Bench): readonly Variant[] {
  return Object.entries(bench.scene.parts.charges ?? {}).flatMap(([name, value]) => {
    const touches = touchedBy(bench, `charge|${name}`, (part) => part.kind === "charge" && part.name === name);
    if (value === undefined || isZero(value) || touches?.size === 0) return [];
    return [
      {
        key: `F32 charge ${name} ${TURNED.way}`,
        values: { charge: name, way: TURNED.way },
        touches,
        apply: (scene: Scene) => {
          const own = scene.parts.charges?.[name];
          return own === undefined ? undefined : { ...scene, parts: { ...scene.parts, charges: { ...scene.parts.charges, [name]: negate(own) } } };
        },
      },
    ];
  });
}
