// Year, 部 and 課, the state of saving, undo and redo with the names of their steps, preview and export.
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { openCount } from '#shared/sheet/openPoints.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { sheetNames } from '../ui/sheetNames.ts';
import { useFocusOnArrival } from '../ui/useFocusOnArrival.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { exportDraft } from './exportDraft.ts';
import { SavingState } from './SavingState.tsx';

const exports: readonly {
  readonly id: string;
  readonly label: string;
  readonly formats: readonly ExportFormat[];
}[] = [
  { id: 'both', label: 'Word と PDF', formats: ['docx', 'pdf'] },
  { id: 'docx', label: 'Word（.docx）', formats: ['docx'] },
  { id: 'pdf', label: 'PDF', formats: ['pdf'] },
  { id: 'omsheet', label: '交換ファイル（.omsheet）', formats: ['omsheet'] },
];

const dialogId = 'circulation';

interface TopBarProps {
  readonly previews: boolean;
  readonly onPreview: () => void;
  readonly onQuestions: () => void;
  readonly onRevisions: () => void;
}

export function TopBar({ previews, onPreview, onQuestions, onRevisions }: TopBarProps) {
  const app = useAppStore();
  const store = useEditorStore();
  const [asks, setAsks] = useState(false);
  const heading = useFocusOnArrival<HTMLParagraphElement>('editor');
  const fiscalYear = useEditor((state) => state.history.draft.sheet.fiscalYear);
  const department = useEditor((state) => state.history.draft.sheet.department);
  const section = useEditor((state) => state.history.draft.sheet.section);
  const undoName = useEditor((state) => state.history.past.at(-1)?.name ?? null);
  const redoName = useEditor((state) => state.history.future[0]?.name ?? null);
  const open = useEditor((state) => openCount(state.history.draft));
  const name = sheetNames({ fiscalYear, department, section }).join(' ／ ');
  return (
    <header className="top-bar">
      <Button className="button quiet" onPress={() => void app.leave()}>
        ← 一覧
      </Button>
      <p className="top-name" title={name} ref={heading} tabIndex={-1}>
        {name}
      </p>
      <p role="status">
        <SavingState />
      </p>
      <Button className="button small quiet" onPress={onRevisions}>
        版の履歴
      </Button>
      <span className="spring" />
      <Button
        className="button"
        aria-label={undoName === null ? '元に戻す' : `「${undoName}」を元に戻す`}
        isDisabled={undoName === null}
        onPress={store.undo}
      >
        ↶ 元に戻す<span className="step-name">{undoName}</span>
      </Button>
      <Button
        className="button"
        aria-label={redoName === null ? 'やり直す' : `「${redoName}」をやり直す`}
        isDisabled={redoName === null}
        onPress={store.redo}
      >
        ↷ やり直す
      </Button>
      <Button className="button" onPress={onQuestions}>
        質問 <span className={open > 0 ? 'badge ask' : 'badge done'}>{open > 0 ? `${open}件` : 'なし'}</span>
      </Button>
      <Button className="button" aria-pressed={previews} onPress={onPreview}>
        プレビュー
      </Button>
      <MenuTrigger>
        <Button className="button primary">書き出し ▾</Button>
        <Popover className="popover">
          <Menu
            aria-label="書き出し"
            onAction={(key) => {
              if (key === dialogId) {
                setAsks(true);
                return;
              }
              const chosen = exports.find(({ id }) => id === key);
              if (chosen !== undefined) void exportDraft(app, store, chosen.formats);
            }}
          >
            {exports.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="menu-item">
                {label}
              </MenuItem>
            ))}
            <MenuItem id={dialogId} className="menu-item">
              回覧・公開用に書き出す…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {asks && <ExportDialog onClose={() => setAsks(false)} />}
    </header>
  );
}
