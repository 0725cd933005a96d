// The right side: what belongs to the selection, the questions, the reference.
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { openCount } from '#shared/sheet/openPoints.ts';
import { ItemInspector } from '../schedule/ItemInspector.tsx';
import { useEditor } from '../store/EditorContext.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { ReferencePanel } from './ReferencePanel.tsx';

export type PanelTab = 'item' | 'questions' | 'reference';

interface SidePanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
}

const tabs: readonly PanelTab[] = ['item', 'questions', 'reference'];

export function SidePanel({ tab, onTab }: SidePanelProps) {
  const open = useEditor((state) => openCount(state.history.draft));
  const kept = useEditor((state) => state.history.draft.reference.length);
  return (
    <aside className="side-panel" aria-label="補助">
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => onTab(tabs.find((known) => known === key) ?? 'item')}
      >
        <TabList className="tabs" aria-label="補助の切り替え">
          <Tab id="item" className="tab">
            項目
          </Tab>
          <Tab id="questions" className="tab">
            質問 {open}
          </Tab>
          <Tab id="reference" className="tab">
            参考 {kept}
          </Tab>
        </TabList>
        <TabPanel id="item" className="panel">
          <ItemInspector />
        </TabPanel>
        <TabPanel id="questions" className="panel">
          <QuestionsPanel />
        </TabPanel>
        <TabPanel id="reference" className="panel">
          <ReferencePanel />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
