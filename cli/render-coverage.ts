// What the tests of a schedule reach, as a table, and the places they do not.
import type { Coverage, CoverageCount } from "../src/index.ts";
import { shown } from "./shown.ts";
import { tableLines } from "./table.ts";

export function coverageText(coverage: Coverage): string {
  const kinds = [
    { name: "lines", count: coverage.lines },
    { name: "blocks", count: coverage.blocks },
    { name: "exceptions", count: coverage.exceptions },
    { name: "versions", count: coverage.versions },
  ];
  const rows = kinds.map(({ name, count }) => [name, String(count.covered), String(count.total), percent(count)]);
  const table = tableLines(["start", "end", "end", "end"], [["coverage", "covered", "total", ""], ...rows]);
  return `${[...table, ...kinds.flatMap(({ name, count }) => missedLines(name, count))].join("\n")}\n\n`;
}

/** Rounded down, so that 100% is all. */
function percent({ covered, total }: CoverageCount): string {
  return total === 0 ? "-" : `${Math.floor((covered * 100) / total)}%`;
}

function missedLines(name: string, { missed }: CoverageCount): readonly string[] {
  if (missed.length === 0) return [];
  return [`${name} that no test reaches:`, ...missed.map(({ what, span }) => `  ${shown(span.file)}:${span.line}  ${shown(what)}`)];
}
