/** Files on a case. */
export default {
  attachments: {
    title: "附件",
    hint: {
      confidential:
        "这是保密工单：承办单位会看到。请先检查文件内容和文件名，不要露出市民的姓名、电话、住址或其他线索；图片中的拍摄位置会自动清除，PDF和Office文件的作者等信息不会。",
    },
    choose: "选择文件",
    takes: "或把文件拖到这里。可传照片（JPEG、PNG）、PDF、Word、Excel、录音（MP3、WAV）和纯文本，每个不超过{size}。",
    full: "每张工单最多{most}个附件，请先移除不需要的。",
    sending: "正在上传",
    progress: "{name}的上传进度",
    forget: "不传了",
    tooLarge: "文件超过{size}，没有上传。请压缩或分开后再传。",
    none: "还没有附件。",
    removed: "附件已由{name}移除",
    withComment: "随备注附上",
    remove: "移除",
    removeOne: "移除{name}",
    removeTitle: "移除附件",
    removeText: "“{name}”将被删除，不能恢复；工单上会留下移除记录。",
  },
};
