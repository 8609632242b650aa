namespace RulesPush.Sites.Sqlite;

/// <summary>The tables. A later version is a further step of <see cref="Steps"/>; no step is ever changed.</summary>
internal static class Schema
{
    /// <summary>Stands in the header of the file, "RPSD": by it a file of another program is told.</summary>
    public const int ApplicationId = 0x52505344;

    /// <summary>The steps from an empty file to the current version: the version is their number.</summary>
    public static readonly string[] Steps =
    [
        """
        CREATE TABLE memory(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

        -- What a site has stored of a resource, with the decision that holds. Times are milliseconds since 1970.
        CREATE TABLE resource(
            row INTEGER PRIMARY KEY, site TEXT NOT NULL, id INTEGER NOT NULL, serial INTEGER NOT NULL, record BLOB NOT NULL,
            client INTEGER NOT NULL, client_changed INTEGER NOT NULL,
            outcome TEXT, held_by TEXT, criteria TEXT, reason TEXT, pack TEXT, decided INTEGER, inputs INTEGER,
            UNIQUE(site, id));
        CREATE TABLE identity(site TEXT NOT NULL, key TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY(site, key, resource)) WITHOUT ROWID;

        -- Messages that wait, and for each pair of sites the number of the last that was sent and handled.
        CREATE TABLE message(
            row INTEGER PRIMARY KEY, sender TEXT NOT NULL, receiver TEXT NOT NULL, number INTEGER NOT NULL, occasion INTEGER, body BLOB NOT NULL,
            UNIQUE(sender, receiver, number));
        CREATE TABLE link(sender TEXT NOT NULL, receiver TEXT NOT NULL, sent INTEGER NOT NULL, handled INTEGER NOT NULL, PRIMARY KEY(sender, receiver)) WITHOUT ROWID;

        CREATE TABLE request(
            id INTEGER PRIMARY KEY AUTOINCREMENT, site TEXT NOT NULL, resource INTEGER NOT NULL, machine TEXT NOT NULL, wizard INTEGER,
            state TEXT NOT NULL, reason TEXT NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL,
            attempts INTEGER NOT NULL, attempts_before INTEGER NOT NULL, occasion INTEGER,
            "plan" TEXT, planned INTEGER, ending TEXT, ended INTEGER);
        -- The law itself: one open request for each resource and site.
        CREATE UNIQUE INDEX request_open ON request(resource, site) WHERE state IN ('Held', 'Incoming', 'Processing', 'Retry');
        CREATE INDEX request_due ON request(site, due, id) WHERE state IN ('Incoming', 'Retry');
        CREATE INDEX request_resource ON request(resource);
        CREATE INDEX request_state ON request(state, site);
        CREATE TABLE attempt(
            request INTEGER NOT NULL, number INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER, target TEXT, management_point TEXT,
            account TEXT, error TEXT, text TEXT, output TEXT, PRIMARY KEY(request, number));

        CREATE TABLE event(
            id INTEGER PRIMARY KEY AUTOINCREMENT, resource INTEGER NOT NULL, site TEXT NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX event_resource ON event(resource);

        CREATE TABLE occasion(
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, identity TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL,
            row_stored INTEGER NOT NULL, finished INTEGER NOT NULL, opened INTEGER NOT NULL, UNIQUE(kind, identity));
        CREATE TABLE bad_ddr(
            id INTEGER PRIMARY KEY AUTOINCREMENT, site TEXT NOT NULL, batch TEXT NOT NULL, occasion INTEGER NOT NULL, batch_row INTEGER NOT NULL,
            format TEXT NOT NULL, header TEXT, raw TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL);
        CREATE INDEX bad_ddr_occasion ON bad_ddr(occasion, batch_row);
        """,
        """
        -- The numbers that other primary sites have for a resource: keys of the kind F before.
        CREATE TABLE paired(site TEXT NOT NULL, other TEXT NOT NULL, number INTEGER NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY(site, other, number)) WITHOUT ROWID;
        CREATE INDEX paired_resource ON paired(site, resource, other, number);
        INSERT OR REPLACE INTO paired
            SELECT site, substr(key, 3, instr(key, '-') - 3), CAST(substr(key, instr(key, '-') + 1) AS INTEGER), resource FROM identity WHERE key GLOB 'F:*';
        DELETE FROM identity WHERE key GLOB 'F:*';
        """,
        """
        -- The keys of a resource in one row, in the order of the resources; what has a key is found by an index in memory.
        CREATE TABLE known_by(site TEXT NOT NULL, resource INTEGER NOT NULL, keys TEXT NOT NULL, PRIMARY KEY(site, resource)) WITHOUT ROWID;
        INSERT INTO known_by SELECT site, resource, json_group_array(key) FROM identity GROUP BY site, resource;
        DROP TABLE identity;

        -- What happened to a resource without anything else between: [[site, kind, text], ...], with a time where it is not the newest.
        CREATE TABLE story(last INTEGER PRIMARY KEY, resource INTEGER NOT NULL, count INTEGER NOT NULL, newest INTEGER NOT NULL, events TEXT NOT NULL);
        INSERT INTO story SELECT id, resource, 1, time, json_array(json_array(site, kind, text)) FROM event;
        INSERT INTO counter SELECT 'event', seq FROM sqlite_sequence WHERE name = 'event';
        INSERT INTO counter SELECT 'request', seq FROM sqlite_sequence WHERE name = 'request';
        DROP TABLE event;
        CREATE INDEX story_resource ON story(resource);
        CREATE VIEW event AS SELECT
            last - count + 1 + happened.key AS id, resource, happened.value ->> 0 AS site, coalesce(happened.value ->> 3, newest) AS time,
            happened.value ->> 1 AS kind, happened.value ->> 2 AS text, last
            FROM story, json_each(events) AS happened;
        """,
        """
        -- As before, but for what each new request cost: SQLite made a list of the four states for each, and kept a count of its own.
        CREATE TABLE request_anew(
            id INTEGER PRIMARY KEY, site TEXT NOT NULL, resource INTEGER NOT NULL, machine TEXT NOT NULL, wizard INTEGER,
            state TEXT NOT NULL, reason TEXT NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL,
            attempts INTEGER NOT NULL, attempts_before INTEGER NOT NULL, occasion INTEGER,
            "plan" TEXT, planned INTEGER, ending TEXT, ended INTEGER);
        INSERT INTO request_anew SELECT * FROM request;
        DROP TABLE request;
        ALTER TABLE request_anew RENAME TO request;
        CREATE UNIQUE INDEX request_open ON request(resource, site) WHERE state = 'Held' OR state = 'Incoming' OR state = 'Processing' OR state = 'Retry';
        CREATE INDEX request_due ON request(site, due, id, planned) WHERE state IN ('Incoming', 'Retry');
        CREATE INDEX request_resource ON request(resource);
        CREATE INDEX request_state ON request(state, site);
        -- What the rules read is numbered in another way: of what was decided before nobody knows the number.
        UPDATE resource SET inputs = NULL;
        """,
    ];
}
