-- An archive of mentions; docs/archive.md describes it. Days are numbers: 1 is 0001-01-01.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE path (given TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    digest TEXT NOT NULL  -- '' until all of it is kept
);
CREATE TABLE skipped (
    file INTEGER NOT NULL, ordinal INTEGER NOT NULL, failed INTEGER NOT NULL,
    name TEXT NOT NULL, reason TEXT NOT NULL, passed_over INTEGER NOT NULL,
    PRIMARY KEY (file, ordinal)
) WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    wanted TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    url TEXT NOT NULL,
    given TEXT,
    given_origin TEXT NOT NULL,
    language TEXT NOT NULL,
    places TEXT NOT NULL,
    edtf TEXT NOT NULL,
    origin TEXT NOT NULL,
    own TEXT NOT NULL,
    date TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    faults TEXT NOT NULL,
    pieces BLOB NOT NULL,
    shared TEXT NOT NULL,
    lent TEXT NOT NULL
);
CREATE INDEX document_file ON document (file, ordinal);
CREATE INDEX document_open ON document (id) WHERE is_open;
CREATE TABLE text (document INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE paragraph (
    key INTEGER NOT NULL, document INTEGER NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX paragraph_document ON paragraph (document);
CREATE TABLE testimony (
    document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    words TEXT NOT NULL, said TEXT NOT NULL, field INTEGER NOT NULL, day INTEGER,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,  -- document << 20 | its place in the document
    document INTEGER NOT NULL,
    headline TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote_place TEXT NOT NULL,
    status TEXT NOT NULL,
    edtf TEXT NOT NULL,
    first INTEGER,
    last INTEGER,
    said TEXT NOT NULL,
    speaker TEXT NOT NULL,
    actors TEXT NOT NULL,
    place TEXT NOT NULL,
    quantities TEXT NOT NULL,
    confidence REAL NOT NULL,
    signs TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    key TEXT NOT NULL,
    line_notes TEXT NOT NULL,
    follows TEXT NOT NULL,
    precedes TEXT NOT NULL,
    date TEXT NOT NULL,
    trail TEXT NOT NULL
);
CREATE INDEX mention_window ON mention (id, first, last, key);  -- small beside the rows, so that looking many up is cheap
CREATE INDEX mention_order ON mention (sentence, confidence DESC, key, first, last);
CREATE VIRTUAL TABLE mention_text USING fts5 (
    headline, quote, content='mention', content_rowid='id', tokenize='porter unicode61'
);
CREATE TRIGGER mention_added AFTER INSERT ON mention BEGIN
    INSERT INTO mention_text (rowid, headline, quote) VALUES (new.id, new.headline, new.quote);
END;
CREATE TRIGGER mention_removed AFTER DELETE ON mention BEGIN
    INSERT INTO mention_text (mention_text, rowid, headline, quote)
    VALUES ('delete', old.id, old.headline, old.quote);
END;
CREATE VIEW articles AS
SELECT document.name, title, outlet, url, edtf AS written, origin AS dated_by, file.name AS file,
       (SELECT count(*) FROM mention WHERE mention.id BETWEEN document.id << 20 AND (document.id + 1 << 20) - 1)
           AS mentions
FROM document JOIN file ON file.id = document.file
ORDER BY file.position, document.ordinal;
CREATE VIEW mentions AS
SELECT mention.id, document.name AS article, document.edtf AS written, mention.edtf AS date,
       CASE WHEN first BETWEEN 1 AND 3652059 THEN date(first + 1721424.5) END AS first_day,
       CASE WHEN last BETWEEN 1 AND 3652059 THEN date(last + 1721424.5) END AS last_day,
       said, status, headline AS line, quote, place, speaker, actors, quantities, confidence, signs, sentence, lead,
       start, "end", quote_place, key
FROM mention JOIN document ON document.id = mention.document;
CREATE VIEW actors AS
SELECT value AS actor, mention.id AS mention, mention.document FROM mention, json_each(mention.actors);
