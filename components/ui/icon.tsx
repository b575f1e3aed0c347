import type { IconName } from "./icon-names";

/**
 * A sign from public/icons.svg: drawn by reference, so that it costs a page no script. It is
 * decoration unless `label` says what it stands for.
 */
export function Icon({
  name,
  size = 16,
  label,
  className,
}: {
  readonly name: IconName;
  /** Side of the square, in pixels. */
  readonly size?: number;
  readonly label?: string;
  readonly className?: string;
}) {
  return (
    <>
      <svg
        width={size}
        height={size}
        className={className}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <use href={`/icons.svg#${name}`} />
      </svg>
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </>
  );
}
