// The grammar of tests: each part of a test is a rule of a few lines. Of what it is a test, test-sections.ts sees.
import type { IToken } from "chevrotain";
import type { OversightTest } from "../tree/oversight.ts";
import type { DateText, Name as NameNode, NumberText, Test, TestReading, Value } from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Part, partOf, type Rule, said } from "./grammar-base.ts";
import { InstalmentGrammar } from "./grammar-instalments.ts";
import type { ListKind } from "./grammar-recovery.ts";
import { type AccountEntry, type ReadExpectation, type Section, testOf } from "./test-sections.ts";
import { Comma, Dots, Equals, LeftBrace, Name, NumberToken, RightBrace, StringToken, W } from "./tokens.ts";

type ReadingPart =
  | (Part & { readonly part: "multiplier" | "digits"; readonly number: NumberText })
  | (Part & { readonly part: "rollover" | "estimated" })
  | (Part & { readonly part: "from"; readonly from: DateText; readonly to: DateText });
type ExpectedOf = Extract<ReadExpectation, { readonly kind: "value" }>["of"];

const ENTRIES: ListKind = { name: undefined, rest: undefined, isRun: true };

export abstract class TestGrammar extends InstalmentGrammar {
  protected readonly test: Rule<Test | OversightTest | undefined> = this.RULE("test", (): Test | OversightTest | undefined => {
    const word = this.CONSUME(W.test);
    const title = this.heading(() => this.text(0, "that says what is tested"));
    const broken = this.brokenSoFar.length;
    const sections = this.block(0, "the test", this.section, () => this.beginsLine(itemsOf("test").words), { name: "test", rest: undefined, isRun: false });
    this.once(
      "the test",
      sections.filter(({ part }) => part !== "expect"),
    );
    if (title === undefined) return undefined;
    // Of what it is a test, a part that could not be read may have said.
    const isWhole = this.brokenSoFar.length === broken;
    return testOf(title, sections, this.span(word), (wrong, at) => {
      if (isWhole || !wrong.ERR_MSG.startsWith("mixed-test")) this.tell(wrong, at);
    });
  });

  private readonly section: Rule<Section> = this.RULE("section", (): Section => {
    const token = this.LA(1);
    const next = (): boolean => this.isFirst();
    return this.OR<Section>({
      DEF: [
        { ALT: () => ({ part: said(this.CONSUME(W.tariff), "tariff"), token, tariff: this.name(0, "the tariff that is tested") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.authority), "authority"), token, name: this.name(1, "the authority that is tested") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.instalments), "instalments"), token, name: this.name(2, "the instalments that are tested") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.account), "account"), token, account: this.entries(1, "the account", this.accountEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.usage), "usage"), token, usage: this.entries(2, "the usage", this.usageEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.readings), "readings"), token, readings: this.entries(3, "the readings", this.reading, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.history), "history"), token, history: this.entries(4, "the history", this.historyEntry, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.charges), "charges"), token, charges: this.entries(5, "the charges", this.namedValue, next) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.question), "question"), token, values: this.entries(6, "the question", this.values, next).flat() }) },
        { ALT: () => ({ part: said(this.CONSUME(W.plan), "plan"), token, values: this.entries(7, "the plan", this.values, next).flat() }) },
        { ALT: () => ({ part: said(this.CONSUME(W.period), "period"), token, period: this.SUBRULE(this.period) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.issued), "issued"), token, date: this.date(0, "after `issued`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.known), "known"), token, date: this.date(1, "after `known`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.asked), "asked"), token, date: this.date(2, "after `asked`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.agreed), "agreed"), token, date: this.date(3, "after `agreed`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.brought_forward), "brought_forward"), token, value: this.SUBRULE(this.value) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.expect), "expect"), token, expectations: this.SUBRULE(this.expectations) }) },
      ],
      ERR_MSG: fault("expected-item", "test").ERR_MSG,
    });
  });

  /** A part of a test in braces: what it would hold if empty is said by leaving it out. */
  private entries<T>(index: number, what: string, rule: Rule<T>, isNext: () => boolean): readonly NonNullable<T>[] {
    if (this.is(LeftBrace) && this.is(RightBrace, 2)) this.tell(fault("expected-field", `a field in ${what}`), this.LA(2));
    return this.block(index, what, rule, isNext, ENTRIES);
  }

  private readonly accountEntry: Rule<AccountEntry> = this.RULE("accountEntry", () => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field of the account")));
    const values: { readonly value: Value; readonly from: DateText | undefined }[] = [{ value: this.SUBRULE(this.value), from: undefined }];
    let later: IToken | undefined;
    this.MANY(() => {
      this.CONSUME(Comma);
      const value = this.SUBRULE1(this.value);
      const from = this.CONSUME(W.from, fault("expected-choice", "`from` and the day from which the account has this value"));
      later ??= from;
      values.push({ value, from: this.date(0, "after `from`") });
    });
    return { name, values, later };
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

  /** `documents photo, sheet` gives a value after another, each with the name. */
  private readonly values: Rule<OversightTest["values"]> = this.RULE("values", (): OversightTest["values"] => {
    const name = this.nameNode(this.CONSUME(Name, fault("expected-field", "a field")));
    const values = [{ name, value: this.SUBRULE(this.value) }];
    this.MANY(() => {
      this.CONSUME(Comma);
      values.push({ name, value: this.SUBRULE1(this.value) });
    });
    return values;
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

  protected readonly period: Rule<{ readonly from: DateText; readonly to: DateText }> = this.RULE("period", () => {
    const from = this.date(0, "that begins the period");
    this.CONSUME(Dots, fault("missing-range"));
    return { from, to: this.date(1, "that ends the period") };
  });

  private readonly expectations: Rule<readonly ReadExpectation[]> = this.RULE("expectations", (): readonly ReadExpectation[] => {
    const token = this.LA(1);
    return this.OR<readonly ReadExpectation[]>({
      DEF: [
        {
          GATE: () => !this.isExpectation(),
          ALT: () => {
            this.CONSUME(W.refused);
            const words = this.OPTION(() => this.stringNode(this.CONSUME(StringToken)));
            return [{ kind: "refused", words, first: true, token, span: this.span(token) }];
          },
        },
        {
          ALT: () => {
            const expectations = [this.part(() => this.SUBRULE(this.expectation), this.isNextExpectation)];
            this.MANY({
              GATE: () => this.isExpectation() || this.is(W.nobody),
              DEF: () => {
                const next = this.part(() => this.SUBRULE1(this.expectation), this.isNextExpectation);
                if (next !== undefined) expectations.push({ ...next, first: false });
              },
            });
            return this.RECORDING_PHASE ? [] : expectations.flatMap((expectation) => expectation ?? []);
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-name", "a line, `total`, `payable`, `carried` or `dropped`, or `refused`").ERR_MSG,
    });
  });

  private readonly expectation: Rule<ReadExpectation> = this.RULE("expectation", (): ReadExpectation => {
    const token = this.LA(1);
    return this.OR<ReadExpectation>({
      DEF: [
        { GATE: () => !this.isExpectation(), ALT: () => ({ kind: said(this.CONSUME(W.nobody), "nobody"), first: true, token, span: this.spanOf(token) }) },
        {
          ALT: () => {
            const name = this.name(0, "a line, `total`, `payable`, `carried` or `dropped`");
            const mark = this.LA(1);
            const of = this.SUBRULE(this.expectedOf);
            this.sign(0, Equals, fault("missing-equals", "the value that is expected"));
            return { kind: "value", name, of, value: this.SUBRULE(this.value), first: true, token: mark, span: this.span(token) };
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-name", "a line, `total`, `payable`, `carried` or `dropped`").ERR_MSG,
    });
  });

  private readonly expectedOf: Rule<ExpectedOf> = this.RULE("expectedOf", (): ExpectedOf => {
    const of = this.OPTION({
      GATE: () => !this.is(NumberToken) || this.is(Equals, 2),
      DEF: () =>
        this.OR<ExpectedOf>([
          { ALT: () => said(this.CONSUME(W.printed), "printed") },
          {
            ALT: () => {
              this.CONSUME(W.block);
              return { block: this.number(0, "of a block") };
            },
          },
          { ALT: () => ({ index: this.number(1, "of a part") }) },
        ]),
    });
    return of ?? "amount";
  });

  private readonly isNextExpectation = (): boolean => this.isFirst() && this.isExpectation();

  private isExpectation(): boolean {
    if (!this.isName() || (this.is(W.expect) && this.isName(2))) return false;
    return this.is(Equals, 2) || this.is(W.printed, 2) || this.is(W.block, 2) || (this.is(NumberToken, 2) && this.is(Equals, 3));
  }
}
