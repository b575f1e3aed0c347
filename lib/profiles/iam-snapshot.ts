import { z } from "zod";
import { MOST_LISTING_CHARACTERS } from "@/lib/api/iam-contract";
import { accountOfArn } from "@/lib/cloudtrail/arn";
import { policyStatementSchema } from "@/lib/cloudtrail/iam-policy";
import { AppError } from "@/lib/errors";
import { iamListingSchema, readStatements } from "./iam-listing";

/** A policy and what it says; null where its document cannot be read. */
const policySchema = z.object({
  name: z.string(),
  statements: z.array(policyStatementSchema).nullable(),
});

/** Who may hold policies: inline, attached by ARN, and limited by a boundary. */
const holderSchema = z.object({
  name: z.string(),
  inline: z.array(policySchema),
  attached: z.array(z.object({ name: z.string(), arn: z.string() })),
});

const callerSchema = holderSchema.extend({ boundary: z.string().nullable() });

/** A listing as it is kept: what of it says who may do what. */
export const iamSnapshotDocumentSchema = z.object({
  users: z.array(callerSchema.extend({ groups: z.array(z.string()) })),
  roles: z.array(callerSchema),
  groups: z.array(holderSchema),
  /** Their default versions. */
  managed: z.array(policySchema.extend({ arn: z.string() })),
});

export type IamSnapshotDocument = z.infer<typeof iamSnapshotDocumentSchema>;
export type SnapshotPolicy = z.infer<typeof policySchema>;
export type SnapshotHolder = z.infer<typeof holderSchema>;

/**
 * Reads the JSON of `aws iam get-account-authorization-details`, at most 64 MB of it: the account
 * that it is about, and who is granted what. Throws AppError `invalid` that says what is wrong.
 */
export function readIamSnapshot(text: string): {
  readonly account: string;
  readonly document: IamSnapshotDocument;
} {
  if (text.length > MOST_LISTING_CHARACTERS) refuse("it is larger than 64 MB");
  const listing = iamListingSchema.safeParse(parseJson(text));
  if (!listing.success) {
    const [issue] = listing.error.issues;
    const place = issue?.path.map(String).join(".") || "the file";
    refuse(`${place}: ${issue?.message ?? "not as expected"}`);
  }
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = listing.data;
  const arns = [UserDetailList, GroupDetailList, RoleDetailList, Policies].flat();
  return {
    account: onlyAccount(arns.map(({ Arn }) => Arn)),
    document: {
      users: UserDetailList.map((one) => ({
        name: one.UserName,
        inline: one.UserPolicyList,
        attached: one.AttachedManagedPolicies,
        boundary: one.PermissionsBoundary,
        groups: one.GroupList,
      })),
      roles: RoleDetailList.map((one) => ({
        name: one.RoleName,
        inline: one.RolePolicyList,
        attached: one.AttachedManagedPolicies,
        boundary: one.PermissionsBoundary,
      })),
      groups: GroupDetailList.map((one) => ({
        name: one.GroupName,
        inline: one.GroupPolicyList,
        attached: one.AttachedManagedPolicies,
      })),
      managed: Policies.map((one) => ({
        name: one.PolicyName,
        arn: one.Arn,
        statements: readStatements(
          one.PolicyVersionList.find((each) => each.IsDefaultVersion)?.Document,
        ),
      })),
    },
  };
}

/** Policies of AWS belong to the account `aws`, which is none. */
function onlyAccount(arns: readonly string[]): string {
  const accounts = new Set(
    arns.flatMap((arn) => accountOfArn(arn) ?? []).filter((account) => /^\d{12}$/.test(account)),
  );
  const [account, ...others] = [...accounts].sort();
  if (account === undefined) refuse("it lists no user, group, role or policy of an account");
  if (others.length > 0) {
    refuse(
      `it is about ${accounts.size} accounts (${[account, ...others].slice(0, 5).join(", ")}): upload one file for each`,
    );
  }
  return account;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("it is not whole JSON");
  }
}

function refuse(what: string): never {
  throw new AppError(
    "invalid",
    `The IAM listing cannot be used: ${what}. Write it with "aws iam get-account-authorization-details --output json" and upload that file.`,
    { fields: { listing: what } },
  );
}
