// The outcome of `mizan test` in the XML that JUnit began and build servers read.
import type { Diagnostic, TestOutcome } from "../src/index.ts";
import type { Checked } from "./checked.ts";
import { isError } from "./render-diagnostics.ts";

/** Errors other than a test's (the rules do not check, a claim is false) are cases of their own, so that no red run looks green. */
export function junitXml(all: readonly Checked[]): string {
  const suites = all.map(suite);
  const sum = (of: (counts: Suite) => number): number => suites.reduce((total, counts) => total + of(counts), 0);
  const head = attributes({ name: "mizan", tests: sum(({ tests }) => tests), failures: sum(({ failures }) => failures), errors: sum(({ errors }) => errors) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.map(({ xml }) => xml).join("")}</testsuites>\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly xml: string;
}

function suite({ root, loaded }: Checked): Suite {
  const others = loaded.diagnostics.filter((diagnostic) => isError(diagnostic) && diagnostic.code !== "test-fails");
  const cases = [...loaded.tests.map((test) => testCase(root, test)), ...others.map((error) => errorCase(root, error))];
  const failures = loaded.tests.filter(({ problems }) => problems.length > 0).length;
  const tests = cases.length;
  const head = attributes({ name: root, tests, failures, errors: others.length });
  return { tests, failures, errors: others.length, xml: `  <testsuite${head}>\n${cases.join("")}  </testsuite>\n` };
}

function testCase(root: string, { title, span, problems }: TestOutcome): string {
  const head = attributes({ name: title, classname: root, file: span.file, line: span.line });
  if (problems.length === 0) return `    <testcase${head}/>\n`;
  const failure = `<failure${attributes({ message: problems[0] ?? "", type: "test-fails" })}>${escaped(problems.join("\n"))}</failure>`;
  return `    <testcase${head}>${failure}</testcase>\n`;
}

function errorCase(root: string, { code, message, help, span }: Diagnostic): string {
  const head = attributes({ name: `${code} at ${span.file}:${span.line}`, classname: root, file: span.file, line: span.line });
  return `    <testcase${head}><error${attributes({ message, type: code })}>${escaped(help ?? message)}</error></testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/** What XML 1.0 cannot hold even escaped is replaced. */
function escaped(text: string): string {
  return text.replace(NOT_XML, "\u{FFFD}").replace(/[&<>"'\t\n\r]/g, (letter) => ENTITIES.get(letter) ?? letter);
}

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);
