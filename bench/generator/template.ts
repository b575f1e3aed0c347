/** A text with `$names` in it, cut once into literal pieces and slots so that filling is cheap. */
export interface Template {
  /** Literals; slot `slots[i]` stands between `literals[i]` and `literals[i + 1]`. */
  readonly literals: readonly string[];
  /** Indices into the values of the {@link Names} that the template was cut with. */
  readonly slots: readonly number[];
}

/** The distinct `$names` of several templates that belong together, in order of first use. */
export class Names {
  readonly list: string[] = [];

  indexOf(name: string): number {
    const known = this.list.indexOf(name);
    return known >= 0 ? known : this.list.push(name) - 1;
  }
}

/** Cuts `text` at its `$names` (letters, then at most one digit: `$subnet`, `$subnet2`). */
export function cutTemplate(text: string, names: Names): Template {
  const pieces = text.split(/\$([a-zA-Z]+\d?)/);
  return {
    literals: pieces.filter((_, i) => i % 2 === 0),
    slots: pieces.filter((_, i) => i % 2 === 1).map((name) => names.indexOf(name)),
  };
}

/** The text with `values[slot]` in every slot. */
export function fillTemplate(template: Template, values: readonly string[]): string {
  const { literals, slots } = template;
  let text = literals[0] ?? "";
  for (let i = 0; i < slots.length; i++) {
    text += (values[slots[i] ?? 0] ?? "") + (literals[i + 1] ?? "");
  }
  return text;
}
