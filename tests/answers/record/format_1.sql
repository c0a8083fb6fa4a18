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
INSERT INTO "articles" VALUES(1,'000_f55d77c56bc0a13f','shared','Trump tells European leaders before Alaska that he will not discuss dividing territory with Putin','Share this @internewscast.com
President Donald Trump informed European leaders on a call Wednesday that during his upcoming meeting with Russian President Vladimir Putin in Alaska, he does not plan to discuss any potential territorial divisions, according to two European officials and three other briefed individuals.
During the call, which also included Ukrainian President Volodymyr Zelenskyy, Trump indicated that his primary aim for the meeting with Putin is to secure a ceasefire in Ukraine, as noted by the sources.
According to European officials and other individuals briefed on the conversation, Trump and European leaders concurred that a ceasefire in Ukraine is crucial before any peace negotiations can commence. Some European leaders left the call sensing Trump’s lack of optimism about the outcome of his meeting with Putin.
The call occurred mere days before Trump’s scheduled meeting with Putin on Friday. European and Ukrainian officials have expressed apprehension about the meeting since it was announced last week. Their concerns include the possibility of Trump and Putin agreeing on a peace deal framework, involving territorial divisions, and potentially pressuring Ukraine to consent. Trump’s earlier remarks about potential “land swapping” between Russia and Ukraine particularly unsettled Zelenskyy and European leaders.
However, the two European officials and three others briefed on the call stated that all leaders concurred on Ukraine’s necessity to be included in discussions and that any territorial concessions should be Ukraine’s decision. They also agreed that if Putin refuses a ceasefire, Trump will likely impose additional sanctions on Russia.
Two additional individuals familiar with the call shared that European leaders felt encouraged by Trump’s meeting plans with Putin. One noted that achieving a ceasefire is likely Trump’s top priority. The other expressed confidence that Ukrainian territory will not be negotiated without Ukraine’s involvement.
The White House did not immediately respond to a request for comment.
Trump said Wednesday after the call that it was “very good” and suggested that another meeting involving Zelenskyy could quickly follow his sit-down with Putin.
“There’s a very good chance that we’re going to have a second meeting, which will be more productive than the first, because the first is I’m going to find out where we are and what we’re doing,” Trump told reporters. “I would like to do it almost immediately, and we’ll have a quick second meeting between President Putin and President Zelenskyy and myself, if they’d like to have me there.”
The president also said Russia will face “severe consequences” if Putin doesn’t agree to end the war.
Vice President JD Vance, who also participated in Wednesday’s call, said afterward during remarks to U.S. troops at RAF Fairford in the U.K. that “one of our most important shared security goals in Europe” is ending the war in Ukraine.','Internewscast','internewscast',NULL,'2025-08-13','2025-08-13',NULL,'2026-11-22T07:20:46+00:00','db6a8c611e99dbc023464a36a30a707e',1);
INSERT INTO "articles" VALUES(2,'004_c25dfdee6424e8ef','shared','After the Alaska meeting Trump tells European leaders that he backs ceding land rather than an immediate ceasefire','Following his meeting with Russian President Vladimir Putin in Alaska, U.S. President Donald Trump informed European leaders that he supports a plan to end the war in Ukraine by ceding still-unoccupied territories to Russia, rather than pursuing an immediate ceasefire, according to two senior European officials familiar with the call.
Trump is set to discuss the plan with Ukrainian President Volodymyr Zelensky on Monday at the White House, with European leaders invited to participate, the officials said, speaking on condition of anonymity to discuss private conversations.
After the Alaska meeting, Trump abandoned his push for an immediate ceasefire and believes a swift peace deal could be negotiated if Zelensky agrees to hand over the remaining parts of the Donbas region, including areas not currently occupied by Russian forces.
Zelensky and European leaders have strongly opposed any ceding of unoccupied Ukrainian territory, which also contains critical defensive lines and mineral resources. Ukrainian officials have stressed that any final agreement cannot allow Kyiv to permanently surrender sovereign land, as this would violate Ukraine’s Constitution.
In exchange, Putin offered a ceasefire along current frontlines in the rest of Ukraine and a written promise not to attack Ukraine or any European country, officials said. However, they reminded Trump that Putin has frequently broken written commitments in the past.
Officials emphasized that territorial decisions remain Ukraine’s sovereign choice and that international borders should not be altered by force.
During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia. European leaders, however, reaffirmed that they would maintain sanctions and economic pressure until the killings stop.
Trump expressed optimism about arranging a trilateral meeting with Putin and Zelensky, though Putin has so far refused to meet Zelensky, deeming him the illegitimate president of an “artificial” state.',NULL,NULL,NULL,'2025-08-16','2025-08-16',NULL,'2026-11-22T07:20:46+00:00','c7652b68cf4c15b8561da678debacd97',1);
INSERT INTO "articles" VALUES(3,'harbour','discord:1000000000000000002','The harbour','Mayor Ada Quill said on Monday that the harbour will open in May. She did not mention the bridge.','The Sound','the sound',NULL,'2025-03-04','2025-03-04',NULL,'2026-11-22T07:20:46+00:00','4b5ec0257f7d3b1920583e419be6aaa4',NULL);
CREATE TABLE changes (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_key INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at TEXT NOT NULL
);
INSERT INTO "changes" VALUES(1,1,'put','2026-11-22T07:20:46.088502+00:00');
INSERT INTO "changes" VALUES(2,2,'put','2026-11-22T07:20:46.088502+00:00');
INSERT INTO "changes" VALUES(3,3,'put','2026-11-22T07:20:46.088502+00:00');
INSERT INTO "changes" VALUES(4,1,'read','2026-11-22T07:20:47.583714+00:00');
INSERT INTO "changes" VALUES(5,2,'read','2026-11-22T07:20:47.583714+00:00');
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
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('format','1');
INSERT INTO "meta" VALUES('record','3ab04b0e641f4179bea7fda906d528c2');
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
INSERT INTO "passages" VALUES(1,0,30,725,'[[30,318],[319,522],[523,725]]');
INSERT INTO "passages" VALUES(1,1,726,1347,'[[726,839],[840,922],[923,1035],[1036,1209],[1210,1347]]');
INSERT INTO "passages" VALUES(1,2,1348,1994,'[[1348,1574],[1575,1683],[1684,1815],[1816,1884],[1885,1994]]');
INSERT INTO "passages" VALUES(1,3,1995,2618,'[[1995,2064],[2065,2225],[2226,2443],[2444,2618]]');
INSERT INTO "passages" VALUES(1,4,2619,2956,'[[2619,2720],[2721,2956]]');
INSERT INTO "passages" VALUES(2,0,0,578,'[[0,336],[337,578]]');
INSERT INTO "passages" VALUES(2,1,579,1170,'[[579,840],[841,1006],[1007,1170]]');
INSERT INTO "passages" VALUES(2,2,1171,1803,'[[1171,1342],[1343,1437],[1438,1582],[1583,1683],[1684,1803]]');
INSERT INTO "passages" VALUES(2,3,1804,2005,'[[1804,2005]]');
INSERT INTO "passages" VALUES(3,0,0,97,'[[0,65],[66,97]]');
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
INSERT INTO "statements" VALUES(1,0,'[[259,317]]','[[246,258]]','[[99,244]]',30,318,'[]','named','accord','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,1,'[[397,402]]','[[403,412]]','[[413,521]]',319,522,'[]','named','indicate','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,2,'[[536,604]]','[[523,535]]','[[606,725]]',523,725,'[]','named','accord','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,3,'[[606,632]]','[[633,642]]','[[643,724]]',523,725,'[]','named','concur','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,4,'[[1357,1420]]','[[1421,1427]]','[[1428,1573]]',1348,1574,'[]','named','state','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,5,'[[1575,1579]]','[[1585,1591]]','[[1592,1682]]',1575,1683,'[]','named','agree','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,6,'[[1684,1733]]','[[1734,1740]]','[[1741,1814]]',1684,1815,'[]','named','share','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,7,'[[1816,1819]]','[[1820,1825]]','[[1826,1883]]',1816,1884,'[]','named','note','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,8,'[[2065,2070]]','[[2071,2075]]','[[2101,2124]]',2065,2225,'[]','named','say','speech','mixed','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,9,'[[2065,2070]]','[[2129,2138]]','[[2139,2224]]',2065,2225,'[]','named','suggest','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,10,'[]','[[2374,2381]]','[[2386,2419]]',2226,2443,'[]','named','find','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,11,'[[2422,2427]]','[[2428,2432]]','[[2227,2419]]',2226,2443,'[]','named','tell','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(1,12,'[[2619,2632]]','[[2638,2642]]','[[2643,2719]]',2619,2720,'[]','named','say','speech','mixed','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,0,'[[283,335]]','[[270,282]]','[[0,268],[335,336]]',0,336,'[]','named','accord','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,1,'[[490,503]]','[[504,508]]','[[337,488]]',337,578,'[]','named','say','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,2,'[[605,610]]','[[661,669]]','[[670,839]]',579,840,'[]','named','believe','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,3,'[[1007,1026]]','[[1027,1040]]','[[1041,1169]]',1007,1170,'[]','named','stress','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,4,'[[1046,1065]]','[[1066,1078]]','[[1079,1169]]',1007,1170,'[]','named','allow','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,5,'[[1327,1336]]','[[1337,1341]]','[[1171,1325]]',1171,1342,'[]','named','say','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,6,'[[1352,1356]]','[[1357,1365]]','[[1372,1436]]',1343,1437,'[]','named','remind','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,7,'[[1438,1447]]','[[1448,1458]]','[[1459,1581]]',1438,1582,'[]','named','emphasize','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "statements" VALUES(2,8,'[[1684,1700]]','[[1711,1721]]','[[1722,1802]]',1684,1803,'[]','named','reaffirm','speech','indirect','affirmed','asserted','[]',NULL,NULL,NULL,NULL,NULL);
CREATE INDEX articles_by_publisher ON articles (collection, publisher_key, publisher, day);
CREATE INDEX articles_by_reader ON articles (read_as, "key");
CREATE INDEX articles_by_day ON articles (collection, day);
CREATE INDEX changes_of_content ON changes (seq) WHERE kind <> 'read';
CREATE INDEX changes_by_article ON changes (article_key);
CREATE INDEX speakers_by_article ON speakers (article_key);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',3);
INSERT INTO "sqlite_sequence" VALUES('changes',5);
COMMIT;
