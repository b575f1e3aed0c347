-- Files that brought events long after they happened are few; a histogram marks their events.
create index log_file_late on log_file (min_time) where delivered_at - min_time > interval '1 hour';
