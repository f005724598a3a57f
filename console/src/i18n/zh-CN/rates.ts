/** What the three rates are made by. */
export default {
  rates: {
    title: "三率规则",
    intro:
      "没有全国统一的权重，按本市规定设定。新版本发布后，看板立即按新权重计算，以往的样本是否有效不变；每一版都保留，谁在何时为何修改都看得到。",
    weights: "三率在综合得分中的权重（%）",
    name: {
      contacted: "响应率",
      solved: "解决率",
      satisfied: "满意率",
      tries: "未联系上几次才算",
      hoursApart: "两次相隔至少（小时）",
    },
    sum: "合计 100%",
    sumNot: "合计 {sum}%，应为 100%",
    grades: "每个等级折合多少满意（%）",
    gradesHint: "较差的等级不能高于较好的等级。",
    silence: "联系不上时",
    silenceHint: "按此次数和间隔仍联系不上的，是无效样本，不计入调整后三率；次数不够的，按未解决计入。",
    ofThirtyDays: "过去30天 {count} 次回访，按现行规则 → 按这些规则：",
    adjusted: "调整后",
    raw: "原始",
    composite: "综合",
  },
};
