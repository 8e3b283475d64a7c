// What the parts of the grammar share besides recovery: names, the words that begin a line, parts that stand once, and how long a value may be.
import type { IToken, TokenType } from "chevrotain";
import { nearestWord } from "../../values/near.ts";
import type { Name as NameNode } from "../tree/tree.ts";
import { fault } from "./faults.ts";
import { RecoveryGrammar, type Rule } from "./grammar-recovery.ts";
import { MAX_OPERATIONS } from "./limits.ts";
import { visible } from "./scan.ts";
import { Colon, Equals, LeftBrace, LeftBracket, Name, StringToken, W } from "./tokens.ts";

export type { Rule };

/** A part of a declaration that stands once, in any order. */
export interface Part {
  readonly part: string;
  readonly token: IToken;
}

export function partOf<P extends Part, K extends P["part"]>(parts: readonly P[], part: K): Extract<P, { readonly part: K }> | undefined {
  return parts.find((candidate): candidate is Extract<P, { readonly part: K }> => candidate.part === part);
}

/** What a token says, once it has been read. */
export function said<T>(_token: unknown, word: T): T {
  return word;
}

const AFTER_A_NAME: readonly TokenType[] = [Equals, Colon, LeftBrace, LeftBracket, StringToken, W.cites, W.to];

export abstract class GrammarBase extends RecoveryGrammar {
  private operations = 0;

  protected beginItem(): void {
    this.operations = 0;
  }

  /** Whether one of these words, or a slip of the keyboard for one, begins a line here. */
  protected beginsLine(words: readonly string[]): boolean {
    const token = this.LA(1);
    return this.isFirst() && (words.includes(token.image) || (token.tokenType === Name && nearestWord(token.image, words) !== undefined));
  }

  /** Reads a name; `what` says whose, for the diagnostic. */
  protected name(index: number, what: string): NameNode {
    return this.nameNode(this.consume(index, Name, fault("expected-name", what)));
  }

  /** Reads the name of what is being declared. Without it the rest of the declaration is read all the same. */
  protected ownName(index: number, what: string): NameNode | undefined {
    const name = this.part(
      () => this.name(index, what),
      () => AFTER_A_NAME.some((type) => this.is(type)),
    );
    if (name === undefined) this.loseName();
    return name;
  }

  protected nameNode(token: IToken): NameNode {
    return { kind: "name", text: visible(token.image), span: this.spanOf(token) };
  }

  /** Tells of each part that is said twice. */
  protected once(what: string, parts: readonly Part[]): void {
    const seen = new Set<string>();
    for (const { part, token } of parts) {
      if (seen.has(part)) this.tell(fault("repeated-part", what), token);
      seen.add(part);
    }
  }

  /** One operation of a value; what walks the tree must not call itself without end. */
  protected count(): void {
    this.operations += 1;
    if (this.operations > MAX_OPERATIONS) this.stop("expression-too-long");
  }
}
