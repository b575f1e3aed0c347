import type { Action } from "./action";
import { deniedFailure, ordinaryFailure } from "./failure";
import { upperText } from "./identifier";
import { GLOBAL_REGION, type Place } from "./organization";
import { type Failure, recordJson } from "./record";
import type { Session } from "./session";
import type { Stage } from "./stage";
import { fillTemplate } from "./template";

const ORDINARY_FAILURE_SHARE = 0.015;

/** One call of `action` at a place: fills its templates and delivers the record. */
export function emitCall(
  stage: Stage,
  session: Session,
  action: Action,
  place: Place,
  timeMs: number,
  deniedShare: number,
): void {
  const { random } = stage;
  const { account } = place;
  const region = action.global ? GLOBAL_REGION : place.region;
  const requestId = action.service === "s3" ? upperText(16, random) : random.uuid();
  const moment = { random, place, timeMs, requestId, sessionName: session.sessionName };
  const values = action.fillers.map((fill) => fill(moment));
  const { via } = action;
  const direct = via === null && !session.byService;
  const json = recordJson({
    identityJson:
      via === null
        ? session.identityJson
        : `${session.identityJson.slice(0, -1)},"invokedBy":"${via}"}`,
    timeMs,
    service: action.service,
    name: action.name,
    region,
    sourceIp: via ?? session.sourceIp,
    userAgent: via ?? session.userAgent,
    failure: drawFailure(stage, session, action, deniedShare),
    requestJson: fillTemplate(action.request, values),
    responseJson: fillTemplate(action.response, values),
    additionalJson: action.additional && fillTemplate(action.additional, values),
    requestId,
    eventId: random.uuid(),
    readOnly: action.readOnly,
    resourcesJson: action.resources && fillTemplate(action.resources, values),
    eventType: "AwsApiCall",
    apiVersion: action.apiVersion,
    data: action.data,
    accountId: account.id,
    vpcEndpointId: direct ? session.vpcEndpointId : null,
    host: direct ? `${action.service}.${region}.amazonaws.com` : null,
    console: session.console && direct,
  });
  stage.emit(account, region, "CloudTrail", timeMs, json);
}

function drawFailure(
  { random }: Stage,
  session: Session,
  action: Action,
  deniedShare: number,
): Failure | null {
  const luck = random.unit();
  if (luck < deniedShare) return deniedFailure(action, session.arn);
  return luck < deniedShare + ORDINARY_FAILURE_SHARE && action.via === null && !session.byService
    ? ordinaryFailure(action, random)
    : null;
}
