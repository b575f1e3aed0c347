const ACCOUNT = "111122223333";

/** What `aws iam get-account-authorization-details` writes: alice may use S3 and SNS. */
export const IAM_LISTING = JSON.stringify({
  UserDetailList: [
    {
      UserName: "alice",
      UserId: "AIDAALICE",
      Path: "/",
      Arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      CreateDate: "2020-01-01T00:00:00+00:00",
      UserPolicyList: [
        {
          PolicyName: "exports",
          PolicyDocument: encodeURIComponent(
            JSON.stringify({
              Version: "2012-10-17",
              Statement: [
                { Effect: "Allow", Action: ["s3:*", "sns:Publish"], Resource: "*" },
                { Effect: "Deny", Action: "kms:*", Resource: "*" },
              ],
            }),
          ),
        },
      ],
      GroupList: [],
      AttachedManagedPolicies: [],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
});
