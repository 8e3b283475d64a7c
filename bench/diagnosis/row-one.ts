// The rows of bills with one fault of the catalogue, every fault equally often.
import { drawnWithFault } from "./drawing.ts";
import { INJECTORS } from "./faults/all.ts";
import type { Injector } from "./faults/injection.ts";
import type { PrintOptions } from "./issuer.ts";
import { likenessOf } from "./judge.ts";
import { caseOfDrawn, judged, keysText, soundness, timesOf } from "./judged.ts";
import { randomFrom } from "./random.ts";
import type { Outcome } from "./tally.ts";

export function oneOutcome(seed: number, number: number, what: PrintOptions["what"]): Outcome | undefined {
  const injector = injectorAt(number % INJECTORS.length);
  const drawn = drawnWithFault(randomFrom(seed, `one ${what} ${number}`), seed, injector, what);
  if (drawn === undefined) return undefined;
  const { verdict, diagnosis, diagnosisTime, seen } = judged(drawn.right.spec, caseOfDrawn(drawn, what), drawn.beside, undefined);
  const [first] = diagnosis.explanations;
  const likeness = first === undefined ? "none" : likenessOf(drawn, first);
  const isHit = likeness === "true" || likeness === "equivalent";
  return {
    part: `${injector.fault} ${injector.name}`,
    found: [
      ...(isHit ? ["hit"] : []),
      likeness,
      diagnosis.answer,
      ...(diagnosis.explanations.length === 1 ? ["alone"] : []),
      ...(verdict.verdict === "differs" ? ["noticed"] : []),
      ...soundness(drawn, diagnosis, what),
    ],
    times: timesOf("singles", diagnosisTime),
    failure:
      isHit && verdict.verdict === "differs"
        ? undefined
        : `one ${what} ${number}: made ${drawn.keys.join(" + ")}, ${verdict.verdict}, ${diagnosis.answer}, first is ${likeness}: ${keysText(diagnosis)}`,
    seen,
  };
}

function injectorAt(at: number): Injector {
  const injector = INJECTORS[at];
  if (injector === undefined) throw new Error("no such fault");
  return injector;
}
