/** Requests for more time. */
export default {
  extensions: {
    title: "延期审批",
    view: { waiting: "待审批", decided: "已审批" },
    hint: {
      waiting: "承办单位在答复到期前申请的延期，先到期的在前。审批之前时限不变；单位可以先答复，答复后不再需要延期。",
      decided: "最近审批的在前。",
    },
    none: { waiting: "没有待审批的延期申请", decided: "还没有审批过延期申请" },
    asks: "{department}申请延长 {days} 个工作日",
    askedBy: "{name} · {at} 申请",
    decidedBy: "{name} · {at} 审批",
    granted: "已批准",
    refused: "已驳回",
  },
};
