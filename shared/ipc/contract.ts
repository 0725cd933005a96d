// The contract between renderer and host, once: each call with its zod input and output. Handlers, the
// preload bridge and the clients are types derived from it, so a missing or wrong one does not compile.
import { z } from 'zod';
import { formSchema } from '#shared/forms/form.ts';
import { refusedDescriptionSchema } from '#shared/forms/refusedDescription.ts';
import { settingsSchema } from '#shared/forms/settings.ts';
import { fontFamilySchema } from '#shared/sheet/fonts.ts';
import { printOptionsSchema } from '#shared/sheet/printOptions.ts';
import { draftSchema } from '#shared/sheet/draft.ts';
import { importSchema, originSchema } from '#shared/sheet/origin.ts';
import { formIdSchema, sheetSchema } from '#shared/sheet/sheet.ts';
import { defectSchema } from './defect.ts';
import { drawnPagesSchema, knownOutlinesSchema, knownPagesSchema, pageRangeSchema } from './pageDrawing.ts';
import type { Reply } from './reply.ts';

const draftId = z.string().regex(/^[A-Za-z0-9]{1,32}$/);
/** 1 for a draft's first revision, then one more for each save. */
const revision = z.int().min(1);
/** Milliseconds since 1970 UTC, by the host's clock. */
const moment = z.int().min(0);
/** At most 64 MB: the largest file that is read from outside. */
const bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine((value) => value.byteLength <= 64 * 1024 * 1024, 'too large');
const fileName = z.string().min(1).max(1_000);

/** What the list of sheets shows of one draft. */
export const summarySchema = z.strictObject({
  id: draftId,
  revision,
  form: formIdSchema,
  fiscalYear: z.int().nullable(),
  department: z.string(),
  section: z.string().nullable(),
  savedAt: moment,
  /** What is not answered yet, by its kind. */
  open: z.strictObject({
    questions: z.int().min(0),
    reviews: z.int().min(0),
    updates: z.int().min(0),
  }),
  lastExportAt: moment.nullable(),
  /** When it was put into the bin (ごみ箱); null while it is not there. */
  trashedAt: moment.nullable(),
});

const savedSchema = z.strictObject({ id: draftId, revision, savedAt: moment });
/** A file in which drafts may be found again: a copy (控え), or what a restored copy took the place of. */
export const backupSourceSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9.-]{1,100}$/),
  /** `current` is the database itself while it cannot be opened. */
  kind: z.enum(['backup', 'replaced', 'current']),
  madeAt: moment,
  bytes: z.int().min(0),
});
const backupName = backupSourceSchema.shape.name;
const importedSchema = z.strictObject({
  imports: z.array(importSchema),
  /** Files that gave no sheet, each with its Japanese reason. */
  refused: z.array(z.strictObject({ name: fileName, message: z.string() })),
});
const exportFormat = z.enum(['docx', 'pdf', 'omsheet']);
const madeFormat = z.enum(['omsheet', 'txt', 'json']);

/** What the user should know of the files. */
const notes = z.array(z.string());

const deliveredSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('written'), paths: z.array(z.string()), notes }),
  z.strictObject({
    kind: z.literal('download'),
    notes,
    files: z.array(z.strictObject({ name: fileName, mediaType: z.string(), bytes })),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);

export const contract = {
  /** Which host this is and which version runs; shown in the window and in messages for support. */
  'app.info': {
    input: z.strictObject({}),
    output: z.strictObject({ version: z.string(), host: z.enum(['electron', 'loopback']) }),
  },
  /** 動作情報 for support, as text: sizes, counts, versions, the last lines of the log; nothing of a sheet. */
  'app.report': { input: z.strictObject({}), output: z.strictObject({ text: z.string() }) },
  /** An error of the page that nobody caught, for the log. */
  'app.defect': { input: z.strictObject({ defect: defectSchema }), output: z.strictObject({}) },
  /** All drafts, newest 年度 first, then by 部, 課; those in the bin too. */
  'library.list': {
    input: z.strictObject({}),
    output: z.strictObject({
      drafts: z.array(summarySchema),
      /** What the user must know of the database, in full sentences; null for nothing. */
      warning: z.string().nullable(),
    }),
  },
  /** Full-text search over every text of every draft that is not in the bin. */
  'library.search': {
    input: z.strictObject({ text: z.string().max(200) }),
    output: z.strictObject({ hits: z.array(z.strictObject({ id: draftId, excerpt: z.string() })) }),
  },
  /** `origin` is null for a sheet that did not come from a file. */
  'library.create': {
    input: z.strictObject({ draft: draftSchema, origin: originSchema.nullable() }),
    output: savedSchema,
  },
  'library.origin': {
    input: z.strictObject({ id: draftId }),
    output: z.strictObject({ origin: originSchema.nullable() }),
  },
  'library.open': {
    input: z.strictObject({ id: draftId }),
    output: z.strictObject({ id: draftId, revision, savedAt: moment, draft: draftSchema }),
  },
  /** Refused with `stale` when `baseRevision` is no longer the newest revision. */
  'library.save': {
    input: z.strictObject({ id: draftId, baseRevision: revision, draft: draftSchema }),
    output: savedSchema,
  },
  'library.trash': { input: z.strictObject({ id: draftId }), output: z.strictObject({}) },
  'library.restore': { input: z.strictObject({ id: draftId }), output: z.strictObject({}) },
  /** Every revision (版) of a draft, newest first. */
  'library.revisions': {
    input: z.strictObject({ id: draftId }),
    output: z.strictObject({ revisions: z.array(z.strictObject({ revision, savedAt: moment })) }),
  },
  'library.readRevision': {
    input: z.strictObject({ id: draftId, revision }),
    output: z.strictObject({ id: draftId, revision, savedAt: moment, draft: draftSchema }),
  },
  /** Tries again to open a database that could not be opened; answers with the reason when it still cannot. */
  'store.reopen': { input: z.strictObject({}), output: z.strictObject({}) },
  /** Sets aside a database that cannot be opened and begins with an empty one. */
  'store.startEmpty': { input: z.strictObject({}), output: z.strictObject({}) },
  /** Newest first. Works whether the database can be opened or not, as all of `backups`. */
  'backups.list': {
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(backupSourceSchema) }),
  },
  'backups.inspect': {
    input: z.strictObject({ name: backupName }),
    /** `damaged`: what is listed is what could still be read. */
    output: z.strictObject({ sheets: z.array(summarySchema), damaged: z.boolean() }),
  },
  'backups.readSheet': {
    input: z.strictObject({ name: backupName, id: draftId }),
    output: z.strictObject({ draft: draftSchema }),
  },
  /** Puts a copy in the place of the database, which is moved aside and never deleted, and opens it. */
  'backups.restore': { input: z.strictObject({ name: backupName }), output: z.strictObject({}) },
  /** The forms (様式) that are known on this PC, from the newest, and the descriptions that were left out. */
  'forms.list': {
    input: z.strictObject({}),
    output: z.strictObject({
      forms: z.array(formSchema).min(1),
      /** Those of them that are not the program's own, by the name of their file. */
      files: z.array(z.strictObject({ id: formIdSchema, file: fileName })),
      refused: z.array(refusedDescriptionSchema),
    }),
  },
  /** Keeps a description for this PC. Refused with `unreadableFile` and a line for each mistake. */
  'forms.add': {
    input: z.strictObject({ name: fileName, bytes }),
    output: z.strictObject({ id: formIdSchema }),
  },
  /** Takes a description that was added out again; its file stays, under another name. */
  'forms.remove': { input: z.strictObject({ id: formIdSchema }), output: z.strictObject({}) },
  /** What the user chose once and finds again at the next start. */
  'settings.read': { input: z.strictObject({}), output: z.strictObject({ settings: settingsSchema }) },
  'settings.save': { input: z.strictObject({ settings: settingsSchema }), output: z.strictObject({}) },
  /** Reads files from outside into drafts. Nothing is stored; `library.create` does that. */
  'import.read': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ name: fileName, bytes }))
        .min(1)
        .max(1_000),
    }),
    output: importedSchema,
  },
  /** Ends the reading that goes on; its files that are not read yet come back as refused. */
  'import.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  /**
   * Reads the files that the operating system has handed to the host since the last time (a double click on
   * an exchange file). The host knows their paths; the page never says one.
   */
  'import.handed': { input: z.strictObject({}), output: importedSchema },
  /** The sample sheets (見本) that come with the program. */
  'samples.list': {
    input: z.strictObject({}),
    output: z.strictObject({ samples: z.array(z.strictObject({ name: fileName, title: z.string() })) }),
  },
  'samples.read': { input: z.strictObject({ name: fileName }), output: importedSchema },
  /**
   * Exports one saved revision. The desktop host asks where to and writes the files itself, each to a
   * temporary name first; the loopback host hands the bytes to the browser, which saves them.
   */
  'export.files': {
    input: z.strictObject({
      id: draftId,
      revision,
      formats: z.array(exportFormat).min(1).max(3),
      options: printOptionsSchema,
    }),
    output: deliveredSchema,
  },
  /** The newest revisions of several drafts as one document, in 部 order and with a page of contents. */
  'export.book': {
    input: z.strictObject({
      ids: z.array(draftId).min(1).max(500),
      formats: z
        .array(z.enum(['docx', 'pdf']))
        .min(1)
        .max(2),
      options: printOptionsSchema,
    }),
    output: deliveredSchema,
  },
  /** Hands over a file that the window made itself: a copy of a sheet that cannot be saved, the list of a plan. */
  'export.made': {
    input: z.strictObject({ name: fileName, format: madeFormat, bytes }),
    output: deliveredSchema,
  },
  /** How much of the export that is running is done; null while none is. */
  'export.progress': {
    input: z.strictObject({}),
    output: z.strictObject({ percent: z.int().min(0).max(100).nullable() }),
  },
  /** Ends the export that is running; it then answers `cancelled`. */
  'export.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  /** The pages as the PDF has them; those that are `known` come without their drawing, a fifth of a megabyte each. */
  'preview.pages': {
    input: z.strictObject({
      sheet: sheetSchema,
      /** Instead of the form's own; null for that. */
      font: fontFamilySchema.nullable(),
      /** What the caller has of earlier pages. */
      known: z.strictObject({ pages: knownPagesSchema, outlines: knownOutlinesSchema.nullable() }),
      /** The pages that are wanted, the others are only counted; null for all. */
      looked: pageRangeSchema.nullable(),
    }),
    output: drawnPagesSchema,
  },
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<K extends CallName> = z.infer<Contract[K]['input']>;
export type CallOutput<K extends CallName> = z.infer<Contract[K]['output']>;
export type ExportFormat = z.infer<typeof exportFormat>;
export type MadeFile = CallInput<'export.made'>;
export type DraftSummary = z.infer<typeof summarySchema>;
export type BackupSource = z.infer<typeof backupSourceSchema>;

/** What the renderer is given: one asynchronous function a call. */
export type Api = { readonly [K in CallName]: (input: CallInput<K>) => Promise<Reply<CallOutput<K>>> };

/** What a host implements; the router has already parsed the input. */
export type Handlers = { readonly [K in CallName]: (input: CallInput<K>) => Promise<Reply<CallOutput<K>>> };
