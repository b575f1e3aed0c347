// These run in the page: each is sent there by itself and can use nothing around it.

/** Controls that assistive technology would announce without a name. */
export function namelessControls(): string[] {
  return [
    ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [role]"),
  ]
    .filter(
      (control) =>
        /^(?:A|BUTTON|INPUT|SELECT|TEXTAREA)$/.test(control.tagName) ||
        /^(?:slider|grid|tab|tablist|combobox|dialog)$/.test(control.getAttribute("role") ?? ""),
    )
    .filter((control) => {
      const labelledBy = control.getAttribute("aria-labelledby");
      const labels =
        "labels" in control && control.labels instanceof NodeList ? [...control.labels] : [];
      const texts = [
        control.getAttribute("aria-label"),
        labelledBy === null ? null : document.getElementById(labelledBy)?.textContent,
        ...labels.map((label) => label.textContent),
        control.tagName === "INPUT" ? null : control.textContent,
      ];
      return !texts.some((text) => text?.trim());
    })
    .map((control) => control.outerHTML.slice(0, 120));
}

/** Ids that more than one element has. */
export function repeatedIds(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** The focused element when neither it nor one around it is marked. */
export function focusWithoutMark(): string | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  for (let each: Element | null = focused; each !== null; each = each.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) return null;
  }
  return focused.outerHTML.slice(0, 120);
}

/** The text that stands out least from what is painted behind it. */
export function lowestContrast(): { ratio: number; text: string } {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (canvas === null) throw new Error("no canvas");
  const paint = (colours: readonly string[]) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  let lowest = { ratio: Number.POSITIVE_INFINITY, text: "no text" };
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim())
      .join("");
    if (
      text === "" ||
      element.closest(".sr-only, svg, [aria-hidden=true], textarea, option, :disabled") ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    const grounds: string[] = [];
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      grounds.unshift(getComputedStyle(each).backgroundColor);
    const ground = ["white", ...grounds];
    const [low = 0, high = 0] = [
      paint(ground),
      paint([...ground, getComputedStyle(element).color]),
    ].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: text.slice(0, 60) };
  }
  return lowest;
}
