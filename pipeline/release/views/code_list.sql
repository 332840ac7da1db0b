CREATE VIEW code_list AS
SELECT DISTINCT code_set, code, label, definition, example
FROM codes.codes
ORDER BY code_set, code;

COMMENT ON VIEW code_list IS 'One row = one code. Table codes.codes repeats a code for each counterpart that it has in other standards.';
COMMENT ON COLUMN code_list.code_set IS 'The set that the code belongs to; schemas name it beside their columns.';
COMMENT ON COLUMN code_list.code IS 'The code, as columns hold it.';
COMMENT ON COLUMN code_list.label IS 'Its name for people.';
COMMENT ON COLUMN code_list.definition IS 'What it means.';
COMMENT ON COLUMN code_list.example IS 'Words that it fits.';
