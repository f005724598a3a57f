/** The three rates over some follow-ups; `satisfied` is the sum of what the grades weigh. */
export interface RateSample {
  counted: number;
  askedContact: number;
  contacted: number;
  solved: number;
  satisfied: number;
  composite: number | null;
}

/** Raw beside adjusted, by one version of the rules. */
export interface Rates {
  raw: RateSample;
  adjusted: RateSample;
  rules: number;
  silent: number;
  excluded: number;
}

/** What the rates are made by; all percent but `tries` and `hoursApart`. `grades` are of 5, 4, 3, 2, 1. */
export interface RateRules {
  version: number;
  contacted: number;
  solved: number;
  satisfied: number;
  grades: number[];
  tries: number;
  hoursApart: number;
}

/** The last thirty days by the rules in force, and by those tried. */
export interface Trial {
  now: Rates;
  then: Rates;
}
