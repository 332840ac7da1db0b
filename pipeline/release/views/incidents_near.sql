CREATE MACRO incidents_near(lat, lon, km) AS TABLE
WITH measured AS (
    SELECT *, 2 * 6371.0088 * asin(sqrt(least(1,
        sin(radians(latitude - lat) / 2) ** 2 + cos(radians(lat)) * cos(radians(latitude)) * sin(radians(longitude - lon) / 2) ** 2
    ))) AS distance_km
    FROM incidents
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
)
SELECT * FROM measured
WHERE distance_km <= km
ORDER BY distance_km, incident_id;

COMMENT ON MACRO TABLE incidents_near IS
    'Incidents within so many kilometres of a point (degrees, WGS 84), the nearest first, by the great circle on a sphere. '
    'Incidents without coordinates are left out; where_prec says how exact the others are.';
