// The subject of a claim on one bill, and a bill that breaks a claim in words.
import type { Proof } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { divide, exactFromText, fractionText, ONE } from "../../values/exact.ts";
import { evaluate } from "../evaluate.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { BillTrace } from "../trace.ts";
import type { Case, Setting, Varying } from "./case.ts";
import { factsOf, keyOf } from "./case.ts";
import type { Broken } from "./judge.ts";
import { undecided } from "./undecided.ts";

/** undefined where the tariff is not for the account of the case: the claim does not speak of it. */
export function traceAt(plan: Plan, proof: Proof, each: Case, varying: Setting | undefined): BillTrace | undefined {
  const trace = evaluate(plan, factsOf(plan, proof, each, varying));
  if (trace.kind === "trace") return trace;
  if (trace.code === "tariff-does-not-fit") return undefined;
  return undecided(`a bill is refused: ${trace.message}`);
}

export function valueIn(trace: BillTrace, subject: string): Exact {
  if (subject === "total") return trace.total;
  if (subject === "payable") return trace.payable.payable;
  const line = trace.lines.find((entry) => entry.line.name === subject) ?? trace.groups.find((entry) => entry.group.name === subject);
  return line?.amount ?? undecided(`the tariff has no \`${subject}\``);
}

export function brokenWords(plan: Plan, proof: Proof, each: Case, varying: Varying | undefined, { before, after }: Broken): string {
  const day = (date: number): string => textFromDay(plan.calendar, date);
  const facts = each.settings
    .filter(({ path }) => path.of !== "account" || plan.account[path.name] !== undefined)
    .map((setting) => settingWords(plan, setting));
  const where = [`from ${day(each.period.from)} to ${day(each.period.to)}`, ...facts].join(", ");
  const point = ({ at, value }: Broken["after"]): string => {
    const amount = `\`${proof.subject}\` is ${fractionText(value)} ${plan.currency}`;
    return varying === undefined ? amount : `${amount} at ${settingWords(plan, { path: varying.path, value: at })}`;
  };
  return `${where}: ${[...(before === undefined ? [] : [point(before)]), point(after)].join(" and ")}`;
}

function settingWords(plan: Plan, { path, value }: Setting): string {
  return `${keyOf(path)} ${valueWords(plan, path, value)}`;
}

function valueWords(plan: Plan, path: Setting["path"], value: FactValue): string {
  if (typeof value === "string") return value;
  if ("day" in value) return textFromDay(plan.calendar, value.day);
  const field = path.of === "account" ? plan.account[path.name] : plan[path.of][path.name];
  if (field === undefined || !("unit" in field)) return fractionText(value);
  return `${fractionText(divide(value, exactFromText(field.unit.factor) ?? ONE) ?? value)} ${field.unit.name}`.trimEnd();
}
