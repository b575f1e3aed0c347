const READ_VERBS: readonly string[] = [
  "Get",
  "List",
  "Describe",
  "Head",
  "BatchGet",
  "BatchDescribe",
  "Lookup",
  "Search",
  "Query",
  "Scan",
  "Select",
  "Check",
  "View",
  "Simulate",
  "Preview",
  "Estimate",
  "Validate",
  "Verify",
];

const WRITE_VERBS: readonly string[] = [
  "Accept",
  "Add",
  "Associate",
  "Attach",
  "Authorize",
  "BatchDelete",
  "BatchWrite",
  "BatchPut",
  "Cancel",
  "Change",
  "Copy",
  "Create",
  "Deactivate",
  "Delete",
  "Deregister",
  "Detach",
  "Disable",
  "Disassociate",
  "Enable",
  "Import",
  "Invoke",
  "Leave",
  "Modify",
  "Move",
  "Publish",
  "Purchase",
  "Put",
  "Reboot",
  "Register",
  "Reject",
  "Remove",
  "Replace",
  "Reset",
  "Restore",
  "Revoke",
  "Run",
  "Schedule",
  "Send",
  "Set",
  "Start",
  "Stop",
  "Tag",
  "Terminate",
  "Untag",
  "Update",
  "Upload",
  "Write",
];

/**
 * Whether a call reads or writes, guessed from the first word of its name; null when the word
 * tells nothing. Only for a record without `readOnly`, which is optional (AWS: record contents):
 * show it as a guess, never store it as the fact.
 */
export function guessAccess(eventName: string): "read" | "write" | null {
  if (READ_VERBS.some((verb) => startsWithWord(eventName, verb))) return "read";
  if (WRITE_VERBS.some((verb) => startsWithWord(eventName, verb))) return "write";
  return null;
}

/** `Set` begins `SetIdentityPool` and not `SettleAccount`. */
function startsWithWord(name: string, word: string): boolean {
  if (!name.startsWith(word)) return false;
  const next = name.charCodeAt(word.length);
  return !(next >= 97 && next <= 122);
}
