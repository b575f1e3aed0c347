"use client";

import { useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { useMay } from "@/components/shell/person";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import { accountQuery } from "@/lib/api/people-queries";
import { ROLE_WORDS } from "@/lib/auth/role";
import { KeySection } from "./key-section";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { accountsText } from "./read-accounts";
import { SecondFactorSection } from "./second-factor-section";
import { SignInSection } from "./sign-in-section";

/** One's own account: name, password, second factor, where one is signed in, API keys. */
export function AccountView() {
  const query = useQuery(accountQuery);
  const isAdmin = useMay("manage");
  return (
    <div className="mx-auto max-w-5xl space-y-4 p-4">
      <h1 className="text-xl font-semibold">Your account</h1>
      <Answer query={query} what="your account" lines={8} className="space-y-8">
        {(account) => (
          <>
            <p>
              Role: {ROLE_WORDS[account.role]}. Accounts:{" "}
              <VisibleText text={accountsText(account.accounts)} />.
              {isAdmin ? (
                <>
                  {" "}
                  <PageLink href="/people" className="underline">
                    Manage people
                  </PageLink>
                  {", "}
                  <PageLink href="/audit" className="underline">
                    audit log
                  </PageLink>
                </>
              ) : null}{" "}
              <PageLink href="/audit?mine=1" className="underline">
                What is recorded of you
              </PageLink>
            </p>
            <div className="grid gap-8 md:grid-cols-2">
              <NameForm name={account.name} />
              <PasswordForm account={account} />
            </div>
            <SecondFactorSection account={account} />
            <SignInSection signIns={account.signIns} />
            <KeySection account={account} />
          </>
        )}
      </Answer>
    </div>
  );
}
