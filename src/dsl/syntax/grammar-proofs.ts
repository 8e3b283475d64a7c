// The grammar of proofs.
import type { Prove, ProveClause } from "../tree/tree.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { TestGrammar } from "./grammar-tests.ts";
import { Comma, DateToken, Dots, Equals, Minus, NumberToken, W } from "./tokens.ts";

export abstract class ProofGrammar extends TestGrammar {
  protected readonly prove: Rule<Prove | undefined> = this.RULE("prove", (): Prove | undefined => {
    const word = this.CONSUME(W.prove);
    const tariff = this.name(0, "the tariff that is proved");
    const subject = this.name(1, "the line that is proved, or `total` or `payable`");
    const isNext = (): boolean => this.is(Comma);
    const claim = this.part(() => this.SUBRULE(this.claim), isNext);
    const clauses: ProveClause[] = [];
    this.MANY({
      GATE: () => !(this.is(Comma) && this.is(W.tested, 2)),
      DEF: () => {
        this.CONSUME(Comma);
        const clause = this.part(() => this.SUBRULE(this.proveClause), isNext);
        if (clause !== undefined) clauses.push(clause);
      },
    });
    const tested = this.OPTION(() => {
      this.OPTION1(() => this.CONSUME1(Comma));
      return this.SUBRULE(this.testedNotProved);
    });
    if (claim === undefined) return undefined;
    return { kind: "prove", tariff, subject, claim, clauses, testedNotProved: tested === true, span: this.span(word) };
  });

  private readonly claim: Rule<Prove["claim"]> = this.RULE("claim", (): Prove["claim"] =>
    this.OR<Prove["claim"]>({
      DEF: [
        {
          ALT: () => {
            const whole = fault("incomplete-phrase", "`does not fall as usage.active grows`");
            this.CONSUME(W.does);
            this.CONSUME(W.not, whole);
            const direction = this.OR1<"does not fall" | "does not rise">({
              DEF: [{ ALT: () => said(this.CONSUME(W.fall), "does not fall") }, { ALT: () => said(this.CONSUME(W.rise), "does not rise") }],
              ERR_MSG: fault("expected-choice", "`does not fall` or `does not rise`").ERR_MSG,
            });
            this.CONSUME(W.as, whole);
            const variable = this.SUBRULE(this.path);
            this.CONSUME(W.grows, whole);
            return { kind: "monotone", direction, variable };
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.is);
            this.CONSUME(W.at, fault("incomplete-phrase", "`is at least` or `is at most`"));
            const side = this.OR2<"at least" | "at most">({
              DEF: [{ ALT: () => said(this.CONSUME(W.least), "at least") }, { ALT: () => said(this.CONSUME(W.most), "at most") }],
              ERR_MSG: fault("expected-choice", "`is at least` or `is at most`").ERR_MSG,
            });
            return { kind: "bound", side, value: this.SUBRULE(this.value) };
          },
        },
      ],
      ERR_MSG: fault("expected-choice", "`does not fall as`, `does not rise as`, `is at least` or `is at most`").ERR_MSG,
    }),
  );

  private readonly proveClause: Rule<ProveClause> = this.RULE("proveClause", (): ProveClause => {
    const first = this.LA(1);
    return this.OR<ProveClause>({
      DEF: [
        {
          GATE: () => this.is(DateToken, 2),
          ALT: () => {
            this.CONSUME(W.period);
            return { kind: "period", ...this.SUBRULE(this.period), span: this.span(first) };
          },
        },
        {
          GATE: () => this.is(NumberToken, 2),
          ALT: () => {
            this.CONSUME(W.days);
            const fewest = this.number(0, "of days");
            this.CONSUME(Dots, fault("missing-range"));
            const most = this.number(1, "of days");
            this.CONSUME(W.from, fault("expected-choice", "`from` and the first day of the bills"));
            return { kind: "days", fewest, most, from: this.date(0, "after `from`"), span: this.span(first) };
          },
        },
        {
          GATE: () => this.is(NumberToken, 2) || this.is(Minus, 2),
          ALT: () => {
            this.CONSUME(W.within);
            return { kind: "within", value: this.SUBRULE(this.value), span: this.span(first) };
          },
        },
        {
          GATE: () => this.is(W.at, 2),
          ALT: () => {
            this.CONSUME(W.except);
            this.CONSUME(W.at);
            return { kind: "except at", value: this.SUBRULE1(this.value), span: this.span(first) };
          },
        },
        {
          ALT: () => {
            const path = this.SUBRULE(this.path);
            return this.OR1<ProveClause>({
              DEF: [
                {
                  ALT: () => {
                    this.CONSUME(Equals);
                    return { kind: "fixed", path, value: this.SUBRULE2(this.value), span: this.span(first) };
                  },
                },
                {
                  ALT: () => {
                    const range = this.SUBRULE(this.range);
                    const unit = this.OPTION8({ GATE: () => this.isUnit() && !this.is(W.tested), DEF: () => this.SUBRULE(this.unitExpression) });
                    return { kind: "range", path, range, unit, span: this.span(first) };
                  },
                },
              ],
              ERR_MSG: fault("expected-choice", "a range such as `0 .. 500 kWh`, or `=` and a value").ERR_MSG,
            });
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-choice", "a range such as `usage.active 0 .. 500 kWh`, `period`, `days`, `within` or `except at`").ERR_MSG,
    });
  });
}
