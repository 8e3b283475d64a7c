// The catalogue of what can be wrong in declarations: schedule, sources, units, fields, seasons, dayparts, holidays, rates. A table: it may be long.
// `{hint}` is a sentence made where the diagnostic is: a near name, or how to write the thing.
import { type DiagnosticBuilder, diagnosticsOf } from "./diagnostic.ts";

export const DECLARATION_CATALOGUE = {
  // Files
  "unknown-file": { severity: "error", message: "`use` names {file}, and no such file is given", help: "{hint}" },
  "too-many-diagnostics": {
    severity: "error",
    message: "more than 200 errors in this file: {count} more are not shown",
    help: "mend the first ones and check again: many may have one cause",
  },

  // Schedule
  "schedule-missing": {
    severity: "error",
    message: "no file has a `schedule`",
    help: "begin one of the files with `schedule`, a name, and its currency, calendar, zone, weekend and horizon between braces",
  },
  "schedule-twice": {
    severity: "error",
    message: "a second `schedule`: all files together have one",
    help: "delete one of the two, or check the two sets of files apart",
  },
  "schedule-incomplete": { severity: "error", message: "schedule `{name}` does not say its {part}", help: "add {example}" },
  "unknown-calendar": {
    severity: "error",
    message: "expected a calendar, `persian` or `gregorian`, found `{found}`",
    help: "write `calendar persian` or `calendar gregorian`",
  },
  "unknown-zone": {
    severity: "error",
    message: "there is no time zone {found}",
    help: "write a name of the time zone database, such as `zone Asia/Tehran` or `zone UTC`",
  },
  "unknown-weekday": { severity: "error", message: "expected a day of the week, found `{found}`", help: "{hint}" },
  "horizon-order": {
    severity: "error",
    message: "the horizon ends on {to}, which is not after its start {from}",
    help: "write the first day, `to`, and the day after the last",
  },
  "horizon-too-long": {
    severity: "error",
    message: "the horizon has {years} years, and at most 200 are allowed",
    help: "give the years for which the files have rates",
  },

  // Names
  "duplicate-name": { severity: "error", message: "{what} `{name}` is declared twice", help: "{hint}" },
  "reserved-name": { severity: "error", message: "`{name}` has a meaning of its own and cannot be the name of {what}", help: "choose another name" },
  "choice-value-twice": { severity: "error", message: "value `{name}` stands twice in the list of `account.{field}`", help: "{hint}" },

  // Dates
  "no-such-day": {
    severity: "error",
    message: "there is no day {found}: {reason}",
    help: "write a day that exists; a span ends on the first day that no longer belongs to it",
  },
  "no-such-month-day": {
    severity: "error",
    message: "no year has a day {found}: {reason}",
    help: "write a month and a day that some year has; a span ends on the first day that no longer belongs to it",
  },
  "no-such-month": { severity: "error", message: "there is no month {found}: {reason}", help: "write a year and a month, such as `1395-07`" },
  "no-such-time": { severity: "error", message: "there is no time {found}", help: "write hours 00 to 23 and minutes 00 to 59; `24:00` is the end of the day" },
  "outside-horizon": {
    severity: "error",
    message: "{found} is outside the horizon {from} to {to}",
    help: "write a day of the horizon, or make the horizon longer",
  },
  "span-order": {
    severity: "error",
    message: "a version ends on {to}, which is not after its start {from}",
    help: "write the first day on which it no longer holds after `to`",
  },

  // Sources
  "unknown-source": { severity: "error", message: "there is no source `{name}`", help: "{hint}" },
  "uncited-version": {
    severity: "error",
    message: "this version of {what} has no source",
    help: "add `cites` and the name of a source, or `example` if the figures are made up",
  },

  // Units
  "unknown-unit": { severity: "error", message: "there is no unit `{name}`", help: "{hint}" },
  "unit-redeclared": {
    severity: "error",
    message: "`{name}` is a unit already",
    help: "choose another name: the units of the language and the currency keep their meaning",
  },
  "unit-zero": { severity: "error", message: "unit `{name}` is zero times another unit", help: "write how many of the other unit one `{name}` is" },
  "currency-is-unit": {
    severity: "error",
    message: "`{name}` is a unit of the language and cannot be the currency",
    help: "write the currency's own name, such as `currency IRR to 0 decimals`",
  },
  "currency-without-decimals": {
    severity: "error",
    message: "the schedule does not say how many decimals an amount in `{name}` has when it is paid",
    help: "write `currency {name} to 0 decimals` where it is paid in whole units, `to 2 decimals` where in hundredths",
  },

  // Fields
  "range-order": { severity: "error", message: "the range of `{field}` ends at {most}, below its start {least}", help: "write the smaller number first" },
  "decimals-out-of-range": { severity: "error", message: "`{field}` has {found} decimals, and 0 to 12 are allowed", help: "write a whole number from 0 to 12" },
  "bound-too-fine": {
    severity: "error",
    message: "{bound} has more decimals than `{field}` may have, which is {places}",
    help: "round the bound, or give the field more decimals",
  },
  "whole-bound": {
    severity: "error",
    message: "{bound} is not a whole number, and `{field}` is a count",
    help: "write whole numbers, or a unit and decimals instead of `whole`",
  },
  "absent-out-of-range": {
    severity: "error",
    message: "`{field}` counts as {found} when absent, which is outside its range {least} .. {most}",
    help: "write a number inside the range, or widen the range",
  },
  "bills-out-of-range": {
    severity: "error",
    message: "`{field}` keeps {found} bills, and 1 to 120 are allowed",
    help: "write how many bills back the rules look, such as `12 bills`",
  },
  "unknown-dayparts": { severity: "error", message: "there is no daypart set `{name}`", help: "{hint}" },
  "dayparts-of-level": {
    severity: "error",
    message: "`usage.{field}` is measured in {unit}, which is not shared out, and cannot be `by` dayparts",
    help: "leave `by` out, or use a unit that is shared out, such as `kWh`",
  },

  // Versions
  "version-gap": {
    severity: "error",
    message: "{what} has no version for {day}",
    help: "add a version that holds on {day}; if nobody knows it, add one from {day} on that says `unknown because` and why",
  },
  "version-known-late": {
    severity: "error",
    message: "{what} has no version for {day} as known on {known}: the one that holds was announced later",
    help: "let an earlier version reach past {day}, add one that says `unknown because`, or correct `announced`",
  },
  "versions-overlap": {
    severity: "error",
    message: "two versions of {what}, both announced on {announced}, hold on {day}",
    help: "end one with `to` where the other begins, or say when each was `announced`",
  },
  "version-dead": {
    severity: "error",
    message: "this version of {what} never holds: versions announced later hide all its days",
    help: "correct its dates or its `announced`, or delete it",
  },
  "month-twice": { severity: "error", message: "{what} has month {month} twice", help: "keep one of the two rows" },
  "month-missing": {
    severity: "error",
    message: "{what} has no row for {month}, and has rows before and after it",
    help: "add a row for {month}; if nobody knows it, cover the month with `from ... to ... unknown because` and why",
  },
  "month-expected": {
    severity: "error",
    message: "{what} is `every month`, and this version is not one month",
    help: "write `YYYY-MM cites ...: value`, or leave out `every month`; only `unknown because` may cover a longer span",
  },
  "month-unexpected": {
    severity: "error",
    message: "{what} is not `every month`, and this row is one month",
    help: "write `every month` before the `{`, or begin the version with `from` and a date",
  },

  // Seasons, and what dayparts have in common with them
  "unknown-field": { severity: "error", message: "there is no `account.{name}`", help: "{hint}" },
  "field-without-list": {
    severity: "error",
    message: "`account.{name}` has no list of values",
    help: "name a field such as `account.region`, declared with `north | south`",
  },
  "not-an-account-field": {
    severity: "error",
    message: "expected an account field such as `account.region`, found `{found}`",
    help: "write `account.` and the name of the field",
  },
  "cases-without-by": {
    severity: "error",
    message: "{member} `{name}` differs by `{value}`, and the set does not say by which field",
    help: "add `by account.region` (the field) before the `{`",
  },
  "unknown-value": { severity: "error", message: "`{name}` is not a value of {domain}", help: "{hint}" },
  "case-twice": { severity: "error", message: "`{value}` stands twice in {member} `{name}`", help: "keep one of the two" },
  "case-missing": {
    severity: "error",
    message: "{member} `{name}` does not say what holds for `{value}`",
    help: "add `{value}:` with its {parts}, or `others: none`",
  },
  "others-nothing-left": { severity: "error", message: "`others` has nothing left to cover", help: "delete it: every value is named already" },
  "unknown-member": { severity: "error", message: "{what} has no {member} `{name}`", help: "{hint}" },
  "member-twice": {
    severity: "error",
    message: "{member} `{name}` is given twice in one version",
    help: "put all its spans after one `=`, with `,` between them",
  },
  "member-undefined": {
    severity: "error",
    message: "this version of {what} does not say when {member} `{name}` is",
    help: "add `{name} = ...`, or `{name} = otherwise`",
  },
  "otherwise-twice": { severity: "error", message: "two of {what} are `otherwise` in one version", help: "give one of them its spans" },
  "otherwise-nothing-left": {
    severity: "error",
    message: "`{name}` is `otherwise`, and the other seasons leave no day to it",
    help: "delete it from the set, or make room in the year",
  },
  "season-span-empty": {
    severity: "error",
    message: "a span from {day} to the same day: empty, or the whole year",
    help: "write the first day that no longer belongs to it; the whole year is `01-01 .. 01-01`",
  },
  "seasons-gap": { severity: "error", message: "{what} has no season on {day}{case}", help: "add a span that holds the day, or make one season `otherwise`" },
  "seasons-overlap": {
    severity: "error",
    message: "{day} is both `{first}` and `{second}` in {what}{case}",
    help: "end one span on the day on which the other begins",
  },

  // Dayparts and holidays
  "window-empty": {
    severity: "error",
    message: "a window from {time} to the same time: empty, or the whole day",
    help: "write the minute at which it no longer holds; the whole day is `00:00 .. 24:00`",
  },
  "window-wraps": {
    severity: "error",
    message: "the window {from} .. {to} goes past midnight, and `on` does not say to which day the morning belongs",
    help: "write two windows, `{from} .. 24:00 on ...` and `00:00 .. {to} on ...`, each with its own days",
  },
  "unknown-day-kind": { severity: "error", message: "`{name}` is not a kind of day", help: "{hint}" },
  "unknown-season": { severity: "error", message: "there is no season `{name}`", help: "{hint}" },
  "holidays-twice": { severity: "error", message: "a second `holidays`: all files together have one", help: "put the versions of both into one" },
  "holiday-twice": { severity: "error", message: "{day} stands twice in this version of the holidays", help: "keep one of the two" },

  // Rates: head
  "unknown-key": { severity: "error", message: "`{name}` is not something that a rate can be given by", help: "{hint}" },
  "key-twice": { severity: "error", message: "rate `{rate}` is given by `{name}` twice", help: "name each key once" },
  "widths-missing": {
    severity: "error",
    message: "rate `{rate}` has blocks and does not say how their widths grow with the bill",
    help: "add `widths per 30 days`, `widths per month` or `widths unscaled` before the `{`",
  },
  "widths-without-blocks": {
    severity: "error",
    message: "rate `{rate}` has `widths` and no blocks",
    help: "delete `widths`, or write `blocks` and a unit instead of `table` or `:`",
  },
  "widths-twice": {
    severity: "error",
    message: "widths of rate `{rate}` are in proportion to {what} twice",
    help: "name each measure once; days and months are both the length of the bill",
  },
  "widths-days": {
    severity: "error",
    message: "widths `per {found} days`: expected a whole number of days above zero",
    help: "write the days for which the edges are given, such as `per 30 days`",
  },
  "widths-field": {
    severity: "error",
    message: "`{name}` cannot scale widths: {reason}",
    help: "use a `whole` or measured account field, or a usage field in a unit that is not shared out",
  },
  "widths-round-unit": {
    severity: "error",
    message: "widths are rounded to {found}, and the blocks are in {axis}",
    help: "round to a step above zero in {axis}, such as `round half up to 1 {axis}`",
  },

  // Rates: tables
  "blocks-mixed": {
    severity: "error",
    message: "rate `{rate}` has blocks in one version and none in another",
    help: "write all its versions with `blocks`, or none: a use of the rate reads one or the other",
  },
  "axis-differs": {
    severity: "error",
    message: "blocks of rate `{rate}` are in {found} here and in {axis} elsewhere",
    help: "write the edges of all versions in {axis}",
  },
  "table-without-keys": {
    severity: "error",
    message: "rate `{rate}` has a table and nothing to choose a row by",
    help: "add `at account.region` (the key) before the `{`, or write `: value`",
  },
  "keys-count": { severity: "error", message: "expected {expected} here, found {found}", help: "{hint}" },
  "row-cell-count": { severity: "error", message: "this row has {found}, and the header has {expected}", help: "write one cell for each column" },
  "unknown-key-value": { severity: "error", message: "`{name}` is not a value of {key}", help: "{hint}" },
  "combination-twice": { severity: "error", message: "{what} has two cells for {combination}", help: "keep one; `others` takes only what is not named" },
  "combination-missing": {
    severity: "error",
    message: "this version of {what} has no cell for {combination}{more}",
    help: "add it, or `others`; if nobody knows it, the cell is `unknown because` and why",
  },
  "rule-too-deep": {
    severity: "error",
    message: "{what}, with the lets and rates that it is made of, goes {found} steps deep, and at most {most} are allowed",
    help: "work out a part of it in a `memo line` of its own, and name that line",
  },
  "declaration-too-large": { severity: "error", message: "{what} {has}, and at most {most} are allowed", help: "split it, or use fewer keys" },
  "blocks-start": { severity: "error", message: "the first block starts at {found}, and blocks start at 0", help: "write `0 ..` for the first row" },
  "blocks-not-contiguous": {
    severity: "error",
    message: "this block starts at {lower}, and the one before it ends at {upper}",
    help: "write the end of one row as the start of the next",
  },
  "blocks-not-rising": {
    severity: "error",
    message: "this block ends at {upper}, which is not above its start {lower}",
    help: "write the edges from the lowest to the highest",
  },
  "blocks-not-rising-in": {
    severity: "error",
    message: "this block's end is not above its start{case}: {lower} .. {upper}",
    help: "correct the edges, or the rate that they are made of",
  },
  "blocks-rise-unproved": {
    severity: "error",
    message: "it cannot be proved that this block's end is above its start: {reason}",
    help: "make edges of constants and of rates that are constants in each version",
  },
  "blocks-not-open": {
    severity: "error",
    message: "the last block ends at {upper}, and nothing holds above it",
    help: "add a row that starts at {upper} and has no upper edge",
  },
  "blocks-open-early": { severity: "error", message: "this block has no upper edge, and more rows follow", help: "write its upper edge, or put it last" },
  "rate-cycle": { severity: "error", message: "rate `{rate}` is made of itself: {path}", help: "let one of them be a figure of its own" },
} as const;

/** Builds each diagnostic of the declarations. */
export const declarationDiagnostic: DiagnosticBuilder<typeof DECLARATION_CATALOGUE> = diagnosticsOf(DECLARATION_CATALOGUE);
