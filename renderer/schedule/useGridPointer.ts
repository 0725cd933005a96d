// DOM pointer events of a grid as the plain inputs of the drag machine. Knows the screen; decides nothing.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import {
  drag,
  idle,
  type DragState,
  type Intent,
  type Modifiers,
  type PointerInput,
  type Scene,
} from '#shared/interaction/dragMachine.ts';
import { hitTest, type Hit, type Point } from '#shared/layout/hitTest.ts';

interface GridPointer {
  readonly state: DragState;
  readonly hover: Hit;
  /** The pointer in twips, while something is dragged. */
  readonly at: Point | null;
  /** What lies under an event, with the point in twips. */
  readonly hitOf: (event: MouseEvent) => { readonly hit: Hit; readonly at: Point };
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onLostPointerCapture: () => void;
    readonly onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) => void;
  };
}

/** A pointer this near to the edge of the paper's window scrolls it. */
const edgePx = 48;
const scrollPx = 14;

function modifiersOf(event: {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}): Modifiers {
  return { fine: event.altKey, copy: event.ctrlKey, extend: event.shiftKey || event.ctrlKey };
}

/** True when it scrolled. */
function scrollAtEdge(svg: SVGSVGElement, clientY: number): boolean {
  const scroller = svg.closest('.paper-window');
  if (scroller === null) return false;
  const { top, bottom } = scroller.getBoundingClientRect();
  const before = scroller.scrollTop;
  if (clientY < top + edgePx) scroller.scrollBy(0, -scrollPx);
  if (clientY > bottom - edgePx) scroller.scrollBy(0, scrollPx);
  return scroller.scrollTop !== before;
}

/** `headerHeight` in twips stands above the first row. */
export function useGridPointer(
  svg: RefObject<SVGSVGElement | null>,
  scene: Scene,
  headerHeight: number,
  onIntent: (intent: Intent) => void,
): GridPointer {
  const [state, setState] = useState<DragState>(idle);
  const [hover, setHover] = useState<Hit>({ kind: 'outside' });
  // The events of one frame come before React shows the state that the first of them made.
  const current = useRef<DragState>(idle);
  /** The last movement: at the edge the paper goes on scrolling under a pointer that is held still. */
  const held = useRef<{ clientX: number; clientY: number; modifiers: Modifiers } | null>(null);
  const latest = useRef({ scene, onIntent });
  useEffect(() => {
    latest.current = { scene, onIntent };
  });

  const feed = useCallback((input: PointerInput): void => {
    const turn = drag(current.current, input, latest.current.scene);
    current.current = turn.state;
    setState(turn.state);
    if (turn.intent !== null) latest.current.onIntent(turn.intent);
  }, []);

  const pointOf = useCallback(
    (event: { readonly clientX: number; readonly clientY: number }): Point => {
      const matrix = svg.current?.getScreenCTM();
      if (matrix === null || matrix === undefined) return { x: 0, y: 0 };
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      return { x: Math.round(x), y: Math.round(y - headerHeight) };
    },
    [svg, headerHeight],
  );

  const busy = state.kind !== 'idle';
  useEffect(() => {
    if (!busy) return undefined;
    const cancel = (): void => feed({ kind: 'cancel' });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('blur', cancel);
    held.current = null;
    const scroll = (): void => {
      frame = requestAnimationFrame(scroll);
      const { current: last } = held;
      if (last === null || svg.current === null || !scrollAtEdge(svg.current, last.clientY)) return;
      feed({ kind: 'move', at: pointOf(last), modifiers: last.modifiers });
    };
    let frame = requestAnimationFrame(scroll);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('blur', cancel);
    };
  }, [busy, feed, pointOf, svg]);

  return {
    state,
    hover,
    at: state.kind === 'idle' ? null : state.at,
    hitOf: (event) => {
      const at = pointOf(event);
      return { hit: hitTest(scene.grid, at, scene.form), at };
    },
    handlers: {
      onPointerDown: (event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const coarse = event.pointerType === 'touch';
        feed({ kind: 'press', at: pointOf(event), modifiers: modifiersOf(event), coarse });
      },
      onPointerMove: (event) => {
        if (!event.isPrimary) return;
        const at = pointOf(event);
        if (current.current.kind === 'idle') {
          const under = hitTest(latest.current.scene.grid, at, latest.current.scene.form);
          setHover((before) => (before.kind === under.kind ? before : under));
          return;
        }
        const { clientX, clientY } = event;
        held.current = { clientX, clientY, modifiers: modifiersOf(event) };
        feed({ kind: 'move', at, modifiers: modifiersOf(event) });
      },
      onPointerUp: (event) => {
        if (event.isPrimary) feed({ kind: 'release', at: pointOf(event), modifiers: modifiersOf(event) });
      },
      onPointerCancel: () => feed({ kind: 'cancel' }),
      // Also comes after a normal release; the machine is idle by then and nothing happens.
      onLostPointerCapture: () => feed({ kind: 'cancel' }),
      onDoubleClick: (event) => feed({ kind: 'doublePress', at: pointOf(event) }),
    },
  };
}
