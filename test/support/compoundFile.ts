// The smallest compound file ([MS-CFB]) whose root holds empty streams of the given names.

export function compoundFile(names: readonly string[]): Uint8Array {
  const sector = 512;
  const file = Buffer.alloc(sector * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  // The directory begins in sector 1, the allocation table stands in sector 0.
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(2, sector + 4);
  file.writeUInt32LE(0xfffffffe, sector + 8);
  const none = 0xffffffff;
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = sector * 2 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
    file.writeUInt32LE(none, at + 68);
    // Each stream is the right neighbour of the one before.
    file.writeUInt32LE(index > 0 && index < names.length ? index + 1 : none, at + 72);
    file.writeUInt32LE(index === 0 ? 1 : none, at + 76);
  }
  return new Uint8Array(file);
}
