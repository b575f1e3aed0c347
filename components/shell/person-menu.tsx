"use client";

import { useMutation } from "@tanstack/react-query";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import { signOut } from "@/lib/api/sign-in-queries";
import { usePerson } from "./person";

/** Who is signed in, which leads to their own page, and the way out. */
export function PersonMenu({ className }: { readonly className: string }) {
  const person = usePerson();
  const leave = useMutation({
    mutationFn: signOut,
    // The whole page is loaded anew: nothing that was seen stays in memory.
    onSuccess: () => window.location.assign("/sign-in"),
  });
  if (person === null) return null;
  return (
    <>
      <PageLink href="/account" title={`Your account: ${person.name}`} className={className}>
        <Icon name="user" size={18} />
        <span className="max-w-14 truncate max-sm:max-w-8">
          <VisibleText text={person.name} />
        </span>
      </PageLink>
      <button
        type="button"
        className={className}
        aria-disabled={leave.isPending || undefined}
        onClick={() => {
          if (!leave.isPending) leave.mutate();
        }}
      >
        <Icon name="log-out" size={18} />
        {leave.isError ? "Try again" : "Sign out"}
      </button>
    </>
  );
}
