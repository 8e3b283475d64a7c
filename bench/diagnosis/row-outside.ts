// The rows of bills with mistakes that no catalogue has: what fits them fits by chance.
import type { Drawn } from "./drawing.ts";
import { drawnCustomer } from "./drawing.ts";
import type { Issued } from "./issuer.ts";
import { issuedBy } from "./issuer.ts";
import { isSameBill } from "./judge.ts";
import { caseOfDrawn, judged, keysText, timesOf } from "./judged.ts";
import { OUTSIDE, withQuantityOutOfTheAir } from "./outside.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import type { Outcome } from "./tally.ts";
import type { World } from "./world.ts";

export function outsideOutcome(seed: number, number: number, how: "singles" | "pairs"): Outcome {
  const random = randomFrom(seed, `outside ${how} ${number}`);
  const { kind, make } = OUTSIDE[number % OUTSIDE.length] ?? random.pick(OUTSIDE);
  const made: Make = (own, world, bill) => ({ wrong: world, issued: make(own, world, bill) });
  return falseOutcome(random, seed, kind, made, `outside ${how} ${number}`, how === "singles" ? 0 : undefined);
}

export function airOutcome(seed: number, number: number): Outcome {
  return falseOutcome(randomFrom(seed, `air ${number}`), seed, "a quantity out of the air", outOfTheAir, `out of the air ${number}`, 0);
}

const outOfTheAir: Make = (random, world) => {
  const wrong = withQuantityOutOfTheAir(random, world);
  return { wrong, issued: issuedBy(wrong) };
};

/** `wrong`: what the issuer counted with, and prints. */
type Make = (random: Random, world: World, bill: Issued) => { readonly wrong: World; readonly issued: Issued | undefined };

function falseOutcome(random: Random, seed: number, kind: string, make: Make, place: string, mostPairs: number | undefined): Outcome {
  for (;;) {
    const { world, beside, bill } = drawnCustomer(random, seed, "lines");
    const { wrong, issued } = make(random, world, bill);
    if (issued === undefined || isSameBill(issued, bill)) continue;
    const drawn: Drawn = { right: world, wrong, beside, keys: [], issued, issuedOn: world.facts.period.to + 100, rightBill: bill };
    const { verdict, diagnosis, diagnosisTime, seen } = judged(world.spec, caseOfDrawn(drawn, "lines"), beside, mostPairs);
    const { explanations, possibleCoincidence } = diagnosis;
    const [isSingle, isPair] = [explanations.some(({ faults }) => faults.length === 1), explanations.some(({ faults }) => faults.length > 1)];
    return {
      part: kind,
      found: [
        diagnosis.answer,
        ...(isSingle ? ["false single"] : []),
        ...(isSingle && !possibleCoincidence ? ["single not marked"] : []),
        ...(isPair ? ["false pair"] : []),
        ...(isPair && !possibleCoincidence ? ["pair not marked"] : []),
        ...(verdict.verdict === "agrees" ? [] : ["noticed"]),
      ],
      times: isSingle ? {} : timesOf(mostPairs === undefined ? "pairs" : "singles", diagnosisTime),
      failure: isSingle || (isPair && !possibleCoincidence) ? `${place}, ${kind}: ${diagnosis.answer} ${keysText(diagnosis)}` : undefined,
      seen,
    };
  }
}
