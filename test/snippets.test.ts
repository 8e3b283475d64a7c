// Every fenced snippet of the README and the documentation: rule files are checked, fragments parse where they belong, programs run, commands run.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { SYNTAX_CATALOGUE } from "../src/dsl/diagnostics/syntax-catalogue.ts";
import { parse } from "../src/dsl/syntax/parse.ts";
import * as face from "../src/index.ts";
import { mizan } from "./cli/fake-io.ts";
import { ROOT } from "./rule-sets.ts";

interface Snippet {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The nearest heading above it. */
  readonly heading: string;
}

const pages = ["README.md", "CONTRIBUTING.md", ...pagesBelow("docs"), ...pagesBelow("examples")];
const snippets = pages.flatMap(snippetsOf);
const isDiagnostic = ({ page }: Snippet): boolean => page.startsWith("docs/diagnostics/");
const named = (chosen: readonly Snippet[]): readonly (readonly [string, Snippet])[] => chosen.map((snippet) => [`${snippet.page}:${snippet.line}`, snippet]);

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".md"))
    .sort();
}

function snippetsOf(page: string): readonly Snippet[] {
  const found: Snippet[] = [];
  let heading = "";
  let open: { readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  for (const [at, line] of readFileSync(join(ROOT, page), "utf8").split("\n").entries()) {
    const fence = /^```(\w*)$/.exec(line);
    if (open === undefined && fence !== null) open = { language: fence[1] ?? "", line: at + 1, lines: [] };
    else if (open !== undefined && fence !== null) {
      found.push({ page, line: open.line, language: open.language, text: open.lines.join("\n"), heading });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: a fence that is not closed`);
  return found;
}

/** Where a fragment can stand: as a declaration, or in the middle of one. */
const PLACES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `tariff t {\n${text}\n}`,
  (text) => `tariff t {\nline l = 1\n${text}\n}`,
  (text) => `rate r: IRR/kWh widths unscaled {\n${text}\n}`,
  (text) => `rate r: IRR/kWh widths unscaled {\nfrom 1393-01-01 example\nblocks kWh\n${text}\n}`,
  (text) => `rate r: IRR/kWh at account.a {\nfrom 1393-01-01 example\ntable\n${text}\n}`,
  (text) => `seasons s: a, b {\n${text}\n}`,
  (text) => `seasons s: a, b {\nfrom 1393-01-01 example\n${text}\n}`,
  (text) => `dayparts d: a, b {\n${text}\n}`,
  (text) => `dayparts d: a, b {\nfrom 1393-01-01 example\n${text}\n}`,
  (text) => `account {\n${text}\n}`,
  (text) => `usage {\n${text}\n}`,
  (text) => `history {\n${text}\n}`,
  (text) => `charges {\n${text}\n}`,
  (text) => `schedule s {\n${text}\n}`,
  (text) => `test "t" {\n${text}\n}`,
  (text) => `holidays {\n${text}\n}`,
  (text) => `let l = ${text}`,
];

/** The codes of syntax errors in the place that gives fewest. */
function syntaxErrors(text: string): readonly string[] {
  const [best = []] = PLACES.map((place) => errorsOf(place(text))).toSorted((a, b) => a.length - b.length);
  return best;
}

function errorsOf(text: string): readonly string[] {
  return parse("snippet.mizan", text).diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
}

/** What stands between lines of three points, each with the braces that it leaves open closed. */
function piecesOf(text: string): readonly string[] {
  return text.split(/^\s*\.\.\.\s*$/m).filter((piece) => piece.trim() !== "");
}

function closed(piece: string): string {
  const missing = piece.split("{").length - piece.split("}").length;
  return missing > 0 ? `${piece}${"\n}".repeat(missing)}` : piece;
}

const rules = snippets.filter(({ language }) => language === "mizan");
const isWhole = ({ text }: Snippet): boolean => /^schedule /m.test(text) && /^tariff /m.test(text);

test("there are snippets of every kind", () => {
  for (const language of ["mizan", "ts", "sh"]) expect(snippets.some((snippet) => snippet.language === language)).toBe(true);
});

test("text that belongs nowhere is not taken for a fragment", () => {
  for (const text of ["rate rate {", "line energy 5", "0 .. 100 372", "from 1393-01-01 8%"]) expect(syntaxErrors(text).length).toBeGreaterThan(0);
});

describe("rule files in the pages", () => {
  const whole = rules.filter((snippet) => isWhole(snippet) && !(isDiagnostic(snippet) && snippet.heading === "Wrong"));
  test.each(named(whole))("%s is checked without error, and its tests hold", (_name, { text }) => {
    expect(errorsIn(text)).toEqual([]);
  });

  test("the first rule file, put together from its steps, is checked without error", () => {
    const steps = rules.filter(({ page }) => page === "docs/language/first-file.md").map(({ text }) => text);
    expect(steps.length).toBeGreaterThan(4);
    const { tests } = face.load([{ path: "elm.mizan", text: steps.join("\n") }]);
    expect(errorsIn(steps.join("\n"))).toEqual([]);
    expect(tests.map(({ problems }) => problems)).toEqual([[], []]);
  });

  test.each(named(rules.filter((snippet) => !isWhole(snippet) && !isDiagnostic(snippet))))("%s parses where it belongs", (_name, { text }) => {
    expect(piecesOf(text).map((piece) => syntaxErrors(closed(piece)))).toEqual(piecesOf(text).map(() => []));
  });
});

function errorsIn(text: string): readonly string[] {
  const { diagnostics } = face.load([{ path: "snippet.mizan", text }]);
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code, message, span }) => `${span.line}: ${code}: ${message}`);
}

describe("the pages of diagnostics", () => {
  const codeOf = ({ page }: Snippet): string => posix.basename(page, ".md");
  const isSyntax = (snippet: Snippet): boolean => Object.hasOwn(SYNTAX_CATALOGUE, codeOf(snippet));
  const ofPages = rules.filter(isDiagnostic);

  test.each(named(ofPages.filter(({ heading }) => heading === "Right")))("%s, what is right, parses", (_name, { text }) => {
    expect(piecesOf(text).map((piece) => syntaxErrors(closed(piece)))).toEqual(piecesOf(text).map(() => []));
  });

  test.each(named(ofPages.filter((snippet) => snippet.heading === "Wrong" && !isSyntax(snippet))))(
    "%s, what is wrong for the checker, parses",
    (_name, { text }) => {
      expect(piecesOf(text).map((piece) => syntaxErrors(closed(piece)))).toEqual(piecesOf(text).map(() => []));
    },
  );

  test.each(named(ofPages.filter((snippet) => snippet.heading === "Wrong" && isSyntax(snippet))))(
    "%s, what is wrong in the text, is told with the page's code",
    (_name, snippet) => {
      const found = piecesOf(snippet.text).flatMap((piece) =>
        PLACES.flatMap((place) => parse("snippet.mizan", place(piece)).diagnostics.map(({ code }) => code)),
      );
      expect(found).toContain(codeOf(snippet));
    },
  );
});

describe("programs in the pages", () => {
  const programs = snippets.filter(({ language, text }) => (language === "ts" || language === "js") && text.includes('from "mizan"'));
  test.each(named(programs))("%s runs", async (_name, { text }) => {
    const said = await run(text);
    if (text.includes("console.log")) expect(said.length).toBeGreaterThan(0);
  });

  test("the README's program prints what the rule file's own test expects, and an explanation in Persian", async () => {
    const [program] = programs.filter(({ page }) => page === "README.md");
    const [payable, explained] = (await run(program?.text ?? "")).flat();
    // 230 kWh in 31 days of 1394: 115,423 + 1,033 + 10,481 = 126,937, in whole thousands.
    expect(payable).toBe("126000");
    expect(explained).toMatch(/[آ-ی]/);
  });
});

/** Runs a module's text with the library from its sources; what it says on the console. */
async function run(text: string): Promise<readonly (readonly unknown[])[]> {
  const said: unknown[][] = [];
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  const body = outputText
    .replace(/^import \{([^}]*)\} from "mizan";$/gm, "const {$1} = face;")
    .replace(/^import \{([^}]*)\} from "(node:[^"]+)";$/gm, 'const {$1} = await node("$2");')
    .replace(/^export /gm, "");
  expect(body).not.toMatch(/^import /m);
  const program = new AsyncFunction("face", "node", "console", body);
  await program(face, (name: string) => import(/* @vite-ignore */ name), { log: (...words: unknown[]) => said.push(words) });
  return said;
}

const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => undefined).constructor;

describe("commands in the pages", () => {
  const lines = snippets
    .filter(({ language }) => language === "sh")
    .flatMap((snippet) =>
      snippet.text.split("\n").map((line, at) => ({
        name: `${snippet.page}:${snippet.line + at + 1}`,
        words: line.replace(/\s+#.*$/, "").split(" "),
        code: /#.*\bends with 1\b/.test(line) ? 1 : 0,
      })),
    )
    .filter(({ words: [program, verb], words }) => program === "mizan" && !(verb === "fmt" && !words.includes("--check")))
    .map(({ name, words: [, ...argv], code }) => ({ name, argv, code }));
  const runs = lines.filter(({ argv }) => argv.filter((word) => /[/.]/.test(word) && !word.startsWith("-")).every((path) => existsSync(join(ROOT, path))));

  test("there are some, with files that exist", () => {
    expect(runs.length).toBeGreaterThan(3);
  });

  test.each(runs.map(({ name, argv, code }) => [`${name} mizan ${argv.join(" ")}`, argv, code] as const))("%s", async (_name, argv, expected) => {
    const { code, out, err } = await mizan(argv);
    expect({ code, err: code === expected ? "" : `${err}${out}` }).toEqual({ code: expected, err: "" });
  });
});
