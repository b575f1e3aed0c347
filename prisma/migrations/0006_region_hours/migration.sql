-- Activity by Region and hour alone: a twentieth of activity_hour, so that the grid of Regions costs
-- what it shows.

create table region_hour (
  account_id integer not null,
  hour timestamptz not null,
  region_id integer not null,
  -- of a service whose Region says nothing about where something happened
  is_global boolean not null,
  outcome smallint not null,
  -- -1 when the record does not say
  read_only smallint not null,
  count integer not null,
  primary key (account_id, hour, region_id, is_global, outcome, read_only)
);
create index region_hour_hour on region_hour (hour);

-- The services of lib/cloudtrail/global-services.ts; a change there needs these sums made anew.
insert into region_hour
  select h.account_id, h.hour, h.region_id, a.event_source in (
    'account.amazonaws.com', 'billing.amazonaws.com', 'billingconsole.amazonaws.com',
    'budgets.amazonaws.com', 'ce.amazonaws.com', 'cloudfront.amazonaws.com',
    'globalaccelerator.amazonaws.com', 'health.amazonaws.com', 'iam.amazonaws.com',
    'networkmanager.amazonaws.com', 'organizations.amazonaws.com', 'route53.amazonaws.com',
    'route53domains.amazonaws.com', 'savingsplans.amazonaws.com', 'shield.amazonaws.com',
    'signin.amazonaws.com', 'support.amazonaws.com', 'trustedadvisor.amazonaws.com',
    'waf.amazonaws.com'
  ), h.outcome, h.read_only, sum(h.count)
  from activity_hour h join action a on a.id = h.action_id
  group by 1, 2, 3, 4, 5, 6;

-- Lists of principals sum the days of all; "nobody else" asks who else had a value, and the overview
-- since when it is there.
create index principal_day_kind on principal_day (kind, day);
create index first_seen_value on first_seen (kind, value_id, first_time);

-- Questions about one action, and how long deliveries take.
create index activity_hour_action on activity_hour (action_id, hour);
create index log_file_delivered on log_file (delivered_at) where state = 'done';

-- The hours of one principal (kind 6) or shape (kind 9), which has few of all.
create index facet_hour_value on facet_hour (kind, value_id, hour) where kind in (6, 9);
