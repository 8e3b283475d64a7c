// The rows of bills with mistakes that no catalogue has: what fits them fits by chance.
import type { FaultExplanation } from "../../src/index.ts";
import type { Drawn } from "./drawing.ts";
import { drawnCustomer } from "./drawing.ts";
import type { Issued } from "./issuer.ts";
import { issuedBy } from "./issuer.ts";
import { isSameBill } from "./judge.ts";
import { caseOfDrawn, judged, keysText, timesOf } from "./judged.ts";
import { OUTSIDE, withQuantityOutOfTheAir } from "./outside.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import { isSameMistake } from "./same-mistake.ts";
import type { Outcome } from "./tally.ts";
import type { World } from "./world.ts";

export function outsideOutcome(seed: number, number: number, how: "singles" | "pairs"): Outcome {
  const place = `outside ${how} ${number}`;
  const { kind, make } = OUTSIDE[number % OUTSIDE.length] ?? randomFrom(seed, place).pick(OUTSIDE);
  const made: Make = (own, world, bill) => ({ wrong: world, issued: make(own, world, bill) });
  return falseOutcome({ seed, place, kind, make: made, mostPairs: how === "singles" ? 0 : undefined });
}

export function airOutcome(seed: number, number: number): Outcome {
  return falseOutcome({ seed, place: `out of the air ${number}`, kind: "a quantity out of the air", make: outOfTheAir, mostPairs: 0 });
}

const outOfTheAir: Make = (random, world) => {
  const wrong = withQuantityOutOfTheAir(random, world);
  return { wrong, issued: issuedBy(wrong) };
};

/** `wrong`: what the issuer counted with, and prints. */
type Make = (random: Random, world: World, bill: Issued) => { readonly wrong: World; readonly issued: Issued | undefined };

interface Wanted {
  readonly seed: number;
  readonly place: string;
  readonly kind: string;
  readonly make: Make;
  readonly mostPairs: number | undefined;
}

/** One that turns out to be a mistake of the catalogue by another name is drawn again, and counted. */
function falseOutcome({ seed, place, kind, make, mostPairs }: Wanted): Outcome {
  const random = randomFrom(seed, place);
  let again = 0;
  for (let tried = 0; ; tried += 1) {
    const made = (world: World, bill: Issued): ReturnType<Make> => make(randomFrom(seed, `${place} mistake ${tried}`), world, bill);
    const { world, beside, bill } = drawnCustomer(random, seed, "lines");
    const { wrong, issued } = made(world, bill);
    if (issued === undefined || isSameBill(issued, bill)) continue;
    const drawn: Drawn = { right: world, wrong, beside, keys: [], issued, issuedOn: world.facts.period.to + 100, rightBill: bill };
    const { verdict, diagnosis, diagnosisTime, seen } = judged(world.spec, caseOfDrawn(drawn, "lines"), beside, mostPairs);
    const { explanations, possibleCoincidence } = diagnosis;
    const singles = explanations.filter(({ faults }) => faults.length === 1);
    if (singles.some((each) => isSameMistake({ right: world, beside, key: keyOf(each), make: (other, its) => made(other, its).issued }))) {
      again += 1;
      continue;
    }
    const [isSingle, isPair] = [singles.length > 0, explanations.some(({ faults }) => faults.length > 1)];
    return {
      part: kind,
      found: [
        diagnosis.answer,
        ...(isSingle ? ["false single"] : []),
        ...(isSingle && !possibleCoincidence ? ["single not marked"] : []),
        ...(isPair ? ["false pair"] : []),
        ...(isPair && !possibleCoincidence ? ["pair not marked"] : []),
        ...(verdict.verdict === "agrees" ? [] : ["noticed"]),
        ...Array.from({ length: again }, () => "drawn again"),
      ],
      times: isSingle ? {} : timesOf(mostPairs === undefined ? "pairs" : "singles", diagnosisTime),
      failure: isSingle || (isPair && !possibleCoincidence) ? `${place}, ${kind}: ${diagnosis.answer} ${keysText(diagnosis)}` : undefined,
      seen,
    };
  }
}

function keyOf({ faults }: FaultExplanation): string {
  return faults.map(({ key }) => key).join(" + ");
}
