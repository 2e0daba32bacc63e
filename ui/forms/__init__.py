"""Parts that dialogs, assistants, pages and views share. They know the model, never the engine."""
