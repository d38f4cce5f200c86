-- The programme: what the coordinator wishes of it, what repeats, whose offer is
-- taken up, when people could come, and what else is on at that time.

-- What the planner is asked for; one row, written by model/plan as JSON.
CREATE TABLE wishes (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  content TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

-- A rhythm that sessions follow: an RRULE of RFC 5545 from a first local start.
-- Each of its sessions stands for one day of it; a day may be left out.
CREATE TABLE series (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL DEFAULT '',
  start_local TEXT NOT NULL DEFAULT '',
  left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out))
) STRICT, WITHOUT ROWID;

ALTER TABLE session ADD COLUMN series TEXT REFERENCES series(id) ON DELETE SET NULL;
ALTER TABLE session ADD COLUMN series_day TEXT NOT NULL DEFAULT '';
CREATE INDEX session_series ON session(series);

-- What became of an offer, and when.
ALTER TABLE offer ADD COLUMN session TEXT REFERENCES session(id) ON DELETE SET NULL;
ALTER TABLE offer ADD COLUMN agenda_item TEXT REFERENCES agenda_item(id) ON DELETE SET NULL;
ALTER TABLE offer ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE offer ADD COLUMN offered_on TEXT NOT NULL DEFAULT '';
ALTER TABLE offer ADD COLUMN asked_on TEXT NOT NULL DEFAULT '';
ALTER TABLE offer ADD COLUMN given_on TEXT NOT NULL DEFAULT '';
ALTER TABLE offer ADD COLUMN thanked_on TEXT NOT NULL DEFAULT '';
CREATE INDEX offer_session ON offer(session);
CREATE INDEX offer_agenda_item ON offer(agenda_item);

-- A question which of some dates people could make, on paper or by mail.
CREATE TABLE poll (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  session TEXT REFERENCES session(id) ON DELETE SET NULL,
  words TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '', -- printed on the paper
  made TEXT NOT NULL DEFAULT '',
  closed TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_session ON poll(session);

CREATE TABLE poll_option (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  poll TEXT NOT NULL DEFAULT '' REFERENCES poll(id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  start_local TEXT NOT NULL DEFAULT '',
  end_local TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT 'in person',
  venue TEXT REFERENCES venue(id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_option_poll ON poll_option(poll);
CREATE INDEX poll_option_venue ON poll_option(venue);

-- Who is asked; position is the row on the paper.
CREATE TABLE poll_person (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  poll TEXT NOT NULL DEFAULT '' REFERENCES poll(id) ON DELETE CASCADE,
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (poll, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_person_person ON poll_person(person);

CREATE TABLE poll_answer (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  option TEXT NOT NULL DEFAULT '' REFERENCES poll_option(id) ON DELETE CASCADE,
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  answer TEXT NOT NULL DEFAULT '',
  UNIQUE (option, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_answer_person ON poll_answer(person);

-- Somebody else's calendar, shown behind the programme; when it keeps free, nothing
-- is planned on its days. Its file is not journalled.
CREATE TABLE layer (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  keeps_free INTEGER NOT NULL DEFAULT 0,
  shown INTEGER NOT NULL DEFAULT 1,
  source TEXT NOT NULL DEFAULT '',
  added TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE layer_file (
  layer TEXT NOT NULL PRIMARY KEY, -- stays when the layer is removed, which can be undone
  data BLOB NOT NULL
) STRICT;
