/** "is 97 % CPU bad?", "how much memory is too much?": of no server, so of the thresholds. Reads lower case. */
export const ofFiguresAtLarge =
  /^(?:and |so |but )*(?:(?:is|are|would) (?:an? |the )?\d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent)? (?:of )?(?:cpu|memory|ram|disks?)(?: \S+)?|(?:what|how much|how high(?: an?)?|which) (?:cpu|memory|ram|disks?)(?: \S+)?)(?: is| be)? (?:a lot|bad|too (?:much|high|full)|high|normal|ok|okay|fine|much|alarming|dangerous|worrying|a problem|critical)\W*$/;
