// `use` of other files: that each names a file that is given. Reading files is not this library's business.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { nearHint } from "./names.ts";
import type { Reporting } from "./names.ts";
import type { Collected } from "./collected.ts";

/** Paths are taken from the folder of the file that says `use`. */
export function checkUses(scope: Reporting, uses: Collected["uses"], paths: readonly string[]): void {
  const given = new Set(paths.map((path) => pathOf(path.split("/"))));
  for (const { file, use } of uses) {
    const folder = use.path.text.startsWith("/") ? [] : file.split("/").slice(0, -1);
    const path = pathOf([...folder, ...use.path.text.split("/")]);
    if (given.has(path)) continue;
    const hint = nearHint(path, given, "give the file too, or correct the path: it is taken from the folder of this file");
    scope.report(declarationDiagnostic("unknown-file", use.path.span, { file: `\`${use.path.text}\``, hint }));
  }
}

/** Without `.` and `..`. */
function pathOf(parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "." || (part === "" && kept.length > 0)) continue;
    if (part === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else kept.push(part);
  }
  return kept.join("/");
}
