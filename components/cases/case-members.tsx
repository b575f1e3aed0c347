"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { MemberAction } from "@/lib/api/case-change-contract";
import type { Case } from "@/lib/api/case-contract";
import { candidatesQuery, changeMembers } from "@/lib/api/case-queries";
import { toVisible } from "@/lib/format/visible";

/** Who sees the case, and for who may work on it, letting others see it or no longer. */
export function CaseMembers({
  found: { number, members, lead },
  mayWork,
}: {
  readonly found: Case;
  readonly mayWork: boolean;
}) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (action: MemberAction) => changeMembers(number, action),
    onSettled: () => client.invalidateQueries({ queryKey: ["cases"] }),
  });
  return (
    <section aria-labelledby="members" className="space-y-2">
      <h2 id="members" className="text-base font-semibold">
        Members
      </h2>
      <p className="text-muted">
        They see the case, apart from pins with accounts that are not theirs. So does whoever leads
        incidents.
      </p>
      <ul className="max-w-xl">
        {members.map(({ id, name }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 border-t border-line">
            <span className="min-w-0 wrap-anywhere">
              <VisibleText text={name} />
              {lead?.id === id ? <span className="text-muted">, leads the case</span> : null}
            </span>
            {mayWork && lead?.id !== id ? (
              <Button
                look="danger"
                className="ms-auto"
                busy={change.isPending}
                onClick={() => change.mutate({ action: "remove", personId: id })}
                data-no-print
              >
                Remove <span className="sr-only">{toVisible(name)} from the case</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {change.error === null ? null : (
        <ErrorNote title="The members were not changed" error={change.error} />
      )}
      {mayWork ? (
        <MemberForm number={number} isBusy={change.isPending} onAdd={change.mutate} />
      ) : null}
    </section>
  );
}

function MemberForm({
  number,
  isBusy,
  onAdd,
}: {
  readonly number: number;
  readonly isBusy: boolean;
  readonly onAdd: (action: MemberAction) => void;
}) {
  const query = useQuery(candidatesQuery(number));
  return (
    <Answer query={query} what="the people" lines={1}>
      {({ people }) => {
        const others = people.filter(({ isMember }) => !isMember);
        if (others.length === 0) return <p>Everybody who can sign in is a member.</p>;
        return (
          <form
            className="flex max-w-xl items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              const personId = String(new FormData(event.currentTarget).get("person") ?? "");
              if (personId !== "" && !isBusy) onAdd({ action: "add", personId });
            }}
            data-no-print
          >
            <label className="min-w-0 flex-1 space-y-1">
              <span className="block font-medium">Person</span>
              <select name="person" className={INPUT_CLASS}>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {toVisible(name)}
                  </option>
                ))}
              </select>
            </label>
            <Button type="submit" busy={isBusy}>
              Add member
            </Button>
          </form>
        );
      }}
    </Answer>
  );
}
