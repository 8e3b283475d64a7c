// Rows of evidence beside a bill: what each says of an explanation. A row confirms, refutes, or says nothing; what a bill prints of itself is no row.
// The facts of record are taken to be right: a row that shows what was billed speaks for the bill, and so against the mistake.
import { dayFromText } from "../../values/calendar.ts";
import { compare, divide, equals, exactFromText, exactFromWhole, isNegative, multiply, negate, ONE, ZERO } from "../../values/exact.ts";
import type { EvidenceRow } from "../issued/case.ts";
import { valuesOf } from "./account-facts.ts";
import { outOfTime, plateSpeaksFor } from "./evidence-days.ts";
import type { Bench } from "./fault.ts";
import { workedOut } from "./scene.ts";
import type { Hypothesis } from "./singles.ts";
import { factText, isSameText } from "./texts.ts";

export type Speaks = "confirms" | "refutes" | undefined;

export interface Heard {
  readonly speaks: Speaks;
  /** Why it does not speak, though it would have, had it been of another day. */
  readonly silent: string | undefined;
}

export function heard(bench: Bench, row: EvidenceRow, hypothesis: Hypothesis): Heard {
  const speaks = speaksOf(bench, row, hypothesis);
  const silent = speaks === undefined ? undefined : outOfTime(bench, row, hypothesis.variant.values);
  return { speaks: silent === undefined ? speaks : undefined, silent };
}

export function rowSpeaks(bench: Bench, row: EvidenceRow, hypothesis: Hypothesis): Speaks {
  return heard(bench, row, hypothesis).speaks;
}

function speaksOf(bench: Bench, row: EvidenceRow, hypothesis: Hypothesis): Speaks {
  switch (row.kind) {
    case "photo":
      return photo(bench, row, hypothesis);
    case "nameplate":
      return nameplate(bench, row, hypothesis);
    case "exchange_order":
      return exchangeOrder(bench, row, hypothesis);
    case "bank_line":
      return bankLine(bench, row, hypothesis);
    case "contract":
      return contract(bench, row, hypothesis);
    case "meter_test":
      return meterTest(row, hypothesis);
  }
}

/** What it shows is what the record has: confirms; what was billed by: refutes. Anything else speaks for neither. */
function between(said: string | undefined, right: string | undefined, wrong: string | undefined): Speaks {
  if (said === undefined) return undefined;
  if (right !== undefined && isSameText(said, right)) return "confirms";
  return wrong !== undefined && isSameText(said, wrong) ? "refutes" : undefined;
}

type Said = EvidenceRow["says"];

function isOfRegister(says: Said, { register, daypart, point }: Readonly<Record<string, string>>): boolean {
  if (register !== undefined && says["register"] !== undefined && says["register"] !== register) return false;
  if (daypart !== undefined && says["daypart"] !== undefined && says["daypart"] !== daypart) return false;
  return point === undefined || says["point"] === undefined || says["point"] === point;
}

/** Of a figure that was read wrong, or of a register of which nothing, or something else, was counted. */
function photo({ scene }: Bench, { says }: EvidenceRow, { fault, variant: { values } }: Hypothesis): Speaks {
  if (fault.evidence !== "photo" || !isOfRegister(says, values)) return undefined;
  if (values["read"] !== undefined) return between(says["reading"], values["right"], values["read"]);
  const shown = says["reading"];
  const row = scene.parts.readings?.find(
    ({ register, daypart, point }) =>
      register === (says["register"] ?? values["register"]) && daypart === says["daypart"] && isOfRegister(says, { ...(point === undefined ? {} : { point }) }),
  );
  const figure = row?.current ?? row?.maximum;
  return shown === undefined || figure === undefined ? undefined : between(shown, factText(figure), undefined);
}

/** Of usage without readings the record has no multiplier: the plate speaks where its own accounts for the ratio. It says nothing of units. */
function nameplate(bench: Bench, row: EvidenceRow, { fault, variant: { values } }: Hypothesis): Speaks {
  const { says } = row;
  const plate = says["multiplier"];
  if (fault.slot !== "multiplier" || plate === undefined || !isOfRegister(says, values)) return undefined;
  const ratio = values["ratio"];
  if (ratio !== undefined) return isSameText(ratio, inverseOf(plate)) ? "confirms" : undefined;
  const { readings = [], period } = bench.scene.parts;
  const own = readings.filter(({ register }) => register === (values["register"] ?? says["register"] ?? register));
  const rows = own.filter(({ from = period.from, to = period.to }) => plateSpeaksFor(bench, row, { from, to }));
  const right = (rows.length > 0 ? rows : own).map(({ multiplier }) => factText(multiplier ?? ONE)).find((text) => isSameText(text, plate));
  return between(plate, right, values["multiplier"]);
}

function inverseOf(text: string): string {
  const value = exactFromText(text);
  return value === undefined ? text : factText(divide(ONE, value) ?? ONE);
}

/** The exchange was, and its figures are those of the record; or the meter that was left out had counted nothing. */
function exchangeOrder({ scene }: Bench, { says }: EvidenceRow, { fault, variant: { values } }: Hypothesis): Speaks {
  if (fault.evidence !== "exchange order" || !isOfRegister(says, values)) return undefined;
  const rows = (scene.parts.readings ?? []).filter(({ register, daypart }) => register === values["register"] && daypart === values["daypart"]);
  const has = (said: string | undefined, figures: readonly (string | undefined)[]): boolean =>
    said === undefined || figures.some((figure) => figure !== undefined && isSameText(figure, said));
  const texts = (end: "previous" | "current"): readonly (string | undefined)[] => rows.map((row) => row[end] && factText(row[end]));
  const [last, first] = [says["old_final"], says["new_start"]];
  if (last === undefined && first === undefined) return "confirms";
  if (has(last, texts("current")) && has(first, texts("previous"))) return "confirms";
  return last !== undefined && has(last, texts("previous")) && values["left_out"] === "old meter" ? "refutes" : undefined;
}

/** The bank has the payment, of the amount and the account of the ledger that lost or doubled it; or it is another's, or of another amount. */
function bankLine({ case: { issued }, scene: { ledger = [] } }: Bench, { says }: EvidenceRow, { fault, variant: { values } }: Hypothesis): Speaks {
  const payments = (values["payments"] ?? values["payment"] ?? "").split(", ");
  const { payment, amount, account } = says;
  if (fault.evidence !== "bank line" || payment === undefined || !payments.includes(payment)) return undefined;
  const row = ledger.find(({ id }) => id === payment);
  const [paid, booked] = [sizeOf(amount), sizeOf(values["amount"] ?? (row && factText(row.amount)))];
  if (paid === undefined || booked === undefined) return undefined;
  const of = values["of"];
  const whose = of === undefined || of === "another bill" ? issued.account : of.slice("account ".length);
  if (of !== undefined && account === undefined) return undefined;
  return equals(paid, booked) && (account ?? whose) === whose ? "confirms" : "refutes";
}

function sizeOf(text: string | undefined): ReturnType<typeof exactFromText> {
  const value = exactFromText(text ?? "");
  return value !== undefined && isNegative(value) ? negate(value) : value;
}

/** One that begins inside the bill does not speak for the days before it: it may confirm what the record has from its day on, and refutes nothing. */
function contract(bench: Bench, { says, day }: EvidenceRow, hypothesis: Hypothesis): Speaks {
  const { scene, trace, facts } = bench;
  const { values } = hypothesis.variant;
  const { field, value } = says;
  if (field === "tariff") {
    const other = tariffBy(bench, hypothesis);
    return other === undefined ? undefined : between(value, trace.tariff.name, other);
  }
  if (field === undefined || values["field"] !== field) return undefined;
  const right = valuesOf(scene, field).flatMap((fact) =>
    typeof fact === "string" ? [fact] : "numerator" in fact ? [inUnit(scene.plan.account[field], fact)] : [],
  );
  const same = right.find((text) => value !== undefined && isSameText(text, value));
  const speaks = between(value, same, values["value"]);
  const begins = dayFromText(scene.plan.calendar, day);
  return speaks === "refutes" && begins !== undefined && facts.period.from < begins && begins < facts.period.to ? undefined : speaks;
}

/** The tariff by which the mistake would have billed, where it is one about the account. */
function tariffBy({ scene, trace }: Bench, { variant }: Hypothesis): string | undefined {
  const { tariff, field } = variant.values;
  if (tariff !== undefined || field === undefined) return tariff;
  const faulty = variant.apply(scene);
  const other = faulty && workedOut(faulty)?.trace.tariff.name;
  return other === trace.tariff.name ? undefined : other;
}

function inUnit(field: Bench["scene"]["plan"]["account"][string] | undefined, value: Parameters<typeof factText>[0]): string {
  const factor = field?.kind === "quantity" ? exactFromText(field.unit.factor) : undefined;
  return factText(factor === undefined ? value : (divide(value, factor) ?? value));
}

/** The meter's error in percent, of a fault of the meter that names its own; an apparatus within a thousandth of right is no meter error. */
function meterTest({ says }: EvidenceRow, { fault, variant: { values } }: Hypothesis): Speaks {
  const error = sizeOf(says["error"]);
  if (fault.family !== "meter error" || error === undefined) return undefined;
  if (values["error"] !== undefined) return isSameText(values["error"], says["error"] ?? "") ? "confirms" : "refutes";
  return compare(multiply(error, exactFromWhole(10)), ONE) <= 0 && compare(error, ZERO) >= 0 ? "refutes" : undefined;
}
