import type { Actor } from "./actor";
import { emitAssumeRole } from "./assume-role";
import { emitConsoleLogin } from "./console-login";
import { emitFederation, emitIdentityCenter, onBehalfOf } from "./federation";
import { iamId } from "./identifier";
import { roleSessionJson, rootJson, sessionArn, userJson } from "./identity";
import { roleOf, type Session, userOf } from "./session";
import type { Stage } from "./stage";

const HOUR_MS = 3_600_000;

/** Gives actors their credentials, and records how they came by them. */
export class SignIns {
  private readonly open = new Map<Actor, Session>();

  constructor(private readonly stage: Stage) {}

  /** The actor's session at `timeMs`; opens a new one, with its events, when there is none. */
  sessionOf(actor: Actor, timeMs: number): Session {
    const known = this.open.get(actor);
    if (known !== undefined && known.endMs > timeMs) return known;
    const session = this.begin(actor, timeMs);
    this.open.set(actor, session);
    return session;
  }

  private begin(actor: Actor, timeMs: number): Session {
    const { signIn } = actor;
    switch (signIn.way) {
      case "service":
        return this.service(actor, signIn.host, timeMs);
      case "access-key":
      case "console":
        return this.user(actor, timeMs);
      case "root":
        return this.root(actor, timeMs);
      default:
        return this.role(actor, timeMs);
    }
  }

  private service(actor: Actor, host: string, timeMs: number): Session {
    const invokedBy = `${host}.amazonaws.com`;
    const identityJson = `{"type":"AWSService","invokedBy":"${invokedBy}"}`;
    const principalId = invokedBy;
    return {
      ...basis(actor, timeMs),
      identityJson,
      arn: principalId,
      principalId,
      sessionName: host,
      byService: true,
    };
  }

  private user(actor: Actor, timeMs: number): Session {
    const { account, name: userName } = actor;
    const { userId, accessKeyId } = userOf(actor, this.stage.organization);
    const arn = `arn:aws:iam::${account.id}:user/${userName}`;
    const session = { ...basis(actor, timeMs), arn, principalId: userId, sessionName: userName };
    if (actor.signIn.way === "access-key") {
      return { ...session, identityJson: userJson({ account, userId, userName, accessKeyId }) };
    }
    const mfa = this.stage.random.chance(0.8);
    emitConsoleLogin(this.stage, actor, { userId, mfa, timeMs });
    const key = iamId("ASIA", this.stage.random);
    const console = { createdMs: timeMs, mfa };
    return {
      ...session,
      console: true,
      identityJson: userJson({ account, userId, userName, accessKeyId: key, console }),
    };
  }

  private root(actor: Actor, timeMs: number): Session {
    const { account } = actor;
    emitConsoleLogin(this.stage, actor, { userId: account.id, mfa: true, timeMs });
    const identityJson = rootJson(account, iamId("ASIA", this.stage.random), timeMs);
    const arn = `arn:aws:iam::${account.id}:root`;
    return {
      ...basis(actor, timeMs),
      identityJson,
      arn,
      principalId: account.id,
      sessionName: "root",
      console: true,
    };
  }

  private role(actor: Actor, timeMs: number): Session {
    const { stage } = this;
    const { signIn } = actor;
    const role = roleOf(actor, stage.organization);
    const sessionName = this.sessionName(actor, timeMs);
    const accessKeyId = iamId("ASIA", stage.random);
    const assumption = { role, sessionName, accessKeyId, timeMs };
    const session = { role, sessionName, accessKeyId, createdMs: timeMs };
    const result = (identityJson: string): Session => ({
      ...basis(actor, timeMs),
      identityJson,
      arn: sessionArn(role, sessionName),
      principalId: `${role.id}:${sessionName}`,
      sessionName,
      byService: signIn.way === "linked-role",
      console: signIn.way === "identity-center" && actor.userAgent.startsWith("Mozilla"),
    });
    switch (signIn.way) {
      case "identity-center": {
        emitIdentityCenter(stage, actor, assumption, signIn.login);
        const user = onBehalfOf(stage.organization, signIn.login);
        return result(roleSessionJson({ ...session, onBehalfOf: user }));
      }
      case "saml":
        emitFederation(stage, actor, assumption, { kind: "saml", login: signIn.login });
        return result(roleSessionJson(session));
      case "web-identity": {
        emitFederation(stage, actor, assumption, {
          kind: "web-identity",
          provider: signIn.provider,
          subject: signIn.subject,
        });
        const federatedProvider = `arn:aws:iam::${role.account.id}:oidc-provider/${signIn.provider}`;
        return result(roleSessionJson({ ...session, federatedProvider }));
      }
      case "chained":
        emitAssumeRole(
          stage,
          this.sessionOf(signIn.from, timeMs),
          signIn.from.account.id,
          assumption,
        );
        return result(roleSessionJson(session));
      case "linked-role": {
        const service = this.service(actor, signIn.host, timeMs);
        emitAssumeRole(stage, service, role.account.id, assumption);
        return result(
          roleSessionJson({ ...session, accessKeyId: null, invokedBy: service.principalId }),
        );
      }
      case "service-role":
        emitAssumeRole(
          stage,
          this.service(hostCaller(actor, signIn.host), signIn.host, timeMs),
          role.account.id,
          assumption,
        );
        return result(roleSessionJson({ ...session, ec2: signIn.host === "ec2" }));
      default:
        throw new Error(`${signIn.way} is no role session`);
    }
  }

  private sessionName({ signIn, name }: Actor, timeMs: number): string {
    switch (signIn.way) {
      case "identity-center":
      case "saml":
        return signIn.login;
      case "service-role":
        return signIn.sessionName;
      case "linked-role":
        return "SLRManagement";
      case "chained":
        return this.sessionOf(signIn.from, timeMs).sessionName;
      case "web-identity":
        return signIn.subject.startsWith("repo:")
          ? "GitHubActions"
          : `${name}-${this.stage.random.hex(8)}`;
      default:
        return name;
    }
  }
}

/** A service role's session is opened by the service, whoever uses it then. */
const hostCaller = (actor: Actor, host: string): Actor => ({
  ...actor,
  sourceIp: `${host}.amazonaws.com`,
  userAgent: `${host}.amazonaws.com`,
});

function basis(actor: Actor, timeMs: number) {
  const { sourceIp, userAgent } = actor;
  const inside = sourceIp.startsWith("10.");
  return {
    sourceIp,
    userAgent,
    endMs:
      actor.signIn.way === "access-key" || actor.signIn.way === "service"
        ? Infinity
        : timeMs + HOUR_MS,
    console: false,
    byService: actor.signIn.way === "service",
    vpcEndpointId: inside ? `vpce-0${actor.account.id.slice(0, 8)}ab12cd3` : null,
  };
}
