//! What may be asked next? Questionnaires in XLSForm, their expressions and answers.
