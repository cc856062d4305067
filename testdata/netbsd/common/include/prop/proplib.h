/* Test data of kwitness: lives beside sys, as in the real repository. */
#ifndef _PROPLIB_PROPLIB_H_
#define _PROPLIB_PROPLIB_H_

typedef struct _prop_dictionary *prop_dictionary_t;

prop_dictionary_t prop_dictionary_create(void);
void prop_object_release(prop_dictionary_t);

#endif
