"""The only room that joins the stages: it opens files and hands their contents on."""
