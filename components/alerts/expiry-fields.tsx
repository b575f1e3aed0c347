import { INPUT_CLASS } from "@/components/ui/text-field";

const DAYS = [1, 7, 30, 90, 365];
const DAY_MS = 86_400_000;

/** Why something raises no alert, and for how long. */
export function ExpiryFields() {
  return (
    <>
      <label className="block space-y-1">
        <span className="font-medium">Why</span>
        <textarea
          name="reason"
          rows={2}
          required
          maxLength={1_000}
          className={`${INPUT_CLASS} h-auto py-1`}
        />
      </label>
      <label className="block space-y-1">
        <span className="font-medium">For how long</span>
        <select name="days" defaultValue="30" className={INPUT_CLASS}>
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {days === 1 ? "1 day" : `${days} days`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** What the fields say, as the API takes it. */
export function expiryOf(form: FormData): { readonly reason: string; readonly expires: string } {
  const days = Number(form.get("days"));
  return {
    reason: String(form.get("reason") ?? ""),
    expires: new Date(Date.now() + days * DAY_MS).toISOString(),
  };
}
