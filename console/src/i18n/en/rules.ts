/** Rules in versions: the ladder of supervision, what is noticed about citizens, and what all such pages say. */
export default {
  rules: {
    would: "What would change",
    unchanged: "The same as the version in force.",
    note: "Why it is changed",
    publish: "Publish as a new version",
    published: "{rules}: version {version} is published",
    fromTo: "{from} → {to}",
    now: "Now",
    then: "Then",
    startOver: "Discard the changes",
    history: "Versions",
    version: "Version {version}",
    shipped: "as shipped",
    unit: {
      MINUTES: "minutes",
      HOURS: "hours",
      WORKING_MINUTES: "working minutes",
      WORKING_HOURS: "working hours",
      WORKING_DAYS: "working days",
    },
  },
  ladder: {
    title: "Supervision rules",
    intro:
      "When somebody late is urged, supervised and noticed, how long they have to answer, and who hears of it. Set by the system administrator, not by those who are measured; every version is kept, with who changed it, when and why. A new version also holds for what is red already; the time promised for an answer stays.",
    duty: "Step",
    faulty: "{duty} (faulty)",
    name: {
      yellowPercent: "Yellow: time used (%)",
      unit: "Unit of what follows",
      automatic: "Urge by itself when late",
      urge: { after: "Urge: late by", answer: "Urge: to answer in" },
      supervise: { after: "Supervise: late by", answer: "Supervise: to answer in" },
      notice: { after: "Notice: late by", answer: "Notice: to answer in" },
      person: "Also by name",
    },
    after: "Late by",
    answer: "To answer in",
    step: {
      YELLOW: "Yellow warning",
      RED: "Red warning",
      URGE: "Urged",
      SUPERVISE: "Supervised",
      NOTICE: "Noticed",
    },
    group: {
      LATE: "Who is late (the hotline: its supervisors)",
      ABOVE: "Departments above",
      SUPERVISORS: "All supervisors",
      LEADERS: "All leaders",
    },
    told: "Who hears of it",
    toldHint:
      "A warning may go to nobody; urging, supervising and noticing have to be answered. Whoever is named must be able to see every case: agents, supervisors, leaders.",
    hears: "goes to: {from} → {to}",
    nobody: "nobody",
    named: "People named",
    find: "Find by name or department",
    drop: "Do not name {name} any more",
    gone: "left, not told any more",
    fault: {
      percent: "Yellow is a whole number from 1 to 99.",
      rises: "Whole numbers above 0; urged before supervised before noticed.",
      nobody: "At least one group or one person.",
    },
    stands: "Step",
    moved: "Of the times that run, {count} would stand elsewhere:",
    byTime: "By lateness alone: what was raised by hand or answered is not counted, nor is what is paused.",
    byTimeLatest:
      "By lateness alone: what was raised by hand or answered is not counted. Too many are late; only the latest due were looked at.",
  },
  citizenRules: {
    title: "Citizen rules",
    intro:
      "When the system points out that the same citizen comes again and again, or very often. It only points out: no call and no case is refused, and whether it is harassment a supervisor decides. Set by the system administrator; every version is kept.",
    name: { REPEATED: "Repeated matter", HARASSMENT: "Possible harassment" },
    field: { active: "In use", times: "Times", hours: "Within (hours)" },
    span: { days: "{days} d", hours: "{hours} h", both: "{days} d {hours} h" },
    says: {
      REPEATED:
        "{times} cases of one citizen, one category and one place within {span} are marked as repeated on the citizen's page.",
      HARASSMENT: "Of a citizen with {times} contacts within {span}, a supervisor is asked to decide.",
    },
    fault: {
      times: "A whole number of times from {least} to {most}.",
      hours: "A whole number of hours from {least} to {most}.",
    },
    citizens: "Citizens pointed out",
  },
};
