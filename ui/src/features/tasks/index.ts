/** What the law makes the owner do by a day. */
export { default as TaskList } from "./TaskList.svelte";
export { TaskPage } from "./tasks.svelte";
