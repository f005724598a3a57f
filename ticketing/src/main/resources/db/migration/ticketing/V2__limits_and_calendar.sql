-- Defaults, to be changed by each city.
--   DISPATCH  15 min where life or property is at stake, 30 min for utilities, 1 working day otherwise (Tianjin).
--   SIGN      ours: 30 min, 2 h, 1 working day.
--   REPLY     2 h for life or property, 24 h for utilities (Beijing's draft DB11/T 2021-2022); otherwise
--             consultations 2 working days (Shaoguan), all else 5 working days (Shandong, 2020).
--   REVIEW    ours: 1 h, 4 h, 1 working day.
INSERT INTO ticketing.time_limit (duty, type, urgency, amount, unit)
SELECT duty, type, urgency, amount, unit
FROM (VALUES ('DISPATCH', 'EMERGENCY', 15, 'MINUTES'),
             ('DISPATCH', 'URGENT', 30, 'MINUTES'),
             ('DISPATCH', 'NORMAL', 1, 'WORKING_DAYS'),
             ('SIGN', 'EMERGENCY', 30, 'MINUTES'),
             ('SIGN', 'URGENT', 2, 'HOURS'),
             ('SIGN', 'NORMAL', 1, 'WORKING_DAYS'),
             ('REPLY', 'EMERGENCY', 2, 'HOURS'),
             ('REPLY', 'URGENT', 24, 'HOURS'),
             ('REPLY', 'NORMAL', 5, 'WORKING_DAYS'),
             ('REVIEW', 'EMERGENCY', 1, 'HOURS'),
             ('REVIEW', 'URGENT', 4, 'HOURS'),
             ('REVIEW', 'NORMAL', 1, 'WORKING_DAYS')) AS limits (duty, urgency, amount, unit)
         CROSS JOIN (VALUES ('CONSULTATION'), ('HELP'), ('COMPLAINT'), ('REPORT'), ('SUGGESTION'), ('PRAISE'))
    AS types (type);
UPDATE ticketing.time_limit SET amount = 2 WHERE duty = 'REPLY' AND urgency = 'NORMAL' AND type = 'CONSULTATION';

-- 国务院办公厅关于2026年部分节假日安排的通知 (4 November 2025).
INSERT INTO ticketing.calendar_day (day, works, holiday)
SELECT CAST(day AS date), FALSE, holiday
FROM (VALUES ('new-year', DATE '2026-01-01', DATE '2026-01-03'),
             ('spring-festival', DATE '2026-02-15', DATE '2026-02-23'),
             ('qingming', DATE '2026-04-04', DATE '2026-04-06'),
             ('labour-day', DATE '2026-05-01', DATE '2026-05-05'),
             ('dragon-boat', DATE '2026-06-19', DATE '2026-06-21'),
             ('mid-autumn', DATE '2026-09-25', DATE '2026-09-27'),
             ('national-day', DATE '2026-10-01', DATE '2026-10-07')) AS holidays (holiday, first, last),
     generate_series(first, last, INTERVAL '1 day') AS day;
INSERT INTO ticketing.calendar_day (day, works, holiday)
VALUES ('2026-01-04', TRUE, 'new-year'),
       ('2026-02-14', TRUE, 'spring-festival'),
       ('2026-02-28', TRUE, 'spring-festival'),
       ('2026-05-09', TRUE, 'labour-day'),
       ('2026-09-20', TRUE, 'national-day'),
       ('2026-10-10', TRUE, 'national-day');
