// The outcome of `mizan test` as text: a line a test, and for one that does not hold what differs and the whole bill.
import pc from "picocolors";
import type { TestOutcome } from "../src/index.ts";
import type { Checked } from "./checked.ts";
import { diagnosticsText } from "./render-diagnostics.ts";
import { billSheet } from "./render-sheet.ts";
import { counted, shown } from "./shown.ts";

export function testsText({ root, files, loaded }: Checked, colour: boolean): string {
  const { bold, red } = pc.createColors(colour);
  const { tests, diagnostics } = loaded;
  const others = diagnostics.filter(({ code }) => code !== "test-fails");
  const failed = tests.filter(({ problems }) => problems.length > 0).length;
  const counts =
    tests.length === 0
      ? "no tests"
      : `${counted(tests.length, "test")}, ${failed === 0 ? "all hold" : red(`${failed} ${failed === 1 ? "does" : "do"} not hold`)}`;
  return [`${bold(shown(root))}\n`, diagnosticsText(others, files), ...tests.map((test) => testText(test, colour)), `${counts}\n\n`].join("");
}

function testText({ title, span, problems, result }: TestOutcome, colour: boolean): string {
  const { green, red, dim } = pc.createColors(colour);
  if (problems.length === 0) return `  ${green("ok")}     ${shown(title)}\n`;
  const lines = [`  ${red("fails")}  ${shown(title)} ${dim(`${shown(span.file)}:${span.line}`)}`, ...problems.map((problem) => `         ${shown(problem)}`)];
  const sheet =
    result?.kind === "bill"
      ? billSheet(result, "en")
          .split("\n")
          .map((line) => (line === "" ? "" : `         ${line}`))
      : [];
  return `${[...lines, ...sheet].join("\n").trimEnd()}\n`;
}
