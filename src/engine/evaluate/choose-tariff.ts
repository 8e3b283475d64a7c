// Which tariff bills an account: the only one whose `for` holds, on every day of the period. Anything else is refused, never guessed.
import type { Tariff } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { decimalText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Facts, FactValue } from "../facts.ts";
import { failure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import { contextAt, runOf } from "./context.ts";
import { evaluateExpression } from "./expression.ts";
import { refuse } from "./refusal.ts";
import { truthOf } from "./value.ts";

export function chooseTariff(plan: Plan, facts: Facts): Tariff {
  const day = (date: Day): string => textFromDay(plan.calendar, date);
  const { from, to } = facts.period;
  if (from < plan.horizon.from || to > plan.horizon.to) {
    const horizon = `${day(plan.horizon.from)} .. ${day(plan.horizon.to)}`;
    refuse(failure("outside-horizon", { from: day(from), to: day(to), horizon }, "period"));
  }
  const asked = facts.tariff === undefined ? undefined : own(plan.tariffs, facts.tariff);
  if (facts.tariff !== undefined && asked === undefined) {
    refuse(failure("tariff-unknown", { tariff: facts.tariff, tariffs: Object.keys(plan.tariffs).join(", ") }, "tariff"));
  }
  const first = tariffOn(plan, facts, from, asked);
  for (const date of daysToAsk(plan, facts)) {
    const then = tariffOn(plan, facts, date, asked);
    if (then !== first) refuse(failure("tariff-changes-inside", { first: first.name, second: then.name, day: day(date) }, "period"));
  }
  return first;
}

function tariffOn(plan: Plan, facts: Facts, day: Day, asked: Tariff | undefined): Tariff {
  const candidates = asked === undefined ? Object.values(plan.tariffs) : [asked];
  const fitting = candidates.filter((tariff) => fits(plan, facts, tariff, day));
  const [only, second] = fitting;
  if (only !== undefined && second === undefined) return only;
  if (only !== undefined) return refuse(failure("tariff-several-fit", { tariffs: fitting.map((tariff) => tariff.name).join(", ") }, "account"));
  if (asked !== undefined) return refuse(failure("tariff-does-not-fit", { tariff: asked.name }, "tariff"));
  return refuse(failure("tariff-none-fits", { account: describe(plan, facts, day) }, "account"));
}

function fits(plan: Plan, facts: Facts, tariff: Tariff, day: Day): boolean {
  const { condition, except, valid } = tariff.fits;
  if (day < valid.from || day >= valid.to) return false;
  const context = contextAt(runOf(plan, facts, tariff, evaluateExpression), { from: day, to: day + 1 }, `for of tariff ${tariff.name}`, "each segment");
  const holds = (one: typeof condition): boolean => one === undefined || truthOf(evaluateExpression(context, one).value);
  return holds(condition) && !except.some(holds);
}

/** Days inside the period on which an account fact or a tariff's validity changes. */
export function daysToAsk(plan: Plan, facts: Facts): readonly Day[] {
  const { from, to } = facts.period;
  const days = new Set<Day>();
  for (const fact of Object.values(facts.account)) for (const entry of fact) days.add(entry.from);
  for (const tariff of Object.values(plan.tariffs)) days.add(tariff.fits.valid.from).add(tariff.fits.valid.to);
  return [...days].filter((day) => from < day && day < to).sort((a, b) => a - b);
}

function describe(plan: Plan, facts: Facts, day: Day): string {
  return Object.entries(facts.account)
    .map(([field, fact]) => {
      const entry = fact.findLast(({ from }) => from <= day) ?? fact[0];
      return `${field} ${entry === undefined ? "?" : factText(plan, entry.value)}`;
    })
    .join(", ");
}

function factText(plan: Plan, value: FactValue): string {
  if (typeof value === "string") return value;
  return "day" in value ? textFromDay(plan.calendar, value.day) : (decimalText(value) ?? "?");
}
