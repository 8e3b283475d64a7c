// Faults of reading: digits changed places, misread, dropped or added, and a full turn made up for a figure that was read too low.
import { partsOf } from "../decimal.ts";
import type { Reading, World } from "../world.ts";
import type { End, Shown } from "./figures.ts";
import { plainText, shownOf, shownText } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";
import { eachRow, ofRow } from "./rows.ts";

export const DIGITS: readonly Injector[] = [
  { fault: "F06", name: "false rollover", stage: 1, slot: "figure", injections: falseRollover },
  { fault: "F07", name: "two digits transposed", stage: 1, slot: "figure", injections: (world) => digitFaults(world, "F07", transposed) },
  { fault: "F08", name: "one digit misread", stage: 1, slot: "figure", injections: (world) => digitFaults(world, "F08", misread) },
  {
    fault: "F09",
    name: "digit dropped or added",
    stage: 1,
    slot: "figure",
    injections: (world) => [...digitFaults(world, "F09", shifted), ...bothShifted(world)],
  },
];

const ENDS: readonly End[] = ["current", "previous", "maximum"];

function falseRollover(world: World): readonly Injection[] {
  return eachRow(world, (row, name, at) => {
    if (row.rollover || row.maximum !== undefined) return [];
    return (["current", "previous"] as const).flatMap((end) => {
      const shown = shownOf(row, end);
      const read = shown === undefined ? [] : [...transposed(shown), ...misread(shown)];
      return read
        .filter((other) => isBackward(row, end, plainText(other)))
        .map((other) => ofRow(`F06 ${name} ${end} ${shownText(other)}`, at, (own) => ({ ...own, [end]: plainText(other), rollover: true })));
    });
  });
}

function digitFaults(world: World, fault: string, change: (shown: Shown) => readonly Shown[]): readonly Injection[] {
  return eachRow(world, (row, name, at) =>
    ENDS.flatMap((end) => {
      const shown = shownOf(row, end);
      return (shown === undefined ? [] : change(shown)).flatMap((other) => {
        const read = plainText(other);
        if (end !== "maximum" && isBackward(row, end, read)) return [];
        const isLonger = other.digits.length - other.places > (row.digits ?? other.digits.length);
        const injection = ofRow(`${fault} ${name} ${end} ${shownText(other)}`, at, (own) => ({
          ...own,
          [end]: read,
          digits: isLonger && !own.rollover ? undefined : own.digits,
        }));
        return [injection];
      });
    }),
  );
}

function isBackward({ previous = "0", current = "0", rollover }: Reading, end: "previous" | "current", read: string): boolean {
  const [from, to] = end === "current" ? [previous, read] : [read, current];
  return !rollover && partsOf(to, 6) < partsOf(from, 6);
}

function transposed({ digits, places }: Shown): readonly Shown[] {
  const found: Shown[] = [];
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [left, right] = [digits.charAt(at), digits.charAt(at + 1)];
    if (left !== right) found.push({ digits: digits.slice(0, at) + right + left + digits.slice(at + 2), places });
  }
  return found;
}

function misread({ digits, places }: Shown): readonly Shown[] {
  const found: Shown[] = [];
  for (let at = 0; at < digits.length; at += 1)
    for (let other = 0; other < 10; other += 1) {
      const text = String(other);
      if (digits.charAt(at) !== text) found.push({ digits: digits.slice(0, at) + text + digits.slice(at + 1), places });
    }
  return found;
}

/** The last digit or two lost, a zero or two written behind, the first digit lost; of a register with decimals the point is read elsewhere. */
function shifted({ digits, places }: Shown): readonly Shown[] {
  const all: readonly Shown[] =
    places === 0
      ? [
          { digits: digits.slice(0, -1), places },
          { digits: digits.slice(0, -2), places },
          { digits: `${digits}0`, places },
          { digits: `${digits}00`, places },
          { digits: digits.slice(1), places },
        ]
      : [
          { digits, places: places + 1 },
          { digits, places: places + 2 },
          { digits, places: places - 1 },
          { digits: `${digits}0`, places: places - 1 },
          { digits: digits.slice(0, -places), places: 0 },
          { digits: digits.slice(1), places },
        ];
  const own = plainText({ digits, places });
  return all.filter((each, at) => plainText(each) !== own && all.findIndex((other) => plainText(other) === plainText(each)) === at);
}

/** Whole digits of the register taken for decimals, or decimals for whole digits. */
function bothShifted(world: World): readonly Injection[] {
  return eachRow(world, (row, name, at) => {
    if (row.rollover || row.maximum !== undefined) return [];
    const powers = [
      ["10", 1],
      ["100", 2],
      ["0.1", -1],
      ["0.01", -2],
    ] as const;
    return powers.map(([text, power]) =>
      ofRow(`F09 ${name} both by ${text}`, at, (own) => {
        const [previous, current] = [movedPoint(own, "previous", power), movedPoint(own, "current", power)];
        return previous === undefined || current === undefined ? undefined : { ...own, previous, current, digits: undefined };
      }),
    );
  });
}

function movedPoint(row: Reading, end: End, power: number): string | undefined {
  const shown = shownOf(row, end);
  if (shown === undefined) return undefined;
  const places = shown.places - power;
  return places >= 0 ? plainText({ digits: shown.digits, places }) : plainText({ digits: shown.digits + "0".repeat(-places), places: 0 });
}
