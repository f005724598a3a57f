/** Times of a city that was made just now. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ago = (millis: number) => new Date(Date.now() - millis).toISOString();
export const ahead = (millis: number) => new Date(Date.now() + millis).toISOString();
