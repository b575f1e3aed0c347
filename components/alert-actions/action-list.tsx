"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AlertNav } from "@/components/shell/alert-nav";
import { Answer } from "@/components/shell/answer";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertAction } from "@/lib/api/action-contract";
import { alertActionsQuery, changeAlertAction } from "@/lib/api/action-queries";
import { ACTION_COLUMNS, DELIVERY_COLUMNS } from "./action-columns";

const ActionForm = onDemand(
  () => import("./action-form").then((module) => module.ActionForm),
  <Skeleton lines={6} label="Loading" />,
);

/** Where alerts are sent, and what became of the newest messages. */
export function ActionList() {
  const client = useQueryClient();
  const mayManage = useMay("manage");
  const query = useQuery(alertActionsQuery());
  const [form, setForm] = useState<AlertAction | "new" | null>(null);
  const change = useMutation({
    mutationFn: changeAlertAction,
    onSettled: () => client.invalidateQueries({ queryKey: ["alert-actions"] }),
  });
  return (
    <div className="space-y-3 p-4">
      <h1 className="text-xl font-semibold">Where alerts are sent</h1>
      <AlertNav current="/alerts/actions" />
      {change.error === null ? null : (
        <ErrorNote title="Nothing was changed" error={change.error} />
      )}
      <p role="status">
        <VisibleText text={change.data?.told ?? ""} />
      </p>
      <Answer query={query} what="the actions" lines={8} className="space-y-6">
        {({ actions, deliveries, canMail }) => (
          <>
            <FactList
              title="Actions"
              what="alert-actions"
              note="Each alert is sent once to every action that is for it, when it is raised and when its level rises. A message that does not arrive is tried again for three days, under the same idempotency key."
              rows={actions}
              columns={ACTION_COLUMNS}
              keyOf={({ id }) => String(id)}
              empty="Alerts are sent nowhere; they stand on the page of alerts alone."
              action={
                <Button disabled={!mayManage} onClick={() => setForm("new")}>
                  <Icon name="plus" />
                  New action…
                </Button>
              }
              deed={(action) => (
                <span className="flex flex-wrap gap-1" hidden={!mayManage}>
                  <Deed {...{ action, change }} label="Send a test" wanted={{ action: "test" }} />
                  <Button onClick={() => setForm(action)}>
                    Change… <span className="sr-only">{action.name}</span>
                  </Button>
                  <Deed
                    {...{ action, change }}
                    label={action.isEnabled ? "Switch off" : "Switch on"}
                    wanted={{ action: "enable", isEnabled: !action.isEnabled }}
                  />
                  {action.counts.refused === 0 ? null : (
                    <Deed
                      {...{ action, change }}
                      label="Try failed ones again"
                      wanted={{ action: "retry" }}
                    />
                  )}
                </span>
              )}
            />
            <FactList
              title="Messages"
              what="alert-messages"
              note="The newest hundred."
              rows={deliveries}
              columns={DELIVERY_COLUMNS}
              keyOf={({ id }) => String(id)}
              empty="Nothing was sent yet."
            />
            <Dialog
              title={form === "new" ? "New action" : "Change the action"}
              open={form !== null}
              onClose={() => setForm(null)}
            >
              {form === null ? null : (
                <ActionForm
                  action={form === "new" ? null : form}
                  canMail={canMail}
                  onClose={() => setForm(null)}
                />
              )}
            </Dialog>
          </>
        )}
      </Answer>
    </div>
  );
}

function Deed({
  action: { id, name },
  change,
  label,
  wanted,
}: {
  readonly action: AlertAction;
  readonly change: {
    readonly isPending: boolean;
    readonly mutate: (asked: Parameters<typeof changeAlertAction>[0]) => void;
  };
  readonly label: string;
  readonly wanted: Parameters<typeof changeAlertAction>[0]["change"];
}) {
  return (
    <Button busy={change.isPending} onClick={() => change.mutate({ id, change: wanted })}>
      {label} <span className="sr-only">: {name}</span>
    </Button>
  );
}
