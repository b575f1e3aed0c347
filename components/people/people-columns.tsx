import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { ListedPerson } from "@/lib/api/people-contract";
import { ROLE_WORDS } from "@/lib/auth/role";
import { toIsoTime } from "@/lib/format/time";
import { accountsText } from "./read-accounts";

function stateOf({ isDisabled, signIns, hasPassword, email }: ListedPerson): string {
  if (isDisabled) return "disabled";
  if (signIns > 0) return "signed in";
  return hasPassword || email === null ? "not signed in" : "invited";
}

export const PEOPLE_COLUMNS: readonly FactColumn<ListedPerson>[] = [
  {
    header: "Name",
    text: ({ name }) => name,
    show: ({ name, isSelf }) => (
      <>
        <VisibleText text={name} />
        {isSelf ? <span className="text-muted"> (you)</span> : null}
      </>
    ),
  },
  {
    header: "E-mail",
    text: ({ email }) => email,
    show: ({ email }) => <VisibleText text={email ?? "none"} />,
  },
  { header: "Role", text: ({ role }) => ROLE_WORDS[role] },
  {
    header: "Accounts",
    text: ({ accounts }) => accountsText(accounts),
    show: ({ accounts }) => <VisibleText text={accountsText(accounts)} />,
  },
  { header: "State", text: stateOf },
  { header: "Second factor", text: ({ hasSecondFactor }) => (hasSecondFactor ? "yes" : "no") },
  { header: "API keys", isNumber: true, text: ({ keys }) => keys },
  {
    header: "Last seen",
    text: ({ seenAtMs }) => (seenAtMs === null ? null : toIsoTime(seenAtMs)),
    show: ({ seenAtMs }) =>
      seenAtMs === null ? "–" : <TimeText timeMs={seenAtMs} withZone toSecond />,
  },
];
