// The right side: what belongs to the selection, the questions, last year's text.
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { openCount } from '#shared/sheet/openPoints.ts';
import { ItemInspector } from '../schedule/ItemInspector.tsx';
import { useEditor } from '../store/EditorContext.tsx';
import { LastYearPanel } from './LastYearPanel.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';

export type PanelTab = 'item' | 'questions' | 'lastYear';

interface SidePanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
}

const tabs: readonly PanelTab[] = ['item', 'questions', 'lastYear'];

export function SidePanel({ tab, onTab }: SidePanelProps) {
  const open = useEditor((state) => openCount(state.history.draft));
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
          <Tab id="lastYear" className="tab">
            昨年度
          </Tab>
        </TabList>
        <TabPanel id="item" className="panel">
          <ItemInspector />
        </TabPanel>
        <TabPanel id="questions" className="panel">
          <QuestionsPanel />
        </TabPanel>
        <TabPanel id="lastYear" className="panel">
          <LastYearPanel />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
