// An injected fault: the issuer's world changed in one way. Its key is the name that the library's catalogue has for the same mistake; nothing else of the
// catalogue is used here, and what a mistake does is written a second time.
import type { Beside, World } from "../world.ts";

export interface Injection {
  readonly key: string;
  /** Undefined where it cannot happen to this world. */
  readonly apply: (world: World) => World | undefined;
}

export interface Injector {
  readonly fault: string;
  readonly name: string;
  /** In which order two faults of one bill are made. */
  readonly stage: number;
  /** What a bill has one of: two faults of one slot are one. */
  readonly slot: string;
  readonly injections: (world: World, beside: Beside) => readonly Injection[];
}
