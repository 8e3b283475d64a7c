// `use` of other files: that each names a file that is given. Reading files is not this library's business.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { plainPath, resolveUse } from "../../tree/resolve-use.ts";
import type { Collected } from "./collected.ts";
import type { Reporting } from "./names.ts";
import { nearHint } from "./names.ts";

/** Whether each file is given. Paths are taken from the folder of the file that says `use`. */
export function checkUses(scope: Reporting, uses: Collected["uses"], paths: readonly string[]): boolean {
  const given = new Set(paths.map(plainPath));
  let areGiven = true;
  for (const { file, use } of uses) {
    const path = resolveUse(file, use.path.text);
    if (given.has(path)) continue;
    areGiven = false;
    const hint = path.includes("\\")
      ? "write `/` between folders"
      : nearHint(path, given, "give the file too, or correct the path: it is taken from the folder of this file");
    scope.report(declarationDiagnostic("unknown-file", use.path.span, { file: `\`${use.path.text}\``, hint }));
  }
  return areGiven;
}
