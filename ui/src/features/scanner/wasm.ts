/** Where does the decoder's WebAssembly lie? Beside the window's other files; nothing is fetched from elsewhere. */
import address from "zxing-wasm/reader/zxing_reader.wasm?url";

/** As Emscripten's loader wants to be told. */
export const wasm = { locateFile: () => address };
