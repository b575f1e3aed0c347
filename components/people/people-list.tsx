"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "@/components/shell/answer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { Icon } from "@/components/ui/icon";
import type { ListedPerson } from "@/lib/api/people-contract";
import { changePerson, peopleQuery } from "@/lib/api/people-queries";
import { PEOPLE_COLUMNS } from "./people-columns";
import { PersonDeeds } from "./person-deeds";
import { PersonForm } from "./person-form";
import { ShownOnce } from "./shown-once";

/** Everybody who can sign in: who may do what, and with whose data. */
export function PeopleList() {
  const client = useQueryClient();
  const query = useQuery(peopleQuery);
  const [form, setForm] = useState<ListedPerson | "new" | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: changePerson,
    onSuccess: (answer) => setPath(answer.path),
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
  return (
    <div className="space-y-3 p-4">
      <h1 className="text-xl font-semibold">People</h1>
      {change.error === null ? null : (
        <ErrorNote title="Nothing was changed" error={change.error} />
      )}
      {path === null ? null : (
        <ShownOnce
          label="Link"
          text={window.location.origin + path}
          note="Give it to the person, who chooses a password with it. It works once, for three days."
        />
      )}
      <Answer query={query} what="the people" lines={6}>
        {({ people }) => (
          <FactList
            title="Everybody who can sign in"
            what="people"
            note="A role says what somebody may do, accounts say whose data they see. A change counts with the next request."
            rows={people}
            columns={PEOPLE_COLUMNS}
            keyOf={({ id }) => id}
            empty="Nobody can sign in yet."
            action={
              <Button onClick={() => setForm("new")}>
                <Icon name="plus" />
                Invite somebody…
              </Button>
            }
            deed={(person) => (
              <PersonDeeds
                person={person}
                isBusy={change.isPending}
                onEdit={() => setForm(person)}
                onChange={(wanted) => change.mutate({ id: person.id, change: wanted })}
              />
            )}
          />
        )}
      </Answer>
      <Dialog
        title={form === "new" ? "Invite somebody" : "Role and accounts"}
        open={form !== null}
        onClose={() => setForm(null)}
      >
        {form === null ? null : (
          <PersonForm
            person={form === "new" ? null : form}
            onDone={(made) => {
              setPath(made);
              setForm(null);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}
