// Italian.
import type { Locale } from './strings.js';

const tellOwner = 'Segnalalo al responsabile di questa pagina.';

export const locale: Locale = {
  language: 'it',
  label: 'Carica un’immagine',
  labelMany: 'Carica immagini',
  drop: 'Trascina o incolla qui un’immagine',
  dropMany: 'Trascina o incolla qui le immagini',
  dropNow: 'Rilascia per aggiungere',
  browse: 'Scegli un’immagine',
  browseMany: 'Scegli le immagini',
  replace: 'Scegli un’altra immagine',

  sizeFrom: 'almeno {size}',
  sizeTo: 'fino a {size}',
  pixelsFrom: 'almeno {width} × {height} px',
  widthFrom: 'larghezza minima {width} px',
  heightFrom: 'altezza minima {height} px',
  pixelsTo: 'al massimo {width} × {height} px',
  widthTo: 'larghezza massima {width} px',
  heightTo: 'altezza massima {height} px',
  square: 'formato quadrato',
  shape: 'rapporto larghezza/altezza {ratio}',
  shapes: 'rapporto larghezza/altezza da {min} a {max}',
  filesFrom: {
    one: 'almeno un’immagine',
    many: 'almeno {count} di immagini',
    other: 'almeno {count} immagini',
  },
  filesTo: {
    one: 'una sola immagine',
    many: 'al massimo {count} di immagini',
    other: 'al massimo {count} immagini',
  },

  notLoaded: 'Non è stato possibile caricare ciò che serve per inviare le immagini.',
  loadAgain: 'Riprova',

  list: 'Immagini scelte',
  checking: 'Verifica in corso…',
  ready: 'Pronta per il caricamento',
  presigning: 'Preparazione in corso…',
  uploading: 'Caricamento in corso',
  finishing: 'Completamento in corso…',
  waiting: 'Nuovo tentativo a breve',
  stored: 'Caricata',
  failed: 'Non caricata',
  aborted: 'Annullata',
  rejected: 'Non accettata',
  cancel: 'Annulla {name}',
  retry: 'Riprova con {name}',
  remove: 'Rimuovi {name}',
  progress: 'Caricamento di {name}',
  describe: 'Descrizione di {name}',
  handle: 'Sposta {name}',
  description: 'Descrivi l’immagine',
  cover: 'Copertina',
  moveHelp:
    'Trascina l’immagine o usa i tasti freccia. Oppure premila e poi premi l’immagine di cui deve prendere il posto.',

  manyRefused: {
    one: 'Un file non è accettato.',
    many: '{count} di file non sono accettati.',
    other: '{count} file non sono accettati.',
  },
  manyFailed: {
    one: 'Non è stato possibile caricare un’immagine.',
    many: 'Non è stato possibile caricare {count} di immagini.',
    other: 'Non è stato possibile caricare {count} immagini.',
  },
  added: {
    one: 'È stata aggiunta un’immagine.',
    many: 'Sono state aggiunte {count} di immagini.',
    other: 'Sono state aggiunte {count} immagini.',
  },
  allStored: {
    one: 'È stata caricata un’immagine.',
    many: 'Sono state caricate {count} di immagini.',
    other: 'Sono state caricate {count} immagini.',
  },
  oneStored: 'L’immagine {name} è stata caricata.',
  halfStored: 'La metà è stata caricata.',
  removed: 'L’immagine {name} è stata rimossa.',
  moved: 'L’immagine {name} è in posizione {position} su {count}.',
  lifted:
    'L’immagine {name} è pronta per essere spostata. Premi l’immagine di cui deve prendere il posto o usa i tasti freccia.',
  putBack: 'L’immagine {name} è di nuovo al suo posto.',

  required: 'Scegli un’immagine.',
  tooFew: {
    one: 'Scegli un’immagine.',
    many: 'Scegli almeno {count} di immagini.',
    other: 'Scegli almeno {count} immagini.',
  },
  pending: {
    one: 'Attendi che l’immagine sia caricata.',
    many: 'Attendi che le immagini siano caricate.',
    other: 'Attendi che le immagini siano caricate.',
  },
  unsent: 'L’immagine {name} non è ancora stata caricata.',
  unfinished: 'Non è stato possibile caricare l’immagine {name}. Riprova o rimuovila.',
  unstorable: 'Non è stato possibile caricare l’immagine {name}. Rimuovila.',
  submitting: {
    one: 'Il modulo verrà inviato non appena l’immagine sarà caricata.',
    many: 'Il modulo verrà inviato non appena le immagini saranno caricate.',
    other: 'Il modulo verrà inviato non appena le immagini saranno caricate.',
  },

  'type-not-accepted': 'Le immagini {type} non sono accettate qui. Scegline un’altra.',
  'unknown-type-not-accepted': 'Questo tipo di immagine non è accettato qui. Scegline un’altra.',
  'type-mismatch':
    'Nonostante il nome, questo file è in formato {type}, che qui non è accettato. Scegli un’altra immagine.',
  'not-an-image': 'Questo file non è un’immagine leggibile. Scegline un altro.',
  link: 'Questo è un link, non un file di immagine. Salva prima l’immagine sul dispositivo, poi sceglila.',
  unreadable: 'Non è possibile leggere questo file. Forse è stato spostato; sceglilo di nuovo.',
  damaged: 'Questa immagine è danneggiata o incompleta. Scegline un’altra copia.',
  'unsafe-svg': 'Questo disegno contiene qualcosa di più di un disegno e non è sicuro. Scegline un altro.',
  empty: 'Questo file è vuoto. Scegline un altro.',
  duplicate: 'Questa immagine è già nell’elenco.',
  'too-large': 'Questa immagine è di {actual}; il massimo consentito è {limit}.',
  'too-small': 'Questa immagine è di {actual}; il minimo richiesto è {limit}.',
  'too-large-somehow': 'Questa immagine è troppo grande. Scegline una più piccola.',
  'too-small-somehow': 'Questa immagine è troppo piccola. Scegline una più grande.',
  'too-many-files': {
    one: 'Qui si può caricare una sola immagine.',
    many: 'Qui si possono caricare al massimo {count} di immagini.',
    other: 'Qui si possono caricare al massimo {count} immagini.',
  },
  'too-wide': 'Questa immagine è larga {actual} px; il massimo consentito è {limit} px.',
  'too-narrow': 'Questa immagine è larga {actual} px; il minimo richiesto è {limit} px.',
  'too-tall': 'Questa immagine è alta {actual} px; il massimo consentito è {limit} px.',
  'too-short': 'Questa immagine è alta {actual} px; il minimo richiesto è {limit} px.',
  'aspect-ratio-wide':
    'Il rapporto larghezza/altezza di questa immagine è {actual}:1; il massimo consentito è {limit}:1.',
  'aspect-ratio':
    'Il rapporto larghezza/altezza di questa immagine è {actual}:1; il minimo richiesto è {limit}:1.',
  'too-many-pixels': 'Questa immagine è di {actual} MP; il massimo consentito è {limit} MP.',
  'damaged-not-stripped':
    'Questa foto è danneggiata, quindi non è possibile rimuovere le informazioni nascoste al suo interno, ad esempio un luogo. Scegline un’altra copia.',
  'not-stripped':
    'Le informazioni nascoste in questa immagine, ad esempio un luogo, non possono essere rimosse dal formato {type}. Scegli l’immagine in formato JPEG.',
  'presign-network': 'Il server non è raggiungibile. Controlla la connessione e riprova.',
  'presign-refused': 'Non hai l’autorizzazione per caricare immagini qui. Accedi e riprova.',
  'presign-failed': 'Il server non è riuscito a preparare il caricamento. Riprova tra poco.',
  'presign-impossible': `Il caricamento non è disponibile in questa pagina. ${tellOwner}`,
  'presign-invalid': `Il caricamento non è configurato correttamente in questa pagina. ${tellOwner}`,
  'policy-expired': 'L’autorizzazione per questo caricamento è scaduta. Riprova.',
  'policy-forbids-type':
    'Il servizio di archiviazione non accetta questo tipo di immagine. Scegline un’altra.',
  'policy-forbids': `Il servizio di archiviazione non consente questo caricamento. ${tellOwner}`,
  network: 'La connessione si è interrotta. Riprova.',
  offline: 'Sembra che tu sia offline. Il caricamento riprenderà appena tornerà la connessione.',
  stalled: 'La connessione è bloccata. Riprova.',
  'access-denied': `Il servizio di archiviazione ha rifiutato questa immagine. ${tellOwner}`,
  'credentials-expired': 'L’autorizzazione per questo caricamento è scaduta. Riprova.',
  'signature-mismatch': `Il servizio di archiviazione non accetta l’autorizzazione di questa pagina. ${tellOwner}`,
  'checksum-mismatch': 'L’immagine è arrivata danneggiata. Riprova.',
  'slow-down': 'Il servizio di archiviazione è sovraccarico. Riprova tra poco.',
  'storage-error':
    'Il servizio di archiviazione non è riuscito a salvare questa immagine. Riprova più tardi.',
};
