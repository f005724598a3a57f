/** Filters of the list of cases that are kept by a name. */
export default {
  views: {
    title: "Views",
    all: "All cases",
    count: "{count} open",
    sharedMark: "Shared in the department:",
    keep: "Keep as a view",
    update: "Update “{name}”",
    menu: "View “{name}”",
    name: "Name",
    shareLabel: "Share with my department",
    keeps: "A view remembers state, department, urgency and lateness; words searched for and the citizen are not kept.",
    first: "Begin with it when the list is opened",
    notFirst: "No longer begin with it",
    rename: "Rename or share",
    delete: "Delete the view",
    saved: "View “{name}” is saved",
    deleted: "View “{name}” is deleted",
  },
};
