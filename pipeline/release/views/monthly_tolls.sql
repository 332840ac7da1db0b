CREATE VIEW monthly_tolls AS
WITH dated AS (
    SELECT *, CASE WHEN date_trunc('month', date_start) = date_trunc('month', date_end) THEN date_trunc('month', date_start)::DATE END AS month
    FROM incidents
    WHERE stage = 'accomplished' AND status <> 'denied'
)
SELECT month, country, incident_type, count(*) AS incidents,
    sum(fatalities_low)::BIGINT AS fatalities_low,
    sum(coalesce(fatalities_best, fatalities_low))::BIGINT AS fatalities_best,
    sum(coalesce(fatalities_high, fatalities_best, fatalities_low))::BIGINT AS fatalities_high,
    count(*) FILTER (fatalities_low IS NOT NULL AND fatalities_high IS NULL) AS fatalities_open,
    count(*) FILTER (fatalities_low IS NULL) AS fatalities_unknown,
    sum(injured_low)::BIGINT AS injured_low,
    sum(coalesce(injured_best, injured_low))::BIGINT AS injured_best,
    sum(coalesce(injured_high, injured_best, injured_low))::BIGINT AS injured_high,
    count(*) FILTER (injured_low IS NOT NULL AND injured_high IS NULL) AS injured_open,
    count(*) FILTER (injured_low IS NULL) AS injured_unknown
FROM dated
GROUP BY month, country, incident_type
ORDER BY month, country, incident_type;

COMMENT ON VIEW monthly_tolls IS
    'Tolls by month, country and type, of incidents that were carried out and not denied. month is NULL where the days known span '
    'two months. A toll without an upper end ("at least 9") counts with its best number in the high one and is one of the _open '
    'incidents: their true number may be higher. Incidents of unknown toll are in _unknown and in no sum.';
