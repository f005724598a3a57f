export default {
  triage: {
    title: "Suggested",
    none: "As title and text are written, type, category, department and urgency are suggested here.",
    failed: "No suggestions at the moment; fill in the form as usual.",
    question: { TYPE: "Type", CATEGORY: "Category", DEPARTMENT: "Department", URGENCY: "Urgency" },
    sure: "{percent}%",
    unsure: "{percent}%, please judge",
    untrained: "by catalogue and rules",
    because: "Because of: {words}",
    take: "Take the suggestion: {question} {name}",
  },
};
