// Starts the window: finds the host, then shows the app.
import './platform/withoutEval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './platform/api.ts';
import { onCloseRequest } from './platform/closeRequest.ts';
import { onFilesHanded } from './platform/handedFiles.ts';
import { reportDefects } from './platform/reportDefects.ts';
import { createAppStore } from './store/appStore.ts';
import { newId } from './store/newId.ts';
import './ui/theme.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const api = await connect();
reportDefects(api);
const store = createAppStore(api, newId);
onCloseRequest({
  pending: () => {
    const editor = store.getState().editor;
    return editor !== null && editor.getState().saving !== 'saved';
  },
  save: store.mayClose,
});
createRoot(root).render(<App store={store} />);
await store.refresh();
onFilesHanded(() => void store.takeHandedFiles());
