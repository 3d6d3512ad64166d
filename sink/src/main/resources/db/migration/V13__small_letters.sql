-- Domains are looked for in small letters.
UPDATE article_list SET outlet_domain = LOWER(outlet_domain) WHERE outlet_domain <> LOWER(outlet_domain);
