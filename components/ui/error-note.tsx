"use client";

import { CircleAlert } from "lucide-react";
import { ApiError, isRefused } from "@/lib/api/fetch-json";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { RetryLater } from "./retry-later";

const HINTS: Partial<Record<ApiError["code"], string>> = {
  timeout: "The search took too long. A shorter time range or one more condition makes it faster.",
  forbidden: "You have no permission for this. Whoever runs this Trailglass can grant it.",
  unavailable: "The database does not answer at the moment.",
};

/** A failure where it happened: the cause, what to do, and an id to quote. */
export function ErrorNote({
  title,
  error,
  onRetry,
}: {
  /** What could not be done: "The histogram could not be loaded". */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  const api = error instanceof ApiError ? error : null;
  // The same question, wrongly asked, is refused again.
  const retry = isRefused(error) ? undefined : onRetry;
  const message = error instanceof Error ? error.message : "Something unexpected happened.";
  return (
    <div role="alert" className="m-3 flex gap-2 rounded-md border border-line bg-surface p-3">
      <CircleAlert size={18} aria-hidden="true" className="mt-px shrink-0 text-bad" />
      <div className="min-w-0 space-y-1">
        <p className="font-medium">{title}</p>
        <p>{message}</p>
        {api !== null && HINTS[api.code] !== undefined ? (
          <p className="text-muted">{HINTS[api.code]}</p>
        ) : null}
        {retry !== undefined && api !== null && api.retryAfterMs !== null ? (
          <RetryLater afterMs={api.retryAfterMs} onRetry={retry} />
        ) : null}
        <div className="flex flex-wrap items-center gap-2 pt-1">
          {retry === undefined ? null : <Button onClick={retry}>Try again</Button>}
          {api?.requestId ? (
            <span className="text-xs text-muted">
              Request <code>{api.requestId}</code>
              <CopyButton text={api.requestId} label="Copy request ID" />
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}
