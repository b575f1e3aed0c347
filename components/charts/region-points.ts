// Written by bin/make-world-land.mjs from lib/cloudtrail/region-places.json; change those.

/** The size of public/world-land.svg, in the units of the points. */
export const LAND = { width: 1000, height: 429 };

/** Approximate places of Regions on that picture. A Region that is not here has no known place. */
export const REGION_POINTS: ReadonlyMap<string, { readonly x: number; readonly y: number }> =
  new Map([
    ["us-east-1", { x: 308.1, y: 98 }],
    ["us-east-2", { x: 295.6, y: 95 }],
    ["us-west-1", { x: 195.1, y: 103.6 }],
    ["us-west-2", { x: 216.8, y: 76.5 }],
    ["af-south-1", { x: 547, y: 360.9 }],
    ["ap-east-1", { x: 805.7, y: 155.6 }],
    ["ap-east-2", { x: 822.4, y: 145.9 }],
    ["ap-northeast-1", { x: 852.8, y: 109.1 }],
    ["ap-northeast-2", { x: 817.2, y: 102.8 }],
    ["ap-northeast-3", { x: 844, y: 112.4 }],
    ["ap-south-1", { x: 697.1, y: 167.3 }],
    ["ap-south-2", { x: 713.3, y: 173.4 }],
    ["ap-southeast-1", { x: 788.4, y: 232.9 }],
    ["ap-southeast-2", { x: 885.6, y: 360.8 }],
    ["ap-southeast-3", { x: 796, y: 261.2 }],
    ["ap-southeast-4", { x: 861.7, y: 373.9 }],
    ["ap-southeast-5", { x: 782.3, y: 226.2 }],
    ["ap-southeast-6", { x: 938.4, y: 370.8 }],
    ["ap-southeast-7", { x: 775.3, y: 186.7 }],
    ["ca-central-1", { x: 325.5, y: 77.5 }],
    ["ca-west-1", { x: 240.9, y: 61 }],
    ["eu-central-1", { x: 519.9, y: 63.7 }],
    ["eu-central-2", { x: 520, y: 71.8 }],
    ["eu-north-1", { x: 538.1, y: 38.6 }],
    ["eu-south-1", { x: 521.8, y: 77.6 }],
    ["eu-south-2", { x: 497.9, y: 89.6 }],
    ["eu-west-1", { x: 486.1, y: 54.5 }],
    ["eu-west-2", { x: 499.7, y: 59.7 }],
    ["eu-west-3", { x: 505.4, y: 67.4 }],
    ["il-central-1", { x: 589.5, y: 121.2 }],
    ["me-central-1", { x: 646.5, y: 145.3 }],
    ["me-south-1", { x: 633.6, y: 142.2 }],
    ["me-west-1", { x: 624, y: 147 }],
    ["mx-central-1", { x: 229.7, y: 161.8 }],
    ["sa-east-1", { x: 375.7, y: 324.8 }],
    ["sa-west-1", { x: 319.4, y: 359.3 }],
  ]);
