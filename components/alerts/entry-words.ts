import type { AlertDetail } from "@/lib/api/alert-contract";
import { ALERT_LEVELS, ALERT_STATES, CLOSE_REASONS } from "@/lib/api/alert-words";
import { formatCounted } from "@/lib/format/count";
import { REASON_WORDS, STATE_WORDS } from "./alert-words";

type Entry = AlertDetail["entries"][number];

/** One line of an alert's history in words; what was written freely stands apart. */
export function entryWords({ kind, detail }: Pick<Entry, "kind" | "detail">): {
  readonly title: string;
  readonly note: string;
} {
  const text = (name: string) => {
    const value = detail[name];
    return typeof value === "string" ? value : "";
  };
  const only = (title: string) => ({ title, note: "" });
  const actions = typeof detail.count === "number" ? formatCounted(detail.count, "action") : "";
  switch (kind) {
    case "opened":
      return only(`Raised${actions === "" ? "" : ` with ${actions}`}`);
    case "grew":
      return only(`Grew${actions === "" ? "" : ` to ${actions}`}${levelChange(detail)}`);
    case "state":
      return only(stateChange(text("state"), text("before"), text("reason")));
    case "assigned":
      return only(text("assignee") === "" ? "Given back" : `Assigned to ${text("assignee")}`);
    case "note":
      return { title: "Note", note: text("text") };
    case "suppressed":
      return only(detail.isSuppressed === false ? "No longer suppressed" : "Suppressed");
    case "withdrawn":
      return only(detail.isWithdrawn === false ? "Found again" : "Withdrawn: no longer found");
    case "sent":
      return only(`Sent${to(text("action"))}`);
    case "not-sent":
      return { title: `Not sent${to(text("action"))}`, note: text("problem") };
    default:
      return only(kind);
  }
}

function to(action: string): string {
  return action === "" ? "" : ` to ${action}`;
}

function levelChange({ level, before }: Entry["detail"]): string {
  const known = ALERT_LEVELS.find((each) => each === level);
  return known === undefined || before === undefined || level === before ? "" : `, now ${known}`;
}

function stateChange(state: string, before: string, reason: string): string {
  const known = ALERT_STATES.find((each) => each === state);
  if (known === undefined) return state;
  const why = CLOSE_REASONS.find((each) => each === reason);
  if (known === "open") return before === "" || before === "open" ? "Open" : "Opened again";
  return known === "closed" && why !== undefined
    ? `Closed: ${REASON_WORDS[why]}`
    : STATE_WORDS[known];
}
