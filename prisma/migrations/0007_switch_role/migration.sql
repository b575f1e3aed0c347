-- Lineage looks for switches from a session by the session's ARN; they are few among all grants.
create index session_grant_switch on session_grant (subject) where kind = 'switch-role';
