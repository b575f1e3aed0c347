import { expect, test } from "vitest";
import { printParams } from "@/components/shell/url-params";
import {
  type AlertView,
  alertsAsked,
  DEFAULT_ALERTS,
  parseAlertView,
  printAlertView,
} from "./alert-view";

const read = (search: string) => parseAlertView([...new URLSearchParams(search)]);

test("a view survives its link, and what is usual is not written", () => {
  const view: AlertView = {
    ...DEFAULT_ALERTS,
    state: "closed",
    kind: "suppressed",
    level: "high",
    rule: "12",
    detector: "new",
    account: "111122223333",
    assignee: "none",
    text: "a b&c=%",
    sort: "-level",
    offset: 50,
  };
  expect(read(printParams("", printAlertView(view)))).toEqual({ view, ignored: [] });
  expect(printParams("", printAlertView(DEFAULT_ALERTS))).toBe("");
});

test("another question begins at its start", () => {
  expect(printParams("offset=50", printAlertView({ level: "low" }))).toBe("level=low");
});

test("what a link cannot say is named and left out", () => {
  const { view, ignored } = read("state=asleep&rule=0&level=high&level=low&wat=1&from=now-1d");
  expect(view).toEqual({ ...DEFAULT_ALERTS, level: "high" });
  expect(ignored).toEqual(["state", "rule", "level", "wat"]);
});

test("only what is set is asked", () => {
  expect(alertsAsked({ ...DEFAULT_ALERTS, account: "1" }, { from: "now-1d" })).toEqual({
    state: "open",
    kind: "shown",
    account: "1",
    from: "now-1d",
    sort: "-last",
    offset: 0,
    limit: 50,
  });
});
