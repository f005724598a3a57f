/** What the three rates are made by. */
export default {
  rates: {
    title: "Rate rules",
    intro:
      "No national rule fixes the weights: set them as your city has decided. Once published, figures follow the new weights at once; what was an effective sample stays as it was decided. Every version is kept, with who changed it, when and why.",
    weights: "Weight of each rate in the composite (%)",
    name: {
      contacted: "Contacted",
      solved: "Solved",
      satisfied: "Satisfied",
      tries: "Tries in vain that count",
      hoursApart: "Hours between them, at least",
    },
    sum: "100% together",
    sumNot: "{sum}% together; it must be 100%",
    grades: "What each grade counts of a satisfied citizen (%)",
    gradesHint: "A worse grade never counts more than a better one.",
    silence: "Where nobody can be reached",
    silenceHint:
      "After so many tries so far apart, it is no effective sample and not in the adjusted rates; with fewer it counts as not solved.",
    ofThirtyDays:
      "{count} follow-up of the last 30 days, by the rules in force → by these: | {count} follow-ups of the last 30 days, by the rules in force → by these:",
    adjusted: "Adjusted",
    raw: "Raw",
    composite: "Composite",
  },
};
