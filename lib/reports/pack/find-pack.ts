import { AppError } from "@/lib/errors";
import type { PackShelf } from "./load-packs";
import type { Pack } from "./pack";

/** The pack of an id. Throws AppError `not_found`, naming the packs there are. */
export function findPack({ packs }: PackShelf, id: string): Pack {
  const pack = packs.find((one) => one.id === id);
  if (pack) return pack;
  const known = packs.map((one) => one.id).join(", ");
  throw new AppError("not_found", `There is no report pack "${id}". There are: ${known}.`);
}
