/** What is said beside a case. */
export default {
  comments: {
    title: "Comments",
    audience: "Who reads it",
    to: { DESK: "Hotline only", CASE: "Hotline and department", CITIZEN: "Public to the citizen" },
    hint: {
      DESK: "Only agents and supervisors read it.",
      CASE: "Everybody who works on the case reads it, the citizen does not.",
      CITIZEN: "The citizen reads it word for word when they look up the case.",
      confidential: "This case is confidential: the department reads it. Do not give name, number or any other trace.",
    },
    label: "Comment",
    send: "Add comment",
    files: "Or drop files here. Who reads the comment sees them.",
    filesUpTo: "Or drop files here, at most {size} each. Who reads the comment sees them.",
    filesOf: "Files of the comment",
    fileRemoved: "The file was removed",
    waiting: "Files that go with the comment",
    underWay: "A file is not there yet. Wait for it, try again, or leave it out; then add the comment.",
    done: {
      DESK: "Comment added, for the hotline only",
      CASE: "Comment added, not seen by the citizen",
      CITIZEN: "Comment added, the citizen can read it",
    },
    none: "No comments yet.",
    somebody: "(somebody who has left)",
  },
};
