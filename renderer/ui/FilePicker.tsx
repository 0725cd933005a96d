// Buttons that let the user pick files from outside, or a whole folder of them.
import { Button, FileTrigger } from 'react-aria-components';
import { filesOfFolder } from '../platform/droppedFiles.ts';
import { useAppStore } from '../store/AppContext.tsx';

export function FilePicker({
  className,
  children,
}: {
  readonly className: string;
  readonly children: string;
}) {
  const store = useAppStore();
  return (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={['.docx', '.xlsx', '.txt', '.md', '.html', '.htm', '.csv', '.tsv', '.omsheet']}
      onSelect={(files) => void store.importFiles([...(files ?? [])])}
    >
      <Button className={className}>{children}</Button>
    </FileTrigger>
  );
}

export function FolderPicker({
  className,
  children,
}: {
  readonly className: string;
  readonly children: string;
}) {
  const store = useAppStore();
  return (
    <FileTrigger acceptDirectory onSelect={(files) => void store.importFound(filesOfFolder(files))}>
      <Button className={className}>{children}</Button>
    </FileTrigger>
  );
}
