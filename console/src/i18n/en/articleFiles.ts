/** Files that readers of an article download. */
export default {
  articleFiles: {
    title: "Files",
    kind: {
      JPEG: "picture",
      PNG: "picture",
      PDF: "PDF",
      DOCX: "Word",
      XLSX: "Excel",
      MP3: "sound",
      WAV: "sound",
      TEXT: "text",
    },
    link: "{name} ({kind}, {size})",
    facts: "{kind}, {size}",
    intro:
      "Forms, guides and templates that readers download; whoever may read the article may have them. The names are what they read; change them here. They go out with the next version; the published one stays as it is. Where a picture was taken is removed from it; the author in a PDF or Office file is not: check first.",
    takes:
      "Or drop them here. PDF, Word, Excel, pictures (JPEG, PNG), sound (MP3, WAV) and plain text, at most {size} each.",
    full: "An article has at most {most} files. Remove what is not needed.",
    none: "No files yet.",
    name: "Name of “{name}”",
    open: "Open “{name}”: {facts}",
    up: "Move “{name}” up",
    down: "Move “{name}” down",
    moved: "“{name}” is now number {place} of {count}",
    added: "“{name}” was added",
    renamed: "Now called “{name}”",
    remove: "Remove",
    removeOne: "Remove “{name}”",
    removed: "“{name}” was removed",
    removeTitle: "Remove the file",
    removeText: "“{name}” will not be in the next version; published versions keep it.",
    waiting: "Files are still on their way. Submit once they are there.",
  },
};
