/** The department's desk. */
export default {
  department: {
    title: "本单位工单",
    inbox: "工单列表",
    show: "显示",
    case: "工单",
    back: "返回列表",
    groups: { todo: "待办", review: "待热线审核", past: "已完成" },
    choose: "从左侧选一张工单",
    chooseText: "最急、最先到期的排在最前。",
    empty: { todo: "没有待办工单", review: "没有等待审核的答复", past: "还没有完成的工单" },
    emptyText: {
      todo: "热线派来新工单时会出现在这里。",
      review: "提交答复后，热线审核前会列在这里。",
      past: "审核通过或办结的工单会列在这里。",
    },
  },
};
