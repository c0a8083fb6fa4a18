BEGIN TRANSACTION;
CREATE TABLE articles (
	"key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	collection TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	publisher TEXT, 
	publisher_key TEXT, 
	author TEXT, 
	published TEXT, 
	day TEXT, 
	url TEXT, 
	added TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	read_as INTEGER, 
	UNIQUE (collection, id)
);
INSERT INTO "articles" VALUES(1,'bridge','shared','Bridge to reopen','Ada Moreno said on Friday that the bridge will reopen on Monday. She did not mention tolls.

The council approved the repairs in May, Bo Lind told reporters.','Harbour Post','harbour post','R. Quill','2024-06-08','2024-06-08','https://harbour.example/bridge','2024-06-09T08:00:00+00:00','b1d0c64cafd9f30169f5890c159758ae',2);
INSERT INTO "articles" VALUES(2,'ferry','discord:1000000000000000002','Ferry fares','Cy Oduya denied that fares would rise.','Le Récif','le récif',NULL,'2024-06-10T09:30:00+00:00','2024-06-10',NULL,'2024-06-10T12:00:00+00:00','bdd81ba3ba04a72b37790d117ddc8d1c',2);
INSERT INTO "articles" VALUES(3,'unread','shared','Nobody has read this','Dee Farr promised a new pier.',NULL,NULL,NULL,NULL,NULL,NULL,'2024-06-11T08:00:00+00:00','75fe9ea5e3f4898dd4ffb91631cfbe7a',NULL);
CREATE TABLE changes (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_key INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at TEXT NOT NULL
);
INSERT INTO "changes" VALUES(1,1,'put','2026-11-26T10:29:03.319737+00:00');
INSERT INTO "changes" VALUES(2,2,'put','2026-11-26T10:29:03.319737+00:00');
INSERT INTO "changes" VALUES(3,1,'read','2026-11-26T10:29:04.716285+00:00');
INSERT INTO "changes" VALUES(4,2,'read','2026-11-26T10:29:04.716285+00:00');
INSERT INTO "changes" VALUES(5,3,'put','2026-11-26T10:29:04.718152+00:00');
CREATE TABLE dates (
	article_key INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	first TEXT, 
	last TEXT, 
	precision TEXT, 
	tense TEXT NOT NULL, 
	PRIMARY KEY (article_key, number), 
	FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "dates" VALUES(1,0,19,25,'DATE','2024-06-07','2024-06-07','2024-06-07','day','happened');
INSERT INTO "dates" VALUES(1,1,57,63,'DATE','2024-06-10','2024-06-10','2024-06-10','day','planned');
INSERT INTO "dates" VALUES(1,2,129,132,'DATE','2024-05','2024-05-01','2024-05-31','month','happened');
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('format','2');
INSERT INTO "meta" VALUES('record','7cfc7cb3839d4307942fc9649512645c');
INSERT INTO "meta" VALUES('writer','');
CREATE TABLE passages (
	article_key INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	sentences TEXT NOT NULL, 
	PRIMARY KEY (article_key, number), 
	FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "passages" VALUES(1,0,0,157,'[[0,64],[65,91],[93,157]]');
INSERT INTO "passages" VALUES(2,0,0,38,'[[0,38]]');
INSERT INTO "passages" VALUES(3,0,0,29,'[[0,29]]');
CREATE TABLE questions (
	token TEXT NOT NULL, 
	collection TEXT NOT NULL, 
	question TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	data TEXT NOT NULL, 
	at TEXT NOT NULL, 
	prompt TEXT, 
	reply TEXT, 
	PRIMARY KEY (token)
);
INSERT INTO "questions" VALUES('t1','discord:1000000000000000002','did Ada Moreno mention tolls?','did ada moreno mention tolls','no','{"page": 1}','2024-06-12T08:00:00+00:00','m1','m2');
CREATE TABLE settings (
	collection TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (collection, "key")
);
INSERT INTO "settings" VALUES('discord:1000000000000000002','zone','Europe/Kyiv');
CREATE TABLE speakers (
	name TEXT NOT NULL, 
	article_key INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (name, article_key, number), 
	FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "speakers" VALUES('Ada Moreno',1,0);
INSERT INTO "speakers" VALUES('Ada Moreno',1,1);
INSERT INTO "speakers" VALUES('Bo Lind',1,3);
INSERT INTO "speakers" VALUES('council',1,2);
INSERT INTO "speakers" VALUES('Cy Oduya',2,0);
CREATE TABLE statements (
	article_key INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	content TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speakers TEXT NOT NULL, 
	link TEXT NOT NULL, 
	lemma TEXT NOT NULL, 
	act TEXT NOT NULL, 
	manner TEXT NOT NULL, 
	polarity TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	via TEXT NOT NULL, 
	event_first TEXT, 
	event_last TEXT, 
	event_precision TEXT, 
	event_tense TEXT, 
	event_words TEXT, 
	PRIMARY KEY (article_key, number), 
	FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "statements" VALUES(1,0,'[[0,10]]','[[11,15]]','[[26,63]]',0,64,'["Ada Moreno"]','named','say','speech','indirect','affirmed','asserted','[]','2024-06-07','2024-06-07','day','happened','[19,25]');
INSERT INTO "statements" VALUES(1,1,'[[65,68]]','[[69,84]]','[[85,90]]',65,91,'["Ada Moreno"]','pronoun','mention','speech','narrated','negated','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,2,'[[93,104]]','[[105,113]]','[[114,132]]',93,157,'["council"]','named','approve','event','narrated','affirmed','asserted','["Bo Lind"]','2024-05-01','2024-05-31','month','happened','[129,132]');
INSERT INTO "statements" VALUES(1,3,'[[134,141]]','[[142,146]]','[[93,132]]',93,157,'["Bo Lind"]','named','tell','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,0,'[[0,8]]','[[9,15]]','[[16,37]]',0,38,'["Cy Oduya"]','named','deny','speech','indirect','denied','asserted','[]',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE votes (
	token TEXT NOT NULL, 
	voter TEXT NOT NULL, 
	helped INTEGER NOT NULL, 
	PRIMARY KEY (token, voter), 
	FOREIGN KEY(token) REFERENCES questions (token) ON DELETE CASCADE
);
INSERT INTO "votes" VALUES('t1','472c231e116ed124ed942fa597d639972e4b3d4ed5474fb4fe15a9dbf8bcd596',1);
CREATE INDEX articles_by_publisher ON articles (collection, publisher_key, publisher, day);
CREATE INDEX articles_by_reader ON articles (read_as, "key");
CREATE INDEX articles_by_day ON articles (collection, day);
CREATE INDEX changes_of_content ON changes (seq) WHERE kind <> 'read';
CREATE INDEX changes_by_article ON changes (article_key);
CREATE INDEX questions_by_reply ON questions (reply);
CREATE INDEX questions_by_verdict ON questions (collection, verdict, at);
CREATE INDEX questions_by_day ON questions (at);
CREATE INDEX questions_by_prompt ON questions (prompt);
CREATE INDEX speakers_by_article ON speakers (article_key);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',3);
INSERT INTO "sqlite_sequence" VALUES('changes',5);
COMMIT;
