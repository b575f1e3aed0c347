import type { AlertAction, NewAction, WEBHOOK_SHAPES } from "@/lib/api/action-contract";

/** What a form says about an action, as the API takes it; what is wrong with it the API tells. */
export function readAction(
  form: FormData,
  chosen: Pick<AlertAction, "kind" | "leastLevel" | "isEnabled"> & {
    readonly ruleIds: number[];
    readonly shape: (typeof WEBHOOK_SHAPES)[number];
  },
): NewAction {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const list = (name: string) =>
    text(name)
      .split(",")
      .flatMap((each) => each.trim() || []);
  const number = (name: string) => (text(name) === "" ? null : Number(text(name)));
  const { kind, shape, ...more } = chosen;
  const head = {
    ...more,
    name: text("name"),
    accounts: list("accounts"),
    mostPerHour: number("mostPerHour"),
    digestMinutes: number("digestMinutes"),
  };
  switch (kind) {
    case "email":
      return { ...head, kind, settings: { to: list("to") } };
    case "sns":
      return { ...head, kind, settings: { topicArn: text("topicArn") } };
    case "eventbridge":
      return { ...head, kind, settings: { busArn: text("busArn") } };
    case "command":
      return { ...head, kind, settings: { commandFrom: text("commandFrom") } };
    case "webhook": {
      const secretFrom = text("secretFrom");
      const settings = { url: text("url"), shape, ...(secretFrom !== "" && { secretFrom }) };
      return { ...head, kind, settings };
    }
  }
}
