/** The department's desk. */
export default {
  department: {
    title: "Our cases",
    inbox: "List of cases",
    show: "Show",
    case: "Case",
    back: "Back to the list",
    groups: { todo: "To do", review: "With the hotline", past: "Done" },
    choose: "Choose a case on the left",
    chooseText: "The most urgent and first due are on top.",
    empty: { todo: "Nothing to do", review: "No reply waits for approval", past: "Nothing done yet" },
    emptyText: {
      todo: "A case appears here when the hotline dispatches it to you.",
      review: "Your replies are listed here until the hotline has checked them.",
      past: "Cases approved or closed are listed here.",
    },
  },
};
