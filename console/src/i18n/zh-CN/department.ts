/** The department's desk. */
export default {
  department: {
    title: "本单位工单",
    inbox: "工单列表",
    show: "显示",
    case: "工单",
    back: "返回列表",
    groups: { todo: "待办", suspended: "挂起", review: "待热线处理", helping: "协办", past: "已完成" },
    choose: "从左侧选一张工单",
    chooseText: "最急、最先到期的排在最前。",
    empty: {
      todo: "没有待办工单",
      suspended: "没有挂起的工单",
      review: "没有等待热线处理的工单",
      helping: "没有协办的工单",
      past: "还没有完成的工单",
    },
    emptyText: {
      todo: "热线派来新工单时会出现在这里。",
      suspended: "挂起的工单会列在这里，条件具备后请恢复办理。",
      review: "提交的答复、退单和异议，在热线处理前列在这里。",
      helping: "别的单位主办、需要本单位协助的工单会列在这里。",
      past: "审核通过或办结的工单会列在这里。",
    },
  },
};
