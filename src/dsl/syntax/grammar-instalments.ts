// The grammar of instalments: what a request may say, and by versions the clauses of a plan and the exceptions to them.
import type { AfterBroken, DownPayment, InstalmentItem, Instalments, InstalmentsVersion, Interest, Moved, PlanException, Replan } from "../tree/oversight.ts";
import type { LabelledName } from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Part, type Rule, said } from "./grammar-base.ts";
import { PlanGrammar } from "./grammar-plan.ts";
import { Colon, Comma, W } from "./tokens.ts";

type InstalmentsPart =
  | (Part & { readonly part: "cause"; readonly names: readonly LabelledName[] })
  | (Part & { readonly part: "version"; readonly version: InstalmentsVersion });
type Term = PlanException["terms"][number];

export abstract class InstalmentGrammar extends PlanGrammar {
  protected readonly instalments: Rule<Instalments | undefined> = this.RULE("instalments", (): Instalments | undefined => {
    const word = this.CONSUME(W.instalments);
    const head = this.heading(() => ({ name: this.name(0, "the instalments"), labels: this.SUBRULE(this.labels) }));
    const parts = this.block(0, "the instalments", this.instalmentsPart, () => this.isInstalmentsPart(), {
      name: "instalments",
      rest: undefined,
      isRun: false,
    });
    this.once(
      "the instalments",
      parts.filter(({ part }) => part !== "version"),
    );
    const causes = parts.flatMap((each) => (each.part === "cause" ? [each.names] : []))[0];
    const versions = parts.flatMap((each) => (each.part === "version" ? [each.version] : []));
    return head === undefined ? undefined : { kind: "instalments", ...head, causes, versions, span: this.span(word) };
  });

  private readonly instalmentsPart: Rule<InstalmentsPart> = this.RULE("instalmentsPart", (): InstalmentsPart => {
    const token = this.LA(1);
    return this.OR<InstalmentsPart>({
      DEF: [
        { ALT: () => ({ part: "version", token, version: this.SUBRULE(this.instalmentsVersion) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.cause), "cause"), token, names: this.SUBRULE(this.choices) }) },
      ],
      ERR_MSG: fault("expected-item", "instalments").ERR_MSG,
    });
  });

  private readonly instalmentsVersion: Rule<InstalmentsVersion> = this.RULE("instalmentsVersion", (): InstalmentsVersion => {
    const first = this.LA(1);
    const head = this.versionHead();
    const items = this.each(
      0,
      this.instalmentItem,
      () => !this.isInstalmentsPart(),
      () => this.isInstalmentsPart() || this.beginsLine(itemsOf("instalments version").words),
      { name: "instalments version", rest: undefined, isRun: false },
    );
    return { head, items, span: this.span(first) };
  });

  private readonly instalmentItem: Rule<InstalmentItem> = this.RULE("instalmentItem", (): InstalmentItem => {
    const first = this.LA(1);
    return this.OR<InstalmentItem>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.for);
            const condition = this.SUBRULE(this.expression);
            if (!this.isFirst() && this.isVersion()) this.fail(fault("expected-choice", "`for` without dates, which its version has"));
            return { kind: "for", condition, span: this.span(first) };
          },
        },
        { ALT: () => this.SUBRULE(this.downPayment) },
        { GATE: () => this.is(W.down, 2), ALT: () => this.SUBRULE(this.noDownPayment) },
        { ALT: () => this.SUBRULE(this.without) },
        { ALT: () => this.SUBRULE(this.planCount) },
        { ALT: () => this.SUBRULE(this.firstDue) },
        { ALT: () => this.SUBRULE(this.interval) },
        { ALT: () => this.SUBRULE(this.moved) },
        { GATE: () => this.is(W.after, 2), ALT: () => this.SUBRULE(this.afterBroken) },
        { ALT: () => this.SUBRULE(this.notMoved) },
        { ALT: () => this.SUBRULE(this.parts) },
        { ALT: () => this.SUBRULE(this.leastPart) },
        { ALT: () => this.SUBRULE(this.activePlans) },
        { ALT: () => this.SUBRULE(this.interest) },
        { ALT: () => this.SUBRULE(this.settle) },
        { ALT: () => this.SUBRULE(this.missed) },
        { ALT: () => this.SUBRULE(this.broken) },
        { ALT: () => this.SUBRULE(this.cancelledBill) },
        { ALT: () => this.SUBRULE(this.replan) },
        { ALT: () => this.SUBRULE(this.planException) },
        { ALT: () => this.SUBRULE(this.unknown) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-item", "instalments version").ERR_MSG,
    });
  });

  private readonly noDownPayment: Rule<DownPayment> = this.RULE("noDownPayment", (): DownPayment => {
    const first = this.LA(1);
    this.phrase(0, "`no down payment`", "no", "down", "payment");
    return { kind: "down payment", atLeast: undefined, atMost: undefined, round: undefined, span: this.span(first) };
  });

  /** `no interest`, `no replan`. */
  private readonly without: Rule<Interest | Replan> = this.RULE("without", (): Interest | Replan => {
    const first = this.CONSUME(W.no);
    return this.OR<Interest | Replan>({
      DEF: [
        { ALT: () => ({ kind: said(this.CONSUME(W.interest), "interest"), rate: undefined, span: this.span(first) }) },
        {
          ALT: () => {
            this.CONSUME(W.replan);
            return { kind: "replan", atMost: undefined, paidInRow: undefined, withinDays: undefined, span: this.span(first) };
          },
        },
      ],
      ERR_MSG: fault("expected-choice", "`no down payment`, `no interest` or `no replan`").ERR_MSG,
    });
  });

  private readonly notMoved: Rule<Moved> = this.RULE("notMoved", (): Moved => {
    const first = this.CONSUME(W.not);
    this.CONSUME(W.moved, fault("expected-choice", "`not moved` or `not after a broken plan within 12 months`"));
    return { kind: "moved", word: "not moved", span: this.span(first) };
  });

  private readonly afterBroken: Rule<AfterBroken> = this.RULE("afterBroken", (): AfterBroken => {
    const first = this.LA(1);
    this.phrase(0, "`not after a broken plan within 12 months`", "not", "after", "a", "broken", "plan", "within");
    const count = this.number(0, "of months or days after `within`");
    return { kind: "after broken", count, unit: this.SUBRULE(this.timeUnit), span: this.span(first) };
  });

  private readonly planException: Rule<PlanException> = this.RULE("planException", (): PlanException => {
    const word = this.CONSUME(W.exception);
    const name = this.name(0, "the exception");
    const over = this.OPTION(() => {
      this.CONSUME(W.over);
      return this.SUBRULE(this.names);
    });
    const signed = this.SUBRULE(this.conditionSigned);
    this.CONSUME(Colon, fault("missing-colon", "the terms of the exception"));
    const terms = [this.SUBRULE(this.term)];
    this.MANY(() => {
      this.CONSUME(Comma);
      terms.push(this.SUBRULE1(this.term));
    });
    // Without its comma a term would be a clause of the version.
    if (!this.isFirst() && this.isTerm(1)) this.fail(fault("expected-choice", "`,` before the next term"));
    return { kind: "plan exception", name, over: over ?? [], ...signed, terms, span: this.span(word) };
  });

  private readonly term: Rule<Term> = this.RULE(
    "term",
    (): Term =>
      this.OR<Term>({
        DEF: [
          { ALT: () => this.SUBRULE(this.planCount) },
          { ALT: () => this.SUBRULE(this.downPayment) },
          { ALT: () => this.SUBRULE(this.noDownPayment) },
          { ALT: () => this.SUBRULE(this.leastPart) },
          { ALT: () => this.SUBRULE(this.firstDue) },
          { ALT: () => this.SUBRULE(this.afterBroken) },
        ],
        ERR_MSG: fault("expected-choice", "a term: `count`, `down payment`, `no down payment`, `part at least`, `first due` or `not after a broken plan`")
          .ERR_MSG,
      }),
  );

  private isInstalmentsPart(): boolean {
    return this.isVersion() || (this.is(W.cause) && this.is(Colon, 2));
  }
}
