import * as vscode from 'vscode';
import { fieldsOf } from '../../shared/fields';
import { chooseSaveUri } from '../../ui/chooseSaveUri';
import { showInfo } from '../../ui/messages';
import { planned, type PlannedCall } from '../plannedCall';
import { playableAudio } from '../recordings/playableAudio';
import type { AnsweredCall, ResourceAction } from '../resourceAction';

interface RecordingFile {
  readonly name: string;
  /** As `record` was told; untrusted. */
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** What a recording is in, and then its file. */
function fileCalls(recordingName: string): readonly PlannedCall[] {
  return [
    planned('recordings.getStored', { recordingName }, recordingName),
    planned('recordings.getStoredFile', { recordingName }, recordingName),
  ];
}

function readFile(answers: readonly AnsweredCall[]): RecordingFile | undefined {
  const [stored, file] = answers;
  const format = fieldsOf(stored?.value)?.format;
  const bytes = file?.value;
  if (!stored || typeof format !== 'string' || !(bytes instanceof Uint8Array)) return undefined;
  return { name: stored.call.about, format, bytes };
}

/** Opens a stored recording in VS Code's audio preview. */
export const listenToRecording: ResourceAction = {
  plan: ({ ids: [name = ''] }) => fileCalls(name),
  inOrder: true,
  done: (calls) => `Opened ${calls[0]?.about ?? ''}`,
  show: async (answers, _target, sinks) => {
    const file = readFile(answers);
    if (!file) return false;
    const audio = playableAudio(file.format, file.bytes);
    if (audio.ok) await sinks.audio(`${file.name}.${audio.extension}`, audio.bytes);
    else {
      void showInfo(`${file.name}: ${audio.reason}`);
      return false;
    }
    return true;
  },
};

/** Saves the file of a stored recording as Asterisk has it. */
export const downloadRecording: ResourceAction = {
  plan: ({ ids: [name = ''] }) => fileCalls(name),
  inOrder: true,
  done: (calls) => `Downloaded ${calls[0]?.about ?? ''}`,
  show: async (answers) => {
    const file = readFile(answers);
    if (!file) return false;
    const { name, format, bytes } = file;
    // A format is a file's ending, too; what is none is no part of a name.
    const ending = /^[a-z0-9]{1,10}$/i.test(format) ? format : 'raw';
    const types = { [`Recording (${ending})`]: [ending] };
    const uri = await chooseSaveUri({ title: 'Download Recording', name: `${name}.${ending}`, types });
    if (!uri) return false;
    await vscode.workspace.fs.writeFile(uri, bytes);
    void showInfo(`Saved ${name} as ${uri.fsPath}.`);
    return true;
  },
};
