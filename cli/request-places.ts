// What a schedule says of the places in a request before there is one: asked of the library with requests that hold nothing else.
import type { Schedule } from "../src/index.ts";
import type { Problem } from "./input.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export interface RequestPlaces {
  /** First parts of places: `id`, `period`, `usage`. */
  readonly fields: readonly string[];
  /** Why the schedule has no such field in `usage`, `account`, ...: undefined where it has. */
  readonly unknownIn: (group: string, name: string) => Problem | undefined;
}

export function placesOf(schedule: Schedule): RequestPlaces {
  const { properties } = schedule.jsonSchema();
  return {
    fields: typeof properties === "object" && properties !== null ? Object.keys(properties) : [],
    unknownIn: (group, name) => {
      const result = schedule.bill({ [group]: { [name]: "0" } });
      if (result.kind !== "refused") return undefined;
      const unknown = result.failures.find(({ where, message }) => where === group && message.startsWith(`${group}: unknown field`));
      return unknown === undefined ? undefined : { message: unknown.message, help: unknown.help };
    },
  };
}

/** Throws where the day is none of the schedule's: every row would be refused for the same argument. */
export function assertKnownDay(schedule: Schedule, known: string): void {
  const result = schedule.bill({ known });
  const wrong = result.kind === "refused" ? result.failures.find(({ where }) => where === "known") : undefined;
  if (wrong !== undefined) throw new CannotDo(`--as-known: ${wrong.message.replace(/^known: /, "")}`, wrong.help);
  const day = dayOf(schedule, known);
  const { from, to } = schedule.plan.horizon;
  if (day !== undefined && day >= from - AROUND && day < to + AROUND) return;
  throw new CannotDo(
    `--as-known ${shown(known)} lies more than ten years outside the horizon of ${shown(schedule.name)}, in its ${schedule.plan.calendar} calendar`,
    "write the day in the schedule's calendar, or leave --as-known out to read all that the rules say",
  );
}

/** Rules are announced before their horizon and annulled after it, but not by this much: such a day is one of another calendar. */
const AROUND = 3653;

/** The first day of the next year exists in every calendar. */
function dayOf(schedule: Schedule, text: string): number | undefined {
  const next = String(Number(text.slice(0, 4)) + 1).padStart(4, "0");
  return schedule.requestSchema.safeParse({ id: "day", period: { from: text, to: `${next}-01-01` } }).data?.period.from;
}
