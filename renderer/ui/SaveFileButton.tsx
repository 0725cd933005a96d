// A button that saves a file which the window makes itself, and says beside it what came of that: it stands in
// dialogs, too, where the notices of the window are out of reach.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { MadeFile } from '#shared/ipc/contract.ts';
import { saveMade } from '../platform/saveMade.ts';
import { useAppStore } from '../store/AppContext.tsx';

interface SaveFileButtonProps {
  readonly label: string;
  readonly make: () => MadeFile | Promise<MadeFile>;
}

export function SaveFileButton({ label, make }: SaveFileButtonProps) {
  const { api } = useAppStore();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    setSaid('');
    const reply = await saveMade(api, await make());
    if (!reply.ok) setSaid(`⚠ ${reply.error.message}`);
    else if (reply.value !== null) setSaid(`✓ 保存しました: ${reply.value}`);
  };
  return (
    <>
      <Button className="button" onPress={() => void save()}>
        {label}
      </Button>
      <p role="status" className="said-beside">
        {said}
      </p>
    </>
  );
}
