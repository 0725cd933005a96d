// The reader of files from outside for whatever runs on Node: the loopback host, the command line, the tests.
import { forkedProcess } from '#electron/work/forkedProcess.ts';
import { importEntry, importLimits, sheetReader, type SheetReader } from './sheetReader.ts';

/** Whoever opens it closes it. */
export function openNodeReader(limits = importLimits): SheetReader {
  return sheetReader(forkedProcess(importEntry), limits);
}
