// The grammar of expressions, from `or` down to numbers and names, and of the constants of tests. Longer than most: the levels
// call each other, and splitting them would hide the order in which they bind.
import type { IToken } from "chevrotain";
import type { ComparisonSign, Expression, Fold, Joint, Name as NameNode, PercentText, Value } from "../tree/tree.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { numberText, PartsGrammar } from "./grammar-parts.ts";
import {
  Bar,
  Colon,
  Comma,
  DateToken,
  Equals,
  Greater,
  GreaterOrEqual,
  LeftBrace,
  LeftParenthesis,
  Less,
  LessOrEqual,
  Minus,
  Name,
  NotEquals,
  NumberToken,
  Percent,
  Plus,
  RightParenthesis,
  Slash,
  Star,
  StringToken,
  UnitPath,
  W,
} from "./tokens.ts";

export abstract class ExpressionGrammar extends PartsGrammar {
  /** A value of an item. One that makes no sense is an `error`, and reading goes on where `isNext` sees what may follow it. */
  protected given(read: () => Expression, isNext: () => boolean): Expression {
    const first = this.LA(1);
    return this.part(read, isNext) ?? { kind: "error", span: this.span(first) };
  }

  /** A value between parentheses, before a `,` or the `)`. */
  private inside(read: () => Expression): Expression {
    const first = this.LA(1);
    const value = this.enclosed(
      () => this.nested(read),
      () => this.is(Comma) || this.is(RightParenthesis),
    );
    return value ?? { kind: "error", span: this.span(first) };
  }

  protected readonly rounded: Rule<Expression> = this.RULE("rounded", (): Expression => {
    const first = this.LA(1);
    const of = this.SUBRULE(this.expression);
    const round = this.OPTION(() => this.SUBRULE(this.roundClause));
    return round === undefined ? of : { kind: "rounded", of, round, span: this.span(first) };
  });

  protected readonly expression: Rule<Expression> = this.RULE("expression", (): Expression => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(W.or);
      this.count();
      left = { kind: "logic", word: "or", left, right: this.SUBRULE1(this.conjunction), span: this.span(first) };
    });
    return left;
  });

  private readonly conjunction: Rule<Expression> = this.RULE("conjunction", (): Expression => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(W.and);
      this.count();
      left = { kind: "logic", word: "and", left, right: this.SUBRULE1(this.negation), span: this.span(first) };
    });
    return left;
  });

  private readonly negation: Rule<Expression> = this.RULE(
    "negation",
    (): Expression =>
      this.OR({
        DEF: [
          {
            GATE: () => this.isOperatorWord(),
            ALT: (): Expression => {
              const word = this.CONSUME(W.not);
              const of = this.nested(() => this.SUBRULE(this.negation));
              return { kind: "not", of, span: this.span(word) };
            },
          },
          { ALT: () => this.SUBRULE(this.comparison) },
        ],
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: fault("expected-value").ERR_MSG,
      }),
  );

  private readonly comparison: Rule<Expression> = this.RULE("comparison", (): Expression => {
    const first = this.LA(1);
    const left = this.SUBRULE(this.sum);
    const compared = this.OPTION(() =>
      this.OR([
        {
          ALT: (): Expression => {
            const sign = this.SUBRULE(this.comparisonSign);
            return { kind: "comparison", sign, left, right: this.SUBRULE1(this.sum), span: this.span(first) };
          },
        },
        {
          ALT: (): Expression => {
            this.CONSUME(W.in);
            this.CONSUME(LeftParenthesis, fault("incomplete-phrase", "`in (a, b)`"));
            const names = [this.name(0, "a value of the list")];
            this.MANY(() => {
              this.CONSUME(Comma);
              names.push(this.name(1, "a value of the list"));
            });
            this.CONSUME(RightParenthesis, fault("unclosed-parenthesis"));
            return { kind: "one of", left, names, span: this.span(first) };
          },
        },
      ]),
    );
    return compared ?? left;
  });

  private readonly comparisonSign: Rule<ComparisonSign> = this.RULE("comparisonSign", (): ComparisonSign => {
    this.count();
    return this.OR([
      { ALT: () => said(this.CONSUME(Equals), "=") },
      { ALT: () => said(this.CONSUME(NotEquals), "!=") },
      { ALT: () => said(this.CONSUME(Less), "<") },
      { ALT: () => said(this.CONSUME(LessOrEqual), "<=") },
      { ALT: () => said(this.CONSUME(Greater), ">") },
      { ALT: () => said(this.CONSUME(GreaterOrEqual), ">=") },
    ]);
  });

  private readonly sum: Rule<Expression> = this.RULE("sum", (): Expression => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const written = this.OR<"+" | "-">([{ ALT: () => said(this.CONSUME(Plus), "+") }, { ALT: () => said(this.CONSUME(Minus), "-") }]);
      this.count();
      left = { kind: "arithmetic", sign: written, left, right: this.SUBRULE1(this.product), places: undefined, span: this.span(first) };
    });
    return left;
  });

  private readonly product: Rule<Expression> = this.RULE("product", (): Expression => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Star);
            this.count();
            left = { kind: "arithmetic", sign: "*", left, right: this.SUBRULE1(this.unary), places: undefined, span: this.span(first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(Slash);
            this.count();
            const right = this.SUBRULE2(this.unary);
            const places = this.OPTION({ GATE: () => this.is(NumberToken, 2), DEF: () => this.SUBRULE(this.places) });
            left = { kind: "arithmetic", sign: "/", left, right, places, span: this.span(first) };
          },
        },
      ]);
    });
    return left;
  });

  private readonly unary: Rule<Expression> = this.RULE(
    "unary",
    (): Expression =>
      this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.postfix) },
          {
            ALT: (): Expression => {
              const minus = this.CONSUME(Minus);
              const of = this.nested(() => this.SUBRULE(this.unary));
              return { kind: "negative", of, span: this.span(minus) };
            },
          },
        ],
        ERR_MSG: fault("expected-value").ERR_MSG,
      }),
  );

  private readonly postfix: Rule<Expression> = this.RULE("postfix", (): Expression => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.primary);
    this.MANY({
      GATE: () => this.isPostfix(),
      DEF: () => {
        this.count();
        this.OR([
          {
            ALT: () => {
              this.CONSUME(W.total);
              left = { kind: "total", of: left, span: this.span(first) };
            },
          },
          { ALT: () => (left = { kind: "at", of: left, keys: this.SUBRULE(this.keysAt), span: this.span(first) }) },
          { ALT: () => (left = { ...this.SUBRULE(this.through), quantity: left, span: this.span(first) }) },
          { ALT: () => (left = { ...this.SUBRULE(this.fold), of: left, span: this.span(first) }) },
        ]);
      },
    });
    return left;
  });

  private readonly keysAt: Rule<readonly Expression[]> = this.RULE("keysAt", (): readonly Expression[] => {
    this.CONSUME(W.at);
    return this.OR({
      DEF: [
        {
          ALT: (): readonly Expression[] => {
            const open = this.CONSUME(LeftParenthesis);
            const keys = [this.inside(() => this.SUBRULE(this.rounded))];
            this.MANY(() => {
              this.CONSUME(Comma);
              keys.push(this.inside(() => this.SUBRULE(this.expression)));
            });
            this.CONSUME(RightParenthesis, fault("unclosed-parenthesis"));
            const only = keys[0];
            // One key in parentheses is a value in parentheses; several are a list.
            return keys.length > 1 || only === undefined ? keys : [{ kind: "parentheses", of: only, span: this.span(open) }];
          },
        },
        { ALT: () => [this.SUBRULE(this.primary)] },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-value").ERR_MSG,
    });
  });

  private readonly through: Rule<Omit<Extract<Expression, { readonly kind: "through" }>, "quantity" | "span">> = this.RULE("through", () => {
    this.CONSUME(W.through);
    const rate = this.SUBRULE(this.path);
    const keys = this.OPTION({ GATE: () => this.isPostfix(), DEF: () => this.SUBRULE(this.keysAt) }) ?? [];
    const whole = this.OPTION1(() => this.CONSUME(W.whole)) !== undefined;
    const joint = this.OPTION2({ GATE: () => this.is(W.joint) || this.is(W.alone, 2), DEF: () => this.SUBRULE(this.joint) });
    return { kind: "through", rate, keys, whole, joint } as const;
  });

  private readonly joint: Rule<Joint> = this.RULE("joint", (): Joint => {
    const first = this.LA(1);
    return this.OR([
      {
        ALT: (): Joint => {
          this.CONSUME(W.each);
          this.CONSUME(W.alone, fault("incomplete-phrase", "`each alone`"));
          return { kind: "each alone", span: this.span(first) };
        },
      },
      {
        ALT: (): Joint => {
          this.CONSUME(W.joint);
          return this.OR1({
            DEF: [
              {
                ALT: (): Joint => {
                  this.CONSUME(W.pro);
                  this.CONSUME(W.rata, fault("incomplete-phrase", "`joint pro rata to 3 decimals half up`"));
                  const places = this.SUBRULE(this.places);
                  return { kind: "pro rata", places, span: this.span(first) };
                },
              },
              {
                ALT: (): Joint => {
                  this.CONSUME(W.in);
                  this.CONSUME(W.time, fault("incomplete-phrase", "`joint in time order`"));
                  this.CONSUME(W.order, fault("incomplete-phrase", "`joint in time order`"));
                  return { kind: "time order", span: this.span(first) };
                },
              },
            ],
            ERR_MSG: fault("expected-choice", "`joint pro rata to 3 decimals half up` or `joint in time order`").ERR_MSG,
          });
        },
      },
    ]);
  });

  private readonly fold: Rule<Omit<Extract<Expression, { readonly kind: "fold" }>, "of" | "span">> = this.RULE("fold", () => {
    const fold = this.OR([
      { ALT: () => said<Fold>(this.CONSUME(W.highest), "highest") },
      { ALT: () => said<Fold>(this.CONSUME(W.lowest), "lowest") },
      { ALT: () => said<Fold>(this.CONSUME(W.average), "average") },
      { ALT: () => said<Fold>(this.CONSUME(W.sum), "sum") },
      { ALT: () => said<Fold>(this.CONSUME(W.latest), "latest") },
    ]);
    this.CONSUME(W.over);
    const upTo = this.OPTION(() => {
      this.CONSUME(W.up);
      return this.CONSUME(W.to, fault("incomplete-phrase", "`over up to 12 bills`"));
    });
    const bills = this.number(0, "of bills");
    this.SUBRULE(this.billWord);
    this.CONSUME(W.else, fault("expected-choice", "`else refuse`, or `else` and a value for an account without bills"));
    const otherwise = this.OR1({
      DEF: [{ ALT: () => said(this.CONSUME(W.refuse), undefined) }, { ALT: (): Expression | undefined => this.SUBRULE(this.primary) }],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-value").ERR_MSG,
    });
    return { kind: "fold", fold, upTo: upTo !== undefined, bills, otherwise } as const;
  });

  protected readonly primary: Rule<Expression> = this.RULE(
    "primary",
    (): Expression =>
      this.OR({
        DEF: [
          { GATE: () => this.isPath(), ALT: () => this.SUBRULE(this.path) },
          { ALT: () => this.SUBRULE(this.amount) },
          { ALT: () => this.percent(this.CONSUME(Percent)) },
          { ALT: () => this.date(0, "here") },
          { ALT: () => this.SUBRULE(this.parentheses) },
          { GATE: () => this.isOperatorWord(), ALT: () => this.SUBRULE(this.conditional) },
          { GATE: () => this.is(LeftParenthesis, 2), ALT: () => this.SUBRULE(this.extreme) },
          { GATE: () => this.isName(2) && !this.isClause(2), ALT: () => this.SUBRULE(this.sumOfTag) },
          { GATE: () => this.is(W.of, 2), ALT: () => this.SUBRULE(this.powerFactor) },
          { GATE: () => this.isName(2) && this.is(LeftParenthesis, 3), ALT: () => this.SUBRULE(this.byDaypart) },
          { ALT: () => this.SUBRULE(this.unknown) },
        ],
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: fault("expected-value").ERR_MSG,
      }),
  );

  private readonly amount: Rule<Expression> = this.RULE("amount", (): Expression => {
    const token = this.CONSUME(NumberToken);
    const number = this.numberNode(token);
    const unit = this.OPTION({ GATE: () => this.isUnit(), DEF: () => this.SUBRULE(this.unitExpression) });
    return { kind: "amount", number, unit, span: this.span(token) };
  });

  private readonly parentheses: Rule<Expression> = this.RULE("parentheses", (): Expression => {
    const open = this.CONSUME(LeftParenthesis);
    const of = this.inside(() => this.SUBRULE(this.rounded));
    this.CONSUME(RightParenthesis, fault("unclosed-parenthesis"));
    return { kind: "parentheses", of, span: this.span(open) };
  });

  private readonly conditional: Rule<Expression> = this.RULE(
    "conditional",
    (): Expression =>
      this.nested((): Expression => {
        const word = this.CONSUME(W.if);
        const condition = this.SUBRULE(this.expression);
        this.CONSUME(W.then, fault("missing-then"));
        const then = this.SUBRULE1(this.expression);
        this.CONSUME(W.else, fault("missing-else"));
        return { kind: "if", condition, then, otherwise: this.SUBRULE2(this.expression), span: this.span(word) };
      }),
  );

  private readonly extreme: Rule<Expression> = this.RULE("extreme", (): Expression => {
    const word = this.LA(1);
    const which = this.OR<"min" | "max">([{ ALT: () => said(this.CONSUME(W.min), "min") }, { ALT: () => said(this.CONSUME(W.max), "max") }]);
    this.CONSUME(LeftParenthesis);
    const of = [this.inside(() => this.SUBRULE(this.expression))];
    this.CONSUME(Comma, fault("expected-choice", "`,` and a second value"));
    of.push(this.inside(() => this.SUBRULE1(this.expression)));
    this.MANY(() => {
      this.CONSUME1(Comma);
      of.push(this.inside(() => this.SUBRULE2(this.expression)));
    });
    this.CONSUME(RightParenthesis, fault("unclosed-parenthesis"));
    return { kind: "extreme", which, of, span: this.span(word) };
  });

  private readonly sumOfTag: Rule<Expression> = this.RULE("sumOfTag", (): Expression => {
    const word = this.CONSUME(W.sum);
    const tag = this.name(0, "a tag after `sum`");
    const except: NameNode[] = [];
    this.OPTION(() => {
      this.CONSUME(W.except);
      except.push(this.name(1, "a line after `except`"));
      this.MANY({
        GATE: () => this.isName(2) && !this.is(Colon, 3) && !this.isClause(2),
        DEF: () => {
          this.CONSUME(Comma);
          except.push(this.name(2, "a line after `except`"));
        },
      });
    });
    return { kind: "sum of tag", tag, except, span: this.span(word) };
  });

  private readonly powerFactor: Rule<Expression> = this.RULE("powerFactor", (): Expression => {
    const word = this.CONSUME(W.power_factor);
    this.CONSUME(W.of);
    const active = this.nested(() => this.SUBRULE(this.postfix));
    this.CONSUME(Comma, fault("expected-choice", "`,` and the reactive energy"));
    const reactive = this.nested(() => this.SUBRULE1(this.postfix));
    const places = this.SUBRULE(this.places);
    return { kind: "power factor", active, reactive, places, span: this.span(word) };
  });

  private readonly byDaypart: Rule<Expression> = this.RULE("byDaypart", (): Expression => {
    const word = this.CONSUME(W.by);
    const set = this.name(0, "a set of dayparts after `by`");
    this.CONSUME(LeftParenthesis);
    const cases = [this.SUBRULE(this.daypartCase)];
    this.MANY(() => {
      this.CONSUME(Comma);
      cases.push(this.SUBRULE1(this.daypartCase));
    });
    this.CONSUME(RightParenthesis, fault("unclosed-parenthesis"));
    return { kind: "by daypart", set, cases, span: this.span(word) };
  });

  private readonly daypartCase: Rule<{ readonly member: NameNode; readonly value: Expression }> = this.RULE("daypartCase", () => {
    const member = this.name(0, "a daypart");
    this.CONSUME(Colon, fault("missing-colon", "the value of the daypart"));
    return { member, value: this.inside(() => this.SUBRULE(this.expression)) };
  });

  /** A constant of a test or a proof. */
  protected readonly value: Rule<Value> = this.RULE(
    "value",
    (): Value =>
      this.OR({
        DEF: [
          {
            ALT: (): Value => {
              const first = this.LA(1);
              const number = this.SUBRULE(this.signedNumber);
              const unit = this.OPTION({ GATE: () => this.isUnitOfConstant(), DEF: () => this.SUBRULE(this.unitExpression) });
              return { kind: "amount", number, unit, span: this.span(first) };
            },
          },
          { ALT: () => this.percent(this.CONSUME(Percent)) },
          { ALT: () => this.date(0, "here") },
          { ALT: () => this.nameNode(this.CONSUME(Name)) },
          { ALT: () => this.stringNode(this.CONSUME(StringToken)) },
        ],
        ERR_MSG: fault("expected-constant", "this name").ERR_MSG,
      }),
  );

  protected percent(token: IToken): PercentText {
    return { kind: "percent", text: numberText(token).replace("%", ""), span: this.spanOf(token) };
  }

  /** `class 3 region 4`: what is followed by `=` or `{` is the next name, not the unit of the number before it. */
  private isUnitOfConstant(): boolean {
    if (!this.isUnit() || this.is(Equals, 2) || this.is(LeftBrace, 2)) return false;
    if ((this.is(W.block, 2) && this.is(NumberToken, 3)) || (this.is(NumberToken, 2) && this.is(Equals, 3))) return false;
    return !(this.is(W.printed, 2) && this.is(Equals, 3) && this.isSameLine(2));
  }

  /** Whether a path, and no construct that begins with a word, stands here. */
  private isPath(): boolean {
    if (this.is(Name)) return true;
    if (!this.isName()) return false;
    if (this.is(W.if)) return !this.isOperatorWord();
    if (this.is(W.min) || this.is(W.max)) return !this.is(LeftParenthesis, 2);
    if (this.is(W.sum)) return !(this.isName(2) && !this.isClause(2));
    if (this.is(W.power_factor)) return !this.is(W.of, 2);
    if (this.is(W.by)) return !(this.isName(2) && this.is(LeftParenthesis, 3));
    if (this.is(W.unknown)) return !this.is(W.because, 2) && !this.is(StringToken, 2);
    return !this.isValueMissing();
  }

  /** Whether `if` or `not` is the word of the language here: something that can begin a value follows. */
  private isOperatorWord(): boolean {
    if (this.isName(2)) return !this.isValueMissing(2);
    return [NumberToken, Percent, DateToken, LeftParenthesis, Minus, UnitPath].some((type) => this.is(type, 2));
  }

  /** `total` and the like after a value; at the start of a line before `|` they are the key of the next row. */
  private isPostfix(): boolean {
    if (this.is(W.at) && this.isBound()) return false;
    if (this.is(W.total) || this.is(W.at)) return !(this.isFirst() && (this.is(Bar, 2) || this.is(Comma, 2)));
    return this.is(W.through) || this.is(W.over, 2);
  }
  /** `at most 1`, `at the top` after a condition: what follows is no key of a table. */
  private isBound(): boolean {
    return (this.is(W.the, 2) && this.is(W.top, 3)) || ((this.is(W.most, 2) || this.is(W.least, 2)) && (this.is(NumberToken, 3) || this.is(Percent, 3)));
  }
}
