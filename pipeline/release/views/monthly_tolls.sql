CREATE VIEW monthly_tolls AS
WITH counted AS (
    SELECT *, CASE WHEN date_trunc('month', date_start) = date_trunc('month', date_end) THEN date_trunc('month', date_start)::DATE END AS month
    FROM incidents
    SEMI JOIN (FROM incident_reports WHERE is_main) AS main USING (incident_id)
    WHERE stage = 'accomplished' AND status <> 'denied'
),
summed AS (
    SELECT month, country, incident_type, count(*) AS incidents,
        sum(fatalities_low)::BIGINT AS fatalities_low,
        sum(coalesce(fatalities_best, fatalities_low))::BIGINT AS fatalities_best,
        sum(fatalities_high)::BIGINT AS fatalities_high,
        count(*) FILTER (fatalities_low IS NOT NULL AND fatalities_high IS NULL) AS fatalities_open,
        count(*) FILTER (fatalities_low IS NULL) AS fatalities_unknown,
        sum(injured_low)::BIGINT AS injured_low,
        sum(coalesce(injured_best, injured_low))::BIGINT AS injured_best,
        sum(injured_high)::BIGINT AS injured_high,
        count(*) FILTER (injured_low IS NOT NULL AND injured_high IS NULL) AS injured_open,
        count(*) FILTER (injured_low IS NULL) AS injured_unknown
    FROM counted
    GROUP BY month, country, incident_type
)
SELECT * REPLACE (
    CASE WHEN fatalities_open = 0 THEN fatalities_high END AS fatalities_high,
    CASE WHEN injured_open = 0 THEN injured_high END AS injured_high
)
FROM summed
ORDER BY month, country, incident_type;

COMMENT ON VIEW monthly_tolls IS
    'Tolls by month, country and type, of incidents that were carried out and not denied, and that an article is about. Left out are '
    'those only told beside other news (no incident_reports.is_main): many of them lie long before the articles. Where one toll has '
    'no upper end ("at least 9") the sum has none. Incidents whose lowest toll is unknown are in _unknown, and in no sum but _high, '
    'where an upper number alone is told.';
COMMENT ON COLUMN monthly_tolls.month IS 'First day of the month; NULL where the day is unknown or the days known span two months.';
COMMENT ON COLUMN monthly_tolls.country IS 'incidents.country; NULL where it is unknown.';
COMMENT ON COLUMN monthly_tolls.incident_type IS 'incidents.incident_type, a code of code_list.';
COMMENT ON COLUMN monthly_tolls.incidents IS 'Incidents counted.';
COMMENT ON COLUMN monthly_tolls.fatalities_low IS 'Sum of the smallest totals of dead; NULL where no toll is known.';
COMMENT ON COLUMN monthly_tolls.fatalities_best IS 'Sum of the best totals of dead, the smallest where there is no best one.';
COMMENT ON COLUMN monthly_tolls.fatalities_high IS 'Sum of the largest totals of dead; NULL where fatalities_open is above 0.';
COMMENT ON COLUMN monthly_tolls.fatalities_open IS 'Incidents whose number of dead may be higher than any that is told.';
COMMENT ON COLUMN monthly_tolls.fatalities_unknown IS 'Incidents of which nobody gives a lowest number of dead.';
COMMENT ON COLUMN monthly_tolls.injured_low IS 'Sum of the smallest totals of injured; NULL where no toll is known.';
COMMENT ON COLUMN monthly_tolls.injured_best IS 'Sum of the best totals of injured, the smallest where there is no best one.';
COMMENT ON COLUMN monthly_tolls.injured_high IS 'Sum of the largest totals of injured; NULL where injured_open is above 0.';
COMMENT ON COLUMN monthly_tolls.injured_open IS 'Incidents whose number of injured may be higher than any that is told.';
COMMENT ON COLUMN monthly_tolls.injured_unknown IS 'Incidents of which nobody gives a lowest number of injured.';
