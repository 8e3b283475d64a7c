// Which inputs a figure of a tariff can ask for: in its lines and lets, in the rates and seasons that these use, and in its `for`.
import type { Proof, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../plan.ts";

/** Names as `account.class`, `usage.active`, `history.x`, `charges.x`; and `rate x` for each rate on the way. */
export function asksFor(plan: Plan, tariff: Tariff, subject: Proof["subject"]): ReadonlySet<string> {
  const search = searchIn(plan, tariff);
  const isWhole = subject === "total" || subject === "payable";
  // A claim names its tariff: only that tariff's own `for` is asked.
  visit(search, [isWhole ? [tariff.items, tariff.payable] : search.rules.get(subject), tariff.fits]);
  return search.found;
}

/** How much stands in the rules of a bill's tariff and in all that they use: what it takes to work out one bill, roughly. */
export function sizeOfRules(plan: Plan, tariff: Tariff): number {
  const search = searchIn(plan, tariff);
  visit(search, [tariff.items, tariff.payable]);
  return search.visited.size;
}

/** Whether what stands under `value` asks for the input, through rates too. */
export function mentions(plan: Plan, value: unknown, input: string): boolean {
  const search = searchIn(plan, undefined);
  visit(search, value);
  return search.found.has(input);
}

interface Search {
  readonly plan: Plan;
  readonly tariff: Tariff | undefined;
  /** Lines and groups of the tariff. */
  readonly rules: ReadonlyMap<string, unknown>;
  readonly found: Set<string>;
  /** Grows while it is read. No recursion: lines can read one another in a long chain. */
  readonly visited: Set<object>;
}

function searchIn(plan: Plan, tariff: Tariff | undefined): Search {
  const rules = tariff?.items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item])) ?? [];
  return { plan, tariff, rules: new Map(rules.map((rule) => [rule.name, rule])), found: new Set(), visited: new Set() };
}

function visit(search: Search, root: unknown): void {
  enter(search, root);
  for (const value of search.visited) {
    if ("kind" in value && typeof value.kind === "string") note(search, value, value.kind);
    for (const part of Object.values(value)) enter(search, part);
  }
}

function enter({ visited }: Search, value: unknown): void {
  if (typeof value === "object" && value !== null) visited.add(value);
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
      enter(search, tariff?.lets[name]);
      return;
    case "line":
      enter(search, search.rules.get(name));
      return;
    case "sum of tag":
      for (const line of namesIn(value)) enter(search, search.rules.get(line));
      return;
    case "rate":
    case "through": {
      const rate = plan.rates[textOf(value, "rate")];
      found.add(`rate ${textOf(value, "rate")}`);
      enter(search, rate);
      for (const key of rate?.keys ?? []) if (key.kind === "seasons") noteSeason(search, key.name);
    }
  }
}

function noteSeason({ plan, found }: Search, set: string): void {
  const by = plan.seasons[set]?.by;
  if (by !== undefined) found.add(`account.${by}`);
}

function textOf(value: object, field: string): string {
  const found: unknown = Object.entries(value).find(([name]) => name === field)?.[1];
  return typeof found === "string" ? found : "";
}

function namesIn(value: object): readonly string[] {
  const found: unknown = Object.entries(value).find(([name]) => name === "lines")?.[1];
  return Array.isArray(found) ? found.filter((name) => typeof name === "string") : [];
}
