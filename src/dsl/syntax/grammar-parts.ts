// The grammar of what is used everywhere: labels, citations, marks, units, numbers, ranges, rounding, dates and paths.
import type { IToken } from "chevrotain";
import type { RoundingMode } from "../../values/exact.ts";
import type {
  Annulment,
  Citation,
  DateText,
  Label,
  Mark,
  MarkWord,
  Name as NameNode,
  NumberText,
  Path,
  Places,
  Range,
  RoundClause,
  StringText,
  UnitExpression,
  Unknown,
} from "../tree/tree.ts";
import { asciiNumeral } from "./characters.ts";
import { fault } from "./faults.ts";
import { GrammarBase, type Rule, said } from "./grammar-base.ts";
import { visible } from "./scan.ts";
import {
  Colon,
  Comma,
  DateToken,
  Dot,
  Equals,
  LeftBrace,
  LeftBracket,
  Minus,
  Name,
  NumberToken,
  PercentSign,
  RightBracket,
  StringToken,
  UnitPath,
  W,
  type Word,
} from "./tokens.ts";

export interface Signature {
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}

export abstract class PartsGrammar extends GrammarBase {
  protected readonly labels: Rule<readonly Label[]> = this.RULE("labels", (): readonly Label[] => {
    const labels: Label[] = [];
    this.OPTION(() => {
      const text = this.CONSUME(StringToken);
      labels.push({ language: "", text: stringText(text), span: this.spanOf(text) });
    });
    this.MANY({
      GATE: () => this.isLanguage(),
      DEF: () => {
        const language = this.CONSUME(Name);
        const text = this.CONSUME1(StringToken);
        labels.push({ language: language.image, text: stringText(text), span: this.span(language) });
      },
    });
    return labels;
  });

  protected readonly cites: Rule<readonly Citation[]> = this.RULE("cites", (): readonly Citation[] => {
    const cites: Citation[] = [];
    this.MANY(() => {
      const word = this.CONSUME(W.cites);
      const source = this.part(
        () => this.nameNode(this.CONSUME(Name, fault("missing-source-name"))),
        () => this.isAfterCitation(),
      );
      const clause = this.OPTION(() => this.stringNode(this.CONSUME(StringToken)));
      if (source !== undefined) cites.push({ source, clause, span: this.span(word) });
    });
    return cites;
  });

  protected readonly marks: Rule<readonly Mark[]> = this.RULE("marks", (): readonly Mark[] => {
    const marks: Mark[] = [];
    this.MANY(() => {
      const read = (word: MarkWord, token: IToken): number => marks.push({ word, span: this.spanOf(token) });
      this.OR([{ ALT: () => read("example", this.CONSUME(W.example)) }, { ALT: () => read("unverified", this.CONSUME(W.unverified)) }]);
    });
    return marks;
  });

  protected readonly signature: Rule<Signature> = this.RULE("signature", (): Signature => {
    const labels = this.SUBRULE(this.labels);
    const cites = this.SUBRULE(this.cites);
    return { labels, cites, marks: this.SUBRULE(this.marks) };
  });

  protected readonly tags: Rule<readonly NameNode[]> = this.RULE("tags", (): readonly NameNode[] => {
    const tags: NameNode[] = [];
    this.OPTION(() => {
      this.CONSUME(LeftBracket);
      this.part(
        () => {
          tags.push(this.name(0, "a tag"));
          this.MANY(() => {
            this.CONSUME(Comma);
            tags.push(this.name(1, "a tag"));
          });
          this.CONSUME(RightBracket, fault("unclosed-tags"));
        },
        () => this.is(RightBracket) || this.is(Equals) || this.is(LeftBrace) || this.is(W.cites) || this.is(StringToken),
      );
      this.pass(RightBracket);
    });
    return tags;
  });

  protected readonly unitExpression: Rule<UnitExpression> = this.RULE("unitExpression", (): UnitExpression => {
    const head = this.LA(1);
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(UnitPath) }, { ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(PercentSign) }],
      ERR_MSG: fault("expected-unit").ERR_MSG,
    });
    const per = this.OPTION({
      GATE: () => this.is(NumberToken, 2) || this.isName(2),
      DEF: () => {
        this.CONSUME(W.per);
        const count = this.OPTION1(() => this.numberNode(this.CONSUME(NumberToken)));
        return { count, unit: this.nameNode(this.CONSUME1(Name, fault("expected-unit"))) };
      },
    });
    return { kind: "unit expression", head: visible(head.image), per, span: this.span(head) };
  });

  protected readonly path: Rule<Path> = this.RULE("path", (): Path => {
    const first = this.CONSUME(Name, fault("expected-name", "a field, a rate or a value"));
    const parts = [this.nameNode(first)];
    this.MANY(() => {
      this.CONSUME(Dot);
      parts.push(this.name(1, "what stands after the `.`"));
    });
    return { kind: "path", parts, span: this.span(first) };
  });

  protected readonly signedNumber: Rule<NumberText> = this.RULE("signedNumber", (): NumberText => {
    const first = this.LA(1);
    const minus = this.OPTION(() => this.CONSUME(Minus));
    const number = this.CONSUME(NumberToken, fault("expected-number", "here"));
    return { kind: "number", text: `${minus === undefined ? "" : "-"}${numberText(number)}`, span: this.span(first) };
  });

  protected readonly range: Rule<Range> = this.RULE("range", (): Range => {
    const first = this.LA(1);
    const from = this.SUBRULE(this.signedNumber);
    this.dots(0);
    return { from, to: this.SUBRULE1(this.signedNumber), span: this.span(first) };
  });

  protected readonly decimals: Rule<NumberText> = this.RULE("decimals", (): NumberText => {
    this.CONSUME(W.to, fault("missing-decimals"));
    const count = this.numberNode(this.CONSUME(NumberToken, fault("missing-decimals")));
    this.SUBRULE(this.decimalWord);
    return count;
  });

  private readonly decimalWord: Rule<unknown> = this.RULE("decimalWord", (): unknown =>
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(W.decimals) }, { ALT: () => this.CONSUME(W.decimal) }],
      ERR_MSG: fault("incomplete-phrase", "`to 3 decimals`").ERR_MSG,
    }),
  );

  protected readonly billWord: Rule<unknown> = this.RULE("billWord", (): unknown =>
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(W.bills) }, { ALT: () => this.CONSUME(W.bill) }],
      ERR_MSG: fault("expected-choice", "`bills` after the number").ERR_MSG,
    }),
  );

  /** `to 10 decimals half up`, after a division or a share. */
  protected readonly places: Rule<Places> = this.RULE("places", (): Places => {
    const to = this.CONSUME(W.to, fault("incomplete-phrase", "`to 10 decimals half up`"));
    const count = this.numberNode(this.CONSUME(NumberToken, fault("expected-number", "of decimals")));
    this.SUBRULE(this.decimalWord);
    return { count, mode: this.mode("decimals"), span: this.span(to) };
  });

  protected readonly roundClause: Rule<RoundClause> = this.RULE("roundClause", (): RoundClause => {
    const word = this.CONSUME(W.round);
    const mode = this.mode("round");
    const { step, unit } = this.SUBRULE(this.step);
    return { kind: "round", mode, step, unit, span: this.span(word) };
  });

  protected readonly printClause: Rule<RoundClause> = this.RULE("printClause", (): RoundClause => {
    const word = this.CONSUME(W.print);
    const mode = this.mode("print");
    const { step, unit } = this.SUBRULE(this.step);
    return { kind: "round", mode, step, unit, span: this.span(word) };
  });

  private readonly step: Rule<{ readonly step: NumberText; readonly unit: UnitExpression | undefined }> = this.RULE("step", () => {
    this.CONSUME(W.to, fault("missing-rounding-step"));
    const step = this.numberNode(this.CONSUME(NumberToken, fault("missing-rounding-step")));
    const unit = this.OPTION({ GATE: () => this.isUnit(), DEF: () => this.SUBRULE(this.unitExpression) });
    return { step, unit };
  });

  protected readonly unknown: Rule<Unknown> = this.RULE("unknown", (): Unknown => {
    const word = this.CONSUME(W.unknown);
    this.CONSUME(W.because, fault("missing-because"));
    const because = this.text(0, "that says why it is not known");
    return { kind: "unknown", because, span: this.span(word) };
  });

  protected readonly annulment: Rule<Annulment> = this.RULE("annulment", (): Annulment => {
    const word = this.CONSUME(W.annulled);
    const on = this.date(0, "after `annulled`");
    this.CONSUME(W.by, fault("expected-choice", "`by` and the source that annuls"));
    const by = this.name(0, "the source that annuls");
    const whole = "`annulled 1403-12-14 by ruling, from that day` or `, from its start`";
    this.CONSUME(Comma, fault("incomplete-phrase", whole));
    this.CONSUME(W.from, fault("incomplete-phrase", whole));
    const reach = this.OR<Annulment["reach"]>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.that);
            this.CONSUME(W.day, fault("incomplete-phrase", "`from that day`"));
            return "from that day";
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.its);
            this.CONSUME(W.start, fault("incomplete-phrase", "`from its start`"));
            return "from its start";
          },
        },
      ],
      ERR_MSG: fault("incomplete-phrase", whole).ERR_MSG,
    });
    return { on, by, reach, span: this.span(word) };
  });
  private isAfterCitation(): boolean {
    return this.is(StringToken) || this.is(W.cites) || this.is(Equals) || this.is(Colon) || this.is(LeftBrace) || this.isMark() || this.isFirst();
  }

  protected isMark(): boolean {
    return this.is(W.example) || this.is(W.unverified);
  }

  /** A rounding mode; once in a rule. */
  private mode(word: string): RoundingMode {
    return this.OR9({
      DEF: [
        {
          ALT: (): RoundingMode => {
            this.CONSUME(W.half);
            return this.OR8({
              DEF: [{ ALT: () => said(this.CONSUME(W.up), "half up") }, { ALT: () => said(this.CONSUME(W.even), "half even") }],
              ERR_MSG: fault("expected-choice", "`half up` or `half even`").ERR_MSG,
            });
          },
        },
        { ALT: () => said(this.CONSUME(W.down), "down") },
        { ALT: () => said(this.CONSUME1(W.up), "up") },
        { ALT: () => said(this.CONSUME(W.floor), "floor") },
        { ALT: () => said(this.CONSUME(W.ceiling), "ceiling") },
      ],
      ERR_MSG: fault("missing-rounding-mode", word).ERR_MSG,
    });
  }

  /** Whether a unit stands here, after a number: it must stand on the same line. */
  protected isUnit(): boolean {
    if (!this.isSameLine()) return false;
    return this.is(UnitPath) || this.is(PercentSign) || (this.isName() && !this.isClause());
  }

  protected isLanguage(ahead = 1): boolean {
    return this.is(StringToken, ahead + 1) && /^[a-z][a-z]$/.test(this.LA(ahead).image);
  }

  /** Reads words that belong together. `index`: apart from the other phrases of the same rule. */
  protected phrase(index: number, whole: string, ...words: readonly Word[]): void {
    for (const word of words) this.consume(index, W[word], fault("incomplete-phrase", whole));
  }

  protected text(index: number, what: string): StringText {
    return this.stringNode(this.consume(index, StringToken, fault("expected-text", what)));
  }

  protected date(index: number, what: string): DateText {
    const token = this.consume(index, DateToken, fault("expected-date", what));
    return { kind: "date", text: asciiNumeral(token.image), span: this.spanOf(token) };
  }

  protected number(index: number, what: string): NumberText {
    return this.numberNode(this.consume(index, NumberToken, fault("expected-number", what)));
  }

  protected numberNode(token: IToken): NumberText {
    return { kind: "number", text: numberText(token), span: this.spanOf(token) };
  }

  protected stringNode(token: IToken): StringText {
    return { kind: "string", text: stringText(token), span: this.spanOf(token) };
  }
}

/** In ASCII digits, without underscores. */
export function numberText(token: IToken): string {
  return asciiNumeral(token.image).replace(/_/g, "");
}

/** Without quotation marks and backslashes. */
export function stringText(token: IToken): string {
  return token.image.slice(1, -1).replace(/\\(.)/g, "$1");
}
