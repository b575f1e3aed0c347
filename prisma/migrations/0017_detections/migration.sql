-- More places that alerts are sent to, and how many messages each of them takes.
alter table alert_action drop constraint alert_action_kind_check;
alter table alert_action add constraint alert_action_kind_check
  check (kind in ('webhook', 'email', 'sns', 'eventbridge', 'command'));
-- null: as many as there are; a digest stands for its alerts and counts as one
alter table alert_action
  add column most_per_hour integer check (most_per_hour between 1 and 10000),
  add column digest_minutes integer check (digest_minutes between 1 and 1440);

-- Messages that go out as one digest. It is fixed before the first attempt, so that each attempt is of
-- the same alerts under the same key, which is this.
alter table alert_delivery add column batch uuid;
create index alert_delivery_batch on alert_delivery (batch) where batch is not null;
create index alert_delivery_sent on alert_delivery (action_id, sent_at) where sent_at is not null;

-- What a detector says of a subject may be declared normal for a time, as hits of a rule may be hidden.
alter table suppression
  add column detector text,
  add column subject_hash uuid,
  -- the alert that it began with, which tells its subject
  add column alert_id integer references alert (id),
  add constraint suppression_of_detector check (
    (detector is null) = (subject_hash is null) and (detector is null) = (alert_id is null)
    and (detector is null or rule_id is null));
