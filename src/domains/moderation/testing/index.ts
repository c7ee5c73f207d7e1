export {
  editNote,
  type NewNote,
  notesAs,
  notesMigrations,
  shownNotes,
  stateOfNote,
  takeBackNote,
  writeNote,
} from './notes.ts';
