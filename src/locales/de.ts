// German.
import type { Locale } from './strings.js';

const tellOwner = 'Bitte sagen Sie es dem Betreiber dieser Seite.';

export const locale: Locale = {
  language: 'de',
  label: 'Bild hochladen',
  labelMany: 'Bilder hochladen',
  drop: 'Bild hier ablegen oder einfügen',
  dropMany: 'Bilder hier ablegen oder einfügen',
  dropNow: 'Loslassen zum Hinzufügen',
  browse: 'Bild auswählen',
  browseMany: 'Bilder auswählen',
  replace: 'Anderes Bild auswählen',

  sizeFrom: 'ab {size}',
  sizeTo: 'bis {size}',
  pixelsFrom: 'mindestens {width} × {height} Pixel',
  widthFrom: 'mindestens {width} Pixel breit',
  heightFrom: 'mindestens {height} Pixel hoch',
  pixelsTo: 'höchstens {width} × {height} Pixel',
  widthTo: 'höchstens {width} Pixel breit',
  heightTo: 'höchstens {height} Pixel hoch',
  square: 'quadratisch',
  shape: 'Breite zu Höhe {ratio}',
  shapes: 'Breite zu Höhe von {min} bis {max}',
  filesFrom: { one: 'mindestens ein Bild', other: 'mindestens {count} Bilder' },
  filesTo: { one: 'ein Bild', other: 'höchstens {count} Bilder' },

  notLoaded: 'Was zum Hochladen nötig ist, konnte nicht geladen werden.',
  loadAgain: 'Erneut versuchen',

  list: 'Ausgewählte Bilder',
  images: { one: '{count} Bild', other: '{count} Bilder' },
  problems: { one: '{count} Problem', other: '{count} Probleme' },
  checking: 'Wird geprüft …',
  ready: 'Bereit zum Hochladen',
  presigning: 'Wird vorbereitet …',
  uploading: 'Wird hochgeladen',
  finishing: 'Wird abgeschlossen …',
  waiting: 'Wird noch einmal versucht',
  stored: 'Hochgeladen',
  failed: 'Nicht hochgeladen',
  aborted: 'Abgebrochen',
  rejected: 'Nicht angenommen',
  cancel: '{name} abbrechen',
  retry: '{name} noch einmal versuchen',
  remove: '{name} entfernen',
  progress: 'Hochladen von {name}',
  handle: '{name} verschieben',
  description: 'Beschreiben Sie dieses Foto für Menschen, die es nicht sehen können',
  decorative: 'Dekorativ',
  look: '{name} ansehen',
  close: 'Schließen',
  unshowable: 'Dieses Bild kann nicht angezeigt werden.',
  cover: 'Titelbild',
  moveHelp:
    'Ziehen oder mit den Pfeiltasten verschieben. Oder drücken und danach das Bild, an dessen Stelle dieses soll.',

  manyRefused: {
    one: 'Eine Datei wird nicht angenommen.',
    other: '{count} Dateien werden nicht angenommen.',
  },
  manyFailed: {
    one: 'Ein Bild konnte nicht hochgeladen werden.',
    other: '{count} Bilder konnten nicht hochgeladen werden.',
  },
  added: { one: 'Ein Bild ist hinzugefügt.', other: '{count} Bilder sind hinzugefügt.' },
  allStored: { one: 'Ein Bild ist hochgeladen.', other: '{count} Bilder sind hochgeladen.' },
  oneStored: '{name} ist hochgeladen.',
  halfStored: 'Die Hälfte ist hochgeladen.',
  removed: '{name} ist entfernt.',
  undoable: 'Das lässt sich rückgängig machen.',
  undo: 'Rückgängig machen',
  moved: '{name} ist Bild {position} von {count}.',
  lifted:
    '{name} ist aufgenommen. Drücken Sie das Bild, an dessen Stelle es soll, oder nehmen Sie die Pfeiltasten.',
  putBack: '{name} ist wieder an seinem Platz.',

  required: 'Bitte wählen Sie ein Bild aus.',
  tooFew: {
    one: 'Bitte wählen Sie ein Bild aus.',
    other: 'Bitte wählen Sie mindestens {count} Bilder aus.',
  },
  pending: {
    one: 'Bitte warten Sie, bis das Bild hochgeladen ist.',
    other: 'Bitte warten Sie, bis die Bilder hochgeladen sind.',
  },
  unsent: '{name} ist noch nicht hochgeladen.',
  unfinished:
    '{name} konnte nicht hochgeladen werden. Versuchen Sie es noch einmal oder entfernen Sie das Bild.',
  unstorable: '{name} konnte nicht hochgeladen werden. Bitte entfernen Sie das Bild.',
  undescribed: 'Beschreiben Sie {name}, oder kennzeichnen Sie das Bild als dekorativ.',
  submitting: {
    one: 'Das Formular wird abgeschickt, sobald das Bild hochgeladen ist.',
    other: 'Das Formular wird abgeschickt, sobald die Bilder hochgeladen sind.',
  },

  'type-not-accepted': '{type}-Bilder werden hier nicht angenommen. Bitte wählen Sie ein anderes.',
  'unknown-type-not-accepted': 'Diese Art von Bild wird hier nicht angenommen. Bitte wählen Sie ein anderes.',
  'type-mismatch':
    'Trotz seines Namens ist das {type}, was hier nicht angenommen wird. Bitte wählen Sie ein anderes Bild.',
  'not-an-image': 'Diese Datei ist kein lesbares Bild. Bitte wählen Sie eine andere.',
  link: 'Das ist ein Link und keine Bilddatei. Bitte speichern Sie das Bild zuerst auf Ihrem Gerät und wählen Sie es dann aus.',
  unreadable:
    'Diese Datei kann nicht gelesen werden. Vielleicht wurde sie verschoben; bitte wählen Sie sie noch einmal aus.',
  damaged: 'Dieses Bild ist beschädigt oder unvollständig. Bitte wählen Sie eine andere Kopie davon.',
  'unsafe-svg':
    'In dieser Zeichnung steckt mehr als eine Zeichnung, und das ist nicht sicher. Bitte wählen Sie eine andere.',
  empty: 'Diese Datei ist leer. Bitte wählen Sie eine andere.',
  duplicate: 'Dieses Bild ist schon in der Liste.',
  'too-large': 'Dieses Bild hat {actual}; erlaubt sind höchstens {limit}.',
  'too-small': 'Dieses Bild hat {actual}; nötig sind mindestens {limit}.',
  'too-large-somehow': 'Dieses Bild ist zu groß. Bitte wählen Sie ein kleineres.',
  'too-small-somehow': 'Dieses Bild ist zu klein. Bitte wählen Sie ein größeres.',
  'too-many-files': {
    one: 'Hier kann nur ein Bild hochgeladen werden.',
    other: 'Hier können höchstens {count} Bilder hochgeladen werden.',
  },
  'too-wide': 'Dieses Bild ist {actual} Pixel breit; erlaubt sind höchstens {limit}.',
  'too-narrow': 'Dieses Bild ist {actual} Pixel breit; nötig sind mindestens {limit}.',
  'too-tall': 'Dieses Bild ist {actual} Pixel hoch; erlaubt sind höchstens {limit}.',
  'too-short': 'Dieses Bild ist {actual} Pixel hoch; nötig sind mindestens {limit}.',
  'aspect-ratio-wide': 'Breite zu Höhe ist bei diesem Bild {actual} : 1; nötig ist höchstens {limit} : 1.',
  'aspect-ratio': 'Breite zu Höhe ist bei diesem Bild {actual} : 1; nötig ist mindestens {limit} : 1.',
  'too-many-pixels': 'Dieses Bild hat {actual} Megapixel; erlaubt sind höchstens {limit}.',
  'damaged-not-stripped':
    'Dieses Foto ist beschädigt, deshalb lässt sich nicht herausnehmen, was darin verborgen ist, vielleicht ein Ort. Bitte wählen Sie eine andere Kopie.',
  'not-stripped':
    'Was in diesem Bild verborgen ist, vielleicht ein Ort, lässt sich aus {type} nicht herausnehmen. Bitte wählen Sie es als JPEG.',
  'presign-network':
    'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'presign-refused': 'Sie dürfen hier nichts hochladen. Melden Sie sich an und versuchen Sie es noch einmal.',
  'presign-failed':
    'Der Server konnte das Hochladen nicht vorbereiten. Bitte versuchen Sie es gleich noch einmal.',
  'presign-impossible': `Auf dieser Seite kann nicht hochgeladen werden. ${tellOwner}`,
  'presign-invalid': `Das Hochladen ist auf dieser Seite nicht richtig eingerichtet. ${tellOwner}`,
  'policy-expired': 'Die Erlaubnis für dieses Hochladen ist abgelaufen. Bitte versuchen Sie es noch einmal.',
  'policy-forbids-type': 'Der Speicher nimmt diese Art von Bild nicht an. Bitte wählen Sie ein anderes.',
  'policy-forbids': `Der Speicher erlaubt dieses Hochladen nicht. ${tellOwner}`,
  network: 'Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.',
  offline: 'Sie sind anscheinend offline. Es geht weiter, sobald Sie verbunden sind.',
  stalled: 'Die Verbindung stockt. Bitte versuchen Sie es noch einmal.',
  'access-denied': `Der Speicher hat dieses Bild abgelehnt. ${tellOwner}`,
  'credentials-expired':
    'Die Erlaubnis für dieses Hochladen ist abgelaufen. Bitte versuchen Sie es noch einmal.',
  'signature-mismatch': `Der Speicher erkennt die Erlaubnis dieser Seite nicht an. ${tellOwner}`,
  'checksum-mismatch': 'Das Bild ist beschädigt angekommen. Bitte versuchen Sie es noch einmal.',
  'slow-down': 'Der Speicher ist ausgelastet. Bitte versuchen Sie es gleich noch einmal.',
  'storage-error':
    'Der Speicher konnte dieses Bild nicht aufnehmen. Bitte versuchen Sie es später noch einmal.',
};
