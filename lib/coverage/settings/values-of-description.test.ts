import { expect, test } from "vitest";
import type { AnsweredTrail } from "./values-of-description";
import { valuesOfDescription } from "./values-of-description";

const TRAIL = {
  TrailARN: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
  HomeRegion: "eu-west-1",
  S3BucketName: "trail-bucket",
  IsMultiRegionTrail: true,
  LogFileValidationEnabled: true,
};
const yes = <Value>(value: Value) => ({ ok: true, value }) as const;
const no = { ok: false, why: "forbidden", problem: "It may not be asked." } as const;
const STATUS = {
  $metadata: {},
  IsLogging: true,
  LatestDeliveryTime: new Date(5),
  LatestDeliveryError: "",
  LatestDigestDeliveryError: "AccessDenied",
};

function answered(more: Partial<AnsweredTrail> = {}): AnsweredTrail {
  return {
    trail: TRAIL,
    description: {
      status: yes(STATUS),
      selectors: yes({ eventSelectors: [{ ReadWriteType: "All" }], advancedEventSelectors: [] }),
      insights: yes([]),
    },
    bucket: {
      versioning: yes({ state: "enabled", mfaDelete: false }),
      publicAccessBlock: yes(null),
      isPolicyPublic: yes(null),
      lifecycle: yes([]),
    },
    ...more,
  };
}

test("everything that AWS tells becomes a value; what is not set is one too", () => {
  expect(valuesOfDescription(answered())).toEqual({
    values: {
      bucket: "trail-bucket",
      multiRegion: true,
      validation: true,
      kmsKey: null,
      logGroup: null,
      logging: true,
      delivery: { latestMs: 5, error: null },
      digestDelivery: { latestMs: null, error: "AccessDenied" },
      logGroupDelivery: { latestMs: null, error: null },
      selection: { management: "all", isNarrowed: false, excluded: [], dataTypes: [] },
      insights: [],
      versioning: "enabled",
      mfaDelete: false,
      publicAccessBlock: null,
      isPolicyPublic: null,
      lifecycle: [],
    },
    refusals: {},
  });
});

test("what may not be asked has no value, and a reason", () => {
  const { values, refusals } = valuesOfDescription(
    answered({
      description: { status: no, selectors: no, insights: no },
      bucket: { versioning: no, publicAccessBlock: no, isPolicyPublic: no, lifecycle: no },
    }),
  );
  expect(Object.keys(values).sort()).toEqual([
    "bucket",
    "kmsKey",
    "logGroup",
    "multiRegion",
    "validation",
  ]);
  expect(Object.keys(refusals).sort()).toEqual([
    "delivery",
    "digestDelivery",
    "insights",
    "isPolicyPublic",
    "lifecycle",
    "logGroupDelivery",
    "logging",
    "mfaDelete",
    "publicAccessBlock",
    "selection",
    "versioning",
  ]);
});

test("of lifecycle rules only those count that are enabled and touch the files of the trail", () => {
  const rule = { Status: "Enabled", Expiration: { Days: 90 } } as const;
  const stepsOf = (rules: readonly object[], S3KeyPrefix?: string) => {
    const bucket = answered().bucket;
    const trail = { ...TRAIL, S3KeyPrefix };
    const lifecycle = yes(rules.map((one) => ({ ...rule, ...one })));
    return valuesOfDescription(answered({ trail, bucket: bucket && { ...bucket, lifecycle } }))
      .values.lifecycle;
  };
  const deleted = { what: "delete", days: 90, storageClass: null };
  expect(stepsOf([{}, { Status: "Disabled" }])).toEqual([deleted]);
  expect(stepsOf([{ Filter: { Prefix: "tmp/" } }, { Prefix: "AWSLogs/1" }])).toEqual([deleted]);
  expect(stepsOf([{ Filter: { And: { Prefix: "logs/" } } }], "logs")).toEqual([deleted]);
  expect(stepsOf([{ Expiration: { ExpiredObjectDeleteMarker: true } }])).toEqual([]);
  expect(
    stepsOf([
      {
        Expiration: undefined,
        Transitions: [{ Days: 30, StorageClass: "GLACIER" }],
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
    ]),
  ).toEqual([
    { what: "archive", days: 30, storageClass: "GLACIER" },
    { what: "delete-old-versions", days: 7, storageClass: null },
  ]);
});
