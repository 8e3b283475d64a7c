// A scene with another billing period: what begins or ends with the period does so with the new one, and no quantity changes.
import type { DaySpan } from "../../dsl/program.ts";
import type { DatedPart } from "../../engine/request/account-schema.ts";
import type { PiecePart, Quantities, UsageParts } from "../../engine/request/measured-schema.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { isChanges } from "./account-facts.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { choosesTariff, touchedBy } from "./touches.ts";

/** Undefined where a piece of usage or a reading would have no day left, or earlier bills end where this one begins. */
export function withPeriod(scene: Scene, period: DaySpan): Scene | undefined {
  const { parts } = scene;
  const { period: own, true_up: closing } = parts;
  if (period.from >= period.to || (closing !== undefined && period.from !== own.from)) return undefined;
  const moved = (span: DaySpan): DaySpan => ({ from: span.from === own.from ? period.from : span.from, to: span.to === own.to ? period.to : span.to });
  const readings = parts.readings?.map((reading) =>
    reading.from === undefined || reading.to === undefined ? reading : { ...reading, ...moved({ from: reading.from, to: reading.to }) },
  );
  const usage = parts.usage && usageIn(parts.usage, moved);
  const pieces = [...(readings ?? []), ...Object.values(usage ?? {}).flatMap((part) => (isPieces(part) ? part : []))];
  if (pieces.some(({ from, to }) => from !== undefined && to !== undefined && from >= to)) return undefined;
  return { ...scene, parts: { ...parts, period, readings, usage, account: accountFrom(parts, Math.min(closing?.from ?? period.from, period.from)) } };
}

function usageIn(usage: UsageParts, moved: (span: DaySpan) => DaySpan): UsageParts {
  return Object.fromEntries(
    Object.entries(usage).map(([field, part]) => [field, isPieces(part) ? part.map((piece) => ({ ...piece, ...moved(piece) })) : part]),
  );
}

function isPieces(part: Quantities | readonly PiecePart[] | undefined): part is readonly PiecePart[] {
  return Array.isArray(part);
}

/** What held on the right period's first day is taken to have held on the days before it. */
function accountFrom({ account }: RequestParts, first: number): RequestParts["account"] {
  if (account === undefined) return undefined;
  return Object.fromEntries(Object.entries(account).map(([field, part]) => [field, part !== undefined && isChanges(part) ? changesFrom(part, first) : part]));
}

function changesFrom(changes: readonly DatedPart[], first: number): readonly DatedPart[] {
  return changes.map((change, at) => (at === 0 && change.from > first ? { ...change, from: first } : change));
}

/** Days by which a wrong period may be off at either end, for what follows from them. */
const REACH = 40;

/** What hangs on the number of days, or on which days they are. Any figure where a few days more may choose another tariff. */
export function touchedByPeriod(bench: Bench): Variant["touches"] {
  const { plan, parts } = bench.scene;
  // Other days share the usage out otherwise among the estimated bills that it closes.
  if (parts.true_up !== undefined) return undefined;
  const { account, period } = bench.facts;
  const tariffs = Object.values(plan.tariffs);
  const dated = Object.keys(account).filter((field) => (account[field]?.length ?? 0) > 1);
  const isNear = (day: number): boolean => period.from - REACH < day && day < period.to + REACH;
  if (tariffs.some(({ fits: { valid } }) => (isNear(valid.from) && valid.from !== plan.horizon.from) || (isNear(valid.to) && valid.to !== plan.horizon.to)))
    return undefined;
  if (dated.some((field) => choosesTariff(tariffs, field))) return undefined;
  return touchedBy(bench, `period|${dated.join("|")}`, (part) => {
    if (part.kind === "builtin") return part.name === "days" || part.name === "months";
    if (part.kind === "season") return true;
    if (part.kind === "account") return dated.includes(part.name);
    if (part.kind !== "rate" && part.kind !== "through") return false;
    const rate = plan.rates[part.rate];
    return rate !== undefined && (rate.varies || (rate.widths?.scales ?? []).some(({ kind }) => kind !== "field"));
  });
}
