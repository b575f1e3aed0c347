import type { Actor } from "./actor";
import { type Assumption, credentialsJson, roleResourceJson } from "./assume-role";
import { base64Text, iamId } from "./identifier";
import { roleArn } from "./identity";
import { GLOBAL_REGION, type Organization } from "./organization";
import { recordJson } from "./record";
import type { Stage } from "./stage";

type Proof =
  | { readonly kind: "saml"; readonly login: string }
  | { readonly kind: "web-identity"; readonly provider: string; readonly subject: string };

/** The Identity Center user, as events made for them name them; never by name. */
export function onBehalfOf(organization: Organization, login: string) {
  const userId = organization.random.fork(`person/${login}`).uuid();
  const [home] = organization.accounts;
  return {
    userId,
    identityStoreArn: `arn:aws:identitystore::${home?.id}:identitystore/d-9a67ex4mpl`,
  };
}

/**
 * AssumeRoleWithSAML or AssumeRoleWithWebIdentity. The key that the SAML response shows is not the
 * one that the session uses afterwards; that of a web identity is.
 */
export function emitFederation(
  stage: Stage,
  actor: Actor,
  assumption: Assumption,
  proof: Proof,
): void {
  const { role, sessionName, timeMs } = assumption;
  const { random } = stage;
  const account = role.account;
  const saml = proof.kind === "saml";
  const provider = saml
    ? base64Text(27, stage.organization.random.fork("saml-provider"))
    : `arn:aws:iam::${account.id}:oidc-provider/${proof.provider}`;
  const login = saml ? proof.login : proof.subject;
  const shown = saml ? { ...assumption, accessKeyId: iamId("ASIA", random) } : assumption;
  const identityJson = saml
    ? `{"type":"SAMLUser","principalId":"${provider}=:${login}","userName":"${login}","identityProvider":"${provider}="}`
    : `{"type":"WebIdentityUser","principalId":"${provider}:sts.amazonaws.com:${login}","userName":"${login}","identityProvider":"${provider}"}`;
  const json = recordJson({
    identityJson,
    timeMs,
    service: "sts",
    name: saml ? "AssumeRoleWithSAML" : "AssumeRoleWithWebIdentity",
    region: GLOBAL_REGION,
    sourceIp: actor.sourceIp,
    userAgent: actor.userAgent,
    requestJson: saml
      ? `{"sAMLAssertionID":"_${random.uuid()}","roleSessionName":"${sessionName}","durationSeconds":3600,"roleArn":"${roleArn(role)}","principalArn":"arn:aws:iam::${account.id}:saml-provider/larkfield"}`
      : `{"roleArn":"${roleArn(role)}","roleSessionName":"${sessionName}"}`,
    responseJson: credentialsJson(
      stage,
      shown,
      saml
        ? `"subjectType":"persistent","issuer":"https://login.larkfield.example/","nameQualifier":"${provider}=","subject":"${login}","audience":"https://signin.aws.amazon.com/saml",`
        : `"subjectFromWebIdentityToken":"${login}","provider":"${provider}","audience":"sts.amazonaws.com",`,
    ),
    requestId: random.uuid(),
    eventId: random.uuid(),
    readOnly: true,
    resourcesJson: roleResourceJson(role),
    eventType: "AwsApiCall",
    accountId: account.id,
    host: "sts.amazonaws.com",
  });
  stage.emit(account, GLOBAL_REGION, "CloudTrail", timeMs, json);
}

/** Identity Center's Federate in the management account, then the SAML call in the role's account. */
export function emitIdentityCenter(
  stage: Stage,
  actor: Actor,
  assumption: Assumption,
  login: string,
): void {
  const { random, organization } = stage;
  const [home = actor.account] = organization.accounts;
  const json = recordJson({
    identityJson: `{"type":"IdentityCenterUser","accountId":"${home.id}","onBehalfOf":${JSON.stringify(onBehalfOf(organization, login))},"credentialId":"${random.uuid()}"}`,
    timeMs: assumption.timeMs,
    service: "sso",
    name: "Federate",
    region: GLOBAL_REGION,
    sourceIp: actor.sourceIp,
    userAgent: actor.userAgent,
    requestJson: "null",
    responseJson: "null",
    requestId: random.uuid(),
    eventId: random.uuid(),
    readOnly: false,
    eventType: "AwsServiceEvent",
    accountId: home.id,
    serviceEventJson: `{"role_name":"${actor.name.split("_")[1] ?? actor.name}","account_id":"${actor.account.id}"}`,
  });
  stage.emit(home, GLOBAL_REGION, "CloudTrail", assumption.timeMs, json);
  emitFederation(stage, actor, assumption, { kind: "saml", login });
}
