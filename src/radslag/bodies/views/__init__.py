"""Pages of bodies, seats and people: public under rad/, for those signed in under arbete/."""
