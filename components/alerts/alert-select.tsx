import { formatCount } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";

const LONGEST = 50;

interface Choice {
  readonly value: string;
  readonly label: string;
  /** Null where nobody counted. */
  readonly count: number | null;
}

/** One value of what alerts have, or all. What the link asks for is offered even when no alert has it. */
export function AlertSelect({
  label,
  all,
  value,
  choices = [],
  wordOf = (text) => text,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  /** Empty for all. */
  readonly value: string;
  readonly choices?: readonly Choice[] | undefined;
  readonly wordOf?: (value: string) => string;
  readonly onChange: (value: string) => void;
}) {
  const isOffered = value === "" || choices.some((choice) => choice.value === value);
  if (choices.length === 0 && value === "") return null;
  const asked: Choice = { value, label: value, count: 0 };
  return (
    <select
      aria-label={label}
      value={value}
      className="h-8 max-w-44 rounded-md border border-edge bg-surface px-2"
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{all}</option>
      {(isOffered ? choices : [...choices, asked]).map((choice) => (
        <option key={choice.value} value={choice.value}>
          {toVisible(shortenMiddle(wordOf(choice.label), LONGEST))}
          {choice.count === null ? "" : ` (${formatCount(choice.count)})`}
        </option>
      ))}
    </select>
  );
}
