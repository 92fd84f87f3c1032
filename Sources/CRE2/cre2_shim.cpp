#include "cre2_shim.h"
