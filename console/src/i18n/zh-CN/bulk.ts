/** The same step on many cases. */
export default {
  bulk: {
    title: "批量办理",
    chosen: "已选 {count} 张",
    all: "全选可批量办理的工单",
    one: "选择工单{number}",
    clear: "取消选择",
    tooMany: "一次最多{limit}张，请少选一些。",
    sign: "签收 {count} 张",
    dispatch: "派单 {count} 张…",
    dispatchTitle: "把 {count} 张工单派给同一单位",
    done: { sign: "已签收 {count} 张", dispatch: "已派单 {count} 张" },
    refused: "{count} 张没有办成",
    refusedText: "其余的已经办好。这些仍被选中，原因如下：",
  },
};
