"""What the Streamlit pages share: the frame, who visits, words, drafts and components."""
