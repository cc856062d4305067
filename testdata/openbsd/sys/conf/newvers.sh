# Test data of kwitness: where the release is named.
ost="OpenBSD"
osr="7.3"
