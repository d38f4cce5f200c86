-- The community file, first edition.
-- Every journalled table has a text id; a column that must not be NULL has a
-- default; a reference that cascades names the owner of the row. The journal's
-- triggers, undo and history are generated from exactly these facts.

CREATE TABLE community (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  time_zone TEXT NOT NULL DEFAULT 'Europe/London',
  organiser_name TEXT NOT NULL DEFAULT '',
  organiser_email TEXT NOT NULL DEFAULT '',
  organiser_phone TEXT NOT NULL DEFAULT '',
  privacy_notice TEXT NOT NULL DEFAULT '',
  paper_days INTEGER NOT NULL DEFAULT 30,
  lapsed_months INTEGER NOT NULL DEFAULT 12,
  sample INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  list TEXT NOT NULL DEFAULT '' CHECK (list IN ('sector', 'seniority', 'district', 'band', 'theme')),
  name TEXT NOT NULL DEFAULT '',
  letter TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0,
  days TEXT NOT NULL DEFAULT '',
  from_minute INTEGER NOT NULL DEFAULT 0,
  to_minute INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  sector TEXT REFERENCES category(id),
  district TEXT REFERENCES category(id),
  postcode TEXT NOT NULL DEFAULT '',
  lat REAL,
  lon REAL,
  website TEXT NOT NULL DEFAULT '',
  team_size INTEGER NOT NULL DEFAULT 0,
  notes TEXT NOT NULL DEFAULT '',
  external_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(external_ids))
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  given TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  sort_as TEXT NOT NULL DEFAULT '',
  sort_key TEXT NOT NULL DEFAULT '',
  pronouns TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  seniority TEXT REFERENCES category(id),
  sector TEXT REFERENCES category(id),
  district TEXT REFERENCES category(id),
  postcode TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  emails TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(emails)),
  phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phones)),
  channel TEXT NOT NULL DEFAULT '',
  availability TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(availability)),
  interests TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(interests)),
  access_needs TEXT NOT NULL DEFAULT '',
  dietary_needs TEXT NOT NULL DEFAULT '',
  keep_needs INTEGER NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  notes TEXT NOT NULL DEFAULT '',
  joined TEXT NOT NULL DEFAULT '',
  left_on TEXT NOT NULL DEFAULT '',
  external_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(external_ids))
) STRICT, WITHOUT ROWID;
CREATE INDEX person_sort ON person(sort_key);

CREATE TABLE affiliation (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  organisation TEXT NOT NULL DEFAULT '' REFERENCES organisation(id) ON DELETE CASCADE,
  role TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliation_person ON affiliation(person);
CREATE INDEX affiliation_organisation ON affiliation(organisation);

CREATE TABLE offer (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'not yet asked'
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_person ON offer(person);

CREATE TABLE consent (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  purpose TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT '',
  given_on TEXT NOT NULL DEFAULT '',
  withdrawn_on TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_person ON consent(person);

CREATE TABLE venue (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  host TEXT REFERENCES organisation(id) ON DELETE SET NULL,
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  district TEXT REFERENCES category(id),
  lat REAL,
  lon REAL,
  capacity INTEGER NOT NULL DEFAULT 0,
  step_free TEXT NOT NULL DEFAULT '',
  hearing_loop TEXT NOT NULL DEFAULT '',
  accessible_toilet TEXT NOT NULL DEFAULT '',
  wifi TEXT NOT NULL DEFAULT '',
  screen TEXT NOT NULL DEFAULT '',
  kitchen TEXT NOT NULL DEFAULT '',
  parking TEXT NOT NULL DEFAULT '',
  transit TEXT NOT NULL DEFAULT '',
  catering TEXT NOT NULL DEFAULT '',
  cost INTEGER NOT NULL DEFAULT 0,
  bands TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bands)),
  contact TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX venue_host ON venue(host);

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT 'in person',
  state TEXT NOT NULL DEFAULT 'idea',
  start_local TEXT NOT NULL DEFAULT '',
  end_local TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT 'Europe/London',
  venue TEXT REFERENCES venue(id) ON DELETE SET NULL,
  room TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  capacity INTEGER NOT NULL DEFAULT 0,
  online_capacity INTEGER NOT NULL DEFAULT 0,
  description TEXT NOT NULL DEFAULT '',
  catering TEXT NOT NULL DEFAULT '',
  budget INTEGER NOT NULL DEFAULT 0,
  cost INTEGER NOT NULL DEFAULT 0,
  uid TEXT NOT NULL DEFAULT '',
  sequence INTEGER NOT NULL DEFAULT 0,
  changed TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX session_start ON session(start_local);
CREATE INDEX session_venue ON session(venue);

CREATE TABLE agenda_item (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_item_session ON agenda_item(session);

-- Who presents an agenda item, or, without one, who facilitates the session.
CREATE TABLE presenter (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  agenda_item TEXT REFERENCES agenda_item(id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX presenter_session ON presenter(session);
CREATE INDEX presenter_person ON presenter(person);
CREATE INDEX presenter_agenda_item ON presenter(agenda_item);

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  source TEXT NOT NULL DEFAULT 'invited',
  reply TEXT NOT NULL DEFAULT 'no reply',
  attendance TEXT NOT NULL DEFAULT 'not recorded',
  mode_attended TEXT NOT NULL DEFAULT '',
  time_in TEXT NOT NULL DEFAULT '',
  time_out TEXT NOT NULL DEFAULT '',
  access_needs TEXT NOT NULL DEFAULT '',
  dietary_needs TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_person ON participation(person);

-- Facts that undo must not forget: what was printed, and how the window is set.
CREATE TABLE printing (
  code TEXT NOT NULL PRIMARY KEY,
  session TEXT NOT NULL, -- stays when the session is removed, which can be undone
  variant TEXT NOT NULL,
  at TEXT NOT NULL,
  rows TEXT NOT NULL CHECK (json_valid(rows)) -- person ids; row 1 first
) STRICT, WITHOUT ROWID;
CREATE INDEX printing_session ON printing(session);

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal. A transaction's changes are the run first_change..last_change; an
-- undo that changed nothing has an empty run, whose last is before its first.
CREATE TABLE txn (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES txn(id),
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX txn_first_change ON txn(first_change);

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  owner TEXT, -- the thing the row belongs to, and a second one
  other TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_key ON change(key);
CREATE INDEX change_owner ON change(owner) WHERE owner IS NOT NULL;
CREATE INDEX change_other ON change(other) WHERE other IS NOT NULL;
