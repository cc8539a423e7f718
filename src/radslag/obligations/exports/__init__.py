"""What leaves the house: calendars, tables, documents."""
