// The text of a generated rule file.
import { ALMANACS, dateText, two } from "./days.ts";
import type { Ending, ExceptionRules, Formula, GroupRules, LineRules, MonthDay, RateRules, RateUnit, Registers, Rules, VersionRules, Widths } from "./rules.ts";
import { combinations, rateNamed } from "./rules.ts";

export function ruleText(rules: Rules): string {
  return `${declarationsOf(rules).join("\n")}\n`;
}

/** One text for each declaration: their order means nothing. */
export function declarationsOf(rules: Rules): readonly string[] {
  const date = (day: number): string => dateText(ALMANACS[rules.calendar], day);
  return [
    `schedule generated {
  currency ${rules.currency} to 3 decimals
  calendar ${rules.calendar}
  zone UTC
  weekend friday
  horizon ${date(ALMANACS[rules.calendar].from)} to ${date(ALMANACS[rules.calendar].to)}
}`,
    `account {
  class: ${rules.classes.join(" | ")}
  rural: yes | no
  households: whole 1 .. 20
  contracted: kW 0 .. 1_000_000 to 2 decimals
}`,
    `usage {
  active: kWh ${rules.dayparts === undefined ? "" : "by tou "}0 .. 1_000_000_000 to ${decimals(rules.places)}
  demand: kW 0 .. 1_000_000 to 3 decimals
}`,
    ...(rules.dayparts === undefined ? [] : [daypartsText(rules.dayparts, rules.classes, date(ALMANACS[rules.calendar].from))]),
    heatText(rules, date),
    ...rules.rates.map((rate) => rateText(rules, rate, date)),
    tariffText(rules),
  ];
}

function decimals(places: number): string {
  return `${places} ${places === 1 ? "decimal" : "decimals"}`;
}

/** Of three dayparts the hours differ by class, and one class has no hours of the last: registers are billed all the same. */
function daypartsText(dayparts: readonly string[], classes: readonly string[], from: string): string {
  const isByClass = dayparts.length > 2;
  const windows = dayparts.map((name, at) => {
    const hours = `${two(at * 4)}:00 .. ${two(at * 4 + 3)}:30`;
    const first = at === dayparts.length - 1 ? "none" : `${two(at * 4)}:15 .. ${two(at * 4 + 1)}:45 on workday`;
    return `    ${name} = ${at === 0 ? "otherwise" : isByClass ? `${classes[0] ?? ""}: ${first} others: ${hours}` : hours}`;
  });
  return `dayparts tou: ${dayparts.join(", ")}${isByClass ? " by account.class" : ""} {\n  from ${from} example\n${windows.join("\n")}\n}`;
}

function heatText({ heat }: Rules, date: (day: number) => string): string {
  const versions = heat.map(({ from, start, end }) => `  from ${date(from)} example\n    hot = ${monthDay(start)} .. ${monthDay(end)}\n    mild = otherwise`);
  return `seasons heat: hot, mild {\n${versions.join("\n")}\n}`;
}

function monthDay({ month, day }: MonthDay): string {
  return `${two(month)}-${two(day)}`;
}

function rateText(rules: Rules, rate: RateRules, date: (day: number) => string): string {
  const keys = rate.keys.map((key) => (key === "class" || key === "rural" ? `account.${key}` : key));
  const head = [
    `rate ${rate.name}: ${unitText(rules.currency, rate.unit)}`,
    ...(keys.length === 0 ? [] : [`at ${keys.join(", ")}`]),
    ...(rate.widths === undefined ? [] : [`widths ${widthsText(rate.widths)}`]),
    ...(rate.crossing === undefined ? [] : [`crossing ${rate.crossing}`]),
  ];
  return `${head.join(" ")} {\n${rate.versions.map((version) => versionText(rules, rate, version, date)).join("\n")}\n}`;
}

function unitText(currency: string, unit: RateUnit): string {
  switch (unit.kind) {
    case "energy":
      return `${currency}/kWh`;
    case "bill":
      return currency;
    case "days":
      return unit.days === 1 ? `${currency}/day` : `${currency} per ${unit.days} days`;
    case "month":
      return `${currency}/month`;
    case "demand":
      return unit.days === 1 ? `${currency}/kW/day` : `${currency}/kW per ${unit.days} days`;
    case "percent":
      return "%";
  }
}

function widthsText({ days, month, households, round }: Widths): string {
  const scales = [
    ...(days === undefined ? [] : [`per ${days} ${days === 1 ? "day" : "days"}`]),
    ...(month ? ["per month"] : []),
    ...(households ? ["per account.households"] : []),
  ];
  return `${scales.length === 0 ? "unscaled" : scales.join(", ")}${round === undefined ? "" : ` round ${round.mode} to ${round.step} kWh`}`;
}

function versionText(rules: Rules, rate: RateRules, version: VersionRules, date: (day: number) => string): string {
  const { from, to, announced, edges, cells } = version;
  const head = [
    `  from ${date(from)}`,
    ...(to === undefined ? [] : [`to ${date(to)}`]),
    ...(announced === undefined ? [] : [`announced ${date(announced)}`]),
    "example",
  ].join(" ");
  const written = (cell: string): string => (rate.unit.kind === "percent" ? `${cell}%` : cell);
  const columns = combinations(rules, rate.keys);
  if (rate.widths === undefined) {
    const row = cells[0] ?? [];
    if (rate.keys.length === 0) return `${head}: ${written(row[0] ?? "0")}`;
    return [head, "    table", ...columns.map((column, at) => `      ${column.join(", ")} | ${written(row[at] ?? "0")}`)].join("\n");
  }
  const heading = rate.keys.length === 0 ? "" : ` | ${columns.map((column) => column.join(", ")).join(" | ")}`;
  const rows = cells.map((row, at) => `      ${edges[at - 1] ?? "0"} .. ${edges[at] ?? ""} | ${row.map(written).join(" | ")}`);
  return [head, `    blocks kWh${heading}`, ...rows].join("\n");
}

function tariffText(rules: Rules): string {
  const { payable, currency } = rules;
  const items = rules.items.flatMap((item) => (item.kind === "group" ? groupText(rules, item, "  ") : lineText(rules, item, "  ")));
  return [
    "tariff all example {",
    `  for account.class in (${rules.classes.join(", ")})`,
    `  crossing ${rules.crossing}`,
    ...items,
    `  payable = total + brought_forward round ${payable.mode} to ${payable.step} ${currency} ${payable.remainder} remainder`,
    "}",
  ].join("\n");
}

function groupText(rules: Rules, group: GroupRules, indent: string): readonly string[] {
  return [
    `${indent}group ${group.name}${tagsText(group.tags)} ${endingText(rules.currency, group.ending)} {`,
    ...group.lines.flatMap((line) => lineText(rules, line, `${indent}  `)),
    `${indent}}`,
  ];
}

function lineText(rules: Rules, line: LineRules, indent: string): readonly string[] {
  const scope = line.scope === undefined ? "" : `${line.scope} `;
  return [
    `${indent}${line.memo ? "memo " : ""}line ${line.name}${tagsText(line.tags)} = ${formulaText(rules, line.formula)}`,
    `${indent}  ${scope}${endingText(rules.currency, line.ending)}`,
    ...line.exceptions.map((exception) => `${indent}${exceptionText(rules.currency, line.name, exception)}`),
  ];
}

function tagsText(tags: readonly string[]): string {
  return tags.length === 0 ? "" : ` [${tags.join(", ")}]`;
}

function endingText(currency: string, { word, mode, step }: Ending): string {
  return `${word} ${mode} to ${step} ${currency}`;
}

function exceptionText(currency: string, line: string, { name, over, field, value, percent }: ExceptionRules): string {
  const rank = over.length === 0 ? "" : ` over ${over.join(", ")}`;
  return `exception ${name} to ${line}${rank} when account.${field} = ${value} = ${percent === undefined ? `0 ${currency}` : `${percent}% * base`}`;
}

function formulaText(rules: Rules, formula: Formula): string {
  const { currency } = rules;
  const active = rules.dayparts === undefined ? "usage.active" : "(usage.active total)";
  switch (formula.kind) {
    case "through":
      return throughText(rules, formula);
    case "times":
      return timesText(rules, formula.rate);
    case "fee":
      return `${formula.rate}${feeFactor(rateNamed(rules, formula.rate).unit)}`;
    case "band":
      return `${formula.rate} at ${active}`;
    case "percent":
      return `${formula.rate} * ${"tag" in formula.of ? `sum ${formula.of.tag}` : formula.of.line}`;
    case "least":
      return `max(0 ${currency}, ${formula.rate}${feeFactor(rateNamed(rules, formula.rate).unit)} - sum ${formula.tag})`;
    case "hot share":
      return `if heat = hot then ${formula.percent}% * ${timesText(rules, formula.rate)} else 0 ${currency}`;
    case "threshold":
      return `if ${active} ${formula.sign} ${formula.quantity} kWh then ${formula.amount} ${currency} else 0 ${currency}`;
    case "demand":
      return `max(usage.demand, ${formula.percent}% * account.contracted) * ${formula.rate} * days`;
  }
}

function throughText(rules: Rules, { rate, whole, registers }: Formula & { readonly kind: "through" }): string {
  const word = whole ? " whole" : "";
  if (rules.dayparts === undefined) return `usage.active through ${rate}${word}`;
  if (registers.kind === "total") return `(usage.active total) through ${rate}${word}`;
  return `(usage.active through ${rate}${word} ${jointText(registers)}) total`;
}

function jointText(registers: Registers): string {
  return registers.kind === "pro rata" ? `joint pro rata to ${decimals(registers.places)} ${registers.mode}` : registers.kind;
}

function timesText(rules: Rules, rate: string): string {
  return rules.dayparts === undefined ? `usage.active * ${rate}` : `(usage.active * ${rate}) total`;
}

function feeFactor(unit: RateUnit): string {
  return unit.kind === "days" ? " * days" : unit.kind === "month" ? " * months" : "";
}

/** How many columns a version of the rate has. */
export function columnCount(rules: Pick<Rules, "classes" | "dayparts">, keys: RateRules["keys"]): number {
  return keys.reduce((count, key) => count * (key === "class" ? rules.classes.length : key === "tou" ? (rules.dayparts?.length ?? 1) : 2), 1);
}
