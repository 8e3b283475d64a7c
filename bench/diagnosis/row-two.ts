// The row of bills with two faults of the catalogue.
import { drawnWithTwo } from "./drawing.ts";
import { INJECTORS } from "./faults/all.ts";
import type { Injector } from "./faults/injection.ts";
import type { Likeness } from "./judge.ts";
import { likenessOf } from "./judge.ts";
import { caseOfDrawn, judged, keysText, soundness, timesOf } from "./judged.ts";
import { randomFrom } from "./random.ts";
import type { Outcome } from "./tally.ts";

const PAIRS: readonly (readonly [Injector, Injector])[] = INJECTORS.flatMap((first, at) =>
  INJECTORS.slice(at + 1)
    .filter(({ slot }) => slot !== first.slot)
    .map((second): readonly [Injector, Injector] => (first.stage <= second.stage ? [first, second] : [second, first])),
);

/** Every pair of faults equally often; one that cannot stand on one bill is passed over. */
export function twoOutcome(seed: number, number: number): Outcome | undefined {
  const pairs = randomFrom(seed, `pairs ${Math.floor(number / PAIRS.length)}`).shuffled(PAIRS);
  const pair = pairs[number % PAIRS.length];
  const drawn = pair && drawnWithTwo(randomFrom(seed, `two ${number}`), seed, pair);
  if (pair === undefined || drawn === undefined) return undefined;
  const { verdict, diagnosis, diagnosisTime, seen } = judged(drawn.right.spec, caseOfDrawn(drawn, "lines"), drawn.beside, undefined);
  const likenesses: readonly Likeness[] = diagnosis.explanations.slice(0, 3).map((each) => likenessOf(drawn, each));
  const isHit = likenesses.includes("true") || likenesses.includes("equivalent");
  const isSingle = diagnosis.explanations[0]?.faults.length === 1;
  return {
    part: pair.map(({ fault }) => fault).join(" "),
    found: [
      ...(isHit ? ["hit"] : []),
      diagnosis.answer,
      ...(isHit && diagnosis.explanations.length === 1 ? ["alone"] : []),
      ...(likenesses.includes("true") ? ["true"] : []),
      ...(isSingle ? ["explained by one"] : []),
      ...(verdict.verdict === "differs" ? ["noticed"] : []),
      ...soundness(drawn, diagnosis, "lines"),
      ...(diagnosis.explanations.some(({ faults }) => faults.length > 1) && !diagnosis.possibleCoincidence ? ["pair not marked"] : []),
    ],
    times: timesOf(isSingle ? "singles" : "pairs", diagnosisTime),
    failure: isHit
      ? undefined
      : `two ${number}: made ${drawn.keys.join(" + ")}, ${diagnosis.answer}, first are ${likenesses.join(", ") || "none"}: ${keysText(diagnosis)}`,
    seen,
  };
}
