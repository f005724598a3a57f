/** Files on a case. */
export default {
  attachments: {
    title: "Attachments",
    hint: {
      confidential:
        "This case is confidential: the department sees the file. Check content and name first: no name, number, address or other trace of the citizen. Where a picture was taken is removed from it; the author in a PDF or Office file is not.",
    },
    choose: "Choose files",
    takes:
      "Or drop them here. Photographs (JPEG, PNG), PDF, Word, Excel, sound (MP3, WAV) and plain text, at most {size} each.",
    full: "A case has at most {most} attachments. Remove what is not needed.",
    sending: "Being sent",
    progress: "How much of {name} is sent",
    forget: "Do not send",
    tooLarge: "The file is larger than {size} and was not sent. Make it smaller, or send it in parts.",
    none: "No attachments yet.",
    removed: "Removed by {name}",
    withComment: "came with a comment",
    remove: "Remove",
    removeOne: "Remove {name}",
    removeTitle: "Remove the attachment",
    removeText: "“{name}” is deleted for good; the case keeps a note that it was removed.",
  },
};
