// The grammar of tests and proofs. Longer than most: a test has eleven kinds of parts, and each is a rule of a few lines.

import type { DateText, Expectation, Name as NameNode, NumberText, Prove, ProveClause, Test, TestReading, Value } from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Part, partOf, type Rule, said } from "./grammar-base.ts";
import { TariffGrammar } from "./grammar-tariffs.ts";
import { Comma, DateToken, Dots, Equals, LeftBrace, Minus, Name, NumberToken, RightBrace, StringToken, W } from "./tokens.ts";

type Section =
  | (Part & { readonly part: "tariff"; readonly tariff: NameNode })
  | (Part & { readonly part: "account"; readonly account: Test["account"] })
  | (Part & { readonly part: "usage"; readonly usage: Test["usage"] })
  | (Part & { readonly part: "readings"; readonly readings: readonly TestReading[] })
  | (Part & { readonly part: "history"; readonly history: Test["history"] })
  | (Part & { readonly part: "charges"; readonly charges: Test["charges"] })
  | (Part & { readonly part: "period"; readonly period: { readonly from: DateText; readonly to: DateText } })
  | (Part & { readonly part: "issued" | "known"; readonly date: DateText })
  | (Part & { readonly part: "brought_forward"; readonly value: Value })
  | (Part & { readonly part: "expect"; readonly expectations: readonly Expectation[] });

type ReadingPart =
  | (Part & { readonly part: "multiplier" | "digits"; readonly number: NumberText })
  | (Part & { readonly part: "rollover" | "estimated" })
  | (Part & { readonly part: "from"; readonly from: DateText; readonly to: DateText });

export abstract class ProofGrammar extends TariffGrammar {
  protected readonly test: Rule<Test | undefined> = this.RULE("test", (): Test | undefined => {
    const word = this.CONSUME(W.test);
    const title = this.heading(() => this.text(0, "that says what is tested"));
    const sections = this.block(0, "the test", this.section, () => this.beginsLine(itemsOf("test").words));
    this.once(
      "the test",
      sections.filter(({ part }) => part !== "expect"),
    );
    if (title === undefined) return undefined;
    const dateOf = (part: "issued" | "known"): DateText | undefined =>
      sections.flatMap((section) => (section.part === part && "date" in section ? [section.date] : []))[0];
    return {
      kind: "test",
      title,
      tariff: partOf(sections, "tariff")?.tariff,
      account: partOf(sections, "account")?.account ?? [],
      usage: partOf(sections, "usage")?.usage ?? [],
      readings: partOf(sections, "readings")?.readings ?? [],
      history: partOf(sections, "history")?.history ?? [],
      charges: partOf(sections, "charges")?.charges ?? [],
      period: partOf(sections, "period")?.period,
      issued: dateOf("issued"),
      known: dateOf("known"),
      broughtForward: partOf(sections, "brought_forward")?.value,
      expectations: sections.flatMap((section) => (section.part === "expect" ? section.expectations : [])),
      span: this.span(word),
    };
  });

  private readonly section: Rule<Section> = this.RULE("section", (): Section => {
    const token = this.LA(1);
    const next = (): boolean => this.isFirst();
    return this.OR<Section>({
      DEF: [
        { ALT: () => ({ part: said(this.CONSUME(W.tariff), "tariff"), token, tariff: this.name(0, "the tariff that is tested") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.account), "account"), token, account: this.entries(1, "the account", this.accountEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.usage), "usage"), token, usage: this.entries(2, "the usage", this.usageEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.readings), "readings"), token, readings: this.entries(3, "the readings", this.reading, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.history), "history"), token, history: this.entries(4, "the history", this.historyEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.charges), "charges"), token, charges: this.entries(5, "the charges", this.namedValue, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.period), "period"), token, period: this.SUBRULE(this.period) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.issued), "issued"), token, date: this.date(0, "after `issued`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.known), "known"), token, date: this.date(1, "after `known`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.brought_forward), "brought_forward"), token, value: this.SUBRULE(this.value) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.expect), "expect"), token, expectations: this.SUBRULE(this.expectations) }) },
      ],
      ERR_MSG: fault("expected-item", "test").ERR_MSG,
    });
  });

  /** A part of a test in braces: what it would hold if empty is said by leaving it out. */
  private entries<T>(index: number, what: string, rule: Rule<T>, isNext: () => boolean): readonly NonNullable<T>[] {
    if (this.is(LeftBrace) && this.is(RightBrace, 2)) this.tell(fault("expected-field", `a field in ${what}`), this.LA(2));
    return this.block(index, what, rule, isNext);
  }

  private readonly accountEntry: Rule<Test["account"][number]> = this.RULE("accountEntry", () => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field of the account")));
    const values: { readonly value: Value; readonly from: DateText | undefined }[] = [{ value: this.SUBRULE(this.value), from: undefined }];
    this.MANY(() => {
      this.CONSUME(Comma);
      const value = this.SUBRULE1(this.value);
      this.CONSUME(W.from, fault("expected-choice", "`from` and the day from which the account has this value"));
      values.push({ value, from: this.date(0, "after `from`") });
    });
    return { name, values };
  });

  private readonly usageEntry: Rule<Test["usage"][number]> = this.RULE("usageEntry", () => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field of the usage")));
    return this.OR<Test["usage"][number]>({
      DEF: [
        { ALT: () => ({ name, value: undefined, members: this.entries(1, "the usage by daypart", this.namedValue, () => this.isFirst()) }) },
        { ALT: () => ({ name, value: this.SUBRULE(this.value), members: [] }) },
      ],
      ERR_MSG: fault("expected-constant", "this field").ERR_MSG,
    });
  });

  private readonly historyEntry: Rule<Test["history"][number]> = this.RULE("historyEntry", () => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field of the history")));
    const values = [this.SUBRULE(this.value)];
    this.MANY(() => {
      this.CONSUME(Comma);
      values.push(this.SUBRULE1(this.value));
    });
    return { name, values };
  });

  private readonly namedValue: Rule<{ readonly name: NameNode; readonly value: Value }> = this.RULE("namedValue", () => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field")));
    return { name, value: this.SUBRULE(this.value) };
  });

  private readonly reading: Rule<TestReading> = this.RULE("reading", (): TestReading => {
    const first = this.LA(1);
    const register = this.nameNode(this.CONSUME(Name, fault("expected-field", "a register")));
    const daypart = this.OPTION(() => {
      this.CONSUME(W.at);
      return this.name(1, "a daypart after `at`");
    });
    this.CONSUME(W.previous, fault("expected-choice", "`previous` and the reading before"));
    const previous = this.number(0, "after `previous`");
    this.CONSUME(W.current, fault("expected-choice", "`current` and the reading now"));
    const current = this.number(1, "after `current`");
    const parts: ReadingPart[] = [];
    this.MANY({ GATE: () => !this.is(W.previous, 2) && !this.is(W.at, 2), DEF: () => parts.push(this.SUBRULE(this.readingPart)) });
    this.once("the reading", parts);
    const numberOf = (part: "multiplier" | "digits"): NumberText | undefined =>
      parts.flatMap((each) => (each.part === part && "number" in each ? [each.number] : []))[0];
    const dates = partOf(parts, "from");
    return {
      register,
      daypart,
      previous,
      current,
      multiplier: numberOf("multiplier"),
      digits: numberOf("digits"),
      rollover: parts.some(({ part }) => part === "rollover"),
      estimated: parts.some(({ part }) => part === "estimated"),
      from: dates?.from,
      to: dates?.to,
      span: this.span(first),
    };
  });

  private readonly readingPart: Rule<ReadingPart> = this.RULE("readingPart", (): ReadingPart => {
    const token = this.LA(1);
    return this.OR<ReadingPart>([
      { ALT: () => ({ part: said(this.CONSUME(W.multiplier), "multiplier"), token, number: this.number(0, "after `multiplier`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.digits), "digits"), token, number: this.number(1, "after `digits`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.rollover), "rollover"), token }) },
      { ALT: () => ({ part: said(this.CONSUME(W.estimated), "estimated"), token }) },
      {
        ALT: () => {
          this.CONSUME(W.from);
          const from = this.date(0, "after `from`");
          this.CONSUME(W.to, fault("expected-choice", "`to` and the day of the reading"));
          return { part: "from", token, from, to: this.date(1, "after `to`") };
        },
      },
    ]);
  });

  private readonly period: Rule<{ readonly from: DateText; readonly to: DateText }> = this.RULE("period", () => {
    const from = this.date(0, "that begins the period");
    this.CONSUME(Dots, fault("missing-range"));
    return { from, to: this.date(1, "that ends the period") };
  });

  private readonly expectations: Rule<readonly Expectation[]> = this.RULE("expectations", (): readonly Expectation[] => {
    const first = this.LA(1);
    return this.OR<readonly Expectation[]>({
      DEF: [
        {
          GATE: () => !this.isExpectation(),
          ALT: () => {
            this.CONSUME(W.refused);
            const words = this.OPTION(() => this.stringNode(this.CONSUME(StringToken)));
            return [{ kind: "refused", words, first: true, span: this.span(first) }];
          },
        },
        {
          ALT: () => {
            const expectations = [this.SUBRULE(this.expectation)];
            this.MANY({ GATE: () => this.isExpectation(), DEF: () => expectations.push({ ...this.SUBRULE1(this.expectation), first: false }) });
            return expectations;
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-name", "a line, `total`, `payable`, `carried` or `dropped`, or `refused`").ERR_MSG,
    });
  });

  private readonly expectation: Rule<Expectation> = this.RULE("expectation", (): Expectation => {
    const first = this.LA(1);
    const name = this.name(0, "a line, `total`, `payable`, `carried` or `dropped`");
    const of = this.OPTION(() =>
      this.OR<"printed" | { readonly block: NumberText }>([
        { ALT: () => said(this.CONSUME(W.printed), "printed") },
        {
          ALT: () => {
            this.CONSUME(W.block);
            return { block: this.number(0, "of a block") };
          },
        },
      ]),
    );
    this.CONSUME(Equals, fault("missing-equals", "the value that is expected"));
    const value = this.SUBRULE(this.value);
    return { kind: "value", name, of: of ?? "amount", value, first: true, span: this.span(first) };
  });

  protected readonly prove: Rule<Prove> = this.RULE("prove", (): Prove => {
    const word = this.CONSUME(W.prove);
    const tariff = this.name(0, "the tariff that is proved");
    const subject = this.name(1, "the line that is proved, or `total` or `payable`");
    const claim = this.SUBRULE(this.claim);
    const clauses: ProveClause[] = [];
    this.MANY({
      GATE: () => !(this.is(Comma) && this.is(W.tested, 2)),
      DEF: () => {
        this.CONSUME(Comma);
        clauses.push(this.SUBRULE(this.proveClause));
      },
    });
    const tested = this.OPTION(() => {
      const whole = fault("incomplete-phrase", "`tested, not proved`");
      this.OPTION1(() => this.CONSUME1(Comma));
      this.CONSUME(W.tested);
      this.CONSUME2(Comma, whole);
      this.CONSUME(W.not, whole);
      return this.CONSUME(W.proved, whole);
    });
    return { kind: "prove", tariff, subject, claim, clauses, testedNotProved: tested !== undefined, span: this.span(word) };
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

  private isExpectation(): boolean {
    if (!this.isName() || (this.is(W.expect) && this.isName(2))) return false;
    return this.is(Equals, 2) || this.is(W.printed, 2) || this.is(W.block, 2);
  }
}
