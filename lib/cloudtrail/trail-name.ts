/** One trail: its owner, where it lives, and its name. */
export interface TrailName {
  readonly account: string;
  readonly homeRegion: string;
  readonly name: string;
}

const ARN = /arn:[a-z-]{1,20}:cloudtrail:([a-z0-9-]{1,40}):(\d{12}):trail\/([\w.-]{1,200})/;

/** The trail that an ARN names; null when the text is no ARN of a trail. */
export function parseTrailArn(text: string): TrailName | null {
  const found = findTrailArn(text);
  return found?.arn === text ? found.trail : null;
}

/** The first ARN of a trail in a text, such as a message that refuses a call. */
export function findTrailArn(text: string): { arn: string; trail: TrailName } | null {
  const match = ARN.exec(text.slice(0, 4_000));
  if (!match) return null;
  const [arn, homeRegion = "", account = "", name = ""] = match;
  return { arn, trail: { account, homeRegion, name } };
}

/** One text for each trail. */
export function trailKey({ account, homeRegion, name }: TrailName): string {
  return JSON.stringify([account, homeRegion, name]);
}
