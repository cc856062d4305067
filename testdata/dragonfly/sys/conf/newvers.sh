# Test data of kwitness: where the release is named.
BRANCH="DEVELOPMENT_5_9"
TYPE="DragonFly"
