// What is told of rule files of which a part could not be read or bound: only what cannot follow from that. A false follow-on error is worse than
// silence, so a code that is not listed here is not told: what asks for the whole (cover, cuts, sources, proofs) waits until the whole can be read.
import type { Span } from "../../values/span.ts";
import type { DECLARATION_CATALOGUE } from "../diagnostics/declaration-catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { RULE_CATALOGUE } from "../diagnostics/rule-catalogue.ts";
import { foldName } from "../tree/fold-name.ts";
import type { Declaration, SourceFile } from "../tree/tree.ts";

type Code = keyof typeof DECLARATION_CATALOGUE | keyof typeof RULE_CATALOGUE;
type Report = (diagnostic: Diagnostic) => void;

/** Looked up where it stands, or in declarations that are whole: told unless it touches what could not be read. */
const HERE: readonly Code[] = [
  "unknown-file",
  "schedule-twice",
  "unknown-calendar",
  "unknown-zone",
  "unknown-weekday",
  "horizon-order",
  "horizon-too-long",
  "currency-without-decimals",
  "currency-is-unit",
  "duplicate-name",
  "reserved-name",
  "choice-value-twice",
  "no-such-day",
  "no-such-month-day",
  "no-such-month",
  "no-such-time",
  "outside-horizon",
  "span-order",
  "uncited-version",
  "unit-redeclared",
  "unit-zero",
  "range-order",
  "decimals-out-of-range",
  "bound-too-fine",
  "whole-bound",
  "absent-out-of-range",
  "bills-out-of-range",
  "dayparts-of-level",
  "month-twice",
  "month-expected",
  "month-unexpected",
  "field-without-list",
  "not-an-account-field",
  "cases-without-by",
  "case-twice",
  "member-twice",
  "otherwise-twice",
  "season-span-empty",
  "window-empty",
  "window-wraps",
  "unknown-day-kind",
  "holidays-twice",
  "holiday-twice",
  "key-twice",
  "widths-missing",
  "widths-twice",
  "widths-days",
  "widths-round-unit",
  "axis-differs",
  "table-without-keys",
  "keys-count",
  "blocks-not-rising",
  "rate-cycle",
  "ambiguous-name",
  "builtin-elsewhere",
  "identifier-in-rule",
  "for-asks-more",
  "cell-asks-more",
  "units-differ",
  "unit-missing",
  "wrong-unit",
  "money-times-money",
  "share-not-percent",
  "places-in-other-unit",
  "percent-expected",
  "percent-not-expected",
  "not-a-number",
  "not-a-condition",
  "not-alike",
  "unknown-inside",
  "division-by-zero",
  "division-needs-places",
  "places-out-of-range",
  "rounding-unit",
  "rounding-to-zero",
  "power-factor-units",
  "choice-has-no-order",
  "in-needs-choice",
  "compares-dayparts",
  "branch-by-daypart",
  "blocks-need-quantity",
  "no-blocks",
  "wrong-axis",
  "wrong-key",
  "wrong-number-of-keys",
  "joint-missing",
  "joint-needless",
  "needs-interval-data",
  "quantity-by-daypart",
  "number-by-daypart",
  "daypart-key-open",
  "daypart-missing",
  "daypart-twice",
  "daypart-not-a-number",
  "at-needs-dayparts",
  "one-daypart",
  "total-needless",
  "other-dayparts",
  "history-needs-fold",
  "fold-needs-history",
  "fold-needs-a-count",
  "history-too-shallow",
  "let-cycle",
  "unknown-let",
  "not-money",
  "line-needs-round",
  "rule-cycle",
  "over-cycle",
  "scope-order",
  "amends-itself",
  "written-twice",
  "drop-without-amends",
  "for-not-box",
  "remainder-missing",
  "remainder-without-round",
  "value-needs-unit",
  "value-unit",
  "name-read-as-unit",
  "value-kind",
  "value-inexact",
  "given-twice",
  "period-order",
  "test-needs-dayparts",
  "test-has-dayparts",
  "block-number",
  "proof-of-a-choice",
  "proof-range-order",
  "proof-days",
  "except-at-of-nothing",
];

/** A name that is not declared: told unless it may be one of those that were lost. */
const NAMES: readonly Code[] = [
  "unknown-source",
  "unknown-unit",
  "unknown-dayparts",
  "unknown-field",
  "unknown-value",
  "unknown-member",
  "unknown-season",
  "unknown-key",
  "unknown-key-value",
  "widths-field",
  "no-such-name",
  "no-such-path",
  "no-such-field",
  "not-a-rate",
  "not-a-value",
  "no-such-dayparts",
  "no-such-tag",
  "except-not-summed",
  "exception-to-nothing",
  "over-nothing",
  "no-such-tariff",
  "drops-nothing",
  "proof-path",
];

/** What a version, or a declaration without versions, says as a whole: told where no part of it is broken. */
const AROUND: readonly Code[] = [
  "schedule-incomplete",
  "case-missing",
  "others-nothing-left",
  "member-undefined",
  "widths-without-blocks",
  "blocks-mixed",
  "row-cell-count",
  "combination-twice",
  "combination-missing",
  "blocks-start",
  "blocks-not-contiguous",
  "blocks-not-open",
  "blocks-open-early",
  "test-without-period",
  "test-expects-nothing",
  "proof-without-period",
];

interface Lost {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Folded; undefined where the name of something is lost. */
  readonly names: ReadonlySet<string> | undefined;
}

export function isBroken({ broken }: SourceFile): boolean {
  return broken.length > 0;
}

/** Reports of files what does not follow from their syntax errors. */
export function reportingBeside(files: readonly SourceFile[], report: Report): Report {
  if (!files.some(isBroken)) return report;
  const parts = files.flatMap(({ text, broken }) => broken.map(({ span, nameless }) => ({ nameless, text: text.slice(span.start, span.end) })));
  const names = parts.some(({ nameless }) => nameless) ? undefined : new Set(parts.flatMap(({ text }) => wordsOf(text)));
  return reporting({ files: byPath(files), names }, report);
}

/** Reports what does not follow from declarations of these folded names, or of any, that are missing or had errors and were left out. */
export function reportingWithout(files: readonly SourceFile[], names: ReadonlySet<string> | undefined, report: Report): Report {
  return reporting({ files: byPath(files), names }, report);
}

function reporting(lost: Lost, report: Report): Report {
  return (diagnostic) => {
    if (isTold(lost, diagnostic)) report(diagnostic);
  };
}

function byPath(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.path, file]));
}

function isTold({ files, names }: Lost, { code, span, related }: Diagnostic): boolean {
  if ([span, ...related.map((one) => one.span)].some((each) => touchesBroken(files.get(each.file), each))) return false;
  if (HERE_CODES.has(code)) return true;
  const file = files.get(span.file);
  if (NAME_CODES.has(code)) return names !== undefined && !wordsOf(file?.text.slice(span.start, span.end) ?? "").some((word) => names.has(word));
  return AROUND_CODES.has(code) && file !== undefined && !touchesBroken(file, around(file, span));
}

const HERE_CODES: ReadonlySet<string> = new Set(HERE);
const NAME_CODES: ReadonlySet<string> = new Set(NAMES);
const AROUND_CODES: ReadonlySet<string> = new Set(AROUND);

function touchesBroken(file: SourceFile | undefined, { start, end }: Span): boolean {
  return file?.broken.some(({ span }) => span.start <= end && start <= span.end) ?? false;
}

/** The version that holds a place, or the declaration. */
function around({ declarations }: SourceFile, place: Span): Span {
  const holds = ({ span }: { readonly span: Span }): boolean => span.start <= place.start && place.start < span.end;
  const declaration = declarations.find(holds);
  return (declaration === undefined ? undefined : versionsOf(declaration).find(holds)?.span) ?? declaration?.span ?? place;
}

function versionsOf(declaration: Declaration): readonly { readonly span: Span }[] {
  return "versions" in declaration ? declaration.versions : [];
}

function wordsOf(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(foldName);
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_\u200c]*/gu;
