/** First stop of the keyboard: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      data-slot="skip-link"
      href="#main"
      className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3 focus-visible:z-50 focus-visible:rounded-md focus-visible:bg-surface focus-visible:px-3 focus-visible:py-2 focus-visible:font-medium focus-visible:shadow-float"
    >
      Skip to content
    </a>
  );
}
