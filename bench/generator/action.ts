import { type Filler, fillerOf } from "./filler";
import { cutTemplate, Names, type Template } from "./template";

/** One API action with the shape of its record; `$names` are filled when an event is written. */
export interface Action {
  readonly service: string;
  readonly name: string;
  /** How often it is called, relative to the other actions of the catalogue. */
  readonly weight: number;
  readonly readOnly: boolean;
  /** A data event: logged by resource, not as a management event. */
  readonly data: boolean;
  /** Recorded in us-east-1 wherever it was called (CloudTrail user guide, global service events). */
  readonly global: boolean;
  /** Service that makes this call on the principal's behalf, if it is not the principal itself. */
  readonly via: string | null;
  readonly apiVersion: string | null;
  /** What stands in the slots of the four templates below. */
  readonly fillers: readonly Filler[];
  readonly request: Template;
  readonly response: Template;
  /** `additionalEventData`, or null where the service writes none. */
  readonly additional: Template | null;
  /** `resources` array, or null where the service writes none. */
  readonly resources: Template | null;
}

export interface TableOptions {
  readonly global?: boolean;
  readonly apiVersion?: string;
  /** additionalEventData of every action of the table. */
  readonly additional?: string;
}

/**
 * Reads a table of actions, one a line: `weight flags Name | request | response | resources`.
 * Flags: `r` or `w` for readOnly, `d` for data events, `>host` for a call made by a service. Missing columns are
 * null; resources are `Type=ARN` separated by spaces.
 */
export function actionTable(service: string, table: string, options: TableOptions = {}): Action[] {
  const lines = table.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [head = "", request, response, resources] = line.split(" | ").map((cell) => cell.trim());
    const [weight = "1", flags = "r", name = "", via = ""] = head.split(/\s+/);
    const names = new Names();
    const cut = (text: string): Template => cutTemplate(text, names);
    return {
      service,
      name,
      weight: Number(weight),
      readOnly: flags.includes("r"),
      data: flags.includes("d"),
      global: options.global ?? false,
      via: via === "" ? null : via.slice(1),
      apiVersion: options.apiVersion ?? null,
      request: cut(request || "null"),
      response: cut(response || "null"),
      additional: options.additional === undefined ? null : cut(options.additional),
      resources: resources ? cut(resourcesJson(resources)) : null,
      fillers: names.list.map(fillerOf),
    };
  });
}

function resourcesJson(cell: string): string {
  const items = cell.split(/\s+/).map((item) => {
    const [type = "", arn = ""] = item.split("=");
    // S3 writes an object's ARN without the account (CloudTrail record of an S3 data event).
    const account = type === "AWS::S3::Object" ? "" : '"accountId":"$account",';
    return `{${account}"type":"${type}","ARN":"${arn}"}`;
  });
  return `[${items.join(",")}]`;
}
