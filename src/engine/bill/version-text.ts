// A version by its rate and first day: `energy_price from 1394-01-01`.
import type { Version } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Plan } from "../plan.ts";

// A plan has few versions and bills millions of times.
const texts = new WeakMap<Version, string>();

export function versionText(plan: Plan, rate: string, version: Version): string {
  const known = texts.get(version);
  if (known !== undefined) return known;
  const text = `${rate} from ${textFromDay(plan.calendar, version.from)}`;
  texts.set(version, text);
  return text;
}
