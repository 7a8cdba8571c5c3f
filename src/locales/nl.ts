// Dutch.
import type { Locale } from './strings.js';

const tellOwner = 'Meld dit aan de beheerder van deze pagina.';

export const locale: Locale = {
  language: 'nl',
  label: 'Afbeelding uploaden',
  labelMany: 'Afbeeldingen uploaden',
  drop: 'Sleep of plak hier een afbeelding',
  dropMany: 'Sleep of plak hier afbeeldingen',
  dropNow: 'Laat los om toe te voegen',
  browse: 'Afbeelding kiezen',
  browseMany: 'Afbeeldingen kiezen',
  replace: 'Andere afbeelding kiezen',

  sizeFrom: 'minimaal {size}',
  sizeTo: 'maximaal {size}',
  pixelsFrom: 'minimaal {width} × {height} px',
  widthFrom: 'minimaal {width} px breed',
  heightFrom: 'minimaal {height} px hoog',
  pixelsTo: 'maximaal {width} × {height} px',
  widthTo: 'maximaal {width} px breed',
  heightTo: 'maximaal {height} px hoog',
  square: 'vierkant',
  shape: 'breedte-hoogteverhouding {ratio}',
  shapes: 'breedte-hoogteverhouding van {min} tot {max}',
  filesFrom: { one: 'minimaal één afbeelding', other: 'minimaal {count} afbeeldingen' },
  filesTo: { one: 'één afbeelding', other: 'maximaal {count} afbeeldingen' },

  notLoaded: 'Wat nodig is om afbeeldingen te uploaden, kon niet worden geladen.',
  loadAgain: 'Opnieuw proberen',

  list: 'Gekozen afbeeldingen',
  checking: 'Controleren…',
  ready: 'Klaar om te uploaden',
  presigning: 'Voorbereiden…',
  uploading: 'Wordt geüpload',
  finishing: 'Afronden…',
  waiting: 'Wordt opnieuw geprobeerd',
  stored: 'Geüpload',
  failed: 'Niet geüpload',
  aborted: 'Geannuleerd',
  rejected: 'Niet geaccepteerd',
  cancel: '{name} annuleren',
  retry: '{name} opnieuw proberen',
  remove: '{name} verwijderen',
  progress: 'Upload van {name}',
  describe: 'Beschrijving van {name}',
  handle: '{name} verplaatsen',
  description: 'Beschrijf de afbeelding',
  cover: 'Omslag',
  moveHelp:
    'Sleep de afbeelding of gebruik de pijltoetsen. Of druk op de afbeelding en daarna op de afbeelding waarvan deze de plaats moet innemen.',

  manyRefused: {
    one: 'Eén bestand wordt niet geaccepteerd.',
    other: '{count} bestanden worden niet geaccepteerd.',
  },
  manyFailed: {
    one: 'Eén afbeelding kon niet worden geüpload.',
    other: '{count} afbeeldingen konden niet worden geüpload.',
  },
  added: { one: 'Eén afbeelding is toegevoegd.', other: '{count} afbeeldingen zijn toegevoegd.' },
  allStored: { one: 'Eén afbeelding is geüpload.', other: '{count} afbeeldingen zijn geüpload.' },
  oneStored: '{name} is geüpload.',
  halfStored: 'De helft is geüpload.',
  removed: '{name} is verwijderd.',
  moved: '{name} is afbeelding {position} van {count}.',
  lifted:
    '{name} is opgepakt. Druk op de afbeelding waarvan deze de plaats moet innemen, of gebruik de pijltoetsen.',
  putBack: '{name} staat weer op de oude plaats.',

  required: 'Kies een afbeelding.',
  tooFew: { one: 'Kies een afbeelding.', other: 'Kies minimaal {count} afbeeldingen.' },
  pending: {
    one: 'Wacht tot de afbeelding is geüpload.',
    other: 'Wacht tot de afbeeldingen zijn geüpload.',
  },
  unsent: '{name} is nog niet geüpload.',
  unfinished: '{name} kon niet worden geüpload. Probeer het opnieuw of verwijder de afbeelding.',
  unstorable: '{name} kon niet worden geüpload. Verwijder de afbeelding.',
  submitting: {
    one: 'Het formulier wordt verzonden zodra de afbeelding is geüpload.',
    other: 'Het formulier wordt verzonden zodra de afbeeldingen zijn geüpload.',
  },

  'type-not-accepted': '{type}-afbeeldingen worden hier niet geaccepteerd. Kies een andere afbeelding.',
  'unknown-type-not-accepted':
    'Dit soort afbeelding wordt hier niet geaccepteerd. Kies een andere afbeelding.',
  'type-mismatch':
    'Ondanks de naam is dit {type}, wat hier niet wordt geaccepteerd. Kies een andere afbeelding.',
  'not-an-image': 'Dit bestand is geen leesbare afbeelding. Kies een ander bestand.',
  link: 'Dit is een link en geen afbeeldingsbestand. Sla de afbeelding eerst op dit apparaat op en kies die daarna.',
  unreadable: 'Dit bestand kan niet worden gelezen. Misschien is het verplaatst; kies het opnieuw.',
  damaged: 'Deze afbeelding is beschadigd of onvolledig. Kies een andere kopie.',
  'unsafe-svg':
    'Deze tekening bevat meer dan alleen een tekening en dat is niet veilig. Kies een andere tekening.',
  empty: 'Dit bestand is leeg. Kies een ander bestand.',
  duplicate: 'Deze afbeelding staat al in de lijst.',
  'too-large': 'Deze afbeelding is {actual}; maximaal {limit} is toegestaan.',
  'too-small': 'Deze afbeelding is {actual}; minimaal {limit} is vereist.',
  'too-large-somehow': 'Deze afbeelding is te groot. Kies een kleinere.',
  'too-small-somehow': 'Deze afbeelding is te klein. Kies een grotere.',
  'too-many-files': {
    one: 'Hier kan maar één afbeelding worden geüpload.',
    other: 'Hier kunnen maximaal {count} afbeeldingen worden geüpload.',
  },
  'too-wide': 'Deze afbeelding is {actual} px breed; maximaal {limit} px is toegestaan.',
  'too-narrow': 'Deze afbeelding is {actual} px breed; minimaal {limit} px is vereist.',
  'too-tall': 'Deze afbeelding is {actual} px hoog; maximaal {limit} px is toegestaan.',
  'too-short': 'Deze afbeelding is {actual} px hoog; minimaal {limit} px is vereist.',
  'aspect-ratio-wide':
    'De breedte-hoogteverhouding van deze afbeelding is {actual}:1; maximaal {limit}:1 is toegestaan.',
  'aspect-ratio':
    'De breedte-hoogteverhouding van deze afbeelding is {actual}:1; minimaal {limit}:1 is vereist.',
  'too-many-pixels': 'Deze afbeelding heeft {actual} megapixel; maximaal {limit} megapixel is toegestaan.',
  'damaged-not-stripped':
    'Deze foto is beschadigd, waardoor verborgen gegevens, zoals een locatie, er niet uit kunnen worden verwijderd. Kies een andere kopie.',
  'not-stripped':
    'Verborgen gegevens in deze afbeelding, zoals een locatie, kunnen niet uit {type} worden verwijderd. Kies de afbeelding als JPEG.',
  'presign-network': 'De server is niet bereikbaar. Controleer de verbinding en probeer het opnieuw.',
  'presign-refused': 'U mag hier geen afbeeldingen uploaden. Meld u aan en probeer het opnieuw.',
  'presign-failed': 'De server kon de upload niet voorbereiden. Probeer het over een ogenblik opnieuw.',
  'presign-impossible': `Uploaden is op deze pagina niet beschikbaar. ${tellOwner}`,
  'presign-invalid': `Uploaden is op deze pagina niet goed ingesteld. ${tellOwner}`,
  'policy-expired': 'De toestemming voor deze upload is verlopen. Probeer het opnieuw.',
  'policy-forbids-type': 'De opslagdienst accepteert dit soort afbeelding niet. Kies een andere afbeelding.',
  'policy-forbids': `De opslagdienst staat deze upload niet toe. ${tellOwner}`,
  network: 'De verbinding is verbroken. Probeer het opnieuw.',
  offline: 'U lijkt offline te zijn. Het uploaden gaat verder zodra er weer verbinding is.',
  stalled: 'De verbinding is vastgelopen. Probeer het opnieuw.',
  'access-denied': `De opslagdienst heeft deze afbeelding geweigerd. ${tellOwner}`,
  'credentials-expired': 'De toestemming voor deze upload is verlopen. Probeer het opnieuw.',
  'signature-mismatch': `De opslagdienst accepteert de toestemming van deze pagina niet. ${tellOwner}`,
  'checksum-mismatch': 'De afbeelding is beschadigd aangekomen. Probeer het opnieuw.',
  'slow-down': 'De opslagdienst is overbelast. Probeer het over een ogenblik opnieuw.',
  'storage-error': 'De opslagdienst kon deze afbeelding niet bewaren. Probeer het later opnieuw.',
};
