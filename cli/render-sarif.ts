// Diagnostics as SARIF 2.1.0, the form that code hosts and editors read.
import type { Diagnostic, RuleText, Severity, Span } from "../src/index.ts";
import { DIAGNOSTIC_CODES, ENGINE_VERSION } from "../src/index.ts";
import type { Checked } from "./checked.ts";

/** `pages`: URL of the folder with the diagnostics' pages. Addresses of help must be absolute, those of rule files are as given. */
export function sarifLog(checked: readonly Checked[], pages: string): unknown {
  const rules = DIAGNOSTIC_CODES.map((id) => ({ id, helpUri: `${pages}${id}.md`, help: { text: `docs/diagnostics/${id}.md` } }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "mizan", version: ENGINE_VERSION, rules } },
        columnKind: "utf16CodeUnits",
        results: checked.flatMap(({ loaded, files }) => loaded.diagnostics.map((diagnostic) => result(diagnostic, textsOf(files)))),
      },
    ],
  };
}

type Texts = ReadonlyMap<string, string>;

function textsOf(files: readonly RuleText[]): Texts {
  return new Map(files.map(({ path, text }) => [path, text]));
}

function result({ code, severity, message, help, span, related }: Diagnostic, texts: Texts): unknown {
  const ruleIndex = DIAGNOSTIC_CODES.indexOf(code);
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levelOf(severity),
    message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
    locations: [{ physicalLocation: physicalLocation(span, texts) }],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((other, id) => ({ id, message: { text: other.message }, physicalLocation: physicalLocation(other.span, texts) })) }),
  };
}

function levelOf(severity: Severity): "error" | "warning" {
  switch (severity) {
    case "error":
      return "error";
    case "warning":
      return "warning";
  }
}

function physicalLocation(span: Span, texts: Texts): unknown {
  return { artifactLocation: { uri: uriOf(span.file) }, region: regionOf(span, texts.get(span.file) ?? "") };
}

/** The end is exclusive, as a column of its own line. */
function regionOf({ start, end, line, column }: Span, text: string): unknown {
  const lines = text.slice(start, end).split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? "";
  const endColumn = lines.length === 1 ? column + last.length : last.length + 1;
  return { startLine: line, startColumn: column, endLine: line + lines.length - 1, endColumn, charOffset: start, charLength: end - start };
}

/** A relative reference: each part of the path escaped. */
function uriOf(path: string): string {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${uri}` : uri;
}
