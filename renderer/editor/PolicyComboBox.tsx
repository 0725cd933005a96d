// 重点施策 of a 重点事業: from the list of the plan, from what the sheet already uses, or free; `-` for none.
import { useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Form } from '#shared/forms/form.ts';
import { policyNames } from '#shared/forms/policyList.ts';
import { policiesOf } from '#shared/forms/settings.ts';
import { useApp } from '../store/AppContext.tsx';

interface PolicyComboBoxProps {
  readonly label: string;
  readonly place: string;
  readonly value: string | null;
  /** What stands for "none". */
  readonly none: string;
  readonly form: Form;
  /** 重点施策 that the sheet names elsewhere. */
  readonly used: readonly string[];
  readonly onChange: (policy: string | null) => void;
}

export function PolicyComboBox({ label, place, value, none, form, used, onChange }: PolicyComboBoxProps) {
  const shown = value ?? none;
  /** The text while it is typed; null while the field shows the sheet. */
  const [typed, setTyped] = useState<string | null>(null);
  const settings = useApp((state) => state.settings);
  const official = policyNames(policiesOf(form, settings));
  const offered = [...new Set([none, ...official, ...used])];
  const commit = (text: string): void => {
    setTyped(null);
    const policy = text.trim() === none || text.trim() === '' ? null : text;
    if (policy !== value) onChange(policy);
  };
  return (
    <ComboBox
      className="policy"
      aria-label={label}
      allowsCustomValue
      menuTrigger="manual"
      inputValue={typed ?? shown}
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        if (key !== null) commit(String(key));
      }}
      defaultItems={offered.map((policy) => ({ id: policy, policy }))}
      defaultFilter={() => true}
    >
      {/* The field has one line; while nobody types, the whole name is shown over it. */}
      <span className="policy-shown" aria-hidden="true">
        {shown}
      </span>
      <Input className="text" data-place={place} onBlur={(event) => commit(event.currentTarget.value)} />
      <Button className="tool" aria-label={`${label}の候補`}>
        ▾
      </Button>
      <Popover className="popover">
        <ListBox>
          {({ id, policy }: { id: string; policy: string }) => (
            <ListBoxItem id={id} textValue={policy} className="menu-item">
              {policy === none ? `${none}（なし）` : policy}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
