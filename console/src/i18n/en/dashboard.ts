/** The board of supervisors and leaders. */
export default {
  dashboard: {
    title: "Dashboard",
    period: "Period",
    lastDays: "Last {days} days",
    now: "Does anybody wait, and do we answer fast enough?",
    table: "Table",
    today: {
      title: "How much came in and was closed today?",
      opened: "Opened today",
      answeredDirectly: "of them answered at once",
      closed: "Closed today",
      overdue: "Overdue now",
    },
    rates: {
      title: "Were citizens heard, helped and satisfied? (last {days} days)",
      raw: "raw {percent} ({part}/{whole})",
      rawOnly: "raw {percent}",
      left: "Follow-ups ended in the period: {raw}, of them in the adjusted rates: {adjusted}. Left out:",
      rules: "weighted by version {rules} of the rate rules",
      seeRules: "See the rate rules",
      responded: {
        numbers: "{part} contacted of {whole} who were asked",
      },
      solved: {
        numbers: "{part} solved of {whole} effective sample | {part} solved of {whole} effective samples",
      },
      satisfied: {
        numbers:
          "{part} satisfied, by weight, of {whole} effective sample | {part} satisfied, by weight, of {whole} effective samples",
      },
    },
    queue: {
      waiting: "Waiting",
      waitingNote: "people",
      longest: "Longest wait",
      longestNote: "answered within {seconds} s is the aim",
      late: "longer than {seconds} s",
      level: "Answered within {seconds} s today",
      levelNote: "{part} of {whole} call | {part} of {whole} calls",
      noCalls: "No calls yet today",
      kept: "keeps {target}",
      missed: "below {target}",
      abandoned: "Given up today",
      abandonedNote: "{percent} of calls",
    },
    agents: {
      title: "Who is on what?",
      none: "No agent is on duty",
      noneText: "Agents appear here once they have signed in and set their state.",
      with: "Talking to {from}",
      noNumber: "a caller without number",
      noCall: "No call",
      since: "since {at}",
    },
    days: {
      question: "How many are opened and closed each day?",
      day: "Day",
      opened: "Opened",
      closed: "Closed",
      sum: "{opened} opened, {closed} closed",
      point: "{day}: {opened} opened, {closed} closed",
    },
    topics: {
      question: "What do citizens call about most?",
      topic: "Category",
      count: "Cases",
      empty: "No cases in this period",
      emptyText: "Try a longer period.",
    },
  },
};
