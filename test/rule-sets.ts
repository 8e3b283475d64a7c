// The rule files below a folder, divided into schedules: files that `use` one another belong together.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { RuleText } from "../src/index.ts";
import { useTargets } from "../src/index.ts";

export const ROOT: string = join(import.meta.dirname, "..");

export interface RuleSet {
  /** The file that no other uses. */
  readonly root: string;
  readonly files: readonly RuleText[];
}

export function schedulesBelow(folder: string): readonly RuleSet[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".mizan"))
    .sort();
  const texts = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
  const uses = new Map([...texts].map(([path, text]) => [path, useTargets(path, text)]));
  const used = new Set([...uses.values()].flat());
  const sets = paths.filter((path) => !used.has(path)).map((root) => ({ root, files: reached(root, texts, uses) }));
  const placed = new Set(sets.flatMap(({ files }) => files.map(({ path }) => path)));
  const lost = paths.filter((path) => !placed.has(path));
  if (lost.length > 0) throw new Error(`files that use each other in a circle: ${lost.join(", ")}`);
  return sets;
}

function reached(root: string, texts: ReadonlyMap<string, string>, uses: ReadonlyMap<string, readonly string[]>): readonly RuleText[] {
  const files: RuleText[] = [];
  const seen = new Set<string>();
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = texts.get(path);
    if (seen.has(path) || text === undefined) continue;
    seen.add(path);
    files.push({ path, text });
    waiting.push(...(uses.get(path) ?? []));
  }
  return files;
}
