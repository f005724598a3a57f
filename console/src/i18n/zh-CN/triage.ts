export default {
  triage: {
    title: "建议",
    none: "写下标题和内容时，这里会建议类型、分类、承办单位和紧急程度。",
    failed: "暂时没有建议，请照常填写。",
    question: { TYPE: "类型", CATEGORY: "分类", DEPARTMENT: "承办单位", URGENCY: "紧急程度" },
    sure: "{percent}%",
    unsure: "{percent}%，请判断",
    untrained: "按目录和规则",
    because: "依据：{words}",
    take: "采用建议：{question} {name}",
  },
};
