// Reading rule files from the disk, and which of them make up one schedule.
import type { Dirent, Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { posix, sep } from "node:path";
import { cannotRead, codeOf } from "../adapters/index.ts";
import type { RuleText } from "../src/index.ts";
import { useTargets } from "../src/index.ts";
import { textOf } from "./encoding.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export { cannotRead };

/** The files of one schedule, by path. `root`: the one that no other uses. */
export interface RuleSet {
  readonly root: string;
  readonly files: readonly RuleText[];
}

/** The files named, and all `.mizan` files below the folders named; each once, a folder's in the order of their paths. */
export async function namedFiles(paths: readonly string[]): Promise<readonly RuleText[]> {
  const named = (await Promise.all(paths.map(filesAt))).flat();
  return Promise.all([...new Set(named)].map(readRuleText));
}

/** The files named with all that they `use`, divided into schedules: what is connected through `use` belongs together. */
export async function ruleSets(paths: readonly string[]): Promise<readonly RuleSet[]> {
  const known = new Map<string, RuleText>();
  const uses = new Map<string, readonly string[]>();
  const waiting = [...(await namedFiles(paths))];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (known.has(file.path)) continue;
    known.set(file.path, file);
    const targets = useTargets(file.path, file.text);
    uses.set(file.path, targets);
    const found = await Promise.all(targets.filter((target) => !known.has(target)).map(readIfThere));
    waiting.push(...found.filter((target) => target !== undefined));
  }
  return connected(known, uses);
}

/** The one schedule of a path, for commands that need just one. */
export async function oneRuleSet(path: string): Promise<RuleSet> {
  const sets = await ruleSets([path]);
  const [only, ...others] = sets;
  if (only === undefined || others.length > 0) {
    const roots = sets.slice(0, 5).map(({ root }) => shown(root));
    throw new CannotDo(`${shown(path)} holds ${sets.length} schedules`, `name one: ${roots.join(", ")}${sets.length > 5 ? ", ..." : ""}`);
  }
  return only;
}

async function filesAt(path: string): Promise<readonly string[]> {
  const plain = plainPath(path);
  const found = await statOf(plain);
  if (found === undefined) throw new CannotDo(`there is no file or folder ${shown(path)}`, "correct the path; rule files end in .mizan");
  if (found.isDirectory()) return filesBelow(plain);
  if (!found.isFile()) throw new CannotDo(`${shown(path)} is neither a file nor a folder`);
  if (!plain.endsWith(EXTENSION)) throw new CannotDo(`${shown(path)} is not a rule file`, "rule files end in .mizan");
  return [plain];
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of await entriesOf(at)) {
      const path = posix.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!isSkipped(entry.name)) waiting.push(path);
      } else if (entry.name.endsWith(EXTENSION) && (entry.isFile() || (await statOf(path))?.isFile() === true)) found.push(path);
    }
  }
  if (found.length === 0) throw new CannotDo(`there is no .mizan file below ${shown(folder)}`);
  return found.sort();
}

/** Installed packages and hidden folders hold rule files of others. */
function isSkipped(folder: string): boolean {
  return folder === "node_modules" || folder.startsWith(".");
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(folder, error);
  }
}

async function readIfThere(path: string): Promise<RuleText | undefined> {
  if (!path.endsWith(EXTENSION)) return undefined;
  return (await statOf(path))?.isFile() === true ? readRuleText(path) : undefined;
}

/** Of a file that is too large, only so much that the library sees it and says so. */
async function readRuleText(path: string): Promise<RuleText> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, READ_AT_MOST));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      if (size > READ_AT_MOST) return { path, text: bytes.toString("utf8") };
      return { path, text: textOf(bytes.subarray(0, bytesRead), shown(path)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw cannotRead(path, error);
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw cannotRead(path, error);
  }
}

/** With `/`, without `.`, so that it compares with what a `use` resolves to. */
function plainPath(path: string): string {
  const plain = posix.normalize(sep === "/" ? path : path.replaceAll(sep, "/"));
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}

function connected(known: ReadonlyMap<string, RuleText>, uses: ReadonlyMap<string, readonly string[]>): readonly RuleSet[] {
  const neighbours = new Map([...known.keys()].map((path): [string, string[]] => [path, []]));
  const used = new Set<string>();
  for (const [path, targets] of uses) {
    for (const target of targets.filter((other) => other !== path && known.has(other))) {
      neighbours.get(path)?.push(target);
      neighbours.get(target)?.push(path);
      used.add(target);
    }
  }
  const placed = new Set<string>();
  return [...known.keys()].flatMap((path) => {
    if (placed.has(path)) return [];
    const members = reachedFrom(path, neighbours, placed);
    const root = members.find((member) => !used.has(member)) ?? path;
    return [{ root, files: members.flatMap((member) => known.get(member) ?? []) }];
  });
}

function reachedFrom(start: string, neighbours: ReadonlyMap<string, readonly string[]>, placed: Set<string>): readonly string[] {
  const members: string[] = [];
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (placed.has(path)) continue;
    placed.add(path);
    members.push(path);
    waiting.push(...(neighbours.get(path) ?? []));
  }
  return members.sort();
}

const EXTENSION = ".mizan";
/** A little more than the largest rule file that the library takes. */
const READ_AT_MOST = 4 * 1024 * 1024 + 16;
