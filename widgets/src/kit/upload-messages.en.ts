import { formatCount } from './format.ts'
import type { UploadMessages } from './upload-messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)

export const messages: UploadMessages = {
  cancel: 'Cancel',
  retry: 'Try again',
  keep: 'Keep',
  close: 'Close',
  uploads: 'Uploads',
  toFollow: (count) => counted(count, '1 upload in progress', '# uploads in progress'),
  doneOf: (done, files) => `${done} of ${files} uploaded`,
  overall: 'All uploads together',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  cancelAll: 'Cancel all',
  cancelAllTitle: 'Cancel all uploads?',
  cancelAllDetail: (count) =>
    counted(
      count,
      'This document will not be added.',
      '# documents will not be added. What is fully uploaded already stays.',
    ),
  others: (count) => counted(count, 'and 1 other', 'and # others'),
  othersWaiting: (count) => counted(count, 'and 1 other waiting', 'and # others waiting'),
  showMore: 'Show more',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  choose: 'Choose',
  actionOn: (action, name) => `${action}: ${name}`,
  sentOf: (sent, size) => `${sent} of ${size}`,
  perSecond: (size) => `${size}/s`,
  timeLeft: (time) => `${time} left`,
  seconds: (count) => `${count} s`,
  minutes: (minutes, seconds) => `${minutes} min${seconds > 0 ? ` ${seconds} s` : ''}`,
  hours: (hours, minutes) => `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`,
  uploadOf: (name) => `Upload of ${name}`,
  checking: 'Preparing',
  waiting: 'Waiting',
  pausedAt: (percent) => `Paused at ${percent}`,
  interrupted: 'Upload interrupted:',
  chooseAgain: 'choose',
  toResumeAt: (percent) => `again to resume at ${percent}`,
  notSameFile: 'This is not the same document.',
  notSameFileRemedy: (name) => `Choose the one whose upload began: ${name}.`,
  uploaded: 'Uploaded',

  connectionLost: 'Connection lost.',
  goesOnAlone: (isOne) => (isOne ? 'The upload will go on by itself.' : 'The uploads will go on by themselves.'),
  connectionBack: 'Connection is back.',
  serverDown: 'The server does not answer.',
  retryIn: (seconds) =>
    seconds > 0 ? `Nothing is lost: we will try again in ${seconds} s.` : 'Nothing is lost: trying again.',
  accessEnded: 'Your access has ended.',
  goesOnOnceBack: 'Nothing is lost: the uploads will go on as soon as you are back.',

  failedOne: (name) => `${name}: upload failed.`,
  failedMany: (count) => counted(count, '1 upload failed.', '# uploads failed.'),
  progressAt: (percent) => `Uploads: ${percent}.`,
  failed: 'Something went wrong on our side. Try again.',

  problems: {
    file_too_large: ['Document too large.', 'The limit is 20 GB. Split it into several parts.'],
    file_type_refused: ['File type refused.', 'Programs are not accepted. Use a PDF, an image or an Office document.'],
    active_page_refused: [
      'File type refused.',
      'This type of file may contain code. Use a PDF, or a JPEG or PNG picture.',
    ],
    empty_file: ['This document is empty.', 'Check it on your computer, then choose it again.'],
    empty_folder: ['This folder is empty.', 'Check it on your computer, then drop it again.'],
    file_name_too_long: ['Document name too long.', 'Shorten it on your computer, then choose it again.'],
    file_unreadable: [
      'This document cannot be read.',
      'It was moved, changed or deleted. Remove it, then choose it again.',
    ],
    offline: ['Connection lost.', 'Check your Internet access, then try again.'],
  },
}
