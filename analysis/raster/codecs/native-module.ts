import { BLOCK_WASM_BASE64 } from './native/block-bytes.ts';

type Planes = (from: number, columns: number, rows: number, samples: number, differenced: number, to: number) => void;
type Cut = (
  pixels: number,
  columns: number,
  count: number,
  rows: number,
  lowest: number,
  highest: number,
  hole: number,
  instead: number,
  differenced: number,
  to: number,
) => void;

/** What the compiled module offers; addresses are byte offsets into its memory. */
interface NativeExports {
  readonly memory: WebAssembly.Memory;
  readonly __heap_base: WebAssembly.Global;
  lzw(from: number, size: number, to: number, wanted: number): number;
  inflate(from: number, size: number, to: number, room: number): number;
  readonly planes8: Planes;
  readonly planes16: Planes;
  readonly planes32: Planes;
  readonly planes64: Planes;
  readonly cut8: Cut;
  readonly cut16: Cut;
  swap(bytes: number, size: number, sampleBytes: number): void;
}

/** An instance with room for one block: its calls, its memory, and where the free part begins. */
export interface NativeBlock {
  readonly calls: NativeExports;
  readonly bytes: Uint8Array;
  readonly freeAt: number;
}

const PAGE_BYTES = 65_536;
/** Memory of an instance never shrinks, so one that grew beyond this for a giant block is dropped after it. */
const KEPT_BYTES = 64_000_000;

let compiled: WebAssembly.Module | null = null;
let kept: NativeExports | null = null;

/** The thread's instance of the decoders with at least `roomBytes` of free memory. The bytes are good until the next call. */
export function nativeBlock(roomBytes: number): NativeBlock {
  const calls = kept ?? instantiate();
  const freeAt = Math.ceil(Number(calls.__heap_base.value) / 64) * 64;
  const missing = freeAt + roomBytes - calls.memory.buffer.byteLength;
  if (missing > 0) calls.memory.grow(Math.ceil(missing / PAGE_BYTES));
  kept = calls.memory.buffer.byteLength > KEPT_BYTES ? null : calls;
  return { calls, bytes: new Uint8Array(calls.memory.buffer), freeAt };
}

function instantiate(): NativeExports {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(BLOCK_WASM_BASE64), (letter) => letter.charCodeAt(0)));
  return new WebAssembly.Instance(compiled, {}).exports as unknown as NativeExports;
}
