export default {
  duplicates: {
    title: "可能是同一件事",
    none: "写下标题、内容和地点时，这里会列出可能是同一件事的工单。",
    hint: "点开核对；确是同一件事，可登记并并入",
    merge: "登记并并入此单",
    mergeReason: "登记时核对为同一件事。",
    found: "找到 {count} 件可能是同一件事的工单。",
    likeness: "{likeness}%",
  },
};
