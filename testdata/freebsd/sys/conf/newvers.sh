# Test data of kwitness: where the release is named.
TYPE="FreeBSD"
REVISION="9.3"
BRANCH="RELEASE"
