"""What every page shares: base template, components, form field, Swedish typography."""
