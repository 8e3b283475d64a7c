// What a page needs of the rules by which it was made: their names, the currency, the calendar, and the labels of units.
import type { Plan } from "../../engine/plan.ts";
import type { Dossier } from "./dossier.ts";

export function aboutSchedule({ name, labels, currency, calendar, units }: Plan): Dossier["schedule"] {
  return { name, labels, currency, calendar, units: Object.fromEntries(units.map(({ unit, labels: own }) => [unit.name, own])) };
}
