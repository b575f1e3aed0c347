"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { useMay } from "@/components/shell/person";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import type { AlertChange, AlertDetail } from "@/lib/api/alert-contract";
import { alertQuery, changeAlert } from "@/lib/api/alert-queries";
import { ApiError } from "@/lib/api/fetch-json";
import { ChangeButtons } from "./change-buttons";

const NormalForm = onDemand(
  () => import("./normal-form").then((module) => module.NormalForm),
  <Skeleton lines={6} label="Loading" />,
);
const SuppressForm = onDemand(
  () => import("./suppress-form").then((module) => module.SuppressForm),
  <Skeleton lines={8} label="Loading" />,
);

/** What can be done about this alert. A change that is based on what is outdated is refused and told. */
export function AlertChanges({ alert }: { readonly alert: AlertDetail }) {
  const { id, state, assignee, updatedAtMs, ruleId, detector } = alert;
  const client = useQueryClient();
  const [suppressing, setSuppressing] = useState(false);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (change: AlertChange) => changeAlert(id, { ...change, updatedAtMs }),
    onSuccess: (now) => {
      client.setQueryData(alertQuery(id).queryKey, now);
      // The next change need not wait for the other lists.
      void client.invalidateQueries({ queryKey: ["alerts"], refetchType: "active" });
    },
    onError: async (refusal) => {
      // Somebody else was faster: what they did is shown, and what was typed stays in its form.
      if (refusal instanceof ApiError && refusal.code === "conflict")
        await client.invalidateQueries({ queryKey: ["alerts", "one", id] });
    },
  });
  const mayLead = useMay("lead");
  const canSuppress = mayLead && detector === "rule" && ruleId !== null;
  const canDeclare = mayLead && detector !== "rule" && detector !== "correlation";
  useShortcuts(canSuppress || canDeclare ? { i: () => setSuppressing(true) } : {});
  return (
    <div className="space-y-1" data-no-print>
      <div className="flex flex-wrap gap-1 [&>div]:contents">
        <ChangeButtons
          states={[state]}
          assignee={assignee}
          busy={isPending}
          onChange={mutateAsync}
        />
        {canSuppress ? (
          <Button
            aria-keyshortcuts="i"
            title="Suppress what is like it (i)"
            onClick={() => setSuppressing(true)}
          >
            <Icon name="bell-off" />
            Suppress…
          </Button>
        ) : null}
        {canDeclare ? (
          <Button
            aria-keyshortcuts="i"
            title="What is like it raises no alert for a time (i)"
            onClick={() => setSuppressing(true)}
          >
            <Icon name="bell-off" />
            This is normal…
          </Button>
        ) : null}
        {detector === "region" ? (
          <PageLink href={pageRoute("/regions")} className={buttonClass()}>
            <Icon name="globe" />
            Allow or deny the Region
          </PageLink>
        ) : null}
      </div>
      {canDeclare ? (
        <Dialog title="This is normal" open={suppressing} onClose={() => setSuppressing(false)}>
          <NormalForm alertId={id} onClose={() => setSuppressing(false)} />
        </Dialog>
      ) : null}
      {ruleId === null ? null : (
        <Dialog
          title="Suppress what is like this alert"
          open={suppressing}
          onClose={() => setSuppressing(false)}
        >
          <SuppressForm alertId={id} ruleId={ruleId} onClose={() => setSuppressing(false)} />
        </Dialog>
      )}
    </div>
  );
}
