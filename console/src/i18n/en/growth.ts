/** What is done with knowledge, what is thought of it, and what is missing in it. */
export default {
  growth: {
    title: "How knowledge is used",
    open: "Use and opinions",
    opinion: {
      title: "Is this article of use?",
      useful: "Useful",
      useless: "Not useful",
      why: "What is wrong with it?",
      note: "A word to its writers (if you like)",
      noteHint: "No names or numbers of citizens, please. The writers see your name.",
      save: "Save",
      caller: "The caller found it:",
      callerSaid: "The caller's opinion is noted",
    },
    why: {
      OUT_OF_DATE: "Out of date",
      NOT_MY_QUESTION: "Not what was asked",
      HARD_TO_UNDERSTAND: "Hard to understand",
      NOT_WHERE_TO_GO: "Does not say where to go",
    },
    use: {
      title: "Use and opinions",
      intro:
        "How often each article was found, opened, sent, and used to answer on the spot in these days. Opinions are all those of the version on show; a new version begins anew. Counts are written every few seconds.",
      shownFirst: "Found first",
      quoted: "Quoted",
      opened: "Opened",
      sent: "Texted",
      endedCase: "Answered with",
      useful: "Useful",
      useless: "Not useful",
      meaning: {
        shownFirst: "A citizen or somebody of the staff searched, and it stood first",
        quoted: "Of these, it was sure enough to be quoted as the answer",
        opened: "Somebody opened it to read",
        sent: "An agent sent it to a citizen as a text",
        endedCase: "Cases an agent answered on the spot with it",
        useful: "Readers, staff and callers who found it useful (version on show)",
        useless: "Readers, staff and callers who did not (version on show)",
      },
      opinions: "Opinions of version {version}",
      noOpinion: "Nobody has said anything yet.",
      notes: "Notes of staff",
    },
  },
};
