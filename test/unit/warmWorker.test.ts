// When a place of work is opened, kept and given back; the places here are written down instead of started.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { warmWorker } from '#electron/work/warmWorker.ts';
import type { OpenWorkplace } from '#electron/work/workplace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers each job after `ms`; `said` is what became of the places, in order. */
function workplaces(ms: number): { readonly open: OpenWorkplace<number>; readonly said: readonly string[] } {
  const said: string[] = [];
  const open: OpenWorkplace<number> = (_limits, { onMessage }) => {
    const number = said.filter((word) => word.startsWith('open')).length + 1;
    said.push(`open ${number}`);
    return {
      post: (job) => void setTimeout(() => onMessage(job), ms),
      setBusy: () => undefined,
      end: () => void said.push(`end ${number}`),
    };
  };
  return { open, said };
}
const limits = { timeMs: 10 * 60_000, memoryMb: 1 };
const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

describe('a warm place of work', () => {
  it('is given back when nothing was asked of it for five minutes; the next job finds a new one', async () => {
    const { open, said } = workplaces(10);
    const worker = warmWorker(open, limits);
    void worker.run(1);
    await minutes(4);
    const second = worker.run(2);
    await minutes(4);
    expect([await second, said]).toEqual([{ message: 2 }, ['open 1']]);
    await minutes(2);
    expect(said).toEqual(['open 1', 'end 1']);
    const third = worker.run(3);
    await minutes(1);
    expect([await third, said]).toEqual([{ message: 3 }, ['open 1', 'end 1', 'open 2']]);
    worker.close();
  });

  it('that cannot be opened fails its job only; the next one finds a place', async () => {
    const { open, said } = workplaces(10);
    let refusals = 1;
    const worker = warmWorker<number>((given, events) => {
      if ((refusals -= 1) >= 0) throw new Error('spawn ENOMEM');
      return open(given, events);
    }, limits);
    const outcomes = Promise.all([worker.run(1), worker.run(2)]);
    await minutes(1);
    expect([await outcomes, said]).toEqual([[{ ended: 'notStarted' }, { message: 2 }], ['open 1']]);
    worker.close();
  });

  it('is not given back in the middle of a long job', async () => {
    const { open, said } = workplaces(7 * 60_000);
    const worker = warmWorker(open, limits);
    const long = worker.run(1);
    await minutes(7);
    expect([await long, said]).toEqual([{ message: 1 }, ['open 1']]);
    worker.close();
    expect(said).toEqual(['open 1', 'end 1']);
  });
});
