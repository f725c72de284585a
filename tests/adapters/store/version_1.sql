-- A file of version 1, with PRAGMA user_version = 1 and PRAGMA journal_mode = WAL: what version 0.1.0 wrote, by .dump.
BEGIN TRANSACTION;
CREATE TABLE record (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, details TEXT NOT NULL) STRICT;
INSERT INTO "record" VALUES(1,'2026-03-02T09:30:00+01:00','nudge','{"level": 1, "sitting": 1800}');
INSERT INTO "record" VALUES(2,'2026-03-02T09:33:00+01:00','withdraw','{"reason": "break"}');
INSERT INTO "record" VALUES(3,'2026-03-02T09:40:00+01:00','break','{"began": "2026-03-02T09:30:00+01:00", "ended": "2026-03-02T09:40:00+01:00", "kind": "away"}');
INSERT INTO "record" VALUES(4,'2026-03-04T12:36:00+01:00','session','{"took": 290, "complete": true, "exercises": {"glute_bridge": "timer"}}');
INSERT INTO "record" VALUES(5,'2026-03-04T12:36:00+01:00','routine_closed','{"slot": "2026-03-04 12:30", "outcome": "done"}');
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
INSERT INTO "state" VALUES(1,'{"version":2,"boot":"ä"}');
COMMIT;
