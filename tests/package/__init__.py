"""The packages that `make package` builds, tried as a person would: `make package-test`."""
