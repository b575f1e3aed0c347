-- A link may be longer than a b-tree entry: its hash is what is unique.
alter table short_link drop constraint short_link_url_key;
create unique index short_link_url on short_link (md5(url));
