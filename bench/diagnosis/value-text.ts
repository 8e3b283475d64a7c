// The text of what a line is worked out as.
import type { BaseSpec, LineSpec, RateSpec, RuleSpec, TimeSpec, ValueSpec } from "./spec.ts";
import { AGAIN } from "./spec.ts";

export function valueText(spec: RuleSpec, lines: readonly LineSpec[], value: ValueSpec): string {
  const zero = `0 ${spec.currency}`;
  switch (value.kind) {
    case "blocks":
      return value.eachBlock ? eachBlockText(spec, value.rate) : `${usageText(spec, "energy")} through ${value.rate}${value.slab ? " whole" : ""}`;
    case "priced":
      return `${usageText(spec, "energy")} * ${value.rate}`;
    case "registers":
      return `(${usageText(spec, "active")} * ${value.rate}) total`;
    case "fixed":
      return fixedText(value.rate, value.by, value.time);
    case "season": {
      const charged = `${value.rate} * ${usageText(spec, "energy")}`;
      return value.taken === "hot" ? charged : value.taken === "cool" ? zero : `if heat = hot then ${charged} else ${zero}`;
    }
    case "relief": {
      const amount = `${value.amount} ${spec.currency}`;
      if (value.branch !== "by usage") return value.branch === "then" ? amount : zero;
      return `if ${usageText(spec, "energy")} ${value.sign} ${value.limit} kWh then ${amount} else ${zero}`;
    }
    case "least":
      return extremeText(
        value.which,
        zero,
        `${value.amount} ${spec.currency} - ${["sum price", ...value.taxes.flatMap((name) => withAgain(lines, name))].join(" - ")}`,
      );
    case "charge":
      return `charges.${value.name}`;
    case "tax":
      return `${value.rate} * (${baseText(lines, value.base)})`;
    case "demand":
      return `${extremeText(value.which, "usage.demand", `${value.share}% * account.contracted`)} * ${value.rate}`;
    case "reactive": {
      const { threshold, mode } = value;
      const base = value.lines.flatMap((name) => withAgain(lines, name)).join(" + ");
      const factor = value.factor === "one" ? "1.0" : "factor";
      const share = value.factor === "one" ? `${threshold} - 1` : `${threshold} / ${factor} to 4 decimals ${mode} - 1`;
      return value.factor === "one" ? zero : `if ${factor} < ${threshold} then ${value.isTurned ? "-1 * " : ""}(${share}) * (${base}) else ${zero}`;
    }
    case "nothing":
      return zero;
  }
}

function usageText({ wholeUsage }: RuleSpec, field: string): string {
  const mode = wholeUsage[field];
  return mode === undefined ? `usage.${field}` : `(usage.${field} round ${mode} to 1 kWh)`;
}

function eachBlockText(spec: RuleSpec, name: string): string {
  const rate = spec.rates.find((each) => each.name === name);
  const step = spec.decimals === 0 ? "1" : "0.01";
  const blocks = rate === undefined ? [] : blockNumbers(rate);
  return blocks.map((block) => `((${usageText(spec, "energy")} through ${name}_block_${block}) round half up to ${step} ${spec.currency})`).join(" + ");
}

function fixedText(rate: string, by: "days" | "months" | "bill", time: TimeSpec): string {
  const due = by === "bill" ? rate : `${rate} * ${by}`;
  switch (time.kind) {
    case "as due":
      return due;
    case "whole":
      return by === "days" ? `${rate} * ${30 * time.months} days` : `${rate} * ${time.months} months`;
    case "twice":
      return by === "days" ? `${due} * (days / 30 days)` : `${due} * (months / 1 month)`;
    case "by days":
      return `${due} * (days / 30 days)`;
  }
}

function extremeText(which: "as it is" | "first alone" | "second alone" | "turned", first: string, second: string): string {
  switch (which) {
    case "as it is":
      return `max(${first}, ${second})`;
    case "turned":
      return `min(${first}, ${second})`;
    case "first alone":
      return `(${first})`;
    case "second alone":
      return `(${second})`;
  }
}

function baseText(lines: readonly LineSpec[], { except, plus, only, isWithArrears }: BaseSpec): string {
  const names = except.flatMap((name) => withAgain(lines, name));
  const sum = only === undefined ? `sum price${names.length === 0 ? "" : ` except ${names.join(", ")}`}` : withAgain(lines, only).join(" + ");
  return [sum, ...plus.flatMap((name) => withAgain(lines, name)), ...(isWithArrears ? ["charges.arrears"] : [])].join(" + ");
}

function withAgain(lines: readonly LineSpec[], name: string): readonly string[] {
  const again = `${name}${AGAIN}`;
  return lines.some((line) => line.name === again) ? [name, again] : [name];
}

/** From 0. */
export function blockNumbers({ versions }: RateSpec): readonly number[] {
  const counts = versions.map(({ body }) => (body.kind === "blocks" ? body.rows.length : 0));
  return Array.from({ length: Math.max(...counts) }, (_, at) => at);
}
