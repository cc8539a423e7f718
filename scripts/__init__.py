"""House checks that no linter offers."""
