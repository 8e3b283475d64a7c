// The grammar of rules: let, tariff and what stands in it.

import type { TokenType } from "chevrotain";
import type {
  DropLine,
  Exception,
  Expression,
  For,
  Group,
  Let,
  Line,
  Name as NameNode,
  Payable,
  RoundClause,
  ScopeWord,
  Tariff,
  TariffItem,
  Untranslatable,
} from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { RateGrammar } from "./grammar-rates.ts";
import { Comma, Equals, StringToken, W } from "./tokens.ts";

/** What ends an item, after its value. */
const ENDINGS: readonly TokenType[] = [W.each, W.over, W.round, W.print, W.carry, W.drop, W.tested];

export abstract class TariffGrammar extends RateGrammar {
  protected readonly let: Rule<Let | undefined> = this.RULE("let", (): Let | undefined => {
    const word = this.CONSUME(W.let);
    const name = this.ownName(0, "the value");
    const signature = this.SUBRULE(this.signature);
    this.sign(0, Equals, fault("missing-equals", "the value"));
    const value = this.SUBRULE(this.ending);
    return name === undefined ? undefined : { kind: "let", name, ...signature, value, span: this.span(word) };
  });

  /** As `rounded`, where a fault in the value or in its `round` leaves the other. */
  private readonly ending: Rule<Expression> = this.RULE("ending", (): Expression => {
    const first = this.LA(1);
    const of = this.given(() => this.SUBRULE(this.expression), this.isEnding);
    const round = this.OPTION(() => this.part(() => this.SUBRULE(this.roundClause), this.isEnding));
    return round === undefined ? of : { kind: "rounded", of, round, span: this.span(first) };
  });

  protected readonly tariff: Rule<Tariff | undefined> = this.RULE("tariff", (): Tariff | undefined => {
    const word = this.CONSUME(W.tariff);
    const head = this.lenientHeading(() => {
      const name = this.name(0, "the tariff");
      const amends = this.OPTION(() => {
        this.CONSUME(W.amends);
        return this.name(1, "the tariff that is amended");
      });
      return { name, amends, ...this.SUBRULE(this.signature) };
    });
    const items = this.block(0, "the tariff", this.item, this.isNextItem, { name: "tariff", rest: { rule: this.rest, isNext: this.isEnding }, isRun: false });
    return head === undefined ? undefined : { kind: "tariff", ...head, items, span: this.span(word) };
  });

  private readonly isNextItem = (): boolean => this.beginsLine(itemsOf("tariff").words) && !this.is(W.remainder, 2);

  private readonly item: Rule<TariffItem | undefined> = this.RULE("item", (): TariffItem | undefined =>
    this.OR<TariffItem | undefined>({
      DEF: [
        { ALT: () => this.SUBRULE(this.line) },
        { ALT: () => this.SUBRULE(this.let) },
        { ALT: () => this.SUBRULE(this.exception) },
        { ALT: () => this.SUBRULE(this.for) },
        { ALT: () => this.SUBRULE(this.crossing) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.dropLine) },
        { ALT: () => this.SUBRULE(this.payable) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      ERR_MSG: fault("expected-item", "tariff").ERR_MSG,
    }),
  );

  private readonly for: Rule<For> = this.RULE("for", (): For => {
    const word = this.CONSUME(W.for);
    const isNext = (): boolean => (this.is(W.from) || this.is(W.to)) && this.isClause();
    const condition = this.given(() => this.SUBRULE(this.expression), isNext);
    const dated = this.OPTION(() => {
      this.CONSUME(W.from);
      return { from: this.part(() => this.date(0, "after `from`"), isNext) };
    });
    const to = this.OPTION1({
      GATE: () => dated !== undefined,
      DEF: () => {
        this.CONSUME(W.to);
        return this.part(() => this.date(1, "after `to`"), isNext);
      },
    });
    const from = dated?.from;
    return { kind: "for", condition, from, to, span: this.span(word) };
  });

  private readonly line: Rule<Line | undefined> = this.RULE("line", (): Line | undefined => {
    const first = this.LA(1);
    const memo = this.OPTION(() => this.CONSUME(W.memo)) !== undefined;
    this.CONSUME(W.line, fault("incomplete-phrase", "`memo line`"));
    const name = this.ownName(0, "the line");
    const tags = this.SUBRULE(this.tags);
    const signature = this.SUBRULE(this.signature);
    this.sign(0, Equals, fault("missing-equals", "what the line gives"));
    const value = this.given(() => this.SUBRULE(this.expression), this.isEnding);
    const scopes = this.OPTION1(() => this.part(() => this.SUBRULE(this.scopes), this.isEnding)) ?? [];
    const { round, print } = this.SUBRULE(this.roundAndPrint);
    if (name === undefined) return undefined;
    return { kind: "line", memo, name, tags, ...signature, value, scopes, round, print, span: this.span(first) };
  });

  private readonly scopes: Rule<readonly ScopeWord[]> = this.RULE("scopes", (): readonly ScopeWord[] => {
    const scopes = [this.SUBRULE(this.scope)];
    this.OPTION(() => {
      this.CONSUME(Comma);
      scopes.push(this.SUBRULE1(this.scope));
    });
    return scopes;
  });

  private readonly scope: Rule<ScopeWord> = this.RULE(
    "scope",
    (): ScopeWord =>
      this.OR<ScopeWord>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(W.each);
              this.CONSUME(W.segment, fault("incomplete-phrase", "`each segment`"));
              return "each segment";
            },
          },
          {
            ALT: () => {
              this.CONSUME(W.over);
              this.CONSUME(W.bill, fault("incomplete-phrase", "`over bill`"));
              return "over bill";
            },
          },
        ],
        ERR_MSG: fault("expected-choice", "`each segment` or `over bill`").ERR_MSG,
      }),
  );

  private readonly roundAndPrint: Rule<{ readonly round: RoundClause | undefined; readonly print: RoundClause | undefined }> = this.RULE(
    "roundAndPrint",
    () => {
      const round = this.OPTION(() => this.part(() => this.SUBRULE(this.roundClause), this.isEnding));
      return { round, print: this.OPTION1(() => this.part(() => this.SUBRULE(this.printClause), this.isEnding)) };
    },
  );

  /** Whether something begins here that follows a value and ends an item. */
  private readonly isEnding = (): boolean => ENDINGS.some((type) => this.is(type)) && this.isClause() && (!this.is(W.over) || this.is(W.bill, 2));

  /** What is left of an item after something that makes no sense: read for its faults alone. */
  private readonly rest: Rule<void> = this.RULE("rest", (): void => {
    this.MANY({
      GATE: () => this.isClause(),
      DEF: () =>
        this.OR<unknown>([
          { ALT: () => this.part(() => this.SUBRULE(this.scopes), this.isEnding) },
          { ALT: () => this.part(() => this.SUBRULE(this.roundClause), this.isEnding) },
          { ALT: () => this.part(() => this.SUBRULE(this.printClause), this.isEnding) },
          { GATE: () => !this.is(W.line, 2), ALT: () => this.part(() => this.SUBRULE(this.remainder), this.isEnding) },
        ]),
    });
  });

  private readonly group: Rule<Group | undefined> = this.RULE("group", (): Group | undefined => {
    const word = this.CONSUME(W.group);
    const head = this.lenientHeading(() => {
      const name = this.name(0, "the group");
      const tags = this.SUBRULE(this.tags);
      const signature = this.SUBRULE(this.signature);
      return { name, tags, ...signature, ...this.SUBRULE(this.roundAndPrint) };
    });
    const items = this.block(0, "the group", this.groupItem, this.isNextItem, {
      name: "group",
      rest: { rule: this.rest, isNext: this.isEnding },
      isRun: false,
    });
    return head === undefined ? undefined : { kind: "group", ...head, items, span: this.span(word) };
  });

  private readonly groupItem: Rule<Group["items"][number] | undefined> = this.RULE("groupItem", (): Group["items"][number] | undefined =>
    this.OR<Group["items"][number] | undefined>({
      DEF: [{ ALT: () => this.SUBRULE(this.line) }, { ALT: () => this.SUBRULE(this.exception) }, { ALT: () => this.SUBRULE(this.let) }],
      ERR_MSG: fault("expected-item", "group").ERR_MSG,
    }),
  );

  private readonly exception: Rule<Exception | undefined> = this.RULE("exception", (): Exception | undefined => {
    const word = this.CONSUME(W.exception);
    const name = this.ownName(0, "the exception");
    const line = this.part(() => {
      this.CONSUME(W.to, fault("expected-choice", "`to` and the line that the exception changes"));
      return this.name(1, "the line that the exception changes");
    }, this.isInException);
    const over = this.OPTION(() => this.part(() => this.SUBRULE(this.over), this.isInException)) ?? [];
    const { labels, cites, marks } = this.SUBRULE(this.signature);
    this.sign(0, W.when, fault("expected-choice", "`when` and the condition of the exception"));
    // Which `=` gives the value cannot be told where the condition makes no sense.
    const written = this.given(
      () => this.SUBRULE1(this.expression),
      () => this.is(W.cites) || this.isMark() || this.isEnding(),
    );
    const split = this.RECORDING_PHASE ? undefined : splitCondition(written);
    const citesAfter = this.SUBRULE(this.cites);
    const marksAfter = this.SUBRULE(this.marks);
    const value = this.valueOfException(split !== undefined || written.kind === "error");
    const round = this.OPTION2({ GATE: () => value === undefined, DEF: () => this.part(() => this.SUBRULE(this.roundClause), this.isEnding) });
    const tested = this.OPTION3(() => this.part(() => this.SUBRULE(this.testedNotProved), this.isEnding));
    if (name === undefined || line === undefined) return undefined;
    return {
      kind: "exception",
      name,
      line,
      over,
      labels,
      cites: this.ACTION(() => [...cites, ...citesAfter]),
      marks: this.ACTION(() => [...marks, ...marksAfter]),
      condition: value === undefined && split !== undefined ? split.condition : written,
      value: value ?? this.ACTION(() => roundedBy(split?.value ?? written, round)),
      testedNotProved: tested === true,
      span: this.span(word),
    };
  });

  private readonly over: Rule<readonly NameNode[]> = this.RULE("over", (): readonly NameNode[] => {
    this.CONSUME(W.over);
    const over = [this.name(0, "the exception that this one goes over")];
    this.MANY(() => {
      this.CONSUME(Comma);
      over.push(this.name(1, "the next exception that this one goes over"));
    });
    return over;
  });

  /** `isGiven`: the value has been read with the condition, or cannot be told from it. */
  private valueOfException(isGiven: boolean): Expression | undefined {
    const read = (): Expression => {
      this.sign(1, Equals, fault("missing-value-of-exception"));
      return this.SUBRULE(this.ending);
    };
    if (this.RECORDING_PHASE) return this.OPTION1(read);
    return !isGiven || this.is(Equals) ? read() : undefined;
  }

  private readonly isInException = (): boolean =>
    [W.over, W.cites, W.when, Equals, StringToken].some((type) => this.is(type)) || this.isMark() || this.isLanguage();

  protected readonly testedNotProved: Rule<true> = this.RULE("testedNotProved", (): true => {
    const whole = fault("incomplete-phrase", "`tested, not proved`");
    this.CONSUME(W.tested);
    this.CONSUME(Comma, whole);
    this.CONSUME(W.not, whole);
    this.CONSUME(W.proved, whole);
    return true;
  });

  private readonly dropLine: Rule<DropLine> = this.RULE("dropLine", (): DropLine => {
    const word = this.CONSUME(W.drop);
    this.CONSUME(W.line, fault("incomplete-phrase", "`drop line`"));
    return { kind: "drop line", line: this.name(0, "the line that is dropped"), span: this.span(word) };
  });

  private readonly payable: Rule<Payable> = this.RULE("payable", (): Payable => {
    const word = this.CONSUME(W.payable);
    const labels = this.SUBRULE(this.labels);
    const cites = this.SUBRULE(this.cites);
    this.sign(0, Equals, fault("missing-equals", "what is payable"));
    const value = this.given(() => this.SUBRULE(this.expression), this.isEnding);
    const round = this.OPTION(() => this.part(() => this.SUBRULE(this.roundClause), this.isEnding));
    const remainder = this.OPTION1({ GATE: () => !this.is(W.line, 2), DEF: () => this.part(() => this.SUBRULE(this.remainder), this.isEnding) });
    return { kind: "payable", labels, cites, value, round, remainder, span: this.span(word) };
  });

  private readonly remainder: Rule<NonNullable<Payable["remainder"]>> = this.RULE("remainder", () => {
    const first = this.LA(1);
    const word = this.OR<"carry" | "drop">([{ ALT: () => said(this.CONSUME(W.carry), "carry") }, { ALT: () => said(this.CONSUME(W.drop), "drop") }]);
    this.CONSUME(W.remainder, fault("incomplete-phrase", "`carry remainder` or `drop remainder`"));
    return { word, labels: this.SUBRULE(this.labels), span: this.span(first) };
  });

  protected readonly untranslatable: Rule<Untranslatable> = this.RULE("untranslatable", (): Untranslatable => {
    const word = this.CONSUME(W.untranslatable);
    const words = this.text(0, "that cannot be said in the language");
    this.CONSUME(W.because, fault("expected-choice", "`because` and a text that says why"));
    const because = this.text(1, "that says why");
    const cites = this.SUBRULE(this.cites);
    const condition = this.OPTION(() => {
      this.CONSUME(W.when);
      return this.given(() => this.SUBRULE(this.expression), this.isEnding);
    });
    return { kind: "untranslatable", words, because, cites, condition, span: this.span(word) };
  });
}

/** `when (a = b) = 5`: the `=` after a condition in parentheses was read as a comparison. Gives the condition and the value. */
function splitCondition(read: Expression): { readonly condition: Expression; readonly value: Expression } | undefined {
  if (read.kind === "comparison") return read.sign === "=" && read.left.kind === "parentheses" ? { condition: read.left, value: read.right } : undefined;
  if (read.kind === "not") {
    const of = splitCondition(read.of);
    return of === undefined ? undefined : { condition: upTo({ ...read, of: of.condition }, of.condition), value: of.value };
  }
  if (read.kind !== "logic") return undefined;
  const right = splitCondition(read.right);
  return right === undefined ? undefined : { condition: upTo({ ...read, right: right.condition }, right.condition), value: right.value };
}

function roundedBy(of: Expression, round: RoundClause | undefined): Expression {
  return round === undefined ? of : { kind: "rounded", of, round, span: { ...of.span, end: round.span.end } };
}

function upTo(read: Expression, last: Expression): Expression {
  return { ...read, span: { ...read.span, end: last.span.end } };
}
