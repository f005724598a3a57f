-- The number under which the notice for 2026 went out.
UPDATE ticketing.calendar_year SET source = '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'
WHERE year = 2026 AND source = '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）';
