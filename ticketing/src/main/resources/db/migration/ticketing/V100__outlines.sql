-- The outline of a place as GeoJSON (RFC 7946), for maps drawn from our own data.
ALTER TABLE ticketing.place
    ADD COLUMN outline JSONB CHECK (outline ->> 'type' IN ('Polygon', 'MultiPolygon'));
