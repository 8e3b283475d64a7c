// From rows of register readings to usage: advance, rollover, multiplier, meter exchange, interim readings, several points to one field.
// A row that cannot be right is refused by name; nothing is repaired. Figures are exact, rounded nowhere.
import type { DaySpan, MeasuredField } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, decimalPlaces, decimalText, equals, exactFromText, exactFromWhole, multiply, ONE, subtract, ZERO } from "../../values/exact.ts";
import type { UsageFact } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import { failure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import { invalid } from "./failures.ts";
import { dayparts } from "./measured-schema.ts";
import type { Chain } from "./pieces.ts";
import { joinChains, MOST_PIECES, tilingProblem } from "./pieces.ts";
import type { ReadingPart } from "./reading-schema.ts";

/** Pushes what is wrong to `failures`; what it returns then is not to be billed. `whole`: the days that the readings cover. */
export function usageFromReadings(plan: Plan, readings: readonly ReadingPart[], whole: DaySpan, failures: EvaluationFailure[]): Record<string, UsageFact> {
  const usage: Record<string, UsageFact> = {};
  for (const name of new Set(readings.map(({ register }) => register))) {
    const field = plan.usage[name];
    if (field === undefined) continue;
    const rows = readings.flatMap((reading, at) => (reading.register === name ? [rowOf(reading, `readings[${at}]`, whole)] : []));
    failures.push(...missingDayparts(plan, field, rows));
    usage[name] = field.summable ? summableUsage(plan, field, rows, whole, failures) : levelUsage(field, rows, whole, failures);
  }
  return usage;
}

interface Row extends DaySpan {
  readonly reading: ReadingPart;
  readonly path: string;
  /** `active at peak`: for messages. */
  readonly register: string;
  readonly daypart: string;
}

function rowOf(reading: ReadingPart, path: string, whole: DaySpan): Row {
  const { register, daypart, point } = reading;
  const name = `${register}${daypart === undefined ? "" : ` at ${daypart}`}${point === undefined ? "" : `, point ${point}`}`;
  return { reading, path, register: name, daypart: daypart ?? "", from: reading.from ?? whole.from, to: reading.to ?? whole.to };
}

function missingDayparts(plan: Plan, field: MeasuredField, rows: readonly Row[]): readonly EvaluationFailure[] {
  const missing = dayparts(plan, field)?.filter((member) => !rows.some(({ daypart }) => daypart === member)) ?? [];
  return missing.map((member) =>
    invalid("readings", { problem: `register ${field.name} has no reading at ${member}`, remedy: "give a reading for each daypart" }),
  );
}

function levelUsage(field: MeasuredField, rows: readonly Row[], whole: DaySpan, failures: EvaluationFailure[]): UsageFact {
  const quantities: Record<string, Exact> = {};
  for (const { reading, path, register, daypart } of rows) {
    if (Object.hasOwn(quantities, daypart)) {
      failures.push(
        invalid(path, {
          problem: `register ${register} has a second maximum`,
          remedy: "give one: which of several counts is not a question of readings; or give the figure under `usage`",
        }),
      );
    }
    const shown = multiply(reading.maximum ?? ZERO, reading.multiplier ?? ONE);
    quantities[daypart] = declaredQuantity(field, shown, path, failures);
    failures.push(...outsideRange(field, quantities[daypart], path));
  }
  return [{ ...whole, interim: false, estimated: rows.some(({ reading }) => reading.estimated === true), quantities }];
}

function summableUsage(plan: Plan, field: MeasuredField, rows: readonly Row[], whole: DaySpan, failures: EvaluationFailure[]): UsageFact {
  const before = failures.length;
  const chains = [...new Set(rows.map(({ register }) => register))].map((name) =>
    chainOf(
      plan,
      field,
      rows.filter(({ register }) => register === name),
      whole,
      failures,
    ),
  );
  if (failures.length > before) return [];
  const pieces = joinChains(chains);
  if (pieces.length > MOST_PIECES)
    failures.push(failure("too-many-pieces", { register: field.name, count: String(pieces.length), most: String(MOST_PIECES) }, "readings"));
  for (const daypart of Object.keys(pieces[0]?.quantities ?? {})) {
    const sum = pieces.reduce((total, piece) => add(total, piece.quantities[daypart] ?? ZERO), ZERO);
    failures.push(...outsideRange(field, sum, "readings"));
  }
  return pieces;
}

/** The rows of one register at one point, as they follow one another. */
function chainOf(plan: Plan, field: MeasuredField, rows: readonly Row[], whole: DaySpan, failures: EvaluationFailure[]): Chain {
  const chain = [...rows].sort((a, b) => a.from - b.from || a.to - b.to);
  const register = chain[0]?.register ?? field.name;
  const undated = chain.length > 1 && chain.some(({ reading }) => reading.from === undefined || reading.to === undefined);
  const problem = undated ? "are several, and not all have `from` and `to`" : tilingProblem(chain, whole, (day) => textFromDay(plan.calendar, day));
  if (problem !== undefined) failures.push(failure("readings-do-not-join", { register, problem }, chain[0]?.path));
  const pieces = chain.map((row, at) => {
    failures.push(...interimProblems(row, chain[at + 1]));
    const { from, to, reading } = row;
    const quantity = declaredQuantity(field, multiply(advance(row, failures), reading.multiplier ?? ONE), row.path, failures);
    return { from, to, interim: reading.interim === true, estimated: reading.estimated === true, quantity };
  });
  return { daypart: chain[0]?.daypart ?? "", pieces };
}

function advance({ reading, path, register }: Row, failures: EvaluationFailure[]): Exact {
  const { previous = ZERO, current = ZERO, digits, rollover } = reading;
  const refuse = (problem: string, remedy: string): Exact => {
    failures.push(invalid(path, { problem, remedy }));
    return ZERO;
  };
  if ((reading.from === undefined) !== (reading.to === undefined))
    refuse("the reading has only one of `from` and `to`", "give both days, or neither for the whole period");
  const full = digits === undefined ? undefined : exactFromWhole(10 ** digits);
  for (const figure of [previous, current]) {
    if (full === undefined || compare(figure, full) < 0) continue;
    failures.push(failure("reading-too-long", { register, reading: decimalText(figure) ?? "", digits: String(digits) }, path));
  }
  if (rollover !== true) {
    if (compare(current, previous) >= 0) return subtract(current, previous);
    failures.push(failure("reading-below-previous", { register, current: decimalText(current) ?? "", previous: decimalText(previous) ?? "" }, path));
    return ZERO;
  }
  if (full === undefined) return refuse(`register ${register} has \`rollover\` without \`digits\``, "say how many digits the register shows");
  if (compare(current, previous) >= 0)
    return refuse(`register ${register} has \`rollover\`, but current is not below previous`, "leave `rollover` out, or correct the reading");
  return add(subtract(current, previous), full);
}

/** After an interim reading the same meter goes on from the same figure. */
function interimProblems(row: Row, next: Row | undefined): readonly EvaluationFailure[] {
  const { reading, register, path } = row;
  if (reading.interim !== true) return [];
  if (next === undefined)
    return [invalid(path, { problem: `the last reading of register ${register} is called interim`, remedy: "leave `interim` out of the last reading" })];
  const { previous = ZERO, multiplier = ONE, digits } = next.reading;
  const { current = ZERO } = reading;
  if (!equals(previous, current)) {
    const problem = `do not go on: the interim reading is ${decimalText(current) ?? ""}, the next starts at ${decimalText(previous) ?? ""}`;
    return [failure("readings-do-not-join", { register, problem }, next.path)];
  }
  if (equals(multiplier, reading.multiplier ?? ONE) && digits === reading.digits) return [];
  return [failure("readings-do-not-join", { register, problem: "change multiplier or digits after an interim reading: that is a meter exchange" }, next.path)];
}

function declaredQuantity(field: MeasuredField, shown: Exact, path: string, failures: EvaluationFailure[]): Exact {
  if ((decimalPlaces(shown) ?? 0) > field.places) {
    const problem = `reading times multiplier gives ${decimalText(shown) ?? ""} ${field.unit.name}, finer than the ${field.places} decimals declared`;
    failures.push(invalid(path, { problem, remedy: "correct the reading or the multiplier, or declare more decimals in the rule file" }));
  }
  return multiply(shown, exactOf(field.unit.factor));
}

/** `quantity` is in base units. */
export function outsideRange(field: MeasuredField, quantity: Exact, path: string): readonly EvaluationFailure[] {
  const factor = exactOf(field.unit.factor);
  const below = compare(quantity, multiply(exactOf(field.least), factor)) < 0;
  if (!below && compare(quantity, multiply(exactOf(field.most), factor)) <= 0) return [];
  const problem = `usage ${field.name} comes to ${below ? "less than" : "more than"} ${below ? field.least : field.most} ${field.unit.name}`;
  return [invalid(path, { problem, remedy: `correct it: the rules take ${field.least} .. ${field.most} ${field.unit.name}` })];
}

function exactOf(text: string): Exact {
  const value = exactFromText(text);
  if (value === undefined) throw new TypeError(`a plan holds \`${text}\` where a number belongs`);
  return value;
}
