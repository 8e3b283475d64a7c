// Rule files of the oversight half, put together from parts: what a test changes stands in the test, all else here.
import { check } from "../../../src/dsl/check/check.ts";
import type { Diagnostic } from "../../../src/dsl/diagnostics/diagnostic.ts";
import type { AuthorityBody, InstalmentBody } from "../../../src/dsl/oversight.ts";
import type { Program } from "../../../src/dsl/program.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";

export const HEAD = `schedule example { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1399-01-01 to 1402-01-01 }
source board_1399 "Board resolution 412"
source limit_act "Limitation act"
account {
  class: home | farm | industry
  related: yes | no
  power: kW 0 .. 500 to 1 decimal
  people: whole 0 .. 20
  since: date
  bill: iran_bill_id
}
grades { clerk, manager, board }
`;

/** What an authority says beside its matrix, in the order of the language's page. */
export interface Said {
  readonly over?: string;
  readonly declares?: string;
  readonly head?: string;
  /** With its header, or what stands in its place. */
  readonly matrix?: string;
  readonly bars?: string;
  readonly count?: string;
  readonly cumulate?: string;
  readonly rest?: string;
}

export const WAIVER_MATRIX = `grade | up to | age up to | approvers
clerk | 5_000_000 IRR | 3 months | 1
board | no limit | no limit | 2`;

/** A waiver by two grades, unless otherwise said. */
export function authority(said: Said = {}): string {
  const { over = "waiver", declares = "", head = "from 1399-01-01 cites board_1399", matrix = WAIVER_MATRIX, bars = "", count = "" } = said;
  const { cumulate = "no cumulation", rest = "delegation none\napproval does not expire" } = said;
  return `authority a over ${over} {\n${[declares, head, matrix, bars, count, cumulate, rest].filter((part) => part !== "").join("\n")}\n}\n`;
}

/** A correction with kinds, causes and documents; `rows` without header. */
export function correction(rows: string, said: Said = {}): string {
  const declares = "kind: misread | wrong_class\ncause: company | customer | meter\ndocuments: photo, sheet";
  const matrix = `grade | kind | cause | in favour of | up to | share of bill | age up to | documents | approvers\n${rows}`;
  return authority({ over: "correction", declares, matrix, count: "count amount net", ...said });
}

const CLAUSES = {
  down: "down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR",
  count: "count from 2 up to 6 by clerk, up to 12 by board",
  first: "first due 1 month after agreement",
  every: "every 1 month, month end clamped",
  moved: "moved off holidays forward, before the next",
  parts: "equal parts round down to 10_000 IRR, remainder on first",
  least: "part at least 100_000 IRR",
  active: "at most 1 active plan per account",
  interest: "no interest",
  settle: "payments settle oldest first",
  missed: "missed when short by more than 0 IRR 7 days after due",
  broken: "broken after 2 missed in a row: balance due, original due dates restored",
  cancelled: "cancelled bill recomputes plan",
  replan: "no replan",
};

/** `said`: clauses in place of the usual ones, `""` for none; `more`: what stands after them. */
export function instalments(said: Partial<typeof CLAUSES> = {}, more = "", declares = ""): string {
  const clauses = Object.values({ ...CLAUSES, ...said }).filter((clause) => clause !== "");
  return `instalments debt_rule {\n${declares}\nfrom 1399-01-01 cites board_1399\n${clauses.join("\n")}\n${more}\n}\n`;
}

export interface Checked {
  readonly program: Program | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkText(text: string): Checked {
  const parsed = parse("rules.mizan", text);
  const { value, diagnostics } = check([parsed.value]);
  return { program: value, diagnostics: [...parsed.diagnostics, ...diagnostics] };
}

/** Of a file with the usual head. */
export function problemsOf(rules: string): readonly string[] {
  return checkText(HEAD + rules).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

export function codesOf(rules: string): readonly string[] {
  return [...new Set(checkText(HEAD + rules).diagnostics.map(({ code }) => code))];
}

/** The program of a file that must be right. */
export function programOf(rules: string): Program {
  const { program, diagnostics } = checkText(HEAD + rules);
  if (program === undefined || diagnostics.length > 0) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return program;
}

/** The one version of authority `a`. */
export function authorityBody(rules: string): AuthorityBody {
  const body = programOf(rules).oversight.authorities["a"]?.versions[0]?.body;
  if (body?.kind !== "authority") throw new Error("no such version");
  return body;
}

/** The one version of instalments `debt_rule`. */
export function instalmentBody(rules: string): InstalmentBody {
  const body = programOf(rules).oversight.instalments["debt_rule"]?.versions[0]?.body;
  if (body?.kind !== "instalments") throw new Error("no such version");
  return body;
}
