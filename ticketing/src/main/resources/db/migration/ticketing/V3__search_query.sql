-- What a searched word asks of ticketing.pairs: all its pairs of characters, or any pair that begins with a single one.
CREATE FUNCTION ticketing.pairs_query(word TEXT) RETURNS TSQUERY
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (
        SELECT CAST(string_agg(
            '''' || replace(replace(pair, '\', '\\'), '''', '''''') || '''' || CASE WHEN alone THEN ':*' ELSE '' END,
            ' & ') AS tsquery)
        FROM (SELECT c || COALESCE(lead(c) OVER (ORDER BY n), '') AS pair,
                     lead(c) OVER (ORDER BY n) IS NULL AS last,
                     count(*) OVER () = 1 AS alone
              FROM unnest(string_to_array(ticketing.folded(word), NULL)) WITH ORDINALITY AS characters (c, n)) AS pairs
        WHERE alone OR NOT last);
