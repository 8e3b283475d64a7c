import { describe, expect, it } from "vitest";
import { check } from "../../src/dsl/check/check.ts";
import { parse } from "../../src/dsl/syntax/parse.ts";
import { planFromProgram } from "../../src/engine/plan-from-program.ts";
import type { Verdict } from "../../src/engine/prove/prove-claim.ts";
import { proveClaim } from "../../src/engine/prove/prove-claim.ts";

const HEAD = `schedule s { currency USD to 2 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2024-01-01 to 2026-01-01 }
source sheet "Sheet"
account { homes: whole 1 .. 4   rural: yes | no   contracted: kW 0 .. 100 to 1 decimal }
dayparts tou: peak, low { from 2024-01-01 cites sheet  peak = 19:00 .. 23:00  low = otherwise }
usage { active: kWh 0 .. 100_000 to 3 decimals   by_part: kWh by tou 0 .. 1000 to 0 decimals   reactive: kvarh 0 .. 1000 to 0 decimals }
rate rising: USD/kWh widths per 30 days {
  from 2024-01-01 to 2025-01-01 cites sheet
    blocks kWh
      0 .. 100 | 0.10
    100 .. 200 | 0.25
    200 ..     | 0.15
  from 2025-01-01 cites sheet
    blocks kWh
      0 .. 100 | 0.20
    100 ..     | 0.30
}
rate band: USD widths unscaled {
  from 2024-01-01 cites sheet
    blocks kWh
      0 .. 100 | 9
    100 .. 500 | 8
    500 ..     | 20
}
rate slab: USD/kWh widths unscaled {
  from 2024-01-01 cites sheet
    blocks kWh
      0 .. 500 | 1
    500 ..     | 2
}
`;
const TAIL = "payable = total round down to 1 USD carry remainder";

/** The verdict on the one claim of a tariff with these lines. */
function verdict(lines: string, claim: string): Verdict {
  const text = `${HEAD}\ntariff t { for account.rural in (yes, no)  crossing split by days\n${lines}\n${TAIL} }\nprove t ${claim}\n`;
  const parsed = parse("claims.mizan", text);
  const { value, diagnostics } = check([parsed.value]);
  const errors = [...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === "error");
  if (value === undefined) throw new Error(errors.map(({ message, span }) => `${span.line}: ${message}`).join("\n"));
  const [proof] = value.proofs;
  if (proof === undefined) throw new Error("no claim");
  return proveClaim(planFromProgram(value), proof);
}

const ENERGY = "line energy cites sheet = usage.active through rising each segment, over bill round half up to 0.01 USD";
const WHOLE_YEAR = "period 2024-03-01 .. 2024-04-01";
const ACROSS = "period 2024-12-15 .. 2025-01-15";

describe("claims that hold for every value of a long range", () => {
  it("proves that rising blocks never charge less for more, rounded and cut by a change of prices", () => {
    for (const period of [WHOLE_YEAR, ACROSS, "days 28 .. 33 from 2024-12-10"]) {
      expect(verdict(ENERGY, `payable does not fall as usage.active grows, usage.active 0 .. 2_000 kWh, ${period}`)).toEqual({ kind: "proved" });
    }
  });

  it("proves bounds, at the edge and not past it", () => {
    // 100 kWh x 31/30 at 0.10, the same again at 0.25, the rest of 1000 kWh at 0.15: 155.1666...
    expect(verdict(ENERGY, `energy is at most 155.17 USD, usage.active 0 .. 1_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(ENERGY, `energy is at most 155.16 USD, usage.active 0 .. 1_000 kWh, ${WHOLE_YEAR}`)).toEqual({
      kind: "refuted",
      counterexample: "from 2024-03-01 to 2024-04-01, account.rural yes: `energy` is 155.17 USD at usage.active 1000 kWh",
    });
    expect(verdict(ENERGY, `energy is at least 0 USD, usage.active 0 .. 1_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
  });

  it("takes every choice and every short range that the claim leaves open", () => {
    const lines = `${ENERGY}\nline fee cites sheet = 2 USD * account.homes each segment, over bill round half up to 1 USD\nexception rural to fee cites sheet when account.rural = yes = 50% * base`;
    expect(verdict(lines, `total is at most 8 USD, usage.active 0 .. 0.001 kWh, account.homes = 4, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `total is at most 7 USD, usage.active 0 .. 0.001 kWh, account.homes = 4, ${WHOLE_YEAR}`)).toEqual({
      kind: "refuted",
      counterexample: "from 2024-03-01 to 2024-04-01, account.homes 4, usage.active 0 kWh, account.rural no: `total` is 8 USD",
    });
    expect(verdict(lines, `total is at most 4 USD, usage.active 0 .. 0.001 kWh, account.homes = 4, account.rural = yes, ${WHOLE_YEAR}`)).toEqual({
      kind: "proved",
    });
  });
});

describe("claims that are false", () => {
  it("finds the fall of a band past its edge, and its two bills", () => {
    const lines = "line fee cites sheet = band at usage.active round half up to 1 USD";
    expect(verdict(lines, `fee does not fall as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({
      kind: "refuted",
      counterexample: "from 2024-03-01 to 2024-04-01, account.rural yes: `fee` is 9 USD at usage.active 100 kWh and `fee` is 8 USD at usage.active 100.001 kWh",
    });
    expect(verdict(lines, `fee does not fall as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}, within 1 USD`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `fee does not fall as usage.active grows, usage.active 100.001 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `fee does not fall as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}, except at 100.001 kWh`)).toEqual({
      kind: "proved",
    });
  });

  it("finds the jump of a whole table, downward for the reverse claim", () => {
    const lines = "line energy cites sheet = usage.active through slab whole round half up to 1 USD";
    expect(verdict(lines, `energy does not fall as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `energy does not rise as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`).kind).toBe("refuted");
  });

  it("follows a reward that falls as use grows, its minimum, and conditions", () => {
    const lines = `${ENERGY}\nline reward cites sheet = 0 USD - 0.4 USD/kWh * max(0 kWh, 150 kWh - usage.active) round half up to 0.01 USD
      line extra cites sheet = if usage.active > 300 kWh then 5 USD else 0 USD over bill round half up to 1 USD`;
    expect(verdict(lines, `total does not fall as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `reward is at least -60 USD, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `extra does not rise as usage.active grows, usage.active 0 .. 50_000 kWh, ${WHOLE_YEAR}`)).toEqual({
      kind: "refuted",
      counterexample:
        "from 2024-03-01 to 2024-04-01, account.rural yes: `extra` is 0 USD at usage.active 300 kWh and `extra` is 5 USD at usage.active 300.001 kWh",
    });
  });
});

describe("roundings that are subtracted", () => {
  const lines = `line up cites sheet = 0.105 USD/kWh * usage.active round half up to 1 USD
    line down cites sheet = 0 USD - 0.1 USD/kWh * usage.active round half up to 1 USD`;

  it("need a `within` of their half steps", () => {
    const claim = `total does not fall as usage.active grows, usage.active 0 .. 9_000 kWh, ${WHOLE_YEAR}`;
    expect(verdict(lines, `${claim}, within 2 USD`)).toEqual({ kind: "proved" });
    expect(verdict(lines, claim).kind).toBe("refuted");
  });
});

describe("claims that are not decided", () => {
  it("say which fact nothing settles", () => {
    const lines = `${ENERGY}\nline kvar cites sheet = 0.01 USD/kvarh * usage.reactive each segment, over bill round half up to 1 USD`;
    expect(verdict(lines, `total is at least 0 USD, usage.active 0 .. 100 kWh, ${WHOLE_YEAR}`)).toEqual({
      kind: "not decided",
      because: "`usage.reactive` is asked for, and is neither fixed nor given a range",
    });
    expect(verdict(lines, `total is at least 0 USD, usage.active 0 .. 100 kWh, usage.reactive 0 .. 900 kvarh, ${WHOLE_YEAR}`)).toEqual({
      kind: "not decided",
      because: "`usage.active` and `usage.reactive` both run over long ranges",
    });
    expect(verdict(lines, `total does not fall as usage.active grows, usage.active 0 .. 90_000 kWh, usage.reactive = 10 kvarh, ${WHOLE_YEAR}`)).toEqual({
      kind: "proved",
    });
  });

  it("are those where the input is multiplied with itself; a short range is worked out value by value", () => {
    const lines = "line square cites sheet = usage.active * usage.active * 1 USD/kWh / 1 kWh round half up to 1 USD";
    expect(verdict(lines, `square does not fall as usage.active grows, usage.active 0 .. 90_000 kWh, ${WHOLE_YEAR}`)).toEqual({
      kind: "not decided",
      because: "two values that both change are multiplied",
    });
    expect(verdict(lines, `square does not fall as usage.active grows, usage.active 0 .. 2 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    const tested = verdict(lines, `square does not fall as usage.active grows, usage.active 0 .. 90_000 kWh, ${WHOLE_YEAR} tested, not proved`);
    expect(tested.kind).toBe("tested");
    const comma = verdict(lines, `square does not fall as usage.active grows, usage.active 0 .. 90_000 kWh, ${WHOLE_YEAR}, tested, not proved`);
    expect(comma).toEqual(tested);
  });

  it("are those of two long ranges; a test runs over both", () => {
    const lines = "line both cites sheet = usage.active * 0.1 USD/kWh + usage.reactive * 1 USD/kvarh each segment, over bill round half up to 0.01 USD";
    const claim = (most: number): string => `both is at most ${most} USD, usage.active 0 .. 90_000 kWh, usage.reactive 0 .. 1000 kvarh, ${WHOLE_YEAR}`;
    expect(verdict(lines, claim(10_000))).toEqual({
      kind: "not decided",
      because: "`usage.active` and `usage.reactive` both run over long ranges",
    });
    // 90,000 x 0.1 + 1,000 x 1 = 10,000: both at their ends.
    expect(verdict(lines, `${claim(10_000)} tested, not proved`).kind).toBe("tested");
    expect(verdict(lines, `${claim(9_999)} tested, not proved`).kind).toBe("refuted");
  });
});

describe("dayparts", () => {
  const lines =
    "let price cites sheet = by tou (peak: 0.3 USD/kWh, low: 0.1 USD/kWh)\nline energy cites sheet = (usage.by_part * price) total each segment, over bill round half up to 0.01 USD";
  it("vary one at a time", () => {
    expect(verdict(lines, `energy does not fall as usage.by_part.peak grows, usage.by_part.low 0 .. 40 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
    expect(verdict(lines, `energy is at most 300 USD, usage.by_part.peak 0 .. 1000 kWh, usage.by_part.low = 0 kWh, ${WHOLE_YEAR}`)).toEqual({ kind: "proved" });
  });
});
