// From the syntax trees of all files to the declared parts of a program, and the scope in which rules are checked.
// Order: schedule, units, sources, account, seasons, dayparts, usage, rates: each needs those before it.

import type { Span } from "../../../values/span.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MeasuredField, Program } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { SourceFile } from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { reportingWithout } from "../told.ts";
import type { Collected } from "./collected.ts";
import { collect } from "./collected.ts";
import { bindDayparts } from "./dayparts.ts";
import type { MeasuredBlock } from "./fields.ts";
import { bindAccount, bindMeasured } from "./fields.ts";
import { bindHolidays } from "./holidays.ts";
import { declared, NOTHING_RESERVED, RESERVED_VALUES } from "./names.ts";
import { bindRateHeaders } from "./rate-headers.ts";
import { bindRates } from "./rates.ts";
import type { BoundSchedule } from "./schedule.ts";
import { bindSchedule } from "./schedule.ts";
import { bindSeasons } from "./seasons.ts";
import { bindSources } from "./sources.ts";
import { bindUnits } from "./units.ts";
import { checkUses } from "./uses.ts";

export type DeclaredParts = Pick<
  Program,
  | "name"
  | "labels"
  | "currency"
  | "currencyDecimals"
  | "calendar"
  | "zone"
  | "weekend"
  | "horizon"
  | "sources"
  | "units"
  | "account"
  | "usage"
  | "history"
  | "charges"
  | "seasons"
  | "dayparts"
  | "holidays"
  | "rates"
>;

/** `isWhole`: nothing was left out for an error. Else `scope` reports only what cannot follow from that. */
export interface Declarations {
  readonly scope: Scope;
  readonly parts: DeclaredParts;
  readonly isWhole: boolean;
}

/** Undefined without a schedule, its currency and its calendar: then nothing can be bound. */
export function bindDeclarations(files: readonly SourceFile[], report: (diagnostic: Diagnostic) => void): Declarations | undefined {
  const collected = collect(files);
  const paths = files.map((file) => file.path);
  const isComplete = checkUses({ report }, collected.uses, paths);
  // Nobody knows what a file declares that is not given.
  const told = isComplete ? report : reportingWithout(files, undefined, report);
  const schedule = bindSchedule({ report: told }, collected.schedules, startOf(files));
  return schedule === undefined ? undefined : bindAll(files, collected, { ...schedule, isWhole: schedule.isWhole && isComplete }, told);
}

function bindAll(
  files: readonly SourceFile[],
  collected: Collected,
  schedule: BoundSchedule,
  report: (diagnostic: Diagnostic) => void,
): Declarations | undefined {
  const { currency, currencyDecimals, calendar, horizon } = schedule;
  const units = bindUnits({ report }, currency, collected.units);
  const sources = bindSources({ report, calendar }, collected.sources);
  const base = { report, calendar, horizon, units: units.table, sources };
  const account = bindAccount(base, collected.account);
  const sets = { ...base, sizes: { parts: 0 } };
  const seasonTrees = declared(base, "season set", collected.seasons, RESERVED_VALUES);
  const seasons = new Map([...seasonTrees].map(([folded, tree]) => [folded, bindSeasons(sets, account, tree)]));
  const daypartTrees = declared(base, "daypart set", collected.dayparts, RESERVED_VALUES);
  const dayparts = new Map([...daypartTrees].map(([folded, tree]) => [folded, bindDayparts(sets, account, seasons, tree)]));
  const measured = (block: MeasuredBlock): ReadonlyMap<string, MeasuredField> => bindMeasured(base, block, collected[block], daypartTrees);
  const fields = { account, usage: measured("usage"), history: measured("history"), charges: measured("charges") };
  const holidays = bindHolidays(base, collected.holidays);
  const headers = bindRateHeaders({ ...base, account, usage: fields.usage, seasons, dayparts }, collected.rates);
  const lets = declared(base, "let", collected.lets, RESERVED_VALUES);
  const tariffs = declared(base, "tariff", collected.tariffs, NOTHING_RESERVED);
  const lost = lostNames(collected, fields, headers.value);
  const isWhole = schedule.isWhole && lost.size === 0;
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const isFull = (): boolean => false;
  const told = isWhole ? base : { ...base, report: reportingWithout(files, lost, report) };
  const rates = headers.value;
  const money = { currency, currencyDecimals };
  const scope: Scope = { ...told, files, schedule: schedule.declaration, ...money, ...fields, seasons, dayparts, rates, lets, tariffs, nextId, isFull };
  const { declaration, labels, zone, weekend } = schedule;
  return {
    scope,
    isWhole,
    parts: {
      name: declaration.name.text,
      labels,
      currency,
      currencyDecimals,
      calendar,
      zone,
      weekend,
      horizon,
      sources: byName(sources),
      units: units.declared,
      account: byName(account),
      usage: byName(fields.usage),
      history: byName(fields.history),
      charges: byName(fields.charges),
      seasons: byName(seasons),
      dayparts: byName(dayparts),
      holidays,
      rates: bindRates(scope),
    },
  };
}

/** The folded names of fields and rates that were left out for an error of their own. A name declared twice is there once. */
function lostNames(collected: Collected, fields: Pick<Scope, "account" | MeasuredBlock>, rates: Scope["rates"]): ReadonlySet<string> {
  const lost = BLOCKS.flatMap((block) => collected[block].map(({ name }) => foldName(name.text)).filter((name) => !fields[block].has(name)));
  return new Set([...lost, ...collected.rates.map(({ name }) => foldName(name.text)).filter((name) => !rates.has(name))]);
}

const BLOCKS = ["account", "usage", "history", "charges"] as const;

function byName<T extends { readonly name: string }>(items: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...items.values()].map((item) => [item.name, item]));
}

/** Where a file that should have a schedule begins. */
function startOf(files: readonly SourceFile[]): Span {
  return { file: files[0]?.path ?? "", start: 0, end: 0, line: 1, column: 1 };
}
