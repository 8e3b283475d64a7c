// What a bill prints of the facts that it was made from: registers, multipliers, quantities, days. An issuer who printed the figure that an explanation needs
// says so himself; one who printed the right figure did not bill by another.
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { equals, exactFromText, ONE } from "../../values/exact.ts";
import { agreement, asPrinted } from "../audit/printed.ts";
import type { IssuedBill, IssuedReading } from "../issued/case.ts";
import type { Bench, Scene } from "./fault.ts";
import { inUnitOf, usageOf } from "./quantities.ts";
import type { Spoken } from "./ranking.ts";

/** `scene`: the bench's with the mistakes made. A fact that they leave as it is says nothing of them. */
export function printedFacts({ case: { issued }, scene: right }: Bench, scene: Scene): Spoken {
  const spoken = [...issued.readings.flatMap((reading) => ofReading(reading, right, scene)), ...ofPeriod(issued, right, scene)];
  const those = (speaks: Said["speaks"]): readonly string[] => spoken.filter((said) => said.speaks === speaks).map(({ text }) => `printed ${text}`);
  return { confirms: those("confirms"), refutes: those("refutes") };
}

interface Said {
  readonly text: string;
  readonly speaks: "confirms" | "refutes";
}

function ofReading(printed: IssuedReading, right: Scene, scene: Scene): readonly Said[] {
  const [before, after] = [rowLike(printed, right), rowLike(printed, scene)];
  const name = printed.daypart === undefined ? printed.register : `${printed.register} ${printed.daypart}`;
  const ends = (["previous", "current"] as const).flatMap((end) =>
    said(`${end} reading of ${name}`, printed[end], before?.[end], after?.[end], printed.decimals),
  );
  const multiplier = said(`multiplier of ${name}`, printed.multiplier, before && (before.multiplier ?? ONE), after && (after.multiplier ?? ONE), 10);
  if (ends.length > 0 || multiplier.length > 0) return [...ends, ...multiplier];
  return said(`quantity of ${name}`, printed.quantity, quantityOf(printed, right), quantityOf(printed, scene), undefined);
}

/** Undefined where the scene has several rows of the register: a bill does not say which it printed. */
function rowLike({ register, daypart }: IssuedReading, { parts }: Scene): NonNullable<Scene["parts"]["readings"]>[number] | undefined {
  const rows = (parts.readings ?? []).filter((row) => row.register === register && row.daypart === daypart);
  return rows.length === 1 ? rows[0] : undefined;
}

function quantityOf({ register, daypart }: IssuedReading, scene: Scene): Exact | undefined {
  const quantity = usageOf(scene, register)[daypart ?? ""];
  return quantity && inUnitOf(scene, register, quantity);
}

function said(text: string, printed: string | undefined, right: Exact | undefined, wrong: Exact | undefined, decimals: number | undefined): readonly Said[] {
  if (right === undefined || wrong === undefined || equals(right, wrong)) return [];
  const figure = asPrinted(printed, decimals);
  if (figure === undefined) return [];
  const is = (value: Exact): boolean => agreement(figure, { value, tolerance: exactFromText("0") ?? value }) !== "no";
  if (is(wrong) && !is(right)) return [{ text: `${text} ${printed}`, speaks: "confirms" }];
  return is(right) && !is(wrong) ? [{ text: `${text} ${printed}`, speaks: "refutes" }] : [];
}

/** Days may be counted wrong of a period that is printed right: its ends only confirm. */
function ofPeriod({ days, period }: IssuedBill, { plan, parts: right }: Scene, { parts }: Scene): readonly Said[] {
  const length = ({ from, to }: Scene["parts"]["period"]): string => String(to - from);
  const day = (which: "from" | "to"): readonly Said[] =>
    texts(
      which === "from" ? "first day" : "last day",
      period?.[which],
      textFromDay(plan.calendar, right.period[which]),
      textFromDay(plan.calendar, parts.period[which]),
    ).filter(({ speaks }) => speaks === "confirms");
  return [...texts("days", days, length(right.period), length(parts.period)), ...day("from"), ...day("to")];
}

function texts(what: string, printed: string | undefined, right: string, wrong: string): readonly Said[] {
  if (printed === undefined || right === wrong) return [];
  if (printed === wrong) return [{ text: `${what} ${printed}`, speaks: "confirms" }];
  return printed === right ? [{ text: `${what} ${printed}`, speaks: "refutes" }] : [];
}
