/** The same step on many cases. */
export default {
  bulk: {
    title: "Many at once",
    chosen: "{count} chosen",
    all: "Choose all that can be done at once",
    one: "Choose case {number}",
    clear: "Choose none",
    tooMany: "At most {limit} at once: choose fewer.",
    sign: "Sign for {count}",
    dispatch: "Dispatch {count}…",
    dispatchTitle: "Dispatch {count} case to a department | Dispatch {count} cases to one department",
    done: { sign: "Signed for {count}", dispatch: "Dispatched {count}" },
    refused: "{count} could not be done",
    refusedText: "The others are done. These are still chosen; why:",
  },
};
