import type { Action } from "./action";
import type { Random } from "./random";
import type { Failure } from "./record";

/** Services that say `AccessDeniedException` where others say `AccessDenied`. */
const EXCEPTION_SERVICES = new Set(
  "dynamodb kms secretsmanager ssm lambda logs ecs ecr eks athena glue kinesis bedrock guardduty securityhub organizations sso states codebuild config cloudtrail".split(
    " ",
  ),
);

const MISSING: Readonly<Record<string, Failure>> = {
  s3: { code: "NoSuchKey", message: "The specified key does not exist." },
  ec2: { code: "Client.InvalidInstanceID.NotFound", message: "The instance ID does not exist" },
  iam: { code: "NoSuchEntityException", message: "The role cannot be found." },
  dynamodb: { code: "ConditionalCheckFailedException", message: "The conditional request failed" },
  cloudformation: { code: "ValidationException", message: "Stack does not exist" },
};

/** The refusal that IAM would give `arn`, in the words of the called service. */
export function deniedFailure(action: Pick<Action, "service" | "name">, arn: string): Failure {
  if (action.service === "ec2") {
    return {
      code: "Client.UnauthorizedOperation",
      message: `You are not authorized to perform this operation. User: ${arn} is not authorized to perform: ec2:${action.name} because no identity-based policy allows the ec2:${action.name} action`,
    };
  }
  return {
    code: EXCEPTION_SERVICES.has(action.service) ? "AccessDeniedException" : "AccessDenied",
    message: `User: ${arn} is not authorized to perform: ${action.service}:${action.name} because no identity-based policy allows the ${action.service}:${action.name} action`,
  };
}

/** A failure that is nobody's fault: something is missing, or too much was asked at once. */
export function ordinaryFailure(action: Action, random: Random): Failure {
  const missing = MISSING[action.service];
  if (missing !== undefined && random.chance(0.7)) return missing;
  return random.chance(0.5)
    ? { code: "ThrottlingException", message: "Rate exceeded" }
    : { code: "ResourceNotFoundException", message: "Requested resource not found" };
}
