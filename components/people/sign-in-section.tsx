"use client";

import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { SignedInBrowser } from "@/lib/api/people-contract";
import { toIsoTime } from "@/lib/format/time";
import { useAccountChange } from "./use-account-change";

const COLUMNS: readonly FactColumn<SignedInBrowser>[] = [
  {
    header: "Browser",
    text: ({ browser }) => browser,
    show: ({ browser, isThis }) => (
      <>
        <VisibleText text={browser === "" ? "says nothing of itself" : browser} />
        {isThis ? <strong> (this one)</strong> : null}
      </>
    ),
  },
  { header: "Signed in by", text: ({ how }) => how },
  {
    header: "Since",
    text: ({ createdAtMs }) => toIsoTime(createdAtMs),
    show: ({ createdAtMs }) => <TimeText timeMs={createdAtMs} withZone toSecond />,
  },
  {
    header: "Last seen",
    text: ({ seenAtMs }) => toIsoTime(seenAtMs),
    show: ({ seenAtMs }) => <TimeText timeMs={seenAtMs} withZone toSecond />,
  },
];

/** Where one is signed in; each can be ended. */
export function SignInSection({ signIns }: { readonly signIns: readonly SignedInBrowser[] }) {
  const change = useAccountChange();
  return (
    <div className="space-y-2">
      {change.error === null ? null : <ErrorNote title="Nothing was ended" error={change.error} />}
      <FactList
        title="Where you are signed in"
        what="sign-ins"
        note="A sign-in ends after twelve hours without a request, and after seven days."
        rows={signIns}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        deed={({ id, isThis }) =>
          isThis ? null : (
            <Button
              busy={change.isPending}
              onClick={() => change.mutate({ action: "end-sign-in", id })}
            >
              End this sign-in
            </Button>
          )
        }
      />
    </div>
  );
}
