import { ROLE_WORDS, type Role } from "@/lib/auth/role";

/** What a page shows to whom its role does not allow it. */
export function NoPermission({ needs }: { readonly needs: Role }) {
  return (
    <div role="alert" className="mx-auto max-w-xl space-y-3 p-8">
      <h1 className="text-xl font-semibold">You may not see this page</h1>
      <p>
        It is for people with the role {ROLE_WORDS[needs]}. Somebody who manages people can give it
        to you.
      </p>
    </div>
  );
}
