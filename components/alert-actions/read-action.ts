import type { AlertAction, NewAction } from "@/lib/api/action-contract";

/** What a form says about an action, as the API takes it; what is wrong with it the API tells. */
export function readAction(
  form: FormData,
  chosen: Pick<AlertAction, "kind" | "leastLevel" | "isEnabled"> & { readonly ruleIds: number[] },
): NewAction {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const list = (name: string) =>
    text(name)
      .split(",")
      .flatMap((each) => each.trim() || []);
  const { kind, ...more } = chosen;
  const head = { ...more, name: text("name"), accounts: list("accounts") };
  if (kind === "email") return { ...head, kind, settings: { to: list("to") } };
  const secretFrom = text("secretFrom");
  const settings = { url: text("url"), ...(secretFrom !== "" && { secretFrom }) };
  return { ...head, kind, settings };
}
