/** What is in a file that a person handed to the window, and which files a dropped folder holds. */

/** Base64 of a file's bytes. */
export function contentOf(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onerror = () => failed(reader.error);
    // What is read is "data:<kind>;base64,<content>".
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.readAsDataURL(file);
  });
}

/** The folders among what was dropped. They have to be asked for before the drop is over. */
export function foldersIn(data: DataTransfer): FileSystemDirectoryEntry[] {
  return [...(data.items ?? [])]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory === true);
}

/** The files that lie in a folder itself; what lies deeper is left alone. */
export async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    // A reader gives a hundred or so at a time, and none when it is through.
    const entries = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (entries.length === 0) return files;
    for (const entry of entries) {
      if (!entry.isFile) continue;
      files.push(
        await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)),
      );
    }
  }
}
