/** What people keep by a name, for themselves or for their department. */
export interface Kept {
  id: string;
  name: string;
  shared: boolean;
  changeable: boolean;
}

/** How long such a name may be, in characters. */
export const NAME_LIMIT = 50;
