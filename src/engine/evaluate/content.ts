// What a version of a rate says in the columns that a line reads: two versions that say the same there are one for it.
import type { CutSource, Line, Rate } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { evaluateKeys, keyText } from "./cell.ts";
import type { Run } from "./context.ts";
import { contextAt } from "./context.ts";
import { Refusal } from "./refusal.ts";

type RateVersion = Rate["versions"][number];

/** The columns that the line reads on the day; undefined (all of them) where a key cannot be worked out then. */
export function columnsUsed(run: Run, line: Line, rate: Rate, source: CutSource & { readonly kind: "rate" }, day: Day): readonly string[] | undefined {
  const context = contextAt(run, { from: day, to: day + 1 }, line.name, "each segment");
  try {
    const columns = source.uses.flatMap((keys) => {
      const given = evaluateKeys(context, keys);
      const open = rate.keys.find((key, at) => key.kind === "dayparts" && keys[at] === undefined);
      const members = open === undefined ? [undefined] : (run.plan.dayparts[open.name]?.members.map(({ name }) => name) ?? []);
      return members.map((member) => keyText(rate, given, member));
    });
    return [...new Set(columns)].sort();
  } catch (problem) {
    if (problem instanceof Refusal) return undefined;
    throw problem;
  }
}

const contents = new WeakMap<RateVersion, Map<string, string>>();

/** Equal text, equal content: ids and places left out. */
export function contentFor(version: RateVersion, columns: readonly string[] | undefined): string {
  const { body } = version;
  if (body.kind === "unknown") return `unknown ${body.because}`;
  const table: Readonly<Record<string, unknown>> = body.kind === "cells" ? body.cells : body.columns;
  const texts = contents.get(version) ?? new Map<string, string>();
  contents.set(version, texts);
  return (columns ?? Object.keys(table).sort()).map((column) => `${column}: ${textOf(texts, table, column)}`).join("\n");
}

function textOf(texts: Map<string, string>, table: Readonly<Record<string, unknown>>, column: string): string {
  const known = texts.get(column);
  if (known !== undefined) return known;
  const text =
    JSON.stringify(Object.hasOwn(table, column) ? table[column] : undefined, (key, value: unknown) => (isPlace(key, value) ? undefined : value)) ?? "";
  texts.set(column, text);
  return text;
}

/** A key value or choice may be called `id` or `span`: what is dropped is told by its value. */
function isPlace(key: string, value: unknown): boolean {
  if (key === "id") return typeof value === "number";
  return key === "span" && typeof value === "object" && value !== null && "file" in value && "column" in value;
}
