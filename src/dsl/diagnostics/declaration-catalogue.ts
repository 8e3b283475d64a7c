// The catalogue of what can be wrong in declarations: schedule, sources, units, fields, seasons, dayparts, holidays, rates. A table: it may be long.
// `{hint}` is a sentence made where the diagnostic is: a near name, or how to write the thing.
import { diagnosticsOf, type CatalogueEntry, type DiagnosticBuilder } from "./diagnostic.ts";

const error = <const M extends string, const H extends string>(message: M, help: H): { readonly severity: "error"; readonly message: M; readonly help: H } => ({
  severity: "error",
  message,
  help,
});

const CATALOGUE = {
  // Files
  "unknown-file": error("`use` names {file}, and no such file is given", "{hint}"),
  "too-many-diagnostics": error("more than 200 errors in this file: {count} more are not shown", "mend the first ones and check again: many may have one cause"),

  // Schedule
  "schedule-missing": error("no file has a `schedule`", "begin one of the files with `schedule`, a name, and its currency, calendar, zone, weekend and horizon between braces"),
  "schedule-twice": error("a second `schedule`: all files together have one", "delete one of the two, or check the two sets of files apart"),
  "schedule-incomplete": error("schedule `{name}` does not say its {part}", "add {example}"),
  "unknown-calendar": error("expected a calendar, `persian` or `gregorian`, found `{found}`", "write `calendar persian` or `calendar gregorian`"),
  "unknown-zone": error("there is no time zone {found}", "write a name of the time zone database, such as `zone Asia/Tehran` or `zone UTC`"),
  "unknown-weekday": error("expected a day of the week, found `{found}`", "{hint}"),
  "horizon-order": error("the horizon ends on {to}, which is not after its start {from}", "write the first day, `to`, and the day after the last"),
  "horizon-too-long": error("the horizon has {years} years, and at most 200 are allowed", "give the years for which the files have rates"),

  // Names
  "duplicate-name": error("{what} `{name}` is declared twice", "{hint}"),
  "reserved-name": error("`{name}` has a meaning of its own and cannot be the name of {what}", "choose another name"),
  "choice-value-twice": error("value `{name}` stands twice in the list of `account.{field}`", "{hint}"),

  // Dates
  "no-such-day": error("there is no day {found}: {reason}", "write a day that exists; a span ends on the first day that no longer belongs to it"),
  "no-such-month-day": error("no year has a day {found}: {reason}", "write a month and a day that some year has; a span ends on the first day that no longer belongs to it"),
  "no-such-month": error("there is no month {found}: {reason}", "write a year and a month, such as `1395-07`"),
  "no-such-time": error("there is no time {found}", "write hours 00 to 23 and minutes 00 to 59; `24:00` is the end of the day"),
  "outside-horizon": error("{found} is outside the horizon {from} to {to}", "write a day of the horizon, or make the horizon longer"),
  "span-order": error("a version ends on {to}, which is not after its start {from}", "write the first day on which it no longer holds after `to`"),

  // Sources
  "unknown-source": error("there is no source `{name}`", "{hint}"),
  "uncited-version": error("this version of {what} has no source", "add `cites` and the name of a source, or `example` if the figures are made up"),

  // Units
  "unknown-unit": error("there is no unit `{name}`", "{hint}"),
  "unit-redeclared": error("`{name}` is a unit already", "choose another name: the units of the language and the currency keep their meaning"),
  "unit-zero": error("unit `{name}` is zero times another unit", "write how many of the other unit one `{name}` is"),
  "currency-is-unit": error("`{name}` is a unit of the language and cannot be the currency", "write the currency's own name, such as `currency IRR`"),

  // Fields
  "range-order": error("the range of `{field}` ends at {most}, below its start {least}", "write the smaller number first"),
  "decimals-out-of-range": error("`{field}` has {found} decimals, and 0 to 12 are allowed", "write a whole number from 0 to 12"),
  "bound-too-fine": error("{bound} has more decimals than `{field}` may have, which is {places}", "round the bound, or give the field more decimals"),
  "whole-bound": error("{bound} is not a whole number, and `{field}` is a count", "write whole numbers, or a unit and decimals instead of `whole`"),
  "absent-out-of-range": error("`{field}` counts as {found} when absent, which is outside its range {least} .. {most}", "write a number inside the range, or widen the range"),
  "bills-out-of-range": error("`{field}` keeps {found} bills, and 1 to 120 are allowed", "write how many bills back the rules look, such as `12 bills`"),
  "unknown-dayparts": error("there is no daypart set `{name}`", "{hint}"),
  "dayparts-of-level": error("`usage.{field}` is measured in {unit}, which is not shared out, and cannot be `by` dayparts", "leave `by` out, or use a unit that is shared out, such as `kWh`"),

  // Versions
  "version-gap": error("{what} has no version for {day}", "add a version that holds on {day}; if nobody knows it, add one from {day} on that says `unknown because` and why"),
  "version-known-late": error("{what} has no version for {day} as known on {known}: the one that holds was announced later", "let an earlier version reach past {day}, add one that says `unknown because`, or correct `announced`"),
  "versions-overlap": error("two versions of {what}, both announced on {announced}, hold on {day}", "end one with `to` where the other begins, or say when each was `announced`"),
  "version-dead": error("this version of {what} never holds: versions announced later hide all its days", "correct its dates or its `announced`, or delete it"),
  "month-twice": error("{what} has month {month} twice", "keep one of the two rows"),
  "month-missing": error("{what} has no row for {month}, and has rows before and after it", "add a row for {month}; if nobody knows it, cover the month with `from ... to ... unknown because` and why"),
  "month-expected": error("{what} is `every month`, and this version is not one month", "write `YYYY-MM cites ...: value`, or leave out `every month`; only `unknown because` may cover a longer span"),
  "month-unexpected": error("{what} is not `every month`, and this row is one month", "write `every month` before the `{`, or begin the version with `from` and a date"),

  // Seasons
  "unknown-field": error("there is no `account.{name}`", "{hint}"),
  "field-without-list": error("`account.{name}` has no list of values", "name a field such as `account.region`, declared with `north | south`"),
  "not-an-account-field": error("expected an account field such as `account.region`, found `{found}`", "write `account.` and the name of the field"),
  "cases-without-by": error("season `{season}` differs by `{value}`, and the set does not say by which field", "add `by account.region` (the field) before the `{`"),
  "unknown-value": error("`{name}` is not a value of {domain}", "{hint}"),
  "case-twice": error("`{name}` stands twice in season `{season}`", "keep one of the two"),
  "case-missing": error("season `{season}` does not say what holds for `{value}`", "add `{value}:` with its spans, or `others: none`"),
  "others-nothing-left": error("`others` has nothing left to cover", "delete it: every value is named already"),
  "unknown-member": error("{what} has no {member} `{name}`", "{hint}"),
  "member-twice": error("{member} `{name}` is given twice in one version", "put all its spans after one `=`, with `,` between them"),
  "member-undefined": error("this version of {what} does not say when {member} `{name}` is", "add `{name} = ...`, or `{name} = otherwise`"),
  "otherwise-twice": error("two of {what} are `otherwise` in one version", "give one of them its spans"),
  "otherwise-nothing-left": error("`{name}` is `otherwise`, and the other seasons leave no day to it", "delete it from the set, or make room in the year"),
  "season-span-empty": error("a span from {day} to the same day: empty, or the whole year", "write the first day that no longer belongs to it; the whole year is `01-01 .. 01-01`"),
  "seasons-gap": error("{what} has no season on {day}{case}", "add a span that holds the day, or make one season `otherwise`"),
  "seasons-overlap": error("{day} is both `{first}` and `{second}` in {what}{case}", "end one span on the day on which the other begins"),

  // Dayparts and holidays
  "window-empty": error("a window from {time} to the same time: empty, or the whole day", "write the minute at which it no longer holds; the whole day is `00:00 .. 24:00`"),
  "window-wraps": error("the window {from} .. {to} goes past midnight, and `on` does not say to which day the morning belongs", "write two windows, `{from} .. 24:00 on ...` and `00:00 .. {to} on ...`, each with its own days"),
  "unknown-day-kind": error("`{name}` is not a kind of day", "{hint}"),
  "unknown-season": error("there is no season `{name}`", "{hint}"),
  "holidays-twice": error("a second `holidays`: all files together have one", "put the versions of both into one"),
  "holiday-twice": error("{day} stands twice in this version of the holidays", "keep one of the two"),

  // Rates: head
  "unknown-key": error("`{name}` is not something that a rate can be given by", "{hint}"),
  "key-twice": error("rate `{rate}` is given by `{name}` twice", "name each key once"),
  "widths-missing": error("rate `{rate}` has blocks and does not say how their widths grow with the bill", "add `widths per 30 days`, `widths per month` or `widths unscaled` before the `{`"),
  "widths-without-blocks": error("rate `{rate}` has `widths` and no blocks", "delete `widths`, or write `blocks` and a unit instead of `table` or `:`"),
  "widths-twice": error("widths of rate `{rate}` are in proportion to {what} twice", "name each measure once; days and months are both the length of the bill"),
  "widths-days": error("widths `per {found} days`: expected a whole number of days above zero", "write the days for which the edges are given, such as `per 30 days`"),
  "widths-field": error("`{name}` cannot scale widths: {reason}", "use a `whole` or measured account field, or a usage field in a unit that is not shared out"),
  "widths-round-unit": error("widths are rounded to {found}, and the blocks are in {axis}", "round to a step above zero in {axis}, such as `round half up to 1 {axis}`"),

  // Rates: tables
  "blocks-mixed": error("rate `{rate}` has blocks in one version and none in another", "write all its versions with `blocks`, or none: a use of the rate reads one or the other"),
  "axis-differs": error("blocks of rate `{rate}` are in {found} here and in {axis} elsewhere", "write the edges of all versions in {axis}"),
  "table-without-keys": error("rate `{rate}` has a table and nothing to choose a row by", "add `at account.region` (the key) before the `{`, or write `: value`"),
  "keys-count": error("expected {expected} here, found {found}", "{hint}"),
  "row-cell-count": error("this row has {found}, and the header has {expected}", "write one cell for each column"),
  "unknown-key-value": error("`{name}` is not a value of {key}", "{hint}"),
  "combination-twice": error("{what} has two cells for {combination}", "keep one; `others` takes only what is not named"),
  "combination-missing": error("this version of {what} has no cell for {combination}{more}", "add it, or `others`; if nobody knows it, the cell is `unknown because` and why"),
  "declaration-too-large": error("{what} {has}, and at most {most} are allowed", "split it, or use fewer keys"),
  "blocks-start": error("the first block starts at {found}, and blocks start at 0", "write `0 ..` for the first row"),
  "blocks-not-contiguous": error("this block starts at {lower}, and the one before it ends at {upper}", "write the end of one row as the start of the next"),
  "blocks-not-rising": error("this block ends at {upper}, which is not above its start {lower}", "write the edges from the lowest to the highest"),
  "blocks-not-rising-in": error("this block's end is not above its start{case}: {lower} .. {upper}", "correct the edges, or the rate that they are made of"),
  "blocks-rise-unproved": error("it cannot be proved that this block's end is above its start: {reason}", "make edges of constants and of rates that are constants in each version"),
  "blocks-not-open": error("the last block ends at {upper}, and nothing holds above it", "add a row that starts at {upper} and has no upper edge"),
  "blocks-open-early": error("this block has no upper edge, and more rows follow", "write its upper edge, or put it last"),
  "rate-cycle": error("rate `{rate}` is made of itself: {path}", "let one of them be a figure of its own"),
} as const satisfies Record<string, CatalogueEntry>;

export type DeclarationCode = keyof typeof CATALOGUE;

export const DECLARATION_CODES: readonly string[] = Object.keys(CATALOGUE);

/** Builds each diagnostic of the declarations. */
export const declarationDiagnostic: DiagnosticBuilder<typeof CATALOGUE> = diagnosticsOf(CATALOGUE);
