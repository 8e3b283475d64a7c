// The plan: what a backend needs to bill, and nothing else. Stable, versioned JSON with a hash; runs without the parser.
import type { Program } from "../dsl/program.ts";
import type { ZoneTransition } from "../values/zone.ts";

export const PLAN_VERSION = 2;
export const LANGUAGE_VERSION = 1;

/** A checked program without its tests and proofs, and with the zone's transitions inside the horizon frozen in. */
export interface Plan extends Omit<Program, "tests" | "oversightTests" | "proofs"> {
  readonly planVersion: typeof PLAN_VERSION;
  readonly languageVersion: typeof LANGUAGE_VERSION;
  readonly transitions: readonly ZoneTransition[];
  /** SHA-256, hex, of the canonical JSON of all the rest without spans: layout and comments do not change it. */
  readonly hash: string;
}
