// Which inputs a figure of a tariff can ask for: in its lines and lets, in the rates and seasons that these use, and in its `for`.
import type { Proof, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../plan.ts";

/** Names as `account.class`, `usage.active`, `history.x`, `charges.x`; and `rate x` for each rate on the way. */
export function asksFor(plan: Plan, tariff: Tariff, subject: Proof["subject"]): ReadonlySet<string> {
  const search: Search = { plan, tariff, found: new Set(), visited: new Set() };
  const isWhole = subject === "total" || subject === "payable";
  visit(search, isWhole ? [tariff.items, tariff.payable] : ruleNamed(tariff, subject));
  // A claim names its tariff: only that tariff's own `for` is asked.
  visit(search, tariff.fits);
  return search.found;
}

/** Whether what stands under `value` asks for the input, through rates too. */
export function mentions(plan: Plan, value: unknown, input: string): boolean {
  const search: Search = { plan, tariff: undefined, found: new Set(), visited: new Set() };
  visit(search, value);
  return search.found.has(input);
}

interface Search {
  readonly plan: Plan;
  readonly tariff: Tariff | undefined;
  readonly found: Set<string>;
  readonly visited: Set<unknown>;
}

function visit(search: Search, value: unknown): void {
  if (typeof value !== "object" || value === null || search.visited.has(value)) return;
  search.visited.add(value);
  if ("kind" in value && typeof value.kind === "string") note(search, value, value.kind);
  for (const part of Object.values(value)) visit(search, part);
}

function note(search: Search, value: object, kind: string): void {
  const { plan, tariff, found } = search;
  const name = textOf(value, "name");
  switch (kind) {
    case "account":
    case "usage":
      found.add(`${kind}.${name}`);
      return;
    case "charge":
      found.add(`charges.${name}`);
      return;
    case "fold":
      found.add(`history.${textOf(value, "field")}`);
      return;
    case "season":
      noteSeason(search, textOf(value, "set"));
      return;
    case "let":
      visit(search, tariff?.lets[name]);
      return;
    case "line":
      visit(search, tariff && ruleNamed(tariff, name));
      return;
    case "sum of tag":
      for (const line of namesIn(value)) visit(search, tariff && ruleNamed(tariff, line));
      return;
    case "rate":
    case "through": {
      const rate = plan.rates[textOf(value, "rate")];
      found.add(`rate ${textOf(value, "rate")}`);
      visit(search, rate);
      for (const key of rate?.keys ?? []) if (key.kind === "seasons") noteSeason(search, key.name);
    }
  }
}

function noteSeason({ plan, found }: Search, set: string): void {
  const by = plan.seasons[set]?.by;
  if (by !== undefined) found.add(`account.${by}`);
}

function ruleNamed(tariff: Tariff, name: string): unknown {
  return tariff.items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item])).find((rule) => rule.name === name);
}

function textOf(value: object, field: string): string {
  const found: unknown = Object.entries(value).find(([name]) => name === field)?.[1];
  return typeof found === "string" ? found : "";
}

function namesIn(value: object): readonly string[] {
  const found: unknown = Object.entries(value).find(([name]) => name === "lines")?.[1];
  return Array.isArray(found) ? found.filter((name) => typeof name === "string") : [];
}
