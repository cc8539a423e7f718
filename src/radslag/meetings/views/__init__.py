"""Pages of meetings: plan, agenda and notice, at the meeting, record, dispatch, and what lives on."""
