"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { newestAlertQuery } from "@/lib/api/alert-queries";
import { newerWords } from "./newer-words";

/** Says what became of the alert since it was shown; it changes when the reader says so. */
export function NewerAlert({
  alert,
  onShow,
}: {
  readonly alert: AlertDetail;
  readonly onShow: () => void;
}) {
  const { data } = useQuery(newestAlertQuery(alert.id));
  const words = data === undefined ? "" : newerWords(alert, data);
  return (
    <p role="status">
      {words === "" ? null : (
        <Button onClick={onShow} data-no-print>
          <Icon name="arrow-up" />
          {words}: show
        </Button>
      )}
    </p>
  );
}
