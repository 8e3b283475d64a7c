// Elements of HTML. Every text is escaped, whatever it holds: a page can hold no markup but what this folder writes.

/** Markup that may stand as it is: only `element`, `textOf` and `joined` make it. */
export interface Html {
  readonly html: string;
}

/** A text with nothing in it that HTML reads; what no page may hold is shown as a replacement character. */
export function textOf(text: string): Html {
  return { html: text.replace(UNFIT, "\uFFFD").replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) };
}

export function element(name: string, attributes: Readonly<Record<string, string | true | undefined>>, ...content: readonly Html[]): Html {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : value === true ? ` ${key}` : ` ${key}="${textOf(value).html}"`));
  return { html: `<${name}${written.join("")}>${content.map(({ html }) => html).join("")}</${name}>` };
}

/** One below the other: so that a line of the file is a row of the page. */
export function joined(parts: readonly Html[]): Html {
  return { html: parts.map(({ html }) => html).join("\n") };
}

/** Takes back what `textOf` did to the signs. */
export function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => NAMES[sign] ?? sign);
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const NAMES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** Controls but tab and line feed; marks that turn the direction of what follows; halves of pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
const UNFIT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
