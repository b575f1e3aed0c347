import { getDocumentProxy } from "unpdf";

/** An element of the tree of tags, with the text that is its content in reading order. */
export interface TagNode {
  readonly role: string;
  readonly alt: string | undefined;
  readonly text: string;
  readonly children: readonly TagNode[];
}

export interface ReadPdf {
  readonly pages: number;
  readonly language: string | undefined;
  readonly isTagged: boolean;
  readonly info: Readonly<Record<string, unknown>>;
  /** The tree of tags of each page. */
  readonly trees: readonly TagNode[];
  /** Titles of the bookmarks. */
  readonly bookmarks: readonly string[];
  /** All text of each page, tagged or not, in the order in which it was drawn. */
  readonly texts: readonly string[];
  readonly links: number;
}

type Raw = {
  readonly role?: string;
  readonly alt?: string;
  readonly id?: string;
  readonly children?: readonly Raw[];
};

/** Reads a file back with another program's reader (PDF.js). */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await pdf.getMetadata();
  const [trees, texts]: [TagNode[], string[]] = [[], []];
  let links = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = new Map<string, string>();
    let open = "";
    let all = "";
    for (const item of items) {
      if ("str" in item) {
        const text = item.str + (item.hasEOL ? " " : "");
        byId.set(open, (byId.get(open) ?? "") + text);
        all += text;
      } else if (item.type.startsWith("begin")) open = item.id ?? "";
      else open = "";
    }
    texts.push(all);
    const tree = (await page.getStructTree()) as Raw | null;
    trees.push(nodeOf(tree ?? { role: "none" }, byId));
    links += (await page.getAnnotations()).length;
  }
  const outline = await pdf.getOutline();
  const facts = info as Readonly<Record<string, unknown>>;
  const language = facts.Language;
  return {
    pages: pdf.numPages,
    language: typeof language === "string" ? language : undefined,
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
    info: facts,
    trees,
    texts,
    bookmarks: (outline ?? []).map(({ title }) => title),
    links,
  };
}

function nodeOf(
  { role = "", alt, children = [] }: Raw,
  texts: ReadonlyMap<string, string>,
): TagNode {
  return {
    role,
    alt,
    text: children
      .map((child) => (child.id === undefined ? "" : (texts.get(child.id) ?? "")))
      .join("")
      // The reader makes spaces of its own out of distances.
      .replaceAll(/\s+/g, " ")
      .trim(),
    children: children
      .filter(({ role: kind }) => kind !== undefined)
      .map((one) => nodeOf(one, texts)),
  };
}

/** All elements of the given roles in reading order. */
export function tagsOf(tree: TagNode, ...roles: readonly string[]): TagNode[] {
  const own = roles.includes(tree.role) ? [tree] : [];
  return [...own, ...tree.children.flatMap((child) => tagsOf(child, ...roles))];
}
