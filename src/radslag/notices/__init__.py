"""Letters that leave the house, with evidence of each: outbox, mail, calendar invitations, feeds."""
