/** What is said beside a case. */
export default {
  comments: {
    title: "备注",
    audience: "给谁看",
    to: { DESK: "仅热线", CASE: "热线和承办单位", CITIZEN: "公开给市民" },
    hint: {
      DESK: "只有坐席和班长看得到。",
      CASE: "办理这张工单的人都看得到，市民看不到。",
      CITIZEN: "市民查询工单时会原样看到。",
      confidential: "这是保密工单：承办单位会看到，请勿写出市民的姓名、电话或其他线索。",
    },
    label: "备注内容",
    send: "添加备注",
    files: "或把文件拖到这里。谁能看备注，谁就能看文件。",
    filesUpTo: "或把文件拖到这里，每个不超过{size}。谁能看备注，谁就能看文件。",
    filesOf: "备注的文件",
    fileRemoved: "文件已移除",
    waiting: "将随备注发出的文件",
    underWay: "还有文件没有传完。请等它传完、重试，或不传了，再添加备注。",
    done: {
      DESK: "备注已添加，只有热线看得到",
      CASE: "备注已添加，市民看不到",
      CITIZEN: "备注已添加，市民查询时可见",
    },
    none: "还没有备注。",
    somebody: "（已离岗人员）",
  },
};
