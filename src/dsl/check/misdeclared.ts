// A name that is misspelt where it is declared: every use of the right one would be told as unknown. Where the declared name stands nowhere else, and what
// is used in its place twice or more is but a slip of the keyboard away, that is told once, at the declaration.
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { ruleDiagnostic } from "../diagnostics/rule-catalogue.ts";
import { foldName } from "../tree/fold-name.ts";
import type { SourceFile } from "../tree/tree.ts";

const CODES: ReadonlySet<string> = new Set([
  "unknown-unit",
  "unknown-source",
  "unknown-field",
  "unknown-value",
  "unknown-key",
  "unknown-key-value",
  "no-such-field",
  "no-such-name",
  "no-such-tag",
  "not-a-value",
  "not-a-rate",
]);
const USED = /`([^`]*)`/;
const MEANT = /^did you mean `([^`]*)`\?$/;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_\u200c]*/gu;

interface Unknown {
  readonly used: string;
  readonly meant: string;
  readonly uses: Diagnostic[];
}

export function gathered(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const all = unknowns(diagnostics).filter(({ uses }) => uses.length > 1);
  if (all.length === 0) return diagnostics;
  const left = new Set<Diagnostic>();
  const told: Diagnostic[] = [];
  for (const { used, meant, uses } of all) {
    const place = onlyPlace(files, meant);
    const [first] = uses;
    if (place === undefined || first === undefined) continue;
    for (const use of uses) left.add(use);
    const parameters = { name: meant, used, count: String(uses.length) };
    told.push(ruleDiagnostic("declared-otherwise", place, parameters, [{ span: first.span, message: "the first use" }]));
  }
  return [...diagnostics.filter((diagnostic) => !left.has(diagnostic)), ...told];
}

/** By what is used and what may be meant; of a path its last name. */
function unknowns(diagnostics: readonly Diagnostic[]): readonly Unknown[] {
  const found = new Map<string, Unknown>();
  for (const diagnostic of diagnostics) {
    const used = lastOf(USED.exec(diagnostic.message)?.[1]);
    const meant = lastOf(MEANT.exec(diagnostic.help ?? "")?.[1]);
    if (!CODES.has(diagnostic.code) || used === undefined || meant === undefined) continue;
    const key = `${foldName(used)} ${foldName(meant)}`;
    const known = found.get(key) ?? { used, meant, uses: [] };
    found.set(key, known);
    known.uses.push(diagnostic);
  }
  return [...found.values()];
}

function lastOf(path: string | undefined): string | undefined {
  return path?.split(".").at(-1);
}

/** The one place in all files in which a name stands. */
function onlyPlace(files: readonly SourceFile[], name: string): Diagnostic["span"] | undefined {
  const folded = foldName(name);
  const places = files.flatMap((file) =>
    [...withoutComments(file).matchAll(WORD)].flatMap(({ 0: word, index }) => (foldName(word) === folded ? [{ file, index, word }] : [])),
  );
  const [place, second] = places;
  if (place === undefined || second !== undefined) return undefined;
  const before = place.file.text.slice(0, place.index).split(/\r\n|\r|\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file: place.file.path, start: place.index, end: place.index + place.word.length, line: before.length, column };
}

/** Of the same length, so that places stay. */
function withoutComments({ text, comments }: SourceFile): string {
  let [rest, at] = ["", 0];
  for (const { span } of comments) {
    rest += text.slice(at, span.start) + " ".repeat(span.end - span.start);
    at = span.end;
  }
  return rest + text.slice(at);
}
