-- Which years somebody has planned. A year that is not here is counted by weekends only, and deadlines in it say so.
CREATE TABLE ticketing.calendar_year
(
    year     INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2999),
    -- PROVISIONAL: the statutory days themselves, before the yearly notice says which days are joined or worked instead.
    standing TEXT NOT NULL CHECK (standing IN ('PUBLISHED', 'PROVISIONAL')),
    source   TEXT NOT NULL CHECK (char_length(source) BETWEEN 1 AND 200)
);
ALTER TABLE ticketing.calendar_day ADD CHECK (char_length(holiday) BETWEEN 1 AND 40);

INSERT INTO ticketing.calendar_year (year, standing, source)
SELECT DISTINCT CAST(date_part('year', day) AS INTEGER), 'PUBLISHED',
       CASE WHEN date_part('year', day) = 2026 THEN '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）' ELSE '手工录入' END
FROM ticketing.calendar_day;

-- 国务院办公厅关于2025年部分节假日安排的通知, 国办发明电〔2024〕12号.
INSERT INTO ticketing.calendar_day (day, works, holiday)
SELECT CAST(day AS date), works, holiday
FROM (VALUES ('new-year', FALSE, DATE '2025-01-01', DATE '2025-01-01'),
             ('spring-festival', TRUE, DATE '2025-01-26', DATE '2025-01-26'),
             ('spring-festival', FALSE, DATE '2025-01-28', DATE '2025-02-04'),
             ('spring-festival', TRUE, DATE '2025-02-08', DATE '2025-02-08'),
             ('qingming', FALSE, DATE '2025-04-04', DATE '2025-04-06'),
             ('labour-day', TRUE, DATE '2025-04-27', DATE '2025-04-27'),
             ('labour-day', FALSE, DATE '2025-05-01', DATE '2025-05-05'),
             ('dragon-boat', FALSE, DATE '2025-05-31', DATE '2025-06-02'),
             ('national-day', TRUE, DATE '2025-09-28', DATE '2025-09-28'),
             ('national-day', FALSE, DATE '2025-10-01', DATE '2025-10-08'),
             ('national-day', TRUE, DATE '2025-10-11', DATE '2025-10-11')) AS stretches (holiday, works, first, last),
     generate_series(first, last, INTERVAL '1 day') AS day
WHERE NOT EXISTS (SELECT FROM ticketing.calendar_year WHERE year = 2025);

-- The holidays of 全国年节及纪念日放假办法 (as of 2025-01-01) on their dates in 2027; Spring Festival is 6 February. What
-- falls on a weekend is made up for on days that only the notice names.
INSERT INTO ticketing.calendar_day (day, works, holiday)
SELECT CAST(day AS date), FALSE, holiday
FROM (VALUES ('new-year', DATE '2027-01-01', DATE '2027-01-01'),
             ('spring-festival', DATE '2027-02-05', DATE '2027-02-08'),
             ('qingming', DATE '2027-04-05', DATE '2027-04-05'),
             ('labour-day', DATE '2027-05-01', DATE '2027-05-02'),
             ('dragon-boat', DATE '2027-06-09', DATE '2027-06-09'),
             ('mid-autumn', DATE '2027-09-15', DATE '2027-09-15'),
             ('national-day', DATE '2027-10-01', DATE '2027-10-03')) AS stretches (holiday, first, last),
     generate_series(first, last, INTERVAL '1 day') AS day
WHERE NOT EXISTS (SELECT FROM ticketing.calendar_year WHERE year = 2027);

INSERT INTO ticketing.calendar_year (year, standing, source)
VALUES (2025, 'PUBLISHED', '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）'),
       (2027, 'PROVISIONAL', '《全国年节及纪念日放假办法》法定假日本日，调休待国务院办公厅公布')
ON CONFLICT DO NOTHING;

-- When whose doors are open: the city's (code '*', which no department has), and departments' that differ.
CREATE TABLE ticketing.office
(
    code           TEXT PRIMARY KEY CHECK (char_length(code) BETWEEN 1 AND 64),
    keeps_holidays BOOLEAN NOT NULL
);

-- Minutes of the day, so that a day can end at 24:00.
CREATE TABLE ticketing.opening_hours
(
    office_code TEXT     NOT NULL REFERENCES ticketing.office (code) ON DELETE CASCADE,
    weekday     SMALLINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       SMALLINT NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes      SMALLINT NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    PRIMARY KEY (office_code, weekday, opens),
    CHECK (opens < closes)
);

-- Single days on which an office differs from everything else said here.
CREATE TABLE ticketing.office_day
(
    office_code TEXT    NOT NULL REFERENCES ticketing.office (code) ON DELETE CASCADE,
    day         DATE    NOT NULL,
    works       BOOLEAN NOT NULL,
    note        TEXT    NOT NULL CHECK (char_length(note) BETWEEN 1 AND 40),
    PRIMARY KEY (office_code, day)
);

INSERT INTO ticketing.office (code, keeps_holidays) VALUES ('*', TRUE);
INSERT INTO ticketing.opening_hours (office_code, weekday, opens, closes)
SELECT '*', weekday, opens, closes
FROM generate_series(1, 5) AS weekday, (VALUES (540, 720), (780, 1080)) AS spans (opens, closes);
