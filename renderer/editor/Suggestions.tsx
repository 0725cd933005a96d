// What the plan offers for a field, one click away; the field itself is written freely.
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

interface SuggestionsProps {
  /** Of the field that they are for. */
  readonly label: string;
  readonly offered: readonly string[];
  readonly onChoose: (text: string) => void;
}

export function Suggestions({ label, offered, onChoose }: SuggestionsProps) {
  if (offered.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className="tool suggestions" aria-label={`${label}の候補`}>
        ▾
      </Button>
      <Popover className="popover">
        <Menu aria-label={`${label}の候補`} onAction={(key) => onChoose(String(key))}>
          {offered.map((text) => (
            <MenuItem key={text} id={text} className="menu-item">
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
