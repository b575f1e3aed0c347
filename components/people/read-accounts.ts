import type { ListedPerson } from "@/lib/api/people-contract";

/** What was typed as accounts: the word all, or ids. Nothing typed is no account. */
export function readAccounts(text: FormDataEntryValue | null): ListedPerson["accounts"] {
  const words = String(text ?? "")
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  return words.length === 1 && words[0]?.toLowerCase() === "all" ? "all" : words;
}

/** The same as a table shows it. */
export function accountsText(accounts: ListedPerson["accounts"]): string {
  if (accounts === "all") return "all";
  return accounts.length === 0 ? "none" : accounts.join(", ");
}
