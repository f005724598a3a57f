/** What is done with knowledge, what is thought of it, and what is missing in it. */
export default {
  growth: {
    title: "知识的使用与评价",
    open: "使用与评价",
    opinion: {
      title: "这条知识有用吗？",
      useful: "有用",
      useless: "没用",
      why: "哪里不好？",
      note: "给编写人的话（可不填）",
      noteHint: "请不要写市民的姓名和电话。编写人会看到您的名字。",
      save: "保存",
      caller: "市民听了觉得：",
      callerSaid: "已记下市民的意见",
    },
    why: {
      OUT_OF_DATE: "内容过时",
      NOT_MY_QUESTION: "不是要问的事",
      HARD_TO_UNDERSTAND: "看不懂",
      NOT_WHERE_TO_GO: "没说去哪里办",
    },
    use: {
      title: "使用与评价",
      intro:
        "每条知识在这段时间里被搜到、打开、发送和用来当场答复的次数。评价是对现行版本的全部评价，发布新版本后重新累计。次数每几秒写入一次。",
      shownFirst: "排在第一",
      quoted: "直接作答",
      opened: "打开阅读",
      sent: "短信发送",
      endedCase: "当场答复",
      useful: "有用",
      useless: "没用",
      meaning: {
        shownFirst: "市民或工作人员搜索时，它排在第一条",
        quoted: "其中，把握足够大，直接引用为答案",
        opened: "有人打开来看",
        sent: "坐席用短信发给市民",
        endedCase: "坐席用它当场答复并办结的工单",
        useful: "读者、工作人员、市民说有用（现行版本）",
        useless: "读者、工作人员、市民说没用（现行版本）",
      },
      opinions: "对第 {version} 版的评价",
      noOpinion: "还没有人评价。",
      notes: "工作人员留言",
    },
  },
};
