"""The statute engine: what a council must do, when and why. Pure: no framework, no clock."""
