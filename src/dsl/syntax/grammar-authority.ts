// The grammar of grades and of authority: what a request may say, and by versions the matrix, bars and clauses.
import type {
  Authority,
  AuthorityItem,
  AuthorityVersion,
  Bar,
  CountAmount,
  Cumulate,
  Delegation,
  Expiry,
  Forbid,
  Grades,
  NounWord,
  Raise,
  RoleWord,
} from "../tree/oversight.ts";
import type { LabelledName } from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Part, type Rule, said } from "./grammar-base.ts";
import { MatrixGrammar } from "./grammar-matrix.ts";
import { Bar as BarSign, Colon, Comma, Equals, LeftBrace, RightBrace, W } from "./tokens.ts";

type AuthorityPart =
  | (Part & { readonly part: "kind" | "cause" | "documents"; readonly names: readonly LabelledName[] })
  | (Part & { readonly part: "version"; readonly version: AuthorityVersion });

const RAISE = "`raise one grade when account.related = yes, at the top 3 approvers`";
const CUMULATE = "`cumulate per account over 12 months in absolute value`";

export abstract class AuthorityGrammar extends MatrixGrammar {
  protected readonly grades: Rule<Grades> = this.RULE("grades", (): Grades => {
    const word = this.CONSUME(W.grades);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(LeftBrace, fault("missing-brace", "the grades"));
    const grades = this.SUBRULE(this.members);
    this.CONSUME(RightBrace, fault("expected-choice", "`,` and the next grade, or `}`"));
    return { kind: "grades", labels, grades, span: this.span(word) };
  });

  protected readonly authority: Rule<Authority | undefined> = this.RULE("authority", (): Authority | undefined => {
    const word = this.CONSUME(W.authority);
    const head = this.heading(() => {
      const name = this.name(0, "the authority");
      const labels = this.SUBRULE(this.labels);
      this.CONSUME(W.over, fault("expected-choice", "`over` and what is decided, such as `over correction`"));
      return { name, labels, over: this.SUBRULE(this.noun) };
    });
    const parts = this.block(0, "the authority", this.authorityPart, () => this.isAuthorityPart(), { name: "authority", rest: undefined, isRun: false });
    this.once(
      "the authority",
      parts.filter(({ part }) => part !== "version"),
    );
    const namesOf = (part: "kind" | "cause" | "documents"): readonly LabelledName[] | undefined =>
      parts.flatMap((each) => (each.part === part && "names" in each ? [each.names] : []))[0];
    const versions = parts.flatMap((each) => (each.part === "version" ? [each.version] : []));
    if (head === undefined) return undefined;
    const said = { kinds: namesOf("kind"), causes: namesOf("cause"), documents: namesOf("documents") };
    return { kind: "authority", ...head, ...said, versions, span: this.span(word) };
  });

  private readonly noun: Rule<NounWord> = this.RULE(
    "noun",
    (): NounWord =>
      this.OR<NounWord>({
        DEF: [
          { ALT: () => said(this.CONSUME(W.correction), "correction") },
          { ALT: () => said(this.CONSUME(W.write_off), "write_off") },
          { ALT: () => said(this.CONSUME(W.waiver), "waiver") },
          { ALT: () => said(this.CONSUME(W.instalment), "instalment") },
          { ALT: () => said(this.CONSUME(W.class_change), "class_change") },
          { ALT: () => said(this.CONSUME(W.disconnection), "disconnection") },
        ],
        ERR_MSG: fault("expected-choice", "`correction`, `write_off`, `waiver`, `instalment`, `class_change` or `disconnection` after `over`").ERR_MSG,
      }),
  );

  private readonly authorityPart: Rule<AuthorityPart> = this.RULE("authorityPart", (): AuthorityPart => {
    const token = this.LA(1);
    return this.OR<AuthorityPart>({
      DEF: [
        { ALT: () => ({ part: "version", token, version: this.SUBRULE(this.authorityVersion) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.kind), "kind"), token, names: this.SUBRULE(this.choices) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.cause), "cause"), token, names: this.SUBRULE1(this.choices) }) },
        {
          ALT: () => {
            this.CONSUME(W.documents);
            this.CONSUME(Colon, fault("missing-colon", "the documents, with `,` between"));
            const names = this.SUBRULE(this.members);
            if (this.is(BarSign)) this.fail(fault("expected-choice", "`,` before the next document"));
            return { part: "documents", token, names };
          },
        },
      ],
      ERR_MSG: fault("expected-item", "authority").ERR_MSG,
    });
  });

  /** `: misread "Misread register" | wrong_class`. */
  protected readonly choices: Rule<readonly LabelledName[]> = this.RULE("choices", (): readonly LabelledName[] => {
    this.CONSUME(Colon, fault("missing-colon", "the names, with `|` between"));
    const names = [this.SUBRULE(this.labelledName)];
    this.MANY(() => {
      this.CONSUME(BarSign);
      names.push(this.SUBRULE1(this.labelledName));
    });
    if (this.is(Comma)) this.fail(fault("expected-choice", "`|` before the next name"));
    return names;
  });

  private readonly authorityVersion: Rule<AuthorityVersion> = this.RULE("authorityVersion", (): AuthorityVersion => {
    const first = this.LA(1);
    const head = this.versionHead();
    const items = this.each(
      0,
      this.authorityItem,
      () => !this.isAuthorityPart(),
      () => this.isAuthorityPart() || this.isAuthorityItem(),
      { name: "authority version", rest: undefined, isRun: false },
    );
    return { head, items, span: this.span(first) };
  });

  private readonly authorityItem: Rule<AuthorityItem> = this.RULE("authorityItem", (): AuthorityItem => {
    const first = this.LA(1);
    return this.OR<AuthorityItem>({
      DEF: [
        { ALT: () => this.SUBRULE(this.matrix) },
        { ALT: () => this.SUBRULE(this.unknown) },
        { ALT: () => this.SUBRULE(this.bar) },
        { ALT: () => this.SUBRULE(this.forbid) },
        { ALT: () => this.SUBRULE(this.raise) },
        { ALT: () => this.SUBRULE(this.countAmount) },
        { ALT: () => this.SUBRULE(this.cumulate) },
        {
          ALT: () => {
            this.CONSUME(W.no);
            this.CONSUME(W.cumulation, fault("incomplete-phrase", "`no cumulation`"));
            return { kind: "cumulate", over: undefined, span: this.span(first) };
          },
        },
        { ALT: () => this.SUBRULE(this.delegation) },
        { ALT: () => this.SUBRULE(this.expiry) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      ERR_MSG: fault("expected-item", "authority version").ERR_MSG,
    });
  });

  private readonly bar: Rule<Bar> = this.RULE("bar", (): Bar => {
    const word = this.CONSUME(W.bar);
    const name = this.name(0, "the bar");
    const signed = this.SUBRULE(this.conditionSigned);
    return { kind: "bar", name, ...signed, span: this.span(word) };
  });

  private readonly forbid: Rule<Forbid> = this.RULE("forbid", (): Forbid => {
    const word = this.CONSUME(W.forbid);
    const one = this.SUBRULE(this.role);
    this.CONSUME(Equals, fault("incomplete-phrase", "`forbid requester = approver`"));
    const other = this.SUBRULE1(this.role);
    return { kind: "forbid", roles: [one, other], cites: this.SUBRULE(this.cites), span: this.span(word) };
  });

  private readonly role: Rule<RoleWord> = this.RULE(
    "role",
    (): RoleWord =>
      this.OR<RoleWord>({
        DEF: [
          { ALT: () => said(this.CONSUME(W.requester), "requester") },
          { ALT: () => said(this.CONSUME(W.approver), "approver") },
          { ALT: () => said(this.CONSUME(W.reader), "reader") },
          { ALT: () => said(this.phrase(0, "`account holder`", "account", "holder"), "account holder") },
          { ALT: () => said(this.phrase(1, "`delegate of requester`", "delegate", "of", "requester"), "delegate of requester") },
        ],
        ERR_MSG: fault("expected-choice", "`requester`, `approver`, `reader`, `account holder` or `delegate of requester`").ERR_MSG,
      }),
  );

  private readonly raise: Rule<Raise> = this.RULE("raise", (): Raise => {
    const word = this.LA(1);
    this.phrase(0, RAISE, "raise", "one", "grade", "when");
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(Comma, fault("incomplete-phrase", RAISE));
    this.phrase(1, RAISE, "at", "the", "top");
    const topApprovers = this.number(0, "of approvers after `at the top`");
    this.phrase(2, RAISE, "approvers");
    return { kind: "raise", condition, topApprovers, cites: this.SUBRULE(this.cites), span: this.span(word) };
  });

  private readonly countAmount: Rule<CountAmount> = this.RULE("countAmount", (): CountAmount => {
    const first = this.LA(1);
    this.phrase(0, "`count amount net` or `count amount gross`", "count", "amount");
    const word = this.OR<CountAmount["word"]>({
      DEF: [{ ALT: () => said(this.CONSUME(W.net), "net") }, { ALT: () => said(this.CONSUME(W.gross), "gross") }],
      ERR_MSG: fault("expected-choice", "`net` or `gross` after `count amount`").ERR_MSG,
    });
    return { kind: "count amount", word, span: this.span(first) };
  });

  private readonly cumulate: Rule<Cumulate> = this.RULE("cumulate", (): Cumulate => {
    const first = this.LA(1);
    this.phrase(0, CUMULATE, "cumulate", "per", "account", "over");
    const count = this.number(0, "of months or days after `over`");
    const unit = this.SUBRULE(this.timeUnit);
    this.phrase(1, CUMULATE, "in", "absolute", "value");
    return { kind: "cumulate", over: { count, unit }, span: this.span(first) };
  });

  private readonly delegation: Rule<Delegation> = this.RULE("delegation", (): Delegation => {
    const first = this.CONSUME(W.delegation);
    const word = this.OR<Delegation["word"]>({
      DEF: [
        { ALT: () => said(this.CONSUME(W.none), "none") },
        { ALT: () => said(this.phrase(0, "`delegation one step`", "one", "step"), "one step") },
        { ALT: () => said(this.CONSUME(W.onward), "onward") },
      ],
      ERR_MSG: fault("expected-choice", "`delegation none`, `delegation one step` or `delegation onward`").ERR_MSG,
    });
    return { kind: "delegation", word, span: this.span(first) };
  });

  private readonly expiry: Rule<Expiry> = this.RULE("expiry", (): Expiry => {
    const first = this.CONSUME(W.approval);
    const whole = "`approval expires 30 days after`";
    const days = this.OR<Expiry["days"]>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.expires);
            const count = this.number(0, "of days after `expires`");
            this.SUBRULE(this.dayWord);
            this.phrase(0, whole, "after");
            return count;
          },
        },
        { ALT: () => said(this.phrase(1, "`approval does not expire`", "does", "not", "expire"), undefined) },
      ],
      ERR_MSG: fault("expected-choice", `${whole} or \`approval does not expire\``).ERR_MSG,
    });
    return { kind: "expiry", days, span: this.span(first) };
  });

  private isAuthorityPart(): boolean {
    return this.isVersion() || ((this.is(W.kind) || this.is(W.cause) || this.is(W.documents)) && this.is(Colon, 2));
  }

  /** Not the row of a grade that is called as a clause begins. */
  private isAuthorityItem(): boolean {
    return this.beginsLine(itemsOf("authority version").words) && (this.is(W.grade) || !this.is(BarSign, 2));
  }
}
