// The whole grammar, and its one parser: a file is a list of declarations.
import type { IToken } from "chevrotain";
import type { Declaration } from "../tree/tree.ts";
import { beginsDeclaration } from "./balance.ts";
import { fault } from "./faults.ts";
import { type Heard, type Rule, STOPPED } from "./grammar-base.ts";
import { ProofGrammar } from "./grammar-proofs.ts";
import { End } from "./tokens.ts";

class Grammar extends ProofGrammar {
  private declarations: Declaration[] = [];

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** The declarations that could be read; each fault is heard. Never throws. */
  declarationsOf(file: string, tokens: IToken[], heard: Heard): readonly Declaration[] {
    this.declarations = [];
    this.begin(file, tokens, heard);
    try {
      this.wholeFile();
    } catch (error) {
      if (error !== STOPPED) throw error;
    }
    const read = this.declarations;
    this.declarations = [];
    this.input = [];
    return read;
  }

  private readonly wholeFile: Rule<void> = this.RULE("wholeFile", (): void => {
    this.each(
      0,
      this.declaration,
      () => true,
      () => this.isFirst() && beginsDeclaration(this.LA(1), this.LA(2)),
    );
    this.CONSUME(End, fault("expected-declaration"));
  });

  private readonly declaration: Rule<Declaration | undefined> = this.RULE("declaration", (): Declaration | undefined => {
    const read = this.OR<Declaration | undefined>({
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
        { ALT: () => this.SUBRULE(this.test) },
        { ALT: () => this.SUBRULE(this.prove) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      ERR_MSG: fault("expected-declaration").ERR_MSG,
    });
    if (!this.RECORDING_PHASE && read !== undefined) this.declarations.push(read);
    return read;
  });
}

const grammar: Grammar = new Grammar();

export function readDeclarations(file: string, tokens: IToken[], heard: Heard): readonly Declaration[] {
  return grammar.declarationsOf(file, tokens, heard);
}
