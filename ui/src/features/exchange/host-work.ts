/** What the host does for every export: folders, and figures of long work. */
import type { Call } from "../../host/host";
import type { Work } from "../../host/wire";
import type { Folders } from "../../kit/file-export.svelte";
import { LongWork } from "../../kit/long-work.svelte";

/** The system's folders. */
export function foldersOf(call: Call): Folders {
  return {
    choose: async (folder) => (await call("choose_folder", { folder })).folder,
    show: (path) => call("open_folder", { path }),
  };
}

/** The host's work of this kind. */
export function workOf(call: Call, work: Work): LongWork {
  return new LongWork({
    figures: () => call("get_progress", { work }),
    stop: () => call("stop_work", { work }),
  });
}
