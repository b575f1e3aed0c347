import type { AlertChange } from "@/lib/api/alert-contract";
import { CLOSE_REASONS } from "@/lib/api/alert-words";

/** What is asked about a change before it is made. */
export type Asking = "close" | "assign" | "note";

/** What a form asks for; null where it says nothing. */
export function readChange(asking: Asking, form: FormData): AlertChange | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const note = text("note");
  if (asking === "assign") return { assignee: text("assignee") || null };
  if (asking === "note") return note === "" ? null : { note };
  const reason = CLOSE_REASONS.find((each) => each === text("reason"));
  return reason === undefined ? null : { state: "closed", reason, ...(note !== "" && { note }) };
}
