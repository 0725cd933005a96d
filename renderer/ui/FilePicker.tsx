// A button that lets the user pick files from outside.
import { Button, FileTrigger } from 'react-aria-components';
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
      acceptedFileTypes={['.txt', '.docx', '.omsheet']}
      onSelect={(files) => void store.importFiles([...(files ?? [])])}
    >
      <Button className={className}>{children}</Button>
    </FileTrigger>
  );
}
