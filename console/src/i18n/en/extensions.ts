/** Requests for more time. */
export default {
  extensions: {
    title: "Extension requests",
    view: { waiting: "Waiting", decided: "Decided" },
    hint: {
      waiting:
        "What departments asked for before their reply was due, the first due first. Nothing moves until you decide; whoever answers meanwhile needs no more time.",
      decided: "The latest decision first.",
    },
    none: { waiting: "No extension request is waiting", decided: "No extension request was decided yet" },
    asks: "{department} asks for {days} more working day | {department} asks for {days} more working days",
    askedBy: "Asked by {name}, {at}",
    decidedBy: "Decided by {name}, {at}",
    granted: "Granted",
    refused: "Refused",
  },
};
