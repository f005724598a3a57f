/** The department's desk. */
export default {
  department: {
    title: "Our cases",
    inbox: "List of cases",
    show: "Show",
    case: "Case",
    back: "Back to the list",
    groups: { todo: "To do", suspended: "On hold", review: "With the hotline", helping: "Helping", past: "Done" },
    choose: "Choose a case on the left",
    chooseText: "The most urgent and first due are on top.",
    empty: {
      todo: "Nothing to do",
      suspended: "Nothing is on hold",
      review: "Nothing waits for the hotline",
      helping: "Nothing to help with",
      past: "Nothing done yet",
    },
    emptyText: {
      todo: "A case appears here when the hotline dispatches it to you.",
      suspended: "Cases you put on hold are listed here; resume them once you can go on.",
      review: "Your replies, returns and disputes are listed here until the hotline has dealt with them.",
      helping: "Cases that another department leads and yours helps with are listed here.",
      past: "Cases approved or closed are listed here.",
    },
  },
};
