// The one exception inside the prover: it carries, from deep in a bill, the reason why a claim is not decided. `proveClaim` returns it.

export class Undecided extends Error {}

export function undecided(because: string): never {
  throw new Undecided(because);
}
