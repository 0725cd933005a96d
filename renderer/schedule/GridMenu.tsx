// The menu of a grid, at the pointer or at the active cell: by right click, long press or menu key.
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { Intent } from '#shared/interaction/dragMachine.ts';
import type { MenuEntry } from '#shared/interaction/gridMenu.ts';

interface GridMenuProps {
  readonly entries: readonly MenuEntry[];
  /** CSS pixels within the grid. */
  readonly at: { readonly left: number; readonly top: number };
  readonly onChoose: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function GridMenu({ entries, at, onChoose, onClose }: GridMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={at} />
      <Popover
        className="popover"
        aria-label="線表の操作"
        triggerRef={anchor}
        placement="bottom start"
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Menu
          aria-label="線表の操作"
          // A menu that was asked for takes the focus (WAI-ARIA menu pattern).
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus="first"
          onAction={(key) => {
            const chosen = entries.find(({ name }) => name === key);
            onClose();
            if (chosen !== undefined) setTimeout(() => onChoose(chosen.intent), 0);
          }}
        >
          {entries.map(({ name, keys }) => (
            <MenuItem key={name} id={name} textValue={name} className="menu-item with-key">
              <span>{name}</span>
              {keys !== '' && <kbd>{keys}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
