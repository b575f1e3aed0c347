import type { ComponentProps, ReactNode } from "react";

/** Class of every one-line input. */
export const INPUT_CLASS =
  "h-8 w-full rounded-md border border-edge bg-surface px-2 text-sm placeholder:text-muted aria-invalid:border-bad";

/** A labelled input with a hint and the error that belongs to it. */
export function TextField({
  label,
  hint,
  error,
  name,
  ...rest
}: Omit<ComponentProps<"input">, "name"> & {
  readonly label: string;
  readonly name: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}) {
  const hintId = `${name}-hint`;
  return (
    <div className="space-y-1">
      <label className="block font-medium" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hintId}
        aria-invalid={error === undefined ? undefined : true}
        className={INPUT_CLASS}
        {...rest}
      />
      <p id={hintId} className={error === undefined ? "text-xs text-muted" : "text-xs text-bad"}>
        {error ?? hint}
      </p>
    </div>
  );
}
