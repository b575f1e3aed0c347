const ACCOUNT = "123456789012";

const READER_POLICY = `arn:aws:iam::${ACCOUNT}:policy/reader`;

/** A policy as IAM lists it: percent-encoded. */
function encodedPolicy(...statements: object[]): string {
  return encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

/** A small listing as `aws iam get-account-authorization-details` writes it, with other parts on top. */
export function iamListing(more: object = {}): object {
  return {
    UserDetailList: [
      {
        UserName: "alice",
        UserId: "AIDAALICE",
        Path: "/",
        Arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
        CreateDate: "2020-01-01T00:00:00+00:00",
        UserPolicyList: [
          {
            PolicyName: "own",
            PolicyDocument: encodedPolicy({
              Effect: "Allow",
              Action: ["s3:GetObject", "sqs:*"],
              Resource: "arn:aws:s3:::data/*",
            }),
          },
        ],
        GroupList: ["staff"],
        AttachedManagedPolicies: [{ PolicyName: "reader", PolicyArn: READER_POLICY }],
        PermissionsBoundary: {
          PermissionsBoundaryType: "Policy",
          PermissionsBoundaryArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        },
        Tags: [],
      },
    ],
    GroupDetailList: [
      {
        GroupName: "staff",
        Arn: `arn:aws:iam::${ACCOUNT}:group/staff`,
        GroupPolicyList: [
          {
            PolicyName: "not-iam",
            PolicyDocument: {
              Statement: { Effect: "Deny", Action: "iam:*", Resource: "*" },
            },
          },
        ],
        AttachedManagedPolicies: [
          {
            PolicyName: "IAMReadOnlyAccess",
            PolicyArn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
          },
        ],
      },
    ],
    RoleDetailList: [
      {
        RoleName: "admin",
        Arn: `arn:aws:iam::${ACCOUNT}:role/admin`,
        AssumeRolePolicyDocument: "%7B%7D",
        RolePolicyList: [
          {
            PolicyName: "all",
            PolicyDocument: encodedPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
          },
        ],
        AttachedManagedPolicies: [],
      },
    ],
    Policies: [
      {
        PolicyName: "reader",
        Arn: READER_POLICY,
        DefaultVersionId: "v2",
        PolicyVersionList: [
          {
            VersionId: "v1",
            IsDefaultVersion: false,
            Document: encodedPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
          },
          {
            VersionId: "v2",
            IsDefaultVersion: true,
            Document: encodedPolicy({
              Effect: "Allow",
              Action: ["s3:ListBucket", "dynamodb:Get*"],
              Resource: "*",
              Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
          },
        ],
      },
      {
        PolicyName: "IAMReadOnlyAccess",
        Arn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
        PolicyVersionList: [
          {
            VersionId: "v1",
            IsDefaultVersion: true,
            Document: encodedPolicy({ Effect: "Allow", Action: "iam:Get*", Resource: "*" }),
          },
        ],
      },
    ],
    ...more,
  };
}
