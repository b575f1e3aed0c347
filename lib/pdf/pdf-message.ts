import type { Document } from "@/lib/document/document";

/** What the thread is given. */
export interface PdfTask {
  readonly document: Document;
  /** Folder of the program, where the fonts are. */
  readonly root: string;
}

/** What it answers. */
export interface PdfAnswer {
  readonly bytes: Uint8Array;
}
