// French.
import type { Locale } from './strings.js';

const tellOwner = 'Veuillez le signaler au responsable de cette page.';

export const locale: Locale = {
  language: 'fr',
  label: 'Importer une image',
  labelMany: 'Importer des images',
  drop: 'Déposez ou collez une image ici',
  dropMany: 'Déposez ou collez des images ici',
  dropNow: 'Relâchez pour ajouter',
  browse: 'Choisir une image',
  browseMany: 'Choisir des images',
  replace: 'Choisir une autre image',

  sizeFrom: 'au moins {size}',
  sizeTo: 'jusqu’à {size}',
  pixelsFrom: 'au moins {width} × {height} px',
  widthFrom: 'largeur minimale de {width} px',
  heightFrom: 'hauteur minimale de {height} px',
  pixelsTo: 'au plus {width} × {height} px',
  widthTo: 'largeur maximale de {width} px',
  heightTo: 'hauteur maximale de {height} px',
  square: 'format carré',
  shape: 'rapport largeur/hauteur de {ratio}',
  shapes: 'rapport largeur/hauteur de {min} à {max}',
  filesFrom: {
    one: 'au moins une image',
    many: 'au moins {count} d’images',
    other: 'au moins {count} images',
  },
  filesTo: { one: 'une seule image', many: 'au plus {count} d’images', other: 'au plus {count} images' },

  notLoaded: 'Ce qui envoie les images n’a pas pu être chargé.',
  loadAgain: 'Réessayer',

  list: 'Images choisies',
  checking: 'Vérification…',
  ready: 'Prête à être importée',
  presigning: 'Préparation…',
  uploading: 'Importation en cours',
  finishing: 'Finalisation…',
  waiting: 'Nouvelle tentative à venir',
  stored: 'Importée',
  failed: 'Non importée',
  aborted: 'Annulée',
  rejected: 'Refusée',
  cancel: 'Annuler l’importation\u202f: {name}',
  retry: 'Réessayer\u202f: {name}',
  remove: 'Retirer {name}',
  progress: 'Importation\u202f: {name}',
  describe: 'Description\u202f: {name}',
  handle: 'Déplacer {name}',
  description: 'Décrivez l’image',
  cover: 'Couverture',
  moveHelp:
    'Faites glisser l’image ou utilisez les touches fléchées. Vous pouvez aussi appuyer dessus, puis sur celle dont elle doit prendre la place.',

  manyRefused: {
    one: '{count} fichier n’est pas accepté.',
    many: '{count} de fichiers ne sont pas acceptés.',
    other: '{count} fichiers ne sont pas acceptés.',
  },
  manyFailed: {
    one: '{count} image n’a pas pu être importée.',
    many: '{count} d’images n’ont pas pu être importées.',
    other: '{count} images n’ont pas pu être importées.',
  },
  added: {
    one: 'Une image a été ajoutée.',
    many: '{count} d’images ont été ajoutées.',
    other: '{count} images ont été ajoutées.',
  },
  allStored: {
    one: 'Une image a été importée.',
    many: '{count} d’images ont été importées.',
    other: '{count} images ont été importées.',
  },
  oneStored: 'L’image {name} a été importée.',
  halfStored: 'La moitié est importée.',
  removed: 'L’image {name} a été retirée.',
  moved: 'L’image {name} est en position {position} sur {count}.',
  lifted:
    'L’image {name} est prête à être déplacée. Appuyez sur celle dont elle doit prendre la place, ou utilisez les touches fléchées.',
  putBack: 'L’image {name} est de nouveau à sa place.',

  required: 'Veuillez choisir une image.',
  tooFew: {
    one: 'Veuillez choisir une image.',
    many: 'Veuillez choisir au moins {count} d’images.',
    other: 'Veuillez choisir au moins {count} images.',
  },
  pending: {
    one: 'Veuillez attendre que l’image soit importée.',
    many: 'Veuillez attendre que les images soient importées.',
    other: 'Veuillez attendre que les images soient importées.',
  },
  unsent: 'L’image {name} n’est pas encore importée.',
  unfinished: 'L’image {name} n’a pas pu être importée. Réessayez ou retirez-la.',
  unstorable: 'L’image {name} n’a pas pu être importée. Veuillez la retirer.',
  submitting: {
    one: 'Le formulaire sera envoyé dès que l’image sera importée.',
    many: 'Le formulaire sera envoyé dès que les images seront importées.',
    other: 'Le formulaire sera envoyé dès que les images seront importées.',
  },

  'type-not-accepted': 'Les images {type} ne sont pas acceptées ici. Veuillez en choisir une autre.',
  'unknown-type-not-accepted': 'Ce type d’image n’est pas accepté ici. Veuillez choisir une autre image.',
  'type-mismatch':
    'Malgré son nom, ce fichier est au format {type}, qui n’est pas accepté ici. Veuillez choisir une autre image.',
  'not-an-image': 'Ce fichier n’est pas une image lisible. Veuillez en choisir un autre.',
  link: 'Ceci est un lien et non un fichier image. Veuillez d’abord enregistrer l’image sur votre appareil, puis la choisir.',
  unreadable:
    'Ce fichier ne peut pas être lu. Il a peut-être été déplacé\u202f; veuillez le choisir à nouveau.',
  damaged: 'Cette image est endommagée ou incomplète. Veuillez en choisir une autre copie.',
  'unsafe-svg':
    'Ce dessin contient autre chose qu’un dessin, ce qui n’est pas sûr. Veuillez en choisir un autre.',
  empty: 'Ce fichier est vide. Veuillez en choisir un autre.',
  duplicate: 'Cette image est déjà dans la liste.',
  'too-large': 'Cette image fait {actual}\u202f; le maximum autorisé est de {limit}.',
  'too-small': 'Cette image fait {actual}\u202f; le minimum requis est de {limit}.',
  'too-large-somehow': 'Cette image est trop volumineuse. Veuillez en choisir une plus petite.',
  'too-small-somehow': 'Cette image est trop petite. Veuillez en choisir une plus grande.',
  'too-many-files': {
    one: 'Vous ne pouvez importer qu’une seule image ici.',
    many: 'Vous pouvez importer ici {count} d’images au maximum.',
    other: 'Vous pouvez importer ici {count} images au maximum.',
  },
  'too-wide': 'Cette image fait {actual} px de large\u202f; le maximum autorisé est de {limit} px.',
  'too-narrow': 'Cette image fait {actual} px de large\u202f; le minimum requis est de {limit} px.',
  'too-tall': 'Cette image fait {actual} px de haut\u202f; le maximum autorisé est de {limit} px.',
  'too-short': 'Cette image fait {actual} px de haut\u202f; le minimum requis est de {limit} px.',
  'aspect-ratio-wide':
    'Le rapport largeur/hauteur de cette image est de {actual}:1\u202f; le maximum autorisé est de {limit}:1.',
  'aspect-ratio':
    'Le rapport largeur/hauteur de cette image est de {actual}:1\u202f; le minimum requis est de {limit}:1.',
  'too-many-pixels': 'Cette image fait {actual} Mpx\u202f; le maximum autorisé est de {limit} Mpx.',
  'damaged-not-stripped':
    'Cette photo est endommagée\u202f: les informations cachées qu’elle contient, un lieu par exemple, ne peuvent pas être retirées. Veuillez en choisir une autre copie.',
  'not-stripped':
    'Les informations cachées dans cette image, un lieu par exemple, ne peuvent pas être retirées du format {type}. Veuillez la choisir au format JPEG.',
  'presign-network': 'Le serveur est injoignable. Vérifiez la connexion et réessayez.',
  'presign-refused': 'Vous n’avez pas l’autorisation d’importer des images ici. Connectez-vous et réessayez.',
  'presign-failed': 'Le serveur n’a pas pu préparer l’importation. Veuillez réessayer dans un instant.',
  'presign-impossible': `L’importation n’est pas disponible sur cette page. ${tellOwner}`,
  'presign-invalid': `L’importation n’est pas configurée correctement sur cette page. ${tellOwner}`,
  'policy-expired': 'L’autorisation de cette importation a expiré. Veuillez réessayer.',
  'policy-forbids-type':
    'Le service de stockage n’accepte pas ce type d’image. Veuillez choisir une autre image.',
  'policy-forbids': `Le service de stockage n’autorise pas cette importation. ${tellOwner}`,
  network: 'La connexion a été interrompue. Veuillez réessayer.',
  offline: 'Vous semblez être hors ligne. L’importation reprendra dès le retour de la connexion.',
  stalled: 'La connexion est bloquée. Veuillez réessayer.',
  'access-denied': `Le service de stockage a refusé cette image. ${tellOwner}`,
  'credentials-expired': 'L’autorisation de cette importation a expiré. Veuillez réessayer.',
  'signature-mismatch': `Le service de stockage n’accepte pas l’autorisation de cette page. ${tellOwner}`,
  'checksum-mismatch': 'L’image est arrivée endommagée. Veuillez réessayer.',
  'slow-down': 'Le service de stockage est surchargé. Veuillez réessayer dans un instant.',
  'storage-error': 'Le service de stockage n’a pas pu enregistrer cette image. Veuillez réessayer plus tard.',
};
