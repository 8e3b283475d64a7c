// Time zones: when a zone's clocks change inside a span of time. Asked once, when a plan is made: the answer is frozen into the plan.
// INVARIANT: the only file that reads the host's time zone data (through temporal-polyfill); evaluation never does.
import { Temporal } from "temporal-polyfill";

/** From `at` (seconds since 1970-01-01T00:00Z) on, local time is UTC plus `offset` seconds. */
export interface ZoneTransition {
  readonly at: number;
  readonly offset: number;
}

/** Whether the host knows a zone of this name (`Asia/Tehran`, `UTC`). A bare offset such as `+03:30` is not a zone. */
export function isZone(zone: string): boolean {
  return zoneAt(zone, 0) !== undefined;
}

/**
 * The offset in force at `fromEpochSecond`, given as a transition at that second, then every change of offset after it and
 * before `toEpochSecond`. `value` is undefined where the zone is unknown.
 */
export function transitionsIn(zone: string, fromEpochSecond: number, toEpochSecond: number): { readonly value: readonly ZoneTransition[] | undefined } {
  const start = zoneAt(zone, fromEpochSecond);
  if (start === undefined) return { value: undefined };
  const found: ZoneTransition[] = [{ at: fromEpochSecond, offset: offsetSeconds(start) }];
  for (let next = start.getTimeZoneTransition("next"); next !== null; next = next.getTimeZoneTransition("next")) {
    const at = next.epochMilliseconds / 1000;
    if (at >= toEpochSecond) break;
    const offset = offsetSeconds(next);
    if (found.at(-1)?.offset !== offset) found.push({ at, offset });
  }
  return { value: found };
}

/** Names alone: Temporal would also take an offset, or a whole timestamp with its zone in brackets. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

function zoneAt(zone: string, epochSecond: number): Temporal.ZonedDateTime | undefined {
  if (!ZONE_NAME.test(zone)) return undefined;
  const instant = Temporal.Instant.fromEpochMilliseconds(epochSecond * 1000);
  try {
    return instant.toZonedDateTimeISO(zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetSeconds(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1_000_000_000;
}
