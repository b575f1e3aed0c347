"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { SavedView } from "@/lib/api/desk-contract";
import type { SavedViewAction } from "@/lib/api/desk-queries";
import { ApiError } from "@/lib/api/fetch-json";
import { useChangeView } from "./use-change-view";

/** What is about to be done with a view. */
export interface ViewTask {
  readonly kind: "rename" | "replace" | "delete";
  readonly view: SavedView;
}

const TITLES: Readonly<Record<ViewTask["kind"], string>> = {
  rename: "Rename this view",
  replace: "Replace what this view shows",
  delete: "Delete this view?",
};

/** Asks for the particulars of a change, and for a second thought before a view is deleted. */
export function ViewDialog({
  task,
  onClose,
  onDeleted,
}: {
  readonly task: ViewTask | null;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const isDeleted = useRef(false);
  // After the dialog has closed: it gives the focus back to a button that is no longer there.
  useEffect(() => {
    if (task !== null || !isDeleted.current) return;
    isDeleted.current = false;
    onDeleted();
  }, [task, onDeleted]);
  return (
    <Dialog
      title={task === null ? "View" : TITLES[task.kind]}
      open={task !== null}
      onClose={onClose}
    >
      {task === null ? null : (
        <ViewForm
          task={task}
          onClose={onClose}
          onDone={() => {
            isDeleted.current = task.kind === "delete";
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function ViewForm({
  task: { kind, view },
  onClose,
  onDone,
}: {
  readonly task: ViewTask;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const change = useChangeView();
  const fields = change.error instanceof ApiError ? change.error.fields : {};
  const isSaid = Object.keys(fields).some((name) => name === "name" || name === "url");
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const action = actionOf(kind, new FormData(form));
        const onError = () => form.querySelector<HTMLElement>("[data-focus]")?.focus();
        change.mutate({ id: view.id, action }, { onSuccess: onDone, onError });
      }}
    >
      {kind === "rename" ? (
        <TextField
          name="name"
          label="Name"
          required
          maxLength={120}
          defaultValue={view.name}
          error={fields.name}
          data-focus
        />
      ) : null}
      {kind === "replace" ? (
        <TextField
          name="url"
          label="Link"
          required
          defaultValue={view.url}
          hint="Paste the address of the page as it should be shown from now on. On the events page, “Update” under “Views” does the same."
          error={fields.url}
          data-focus
        />
      ) : null}
      {kind === "delete" ? (
        <p>
          <VisibleText text={view.name} className="font-medium" /> is removed
          {view.shared ? " for everybody, since it is shared" : ""}. Links to what it shows go on
          working.
        </p>
      ) : null}
      {change.isError && !isSaid ? (
        <ErrorNote title="That could not be done" error={change.error} />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose} data-focus={kind === "delete" || undefined}>
          {kind === "delete" ? "Keep it" : "Cancel"}
        </Button>
        <Button
          type="submit"
          look={kind === "delete" ? "danger" : "primary"}
          busy={change.isPending}
        >
          {kind === "delete" ? "Delete" : "Save"}
        </Button>
      </div>
    </form>
  );
}

function actionOf(kind: ViewTask["kind"], form: FormData): SavedViewAction {
  if (kind === "delete") return { action: "delete" };
  if (kind === "rename") return { action: "rename", name: String(form.get("name")).trim() };
  return { action: "replace", url: pathOf(String(form.get("url")).trim()) };
}

/** Of a whole address of this site, its path; anything else stays for the server to judge. */
function pathOf(text: string): string {
  const { origin } = window.location;
  return text.startsWith(`${origin}/`) ? text.slice(origin.length) : text;
}
