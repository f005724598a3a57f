/** Filters of the list of cases that are kept by a name. */
export default {
  views: {
    title: "视图",
    all: "全部工单",
    count: "{count} 张未办结",
    sharedMark: "本单位共用：",
    keep: "存为视图",
    update: "更新“{name}”",
    menu: "视图“{name}”",
    name: "名称",
    shareLabel: "本单位共用",
    keeps: "视图记住状态、单位、紧急程度和是否超期；搜索的字词和市民不会保存。",
    first: "打开工单时先看它",
    notFirst: "不再先看它",
    rename: "改名或共用",
    delete: "删除视图",
    saved: "视图“{name}”已保存",
    deleted: "视图“{name}”已删除",
  },
};
