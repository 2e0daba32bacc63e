"""Parts of forms that the wizard and the dialogs share. They know the model, never the engine."""
