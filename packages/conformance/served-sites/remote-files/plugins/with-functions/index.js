// A plugin of functions only.
