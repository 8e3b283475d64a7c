// One file's text to its program or its diagnostics, as the rest of the project goes about it.
import { check } from "../../../src/dsl/check/check.ts";
import type { Diagnostic } from "../../../src/dsl/diagnostics/diagnostic.ts";
import type { Line, Program, Tariff } from "../../../src/dsl/program.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";

export function diagnosticsIn(text: string): readonly Diagnostic[] {
  const parsed = parse("rules.mizan", text);
  return parsed.diagnostics.length > 0 ? parsed.diagnostics : check([parsed.value]).diagnostics;
}

/** The program of a text without errors; the test fails with its messages where there are some. */
export function programOf(text: string): Program {
  const parsed = parse("rules.mizan", text);
  const checked = check([parsed.value]);
  if (checked.value !== undefined) return checked.value;
  const told = [...parsed.diagnostics, ...checked.diagnostics].map(({ code, message, span }) => `${span.line}:${span.column} ${code}: ${message}`);
  throw new Error(`expected a program, found:\n${told.join("\n")}`);
}

export function tariffOf(program: Program, name: string): Tariff {
  const tariff = program.tariffs[name];
  if (tariff === undefined) throw new Error(`no tariff ${name}`);
  return tariff;
}

export function lineOf(tariff: Tariff, name: string): Line {
  const lines = tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item]));
  const line = lines.find((one) => one.name === name);
  if (line === undefined) throw new Error(`no line ${name}`);
  return line;
}
