W2870_fjord
f l BC-NO--Ferry-Diary     11-13 0449
^BC-NO--Ferry Diary, 1st Ld,466<
^The ferry sails again <
^AP Photo XNP101<
^Eds: With photos.<
^Three weeks of ice are over at last.<
^By ANN LEE and BO EK=
^AP Harbour Writer=
	   BERGEN, Norway (AP) _ The ferry sails again, its master
said on Monday.<
	   ``At last,'' he said. <
^END<

	   AP-WF-11-13-13 1509GMT<


