-- Knowledge bases. A draft (article_translation) is what writers see; published_article is a copy of
-- its own, and nothing else is ever read for customers.

-- languages: "en,ru", the default first. The two numbers count what stands in addresses.
CREATE TABLE knowledge_base (
  knowledge_base_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  languages TEXT NOT NULL,
  accent TEXT NOT NULL,
  is_public BOOLEAN NOT NULL,
  article_number BIGINT NOT NULL DEFAULT 0,
  category_number BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL
);
CREATE INDEX knowledge_base_of_workspace ON knowledge_base (workspace_id, knowledge_base_id);

CREATE TABLE knowledge_base_channel (
  knowledge_base_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  PRIMARY KEY (knowledge_base_id, channel_id)
);
CREATE INDEX knowledge_base_channel_of_channel ON knowledge_base_channel (channel_id);

CREATE TABLE category (
  category_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  knowledge_base_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX category_by_number ON category (knowledge_base_id, number);

CREATE TABLE category_name (
  category_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (category_id, language)
);

CREATE TABLE article (
  article_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  knowledge_base_id BIGINT NOT NULL,
  category_id BIGINT,
  number BIGINT NOT NULL,
  position BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX article_by_number ON article (knowledge_base_id, number);
CREATE INDEX article_of_category ON article (category_id) WHERE category_id IS NOT NULL;

-- body: the document as JSON. folded: title and words in small letters, for the writers' own search.
CREATE TABLE article_translation (
  article_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  folded TEXT NOT NULL,
  has_changes BOOLEAN NOT NULL,
  published_at BIGINT,
  updated_at BIGINT NOT NULL,
  updated_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (article_id, language)
);

CREATE TABLE article_revision (
  revision_id BIGINT PRIMARY KEY,
  article_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  author_id BIGINT NOT NULL,
  author_name TEXT NOT NULL,
  is_published BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX article_revision_of_translation ON article_revision (article_id, language, revision_id);

CREATE TABLE published_article (
  article_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  slug TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  body TEXT NOT NULL,
  first_published_at BIGINT NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (article_id, language)
);

-- The words of what is published. head: the first two letters, because comparing texts by size is
-- another matter in every collation, and comparing them for equality is not.
CREATE TABLE article_word (
  knowledge_base_id BIGINT NOT NULL,
  head TEXT NOT NULL,
  word TEXT NOT NULL,
  article_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  weight BIGINT NOT NULL,
  PRIMARY KEY (article_id, language, word)
);
CREATE INDEX article_word_by_head ON article_word (knowledge_base_id, head, word);

-- Pictures. Only those of published articles are shown to everybody.
CREATE TABLE article_file (
  article_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  file_id TEXT NOT NULL,
  is_published BOOLEAN NOT NULL,
  PRIMARY KEY (article_id, language, file_id)
);
CREATE INDEX article_file_of_file ON article_file (file_id);
