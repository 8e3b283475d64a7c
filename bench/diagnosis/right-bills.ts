// Right bills in the ways that invite an accusation: registers printed rounded, lines not printed or known to no rule, rules that are unknown, a decree that
// was announced after the bill, a balance carried over.
import type { BillCase, IssuedBill } from "../../src/index.ts";
import { dayFromText, textFromDay } from "../../src/index.ts";
import { randomCustomer } from "./customers.ts";
import { partsOf, placesOf, textOf } from "./decimal.ts";
import { drawnCustomer, specNumber } from "./drawing.ts";
import { linesOf, withRates } from "./faults/edits.ts";
import { caseOf, issuedBy, statementOf } from "./issuer.ts";
import type { Random } from "./random.ts";
import type { RuleSpec } from "./spec.ts";
import { withCells } from "./spec.ts";
import type { Beside, Reading, World } from "./world.ts";

export interface RightBill {
  readonly kind: RightKind;
  /** By which the office judges. */
  readonly spec: RuleSpec;
  readonly bill: BillCase;
  readonly beside: Beside;
}

export const RIGHT_KINDS = [
  "as printed",
  "registers printed rounded",
  "rounded registers alone known",
  "a line not printed",
  "a line that no rule has",
  "a rate that is not known",
  "before a decree was announced",
  "after a decree was announced",
] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];

export function rightBill(random: Random, seed: number, kind: RightKind): RightBill {
  switch (kind) {
    case "before a decree was announced":
    case "after a decree was announced":
      return underDecree(random, seed, kind);
    case "as printed":
    case "registers printed rounded":
    case "rounded registers alone known":
    case "a line not printed":
    case "a line that no rule has":
    case "a rate that is not known":
      return printedAs(random, seed, kind);
  }
}

function printedAs(random: Random, seed: number, kind: RightKind): RightBill {
  for (;;) {
    const { world, beside, bill: issued } = drawnCustomer(random, seed, "lines");
    const issuedOn = world.facts.period.to + 100;
    const statement = statementOf(world, issued, { account: "own", what: "lines", issuedOn });
    const made = (right: World, printed: IssuedBill): RightBill => ({ kind, spec: right.spec, bill: caseOf(right, printed), beside });
    if (kind === "as printed") return made(world, statement);
    if (kind === "a line that no rule has") return made(world, { ...statement, lines: [...statement.lines, { name: "subsidy shown", amount: "1234" }] });
    if (kind === "a rate that is not known") return made(withUnknownRate(random, world), statement);
    if (kind === "a line not printed") {
      const left = random.shuffled(statement.lines).slice(1);
      if (left.length > 0) return made(world, { ...statement, lines: statement.lines.filter((line) => left.includes(line)) });
      continue;
    }
    const rounded = withRoundedRegisters(world);
    if (rounded === undefined) continue;
    const readings = statement.readings.map((row, at) => ({ ...row, ...figuresOf(rounded.facts.readings?.[at]), decimals: 0 }));
    return made(kind === "rounded registers alone known" ? rounded : world, { ...statement, readings });
  }
}

function figuresOf(row: Reading | undefined): Pick<IssuedBill["readings"][number], "previous" | "current"> {
  return { previous: row?.previous, current: row?.current };
}

/** Undefined where no register has a decimal, or rounded it would seem to run backward. */
function withRoundedRegisters(world: World): World | undefined {
  const { readings } = world.facts;
  if (readings === undefined || readings.some(({ span, rollover }) => span !== undefined || rollover)) return undefined;
  if (!readings.some(({ previous, current }) => placesOf(previous ?? "") > 0 || placesOf(current ?? "") > 0)) return undefined;
  const whole = (text: string | undefined): string | undefined => (text === undefined ? undefined : textOf((partsOf(text, 1) + 5n) / 10n, 0));
  const rounded = readings.map((row) => ({ ...row, previous: whole(row.previous), current: whole(row.current) }));
  if (rounded.some(({ previous, current }) => partsOf(current ?? "0", 0) < partsOf(previous ?? "0", 0))) return undefined;
  return { ...world, facts: { ...world.facts, readings: rounded } };
}

const UNKNOWN = 'unknown because "not published"';

/** The office's own rules lack a figure that the issuer has. */
function withUnknownRate(random: Random, world: World): World {
  const names = linesOf(world).flatMap(({ value }) => ("rate" in value ? [value.rate] : []));
  return withRates(world, [random.pick(names)], (rate) => ({
    ...rate,
    versions: rate.versions.map((version) => ({ ...version, body: withCells(version.body, () => UNKNOWN) })),
  }));
}

/** Issued in the weeks between the day from which a decree holds and the day on which it was announced; or some time later. */
function underDecree(random: Random, seed: number, kind: RightKind): RightBill {
  for (;;) {
    const spec = specNumber(4 * random.below(30) + 3, seed);
    const decree = spec.rates.find(({ name }) => name === "price")?.versions.find(({ announced }) => announced !== undefined);
    const customer = randomCustomer(random, spec, "lines");
    if (decree?.announced === undefined || customer === undefined) continue;
    const { from, announced } = decree;
    const days = customer.world.facts.period.to - customer.world.facts.period.from;
    const start = random.between(from - days + 1, announced - days - 1);
    const world = movedTo(customer.world, start, kind === "before a decree was announced" ? announced - 1 : undefined);
    const issued = issuedBy(world);
    if (issued === undefined) continue;
    const issuedOn = kind === "before a decree was announced" ? announced - 1 : announced + 30;
    const right: World = { ...world, facts: { ...world.facts, known: undefined } };
    const statement = statementOf(world, issued, { account: "own", what: "lines", issuedOn });
    return { kind, spec, bill: caseOf(right, statement), beside: { neighbours: [], earlier: [], route: [], strangers: [] } };
  }
}

/** The same customer some days earlier or later, with what the account moved. */
function movedTo(world: World, from: number, known: number | undefined): World {
  const { facts, spec } = world;
  const by = from - facts.period.from;
  const readings = facts.readings?.map((row) => (row.span === undefined ? row : { ...row, span: { from: row.span.from + by, to: row.span.to + by } }));
  const account = Object.fromEntries(
    Object.entries(facts.account).map(([field, value]) => [
      field,
      typeof value === "string" ? value : value.map((change) => ({ ...change, from: change.from + by })),
    ]),
  );
  const ledger = world.ledger?.map((row) => ({ ...row, day: textFromDay(spec.calendar, (dayFromText(spec.calendar, row.day) ?? from) + by) }));
  return { ...world, ledger, facts: { ...facts, account, readings, period: { from, to: facts.period.to + by }, trueUp: undefined, known } };
}
