import type { ComponentProps } from "react";

const LOOKS = {
  plain: "border border-line bg-surface hover:bg-hover",
  quiet: "hover:bg-hover",
  primary: "bg-accent text-on-accent hover:opacity-90 border border-accent",
  danger: "border border-line bg-surface text-bad hover:bg-hover",
} as const;

/** Class of everything that looks like a button, links included. */
export function buttonClass(look: keyof typeof LOOKS = "plain"): string {
  return `inline-flex h-8 items-center justify-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap no-underline disabled:opacity-50 aria-disabled:opacity-50 aria-pressed:bg-selected ${LOOKS[look]}`;
}

/**
 * A button that does not submit a form unless told to. While `busy` it does nothing, and keeps the
 * focus, which a disabled one would lose.
 */
export function Button({
  look = "plain",
  className = "",
  type = "button",
  busy = false,
  onClick,
  ...rest
}: ComponentProps<"button"> & { readonly look?: keyof typeof LOOKS; readonly busy?: boolean }) {
  return (
    <button
      type={type}
      className={`${buttonClass(look)} ${className}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}
