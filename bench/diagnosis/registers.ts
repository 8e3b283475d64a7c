// What a customer's meters show: readings of each register, of two meters after an exchange, or the usage alone.
import { textOf, timesText } from "./decimal.ts";
import type { Counted, Habits } from "./habits.ts";
import { HOURS } from "./spec.ts";
import type { Reading, Span, Usage } from "./world.ts";
import { NO_READING } from "./world.ts";

export function readingsOf(habits: Habits, counted: Counted, starts: Counted, exchange: number | undefined, period: Span): readonly Reading[] {
  return Object.entries(counted).flatMap(([name, count]) => {
    const isHour = HOURS.includes(name);
    const base: Reading = { ...NO_READING, register: isHour ? "active" : name, daypart: isHour ? name : undefined, multiplier: habits.multiplier };
    if (name === "demand") return [{ ...base, maximum: String(count) }];
    const turn = 10 ** (habits.digits + habits.places);
    const start = starts[name] ?? 0;
    const end = (start + count) % turn;
    const row: Reading = { ...base, previous: figure(habits, start), current: figure(habits, end), digits: habits.digits, rollover: start + count >= turn };
    return exchange === undefined || row.rollover ? [row] : exchanged(habits, row, start, count, { ...period, swap: exchange });
  });
}

/** The old meter until the day of the exchange, then a new one that began at some figure of its own. */
function exchanged(habits: Habits, row: Reading, start: number, count: number, { from, to, swap }: Span & { readonly swap: number }): readonly Reading[] {
  const first = Math.max(1, Math.floor((count * (swap - from)) / (to - from)));
  const began = 11 + (start % 89);
  return [
    { ...row, current: figure(habits, start + first), span: { from, to: swap } },
    { ...row, previous: figure(habits, began), current: figure(habits, began + count - first), span: { from: swap, to } },
  ];
}

export function givenUsage(habits: Habits, counted: Counted): Readonly<Record<string, Usage>> {
  const quantity = (count: number): string => timesText(figure(habits, count), habits.multiplier);
  const { energy } = counted;
  if (energy !== undefined) return { energy: quantity(energy) };
  return {
    active: Object.fromEntries(HOURS.map((name) => [name, quantity(counted[name] ?? 0)])),
    reactive: quantity(counted["reactive"] ?? 0),
    demand: timesText(String(counted["demand"] ?? 0), habits.multiplier),
  };
}

function figure({ places }: Habits, count: number): string {
  return textOf(BigInt(count), places);
}
