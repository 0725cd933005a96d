import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '#shared/ipc/codec.ts';

describe('values on their way between window and loopback host', () => {
  it('arrive as they were sent, bytes as bytes', () => {
    const value = fc.letrec((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 20 }),
        fc.array(tie('part'), { maxLength: 4 }),
        fc.dictionary(
          fc.string({ maxLength: 5 }).filter((key) => key !== '$bytes'),
          tie('part'),
          {
            maxKeys: 4,
            noNullPrototype: true,
          },
        ),
      ),
    })).part;
    fc.assert(
      fc.property(value, (sent) => {
        expect(decode(encode(sent))).toEqual(sent);
      }),
    );
  });

  it('agree with everybody else about base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(JSON.parse(encode(bytes))).toEqual({ $bytes: text });
        expect(JSON.parse(encode({ file: Buffer.from(bytes) }))).toEqual({ file: { $bytes: text } });
      }),
    );
  });

  it('may be larger than one argument list', () => {
    const bytes = Uint8Array.from({ length: 200_001 }, (_, index) => index % 251);
    const arrived = decode(encode(bytes));
    expect(arrived instanceof Uint8Array && Buffer.compare(arrived, bytes) === 0).toBe(true);
  });

  it.each(['', '{', '{"$bytes":"a"}', '{"$bytes":"あいうえ"}', '{"$bytes":"ab=c"}', '[{"$bytes":"===="}]'])(
    'are refused when they are no such text: %s',
    (text) => expect(() => decode(text)).toThrow(SyntaxError),
  );
});
