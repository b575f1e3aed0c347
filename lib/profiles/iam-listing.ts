import { z } from "zod";
import { type PolicyStatement, readPolicy } from "@/lib/cloudtrail/iam-policy";

/** Postgres keeps no NUL and no half of a character, and IAM writes none. */
const name = z
  .string()
  .max(2_048)
  .regex(/^[^\0\p{Surrogate}]*$/u, "an unusual character");

const inline = z
  .array(z.object({ PolicyName: name, PolicyDocument: z.unknown() }))
  .default([])
  .transform((policies) =>
    policies.map((one) => ({
      name: one.PolicyName,
      statements: readStatements(one.PolicyDocument),
    })),
  );
const attached = z
  .array(z.object({ PolicyName: name, PolicyArn: name }))
  .default([])
  .transform((policies) => policies.map((one) => ({ name: one.PolicyName, arn: one.PolicyArn })));
const boundary = z
  .object({ PermissionsBoundaryArn: name })
  .optional()
  .transform((one) => one?.PermissionsBoundaryArn ?? null);

/** As `aws iam get-account-authorization-details` writes it; a filter leaves lists out. */
export const iamListingSchema = z.object({
  IsTruncated: z.literal(false, "the listing goes on after this file").optional(),
  UserDetailList: z
    .array(
      z.object({
        UserName: name,
        Arn: name,
        UserPolicyList: inline,
        AttachedManagedPolicies: attached,
        GroupList: z.array(name).default([]),
        PermissionsBoundary: boundary,
      }),
    )
    .default([]),
  GroupDetailList: z
    .array(
      z.object({
        GroupName: name,
        Arn: name,
        GroupPolicyList: inline,
        AttachedManagedPolicies: attached,
      }),
    )
    .default([]),
  RoleDetailList: z
    .array(
      z.object({
        RoleName: name,
        Arn: name,
        RolePolicyList: inline,
        AttachedManagedPolicies: attached,
        PermissionsBoundary: boundary,
      }),
    )
    .default([]),
  Policies: z
    .array(
      z.object({
        PolicyName: name,
        Arn: name,
        PolicyVersionList: z
          .array(z.object({ Document: z.unknown(), IsDefaultVersion: z.boolean() }))
          .default([]),
      }),
    )
    .default([]),
});

/** A policy with a character that cannot be kept counts as one that cannot be read. */
export function readStatements(document: unknown): PolicyStatement[] | null {
  const statements = readPolicy(document);
  const isUsual = statements?.every(({ actions }) =>
    actions.every((action) => name.safeParse(action).success),
  );
  return isUsual ? statements : null;
}
