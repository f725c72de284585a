"""Files opened in the program the person likes for them."""
