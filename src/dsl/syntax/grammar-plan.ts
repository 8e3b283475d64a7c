// The grammar of a plan's clauses, from its down payment to its break: a rule for each.
import type {
  ActivePlans,
  Broken,
  CancelledBill,
  DownPayment,
  FirstDue,
  Interest,
  Interval,
  LeastPart,
  Missed,
  Moved,
  Parts,
  PlanCount,
  Replan,
  Settle,
} from "../tree/oversight.ts";
import type { PercentText, RoundClause } from "../tree/tree.ts";
import { fault } from "./faults.ts";
import { AuthorityGrammar } from "./grammar-authority.ts";
import { type Rule, said } from "./grammar-base.ts";
import { Colon, Comma, Percent, W } from "./tokens.ts";

type Limit = PlanCount["limits"][number];

const DOWN = "`down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR`";
const COUNT = "`count from 2 up to 6 by district_manager, up to 12 by board`";
const PARTS = "`equal parts round down to 10_000 IRR, remainder on first`";
const INTEREST = "`interest 12% per 365 days on the balance round half up to 1 IRR`";
const MISSED = "`missed when short by more than 0 IRR 7 days after due`";
const BROKEN = "`broken after 2 missed in a row: balance due, original due dates restored`";
const REPLAN = "`replan at most 1, after 2 paid in a row, within 90 days of break`";
const ACTIVE = "`at most 1 active plan per account`";
const MOVED = "`moved off holidays forward, before the next`";
const CLAMPED = "`every 1 month, month end clamped`";

export abstract class PlanGrammar extends AuthorityGrammar {
  protected readonly downPayment: Rule<DownPayment> = this.RULE("downPayment", (): DownPayment => {
    const first = this.LA(1);
    this.phrase(0, DOWN, "down", "payment");
    if (!this.is(W.at)) this.fail(fault("incomplete-phrase", DOWN));
    const atLeast = this.OPTION({ GATE: () => !this.is(W.most, 2), DEF: () => this.SUBRULE(this.leastShare) });
    const atMost = this.OPTION1({
      GATE: () => (atLeast === undefined ? this.is(W.at) : this.is(Comma) && this.is(W.most, 3)),
      DEF: () => {
        this.OPTION2(() => this.CONSUME(Comma));
        return this.SUBRULE(this.mostShare);
      },
    });
    if (this.is(W.at) && this.is(W.most, 2) && this.is(Percent, 3)) this.fail(fault("incomplete-phrase", DOWN));
    const round = this.OPTION3(() => this.SUBRULE(this.roundClause));
    return { kind: "down payment", atLeast, atMost, round, span: this.span(first) };
  });

  private readonly leastShare: Rule<PercentText> = this.RULE("leastShare", (): PercentText => {
    this.phrase(0, DOWN, "at", "least");
    const share = this.percent(this.CONSUME(Percent, fault("expected-choice", "a percentage such as `20%`")));
    this.phrase(0, DOWN, "of", "debt");
    return share;
  });

  private readonly mostShare: Rule<PercentText> = this.RULE("mostShare", (): PercentText => {
    this.phrase(0, DOWN, "at", "most");
    const share = this.percent(this.CONSUME(Percent, fault("expected-choice", "a percentage such as `50%`")));
    this.phrase(0, DOWN, "of", "debt");
    return share;
  });

  protected readonly planCount: Rule<PlanCount> = this.RULE("planCount", (): PlanCount => {
    const first = this.CONSUME(W.count);
    const from = this.OPTION(() => {
      this.CONSUME(W.from);
      return this.OR<NonNullable<PlanCount["from"]>>({
        DEF: [{ ALT: () => said(this.CONSUME(W.span), "span") }, { ALT: () => this.number(0, "of parts after `from`") }],
        ERR_MSG: fault("expected-choice", "a number of parts, or `span`, after `count from`").ERR_MSG,
      });
    });
    const limits = [this.SUBRULE(this.limit)];
    this.MANY({
      GATE: () => this.is(W.up, 2) || !this.isTerm(2),
      DEF: () => {
        this.CONSUME(Comma);
        limits.push(this.SUBRULE1(this.limit));
      },
    });
    return { kind: "count", from, limits, span: this.span(first) };
  });

  private readonly limit: Rule<Limit> = this.RULE("limit", (): Limit => {
    const first = this.LA(1);
    this.phrase(0, COUNT, "up", "to");
    const upTo = this.number(0, "of parts after `up to`");
    this.phrase(0, COUNT, "by");
    return { upTo, by: this.name(0, "the grade that may grant so many parts"), span: this.span(first) };
  });

  protected readonly firstDue: Rule<FirstDue> = this.RULE("firstDue", (): FirstDue => {
    const first = this.LA(1);
    const whole = "`first due 1 month after agreement`";
    this.phrase(0, whole, "first", "due");
    const count = this.number(0, "of months or days after `first due`");
    const unit = this.SUBRULE(this.timeUnit);
    this.phrase(0, whole, "after", "agreement");
    return { kind: "first due", count, unit, span: this.span(first) };
  });

  protected readonly interval: Rule<Interval> = this.RULE("interval", (): Interval => {
    const first = this.CONSUME(W.every);
    const count = this.number(0, "of months or days after `every`");
    const unit = this.SUBRULE(this.timeUnit);
    const clamped = this.OPTION(() => {
      this.CONSUME(Comma);
      this.phrase(0, CLAMPED, "month", "end", "clamped");
      return true;
    });
    if (this.is(W.month) || this.is(W.clamped)) this.fail(fault("incomplete-phrase", CLAMPED));
    return { kind: "every", count, unit, clamped: clamped === true, span: this.span(first) };
  });

  protected readonly moved: Rule<Moved> = this.RULE("moved", (): Moved => {
    const first = this.LA(1);
    this.phrase(0, MOVED, "moved", "off", "holidays", "forward");
    this.CONSUME(Comma, fault("incomplete-phrase", MOVED));
    this.phrase(0, MOVED, "before", "the", "next");
    return { kind: "moved", word: "forward", span: this.span(first) };
  });

  protected readonly parts: Rule<Parts> = this.RULE("parts", (): Parts => {
    const first = this.LA(1);
    this.phrase(0, PARTS, "equal", "parts");
    const round = this.rounding(PARTS);
    const remainder = this.OPTION(() => {
      this.CONSUME(Comma);
      this.phrase(0, "`, remainder on first`", "remainder");
      return this.OR<NonNullable<Parts["remainder"]>>({
        DEF: [{ ALT: () => said(this.CONSUME(W.spread), "spread") }, { ALT: () => this.SUBRULE(this.onPart) }],
        ERR_MSG: fault("expected-choice", "`remainder on first`, `remainder on last` or `remainder spread`").ERR_MSG,
      });
    });
    if (this.is(W.remainder)) this.fail(fault("incomplete-phrase", PARTS));
    return { kind: "parts", round, remainder, span: this.span(first) };
  });

  private readonly onPart: Rule<"first" | "last"> = this.RULE("onPart", (): "first" | "last" => {
    this.phrase(0, "`remainder on first` or `remainder on last`", "on");
    return this.OR<"first" | "last">({
      DEF: [{ ALT: () => said(this.CONSUME(W.first), "first") }, { ALT: () => said(this.CONSUME(W.last), "last") }],
      ERR_MSG: fault("expected-choice", "`remainder on first` or `remainder on last`").ERR_MSG,
    });
  });

  protected readonly leastPart: Rule<LeastPart> = this.RULE("leastPart", (): LeastPart => {
    const first = this.LA(1);
    this.phrase(0, "`part at least 100_000 IRR`", "part", "at", "least");
    const number = this.number(0, "that a part is at least");
    return { kind: "part at least", number, unit: this.SUBRULE(this.unitIfAny), span: this.span(first) };
  });

  protected readonly activePlans: Rule<ActivePlans> = this.RULE("activePlans", (): ActivePlans => {
    const first = this.LA(1);
    this.phrase(0, ACTIVE, "at", "most");
    const count = this.number(0, "of active plans after `at most`");
    this.phrase(0, ACTIVE, "active");
    this.OR({ DEF: [{ ALT: () => this.CONSUME(W.plan) }, { ALT: () => this.CONSUME(W.plans) }], ERR_MSG: fault("incomplete-phrase", ACTIVE).ERR_MSG });
    this.phrase(0, ACTIVE, "per", "account");
    return { kind: "active plans", count, span: this.span(first) };
  });

  protected readonly interest: Rule<Interest> = this.RULE("interest", (): Interest => {
    const first = this.CONSUME(W.interest);
    const percent = this.percent(this.CONSUME(Percent, fault("expected-choice", "a percentage such as `12%` after `interest`")));
    this.phrase(0, INTEREST, "per");
    const days = this.number(0, "of days that the interest is for");
    this.SUBRULE(this.dayWord);
    this.phrase(0, INTEREST, "on", "the", "balance");
    return { kind: "interest", rate: { percent, days, round: this.rounding(INTEREST) }, span: this.span(first) };
  });

  protected readonly settle: Rule<Settle> = this.RULE("settle", (): Settle => {
    const first = this.LA(1);
    const whole = "`payments settle pro rata round down to 1 IRR, remainder on last`";
    this.phrase(0, "`payments settle oldest first`", "payments", "settle");
    return this.OR<Settle>({
      DEF: [
        {
          ALT: () => {
            this.phrase(1, "`payments settle oldest first`", "oldest", "first");
            return { kind: "settle", round: undefined, remainder: undefined, span: this.span(first) };
          },
        },
        {
          ALT: () => {
            this.phrase(2, whole, "pro", "rata");
            const round = this.rounding(whole);
            this.CONSUME(Comma, fault("incomplete-phrase", whole));
            this.phrase(3, whole, "remainder");
            return { kind: "settle", round, remainder: this.SUBRULE(this.onPart), span: this.span(first) };
          },
        },
      ],
      ERR_MSG: fault("expected-choice", `\`oldest first\` or \`pro rata\`, such as ${whole}`).ERR_MSG,
    });
  });

  protected readonly missed: Rule<Missed> = this.RULE("missed", (): Missed => {
    const first = this.LA(1);
    this.phrase(0, MISSED, "missed", "when", "short", "by", "more", "than");
    const number = this.number(0, "after `more than`");
    const unit = this.SUBRULE(this.unitIfAny);
    const days = this.number(1, "of days after which a part is missed");
    this.SUBRULE(this.dayWord);
    this.phrase(0, MISSED, "after", "due");
    return { kind: "missed", number, unit, days, span: this.span(first) };
  });

  protected readonly broken: Rule<Broken> = this.RULE("broken", (): Broken => {
    const first = this.LA(1);
    this.phrase(0, BROKEN, "broken", "after");
    const count = this.number(0, "of parts missed after `broken after`");
    this.phrase(0, BROKEN, "missed", "in", "a", "row");
    this.CONSUME(Colon, fault("incomplete-phrase", BROKEN));
    this.phrase(1, BROKEN, "balance", "due");
    this.CONSUME(Comma, fault("incomplete-phrase", BROKEN));
    this.phrase(2, BROKEN, "original", "due", "dates", "restored");
    return { kind: "broken", count, span: this.span(first) };
  });

  protected readonly cancelledBill: Rule<CancelledBill> = this.RULE("cancelledBill", (): CancelledBill => {
    const first = this.LA(1);
    const both = "`cancelled bill recomputes plan` or `cancelled bill breaks plan`";
    this.phrase(0, both, "cancelled", "bill");
    const word = this.OR<CancelledBill["word"]>({
      DEF: [{ ALT: () => said(this.CONSUME(W.recomputes), "recomputes") }, { ALT: () => said(this.CONSUME(W.breaks), "breaks") }],
      ERR_MSG: fault("expected-choice", both).ERR_MSG,
    });
    this.phrase(0, both, "plan");
    return { kind: "cancelled bill", word, span: this.span(first) };
  });

  protected readonly replan: Rule<Replan> = this.RULE("replan", (): Replan => {
    const first = this.LA(1);
    this.phrase(0, REPLAN, "replan", "at", "most");
    const atMost = this.number(0, "of plans after `replan at most`");
    const paidInRow = this.OPTION({
      GATE: () => !this.is(W.within, 2),
      DEF: () => {
        this.CONSUME(Comma);
        this.phrase(1, REPLAN, "after");
        const count = this.number(1, "of parts paid in a row");
        this.phrase(1, REPLAN, "paid", "in", "a", "row");
        return count;
      },
    });
    const withinDays = this.OPTION1(() => {
      this.CONSUME1(Comma);
      this.phrase(2, REPLAN, "within");
      const count = this.number(2, "of days after `within`");
      this.SUBRULE(this.dayWord);
      this.phrase(2, REPLAN, "of", "break");
      return count;
    });
    if (this.is(Comma)) this.fail(fault("incomplete-phrase", REPLAN));
    return { kind: "replan", atMost, paidInRow, withinDays, span: this.span(first) };
  });

  /** The rounding that a phrase demands; once in a rule. */
  private rounding(whole: string): RoundClause {
    if (!this.is(W.round)) this.fail(fault("incomplete-phrase", whole));
    return this.SUBRULE(this.roundClause);
  }

  /** Whether a term of an exception begins there. */
  protected isTerm(ahead: number): boolean {
    return [W.count, W.down, W.no, W.part, W.first, W.not].some((type) => this.is(type, ahead));
  }
}
