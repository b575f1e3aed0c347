export interface Region {
  readonly code: string;
  readonly name: string;
  readonly partition: string;
  /** False until the account's owner switches the Region on (AWS: enable or disable Regions). */
  readonly enabledByDefault: boolean;
}

/** Per partition: `code = display name`; a star marks a Region that must be switched on first. */
const TABLE: Readonly<Record<string, string>> = {
  aws: `
    us-east-1 = US East (N. Virginia)
    us-east-2 = US East (Ohio)
    us-west-1 = US West (N. California)
    us-west-2 = US West (Oregon)
    * af-south-1 = Africa (Cape Town)
    * ap-east-1 = Asia Pacific (Hong Kong)
    * ap-east-2 = Asia Pacific (Taipei)
    ap-northeast-1 = Asia Pacific (Tokyo)
    ap-northeast-2 = Asia Pacific (Seoul)
    ap-northeast-3 = Asia Pacific (Osaka)
    ap-south-1 = Asia Pacific (Mumbai)
    * ap-south-2 = Asia Pacific (Hyderabad)
    ap-southeast-1 = Asia Pacific (Singapore)
    ap-southeast-2 = Asia Pacific (Sydney)
    * ap-southeast-3 = Asia Pacific (Jakarta)
    * ap-southeast-4 = Asia Pacific (Melbourne)
    * ap-southeast-5 = Asia Pacific (Malaysia)
    * ap-southeast-6 = Asia Pacific (New Zealand)
    * ap-southeast-7 = Asia Pacific (Thailand)
    ca-central-1 = Canada (Central)
    * ca-west-1 = Canada West (Calgary)
    eu-central-1 = Europe (Frankfurt)
    * eu-central-2 = Europe (Zurich)
    eu-north-1 = Europe (Stockholm)
    * eu-south-1 = Europe (Milan)
    * eu-south-2 = Europe (Spain)
    eu-west-1 = Europe (Ireland)
    eu-west-2 = Europe (London)
    eu-west-3 = Europe (Paris)
    * il-central-1 = Israel (Tel Aviv)
    * me-central-1 = Middle East (UAE)
    * me-south-1 = Middle East (Bahrain)
    * me-west-1 = Middle East (Saudi Arabia)
    * mx-central-1 = Mexico (Central)
    sa-east-1 = South America (São Paulo)
    * sa-west-1 = South America (Chile)`,
  "aws-cn": `
    cn-north-1 = China (Beijing)
    cn-northwest-1 = China (Ningxia)`,
  "aws-us-gov": `
    us-gov-east-1 = AWS GovCloud (US-East)
    us-gov-west-1 = AWS GovCloud (US-West)`,
  "aws-eusc": `
    eusc-de-east-1 = European Sovereign Cloud (Germany)`,
  "aws-iso": `
    us-iso-east-1 = US ISO East
    us-iso-west-1 = US ISO West`,
  "aws-iso-b": `
    us-isob-east-1 = US ISOB East (Ohio)
    us-isob-west-1 = US ISOB West`,
  "aws-iso-e": `
    eu-isoe-west-1 = EU ISOE West`,
  "aws-iso-f": `
    us-isof-east-1 = US ISOF East
    us-isof-south-1 = US ISOF South`,
};

/** Every Region known to this version. Data only: an unknown Region is never refused. */
export const REGIONS: readonly Region[] = Object.entries(TABLE).flatMap(([partition, rows]) =>
  rows
    .trim()
    .split("\n")
    .map((row) => {
      const [code = "", name = ""] = row.trim().replace("* ", "").split(" = ");
      return { code, name, partition, enabledByDefault: !row.includes("*") };
    }),
);

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

/** The Region with this code, or null when this version does not know it. */
export function findRegion(code: string): Region | null {
  return BY_CODE.get(code) ?? null;
}

export function isKnownRegion(code: string): boolean {
  return BY_CODE.has(code);
}
