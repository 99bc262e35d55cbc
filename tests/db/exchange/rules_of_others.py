# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of other programs' databases as they write them: tables of rules, and some that are passed over."""

from __future__ import annotations

SLIMS = r"""-- MySQL dump 10.13
/*!40101 SET NAMES utf8 */;
CREATE TABLE `member` (
  `member_id` varchar(20) NOT NULL
) ENGINE=MyISAM;
INSERT INTO `member` VALUES ('M1'),('INSERT INTO `mst_gmd` (9)');
CREATE TABLE `mst_member_type` (
  `member_type_id` int(11) NOT NULL auto_increment,
  `member_type_name` varchar(50) collate utf8_unicode_ci NOT NULL,
  `loan_limit` int(11) NOT NULL,
  `loan_periode` int(11) NOT NULL,
  `enable_reserve` int(1) NOT NULL default '0',
  `reserve_limit` int(11) NOT NULL default '0',
  `member_periode` int(11) NOT NULL,
  `reborrow_limit` int(11) NOT NULL,
  `fine_each_day` int(11) NOT NULL,
  `grace_periode` int(2) default '0',
  `input_date` date NOT NULL,
  `last_update` date default NULL,
  PRIMARY KEY  (`member_type_id`)
) ENGINE=MyISAM;
INSERT INTO `mst_member_type` VALUES (1,'Umum',2,7,1,2,365,1,500,2,'2020-01-01',NULL),
(2,'Dosen; \'Tetap\'',5,30,0,3,730,2,0,0,DATE(NOW()),NULL);
INSERT INTO `mst_coll_type` (`coll_type_id`, `coll_type_name`, `input_date`, `last_update`) VALUES
(1, 'Reference', '2007-11-29', '2007-11-29'),
(2, 'Skripsi', '2007-11-29', '2007-11-29');
INSERT INTO `mst_gmd` (`gmd_id`, `gmd_code`, `gmd_name`) VALUES (5, 'MAP', 'Peta');
INSERT INTO `mst_loan_rules` (`loan_rules_id`, `member_type_id`, `coll_type_id`, `gmd_id`, `loan_limit`,
  `loan_periode`, `reborrow_limit`, `fine_each_day`, `grace_periode`, `input_date`, `last_update`) VALUES
(1, 1, 2, 0, 3, 3, 0, 1000, 0, '2020-01-01', NULL),
(2, 1, 0, 5, 1, 1, 0, 0, 0, '2020-01-01', NULL),
(3, 9, 2, 0, 1, 1, 0, 0, 0, '2020-01-01', NULL),
(4, 1, 2, 0, 9, 9, 0, 0, 0, '2020-01-01', NULL),
(5, 1, 2, 5, 1, 2, 0, 0, 0, '2020-01-01', NULL);
INSERT INTO `holiday` (`holiday_id`, `holiday_dayname`, `holiday_date`, `description`) VALUES
(1, 'Sun', NULL, NULL), (2, 'Mon', '2009-06-01', 'Dulu'), (3, 'Fri', '2126-12-25', 'Natal');
"""

INLISLITE = r"""
DROP TABLE IF EXISTS `jenis_anggota`;
INSERT INTO `jenis_anggota` (`id`, `jenisanggota`, `MasaBerlakuAnggota`, `MaxPinjamKoleksi`, `MaxLoanDays`,
  `DendaType`, `DendaTenorJumlah`, `DendaTenorSatuan`, `DendaPerTenor`, `DendaTenorMultiply`,
  `SuspendMember`, `WarningLoanDueDay`, `SuspendType`, `SuspendTenorJumlah`, `SuspendTenorSatuan`,
  `DaySuspend`, `SuspendTenorMultiply`,
  `DayPerpanjang`, `CountPerpanjang`) VALUES
(1, 'Pelajar', 365, 3, 7, 'Konstan', 1, 'Hari', 2000.00, 1, 1, 2, 'Berkelipatan', 1, 'Hari', 2, 1, 5, 1),
(2, 'Umum', 365, 2, 14, 'Berkelipatan', 1, 'Minggu', 7000.00, 1, 0, 0, 'Konstan', 1, 'Hari', 0, 1, 0, 0);
INSERT INTO `worksheets` (`ID`, `Name`, `MaxPinjamKoleksi`, `MaxLoanDays`, `DendaPerTenor`, `DaySuspend`,
  `DayPerpanjang`, `CountPerpanjang`) VALUES
(1, 'Monograf', 0, 0, 0, 0, 0, 0),
(2, 'Rekaman Video', 1, 2, NULL, NULL, 0, 0);
INSERT INTO `peraturan_peminjaman_tanggal` (`ID`, `TanggalAwal`, `TanggalAkhir`, `MaxPinjamKoleksi`,
  `MaxLoanDays`) VALUES
(1, '2126-02-08 00:00:00', '2126-03-09 00:00:00', 5, 30),
(2, '2126-03-01 00:00:00', '2126-03-20 00:00:00', 5, 20),
(3, '2016-03-01', '2016-03-20', 5, 20);
INSERT INTO `peraturan_peminjaman_hari` (`ID`, `DayIndex`, `MaxLoanDays`) VALUES (1, 5, 3);
INSERT INTO `settingparameters` (`ID`, `Name`, `Value`) VALUES (1, 'IsSaturdayHoliday', 'False'),
(2, 'IsSundayHoliday', 'True'), (3, 'OpacName', 'True');
INSERT INTO `holidays` (`ID`, `Dates`, `Names`) VALUES (1, '2126-08-17', 'Hari Kemerdekaan');
"""
