"""OpenPGP, S/MIME and Autocrypt: octets and keys in, verdicts and octets out. No store, no keyring, no Qt."""
