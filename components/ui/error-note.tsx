"use client";

import { ApiError, isRefused } from "@/lib/api/fetch-json";
import { Button } from "./button";
import { codeOnDemand, useCode } from "./code-on-demand";
import { Icon } from "./icon";

// What the server says of it beside the cause; a failure without it is told at once.
const ANSWER = codeOnDemand(() => import("./error-answer"));

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
  const answer = useCode(ANSWER, api !== null);
  return (
    <div role="alert" className="m-3 flex gap-2 rounded-md border border-line bg-surface p-3">
      <Icon name="circle-exclamation-point" size={18} className="mt-px shrink-0 text-bad" />
      <div className="min-w-0 space-y-1">
        <p className="font-medium">{title}</p>
        <p>{message}</p>
        {api === null || answer === null ? null : <answer.ErrorHint error={api} onRetry={retry} />}
        <div className="flex flex-wrap items-center gap-2 pt-1">
          {retry === undefined ? null : <Button onClick={retry}>Try again</Button>}
          {api?.requestId && answer !== null ? <answer.RequestId id={api.requestId} /> : null}
        </div>
      </div>
    </div>
  );
}
