import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ByteSource } from '../../../analysis/core/bytes.ts';
import { AppError } from '../../../analysis/core/problems.ts';

/** A file on disk, read in ranges. Close it when nothing reads it any more. */
export interface FileSource extends ByteSource {
  readonly path: string;
  readonly modifiedMs: number;
  close(): Promise<void>;
}

/** Opens a regular file for reading; a missing or unreadable one is the person's problem. */
export async function openFileSource(path: string): Promise<FileSource> {
  const name = basename(path);
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    throw new AppError({ code: 'file-unreadable', file: name, reason: systemCode(error) });
  }
  const facts = await handle.stat();
  if (!facts.isFile()) {
    await handle.close();
    throw new AppError({ code: 'file-unreadable', file: name, reason: 'not a file' });
  }
  return {
    path,
    name,
    size: facts.size,
    modifiedMs: facts.mtimeMs,
    read: (offset, length) => readRange(handle, offset, Math.max(0, Math.min(length, facts.size - offset))),
    close: () => handle.close(),
  };
}

async function readRange(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break; // the file became shorter while it was open
    filled += bytesRead;
  }
  return filled === length ? bytes : bytes.subarray(0, filled);
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
