import type { PackText } from "./pack-schema";

/** A pack as it was read, with the SHA-256 of its file in hex: what a report was made by. */
export interface Pack extends PackText {
  readonly sha256: string;
}
