import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCloseHandshake } from '#electron/shell/closeHandshake.ts';
import { isOwnPage, mayLoad, ownPath } from '#electron/shell/ownAddress.ts';

describe('the desktop host’s own addresses', () => {
  it('are those of its bundle', () => {
    expect([ownPath('app://bundle/'), ownPath('app://bundle/assets/a.js?x#y')]).toEqual([
      '/',
      '/assets/a.js',
    ]);
  });
  it.each([
    'app://other/',
    'app://bundle.example/',
    'app://user@bundle/',
    'https://bundle/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'about:blank',
    '',
  ])('are not %s', (address) => {
    expect([ownPath(address), mayLoad(address)]).toEqual([null, false]);
  });
  it('never leave the bundle by dots', () => {
    expect(ownPath('app://bundle/../../etc/passwd')).toBe('/etc/passwd');
  });
  it('include what the page made itself', () => {
    expect([mayLoad('blob:app://bundle/1-2'), mayLoad('blob:https://example.com/1')]).toEqual([true, false]);
  });
});

describe('a sender of calls', () => {
  it('is trusted when it is the page itself', () => {
    expect(isOwnPage({ url: 'app://bundle/', parent: null })).toBe(true);
  });
  it.each([
    ['a frame within the page', { url: 'app://bundle/', parent: {} }],
    ['a page from elsewhere', { url: 'https://example.com/', parent: null }],
    ['a frame that has gone', null],
  ])('is not trusted when it is %s', (_case, sender) => {
    expect(isOwnPage(sender)).toBe(false);
  });
});

function heldWindow() {
  const events: string[] = [];
  const handshake = createCloseHandshake(
    { askToSave: () => events.push('asked'), destroy: () => events.push('closed') },
    5_000,
  );
  return { events, handshake };
}

describe('closing the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stays when the page cannot save and asks the user, and asks again at the next wish', () => {
    const { events, handshake } = heldWindow();
    handshake.closeWished();
    handshake.refused();
    vi.advanceTimersByTime(60_000);
    expect(events).toEqual(['asked']);
    handshake.closeWished();
    handshake.saved();
    expect(events).toEqual(['asked', 'asked', 'closed']);
  });

  it('waits for the page to have saved', () => {
    const { events, handshake } = heldWindow();
    handshake.closeWished();
    vi.advanceTimersByTime(4_999);
    expect(events).toEqual(['asked']);
    handshake.saved();
    vi.advanceTimersByTime(60_000);
    expect(events).toEqual(['asked', 'closed']);
  });

  it('goes on without an answer after five seconds', () => {
    const { events, handshake } = heldWindow();
    handshake.closeWished();
    vi.advanceTimersByTime(5_000);
    handshake.saved();
    expect(events).toEqual(['asked', 'closed']);
  });

  it('asks once, however often the button is pressed', () => {
    const { events, handshake } = heldWindow();
    handshake.closeWished();
    handshake.closeWished();
    expect(events).toEqual(['asked']);
  });

  it('is not triggered by a page that was not asked', () => {
    const { events, handshake } = heldWindow();
    handshake.saved();
    expect(events).toEqual([]);
  });

  it('does not wait for a page that has crashed', () => {
    const { events, handshake } = heldWindow();
    handshake.pageGone();
    handshake.closeWished();
    vi.advanceTimersByTime(0);
    expect(events).toEqual(['closed']);
  });

  it('keeps a window whose page has crashed, and waits again for the one that took its place', () => {
    const { events, handshake } = heldWindow();
    expect(handshake.pageGone()).toBe(false);
    handshake.pageBack();
    handshake.closeWished();
    vi.advanceTimersByTime(4_999);
    expect(events).toEqual(['asked']);
    expect([handshake.pageGone(), events]).toEqual([true, ['asked', 'closed']]);
  });
});
