import { PROFILE_KINDS, type ProfileKind } from "@/lib/api/profile-contract";
import { AppError } from "@/lib/errors";

/** The kind of profile that a path names. Throws AppError `not_found` for any other word. */
export function readKind(text: string): ProfileKind {
  const kind = PROFILE_KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new AppError("not_found", `There are profiles of ${PROFILE_KINDS.join(", ")} only.`);
}
