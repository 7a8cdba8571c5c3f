// Spanish.
import type { Locale } from './strings.js';

const tellOwner = 'Informe al responsable de esta página.';

export const locale: Locale = {
  language: 'es',
  label: 'Subir una imagen',
  labelMany: 'Subir imágenes',
  drop: 'Suelte o pegue una imagen aquí',
  dropMany: 'Suelte o pegue imágenes aquí',
  dropNow: 'Suelte para añadir',
  browse: 'Elegir una imagen',
  browseMany: 'Elegir imágenes',
  replace: 'Elegir otra imagen',

  sizeFrom: 'desde {size}',
  sizeTo: 'hasta {size}',
  pixelsFrom: 'al menos {width} × {height} px',
  widthFrom: 'ancho mínimo de {width} px',
  heightFrom: 'alto mínimo de {height} px',
  pixelsTo: 'como máximo {width} × {height} px',
  widthTo: 'ancho máximo de {width} px',
  heightTo: 'alto máximo de {height} px',
  square: 'formato cuadrado',
  shape: 'proporción ancho/alto de {ratio}',
  shapes: 'proporción ancho/alto de {min} a {max}',
  filesFrom: {
    one: 'al menos una imagen',
    many: 'al menos {count} de imágenes',
    other: 'al menos {count} imágenes',
  },
  filesTo: {
    one: 'una sola imagen',
    many: 'como máximo {count} de imágenes',
    other: 'como máximo {count} imágenes',
  },

  notLoaded: 'No se ha podido cargar lo necesario para subir las imágenes.',
  loadAgain: 'Intentar de nuevo',

  list: 'Imágenes elegidas',
  checking: 'Comprobando…',
  ready: 'Lista para subir',
  presigning: 'Preparando…',
  uploading: 'Subiendo',
  finishing: 'Finalizando…',
  waiting: 'Se intentará de nuevo',
  stored: 'Subida',
  failed: 'No se ha subido',
  aborted: 'Cancelada',
  rejected: 'No admitida',
  cancel: 'Cancelar {name}',
  retry: 'Reintentar con {name}',
  remove: 'Quitar {name}',
  progress: 'Subida de {name}',
  describe: 'Descripción de {name}',
  handle: 'Mover {name}',
  description: 'Describa la imagen',
  cover: 'Portada',
  moveHelp:
    'Arrastre la imagen o use las teclas de flecha. También puede pulsarla y, después, pulsar la imagen cuyo lugar debe ocupar.',

  manyRefused: {
    one: 'Un archivo no se acepta.',
    many: '{count} de archivos no se aceptan.',
    other: '{count} archivos no se aceptan.',
  },
  manyFailed: {
    one: 'Una imagen no se ha podido subir.',
    many: '{count} de imágenes no se han podido subir.',
    other: '{count} imágenes no se han podido subir.',
  },
  added: {
    one: 'Se ha añadido una imagen.',
    many: 'Se han añadido {count} de imágenes.',
    other: 'Se han añadido {count} imágenes.',
  },
  allStored: {
    one: 'Se ha subido una imagen.',
    many: 'Se han subido {count} de imágenes.',
    other: 'Se han subido {count} imágenes.',
  },
  oneStored: 'Se ha subido la imagen {name}.',
  halfStored: 'Se ha subido la mitad.',
  removed: 'Se ha quitado la imagen {name}.',
  moved: 'La imagen {name} está en la posición {position} de {count}.',
  lifted:
    'La imagen {name} está lista para moverse. Pulse la imagen cuyo lugar debe ocupar o use las teclas de flecha.',
  putBack: 'La imagen {name} vuelve a estar en su sitio.',

  required: 'Elija una imagen.',
  tooFew: {
    one: 'Elija una imagen.',
    many: 'Elija al menos {count} de imágenes.',
    other: 'Elija al menos {count} imágenes.',
  },
  pending: {
    one: 'Espere a que se suba la imagen.',
    many: 'Espere a que se suban las imágenes.',
    other: 'Espere a que se suban las imágenes.',
  },
  unsent: 'La imagen {name} aún no se ha subido.',
  unfinished: 'No se ha podido subir la imagen {name}. Inténtelo de nuevo o quítela.',
  unstorable: 'No se ha podido subir la imagen {name}. Quítela.',
  submitting: {
    one: 'El formulario se enviará en cuanto se suba la imagen.',
    many: 'El formulario se enviará en cuanto se suban las imágenes.',
    other: 'El formulario se enviará en cuanto se suban las imágenes.',
  },

  'type-not-accepted': 'Aquí no se admiten imágenes {type}. Elija otra.',
  'unknown-type-not-accepted': 'Aquí no se admite este tipo de imagen. Elija otra.',
  'type-mismatch':
    'A pesar de su nombre, este archivo es {type}, un formato que aquí no se admite. Elija otra imagen.',
  'not-an-image': 'Este archivo no es una imagen que se pueda leer. Elija otro.',
  link: 'Esto es un enlace, no un archivo de imagen. Guarde primero la imagen en su dispositivo y después elíjala.',
  unreadable: 'No se puede leer este archivo. Es posible que se haya movido; vuelva a elegirlo.',
  damaged: 'Esta imagen está dañada o incompleta. Elija otra copia.',
  'unsafe-svg': 'Este dibujo contiene algo más que un dibujo, y eso no es seguro. Elija otro.',
  empty: 'Este archivo está vacío. Elija otro.',
  duplicate: 'Esta imagen ya está en la lista.',
  'too-large': 'Esta imagen ocupa {actual}; el máximo permitido es {limit}.',
  'too-small': 'Esta imagen ocupa {actual}; el mínimo necesario es {limit}.',
  'too-large-somehow': 'Esta imagen es demasiado grande. Elija una más pequeña.',
  'too-small-somehow': 'Esta imagen es demasiado pequeña. Elija una más grande.',
  'too-many-files': {
    one: 'Aquí solo se puede subir una imagen.',
    many: 'Aquí se pueden subir {count} de imágenes como máximo.',
    other: 'Aquí se pueden subir {count} imágenes como máximo.',
  },
  'too-wide': 'Esta imagen mide {actual} px de ancho; el máximo permitido es {limit} px.',
  'too-narrow': 'Esta imagen mide {actual} px de ancho; el mínimo necesario es {limit} px.',
  'too-tall': 'Esta imagen mide {actual} px de alto; el máximo permitido es {limit} px.',
  'too-short': 'Esta imagen mide {actual} px de alto; el mínimo necesario es {limit} px.',
  'aspect-ratio-wide':
    'La proporción ancho/alto de esta imagen es de {actual}:1; el máximo permitido es {limit}:1.',
  'aspect-ratio':
    'La proporción ancho/alto de esta imagen es de {actual}:1; el mínimo necesario es {limit}:1.',
  'too-many-pixels': 'Esta imagen tiene {actual} Mpx; el máximo permitido es {limit} Mpx.',
  'damaged-not-stripped':
    'Esta foto está dañada, por lo que no se puede eliminar la información oculta en ella, por ejemplo, una ubicación. Elija otra copia.',
  'not-stripped':
    'La información oculta en esta imagen, por ejemplo, una ubicación, no se puede eliminar del formato {type}. Elija la imagen en formato JPEG.',
  'presign-network':
    'No se puede establecer conexión con el servidor. Compruebe la conexión e inténtelo de nuevo.',
  'presign-refused': 'No tiene permiso para subir imágenes aquí. Inicie sesión e inténtelo de nuevo.',
  'presign-failed': 'El servidor no ha podido preparar la subida. Inténtelo de nuevo en unos instantes.',
  'presign-impossible': `En esta página no se pueden subir imágenes. ${tellOwner}`,
  'presign-invalid': `La subida de imágenes no está bien configurada en esta página. ${tellOwner}`,
  'policy-expired': 'El permiso para esta subida ha caducado. Inténtelo de nuevo.',
  'policy-forbids-type': 'El servicio de almacenamiento no admite este tipo de imagen. Elija otra.',
  'policy-forbids': `El servicio de almacenamiento no permite esta subida. ${tellOwner}`,
  network: 'Se ha cortado la conexión. Inténtelo de nuevo.',
  offline: 'Parece que no hay conexión. La subida continuará en cuanto se restablezca.',
  stalled: 'La conexión no avanza. Inténtelo de nuevo.',
  'access-denied': `El servicio de almacenamiento ha rechazado esta imagen. ${tellOwner}`,
  'credentials-expired': 'El permiso para esta subida ha caducado. Inténtelo de nuevo.',
  'signature-mismatch': `El servicio de almacenamiento no acepta el permiso de esta página. ${tellOwner}`,
  'checksum-mismatch': 'La imagen ha llegado dañada. Inténtelo de nuevo.',
  'slow-down': 'El servicio de almacenamiento está saturado. Inténtelo de nuevo en unos instantes.',
  'storage-error':
    'El servicio de almacenamiento no ha podido guardar esta imagen. Inténtelo de nuevo más tarde.',
};
