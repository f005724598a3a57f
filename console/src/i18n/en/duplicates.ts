export default {
  duplicates: {
    title: "Likely the same event",
    none: "As title, text and place are written, cases that are likely of the same event are listed here.",
    hint: "Open one to compare; the same can be merged",
    merge: "Open and merge into this",
    mergeReason: "Compared at intake: the same event.",
    found: "{count} case is likely of the same event. | {count} cases are likely of the same event.",
    likeness: "{likeness}%",
  },
};
