"""Windows in processes of their own."""
