/** A select with its label beside it, as one control. */
export function Choice<Value extends string>({
  label,
  name = label,
  value,
  words,
  problemId,
  onChange,
}: {
  readonly label: string;
  /** The same in more words, for assistive technology. */
  readonly name?: string;
  readonly value: Value;
  /** What each value is called, in the order in which they are offered. */
  readonly words: Readonly<Record<Value, string>>;
  /** Id of the sentence that says why the value is refused. */
  readonly problemId?: string | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const isValue = (text: string): text is Value => Object.hasOwn(words, text);
  return (
    <label className="flex h-7 max-w-full items-center gap-1.5 rounded-md border border-line bg-surface ps-2 whitespace-nowrap hover:bg-hover">
      <span className="text-muted">{label}</span>
      <select
        aria-label={name}
        value={value}
        aria-invalid={problemId !== undefined || undefined}
        aria-describedby={problemId}
        className="field-sizing-content h-full max-w-full min-w-0 rounded-md bg-surface pe-1 aria-invalid:text-bad"
        onChange={({ target }) => {
          if (isValue(target.value)) onChange(target.value);
        }}
      >
        {Object.keys(words)
          .filter(isValue)
          .map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
      </select>
    </label>
  );
}
