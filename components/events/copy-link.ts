import { copyText } from "@/components/ui/copy-text";
import { linkText } from "./link-menu-text";

/** What became of a copy: words for the reader, or the link that has to be copied by hand. */
export interface CopiedLink {
  readonly said: string;
  readonly byHand: string | null;
}

/** Puts a link on the clipboard. Never rejects: what went wrong is said. */
export async function copyLink(...asked: Parameters<typeof linkText>): Promise<CopiedLink> {
  const link = linkText(...asked);
  try {
    const done = await copyText(link.then(({ text }) => text));
    const { text, said } = await link;
    return done ? { said, byHand: null } : { said: "", byHand: text };
  } catch (error) {
    const why = error instanceof Error ? error.message : "something went wrong.";
    return { said: `No link: ${why}`, byHand: null };
  }
}
