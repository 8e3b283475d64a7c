// The whole grammar, and its one parser: a file is a list of declarations.
import type { IToken } from "chevrotain";
import type { BrokenPart, Declaration } from "../tree/tree.ts";
import { beginsDeclaration, plausibleWords } from "./clauses.ts";
import { DECLARATIONS, misspeltWord } from "./expected-words.ts";
import { fault } from "./faults.ts";
import type { Rule } from "./grammar-base.ts";
import { type Heard, STOPPED } from "./grammar-faults.ts";
import { ProofGrammar } from "./grammar-proofs.ts";
import type { ListKind } from "./grammar-recovery.ts";
import { spanFromTo } from "./spans.ts";
import { End, Name, StringToken } from "./tokens.ts";

/** What could be read, and where something could not. */
export interface Read {
  readonly declarations: readonly Declaration[];
  readonly broken: readonly BrokenPart[];
}

const FILE: ListKind = { name: "", rest: undefined, isRun: false };

class Grammar extends ProofGrammar {
  private declarations: Declaration[] = [];

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Each fault is heard. `slips`: offsets, rising, of what the scanner reports. Never throws. */
  read(file: string, tokens: IToken[], slips: readonly number[], heard: Heard): Read {
    this.declarations = [];
    this.begin(file, tokens, slips, heard);
    const [first, last] = [tokens[0], tokens.at(-1)];
    const unread: BrokenPart[] = [];
    try {
      this.wholeFile();
      this.finish();
    } catch (error) {
      if (error !== STOPPED) throw error;
      // Which names the rest declares is not known.
      if (first !== undefined && last !== undefined) unread.push({ nameless: true, span: spanFromTo(file, first, last) });
    }
    const read = { declarations: this.declarations, broken: [...this.brokenSoFar, ...unread] };
    this.declarations = [];
    this.input = [];
    return read;
  }

  private readonly wholeFile: Rule<void> = this.RULE("wholeFile", (): void => {
    this.each(
      0,
      this.declaration,
      () => true,
      () => this.isFirst() && this.isDeclaration(),
      FILE,
      this.declarations,
    );
    this.CONSUME(End, fault("expected-declaration"));
  });

  /** Whether a declaration begins here, or would but for a slip of the keyboard. */
  private isDeclaration(): boolean {
    const token = this.LA(1);
    if (token.tokenType !== Name) return beginsDeclaration(token, this.LA(2));
    return token.startColumn === 1 && misspeltWord(token.image, plausibleWords(DECLARATIONS, this.LA(2), this.LA(3))) !== undefined;
  }

  private readonly declaration: Rule<Declaration | undefined> = this.RULE("declaration", (): Declaration | undefined => {
    // It may be the path of another file.
    if (this.is(StringToken)) this.loseName();
    return this.OR<Declaration | undefined>({
      DEF: [
        { ALT: () => this.SUBRULE(this.use) },
        { ALT: () => this.SUBRULE(this.schedule) },
        { ALT: () => this.SUBRULE(this.source) },
        { ALT: () => this.SUBRULE(this.unit) },
        { ALT: () => this.SUBRULE(this.account) },
        { ALT: () => this.SUBRULE(this.usage) },
        { ALT: () => this.SUBRULE(this.history) },
        { ALT: () => this.SUBRULE(this.charges) },
        { ALT: () => this.SUBRULE(this.seasons) },
        { ALT: () => this.SUBRULE(this.dayparts) },
        { ALT: () => this.SUBRULE(this.holidays) },
        { ALT: () => this.SUBRULE(this.rate) },
        { ALT: () => this.SUBRULE(this.let) },
        { ALT: () => this.SUBRULE(this.tariff) },
        { ALT: () => this.SUBRULE(this.grades) },
        { ALT: () => this.SUBRULE(this.authority) },
        { ALT: () => this.SUBRULE(this.instalments) },
        { ALT: () => this.SUBRULE(this.test) },
        { ALT: () => this.SUBRULE(this.prove) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      ERR_MSG: fault("expected-declaration").ERR_MSG,
    });
  });
}

const grammar: Grammar = new Grammar();

export function readDeclarations(file: string, tokens: IToken[], slips: readonly number[], heard: Heard): Read {
  return grammar.read(file, tokens, slips, heard);
}
