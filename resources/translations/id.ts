<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>The store lies in</source>
        <translation>Tempat penyimpanan</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Items on loan</source>
        <translation>Eksemplar dipinjam</translation>
    </message>
    <message>
        <source>Operations in the journal</source>
        <translation>Operasi dalam jurnal</translation>
    </message>
    <message>
        <source>Order of the catalogue</source>
        <translation>Urutan katalog</translation>
    </message>
    <message>
        <source>Search shows popular titles first. Put them in order now and then, after hours.</source>
        <translation>Pencarian mendahulukan judul populer. Urutkan sesekali, di luar jam layanan.</translation>
    </message>
    <message>
        <source>Arrange by popularity</source>
        <translation>Urutkan menurut popularitas</translation>
    </message>
    <message>
        <source>Titles are being put in order…</source>
        <translation>Judul sedang diurutkan…</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) are in order.</source>
        <translation>
            <numerusform>%n judul sudah urut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>Not in the catalogue</source>
        <translation>Tidak ada di katalog</translation>
    </message>
    <message>
        <source>It is lent at once, and waits in the catalogue to be catalogued.</source>
        <translation>Langsung dipinjamkan, lalu menunggu dikatalog di halaman Katalog.</translation>
    </message>
    <message>
        <source>Write it down and lend it</source>
        <translation>Catat dan pinjamkan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Pengarang</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>As scanned, or from a new label</source>
        <translation>Sesuai hasil pindai, atau dari label baru</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Wajib diisi.</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>Afterwards</source>
        <translation>Sesudahnya</translation>
    </message>
    <message>
        <source>Enter forms</source>
        <translation>Isi formulir</translation>
    </message>
    <message>
        <source>Feedback form</source>
        <translation>Formulir umpan balik</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Salin tautan</translation>
    </message>
    <message>
        <source>Sheet with QR</source>
        <translation>Lembar QR</translation>
    </message>
    <message>
        <source>New story</source>
        <translation>Kisah baru</translation>
    </message>
    <message>
        <source>Tell us</source>
        <translation>Ceritakan kepada kami</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>Tautan disalin.</translation>
    </message>
    <message numerus="yes">
        <source>Feedback: %n form(s)</source>
        <translation>
            <numerusform>Umpan balik: %n formulir</numerusform>
        </translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Kisah</translation>
    </message>
    <message>
        <source>Feedback by statement</source>
        <translation>Umpan balik per pernyataan</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Setuju</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Kisah</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Publikasi</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>tanpa nama</translation>
    </message>
    <message>
        <source>not for publication</source>
        <translation>bukan untuk publikasi</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>{number} did not come</source>
        <translation>{number} tidak datang</translation>
    </message>
    <message>
        <source>Of the people registered, those who came to one session or more.</source>
        <translation>Dari yang terdaftar, yang datang ke satu sesi atau lebih.</translation>
    </message>
    <message>
        <source>Seats filled</source>
        <translation>Kursi terisi</translation>
    </message>
    <message>
        <source>People who came, of the seats on site and online.</source>
        <translation>Yang datang, dari kursi di tempat dan daring.</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>{number} have earned it</source>
        <translation>{number} berhak</translation>
    </message>
    <message>
        <source>Of those who came at all, those who have earned the certificate.</source>
        <translation>Dari semua yang pernah datang, yang berhak atas sertifikat.</translation>
    </message>
    <message>
        <source>Contact hours</source>
        <translation>Jam kontak</translation>
    </message>
    <message>
        <source>{number} attendances</source>
        <translation>{number} kehadiran sesi</translation>
    </message>
    <message>
        <source>Hours that people spent there, added up; an attendance is one session.</source>
        <translation>Jumlah jam semua orang berada di sana; satu kehadiran adalah satu sesi.</translation>
    </message>
    <message>
        <source>Cost per person</source>
        <translation>Biaya per orang</translation>
    </message>
    <message>
        <source>From head counts, the fullest session; or from registrations of those who came, where more are known there: under 18 on the first day ({ages} birth dates known), women ({genders} known). Groups under one name are not looked into.</source>
        <translation>Dari hitungan kepala pada sesi teramai; atau dari pendaftaran yang hadir bila di sana lebih banyak: di bawah 18 tahun pada hari pertama ({ages} tanggal lahir diketahui), perempuan ({genders} diketahui). Rombongan dengan satu nama tidak dirinci.</translation>
    </message>
    <message>
        <source>The lines of the budget, of those who came; planned where unknown.</source>
        <translation>Baris anggaran dibagi yang datang; rencana bila realisasi belum diketahui.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>{number} on site</source>
        <translation>{number} di tempat</translation>
    </message>
    <message>
        <source>People who came, by how they registered; the workshop counts once.</source>
        <translation>Yang datang menurut cara mendaftar; kegiatan dihitung satu kali.</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Anak</translation>
    </message>
    <message>
        <source>{number} women</source>
        <translation>{number} perempuan</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>tanpa target</translation>
    </message>
    <message>
        <source>{number} expected</source>
        <translation>target {number}</translation>
    </message>
    <message>
        <source>Each once, groups by their size; without names, the fullest session.</source>
        <translation>Tiap orang satu kali, rombongan menurut jumlahnya; tanpa nama: sesi yang paling ramai.</translation>
    </message>
    <message>
        <source>People came</source>
        <translation>Orang datang</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>{number} seats</source>
        <translation>{number} kursi</translation>
    </message>
    <message>
        <source>Without the honoraria of those who gave it; the second figure has them ({sum}) on top: one that is also a line of the budget counts twice there.</source>
        <translation>Tanpa honorarium pengisi acara; angka kedua menambahkannya ({sum}): yang juga tercatat di anggaran terhitung dua kali di sana.</translation>
    </message>
    <message>
        <source>{sum} with honoraria</source>
        <translation>{sum} + honor</translation>
    </message>
    <message>
        <source>no costs entered</source>
        <translation>biaya belum diisi</translation>
    </message>
    <message>
        <source>{sum} of {planned} planned</source>
        <translation>{sum} dari rencana {planned}</translation>
    </message>
    <message>
        <source>Enter feedback forms</source>
        <translation>Masukkan formulir umpan balik</translation>
    </message>
    <message>
        <source>Type 1 to 5; the next line follows by itself. Leave blank what is blank.</source>
        <translation>Ketik 1 sampai 5; baris berikut menyusul sendiri. Kosongkan yang kosong.</translation>
    </message>
    <message>
        <source>Next form</source>
        <translation>Formulir berikut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentar</translation>
    </message>
    <message>
        <source>This form is blank.</source>
        <translation>Formulir ini kosong.</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) entered</source>
        <translation>
            <numerusform>%n formulir dimasukkan</numerusform>
        </translation>
    </message>
    <message>
        <source>Change story</source>
        <translation>Ubah kisah</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Apa hasilnya kemudian</translation>
    </message>
    <message>
        <source>Name to be shown</source>
        <translation>Nama yang ditampilkan</translation>
    </message>
    <message>
        <source>May be published</source>
        <translation>Boleh dipublikasikan</translation>
    </message>
    <message>
        <source>Only where the person has agreed</source>
        <translation>Hanya bila orangnya sudah setuju</translation>
    </message>
    <message>
        <source>Where the evidence is</source>
        <translation>Letak bukti</translation>
    </message>
    <message>
        <source>Feedback by link</source>
        <translation>Umpan balik lewat tautan</translation>
    </message>
    <message>
        <source>QR code of the page for feedback</source>
        <translation>Kode QR halaman umpan balik</translation>
    </message>
    <message>
        <source>Take answers again</source>
        <translation>Terima jawaban lagi</translation>
    </message>
    <message>
        <source>Take no more answers</source>
        <translation>Tutup umpan balik</translation>
    </message>
    <message>
        <source>This desk belongs to no server, so there is no page to answer at. Forms on paper work as ever.</source>
        <translation>Meja ini tidak terhubung ke server, jadi belum ada halaman untuk menjawab. Lembar kertas tetap dapat dipakai.</translation>
    </message>
    <message>
        <source>Closed: the page takes no more answers.</source>
        <translation>Ditutup: halaman tidak lagi menerima jawaban.</translation>
    </message>
    <message>
        <source>The address is made when it is copied or printed for the first time.</source>
        <translation>Alamat dibuat saat pertama kali disalin atau dicetak.</translation>
    </message>
    <message>
        <source>Answers are taken from the first session on. They come in when this desk syncs.</source>
        <translation>Jawaban diterima sejak sesi pertama, dan masuk ke sini saat sinkronisasi.</translation>
    </message>
</context>
<context>
    <name>ArgumentParser</name>
    <message>
        <source>usage: </source>
        <translation>pemakaian: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>argumen</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opsi</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>tampilkan bantuan ini</translation>
    </message>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s: salah: %(message)s
</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>argumen %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>argumen berikut diperlukan: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>argumen tidak dikenal: %s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>perlu satu argumen</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>perlu sedikitnya satu argumen</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>argumen %r diabaikan</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>nilai %(type)s tidak sah: %(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>pilihan tidak sah: %(value)r (pilih dari %(choices)s)</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>Attendance</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>Open the door</source>
        <translation>Buka pintu</translation>
    </message>
    <message>
        <source>Door for a steward</source>
        <translation>Pintu untuk penjaga</translation>
    </message>
    <message>
        <source>Self check-in</source>
        <translation>Presensi mandiri</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Koreksi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Count heads</source>
        <translation>Hitung kepala</translation>
    </message>
    <message>
        <source>Close the session</source>
        <translation>Tutup sesi</translation>
    </message>
    <message>
        <source>Take the closing back</source>
        <translation>Batalkan penutupan</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>Daftar hadir</translation>
    </message>
    <message>
        <source>Signed sheets</source>
        <translation>Daftar hadir bertanda tangan</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Cari dalam daftar</translation>
    </message>
    <message>
        <source>Import a meeting</source>
        <translation>Impor rapat daring</translation>
    </message>
    <message>
        <source>List of an online meeting</source>
        <translation>Daftar peserta rapat daring</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.txt);;All files (*)</source>
        <translation>Daftar (*.xlsx *.csv *.txt);;Semua berkas (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n people were marked.</source>
        <translation>
            <numerusform>%n orang dicatat hadir.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no list of an online meeting: a column with names and one with times are needed. Nothing was marked.</source>
        <translation>Ini bukan daftar rapat daring: perlu kolom nama dan kolom waktu. Tidak ada yang dicatat.</translation>
    </message>
    <message>
        <source>{there} of {expected} were there</source>
        <translation>{there} dari {expected} hadir</translation>
    </message>
    <message>
        <source>Heads counted: {heads} (children {children}, women {women})</source>
        <translation>Hitungan kepala: {heads} (anak {children}, perempuan {women})</translation>
    </message>
    <message>
        <source>Not taken at the door: {list}</source>
        <translation>Tidak diterima di pintu: {list}</translation>
    </message>
    <message>
        <source>Still open: {without}. F12 closes the session.</source>
        <translation>Masih terbuka: {without}. F12 menutup sesi.</translation>
    </message>
    <message>
        <source>By door: {list}</source>
        <translation>Per pintu: {list}</translation>
    </message>
    <message numerus="yes">
        <source>%n without a mark</source>
        <translation>
            <numerusform>%n tanpa catatan</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Were there</source>
        <translation>Hadir</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Belum hadir</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>Siapa yang hadir</translation>
    </message>
    <message>
        <source>Name or institution</source>
        <translation>Nama, instansi</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Menit</translation>
    </message>
    <message numerus="yes">
        <source>%n people without a mark are marked absent. Whoever another door has seen stays present, also when it tells so later.</source>
        <translation>
            <numerusform>%n orang tanpa catatan ditandai tidak hadir. Siapa pun yang dilihat pintu lain tetap hadir, juga bila pintu itu baru melapor kemudian.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark them absent</source>
        <translation>Tandai tidak hadir</translation>
    </message>
    <message numerus="yes">
        <source>%n people were marked absent.</source>
        <translation>
            <numerusform>%n orang ditandai tidak hadir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marks of the closing were taken back.</source>
        <translation>
            <numerusform>%n tanda penutupan dibatalkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in the encrypted store of this desk alone: they do not travel to the server or to other desks. Backups hold them.</source>
        <translation>Hanya disimpan di penyimpanan terenkripsi meja ini: tidak dikirim ke server atau meja lain. Cadangan memuatnya.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Take in a scan</source>
        <translation>Masukkan pindaian</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)</source>
        <translation>Pindaian (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Signed sheet</source>
        <translation>Daftar hadir bertanda tangan</translation>
    </message>
    <message>
        <source>Remove this scan?</source>
        <translation>Hapus pindaian ini?</translation>
    </message>
    <message>
        <source>It is kept nowhere else but in backups of this desk.</source>
        <translation>Pindaian ini tidak disimpan di tempat lain selain di cadangan meja ini.</translation>
    </message>
    <message>
        <source>This file can&apos;t be read as a picture or a PDF. Nothing was kept.</source>
        <translation>Berkas ini tidak dapat dibaca sebagai gambar atau PDF. Tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Dimasukkan</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Member called</source>
        <translation>Anggota dihubungi</translation>
    </message>
    <message>
        <source>Settle the note</source>
        <translation>Selesaikan catatan</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>Hasil pembicaraan</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>Gabungkan keduanya</translation>
    </message>
    <message>
        <source>Join the two</source>
        <translation>Gabungkan keduanya</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>Beri tahu</translation>
    </message>
    <message>
        <source>Take the loan back</source>
        <translation>Batalkan peminjaman</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Selesai</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more note(s)</source>
        <translation>
            <numerusform>Tampilkan %n catatan lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Tidak ada yang perlu diperhatikan</translation>
    </message>
    <message>
        <source>Where desks disagree, the server&apos;s notes stand here until they are settled.</source>
        <translation>Bila data antarmeja berbeda, catatan server tercantum di sini sampai diselesaikan.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>Catatannya</translation>
    </message>
    <message>
        <source>Join the two?</source>
        <translation>Gabungkan keduanya?</translation>
    </message>
    <message>
        <source>Attendance, consents and certificates of both then belong to the earlier registration. This can&apos;t be taken back.</source>
        <translation>Kehadiran, persetujuan, dan sertifikat keduanya lalu menjadi milik pendaftaran yang lebih awal. Ini tidak dapat dibatalkan.</translation>
    </message>
    <message>
        <source>Only if the item never left: it is then in the library again.</source>
        <translation>Hanya bila eksemplar tidak pernah keluar: statusnya kembali tersedia di perpustakaan.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Settled.</source>
        <translation>Sudah diselesaikan.</translation>
    </message>
    <message>
        <source>Update this program to read it whole.</source>
        <translation>Perbarui program ini agar dapat membacanya lengkap.</translation>
    </message>
    <message>
        <source>a member of another branch</source>
        <translation>anggota cabang lain</translation>
    </message>
    <message>
        <source>Lent at two desks: {item}</source>
        <translation>Dipinjamkan di dua meja: {item}</translation>
    </message>
    <message>
        <source>Nothing, if the item had come back. Else ask who has it.</source>
        <translation>Tidak perlu apa-apa bila eksemplar memang sudah kembali. Bila belum, tanyakan siapa yang memegangnya.</translation>
    </message>
    <message>
        <source>Returned at two branches: {item}</source>
        <translation>Dikembalikan di dua cabang: {item}</translation>
    </message>
    <message>
        <source>The earlier return stands ({branches}).</source>
        <translation>Pengembalian yang lebih dulu yang berlaku ({branches}).</translation>
    </message>
    <message>
        <source>See where the item is now, and bring it home.</source>
        <translation>Periksa di mana eksemplar berada, lalu kirim ke cabang asalnya.</translation>
    </message>
    <message>
        <source>Renewed after it had come back: {item}</source>
        <translation>Diperpanjang setelah dikembalikan: {item}</translation>
    </message>
    <message>
        <source>The renewal does not count; the loan of {people} had ended.</source>
        <translation>Perpanjangan tidak berlaku; peminjaman {people} sudah berakhir.</translation>
    </message>
    <message>
        <source>Tell the member, if a new date was promised.</source>
        <translation>Beri tahu anggota bila tanggal baru sudah telanjur dijanjikan.</translation>
    </message>
    <message>
        <source>the member was blocked</source>
        <translation>anggota diblokir</translation>
    </message>
    <message>
        <source>the membership had ended</source>
        <translation>keanggotaan sudah berakhir</translation>
    </message>
    <message>
        <source>the limit of loans was reached</source>
        <translation>batas pinjaman sudah tercapai</translation>
    </message>
    <message>
        <source>items of this kind are not for loan</source>
        <translation>eksemplar jenis ini tidak dipinjamkan</translation>
    </message>
    <message>
        <source>the item&apos;s condition</source>
        <translation>kondisi eksemplar</translation>
    </message>
    <message>
        <source>something else was overdue</source>
        <translation>ada pinjaman lain yang terlambat</translation>
    </message>
    <message>
        <source>all renewals were used</source>
        <translation>perpanjangan sudah habis</translation>
    </message>
    <message>
        <source>it was late, which would have cost something</source>
        <translation>terlambat dan akan dikenai denda atau skorsing</translation>
    </message>
    <message>
        <source>the member said that it had come back</source>
        <translation>anggota mengatakan sudah dikembalikan</translation>
    </message>
    <message>
        <source>it was lent to the member already</source>
        <translation>anggota sedang meminjamnya</translation>
    </message>
    <message>
        <source>Lent although something stood against it: {item}</source>
        <translation>Dipinjamkan meskipun ada halangan: {item}</translation>
    </message>
    <message>
        <source>{people}: {reasons}. The loan stands.</source>
        <translation>{people}: {reasons}. Peminjaman tetap berlaku.</translation>
    </message>
    <message>
        <source>Speak with the member when the item comes back, or call.</source>
        <translation>Bicarakan dengan anggota saat eksemplar kembali, atau hubungi.</translation>
    </message>
    <message>
        <source>Lent although it was withdrawn or missing: {item}</source>
        <translation>Dipinjamkan meskipun dikeluarkan dari koleksi atau hilang: {item}</translation>
    </message>
    <message>
        <source>It is in the collection again.</source>
        <translation>Eksemplar ini masuk koleksi lagi.</translation>
    </message>
    <message>
        <source>Withdraw it again when it comes back, if it is to go.</source>
        <translation>Keluarkan lagi saat kembali bila memang harus keluar.</translation>
    </message>
    <message>
        <source>Perhaps one person, registered twice: {people}</source>
        <translation>Mungkin satu orang, terdaftar dua kali: {people}</translation>
    </message>
    <message>
        <source>Compare the two; merge them if it is one person.</source>
        <translation>Bandingkan keduanya; gabungkan bila orangnya sama.</translation>
    </message>
    <message>
        <source>Correct the record if the other one is right.</source>
        <translation>Perbaiki datanya bila yang lain yang benar.</translation>
    </message>
    <message>
        <source>One loan policy made at two desks: {what}</source>
        <translation>Satu aturan peminjaman dibuat di dua meja: {what}</translation>
    </message>
    <message>
        <source>{field}: “{kept}” counts, “{other}” does not. Both policies stand.</source>
        <translation>{field}: “{kept}” berlaku, “{other}” tidak. Kedua aturan tetap ada.</translation>
    </message>
    <message>
        <source>Put the right value, and take one of the two out in the settings.</source>
        <translation>Pakai nilai yang benar, lalu hapus salah satunya di pengaturan.</translation>
    </message>
    <message>
        <source>One locker given at two desks: {locker}</source>
        <translation>Satu loker diberikan di dua meja: {locker}</translation>
    </message>
    <message>
        <source>Both have it in the list of lockers, until a key is back.</source>
        <translation>Keduanya tercatat memakainya di daftar loker sampai kuncinya kembali.</translation>
    </message>
    <message>
        <source>See whose bag is in it, and give the other one another locker.</source>
        <translation>Lihat tas siapa yang ada di dalamnya, dan beri yang satunya loker lain.</translation>
    </message>
    <message>
        <source>A user name was given twice: {wanted}</source>
        <translation>Satu nama pengguna diberikan dua kali: {wanted}</translation>
    </message>
    <message>
        <source>Whose account is the later one signs in as {given} now.</source>
        <translation>Pemilik akun yang kemudian kini masuk sebagai {given}.</translation>
    </message>
    <message>
        <source>Tell that person, or give another user name in the settings.</source>
        <translation>Beri tahu orangnya, atau beri nama pengguna lain di pengaturan.</translation>
    </message>
    <message>
        <source>A code was given twice: {wanted}</source>
        <translation>Satu kode diberikan dua kali: {wanted}</translation>
    </message>
    <message>
        <source>The later one has the code {given} now.</source>
        <translation>Yang kemudian kini berkode {given}.</translation>
    </message>
    <message>
        <source>Give it another code in the settings.</source>
        <translation>Beri kode lain di pengaturan.</translation>
    </message>
    <message>
        <source>A number was given twice: {wanted}</source>
        <translation>Satu nomor diberikan dua kali: {wanted}</translation>
    </message>
    <message>
        <source>The later one is {given} now.</source>
        <translation>Yang kemudian kini bernomor {given}.</translation>
    </message>
    <message>
        <source>Give it another number, and change the card or the label.</source>
        <translation>Beri nomor lain, lalu ganti kartu atau labelnya.</translation>
    </message>
    <message>
        <source>it names something that the server does not know</source>
        <translation>menyebut sesuatu yang tidak dikenal server</translation>
    </message>
    <message>
        <source>the account had no right to it at the server</source>
        <translation>akun tidak berhak menurut server</translation>
    </message>
    <message>
        <source>the loan had ended before</source>
        <translation>peminjaman sudah berakhir sebelumnya</translation>
    </message>
    <message>
        <source>somebody had settled it before</source>
        <translation>sudah diselesaikan orang lain</translation>
    </message>
    <message>
        <source>the server could not read it</source>
        <translation>server tidak dapat membacanya</translation>
    </message>
    <message>
        <source>the server met an error that nobody foresaw</source>
        <translation>terjadi kesalahan tak terduga di server</translation>
    </message>
    <message>
        <source>rules stood against it</source>
        <translation>tidak sesuai aturan</translation>
    </message>
    <message>
        <source>Something that this program does not know needs a look.</source>
        <translation>Ada hal yang belum dikenal program ini dan perlu dilihat.</translation>
    </message>
    <message>
        <source>The server made this note; it is newer than this program.</source>
        <translation>Server yang membuat catatan ini; server lebih baru daripada program ini.</translation>
    </message>
    <message>
        <source>It was lent again before anybody had taken it back. The earlier loan was ended then; the later one stands.</source>
        <translation>Eksemplar ini dipinjamkan lagi sebelum ada yang menerima pengembaliannya. Peminjaman pertama diakhiri saat itu; yang kemudian tetap berlaku.</translation>
    </message>
    <message>
        <source>Recalled at one desk, renewed at another: {item}</source>
        <translation>Ditarik kembali di satu meja, diperpanjang di meja lain: {item}</translation>
    </message>
    <message>
        <source>The renewal counts: {people} may keep it until then.</source>
        <translation>Perpanjangan berlaku: {people} boleh meminjamnya sampai saat itu.</translation>
    </message>
    <message>
        <source>Tell the member which day it is; somebody waits for it.</source>
        <translation>Beri tahu anggota harinya; ada yang menunggu.</translation>
    </message>
    <message>
        <source>Late, and handed in where nobody knew of the loan: {item}</source>
        <translation>Terlambat, dan diserahkan di meja yang tidak tahu pinjamannya: {item}</translation>
    </message>
    <message>
        <source>The loan of {people} has ended; no fine was reckoned.</source>
        <translation>Pinjaman {people} sudah berakhir; denda belum dihitung.</translation>
    </message>
    <message>
        <source>Where your rules ask for a fine, settle it with the member.</source>
        <translation>Jika aturan Anda mengenakan denda, selesaikan dengan anggota.</translation>
    </message>
    <message>
        <source>It was declared lost, and is here: {item}</source>
        <translation>Dinyatakan hilang, ternyata ada: {item}</translation>
    </message>
    <message>
        <source>What {people} owed for the item is taken back, where it came back in time; lateness and handling stay.</source>
        <translation>Ganti rugi {people} untuk eksemplar itu dibatalkan bila kembali pada waktunya; denda keterlambatan dan biaya penggantian tetap.</translation>
    </message>
    <message>
        <source>Look at their fines: where they have paid, there is credit to give back.</source>
        <translation>Lihat dendanya: bila sudah dibayar, ada kelebihan yang perlu dikembalikan.</translation>
    </message>
    <message>
        <source>the member was suspended for returning late</source>
        <translation>anggota sedang diskors karena terlambat</translation>
    </message>
    <message>
        <source>the member owed too much</source>
        <translation>denda anggota terlalu besar</translation>
    </message>
    <message>
        <source>the member was too young for it</source>
        <translation>anggota belum cukup umur</translation>
    </message>
    <message>
        <source>another library lent it for another reader</source>
        <translation>perpustakaan lain meminjamkannya untuk pemustaka lain</translation>
    </message>
    <message>
        <source>Both registrations stand.</source>
        <translation>Kedua pendaftaran tetap berlaku.</translation>
    </message>
    <message>
        <source>One record edited at two desks: {what}</source>
        <translation>Satu data diubah di dua meja: {what}</translation>
    </message>
    <message>
        <source>{field}: “{kept}” was kept, “{other}” gave way.</source>
        <translation>{field}: “{kept}” dipakai, “{other}” tidak dipakai.</translation>
    </message>
    <message>
        <source>What the other desk did is not known here.</source>
        <translation>Apa yang dilakukan meja lain tidak diketahui di sini.</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Diubah</translation>
    </message>
    <message>
        <source>at {branch}</source>
        <translation>di {branch}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>oleh {name}</translation>
    </message>
    <message>
        <source>(the desk is not known here)</source>
        <translation>(mejanya tidak diketahui di sini)</translation>
    </message>
    <message>
        <source>at a time not known here</source>
        <translation>waktunya tidak diketahui di sini</translation>
    </message>
    <message>
        <source>a setting of the library</source>
        <translation>pengaturan perpustakaan</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>yang lain</translation>
    </message>
    <message>
        <source>Take the return back</source>
        <translation>Batalkan pengembalian</translation>
    </message>
    <message>
        <source>Only if it did not come back then: what that return ended goes on.</source>
        <translation>Hanya jika eksemplar waktu itu tidak kembali: yang diakhiri oleh pengembalian itu berlanjut.</translation>
    </message>
    <message>
        <source>Take the loss back</source>
        <translation>Batalkan pernyataan hilang</translation>
    </message>
    <message>
        <source>The loan goes on, and what was asked for the item falls away.</source>
        <translation>Peminjaman berlanjut, dan tagihan untuk eksemplar itu dihapus.</translation>
    </message>
    <message>
        <source>Take the renewal back</source>
        <translation>Batalkan perpanjangan</translation>
    </message>
    <message>
        <source>The loan is then due as before it. Tell the member.</source>
        <translation>Jatuh tempo kembali seperti sebelumnya. Beri tahu anggota.</translation>
    </message>
    <message>
        <source>Take the payment back</source>
        <translation>Batalkan pembayaran</translation>
    </message>
    <message>
        <source>Only if the money was not taken, or is given back now.</source>
        <translation>Hanya jika uangnya tidak diterima, atau dikembalikan sekarang.</translation>
    </message>
    <message>
        <source>Take the fee back</source>
        <translation>Batalkan biaya</translation>
    </message>
    <message>
        <source>It is then not asked for any more.</source>
        <translation>Biaya itu tidak ditagih lagi.</translation>
    </message>
    <message>
        <source>Cancel the reservation</source>
        <translation>Batalkan reservasi</translation>
    </message>
    <message>
        <source>The other one keeps its place.</source>
        <translation>Reservasi yang lain tetap pada urutannya.</translation>
    </message>
    <message>
        <source>Take it off the hold shelf</source>
        <translation>Ambil dari rak reservasi</translation>
    </message>
    <message>
        <source>The other copy stays aside.</source>
        <translation>Eksemplar yang lain tetap disisihkan.</translation>
    </message>
    <message>
        <source>Cancel the registration</source>
        <translation>Batalkan pendaftaran</translation>
    </message>
    <message>
        <source>Whoever waits next has the seat.</source>
        <translation>Tempatnya untuk penunggu berikutnya.</translation>
    </message>
    <message>
        <source>Take the attendance back</source>
        <translation>Batalkan kehadiran</translation>
    </message>
    <message>
        <source>Only if that person was not there.</source>
        <translation>Hanya jika orang itu tidak hadir.</translation>
    </message>
    <message>
        <source>Revoke the certificate</source>
        <translation>Cabut sertifikat</translation>
    </message>
    <message>
        <source>Only if it was not handed over, or has come back.</source>
        <translation>Hanya jika tidak diserahkan, atau sudah dikembalikan.</translation>
    </message>
    <message>
        <source>Given by mistake</source>
        <translation>Salah catat</translation>
    </message>
    <message>
        <source>Only if that person has no key to it: the other one has the locker.</source>
        <translation>Hanya bila orang itu tidak memegang kuncinya: yang satunya memakai loker itu.</translation>
    </message>
    <message>
        <source>Take the step back</source>
        <translation>Batalkan langkah ini</translation>
    </message>
    <message>
        <source>The request then stands as before it. Tell the other library.</source>
        <translation>Permintaan kembali seperti sebelumnya. Beri tahu perpustakaan lain.</translation>
    </message>
    <message>
        <source>Put the other value</source>
        <translation>Pakai nilai yang lain</translation>
    </message>
    <message>
        <source>{field}: “{other}” then stands in place of “{kept}”.</source>
        <translation>{field}: “{other}” menggantikan “{kept}”.</translation>
    </message>
    <message>
        <source>things had gone on since, so it could not be taken back</source>
        <translation>keadaannya sudah berubah, jadi tidak bisa dibatalkan lagi</translation>
    </message>
    <message>
        <source>the stock-take was closed</source>
        <translation>opname sudah ditutup</translation>
    </message>
    <message>
        <source>the item was lent already</source>
        <translation>eksemplar itu sudah dipinjamkan</translation>
    </message>
    <message>
        <source>the item was not lent</source>
        <translation>eksemplar itu tidak sedang dipinjam</translation>
    </message>
    <message>
        <source>it would have given no more time</source>
        <translation>tanggal kembalinya tidak akan menjadi lebih lama</translation>
    </message>
    <message>
        <source>the card had been reported lost</source>
        <translation>kartunya sudah dilaporkan hilang</translation>
    </message>
    <message>
        <source>something was still open or owed</source>
        <translation>masih ada pinjaman atau tanggungan</translation>
    </message>
    <message>
        <source>something had happened with the item since</source>
        <translation>sesudah itu sudah terjadi sesuatu dengan eksemplar itu</translation>
    </message>
    <message>
        <source>the number or code is somebody else&apos;s</source>
        <translation>nomor atau kodenya sudah milik yang lain</translation>
    </message>
    <message>
        <source>something in it can&apos;t be as it was written</source>
        <translation>ada isian yang tidak boleh seperti itu</translation>
    </message>
    <message>
        <source>nobody would be left to administer the library</source>
        <translation>tidak akan ada lagi administrator perpustakaan</translation>
    </message>
    <message>
        <source>The server refused what a desk had done: {what}</source>
        <translation>Server menolak tindakan sebuah meja: {what}</translation>
    </message>
    <message>
        <source>Reason: {why}. It was taken back here; it stays in the journal.</source>
        <translation>Alasan: {why}. Tindakan itu dibatalkan di sini; jurnal tetap menyimpannya.</translation>
    </message>
    <message>
        <source>Do it again if it is still wanted.</source>
        <translation>Ulangi bila masih diperlukan.</translation>
    </message>
    <message>
        <source>Not counted yet: {what}</source>
        <translation>Belum dihitung: {what}</translation>
    </message>
    <message>
        <source>It names something that the server does not know. It was taken back here; it stays in the journal, and counts as soon as another desk has told the server what it names.</source>
        <translation>Server belum mengenal hal yang disebut di dalamnya. Di sini hal itu dibatalkan dulu; catatannya tetap ada di jurnal, dan dihitung begitu meja lain memberi tahu server tentang hal itu.</translation>
    </message>
    <message>
        <source>See that all desks sync. If it stays here, do it again if it is still wanted.</source>
        <translation>Pastikan semua meja menyinkron. Kalau tetap ada di sini, lakukan lagi bila masih diperlukan.</translation>
    </message>
    <message>
        <source>A desk was copied, or restored from an old backup</source>
        <translation>Sebuah meja disalin, atau dipulihkan dari cadangan lama</translation>
    </message>
    <message>
        <source>It has a name and numbers of its own now; nothing was lost ({branches}).</source>
        <translation>Meja itu kini punya identitas dan nomor sendiri; tidak ada yang hilang ({branches}).</translation>
    </message>
    <message>
        <source>If two PCs run from one copy, see that both are meant to.</source>
        <translation>Bila dua PC berjalan dari satu salinan, pastikan memang dimaksudkan begitu.</translation>
    </message>
    <message>
        <source>A desk had rows that were not the server&apos;s</source>
        <translation>Data sebuah meja berbeda dari data server</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were fetched again; they agree now.</source>
        <translation>
            <numerusform>%n baris diambil ulang; kini sudah sama.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at that PC&apos;s disk if it happens again.</source>
        <translation>Periksa disk PC itu bila terjadi lagi.</translation>
    </message>
    <message>
        <source>Registered twice for “{title}”: {name}</source>
        <translation>Terdaftar dua kali untuk “{title}”: {name}</translation>
    </message>
    <message>
        <source>Both registrations stand; attendance counts the person once.</source>
        <translation>Kedua pendaftaran tetap berlaku; kehadiran menghitung orangnya satu kali.</translation>
    </message>
    <message>
        <source>Join the two on the workshop&apos;s list, or cancel one of them.</source>
        <translation>Gabungkan keduanya di daftar kegiatan, atau batalkan salah satunya.</translation>
    </message>
    <message>
        <source>No seat left in “{title}” for {name}</source>
        <translation>Tidak ada tempat lagi di “{title}” untuk {name}</translation>
    </message>
    <message>
        <source>Another desk gave the seat to somebody earlier; {name} waits now.</source>
        <translation>Meja lain lebih dulu memberikan tempat itu kepada orang lain; {name} kini di daftar tunggu.</translation>
    </message>
    <message>
        <source>Tell {name}, or find another chair.</source>
        <translation>Beri tahu {name}, atau carikan kursi lain.</translation>
    </message>
    <message>
        <source>{name} has a seat in “{title}” now</source>
        <translation>{name} kini mendapat tempat di “{title}”</translation>
    </message>
    <message>
        <source>Somebody gave up a seat; the next on the waiting list has it.</source>
        <translation>Ada yang melepaskan tempat; urutan berikutnya di daftar tunggu mendapatkannya.</translation>
    </message>
    <message>
        <source>Tell {name}.</source>
        <translation>Beri tahu {name}.</translation>
    </message>
    <message>
        <source>The registration had been cancelled; the attendance counts.</source>
        <translation>Pendaftarannya sudah dibatalkan; kehadirannya tetap dihitung.</translation>
    </message>
    <message>
        <source>There had been no seat; whoever is there has one.</source>
        <translation>Tadinya tidak ada tempat; yang sudah hadir mendapat tempat.</translation>
    </message>
    <message>
        <source>Came to “{title}” all the same: {name}</source>
        <translation>Tetap datang ke “{title}”: {name}</translation>
    </message>
    <message>
        <source>Nothing, if it was that person.</source>
        <translation>Tidak perlu apa-apa, jika memang orang itu.</translation>
    </message>
    <message>
        <source>Two sessions in one room: {room}</source>
        <translation>Dua sesi di satu ruang: {room}</translation>
    </message>
    <message>
        <source>“{title}” and “{other_title}” need it at the same time.</source>
        <translation>“{title}” dan “{other_title}” memerlukannya pada waktu yang sama.</translation>
    </message>
    <message>
        <source>Move one of them to another room or time.</source>
        <translation>Pindahkan salah satunya ke ruang atau waktu lain.</translation>
    </message>
    <message>
        <source>Two certificates for one person: {name}</source>
        <translation>Dua sertifikat untuk satu orang: {name}</translation>
    </message>
    <message>
        <source>“{title}”: {number} and {other_number} both stand.</source>
        <translation>“{title}”: {number} dan {other_number} sama-sama berlaku.</translation>
    </message>
    <message>
        <source>Revoke the one that was not handed over.</source>
        <translation>Cabut yang tidak diserahkan.</translation>
    </message>
    <message>
        <source>More was paid than was owed: {people}</source>
        <translation>Dibayar lebih dari dendanya: {people}</translation>
    </message>
    <message>
        <source>Both payments stand; {amount} is credit.</source>
        <translation>Kedua pembayaran tetap tercatat; {amount} menjadi kelebihan.</translation>
    </message>
    <message>
        <source>Give it back, or leave it for the next fine.</source>
        <translation>Kembalikan, atau biarkan untuk denda berikutnya.</translation>
    </message>
    <message>
        <source>One membership was paid for at two desks: {people}</source>
        <translation>Satu keanggotaan ditagih di dua meja: {people}</translation>
    </message>
    <message>
        <source>Both asked for {amount}; it is owed once.</source>
        <translation>Keduanya menagih {amount}; yang terutang hanya sekali.</translation>
    </message>
    <message>
        <source>Where the member has paid twice there is credit: give it back.</source>
        <translation>Jika anggota membayar dua kali, ada kelebihan: kembalikan.</translation>
    </message>
    <message>
        <source>Scanned although the stock-take was closed: {name}</source>
        <translation>Dipindai padahal opname sudah ditutup: {name}</translation>
    </message>
    <message>
        <source>Another desk was still scanning; what it scanned counts.</source>
        <translation>Meja lain masih memindai; hasil pindaiannya tetap dihitung.</translation>
    </message>
    <message>
        <source>Look at its list again: there may be less missing than was reported.</source>
        <translation>Lihat lagi daftarnya: yang hilang mungkin lebih sedikit daripada yang dilaporkan.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) not missing after all: {name}</source>
        <translation>
            <numerusform>%n eksemplar ternyata tidak hilang: {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Other desks had scanned, lent or taken them back: {barcodes}</source>
        <translation>Meja lain sudah memindai, meminjamkan, atau menerimanya kembali: {barcodes}</translation>
    </message>
    <message>
        <source>They were not marked as missing. There is nothing to do.</source>
        <translation>Eksemplar itu tidak ditandai hilang. Tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>Reserved twice for one member: {people}</source>
        <translation>Direservasi dua kali untuk satu anggota: {people}</translation>
    </message>
    <message>
        <source>“{title}” was reserved at two desks. The earlier one counts.</source>
        <translation>“{title}” direservasi di dua meja. Yang lebih dahulu berlaku.</translation>
    </message>
    <message>
        <source>Nothing: once it is fetched, both are over.</source>
        <translation>Tidak perlu apa-apa: begitu diambil, keduanya berakhir.</translation>
    </message>
    <message>
        <source>Two copies lie aside for one reservation: {people}</source>
        <translation>Dua eksemplar disisihkan untuk satu reservasi: {people}</translation>
    </message>
    <message>
        <source>{barcodes} were put aside at two desks.</source>
        <translation>{barcodes} disisihkan di dua meja.</translation>
    </message>
    <message>
        <source>Take the one off the hold shelf that the list there says is not needed.</source>
        <translation>Ambil dari rak reservasi eksemplar yang menurut daftar di sana tidak diperlukan.</translation>
    </message>
    <message>
        <source>It was to stay, and has arrived elsewhere: {item}</source>
        <translation>Seharusnya tidak dikirim, tetapi tiba di tempat lain: {item}</translation>
    </message>
    <message>
        <source>It stands where it was scanned last. Branches: {branches}.</source>
        <translation>Eksemplar ada di tempat terakhir dipindai. Cabang: {branches}.</translation>
    </message>
    <message>
        <source>Send it back where it is needed, or leave it there.</source>
        <translation>Kirim kembali ke tempat yang membutuhkannya, atau biarkan di sana.</translation>
    </message>
    <message>
        <source>Lent though it lay aside for somebody: {item}</source>
        <translation>Dipinjamkan padahal disisihkan untuk orang lain: {item}</translation>
    </message>
    <message>
        <source>The loan stands; {people} keeps the place in the queue.</source>
        <translation>Peminjaman tetap berlaku; {people} tetap di tempatnya dalam antrean.</translation>
    </message>
    <message>
        <source>Tell whoever waits that it takes longer, or find another copy.</source>
        <translation>Beri tahu yang menunggu bahwa perlu waktu lebih lama, atau cari eksemplar lain.</translation>
    </message>
    <message>
        <source>Interlibrary loan {number}: two libraries crossed each other</source>
        <translation>Silang layan {number}: langkah dua perpustakaan bersilangan</translation>
    </message>
    <message>
        <source>“{title}”: “{act}” came after something that stood against it. What happened to the book counts; it stands now as “{status}”.</source>
        <translation>“{title}”: “{act}” datang setelah hal lain yang menghalanginya. Yang terjadi pada bukunya yang berlaku; keadaannya kini “{status}”.</translation>
    </message>
    <message>
        <source>Open the request, see its history, and tell the other library what you do.</source>
        <translation>Buka permintaannya, lihat riwayatnya, dan beri tahu perpustakaan lain apa yang Anda lakukan.</translation>
    </message>
    <message>
        <source>“{title}”: {partner}&apos;s system refused what we told it ({error}). It is not told again.</source>
        <translation>“{title}”: sistem {partner} menolak pesan kita ({error}). Pesan itu tidak dikirim lagi.</translation>
    </message>
    <message>
        <source>Tell that library by letter, e-mail or telephone, and correct the request.</source>
        <translation>Beri tahu perpustakaan itu lewat surat, email, atau telepon, lalu perbaiki permintaannya.</translation>
    </message>
    <message>
        <source>“{title}”: {partner}&apos;s system can&apos;t be told ({error}). It is tried again and again.</source>
        <translation>“{title}”: sistem {partner} belum dapat dihubungi ({error}). Pengiriman terus dicoba lagi.</translation>
    </message>
    <message>
        <source>If it lasts, tell that library by letter, e-mail or telephone.</source>
        <translation>Jika berlarut, beri tahu perpustakaan itu lewat surat, email, atau telepon.</translation>
    </message>
    <message>
        <source>Interlibrary loan {number}: a message does not come through</source>
        <translation>Silang layan {number}: pesan tidak sampai</translation>
    </message>
    <message>
        <source>it was lent at two desks</source>
        <translation>dipinjamkan di dua meja</translation>
    </message>
    <message>
        <source>it was returned at two branches</source>
        <translation>dikembalikan di dua cabang</translation>
    </message>
    <message>
        <source>it was renewed after it had come back</source>
        <translation>diperpanjang setelah dikembalikan</translation>
    </message>
    <message>
        <source>it was recalled at another desk</source>
        <translation>ditarik kembali di meja lain</translation>
    </message>
    <message>
        <source>it came back late, and nobody knew of the loan</source>
        <translation>kembali terlambat, dan meja penerima tidak tahu pinjamannya</translation>
    </message>
    <message>
        <source>it had been declared lost</source>
        <translation>tadinya dinyatakan hilang</translation>
    </message>
    <message>
        <source>something stood against the loan</source>
        <translation>ada halangan untuk peminjaman ini</translation>
    </message>
    <message>
        <source>the item was withdrawn or missing</source>
        <translation>eksemplar itu sudah ditarik atau hilang</translation>
    </message>
    <message>
        <source>perhaps this person is registered already</source>
        <translation>mungkin orang ini sudah terdaftar</translation>
    </message>
    <message>
        <source>the record was edited at another desk too</source>
        <translation>datanya diubah juga di meja lain</translation>
    </message>
    <message>
        <source>the number was given before</source>
        <translation>nomornya sudah pernah diberikan</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>it counts once the server knows what it names</source>
        <translation>dihitung setelah server mengenal hal yang disebutnya</translation>
    </message>
    <message>
        <source>the desk was copied</source>
        <translation>meja ini salinan dari meja lain</translation>
    </message>
    <message>
        <source>the desk had other rows than the server</source>
        <translation>data meja ini berbeda dari data server</translation>
    </message>
    <message>
        <source>the person was registered before</source>
        <translation>orang itu sudah terdaftar</translation>
    </message>
    <message>
        <source>no seat was left</source>
        <translation>tidak ada tempat lagi</translation>
    </message>
    <message>
        <source>somebody has a seat now</source>
        <translation>seseorang kini mendapat tempat</translation>
    </message>
    <message>
        <source>somebody came without a seat</source>
        <translation>seseorang datang tanpa tempat</translation>
    </message>
    <message>
        <source>the room was taken</source>
        <translation>ruangnya sudah terpakai</translation>
    </message>
    <message>
        <source>there was a certificate already</source>
        <translation>sertifikatnya sudah ada</translation>
    </message>
    <message>
        <source>an interlibrary loan crossed</source>
        <translation>silang layan bersilangan</translation>
    </message>
    <message>
        <source>a message of interlibrary loan does not come through</source>
        <translation>pesan silang layan tidak sampai</translation>
    </message>
    <message>
        <source>more was paid than was owed</source>
        <translation>dibayar lebih dari dendanya</translation>
    </message>
    <message>
        <source>the membership was renewed at another desk too</source>
        <translation>keanggotaan diperpanjang di meja lain juga</translation>
    </message>
    <message>
        <source>the stock-take was closed already</source>
        <translation>opname sudah ditutup</translation>
    </message>
    <message>
        <source>some items were not missing after all</source>
        <translation>beberapa eksemplar ternyata tidak hilang</translation>
    </message>
    <message>
        <source>the member had reserved it already</source>
        <translation>anggota sudah mereservasinya</translation>
    </message>
    <message>
        <source>two copies lie aside for one reservation</source>
        <translation>dua eksemplar disisihkan untuk satu reservasi</translation>
    </message>
    <message>
        <source>it lay aside for somebody</source>
        <translation>eksemplar disisihkan untuk orang lain</translation>
    </message>
    <message>
        <source>it was to stay, and has arrived elsewhere</source>
        <translation>seharusnya tidak dikirim, tetapi tiba di tempat lain</translation>
    </message>
    <message>
        <source>something needs a look</source>
        <translation>ada yang perlu dilihat</translation>
    </message>
    <message>
        <source>seen, nothing to do</source>
        <translation>sudah dilihat, tidak ada tindakan</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>member called</source>
        <translation>anggota dihubungi</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>digabungkan</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>diperbaiki</translation>
    </message>
    <message>
        <source>settled itself by later news</source>
        <translation>selesai dengan sendirinya oleh kabar berikutnya</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>before an upgrade</source>
        <translation>sebelum pembaruan</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>harian</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>atas permintaan</translation>
    </message>
    <message>
        <source>The library was brought up to this version. A copy of before lies in {folder}.</source>
        <translation>Perpustakaan sudah diperbarui ke versi ini. Salinan sebelumnya ada di {folder}.</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>To another folder…</source>
        <translation>Ke folder lain…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Pulihkan…</translation>
    </message>
    <message>
        <source>Show the recovery code</source>
        <translation>Tampilkan kode pemulihan</translation>
    </message>
    <message>
        <source>The store is being copied and tested…</source>
        <translation>Data sedang disalin dan diuji…</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>Belum ada cadangan</translation>
    </message>
    <message>
        <source>A backup is being made. What was copied of it is removed.</source>
        <translation>Cadangan sedang dibuat. Yang sudah tersalin akan dihapus.</translation>
    </message>
    <message>
        <source>Last backup: {time}</source>
        <translation>Cadangan terakhir: {time}</translation>
    </message>
    <message>
        <source>The backup is made, and it opens.</source>
        <translation>Cadangan sudah dibuat dan dapat dibuka.</translation>
    </message>
    <message>
        <source>Folder for the backup</source>
        <translation>Folder untuk cadangan</translation>
    </message>
    <message>
        <source>Go back to the backup of {time}?</source>
        <translation>Kembali ke cadangan {time}?</translation>
    </message>
    <message>
        <source>Loans and changes made after it disappear from the desk. The present store is kept aside.</source>
        <translation>Peminjaman dan perubahan sesudahnya hilang dari meja ini. Data yang sekarang tetap disimpan terpisah.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Pulihkan cadangan ini</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Who has this code can open every backup of the library.</source>
        <translation>Siapa pun yang memegang kode ini dapat membuka semua cadangan perpustakaan.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>Lock it away where no fire or thief takes it together with the computer.</source>
        <translation>Simpan terkunci di tempat yang tidak ikut terbakar atau dicuri bersama komputer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Name tags</source>
        <translation>Tanda nama</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>First label that is left</source>
        <translation>Label pertama yang masih ada</translation>
    </message>
    <message numerus="yes">
        <source>everybody listed who has a seat (%n)</source>
        <translation>
            <numerusform>semua dalam daftar yang punya tempat (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>The name large, the institution, and the code of the ticket for the door.</source>
        <translation>Nama besar, instansi, dan kode tiket untuk pintu masuk.</translation>
    </message>
    <message>
        <source>Show and print</source>
        <translation>Tampilkan dan cetak</translation>
    </message>
    <message>
        <source>Plain paper, to be cut out: {width} × {height} mm, {count} on A4</source>
        <translation>Kertas biasa, digunting: {width} × {height} mm, {count} per A4</translation>
    </message>
    <message>
        <source>Labels {width} × {height} mm, {count} on A4</source>
        <translation>Label {width} × {height} mm, {count} per A4</translation>
    </message>
</context>
<context>
    <name>Branches</name>
    <message>
        <source>Western Indonesia (WIB)</source>
        <translation>Indonesia Barat (WIB)</translation>
    </message>
    <message>
        <source>Central Indonesia (WITA)</source>
        <translation>Indonesia Tengah (WITA)</translation>
    </message>
    <message>
        <source>Eastern Indonesia (WIT)</source>
        <translation>Indonesia Timur (WIT)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Tutup setiap</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Closed every week on</source>
        <translation>Tutup setiap minggu pada hari</translation>
    </message>
    <message>
        <source>Add a branch</source>
        <translation>Tambah cabang</translation>
    </message>
    <message>
        <source>Edit the branch</source>
        <translation>Ubah cabang</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>The desk of your library, with or without a network</source>
        <translation>Meja layanan perpustakaan Anda, dengan atau tanpa jaringan</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Berlaku di</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Add a closed day</source>
        <translation>Tambah hari tutup</translation>
    </message>
    <message>
        <source>Open on this day</source>
        <translation>Buka kembali</translation>
    </message>
    <message numerus="yes">
        <source>%n public holiday(s) of {year} are not closed here yet</source>
        <translation>
            <numerusform>%n hari libur nasional {year} belum ditandai tutup</numerusform>
        </translation>
    </message>
    <message>
        <source>Some days are estimates until the government has set them.</source>
        <translation>Beberapa tanggal masih perkiraan sampai ditetapkan pemerintah.</translation>
    </message>
    <message>
        <source>Close on all of them</source>
        <translation>Tutup pada semua hari itu</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) are closed now.</source>
        <translation>
            <numerusform>%n hari kini ditandai tutup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) fall due on the next open day.</source>
        <translation>
            <numerusform>%n pinjaman jatuh tempo pada hari buka berikutnya.</numerusform>
        </translation>
    </message>
    <message>
        <source>The day is open again.</source>
        <translation>Hari itu buka kembali.</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) fall due on it again.</source>
        <translation>
            <numerusform>%n pinjaman jatuh tempo lagi pada hari itu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close on this day</source>
        <translation>Jadikan hari tutup</translation>
    </message>
    <message>
        <source>Please give a day, such as 17 8 2026.</source>
        <translation>Mohon isi tanggal, misalnya 17 8 2026.</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <translation>Mohon sebutkan alasannya.</translation>
    </message>
</context>
<context>
    <name>CarryOver</name>
    <message>
        <source>What happens</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Di sana</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Di sini kini</translation>
    </message>
    <message>
        <source>They hold for</source>
        <translation>Berlaku untuk</translation>
    </message>
    <message>
        <source>Their rules</source>
        <translation>Aturan mereka</translation>
    </message>
    <message>
        <source>What the rule says there and here</source>
        <translation>Isi aturan di sana dan di sini</translation>
    </message>
    <message>
        <source>Carry over loan rules</source>
        <translation>Alihkan aturan peminjaman</translation>
    </message>
    <message numerus="yes">
        <source>Carry over %n</source>
        <translation>
            <numerusform>Alihkan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Member type: {name}</source>
        <translation>Jenis anggota: {name}</translation>
    </message>
    <message>
        <source>Item type: {name}</source>
        <translation>Jenis eksemplar: {name}</translation>
    </message>
    <message>
        <source>Closed: {name}</source>
        <translation>Tutup: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of type {name}</source>
        <translation>
            <numerusform>%n eksemplar berjenis {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed every week: {day}</source>
        <translation>Tutup tiap minggu: {day}</translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation>Pada hari {day}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>changes what is here</source>
        <translation>mengubah yang ada</translation>
    </message>
    <message>
        <source>not carried over</source>
        <translation>tidak dialihkan</translation>
    </message>
    <message>
        <source>the same here</source>
        <translation>sama dengan di sini</translation>
    </message>
    <message>
        <source>Membership lasts</source>
        <translation>Masa keanggotaan</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Memeriksa berkas…</translation>
    </message>
    <message>
        <source>There are no loan rules of SLiMS or INLISLite in it. Choose a backup of its database (SQL), or its tables as CSV with their headers.</source>
        <translation>Tidak ada aturan peminjaman SLiMS atau INLISLite di dalamnya. Pilih cadangan pangkalan datanya (SQL), atau tabelnya sebagai CSV dengan judul kolom.</translation>
    </message>
    <message>
        <source>Rules of {system}. What is carried over can be changed here afterwards.</source>
        <translation>Aturan {system}. Yang dialihkan dapat diubah di sini sesudahnya.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s), types and closed days were carried over.</source>
        <translation>
            <numerusform>%n aturan, jenis, dan hari tutup dialihkan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Indonesian</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arab</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Melayu</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>Jawa</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>Sunda</translation>
    </message>
    <message>
        <source>Minangkabau</source>
        <translation>Minangkabau</translation>
    </message>
    <message>
        <source>Batak</source>
        <translation>Batak</translation>
    </message>
    <message>
        <source>Buginese</source>
        <translation>Bugis</translation>
    </message>
    <message>
        <source>Balinese</source>
        <translation>Bali</translation>
    </message>
    <message>
        <source>Madurese</source>
        <translation>Madura</translation>
    </message>
    <message>
        <source>Acehnese</source>
        <translation>Aceh</translation>
    </message>
    <message>
        <source>Banjar</source>
        <translation>Banjar</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Mandarin</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Jepang</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Korea</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Belanda</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Jerman</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Prancis</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanyol</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italia</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugis</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Rusia</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Latin</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>Sanskerta</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persia</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turki</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnam</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>Tagalog</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buku</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Terbitan berkala</translation>
    </message>
    <message>
        <source>Manuscript</source>
        <translation>Manuskrip</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>Sheet music</source>
        <translation>Partitur</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Rekaman suara</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Electronic resource</source>
        <translation>Sumber elektronik</translation>
    </message>
    <message>
        <source>Kit or game</source>
        <translation>Kit atau permainan</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Benda</translation>
    </message>
    <message>
        <source>Add a copy</source>
        <translation>Tambah eksemplar</translation>
    </message>
    <message>
        <source>Edit copy</source>
        <translation>Ubah eksemplar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>Pindai labelnya</translation>
    </message>
    <message>
        <source>Item type</source>
        <translation>Tipe koleksi</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Shelf or collection</source>
        <translation>Rak atau koleksi</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Only if it differs from the title&apos;s</source>
        <translation>Hanya bila berbeda dari judulnya</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Inventory number</source>
        <translation>Nomor inventaris</translation>
    </message>
    <message>
        <source>Acquired on</source>
        <translation>Diperoleh pada</translation>
    </message>
    <message>
        <source>Price in rupiah</source>
        <translation>Harga dalam rupiah</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Asal</translation>
    </message>
    <message>
        <source>Purchase, gift, exchange …</source>
        <translation>Pembelian, hibah, tukar-menukar …</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Shown when it is lent and returned</source>
        <translation>Ditampilkan saat dipinjamkan dan dikembalikan</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>One a line, ticked off when it is returned: CD, map …</source>
        <translation>Satu per baris, dicentang saat dikembalikan: CD, peta …</translation>
    </message>
    <message>
        <source>Withdraw copy {barcode}?</source>
        <translation>Tarik eksemplar {barcode} dari koleksi?</translation>
    </message>
    <message>
        <source>It can&apos;t be lent any more and is not counted. Its history stays, and it can be put back.</source>
        <translation>Eksemplar ini tidak dapat dipinjamkan dan tidak dihitung lagi. Riwayatnya tetap ada, dan dapat dimasukkan kembali.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <comment>take a copy out of the collection</comment>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Titles by this author</source>
        <translation>Judul dari pengarang ini</translation>
    </message>
    <message>
        <source>Titles about this subject</source>
        <translation>Judul tentang subjek ini</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n eksemplar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the shelf</source>
        <translation>
            <numerusform>%n di rak</numerusform>
        </translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Penerbitan</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edisi</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>ISSN</source>
        <translation>ISSN</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Deskripsi fisik</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Seri</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Back to the titles</source>
        <translation>Kembali ke daftar judul</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjek</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>The library has no copy of this title yet.</source>
        <translation>Perpustakaan belum memiliki eksemplar judul ini.</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Semua ruas</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Pengarang</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subjek</translation>
    </message>
    <message>
        <source>Any branch</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>Any type</source>
        <translation>Semua tipe</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Semua bahasa</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Cari di</translation>
    </message>
    <message>
        <source>From year</source>
        <translation>Dari tahun</translation>
    </message>
    <message>
        <source>To year</source>
        <translation>Hingga tahun</translation>
    </message>
    <message>
        <source>Year</source>
        <comment>in an empty field</comment>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>to</source>
        <comment>in an empty field: until a year</comment>
        <translation>hingga</translation>
    </message>
    <message>
        <source>Available now</source>
        <translation>Tersedia</translation>
    </message>
    <message>
        <source>To be catalogued</source>
        <translation>Perlu dikatalog</translation>
    </message>
    <message>
        <source>from {year}</source>
        <translation>mulai {year}</translation>
    </message>
    <message>
        <source>until {year}</source>
        <translation>hingga {year}</translation>
    </message>
    <message>
        <source>History of copy {barcode}</source>
        <translation>Riwayat eksemplar {barcode}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>Pinjamkan</translation>
    </message>
    <message>
        <source>Ask another library</source>
        <translation>Minta ke perpustakaan lain</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Peminjam</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Reserve this copy</source>
        <translation>Reservasi eksemplar ini</translation>
    </message>
    <message>
        <source>Who waits for it</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Judul baru</translation>
    </message>
    <message>
        <source>Edit title</source>
        <translation>Ubah judul</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Masukkan lagi</translation>
    </message>
    <message>
        <source>Mark for labels</source>
        <translation>Tandai untuk label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Choose where to search</source>
        <translation>Pilih ruas pencarian</translation>
    </message>
    <message>
        <source>Choose a branch</source>
        <translation>Pilih cabang</translation>
    </message>
    <message>
        <source>Choose an item type</source>
        <translation>Pilih tipe koleksi</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Pilih bahasa</translation>
    </message>
    <message>
        <source>Choose years</source>
        <translation>Pilih tahun</translation>
    </message>
    <message>
        <source>Show more titles</source>
        <translation>Tampilkan judul lainnya</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Bersihkan semua</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Title, author, subject, ISBN, call number or barcode</source>
        <translation>Judul, pengarang, subjek, ISBN, nomor panggil, atau barkod</translation>
    </message>
    <message>
        <source>Drop this filter</source>
        <translation>Lepas filter ini</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Hapus filter</translation>
    </message>
    <message>
        <source>Describe the first one, or take in the records of another program: Import and export.</source>
        <translation>Isi judul pertama, atau impor cantuman dari program lain: Impor dan ekspor.</translation>
    </message>
    <message>
        <source>No titles yet</source>
        <translation>Belum ada judul</translation>
    </message>
    <message>
        <source>Without the filters there may be more.</source>
        <translation>Tanpa filter mungkin ada lebih banyak.</translation>
    </message>
    <message>
        <source>Try fewer words, or the beginning of a word.</source>
        <translation>Coba lebih sedikit kata, atau awal kata saja.</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>Tidak ada hasil untuk “{text}”</translation>
    </message>
    <message>
        <source>No title fits these filters</source>
        <translation>Tidak ada judul yang cocok dengan filter ini</translation>
    </message>
    <message>
        <source>Search the members for “{text}”</source>
        <translation>Cari “{text}” di anggota</translation>
    </message>
    <message>
        <source>Titles found</source>
        <translation>Judul yang ditemukan</translation>
    </message>
    <message>
        <source>No title chosen</source>
        <translation>Belum ada judul dipilih</translation>
    </message>
    <message>
        <source>Type above, then choose with Down and Enter; or scan a book.</source>
        <translation>Ketik di atas, lalu pilih dengan panah bawah dan Enter; atau pindai buku.</translation>
    </message>
    <message numerus="yes">
        <source>%n available here</source>
        <translation>
            <numerusform>%n tersedia di sini</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} at {branch}</source>
        <translation>{count} di {branch}</translation>
    </message>
    <message numerus="yes">
        <source>%n at other branches</source>
        <translation>
            <numerusform>%n di cabang lain</numerusform>
        </translation>
    </message>
    <message>
        <source>All on loan</source>
        <translation>Semua dipinjam</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Read here only</source>
        <translation>Baca di tempat</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Tidak tersedia</translation>
    </message>
    <message>
        <source>No copies</source>
        <translation>Tanpa eksemplar</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Being repaired</source>
        <translation>Sedang diperbaiki</translation>
    </message>
    <message>
        <source>Lost by a borrower</source>
        <translation>Dihilangkan peminjam</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik</translation>
    </message>
    <message>
        <source>For use in the library</source>
        <translation>Baca di tempat</translation>
    </message>
    <message>
        <source>Put aside for a member</source>
        <translation>Disisihkan untuk anggota</translation>
    </message>
    <message>
        <source>Here for who asked another library for it</source>
        <translation>Di sini untuk peminta silang layan</translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation>Di rak</translation>
    </message>
    <message>
        <source>On its way to {branch}</source>
        <translation>Dalam perjalanan ke {branch}</translation>
    </message>
    <message>
        <source>Stands at {branch}</source>
        <translation>Berada di {branch}</translation>
    </message>
    <message>
        <source>Overdue since {date}</source>
        <translation>Terlambat sejak {date}</translation>
    </message>
    <message>
        <source>On loan until {date}</source>
        <translation>Dipinjam hingga {date}</translation>
    </message>
    <message>
        <source>Popular titles</source>
        <translation>Judul populer</translation>
    </message>
    <message>
        <source>More than {number} titles</source>
        <translation>Lebih dari {number} judul</translation>
    </message>
    <message>
        <source>{number}+ titles</source>
        <translation>{number}+ judul</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n judul</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} for “{text}”</source>
        <translation>{count} untuk “{text}”</translation>
    </message>
    <message>
        <source>A title is needed.</source>
        <translation>Judul harus diisi.</translation>
    </message>
    <message>
        <source>An ISBN has 10 or 13 digits; compare it with what is printed on the book.</source>
        <translation>ISBN terdiri atas 10 atau 13 angka; cocokkan dengan yang tercetak di buku.</translation>
    </message>
    <message>
        <source>Four digits, for instance 2019.</source>
        <translation>Empat angka, misalnya 2019.</translation>
    </message>
    <message>
        <source>Scan or type the barcode of the copy.</source>
        <translation>Pindai atau ketik barkod eksemplar.</translation>
    </message>
    <message>
        <source>Another copy has this barcode.</source>
        <translation>Barkod ini sudah dipakai eksemplar lain.</translation>
    </message>
    <message>
        <source>Choose what kind of item it is.</source>
        <translation>Pilih tipe koleksinya.</translation>
    </message>
    <message>
        <source>A sum in rupiah, digits only.</source>
        <translation>Jumlah dalam rupiah, angka saja.</translation>
    </message>
    <message>
        <source>This is not a day: try 23/11/2026.</source>
        <translation>Ini bukan tanggal: coba 23/11/2026.</translation>
    </message>
    <message>
        <source>This can&apos;t be as it is.</source>
        <translation>Isian ini belum benar.</translation>
    </message>
    <message>
        <source>“{title}” was added.</source>
        <translation>“{title}” ditambahkan.</translation>
    </message>
    <message>
        <source>“{title}” was changed.</source>
        <translation>“{title}” diubah.</translation>
    </message>
    <message>
        <source>Copy {barcode} of “{title}” was added.</source>
        <translation>Eksemplar {barcode} dari “{title}” ditambahkan.</translation>
    </message>
    <message>
        <source>Copy {barcode} of “{title}” was changed.</source>
        <translation>Eksemplar {barcode} dari “{title}” diubah.</translation>
    </message>
    <message>
        <source>Copy {barcode} of “{title}” was withdrawn.</source>
        <translation>Eksemplar {barcode} dari “{title}” ditarik dari koleksi.</translation>
    </message>
    <message>
        <source>Copy {barcode} of “{title}” is on the shelf again.</source>
        <translation>Eksemplar {barcode} dari “{title}” kembali ke rak.</translation>
    </message>
    <message>
        <source>Taken back: “{title}” is as it was.</source>
        <translation>Diurungkan: “{title}” seperti semula.</translation>
    </message>
    <message>
        <source>Valid: {numbers}</source>
        <translation>Sah: {numbers}</translation>
    </message>
    <message>
        <source>Came with a wrong check digit: {numbers}</source>
        <translation>Datang dengan angka pemeriksa yang salah: {numbers}</translation>
    </message>
    <message>
        <source>Scan it; several with commas between them</source>
        <translation>Pindai; pisahkan beberapa nomor dengan koma</translation>
    </message>
    <message>
        <source>Copies are added afterwards.</source>
        <translation>Eksemplar ditambahkan sesudahnya.</translation>
    </message>
    <message>
        <source>Statement of responsibility</source>
        <translation>Pernyataan tanggung jawab</translation>
    </message>
    <message>
        <source>As printed on the title page</source>
        <translation>Seperti tercetak di halaman judul</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Pengarang</translation>
    </message>
    <message>
        <source>One a line: Family name, first name</source>
        <translation>Satu per baris: Nama keluarga, nama depan</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Penerbit</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat terbit</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>book, map, video …</comment>
        <translation>Bentuk</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>Satu per baris</translation>
    </message>
    <message>
        <source>Title in original script</source>
        <translation>Judul dalam aksara asli</translation>
    </message>
    <message>
        <source>As in the book: 红楼梦, كليلة ودمنة</source>
        <translation>Seperti di bukunya: 红楼梦, كليلة ودمنة</translation>
    </message>
    <message>
        <source>Authors in original script</source>
        <translation>Pengarang dalam aksara asli</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>participant</source>
        <translation>peserta</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>narasumber</translation>
    </message>
    <message>
        <source>facilitator</source>
        <translation>fasilitator</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>moderator</translation>
    </message>
    <message>
        <source>committee member</source>
        <translation>panitia</translation>
    </message>
    <message>
        <source>workshop</source>
        <translation>lokakarya</translation>
    </message>
    <message>
        <source>seminar</source>
        <translation>seminar</translation>
    </message>
    <message>
        <source>webinar</source>
        <translation>webinar</translation>
    </message>
    <message>
        <source>class</source>
        <translation>kelas</translation>
    </message>
    <message>
        <source>literacy event</source>
        <translation>kegiatan literasi</translation>
    </message>
    <message>
        <source>story hour</source>
        <translation>jam bercerita</translation>
    </message>
    <message>
        <source>school visit</source>
        <translation>kunjungan sekolah</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} dan {last}</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>This certificate is awarded to</source>
        <translation>diberikan kepada</translation>
    </message>
    <message>
        <source>as {role} in the {kind}</source>
        <translation>sebagai {role} dalam {kind}</translation>
    </message>
    <message>
        <source>held by {organisers} on {days}</source>
        <translation>yang diselenggarakan oleh {organisers} pada {days}</translation>
    </message>
    <message>
        <source>held by {organisers} on {days} at {place}</source>
        <translation>yang diselenggarakan oleh {organisers} pada {days} di {place}</translation>
    </message>
    <message>
        <source>{minutes} minutes in total</source>
        <translation>seluruhnya {minutes} menit</translation>
    </message>
    <message>
        <source>{hours} lesson hours (JP) of {lesson} minutes, {minutes} minutes in total</source>
        <translation>{hours} jam pelajaran (JP) @ {lesson} menit, seluruhnya {minutes} menit</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nomor: {number}</translation>
    </message>
    <message>
        <source>No. {number}, in place of No. {replaced}</source>
        <translation>Nomor: {number}, pengganti nomor {replaced}</translation>
    </message>
    <message>
        <source>Valid until {day}</source>
        <translation>Berlaku sampai {day}</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>Kode verifikasi</translation>
    </message>
    <message>
        <source>This document is valid if the library&apos;s register confirms its code.</source>
        <translation>Dokumen ini sah bila kodenya terverifikasi di daftar perpustakaan.</translation>
    </message>
    <message>
        <source>This document is valid if verified at {address}</source>
        <translation>Dokumen ini sah bila terverifikasi di {address}</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Materi</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Materi</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Menit</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Jumlah</translation>
    </message>
</context>
<context>
    <name>CertificateDesign</name>
    <message>
        <source>Calm</source>
        <translation>Tenang</translation>
    </message>
    <message>
        <source>Songket cloth</source>
        <translation>Songket</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>Calm, upright</source>
        <translation>Tenang, tegak</translation>
    </message>
    <message>
        <source>Songket cloth, upright</source>
        <translation>Songket, tegak</translation>
    </message>
    <message>
        <source>Sea, upright</source>
        <translation>Laut, tegak</translation>
    </message>
    <message>
        <source>No border</source>
        <translation>Tanpa bingkai</translation>
    </message>
    <message>
        <source>Double frame</source>
        <translation>Bingkai ganda</translation>
    </message>
    <message>
        <source>Design of the certificates</source>
        <translation>Desain sertifikat</translation>
    </message>
    <message>
        <source>Certificates that were issued keep the look they had; changes are for those to come.</source>
        <translation>Sertifikat yang sudah terbit tetap seperti semula; perubahan berlaku untuk yang berikutnya.</translation>
    </message>
    <message>
        <source>Keep and use for this workshop</source>
        <translation>Simpan dan pakai untuk kegiatan ini</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Mulai dari</translation>
    </message>
    <message>
        <source>Name of the design</source>
        <translation>Nama desain</translation>
    </message>
    <message>
        <source>Ornament</source>
        <translation>Hiasan</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Main colour</source>
        <translation>Warna utama</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>Warna kedua</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Signatory</source>
        <translation>Penanda tangan</translation>
    </message>
    <message>
        <source>Without academic titles (Permendagri 1/2023, art. 44(2))</source>
        <translation>Tanpa gelar akademik (Permendagri 1/2023 ps. 44(2))</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Judul atas</translation>
    </message>
    <message>
        <source>Empty: the usual words, in the language chosen</source>
        <translation>Kosong: kata-kata yang biasa, dalam bahasa yang dipilih</translation>
    </message>
    <message>
        <source>Before the name</source>
        <translation>Sebelum nama</translation>
    </message>
    <message>
        <source>After the name</source>
        <translation>Sesudah nama</translation>
    </message>
    <message>
        <source>{role} and {kind} may be in it.</source>
        <translation>Boleh memuat {role} dan {kind}.</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>Masa berlaku</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Selamanya</translation>
    </message>
    <message>
        <source> months</source>
        <comment>after a number</comment>
        <translation> bulan</translation>
    </message>
    <message>
        <source>Back page with the topics</source>
        <translation>Halaman belakang dengan daftar materi</translation>
    </message>
    <message>
        <source>Add a logo</source>
        <translation>Tambah logo</translation>
    </message>
    <message>
        <source>No logos</source>
        <translation>Tanpa logo</translation>
    </message>
    <message>
        <source>Picture of the signature</source>
        <translation>Gambar tanda tangan</translation>
    </message>
    <message>
        <source>Without picture</source>
        <translation>Tanpa gambar</translation>
    </message>
    <message>
        <source>What it looks like</source>
        <translation>Tampilannya</translation>
    </message>
    <message>
        <source>A4, lying</source>
        <translation>A4, mendatar</translation>
    </message>
    <message>
        <source>A4, upright</source>
        <translation>A4, tegak</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Hijau laut</translation>
    </message>
    <message>
        <source>Sea blue</source>
        <translation>Biru laut</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>Merah anggur</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Hijau</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Emas</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Hitam</translation>
    </message>
    <message>
        <source>Indonesian and English</source>
        <translation>Indonesia dan Inggris</translation>
    </message>
    <message numerus="yes">
        <source>%n logo(s)</source>
        <translation>
            <numerusform>%n logo</numerusform>
        </translation>
    </message>
    <message>
        <source>This looks like an academic title: leave it out here.</source>
        <translation>Ini tampaknya gelar akademik: jangan dicantumkan di sini.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Pilih gambar</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Gambar (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>This file is no picture that can be read.</source>
        <translation>Berkas ini bukan gambar yang dapat dibaca.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Nama harus diisi.</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>Name as it is to be printed</source>
        <translation>Nama sebagaimana akan dicetak</translation>
    </message>
    <message>
        <source>As the person writes it, with titles where they want them.</source>
        <translation>Seperti ditulis orangnya sendiri, dengan gelar bila dikehendaki.</translation>
    </message>
    <message>
        <source>No. {number} was printed for “{name}”. The new one has a number of its own and says which it stands for; whoever verifies the old one is told so.</source>
        <translation>No. {number} dicetak untuk “{name}”. Yang baru bernomor sendiri dan menyebut nomor yang digantikannya; siapa pun yang memeriksa yang lama diberi tahu.</translation>
    </message>
    <message>
        <source>Correct the name</source>
        <translation>Perbaiki nama</translation>
    </message>
    <message>
        <source>Issue the new one</source>
        <translation>Terbitkan yang baru</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Nama harus diisi.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Whoever verifies the certificate reads this.</source>
        <translation>Ini dibaca siapa pun yang memeriksa sertifikatnya.</translation>
    </message>
    <message>
        <source>No. {number} of {name} will no longer be valid. This can&apos;t be taken back.</source>
        <translation>No. {number} atas nama {name} tidak akan berlaku lagi. Ini tidak dapat dibatalkan.</translation>
    </message>
    <message>
        <source>Revoke the certificate</source>
        <translation>Cabut sertifikat</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Alasan harus diisi.</translation>
    </message>
    <message>
        <source>Each gets a number at once. Nothing of it can be deleted, only revoked.</source>
        <translation>Masing-masing langsung mendapat nomor. Tidak ada yang dapat dihapus, hanya dicabut.</translation>
    </message>
    <message>
        <source>The workshop is not over yet.</source>
        <translation>Kegiatannya belum selesai.</translation>
    </message>
    <message>
        <source>The design names no signatory: nobody&apos;s name stands below.</source>
        <translation>Desainnya tidak menyebut penanda tangan: tidak ada nama di bawahnya.</translation>
    </message>
    <message numerus="yes">
        <source>Left out, %n certificate(s) that cannot be printed:</source>
        <translation>
            <numerusform>Dilewati, %n sertifikat yang tidak dapat dicetak:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>the name is too long for two lines</source>
        <translation>namanya terlalu panjang untuk dua baris</translation>
    </message>
    <message>
        <source>letters that cannot be printed: {letters}</source>
        <translation>huruf yang tidak dapat dicetak: {letters}</translation>
    </message>
    <message>
        <source>Verify a certificate</source>
        <translation>Periksa sertifikat</translation>
    </message>
    <message>
        <source>This desk answers by itself, without the internet.</source>
        <translation>Meja ini menjawab sendiri, tanpa internet.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Scan the QR code, or type the code beside it.</source>
        <translation>Pindai kode QR, atau ketik kode di sebelahnya.</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Berlaku</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Diganti</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Dicabut</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Habis masa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Tidak dikenal</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>Asli</translation>
    </message>
    <message>
        <source>Forged</source>
        <translation>Palsu</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Tidak terbaca</translation>
    </message>
    <message>
        <source>{has} of {needs} sessions</source>
        <translation>{has} dari {needs} sesi</translation>
    </message>
    <message>
        <source>{has} % of the time, {needs} % needed</source>
        <translation>{has} % waktu, perlu {needs} %</translation>
    </message>
    <message>
        <source>feedback given</source>
        <translation>umpan balik sudah diisi</translation>
    </message>
    <message>
        <source>no feedback yet</source>
        <translation>umpan balik belum diisi</translation>
    </message>
    <message numerus="yes">
        <source>Group of %n, without names: no certificate</source>
        <translation>
            <numerusform>Rombongan %n orang tanpa nama: tanpa sertifikat</numerusform>
        </translation>
    </message>
    <message>
        <source>Earned: {why}</source>
        <translation>Ya: {why}</translation>
    </message>
    <message>
        <source>Not yet: {why}</source>
        <translation>Belum: {why}</translation>
    </message>
    <message>
        <source>{hours} lesson hours (JP), {minutes} minutes</source>
        <translation>{hours} jam pelajaran (JP), {minutes} menit</translation>
    </message>
    <message>
        <source>This certificate is valid.</source>
        <translation>Sertifikat ini berlaku.</translation>
    </message>
    <message>
        <source>Replaced on {day} by No. {number}: ask for that one.</source>
        <translation>Diganti pada {day} dengan No. {number}: mintalah yang itu.</translation>
    </message>
    <message>
        <source>Revoked on {day}: {why}</source>
        <translation>Dicabut pada {day}: {why}</translation>
    </message>
    <message>
        <source>It counted until {until}.</source>
        <translation>Berlaku sampai {until}.</translation>
    </message>
    <message>
        <source>Signed by a desk of this network, so it is genuine. It is not in this desk&apos;s register: whether it was revoked or replaced since, only the page on the internet tells.</source>
        <translation>Ditandatangani meja dari jaringan ini, jadi asli. Namun tidak ada di daftar meja ini: apakah sejak itu dicabut atau diganti, hanya laman di internet yang tahu.</translation>
    </message>
    <message>
        <source>Something was changed after it was issued: do not accept this certificate.</source>
        <translation>Ada yang diubah sesudah diterbitkan: jangan terima sertifikat ini.</translation>
    </message>
    <message>
        <source>This is no whole code. Scan it again, or type the letters beside the QR code.</source>
        <translation>Ini bukan kode yang utuh. Pindai lagi, atau ketik huruf di sebelah kode QR.</translation>
    </message>
    <message>
        <source>No certificate in this desk&apos;s register has this code. If it comes from elsewhere, the address on it tells more.</source>
        <translation>Tidak ada sertifikat berkode ini di daftar meja ini. Bila berasal dari tempat lain, alamat yang tercetak di situ memberi tahu lebih banyak.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Diadakan</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lamanya</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Diterbitkan</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Ditandatangani</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>In place of No.</source>
        <translation>Pengganti No.</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Hak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>This is no code of a certificate.</source>
        <translation>Ini bukan kode sertifikat.</translation>
    </message>
    <message>
        <source>Nobody to certify</source>
        <translation>Belum ada penerima</translation>
    </message>
    <message>
        <source>Whoever registers or gives the workshop stands here.</source>
        <translation>Di sini tercantum siapa yang mendaftar atau membawakan kegiatan.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n certificate(s)?</source>
        <translation>
            <numerusform>Terbitkan %n sertifikat?</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Terbitkan</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) issued.</source>
        <translation>
            <numerusform>%n sertifikat diterbitkan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) not issued yet.</source>
        <translation>
            <numerusform>%n sertifikat belum diterbitkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>No. {number} is revoked.</source>
        <translation>No. {number} dicabut.</translation>
    </message>
    <message>
        <source>{name} handed in no form after all.</source>
        <translation>{name} ternyata tidak menyerahkan lembar.</translation>
    </message>
    <message>
        <source>{name} handed in a feedback form.</source>
        <translation>{name} menyerahkan lembar umpan balik.</translation>
    </message>
    <message>
        <source>Folder for the certificates</source>
        <translation>Folder untuk sertifikat</translation>
    </message>
    <message>
        <source>Folder for the Open Badges</source>
        <translation>Folder untuk Open Badges</translation>
    </message>
    <message numerus="yes">
        <source>%n Open Badge(s) saved.</source>
        <translation>
            <numerusform>%n Open Badge disimpan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved, one for each.</source>
        <translation>
            <numerusform>%n berkas disimpan, satu per orang.</numerusform>
        </translation>
    </message>
    <message>
        <source>To print all: {files}.</source>
        <translation>Untuk mencetak semua: {files}.</translation>
    </message>
    <message>
        <source>Issue to all who earned one</source>
        <translation>Terbitkan yang berhak</translation>
    </message>
    <message numerus="yes">
        <source>Issue to %n</source>
        <translation>
            <numerusform>Terbitkan untuk %n orang</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue this one</source>
        <translation>Terbitkan yang ini</translation>
    </message>
    <message>
        <source>Save files</source>
        <translation>Simpan berkas</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Kirim lewat surel</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>Segera berakhir</translation>
    </message>
    <message>
        <source>Save Open Badges</source>
        <translation>Simpan Open Badges</translation>
    </message>
    <message>
        <source>Show and print</source>
        <translation>Lihat dan cetak</translation>
    </message>
    <message>
        <source>Design and signatory</source>
        <translation>Desain dan penanda tangan</translation>
    </message>
    <message>
        <source>Handed in a form</source>
        <translation>Menyerahkan lembar umpan balik</translation>
    </message>
    <message>
        <source>Certificates are being issued</source>
        <translation>Sertifikat sedang diterbitkan</translation>
    </message>
    <message>
        <source>Files are being written</source>
        <translation>Berkas sedang ditulis</translation>
    </message>
    <message>
        <source>{earned} of {all} have earned one · {issued} issued</source>
        <translation>{earned} dari {all} berhak · {issued} diterbitkan</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>polos</translation>
    </message>
    <message>
        <source>Design: {name} · no signatory yet</source>
        <translation>Desain: {name} · belum ada penanda tangan</translation>
    </message>
    <message>
        <source>Design: {name} · signed by {signatory}</source>
        <translation>Desain: {name} · ditandatangani {signatory}</translation>
    </message>
</context>
<context>
    <name>CirculationPage</name>
    <message>
        <source>It belongs to {branch}: put it aside for them.</source>
        <translation>Milik {branch}: sisihkan untuk dikirim ke sana.</translation>
    </message>
    <message>
        <source>Give along and check: {note}</source>
        <translation>Sertakan dan periksa: {note}</translation>
    </message>
    <message>
        <source>Is everything there? {note}</source>
        <translation>Apakah lengkap? {note}</translation>
    </message>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Diblokir: {reason}</translation>
    </message>
    <message>
        <source>Expired since {date}</source>
        <translation>Kedaluwarsa sejak {date}</translation>
    </message>
    <message>
        <source>Valid until {date}</source>
        <translation>Berlaku hingga {date}</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>Dipinjam</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>Tagihan</translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s)</source>
        <translation>
            <numerusform>%n reservasi</numerusform>
        </translation>
    </message>
    <message>
        <source>ready on the hold shelf: {count}</source>
        <translation>siap di rak reservasi: {count}</translation>
    </message>
    <message>
        <source>Running: {what}</source>
        <translation>Berjalan: {what}</translation>
    </message>
    <message>
        <source>Guardian: {name}</source>
        <translation>Wali: {name}</translation>
    </message>
    <message>
        <source>Guarantor: {name}</source>
        <translation>Penjamin: {name}</translation>
    </message>
    <message>
        <source>May fetch: {name}</source>
        <translation>Boleh mengambilkan: {name}</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Diperpanjang</translation>
    </message>
    <message>
        <source>New due date</source>
        <translation>Jatuh tempo baru</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Ditemukan lagi</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Said to be returned</source>
        <translation>Katanya kembali</translation>
    </message>
    <message>
        <source>Runs again</source>
        <translation>Berjalan lagi</translation>
    </message>
    <message>
        <source>Parts checked</source>
        <translation>Cek kelengkapan</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Tiba</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Dikirim</translation>
    </message>
    <message>
        <source>Lay aside</source>
        <translation>Sisihkan</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Tetap di sini</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>said to be returned on {date}</source>
        <translation>katanya dikembalikan {date}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>diurungkan</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>hingga {date}</translation>
    </message>
    <message>
        <source>closed that day</source>
        <translation>tutup hari itu</translation>
    </message>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari buka</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Nomor tidak dikenal</translation>
    </message>
    <message>
        <source>everything is there</source>
        <translation>lengkap</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) today</source>
        <translation>
            <numerusform>%n kali hari ini</numerusform>
        </translation>
    </message>
    <message>
        <source>renewed after that: does not count</source>
        <translation>perpanjangan sesudahnya tidak dihitung</translation>
    </message>
    <message>
        <source>missing: {parts}</source>
        <translation>kurang: {parts}</translation>
    </message>
    <message>
        <source>suspended until {date}</source>
        <translation>diskors sampai {date}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Yang dilakukan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Look whether it is there</source>
        <translation>Periksa apakah ada</translation>
    </message>
    <message>
        <source>{times} ×, by itself</source>
        <translation>{times} ×, otomatis</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>So far</source>
        <comment>what being late has come to, column heading</comment>
        <translation>Sejauh ini</translation>
    </message>
    <message>
        <source>Renewed</source>
        <comment>how often, column heading</comment>
        <translation>Perpanjangan</translation>
    </message>
    <message>
        <source>Circulation</source>
        <translation>Sirkulasi</translation>
    </message>
    <message>
        <source>Answer below first: what is scanned meanwhile waits</source>
        <translation>Jawab dahulu di bawah: yang dipindai sementara itu menunggu</translation>
    </message>
    <message>
        <source>Scan a member card to lend, an item to take it back</source>
        <translation>Pindai kartu anggota untuk meminjamkan, eksemplar untuk mengembalikan</translation>
    </message>
    <message>
        <source>Scan the items; Enter alone or Esc finishes</source>
        <translation>Pindai eksemplar; Enter saja atau Esc untuk selesai</translation>
    </message>
    <message>
        <source>Finish and print</source>
        <translation>Selesai dan cetak</translation>
    </message>
    <message>
        <source>Lend this item</source>
        <translation>Pinjamkan eksemplar ini</translation>
    </message>
    <message>
        <source>Read here</source>
        <translation>Dibaca di tempat</translation>
    </message>
    <message>
        <source>Count what was read here</source>
        <translation>Catat baca di tempat</translation>
    </message>
    <message>
        <source>End counting</source>
        <translation>Selesai mencatat</translation>
    </message>
    <message>
        <source>Renew by barcode</source>
        <translation>Perpanjang dengan barkod</translation>
    </message>
    <message>
        <source>End renewing</source>
        <translation>Akhiri perpanjangan</translation>
    </message>
    <message>
        <source>Take many items back</source>
        <translation>Pengembalian massal</translation>
    </message>
    <message>
        <source>End and print</source>
        <translation>Selesai dan cetak</translation>
    </message>
    <message>
        <source>Lend again</source>
        <translation>Pinjamkan lagi</translation>
    </message>
    <message>
        <source>Take items back</source>
        <translation>Pengembalian</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>Entri susulan</translation>
    </message>
    <message>
        <source>End late entry</source>
        <translation>Akhiri susulan</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Perpanjang</translation>
    </message>
    <message>
        <source>Renew all</source>
        <translation>Perpanjang semua</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Lost or disputed</source>
        <translation>Hilang/sengketa</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Parts of the item</source>
        <translation>Kelengkapan eksemplar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Member&apos;s record</source>
        <translation>Data anggota</translation>
    </message>
    <message>
        <source>Show the slip</source>
        <translation>Tampilkan slip</translation>
    </message>
    <message>
        <source>Reserve for the member</source>
        <translation>Reservasi untuk anggota</translation>
    </message>
    <message>
        <source>Everything is there</source>
        <translation>Lengkap</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Seperti semula</translation>
    </message>
    <message>
        <source>Tick what is there</source>
        <translation>Centang yang ada</translation>
    </message>
    <message>
        <source>Write it down and lend it</source>
        <translation>Catat dan pinjamkan</translation>
    </message>
    <message>
        <source>Show its copies</source>
        <translation>Lihat eksemplarnya</translation>
    </message>
    <message>
        <source>It is the copy</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>It is the card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Lend this copy</source>
        <translation>Pinjamkan eksemplar ini</translation>
    </message>
    <message>
        <source>To the loans</source>
        <translation>Ke daftar pinjaman</translation>
    </message>
    <message>
        <source>Scan the card: the chosen item is lent to it</source>
        <translation>Pindai kartu: eksemplar terpilih dipinjamkan kepadanya</translation>
    </message>
    <message>
        <source>Taking items back</source>
        <translation>Menerima pengembalian</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) in this visit</source>
        <translation>
            <numerusform>%n transaksi pada kunjungan ini</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan everything that came back; Esc ends with one slip</source>
        <translation>Pindai semua yang kembali; Esc mengakhiri dengan satu slip</translation>
    </message>
    <message>
        <source>Scan each item to be renewed; Esc finishes</source>
        <translation>Pindai tiap eksemplar yang diperpanjang; Esc mengakhiri</translation>
    </message>
    <message>
        <source>Scan each item that was read here; Esc finishes</source>
        <translation>Pindai tiap eksemplar yang dibaca di tempat; Esc untuk selesai</translation>
    </message>
    <message numerus="yes">
        <source>On loan: %n item(s)</source>
        <translation>
            <numerusform>Dipinjam: %n eksemplar</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking many items back</source>
        <translation>Pengembalian massal</translation>
    </message>
    <message>
        <source>Counting what was read here</source>
        <translation>Mencatat baca di tempat</translation>
    </message>
    <message>
        <source>Renewing by barcode</source>
        <translation>Memperpanjang dengan barkod</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>Scan a member card to lend. Scan an item to take it back. Everything is kept at once, also without a network.</source>
        <translation>Pindai kartu anggota untuk meminjamkan. Pindai eksemplar untuk mengembalikan. Semua langsung tersimpan, juga tanpa jaringan.</translation>
    </message>
    <message>
        <source>This visit</source>
        <translation>Kunjungan ini</translation>
    </message>
    <message>
        <source>{what}: {amount}. Left to pay: {left}.</source>
        <translation>{what}: {amount}. Sisa denda: {left}.</translation>
    </message>
    <message>
        <source>Lend all the same</source>
        <translation>Tetap pinjamkan</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Settle what is owed</source>
        <translation>Lunasi tagihan</translation>
    </message>
    <message>
        <source>List of all loans</source>
        <translation>Daftar semua pinjaman</translation>
    </message>
    <message>
        <source>Take it back and lend it</source>
        <translation>Kembalikan lalu pinjamkan</translation>
    </message>
    <message>
        <source>Renew all the same</source>
        <translation>Tetap perpanjang</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>Jam sudah benar</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>Late entry: everything counts as of {when}</source>
        <translation>Susulan: semua dihitung per {when}</translation>
    </message>
</context>
<context>
    <name>Clearance</name>
    <message>
        <source>Institution</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>On {date} this member has nothing on loan from the library and owes it nothing. Signed: {staff}, ____________________</source>
        <translation>Pada {date} anggota ini tidak mempunyai pinjaman dan tidak mempunyai tanggungan di perpustakaan. Petugas: {staff}, ____________________</translation>
    </message>
    <message>
        <source>Clearance letter</source>
        <translation>Surat bebas pustaka</translation>
    </message>
    <message>
        <source>Nothing on loan, nothing owed.</source>
        <translation>Tidak ada pinjaman, tidak ada tanggungan.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Once more: </source>
        <translation>Sekali lagi: </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
        <source>Passphrase: </source>
        <translation>Frasa sandi: </translation>
    </message>
    <message>
        <source>No library was started in this store.</source>
        <translation>Belum ada perpustakaan di penyimpanan ini.</translation>
    </message>
    <message>
        <source>Start one with &apos;simpul init&apos;.</source>
        <translation>Buat dengan &apos;simpul init&apos;.</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>Kata sandi: </translation>
    </message>
    <message>
        <source>A password is needed.</source>
        <translation>Kata sandi diperlukan.</translation>
    </message>
    <message>
        <source>Set SIMPUL_PASSWORD, or run this in a terminal to be asked for it.</source>
        <translation>Atur SIMPUL_PASSWORD, atau jalankan di terminal agar ditanyakan.</translation>
    </message>
    <message>
        <source>open the window on the sample library</source>
        <translation>buka jendela dengan perpustakaan contoh</translation>
    </message>
    <message>
        <source>say the version</source>
        <translation>sebutkan versi</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>PERINTAH</translation>
    </message>
    <message>
        <source>The desk of a library. Without a command the window opens. Exit code: 0 done, 1 refused with the reason, 2 wrong usage. Passphrase and password come from SIMPUL_PASSPHRASE and SIMPUL_PASSWORD, or are asked for.</source>
        <translation>Meja layanan perpustakaan. Tanpa perintah, jendela dibuka. Kode keluar: 0 selesai, 1 ditolak beserta alasannya, 2 pemakaian salah. Frasa sandi dan kata sandi diambil dari SIMPUL_PASSPHRASE dan SIMPUL_PASSWORD, atau ditanyakan.</translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation>jawab sebagai JSON</translation>
    </message>
    <message>
        <source>user name of who does it (default: admin)</source>
        <translation>nama pengguna pelaksananya (bawaan: admin)</translation>
    </message>
    <message>
        <source>language of the answer</source>
        <translation>bahasa jawaban</translation>
    </message>
    <message>
        <source>not written in UTF-8: {word}</source>
        <translation>tidak ditulis dalam UTF-8: {word}</translation>
    </message>
    <message>
        <source>start a new library</source>
        <translation>mulai perpustakaan baru</translation>
    </message>
    <message>
        <source>take in a file of titles, items or members</source>
        <translation>impor berkas judul, eksemplar, atau anggota</translation>
    </message>
    <message>
        <source>write titles, items or members to a file</source>
        <translation>tulis judul, eksemplar, atau anggota ke berkas</translation>
    </message>
    <message>
        <source>carry over loan rules of SLiMS or INLISLite</source>
        <translation>mengalihkan aturan peminjaman SLiMS atau INLISLite</translation>
    </message>
    <message>
        <source>find titles and see where copies are</source>
        <translation>cari judul dan lihat di mana eksemplarnya</translation>
    </message>
    <message>
        <source>lend items to a member</source>
        <translation>pinjamkan eksemplar kepada anggota</translation>
    </message>
    <message>
        <source>take items back</source>
        <translation>terima pengembalian eksemplar</translation>
    </message>
    <message>
        <source>copy the library, encrypted, and test the copy</source>
        <translation>salin perpustakaan dalam keadaan terenkripsi, lalu uji salinannya</translation>
    </message>
    <message>
        <source>put a backup in the library&apos;s place</source>
        <translation>pulihkan perpustakaan dari cadangan</translation>
    </message>
    <message>
        <source>look whether all is well, and say so in plain words</source>
        <translation>periksa apakah semuanya baik, dan jelaskan dengan kata biasa</translation>
    </message>
    <message>
        <source>make this PC a desk of a central server</source>
        <translation>jadikan PC ini meja dari sebuah server pusat</translation>
    </message>
    <message>
        <source>send what waits to the server, fetch what is new</source>
        <translation>kirim antrean ke server, ambil yang baru</translation>
    </message>
    <message>
        <source>show what waits for a person to settle it</source>
        <translation>tampilkan yang menunggu diselesaikan</translation>
    </message>
    <message>
        <source>play a desk&apos;s work off screen, with pictures</source>
        <translation>peragakan kerja meja layanan di luar layar, dengan gambar</translation>
    </message>
    <message>
        <source>make the sample library</source>
        <translation>buat perpustakaan contoh</translation>
    </message>
    <message>
        <source>name of the library</source>
        <translation>nama perpustakaan</translation>
    </message>
    <message>
        <source>name of this branch</source>
        <translation>nama cabang ini</translation>
    </message>
    <message>
        <source>its short code</source>
        <translation>kode singkatnya</translation>
    </message>
    <message>
        <source>user name of the first administrator</source>
        <translation>nama pengguna administrator pertama</translation>
    </message>
    <message>
        <source>the administrator&apos;s name</source>
        <translation>nama administrator</translation>
    </message>
    <message>
        <source>what the file is</source>
        <translation>jenis berkas</translation>
    </message>
    <message>
        <source>where MARC records keep items: none, a preset (koha …) or TAG:barcode=p,branch=b</source>
        <translation>letak eksemplar dalam cantuman MARC: none, pola jadi (koha …), atau TAG:barcode=p,branch=b</translation>
    </message>
    <message>
        <source>only say what would happen</source>
        <translation>hanya sebutkan apa yang akan terjadi</translation>
    </message>
    <message>
        <source>where to put the records that were refused</source>
        <translation>tempat menaruh cantuman yang ditolak</translation>
    </message>
    <message>
        <source>what to write (default: marc21)</source>
        <translation>yang ditulis (bawaan: marc21)</translation>
    </message>
    <message>
        <source>backup of its database (SQL), or its tables as CSV</source>
        <translation>cadangan pangkalan datanya (SQL), atau tabelnya sebagai CSV</translation>
    </message>
    <message>
        <source>the branch that they hold for (default: all)</source>
        <translation>cabang tempatnya berlaku (bawaan: semua)</translation>
    </message>
    <message>
        <source>WORDS</source>
        <translation>KATA</translation>
    </message>
    <message>
        <source>with a copy at this branch</source>
        <translation>yang punya eksemplar di cabang ini</translation>
    </message>
    <message>
        <source>with a copy that is in</source>
        <translation>yang eksemplarnya sedang ada</translation>
    </message>
    <message>
        <source>MEMBER</source>
        <translation>ANGGOTA</translation>
    </message>
    <message>
        <source>BARCODE</source>
        <translation>BARKOD</translation>
    </message>
    <message>
        <source>folder for the copy (default: with the library&apos;s other backups)</source>
        <translation>folder untuk salinan (bawaan: bersama cadangan lain perpustakaan)</translation>
    </message>
    <message>
        <source>folder of the backup; on another PC set SIMPUL_RECOVERY_CODE</source>
        <translation>folder cadangan; di PC lain atur SIMPUL_RECOVERY_CODE</translation>
    </message>
    <message>
        <source>put titles in order of popularity and build the search anew</source>
        <translation>urutkan judul menurut popularitas dan bangun ulang pencarian</translation>
    </message>
    <message>
        <source>confirm that the computer&apos;s clock is right</source>
        <translation>nyatakan bahwa jam komputer sudah benar</translation>
    </message>
    <message>
        <source>address of the server, with https where it is far</source>
        <translation>alamat server, dengan https bila jauh</translation>
    </message>
    <message>
        <source>the one-time code that the centre gave</source>
        <translation>kode sekali pakai dari pusat</translation>
    </message>
    <message>
        <source>what to call this desk (default: the PC&apos;s name)</source>
        <translation>nama meja ini (bawaan: nama PC)</translation>
    </message>
    <message>
        <source>the library of this PC brings along what it has done so far</source>
        <translation>perpustakaan di PC ini membawa serta semua yang sudah dikerjakannya</translation>
    </message>
    <message>
        <source>a desk that the server has forgotten keeps its data and sends it again</source>
        <translation>meja yang sudah dilupakan server tetap menyimpan datanya dan mengirimkannya lagi</translation>
    </message>
    <message>
        <source>certificate (PEM) that vouches for a server of one&apos;s own; it is kept</source>
        <translation>sertifikat (PEM) yang menjamin server milik sendiri; disimpan</translation>
    </message>
    <message>
        <source>without a network: save what waits to a file, for a stick</source>
        <translation>tanpa jaringan: simpan yang menunggu ke satu berkas, untuk flashdisk</translation>
    </message>
    <message>
        <source>bring the file of a desk without network to the server</source>
        <translation>sampaikan berkas dari meja tanpa jaringan ke server</translation>
    </message>
    <message>
        <source>allow an address without https: names travel unprotected; it is kept</source>
        <translation>izinkan alamat tanpa https: nama orang terkirim tanpa perlindungan; izin ini disimpan</translation>
    </message>
    <message>
        <source>those that were settled</source>
        <translation>yang sudah diselesaikan</translation>
    </message>
    <message>
        <source>where pictures and slips go</source>
        <translation>tempat gambar dan slip disimpan</translation>
    </message>
    <message>
        <source>needed as well: {options}</source>
        <translation>masih diperlukan: {options}</translation>
    </message>
    <message>
        <source>Copied and tested: {folder} ({size} kB)</source>
        <translation>Disalin dan diuji: {folder} ({size} kB)</translation>
    </message>
    <message>
        <source>Password for {name}: </source>
        <translation>Kata sandi untuk {name}: </translation>
    </message>
    <message>
        <source>New passphrase: </source>
        <translation>Frasa sandi baru: </translation>
    </message>
    <message>
        <source>{library} is ready in {folder}.</source>
        <translation>{library} siap di {folder}.</translation>
    </message>
    <message>
        <source>It opens with the passphrase.</source>
        <translation>Perpustakaan dibuka dengan frasa sandi.</translation>
    </message>
    <message>
        <source>This PC is a desk of {server} now; {count} rows were fetched.</source>
        <translation>PC ini kini meja dari {server}; {count} baris sudah diambil.</translation>
    </message>
    <message>
        <source>Recovery code, to print and lock away:</source>
        <translation>Kode pemulihan, untuk dicetak dan disimpan terkunci:</translation>
    </message>
    <message>
        <source>The sample library is ready in {folder}.</source>
        <translation>Perpustakaan contoh siap di {folder}.</translation>
    </message>
    <message>
        <source>Sign in as {username} with the password {password}.</source>
        <translation>Masuk sebagai {username} dengan kata sandi {password}.</translation>
    </message>
    <message>
        <source>{count} records written to {file}.</source>
        <translation>{count} cantuman ditulis ke {file}.</translation>
    </message>
    <message>
        <source>Left out: {label}: {reason}</source>
        <translation>Tidak disertakan: {label}: {reason}</translation>
    </message>
    <message>
        <source>{name} ({number}):</source>
        <translation>{name} ({number}):</translation>
    </message>
    <message>
        <source>{barcode}  lent until {due}: {title}</source>
        <translation>{barcode}  dipinjamkan hingga {due}: {title}</translation>
    </message>
    <message>
        <source>{barcode}  refused: {reason}</source>
        <translation>{barcode}  ditolak: {reason}</translation>
    </message>
    <message>
        <source>Restored in {folder}.</source>
        <translation>Dipulihkan di {folder}.</translation>
    </message>
    <message>
        <source>What was there before lies in {aside}.</source>
        <translation>Yang ada sebelumnya disimpan di {aside}.</translation>
    </message>
    <message>
        <source>This is not a recovery code.</source>
        <translation>Ini bukan kode pemulihan.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>It has 13 groups of four letters and digits; look for a typing mistake.</source>
        <translation>Kode itu terdiri atas 13 kelompok berisi empat huruf dan angka; periksa salah ketik.</translation>
    </message>
    <message>
        <source>There is no display here to open the window on.</source>
        <translation>Di sini tidak ada layar untuk membuka jendela.</translation>
    </message>
    <message>
        <source>The commands work without one: see &apos;simpul --help&apos;.</source>
        <translation>Perintah dapat dipakai tanpa layar: lihat &apos;simpul --help&apos;.</translation>
    </message>
    <message>
        <source>Stopped. What was finished is kept.</source>
        <translation>Dihentikan. Yang sudah selesai tetap tersimpan.</translation>
    </message>
    <message>
        <source>Where it happened is noted in {file}, without anybody&apos;s data.</source>
        <translation>Letak kejadiannya dicatat di {file}, tanpa data siapa pun.</translation>
    </message>
    <message>
        <source>here {here_available} of {here}, elsewhere {elsewhere_available} of {elsewhere}</source>
        <translation>di sini {here_available} dari {here}, di tempat lain {elsewhere_available} dari {elsewhere}</translation>
    </message>
    <message>
        <source>More than {count} titles.</source>
        <translation>Lebih dari {count} judul.</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s).</source>
        <translation>
            <numerusform>%n judul.</numerusform>
        </translation>
    </message>
    <message>
        <source>send it to {sent_to}</source>
        <translation>kirim ke {sent_to}</translation>
    </message>
    <message>
        <source>{barcode}  found again: {title}</source>
        <translation>{barcode}  ditemukan lagi: {title}</translation>
    </message>
    <message>
        <source>{barcode}  returned: {title}</source>
        <translation>{barcode}  dikembalikan: {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari buka</numerusform>
        </translation>
    </message>
    <message>
        <source>fine {fine}</source>
        <translation>denda {fine}</translation>
    </message>
    <message>
        <source>suspended until {date}</source>
        <translation>diskors sampai {date}</translation>
    </message>
    <message>
        <source>--rejects names the file that is taken in: choose another name</source>
        <translation>--rejects menyebut berkas yang dibaca itu sendiri: pilih nama lain</translation>
    </message>
    <message>
        <source>--columns is field=place,…; fields are {fields}</source>
        <translation>--columns berbentuk kolom=urutan,…; kolomnya {fields}</translation>
    </message>
    <message>
        <source>Format {format}; {count} records looked at, {refused} of them can&apos;t be taken.</source>
        <translation>Format {format}; {count} cantuman diperiksa, {refused} di antaranya tidak dapat diimpor.</translation>
    </message>
    <message>
        <source>Items in field {tag}, barcode in {code}: {items} found.</source>
        <translation>Eksemplar di ruas {tag}, barkod di {code}: {items} ditemukan.</translation>
    </message>
    <message>
        <source>Members: {created} new, {updated} changed, {unchanged} unchanged, {refused} refused.</source>
        <translation>Anggota: {created} baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>Istilah di dalamnya: {words}</translation>
    </message>
    <message>
        <source>--mapping is none, one of {presets}, or TAG:{names}=code,…</source>
        <translation>--mapping berisi none, salah satu dari {presets}, atau TAG:{names}=kode,…</translation>
    </message>
    <message>
        <source>There is no member type {code}.</source>
        <translation>Tidak ada tipe anggota {code}.</translation>
    </message>
    <message>
        <source>{percent} %, {records} records</source>
        <translation>{percent}%, {records} cantuman</translation>
    </message>
    <message>
        <source>{read} records read: {created} created, {updated} updated, {unchanged} unchanged, {refused} refused. {repaired} were repaired. Items: {items_created} created, {items_updated} updated.</source>
        <translation>{read} cantuman dibaca: {created} baru, {updated} diperbarui, {unchanged} tetap, {refused} ditolak. {repaired} diperbaiki. Eksemplar: {items_created} baru, {items_updated} diperbarui.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more (all of them with --json)</source>
        <translation>
            <numerusform>… dan %n lagi (semuanya dengan --json)</numerusform>
        </translation>
    </message>
    <message>
        <source>The refused records lie in {file}: mend them and import that file.</source>
        <translation>Cantuman yang ditolak ada di {file}: perbaiki, lalu impor berkas itu.</translation>
    </message>
    <message>
        <source>Not known here, so the usual one was taken: {what} &apos;{word}&apos; ({times} times)</source>
        <translation>Tidak dikenal di sini, jadi dipakai yang biasa: {what} &apos;{word}&apos; ({times} kali)</translation>
    </message>
    <message>
        <source>Record {position} refused: {reason}. {label}</source>
        <translation>Cantuman {position} ditolak: {reason}. {label}</translation>
    </message>
    <message>
        <source>Record {position} repaired: {reason}. {label}</source>
        <translation>Cantuman {position} diperbaiki: {reason}. {label}</translation>
    </message>
    <message>
        <source>Stopped. What was taken in is kept: import the file again to go on.</source>
        <translation>Dihentikan. Yang sudah diimpor tetap tersimpan: impor lagi berkas ini untuk melanjutkan.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>FOLDER</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAMA</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KODE</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>BERKAS</translation>
    </message>
    <message>
        <source>the library&apos;s folder (default: this user&apos;s own library)</source>
        <translation>folder perpustakaan (bawaan: perpustakaan milik pengguna ini)</translation>
    </message>
    <message>
        <source>time zone of the branch (default: Asia/Jakarta)</source>
        <translation>zona waktu cabang (bawaan: Asia/Jakarta)</translation>
    </message>
    <message>
        <source>MARC21, MARCXML, SLiMS CSV, a list of members (XLSX, CSV) or a .koc of Koha; may be gzipped</source>
        <translation>MARC21, MARCXML, CSV SLiMS, daftar anggota (XLSX, CSV) atau .koc dari Koha; boleh dikompres gzip</translation>
    </message>
    <message>
        <source>branch of items and members that name none</source>
        <translation>cabang untuk eksemplar dan anggota yang tidak menyebutnya</translation>
    </message>
    <message>
        <source>what the columns of a list of members hold, by place: name=2,class_name=5 …</source>
        <translation>isi kolom daftar anggota menurut urutannya: name=2,class_name=5 …</translation>
    </message>
    <message>
        <source>type of members whose row names none</source>
        <translation>tipe anggota yang barisnya tidak menyebutnya</translation>
    </message>
    <message>
        <source>school or workplace of members whose row names none</source>
        <translation>sekolah atau tempat kerja anggota yang barisnya tidak menyebutnya</translation>
    </message>
    <message>
        <source>what to write to; it appears when it is whole</source>
        <translation>berkas tujuan; baru muncul setelah utuh</translation>
    </message>
    <message>
        <source>titles to show (default: 20)</source>
        <translation>jumlah judul yang ditampilkan (bawaan: 20)</translation>
    </message>
    <message>
        <source>of title, author or subject; ISBN, call number or barcode</source>
        <translation>dari judul, pengarang, atau subjek; ISBN, nomor panggil, atau barkod</translation>
    </message>
    <message>
        <source>number on the member&apos;s card</source>
        <translation>nomor pada kartu anggota</translation>
    </message>
    <message>
        <source>one for each item</source>
        <translation>satu untuk tiap eksemplar</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s).</source>
        <translation>
            <numerusform>%n catatan.</numerusform>
        </translation>
    </message>
    <message>
        <source>{answered} operations answered, {rows} rows fetched, {waiting} waiting.</source>
        <translation>{answered} operasi dijawab, {rows} baris diambil, {waiting} menunggu.</translation>
    </message>
    <message>
        <source>This desk works on its own.</source>
        <translation>Meja ini bekerja mandiri.</translation>
    </message>
    <message>
        <source>With &apos;simpul enrol URL CODE&apos; a PC becomes a desk of a server.</source>
        <translation>Dengan &apos;simpul enrol URL KODE&apos; sebuah PC menjadi meja dari server.</translation>
    </message>
    <message>
        <source>The server has shut this desk out.</source>
        <translation>Meja ini dikeluarkan oleh server.</translation>
    </message>
    <message>
        <source>The library is open in a window, which saves what was not sent.</source>
        <translation>Perpustakaan terbuka di sebuah jendela; jendela itu menyimpan yang belum terkirim.</translation>
    </message>
    <message>
        <source>Look there, or close the window and do this again.</source>
        <translation>Lihatlah di sana, atau tutup jendela itu lalu ulangi.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Apa yang ingin Anda lakukan?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Nothing like that can be done here.</source>
        <translation>Tidak ada perintah seperti itu di sini.</translation>
    </message>
</context>
<context>
    <name>CopyHistory</name>
    <message>
        <source>What became of this copy, the newest first</source>
        <translation>Riwayat eksemplar ini, yang terbaru lebih dahulu</translation>
    </message>
    <message>
        <source>Nothing is known of it here</source>
        <translation>Belum ada riwayatnya di sini</translation>
    </message>
    <message>
        <source>What happens to it from now on will stand here.</source>
        <translation>Kejadian berikutnya akan tercatat di sini.</translation>
    </message>
    <message>
        <source>the newest {number} events, there are older ones</source>
        <translation>{number} kejadian terbaru, masih ada yang lebih lama</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n kejadian</numerusform>
        </translation>
    </message>
    <message>
        <source>Acquired</source>
        <translation>Diperoleh</translation>
    </message>
    <message>
        <source>Its record was changed</source>
        <translation>Data eksemplar diubah</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>All its parts are there</source>
        <translation>Kelengkapannya ada semua</translation>
    </message>
    <message>
        <source>Put aside for a reservation</source>
        <translation>Disisihkan untuk reservasi</translation>
    </message>
    <message>
        <source>Read in the library</source>
        <translation>Dibaca di tempat</translation>
    </message>
    <message>
        <source>Its record was made</source>
        <translation>Data eksemplar dibuat</translation>
    </message>
    <message>
        <source>Belongs to another branch from here on</source>
        <translation>Sejak ini milik cabang lain</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Fetched from the hold shelf, and lent</source>
        <translation>Diambil dari rak reservasi dan dipinjamkan</translation>
    </message>
    <message>
        <source>Lent, taken back by undo</source>
        <translation>Dipinjamkan, lalu diurungkan</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Diperpanjang</translation>
    </message>
    <message>
        <source>Said to be returned</source>
        <translation>Katanya dikembalikan</translation>
    </message>
    <message>
        <source>Lost by the borrower</source>
        <translation>Dihilangkan peminjam</translation>
    </message>
    <message>
        <source>Back unnoticed: lent to somebody else</source>
        <translation>Kembali tanpa tercatat: dipinjamkan ke orang lain</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Ditemukan lagi</translation>
    </message>
    <message>
        <source>No longer put aside</source>
        <translation>Tidak lagi disisihkan</translation>
    </message>
    <message>
        <source>Sent to another branch</source>
        <translation>Dikirim ke cabang lain</translation>
    </message>
    <message>
        <source>Received from another branch</source>
        <translation>Diterima dari cabang lain</translation>
    </message>
    <message>
        <source>In hand here, though sent elsewhere</source>
        <translation>Ada di sini, padahal dikirim ke tempat lain</translation>
    </message>
    <message>
        <source>Lent in a deposit collection</source>
        <translation>Dipinjamkan sebagai titipan</translation>
    </message>
    <message>
        <source>Deposit collection looked through: it is there</source>
        <translation>Titipan diperiksa: eksemplar ada</translation>
    </message>
    <message>
        <source>Back from a deposit collection</source>
        <translation>Kembali dari titipan</translation>
    </message>
    <message>
        <source>Put in a rotating collection</source>
        <translation>Masuk koleksi bergilir</translation>
    </message>
    <message>
        <source>Its days here began</source>
        <translation>Mulai gilirannya di sini</translation>
    </message>
    <message>
        <source>Counted in a stock-take</source>
        <translation>Terhitung dalam opname</translation>
    </message>
    <message>
        <source>Missed in a stock-take</source>
        <translation>Ditandai hilang dalam opname</translation>
    </message>
    <message>
        <source>Not missing after all</source>
        <translation>Ternyata tidak hilang</translation>
    </message>
    <message>
        <source>Interlibrary loan</source>
        <translation>Silang layan</translation>
    </message>
    <message>
        <source>Renewed by itself</source>
        <translation>Diperpanjang otomatis</translation>
    </message>
    <message>
        <source>Returned late</source>
        <translation>Terlambat dikembalikan</translation>
    </message>
    <message>
        <source>Parts missing</source>
        <translation>Kelengkapan kurang</translation>
    </message>
    <message>
        <source>Sent home</source>
        <translation>Dikirim pulang</translation>
    </message>
    <message>
        <source>Sent for a reservation</source>
        <translation>Dikirim untuk reservasi</translation>
    </message>
    <message>
        <source>Sent on in its rotating collection</source>
        <translation>Dikirim dalam koleksi bergilir</translation>
    </message>
    <message>
        <source>Interlibrary loan: {step}</source>
        <translation>Silang layan: {step}</translation>
    </message>
    <message>
        <source>was due {date}</source>
        <translation>jatuh tempo {date}</translation>
    </message>
    <message>
        <source>to be fetched at {branch}</source>
        <translation>untuk diambil di {branch}</translation>
    </message>
    <message>
        <source>to {branch}</source>
        <translation>ke {branch}</translation>
    </message>
    <message>
        <source>from {branch}</source>
        <translation>dari {branch}</translation>
    </message>
    <message>
        <source>{partner}  ·  {name}, until {date}</source>
        <translation>{partner}  ·  {name}, s.d. {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>jatuh tempo {date}</translation>
    </message>
    <message>
        <source>due {date}, still out</source>
        <translation>jatuh tempo {date}, belum kembali</translation>
    </message>
    <message>
        <source>Not sent after all</source>
        <translation>Tidak jadi dikirim</translation>
    </message>
    <message>
        <source>In no rotating collection any more</source>
        <translation>Tidak lagi dalam koleksi bergilir</translation>
    </message>
    <message>
        <source>Where, and with whom</source>
        <translation>Tempat dan peminjam</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>“{title}”. Whoever had it last owes what you put here.</source>
        <translation>“{title}”. Peminjam terakhir membayar jumlah yang Anda isi di sini.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>What is damaged</source>
        <translation>Apa yang rusak</translation>
    </message>
    <message>
        <source>For example: page 12 torn, cover wet.</source>
        <translation>Misalnya: halaman 12 robek, sampul basah.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Rp 0: it is only noted.</source>
        <translation>Rp 0: hanya dicatat.</translation>
    </message>
    <message>
        <source>Say what, in a few words.</source>
        <translation>Sebutkan dengan singkat.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>day month year</source>
        <translation>tanggal bulan tahun</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n hari lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DepositList</name>
    <message>
        <source>Deposit collection</source>
        <translation>Koleksi titipan</translation>
    </message>
    <message>
        <source>Lent to</source>
        <translation>Dipinjamkan kepada</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>Kembali paling lambat</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Nothing was lent yet.</source>
        <translation>Belum ada yang dipinjamkan.</translation>
    </message>
    <message>
        <source>{name}. Received by: ……………………… Please bring all of it back by {date}.</source>
        <translation>{name}. Diterima oleh: ……………………… Mohon dikembalikan semuanya paling lambat {date}.</translation>
    </message>
</context>
<context>
    <name>Deposits</name>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>Batas kembali</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjam</translation>
    </message>
    <message>
        <source>Still out</source>
        <translation>Belum kembali</translation>
    </message>
    <message>
        <source>Seen there</source>
        <translation>Terlihat di sana</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>still out</source>
        <translation>belum kembali</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Deposit collection</source>
        <translation>Koleksi titipan</translation>
    </message>
    <message>
        <source>Then scan what goes along, item by item.</source>
        <translation>Lalu pindai eksemplar yang ikut, satu per satu.</translation>
    </message>
    <message>
        <source>For instance “Semester 1”.</source>
        <translation>Misalnya “Semester 1”.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Nama harus diisi.</translation>
    </message>
    <message>
        <source>A day is needed, today or later.</source>
        <translation>Isi tanggal, hari ini atau sesudahnya.</translation>
    </message>
    <message>
        <source>Deposit collections</source>
        <translation>Titipan</translation>
    </message>
    <message>
        <source>Items of the deposit collection</source>
        <translation>Eksemplar titipan ini</translation>
    </message>
    <message>
        <source>No deposit collections</source>
        <translation>Belum ada titipan</translation>
    </message>
    <message>
        <source>F6 begins one: items that a partner has until a day.</source>
        <translation>F6 memulai titipan: eksemplar yang dipegang mitra sampai suatu hari.</translation>
    </message>
    <message>
        <source>New deposit collection</source>
        <translation>Titipan baru</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Look it through</source>
        <translation>Periksa isinya</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Simpan daftar</translation>
    </message>
    <message>
        <source>There is no partner yet: add one on the page of partners.</source>
        <translation>Belum ada mitra: tambahkan di halaman mitra.</translation>
    </message>
    <message>
        <source>Begin a deposit collection first: F6.</source>
        <translation>Mulai titipan dahulu: F6.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) marked as missing at the partner.</source>
        <translation>
            <numerusform>%n eksemplar dicatat hilang di mitra.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was found.</source>
        <translation>Semuanya ada.</translation>
    </message>
    <message>
        <source>deposit-collection</source>
        <comment>file name</comment>
        <translation>titipan</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Tersimpan: {file}</translation>
    </message>
    <message>
        <source>Scan each item that goes along</source>
        <translation>Pindai tiap eksemplar yang ikut</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>hilang</translation>
    </message>
    <message>
        <source>{name}: scan or tick what is there. The rest is marked as missing.</source>
        <translation>{name}: pindai atau tandai yang ada. Sisanya dicatat hilang.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>at the partner; it stays there</source>
        <translation>di mitra; tetap di sana</translation>
    </message>
    <message>
        <source>here; it has come back</source>
        <translation>di sini; sudah kembali</translation>
    </message>
    <message>
        <source>What is out</source>
        <translation>Yang belum kembali</translation>
    </message>
    <message>
        <source>{barcode} is not among what is out.</source>
        <translation>{barcode} tidak termasuk yang belum kembali.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will be missing.</source>
        <translation>
            <numerusform>%n eksemplar akan dicatat hilang.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Simpul Pustaka {version} on {system}, SQLite {sqlite}, Qt {qt}.</source>
        <translation>Simpul Pustaka {version} pada {system}, SQLite {sqlite}, Qt {qt}.</translation>
    </message>
    <message>
        <source>Only {free} MB are free on the disk: make room.</source>
        <translation>Sisa ruang disk hanya {free} MB: kosongkan sebagian.</translation>
    </message>
    <message>
        <source>{free} MB are free on the disk.</source>
        <translation>Sisa ruang disk {free} MB.</translation>
    </message>
    <message>
        <source>Fonts are missing: {names}. Install the program again.</source>
        <translation>Font tidak ada: {names}. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>The fonts are there.</source>
        <translation>Font lengkap.</translation>
    </message>
    <message>
        <source>No compiled words for: {codes}. Install the program again.</source>
        <translation>Terjemahan tidak ada untuk: {codes}. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>The translations are there.</source>
        <translation>Terjemahan lengkap.</translation>
    </message>
    <message>
        <source>The check &apos;{check}&apos; could not be finished: {why}</source>
        <translation>Pemeriksaan &apos;{check}&apos; tidak dapat diselesaikan: {why}</translation>
    </message>
    <message>
        <source>the key is in the system&apos;s keychain</source>
        <translation>kuncinya ada di penyimpan kunci sistem</translation>
    </message>
    <message>
        <source>the key comes from a passphrase</source>
        <translation>kuncinya berasal dari frasa sandi</translation>
    </message>
    <message>
        <source>this is the sample library, its key is no secret</source>
        <translation>ini perpustakaan contoh, kuncinya bukan rahasia</translation>
    </message>
    <message>
        <source>The library opens: {folder}; {method}.</source>
        <translation>Perpustakaan dapat dibuka: {folder}; {method}.</translation>
    </message>
    <message>
        <source>Its tables have revision {revision}.</source>
        <translation>Tabelnya bernomor revisi {revision}.</translation>
    </message>
    <message>
        <source>Its file is whole.</source>
        <translation>Berkasnya utuh.</translation>
    </message>
    <message>
        <source>Search may miss something ({names}): run &apos;simpul doctor --arrange&apos;.</source>
        <translation>Pencarian mungkin melewatkan sesuatu ({names}): jalankan &apos;simpul doctor --arrange&apos;.</translation>
    </message>
    <message>
        <source>Search finds everything that is there.</source>
        <translation>Pencarian menemukan semua yang ada.</translation>
    </message>
    <message>
        <source>It holds {titles} titles, {items} items, {members} members, {open_loans} open loans.</source>
        <translation>Isinya {titles} judul, {items} eksemplar, {members} anggota, {open_loans} pinjaman berjalan.</translation>
    </message>
    <message>
        <source>The journal has gaps: tell whoever looks after the program.</source>
        <translation>Ada nomor yang terlewat di jurnal: beri tahu pengelola program.</translation>
    </message>
    <message>
        <source>The journal has {count} entries without a gap.</source>
        <translation>Jurnal berisi {count} catatan tanpa celah.</translation>
    </message>
    <message>
        <source>Items are out twice: {barcodes}. Take them back and lend them anew.</source>
        <translation>Eksemplar tercatat dipinjam dua kali: {barcodes}. Kembalikan lalu pinjamkan lagi.</translation>
    </message>
    <message>
        <source>No item is out twice.</source>
        <translation>Tidak ada eksemplar yang tercatat dipinjam dua kali.</translation>
    </message>
    <message>
        <source>There is no backup yet: run &apos;simpul backup&apos;.</source>
        <translation>Belum ada cadangan: jalankan &apos;simpul backup&apos;.</translation>
    </message>
    <message>
        <source>The last backup ({folder}) does not open: make another one.</source>
        <translation>Cadangan terakhir ({folder}) tidak dapat dibuka: buat yang baru.</translation>
    </message>
    <message>
        <source>The last backup is of {when} and opens.</source>
        <translation>Cadangan terakhir dibuat {when} dan dapat dibuka.</translation>
    </message>
    <message>
        <source>No library was started in this store yet.</source>
        <translation>Belum ada perpustakaan di penyimpanan ini.</translation>
    </message>
    <message>
        <source>The clock says {clock}, the last entry {last}: set the clock.</source>
        <translation>Jam menunjukkan {clock}, catatan terakhir {last}: setel jam.</translation>
    </message>
    <message>
        <source>The clock says {clock}.</source>
        <translation>Jam menunjukkan {clock}.</translation>
    </message>
    <message>
        <source>The clock is confirmed to be right.</source>
        <translation>Jam sudah dinyatakan benar.</translation>
    </message>
    <message>
        <source>{count} titles are in order of popularity now.</source>
        <translation>{count} judul kini urut menurut popularitas.</translation>
    </message>
    <message>
        <source>Something needs to be put right: see the lines marked with ✗.</source>
        <translation>Ada yang perlu diperbaiki: lihat baris bertanda ✗.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Semuanya baik.</translation>
    </message>
    <message>
        <source>The library works; the lines marked with ! deserve a look.</source>
        <translation>Perpustakaan berfungsi; baris bertanda ! perlu diperhatikan.</translation>
    </message>
    <message>
        <source>The library&apos;s file is damaged: restore the last backup.</source>
        <translation>Berkas perpustakaan rusak: pulihkan dari cadangan terakhir.</translation>
    </message>
    <message>
        <source>The newest backup is {folder}.</source>
        <translation>Cadangan terbaru: {folder}.</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Terlihat</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Hasilnya</translation>
    </message>
    <message>
        <source>Scan a ticket or a card</source>
        <translation>Pindai tiket atau kartu</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Datang</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Pulang</translation>
    </message>
    <message>
        <source>Undo the last</source>
        <translation>Batalkan yang terakhir</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Peserta langsung</translation>
    </message>
    <message>
        <source>List or scan</source>
        <translation>Daftar atau pindai</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Koreksi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Count heads</source>
        <translation>Hitung kepala</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Next camera</source>
        <translation>Kamera berikutnya</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
    <message>
        <source>Leave the door</source>
        <translation>Tinggalkan pintu</translation>
    </message>
    <message>
        <source>Unlock the door</source>
        <translation>Buka kunci pintu</translation>
    </message>
    <message numerus="yes">
        <source>%n in now</source>
        <translation>
            <numerusform>%n di dalam sekarang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Walk-in: type the name</source>
        <translation>Peserta langsung: ketik nama</translation>
    </message>
    <message>
        <source>Scan, or type a name or a code …</source>
        <translation>Pindai, atau ketik nama atau kode …</translation>
    </message>
    <message>
        <source>The answer, then Enter; Enter alone skips it</source>
        <translation>Jawabannya, lalu Enter; Enter saja melewatinya</translation>
    </message>
    <message>
        <source>Enter: all of them. Esc: only this one.</source>
        <translation>Enter: semuanya. Esc: hanya yang ini.</translation>
    </message>
    <message>
        <source>Scan, or type the code on the ticket …</source>
        <translation>Pindai, atau ketik kode pada tiket …</translation>
    </message>
    <message>
        <source>Name of the walk-in, then Enter</source>
        <translation>Nama peserta langsung, lalu Enter</translation>
    </message>
    <message>
        <source>Enter takes them in; Esc forgets it</source>
        <translation>Enter menerima; Esc membatalkan</translation>
    </message>
    <message>
        <source>Door: {title}</source>
        <translation>Pintu: {title}</translation>
    </message>
    <message>
        <source>Scan or name</source>
        <translation>Pindai atau nama</translation>
    </message>
    <message>
        <source>People on the list</source>
        <translation>Orang dalam daftar</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Dalam daftar</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Pindaian terakhir</translation>
    </message>
    <message>
        <source>Not today: this session is on {date}</source>
        <translation>Bukan hari ini: sesi ini pada {date}</translation>
    </message>
    <message>
        <source>Correct: {name}</source>
        <translation>Koreksi: {name}</translation>
    </message>
    <message>
        <source>Now: {state}. What was noted before stays in the history.</source>
        <translation>Sekarang: {state}. Catatan sebelumnya tetap ada di riwayat.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>What is true</source>
        <translation>Yang benar</translation>
    </message>
    <message>
        <source>At (hours.minutes)</source>
        <translation>Pukul (jam.menit)</translation>
    </message>
    <message>
        <source>Empty: now</source>
        <translation>Kosong: sekarang</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Scanned by mistake</source>
        <translation>Salah pindai</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Sakit</translation>
    </message>
    <message>
        <source>Came without a ticket</source>
        <translation>Datang tanpa tiket</translation>
    </message>
    <message>
        <source>From the paper list</source>
        <translation>Dari daftar kertas</translation>
    </message>
    <message>
        <source>For example 08.15</source>
        <translation>Misalnya 08.15</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Tuliskan alasannya dengan singkat.</translation>
    </message>
    <message>
        <source>History: {name}</source>
        <translation>Riwayat: {name}</translation>
    </message>
    <message>
        <source>Take this mark back</source>
        <translation>Tarik catatan ini</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Why the chosen mark is taken back</source>
        <translation>Mengapa catatan yang dipilih ditarik</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>meja ini</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>People without names, as this door counts them. The newest count of each door stands.</source>
        <translation>Jumlah orang tanpa nama menurut pintu ini. Hitungan terbaru tiap pintu yang berlaku.</translation>
    </message>
    <message>
        <source>Note the count</source>
        <translation>Catat hitungan</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Di tempat</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>Children among them</source>
        <translation>Di antaranya anak-anak</translation>
    </message>
    <message>
        <source>Women among them</source>
        <translation>Di antaranya perempuan</translation>
    </message>
    <message>
        <source>More than were counted in all.</source>
        <translation>Lebih banyak daripada jumlah semuanya.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Scan a ticket or a card, or type a name</source>
        <translation>Pindai tiket atau kartu, atau ketik nama</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>Sampai jumpa</translation>
    </message>
    <message>
        <source>Walk-in, taken in</source>
        <translation>Peserta langsung, diterima</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Terhitung</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Tercatat</translation>
    </message>
    <message>
        <source>That is no answer to the question</source>
        <translation>Itu bukan jawaban atas pertanyaannya</translation>
    </message>
    <message>
        <source>Leaves, but was not in</source>
        <translation>Pulang, tetapi belum tercatat masuk</translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation>Tidak tercatat</translation>
    </message>
    <message>
        <source>Second scan</source>
        <translation>Pindai kedua</translation>
    </message>
    <message>
        <source>On the waiting list</source>
        <translation>Dalam daftar tunggu</translation>
    </message>
    <message>
        <source>Registration was cancelled</source>
        <translation>Pendaftaran sudah dibatalkan</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>Belum terdaftar</translation>
    </message>
    <message>
        <source>Ticket for another workshop</source>
        <translation>Tiket untuk kegiatan lain</translation>
    </message>
    <message>
        <source>Ticket for another day</source>
        <translation>Tiket untuk hari lain</translation>
    </message>
    <message>
        <source>Not a ticket of this library</source>
        <translation>Bukan tiket perpustakaan ini</translation>
    </message>
    <message>
        <source>Damaged code</source>
        <translation>Kode rusak</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Kode tidak dikenal</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Apakah salah satu dari ini?</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>belum terlihat</translation>
    </message>
    <message>
        <source>present</source>
        <translation>hadir</translation>
    </message>
    <message>
        <source>late</source>
        <translation>terlambat</translation>
    </message>
    <message>
        <source>excused</source>
        <translation>izin</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>tidak hadir</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>datang</translation>
    </message>
    <message>
        <source>left</source>
        <translation>pulang</translation>
    </message>
    <message>
        <source>not seen when it closed</source>
        <translation>tidak terlihat saat ditutup</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>ditarik kembali</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>dipindai</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>list</source>
        <translation>daftar</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>langsung</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>kertas</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>diimpor</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>penutupan</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>koreksi</translation>
    </message>
    <message>
        <source>waiting list</source>
        <translation>daftar tunggu</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik kembali</translation>
    </message>
    <message>
        <source>Second scan: in since {time}</source>
        <translation>Pindai kedua: masuk sejak {time}</translation>
    </message>
    <message>
        <source>{came} of {people} came</source>
        <translation>{came} dari {people} orang datang</translation>
    </message>
    <message>
        <source>Welcome (late)</source>
        <translation>Selamat datang (terlambat)</translation>
    </message>
    <message>
        <source>Was in &apos;{session}&apos; until now</source>
        <translation>Tadi berada di &apos;{session}&apos;</translation>
    </message>
    <message numerus="yes">
        <source>Group of %n people</source>
        <translation>
            <numerusform>Rombongan %n orang</numerusform>
        </translation>
    </message>
    <message>
        <source>Call a colleague.</source>
        <translation>Panggil rekan Anda.</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n tahun</numerusform>
        </translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>lahir {date}</translation>
    </message>
    <message>
        <source>no guardian&apos;s consent yet</source>
        <translation>persetujuan wali belum ada</translation>
    </message>
    <message numerus="yes">
        <source>%n more of this booking</source>
        <translation>
            <numerusform>%n orang lagi dari pendaftaran ini</numerusform>
        </translation>
    </message>
    <message>
        <source>How many of {people} came?</source>
        <translation>Berapa dari {people} orang yang datang?</translation>
    </message>
    <message>
        <source>F2 answers for {name}: {question}</source>
        <translation>F2 menjawab untuk {name}: {question}</translation>
    </message>
    <message>
        <source>Enter lets them in all the same.</source>
        <translation>Enter: tetap diterima.</translation>
    </message>
    <message>
        <source>Type the name instead.</source>
        <translation>Ketik namanya saja.</translation>
    </message>
    <message>
        <source>Enter takes the first. Down chooses another. F4: walk-in.</source>
        <translation>Enter memilih yang pertama. Panah bawah: pilih lain. F4: peserta langsung.</translation>
    </message>
    <message>
        <source>The ticket is genuine. The name follows when this desk has synced.</source>
        <translation>Tiketnya asli. Namanya menyusul setelah meja ini sinkron.</translation>
    </message>
    <message>
        <source>left {time}</source>
        <translation>pulang {time}</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Kamera tidak ditemukan.</translation>
    </message>
    <message>
        <source>Hold the code before the camera.</source>
        <translation>Arahkan kode ke kamera.</translation>
    </message>
    <message>
        <source>The camera was unplugged. The scanner goes on.</source>
        <translation>Kamera dicabut. Pemindai tetap bekerja.</translation>
    </message>
    <message>
        <source>The camera gave up: {reason}</source>
        <translation>Kamera berhenti: {reason}</translation>
    </message>
    <message>
        <source>With your password, or that of somebody who may do as much as you.</source>
        <translation>Dengan kata sandi Anda, atau milik orang yang haknya sama dengan hak Anda.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
</context>
<context>
    <name>DueDateDialog</name>
    <message>
        <source>Another due date</source>
        <translation>Ubah jatuh tempo</translation>
    </message>
    <message>
        <source>Set due date</source>
        <translation>Tetapkan jatuh tempo</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>For example 17-8-2027.</source>
        <translation>Misalnya 17-8-2027.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Give a day from today on.</source>
        <translation>Isi tanggal mulai hari ini.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sebutkan alasannya secara singkat.</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>Due list</source>
        <translation>Daftar jatuh tempo</translation>
    </message>
    <message>
        <source>{library} · printed {time} by {staff}</source>
        <translation>{library} · dicetak {time} oleh {staff}</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Items out</source>
        <translation>Eksemplar dipinjam</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Fines so far</source>
        <translation>Denda sementara</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>Terlambat (hari)</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Denda</translation>
    </message>
    <message>
        <source>Nothing is out.</source>
        <translation>Tidak ada yang dipinjam.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>fine so far {amount}</source>
        <translation>denda sementara {amount}</translation>
    </message>
    <message>
        <source>Due {date}</source>
        <translation>Jatuh tempo {date}</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>Tidak ada hasil untuk “{text}”</translation>
    </message>
    <message>
        <source>Try fewer words. Esc empties the search.</source>
        <translation>Coba kata yang lebih sedikit. Esc mengosongkan pencarian.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Everything that was confirmed before is kept.</source>
        <translation>Semua yang sudah dikonfirmasi sebelumnya tetap tersimpan.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and send them to whoever looks after this program; they name no person.</source>
        <translation>Coba lagi. Bila terulang, salin rinciannya dan kirim ke pengelola program ini; di dalamnya tidak ada nama orang.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Salin rincian</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Tidak berhasil</translation>
    </message>
    <message>
        <source>The program met something that it was not made for.</source>
        <translation>Program menemui hal yang tidak diperkirakan.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Writing {name}</source>
        <translation>Menulis {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are in {name}.</source>
        <translation>
            <numerusform>%n cantuman ada di {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>Ekspor data</translation>
    </message>
    <message>
        <source>Everything this desk holds, for another program. MARC carries the copies in field 952.</source>
        <translation>Semua yang ada di meja ini, untuk program lain. MARC membawa eksemplar di ruas 952.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Memeriksa berkas…</translation>
    </message>
    <message>
        <source>Taking in {name}</source>
        <translation>Mengimpor {name}</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} cantuman</translation>
    </message>
    <message>
        <source>Stopped: what was taken in is kept.</source>
        <translation>Dihentikan: yang sudah diimpor tetap tersimpan.</translation>
    </message>
    <message>
        <source>The file is in.</source>
        <translation>Berkas sudah diimpor.</translation>
    </message>
    <message>
        <source>Refused records are in {name}: mend them there and take that file in.</source>
        <translation>Cantuman yang ditolak ada di {name}: perbaiki di sana, lalu impor berkas itu.</translation>
    </message>
    <message>
        <source>Not known here, put to the defaults: {words}</source>
        <translation>Tidak dikenal di sini, dipakai bawaan: {words}</translation>
    </message>
    <message>
        <source>The first {number} are shown below; the saved report names them all.</source>
        <translation>{number} yang pertama ditampilkan di bawah; laporan yang disimpan memuat semuanya.</translation>
    </message>
    <message>
        <source>Taking the same file in again doubles nothing.</source>
        <translation>Mengimpor berkas yang sama lagi tidak menggandakan apa pun.</translation>
    </message>
    <message>
        <source>Take in a file</source>
        <translation>Impor berkas</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>Copies without a branch go to</source>
        <translation>Eksemplar tanpa cabang masuk ke</translation>
    </message>
    <message>
        <source>Members of this list belong to</source>
        <translation>Anggota di daftar ini milik</translation>
    </message>
    <message>
        <source>MARC21, MARCXML or SLiMS CSV: titles, copies or members; a list of members from Excel (XLSX, CSV); or a .koc of Koha: what was lent and taken back without the server. Choose a file or drop it here; you see what is in it before anything is changed.</source>
        <translation>MARC21, MARCXML atau CSV SLiMS: judul, eksemplar atau anggota; daftar anggota dari Excel (XLSX, CSV); atau .koc dari Koha: yang dipinjamkan dan dikembalikan tanpa server. Pilih berkas atau letakkan di sini; isinya terlihat sebelum ada yang diubah.</translation>
    </message>
    <message>
        <source>Members without a type are</source>
        <translation>Anggota tanpa tipe menjadi</translation>
    </message>
    <message>
        <source>School, where a row says none</source>
        <translation>Sekolah, bila baris tidak menyebut</translation>
    </message>
    <message>
        <source>Copies without a type are</source>
        <translation>Eksemplar tanpa tipe menjadi</translation>
    </message>
    <message>
        <source>Nothing to mend</source>
        <translation>Tidak ada yang perlu diperbaiki</translation>
    </message>
    <message>
        <source>No record had to be repaired or refused.</source>
        <translation>Tidak ada cantuman yang diperbaiki atau ditolak.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Berkas lain</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>First records</source>
        <translation>Cantuman pertama</translation>
    </message>
    <message>
        <source>Records repaired or refused</source>
        <translation>Cantuman yang diperbaiki atau ditolak</translation>
    </message>
    <message>
        <source>read</source>
        <translation>dibaca</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>diperbarui</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>diperbaiki</translation>
    </message>
    <message>
        <source>copies new</source>
        <translation>eksemplar baru</translation>
    </message>
    <message>
        <source>copies updated</source>
        <translation>eksemplar diperbarui</translation>
    </message>
    <message>
        <source>This is no file of records that can be read here. Nothing was changed.</source>
        <translation>Ini bukan berkas cantuman yang dapat dibaca di sini. Tidak ada yang berubah.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) looked at</source>
        <translation>
            <numerusform>%n cantuman diperiksa</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more</source>
        <translation>masih ada lagi</translation>
    </message>
    <message numerus="yes">
        <source>%n with a barcode</source>
        <translation>
            <numerusform>%n dengan barkod</numerusform>
        </translation>
    </message>
    <message>
        <source>Say which column holds the names.</source>
        <translation>Tentukan kolom mana yang berisi nama.</translation>
    </message>
    <message>
        <source>MARC holdings (876)</source>
        <translation>Eksemplar MARC (876)</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Ruas lain</translation>
    </message>
    <message>
        <source>Take no copies</source>
        <translation>Tanpa eksemplar</translation>
    </message>
    <message>
        <source>Where the copies are</source>
        <translation>Letak eksemplar</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Ruas</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Call no.</source>
        <translation>No. panggil</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eks.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Cantuman</translation>
    </message>
    <message>
        <source>{what}, {day} {time}</source>
        <translation>{what}, {day} {time}</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Peminjaman</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Pengembalian</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>MARC21 (ISO 2709)</source>
        <translation>MARC21 (ISO 2709)</translation>
    </message>
    <message>
        <source>MARCXML</source>
        <translation>MARCXML</translation>
    </message>
    <message>
        <source>SLiMS CSV: titles</source>
        <translation>CSV SLiMS: judul</translation>
    </message>
    <message>
        <source>SLiMS CSV: copies</source>
        <translation>CSV SLiMS: eksemplar</translation>
    </message>
    <message>
        <source>SLiMS CSV: members</source>
        <translation>CSV SLiMS: anggota</translation>
    </message>
    <message>
        <source>List of members</source>
        <translation>Daftar anggota</translation>
    </message>
    <message>
        <source>Koha: a desk without its server (.koc)</source>
        <translation>Koha: meja tanpa server (.koc)</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>tidak dikenali</translation>
    </message>
    <message>
        <source>Type or paste the path of a file</source>
        <translation>Ketik atau tempel lokasi berkas</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Tidak ada berkas {path}.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>A file is being taken in. What is in stays; take the same file in again to go on.</source>
        <translation>Berkas sedang diimpor. Yang sudah masuk tetap tersimpan; impor berkas yang sama lagi untuk melanjutkan.</translation>
    </message>
    <message>
        <source>A file is being written. Nothing of it will be left.</source>
        <translation>Berkas sedang ditulis. Tidak ada bagiannya yang akan tersisa.</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Laporan disimpan.</translation>
    </message>
    <message>
        <source>Nothing of this file could be taken in.</source>
        <translation>Tidak ada isi berkas ini yang dapat diimpor.</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>Kolom {n}</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Abaikan</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>marked as deleted</source>
        <translation>bertanda dihapus</translation>
    </message>
    <message>
        <source>the record&apos;s directory can&apos;t be read ({what})</source>
        <translation>direktori cantuman tidak terbaca ({what})</translation>
    </message>
    <message>
        <source>the file declares entities of its own, which is not allowed</source>
        <translation>berkas mendefinisikan entitas sendiri, yang tidak diizinkan</translation>
    </message>
    <message>
        <source>no barcode ({what})</source>
        <translation>tanpa barkod ({what})</translation>
    </message>
    <message>
        <source>no fields</source>
        <translation>tanpa ruas</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>tanpa nama</translation>
    </message>
    <message>
        <source>no member number</source>
        <translation>tanpa nomor anggota</translation>
    </message>
    <message>
        <source>no title ({field})</source>
        <translation>tanpa judul ({field})</translation>
    </message>
    <message>
        <source>not a MARC record ({what})</source>
        <translation>bukan cantuman MARC ({what})</translation>
    </message>
    <message>
        <source>no such title here: import titles first ({what})</source>
        <translation>judulnya tidak ada di sini: impor judul lebih dahulu ({what})</translation>
    </message>
    <message>
        <source>too long for MARC 21 ({what} bytes)</source>
        <translation>terlalu panjang untuk MARC 21 ({what} byte)</translation>
    </message>
    <message>
        <source>cut off in the middle ({what} bytes)</source>
        <translation>terpotong di tengah ({what} byte)</translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation>tanda kutip tidak ditutup</translation>
    </message>
    <message>
        <source>UNIMARC, not MARC 21 ({what})</source>
        <translation>UNIMARC, bukan MARC 21 ({what})</translation>
    </message>
    <message>
        <source>is a member here for longer, until {what}: that stays</source>
        <translation>di sini keanggotaannya berlaku lebih lama, sampai {what}: itu tetap</translation>
    </message>
    <message>
        <source>the number is that of somebody with another name: {what}</source>
        <translation>nomor itu milik orang dengan nama lain: {what}</translation>
    </message>
    <message>
        <source>the sheet has the card number as a number and lost its end ({what}): format that column as text, and put it in again</source>
        <translation>nomor anggota di lembar itu berupa angka sehingga ujungnya hilang ({what}): jadikan kolomnya teks, lalu isi lagi</translation>
    </message>
    <message>
        <source>only the sheet &apos;{field}&apos; is read, not: {what}. Put the sheet that is meant in front, or save each as a file of its own</source>
        <translation>hanya lembar &apos;{field}&apos; yang dibaca, tidak: {what}. Taruh lembar yang dimaksud paling depan, atau simpan masing-masing sebagai berkas sendiri</translation>
    </message>
    <message>
        <source>a formula whose value the file does not have ({field}): open it in a spreadsheet program and save it</source>
        <translation>rumus yang nilainya tidak ada di berkas ({field}): buka dengan program lembar kerja lalu simpan</translation>
    </message>
    <message>
        <source>no known gender in {field}: {what}</source>
        <translation>jenis kelamin tidak dikenal di {field}: {what}</translation>
    </message>
    <message>
        <source>wrong number of columns ({what})</source>
        <translation>jumlah kolom salah ({what})</translation>
    </message>
    <message>
        <source>no whole amount of rupiah: {what}</source>
        <translation>bukan jumlah rupiah yang bulat: {what}</translation>
    </message>
    <message>
        <source>no valid time: {what}</source>
        <translation>waktu tidak sah: {what}</translation>
    </message>
    <message>
        <source>nobody here has the card {what}</source>
        <translation>tidak ada anggota di sini dengan kartu {what}</translation>
    </message>
    <message>
        <source>since then it was lent or taken back here, so look at it by hand: {what}</source>
        <translation>sesudah itu sudah dipinjamkan atau dikembalikan di sini; periksa sendiri: {what}</translation>
    </message>
    <message>
        <source>its time has not come yet: the clock of that PC was wrong</source>
        <translation>waktunya belum tiba: jam PC itu salah</translation>
    </message>
    <message>
        <source>no copy here has the barcode {what}</source>
        <translation>tidak ada eksemplar di sini dengan barkod {what}</translation>
    </message>
    <message>
        <source>it was not lent: {what}</source>
        <translation>tidak sedang dipinjam: {what}</translation>
    </message>
    <message>
        <source>can&apos;t be taken in ({what})</source>
        <translation>tidak dapat dimasukkan ({what})</translation>
    </message>
    <message>
        <source>closed days that are over ({what})</source>
        <translation>hari tutup yang sudah lewat ({what})</translation>
    </message>
    <message>
        <source>a collection category that is lent on no weekday there; here it holds for the item type of this name, which copies get that a whole backup names; others have to get it</source>
        <translation>kategori koleksi yang di sana tidak dipinjamkan pada hari apa pun; di sini berlaku untuk jenis eksemplar dengan nama ini, yang diberikan kepada eksemplar yang disebut cadangan lengkap; kepada yang lain harus diberikan sendiri</translation>
    </message>
    <message>
        <source>a collection category that this type of member may not have there; here it holds for the item type of this name, which copies get that a whole backup names; others have to get it</source>
        <translation>kategori koleksi yang di sana tidak boleh dipinjam jenis anggota ini; di sini berlaku untuk jenis eksemplar dengan nama ini, yang diberikan kepada eksemplar yang disebut cadangan lengkap; kepada yang lain harus diberikan sendiri</translation>
    </message>
    <message>
        <source>copies there are of a collection category and a kind of material that both have rules; here both hold for the item type of their names</source>
        <translation>di sana ada eksemplar dengan kategori koleksi dan jenis bahan yang keduanya punya aturan; di sini keduanya berlaku untuk jenis eksemplar dengan nama gabungannya</translation>
    </message>
    <message>
        <source>copies that there are not lent by a mark of their own: say so in their records, or by a list ({what})</source>
        <translation>eksemplar yang di sana diberi tanda tidak dipinjamkan satu per satu: nyatakan pada datanya, atau lewat daftar eksemplar ({what})</translation>
    </message>
    <message>
        <source>the file is cut off or damaged: what it does not hold any more is missing, so make a new backup ({what})</source>
        <translation>berkas terpotong atau rusak: yang tidak ada lagi di dalamnya tidak terbaca, jadi buat cadangan baru ({what})</translation>
    </message>
    <message>
        <source>all item types together stay at the limit of the member type ({what})</source>
        <translation>semua jenis eksemplar bersama tetap dibatasi oleh jenis anggota ({what})</translation>
    </message>
    <message>
        <source>reminders ahead are set with the branch (days: {what})</source>
        <translation>pengingat sebelum jatuh tempo diatur pada cabang (hari: {what})</translation>
    </message>
    <message>
        <source>copies here that seem to be such: {what}</source>
        <translation>eksemplar di sini yang tampaknya termasuk: {what}</translation>
    </message>
    <message>
        <source>it is always closed on that day: never needed</source>
        <translation>pada hari itu selalu tutup: tidak diperlukan</translation>
    </message>
    <message>
        <source>there by weekday; the same on most open days, so it holds always</source>
        <translation>di sana diatur per hari; sama pada kebanyakan hari buka, jadi selalu berlaku</translation>
    </message>
    <message>
        <source>a rule for a type that the file does not name (no. {what})</source>
        <translation>aturan untuk jenis yang tidak ada dalam berkas (no. {what})</translation>
    </message>
    <message>
        <source>a second rule for the same types; the first one counts (no. {what})</source>
        <translation>aturan kedua untuk jenis yang sama; yang pertama berlaku (no. {what})</translation>
    </message>
    <message>
        <source>a rule by date without its days (no. {what})</source>
        <translation>aturan tanggal tanpa harinya (no. {what})</translation>
    </message>
    <message>
        <source>its days are over</source>
        <translation>harinya sudah lewat</translation>
    </message>
    <message>
        <source>another season here has some of its days</source>
        <translation>musim lain di sini sudah memakai sebagian harinya</translation>
    </message>
    <message>
        <source>single members may borrow of this collection category there, others of their type not; ours go by type: give these a type of their own ({what})</source>
        <translation>di sana beberapa anggota boleh meminjam kategori koleksi ini, yang lain dari jenisnya tidak; aturan di sini menurut jenis: beri mereka jenis anggota sendiri ({what})</translation>
    </message>
    <message>
        <source>single members may not borrow of this collection category there, others of their type may; ours go by type: give these a type of their own ({what})</source>
        <translation>di sana beberapa anggota tidak boleh meminjam kategori koleksi ini, yang lain dari jenisnya boleh; aturan di sini menurut jenis: beri mereka jenis anggota sendiri ({what})</translation>
    </message>
    <message>
        <source>single members may borrow of no collection category there, so nothing; here they borrow as their type does: block them where that is meant ({what})</source>
        <translation>di sana beberapa anggota tidak boleh meminjam kategori koleksi apa pun, jadi tidak meminjam sama sekali; di sini mereka meminjam seperti jenisnya: blokir mereka bila memang dimaksudkan ({what})</translation>
    </message>
    <message>
        <source>single members may not borrow at every place there; ours go by type and branch: give these a type that is not lent to at the others ({what})</source>
        <translation>di sana beberapa anggota tidak boleh meminjam di semua tempat; aturan di sini menurut jenis dan cabang: beri mereka jenis anggota yang tidak dilayani di cabang lain ({what})</translation>
    </message>
    <message>
        <source>a type without a name (table {what})</source>
        <translation>jenis tanpa nama (tabel {what})</translation>
    </message>
    <message>
        <source>closed every week: set that with the branch ({what})</source>
        <translation>tutup setiap minggu: atur pada cabang ({what})</translation>
    </message>
    <message>
        <source>neither a loan nor a return nor a payment ({what})</source>
        <translation>bukan peminjaman, pengembalian, atau pembayaran ({what})</translation>
    </message>
    <message>
        <source>broken XML ({what})</source>
        <translation>XML rusak ({what})</translation>
    </message>
    <message>
        <source>the XML ends in the middle ({what})</source>
        <translation>XML berakhir di tengah ({what})</translation>
    </message>
    <message>
        <source>the compressed file is damaged: what came before is in</source>
        <translation>berkas terkompresi rusak: bagian sebelumnya sudah masuk</translation>
    </message>
    <message>
        <source>the file can&apos;t be read any further ({what}): what came before is in</source>
        <translation>berkas tidak dapat dibaca lebih lanjut ({what}): yang sebelumnya sudah masuk</translation>
    </message>
    <message>
        <source>the file holds no records</source>
        <translation>berkas tidak berisi cantuman</translation>
    </message>
    <message>
        <source>what was refused is named here, but no file of it could be written beside</source>
        <translation>yang ditolak disebut di sini, tetapi berkasnya tidak dapat ditulis di sampingnya</translation>
    </message>
    <message>
        <source>unreadable characters in {field}</source>
        <translation>karakter tak terbaca di {field}</translation>
    </message>
    <message>
        <source>no valid date in {field}: {what}</source>
        <translation>tanggal tidak sah di {field}: {what}</translation>
    </message>
    <message>
        <source>no valid e-mail address: {what}</source>
        <translation>alamat email tidak sah: {what}</translation>
    </message>
    <message>
        <source>wrong indicators in {field}: &apos;{what}&apos;</source>
        <translation>indikator salah di {field}: &apos;{what}&apos;</translation>
    </message>
    <message>
        <source>leader put right: &apos;{what}&apos;</source>
        <translation>leader dibetulkan: &apos;{what}&apos;</translation>
    </message>
    <message>
        <source>subfield without a proper code in {field}</source>
        <translation>subruas tanpa kode yang benar di {field}</translation>
    </message>
    <message>
        <source>not a proper field number: {field}</source>
        <translation>nomor ruas tidak benar: {field}</translation>
    </message>
    <message>
        <source>no year: {what}</source>
        <translation>tanpa tahun: {what}</translation>
    </message>
    <message>
        <source>not in UTF-8 ({field}, read as {what})</source>
        <translation>bukan UTF-8 ({field}, dibaca sebagai {what})</translation>
    </message>
    <message>
        <source>in another encoding: {what}</source>
        <translation>pengodean lain: {what}</translation>
    </message>
    <message>
        <source>somebody else still had it according to the books: that loan ended then ({what})</source>
        <translation>menurut catatan masih di orang lain: peminjaman itu berakhir saat itu ({what})</translation>
    </message>
    <message>
        <source>is in already</source>
        <translation>sudah ada</translation>
    </message>
    <message>
        <source>no loan of it is known here: noted as handed in ({what})</source>
        <translation>peminjamannya tidak diketahui di sini: dicatat sudah diserahkan ({what})</translation>
    </message>
    <message>
        <source>title taken from another field ({field}): {what}</source>
        <translation>judul diambil dari ruas lain ({field}): {what}</translation>
    </message>
    <message>
        <source>barcode {what} belongs to another title and stays there</source>
        <translation>barkod {what} milik judul lain dan tetap di sana</translation>
    </message>
    <message>
        <source>neither MARC21 nor MARCXML, a CSV of SLiMS, a list of members or a .koc of Koha</source>
        <translation>bukan MARC21, MARCXML, CSV SLiMS, daftar anggota, atau .koc dari Koha</translation>
    </message>
    <message>
        <source>several members here may be meant: {what}. Add a card number, NIK or school number</source>
        <translation>beberapa anggota di sini mungkin dimaksud: {what}. Tambahkan nomor kartu, NIK, atau NIS</translation>
    </message>
    <message>
        <source>this desk has no card numbers left: sync, and take the file in again</source>
        <translation>nomor kartu meja ini habis: sinkronkan, lalu ambil berkas ini lagi</translation>
    </message>
    <message>
        <source>is in, and would be changed</source>
        <translation>sudah ada, dan akan diubah</translation>
    </message>
    <message>
        <source>has another card number here, which stays: {what}</source>
        <translation>nomor kartunya di sini lain dan tetap: {what}</translation>
    </message>
    <message>
        <source>the sheet has the NIK as a number and lost its end ({what}): it is left out</source>
        <translation>lembar menyimpan NIK sebagai angka dan kehilangan ujungnya ({what}): tidak diambil</translation>
    </message>
    <message>
        <source>a NIK has 16 digits</source>
        <translation>NIK terdiri dari 16 angka</translation>
    </message>
    <message>
        <source>there is no such day of birth in the NIK</source>
        <translation>tanggal lahir dalam NIK tidak ada</translation>
    </message>
    <message>
        <source>the NIK tells another date of birth</source>
        <translation>NIK menunjukkan tanggal lahir lain</translation>
    </message>
    <message>
        <source>the NIK tells another gender</source>
        <translation>NIK menunjukkan jenis kelamin lain</translation>
    </message>
    <message>
        <source>a telephone without the 0 in front ({field}): {what}</source>
        <translation>nomor telepon tanpa 0 di depan ({field}): {what}</translation>
    </message>
    <message>
        <source>a spreadsheet without a column for names: only lists of members are read from those</source>
        <translation>lembar kerja tanpa kolom nama: hanya daftar anggota yang dibaca darinya</translation>
    </message>
    <message>
        <source>too large: divide it into several files</source>
        <translation>terlalu besar: bagi menjadi beberapa berkas</translation>
    </message>
    <message>
        <source>an old or locked workbook (XLS): save it as XLSX without a password</source>
        <translation>buku kerja lama atau terkunci (XLS): simpan sebagai XLSX tanpa kata sandi</translation>
    </message>
    <message>
        <source>there a second fine is due once the days late fill two periods, here as soon as the second has begun (days: {what})</source>
        <translation>di sana denda kedua dikenakan bila hari terlambat memenuhi dua masa, di sini begitu masa kedua dimulai (hari: {what})</translation>
    </message>
    <message>
        <source>a rule for a collection type and a GMD together; here it holds for the item type of this name, which copies get that a whole backup names; others in their records, or by a list that says it ({what})</source>
        <translation>aturan untuk tipe koleksi dan GMD sekaligus; di sini berlaku untuk jenis eksemplar dengan nama ini, yang diberikan kepada eksemplar yang disebut cadangan lengkap; yang lain lewat datanya, atau lewat daftar eksemplar yang menyebutkannya ({what})</translation>
    </message>
    <message>
        <source>ours know no weekdays: what is taken, as on most days, stands beside it; where that is empty the other rules hold. Change the due date when lending on that day, or agree on one rule</source>
        <translation>aturan di sini tidak mengenal hari: yang diambil, seperti pada kebanyakan hari, tertera di sampingnya; bila kosong, aturan lain yang berlaku. Ubah jatuh tempo saat meminjamkan pada hari itu, atau sepakati satu aturan</translation>
    </message>
    <message>
        <source>on this day only these collection categories are lent there; ours know no weekdays, so all are lent as on other days ({what})</source>
        <translation>di sana pada hari ini hanya kategori koleksi ini yang dipinjamkan; aturan di sini tidak mengenal hari, jadi semua dipinjamkan seperti pada hari lain ({what})</translation>
    </message>
    <message>
        <source>this day has no rule there and other rules hold; what is taken, as on most days, stands beside it</source>
        <translation>hari ini tidak punya aturan di sana dan aturan lain yang berlaku; yang diambil, seperti pada kebanyakan hari, tertera di sampingnya</translation>
    </message>
    <message>
        <source>a rule for all collection types and GMDs: there it counts for nothing, the member type does (no. {what})</source>
        <translation>aturan untuk semua tipe koleksi dan GMD: di sana tidak berpengaruh, yang berlaku jenis anggotanya (no. {what})</translation>
    </message>
    <message>
        <source>there a fine counts closed days too, here the days on which it is open only</source>
        <translation>di sana denda menghitung hari tutup juga, di sini hanya hari buka</translation>
    </message>
    <message>
        <source>there the suspension grows once the days late fill two periods, here as soon as the second has begun (days: {what})</source>
        <translation>di sana skorsing bertambah bila hari terlambat memenuhi dua masa, di sini begitu masa kedua dimulai (hari: {what})</translation>
    </message>
    <message>
        <source>a rule for a GMD; here it holds for the item type of that name ({what})</source>
        <translation>aturan untuk GMD; di sini berlaku untuk jenis eksemplar dengan nama itu ({what})</translation>
    </message>
    <message>
        <source>types of copies are changed by who may import</source>
        <translation>jenis eksemplar diubah oleh yang berhak mengimpor</translation>
    </message>
    <message>
        <source>branches are changed by who may change settings</source>
        <translation>cabang diubah oleh yang berhak mengubah pengaturan</translation>
    </message>
    <message>
        <source>the same number twice in this file: {what}</source>
        <translation>nomor yang sama dua kali di berkas ini: {what}</translation>
    </message>
    <message>
        <source>notes overwritten by the old program: {what}</source>
        <translation>catatan tertimpa oleh program lama: {what}</translation>
    </message>
    <message>
        <source>HTML characters in {field} written out: {what}</source>
        <translation>karakter HTML di {field} ditulis lengkap: {what}</translation>
    </message>
    <message>
        <source>wrong check digit in an ISBN: {what}</source>
        <translation>angka pemeriksa ISBN salah: {what}</translation>
    </message>
    <message>
        <source>wrong check digit in an ISSN: {what}</source>
        <translation>angka pemeriksa ISSN salah: {what}</translation>
    </message>
    <message>
        <source>barcode {what} twice in this record</source>
        <translation>barkod {what} dua kali di cantuman ini</translation>
    </message>
    <message>
        <source>a copy without a barcode ({field})</source>
        <translation>eksemplar tanpa barkod ({field})</translation>
    </message>
    <message>
        <source>{what} bytes before the record skipped</source>
        <translation>{what} byte sebelum cantuman dilewati</translation>
    </message>
    <message>
        <source>no subfields in {field}: {what}</source>
        <translation>tanpa subruas di {field}: {what}</translation>
    </message>
    <message>
        <source>the mark at the record&apos;s end was missing</source>
        <translation>tanda akhir cantuman tidak ada</translation>
    </message>
    <message>
        <source>several titles are called so; put to the first: {what}</source>
        <translation>beberapa judul bernama sama; dimasukkan ke yang pertama: {what}</translation>
    </message>
    <message>
        <source>characters encoded twice ({field}): {what}</source>
        <translation>karakter tersandi dua kali ({field}): {what}</translation>
    </message>
    <message>
        <source>quotation marks inside a cell</source>
        <translation>tanda kutip di dalam sel</translation>
    </message>
    <message>
        <source>in UTF-8 though the leader says otherwise</source>
        <translation>dalam UTF-8 walau leader menyebut lain</translation>
    </message>
    <message>
        <source>wrong address of data in the leader ({what})</source>
        <translation>alamat data di leader salah ({what})</translation>
    </message>
    <message>
        <source>wrong directory; fields taken in their order</source>
        <translation>direktori salah; ruas diambil menurut urutannya</translation>
    </message>
    <message>
        <source>wrong length in the leader ({what})</source>
        <translation>panjang di leader salah ({what})</translation>
    </message>
    <message>
        <source>odd type of record &apos;{what}&apos;, taken as a book</source>
        <translation>jenis cantuman &apos;{what}&apos; tidak lazim, dianggap buku</translation>
    </message>
    <message>
        <source>not a title (type of record &apos;{what}&apos;)</source>
        <translation>bukan judul (jenis cantuman &apos;{what}&apos;)</translation>
    </message>
    <message>
        <source>the compressed file is damaged from its beginning</source>
        <translation>berkas terkompresi ini rusak sejak awal</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>berkasnya kosong</translation>
    </message>
    <message>
        <source>a web page, not records: export or download it again</source>
        <translation>halaman web, bukan cantuman: ekspor atau unduh sekali lagi</translation>
    </message>
    <message>
        <source>a copy of a database (SQL): export CSV from SLiMS instead</source>
        <translation>salinan basis data (SQL): ekspor CSV dari SLiMS saja</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Please fill this in.</source>
        <translation>Mohon diisi.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>Mohon isi sedikitnya %n karakter.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>Tidak sama dengan yang di atas.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Langkah {number} dari {count}</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>Perpustakaan Anda</translation>
    </message>
    <message>
        <source>These names stand on slips and cards. You can change them later.</source>
        <translation>Nama ini tampil di slip dan kartu. Anda dapat mengubahnya nanti.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Nama perpustakaan</translation>
    </message>
    <message>
        <source>First branch</source>
        <translation>Cabang pertama</translation>
    </message>
    <message>
        <source>The place where this desk stands.</source>
        <translation>Tempat meja ini berada.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Short, for lists.</source>
        <translation>Singkat, untuk daftar.</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>Administrator pertama</translation>
    </message>
    <message>
        <source>This person may do everything, and adds the other staff later.</source>
        <translation>Orang ini boleh melakukan semuanya, dan nanti menambahkan petugas lain.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>At least 8 characters; a few words in a row are good.</source>
        <translation>Sedikitnya 8 karakter; beberapa kata berurutan sudah baik.</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Ulangi kata sandi</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Perlindungan</translation>
    </message>
    <message>
        <source>The library is kept encrypted: who steals the computer reads nothing.</source>
        <translation>Data perpustakaan disimpan terenkripsi: pencuri komputer tidak dapat membacanya.</translation>
    </message>
    <message>
        <source>Make the library</source>
        <translation>Buat perpustakaan</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Bergabung</translation>
    </message>
    <message>
        <source>The system&apos;s keychain keeps the key</source>
        <translation>Kunci disimpan di penyimpan kunci sistem</translation>
    </message>
    <message>
        <source>A passphrase, asked at each start</source>
        <translation>Frasa sandi, ditanyakan setiap mulai</translation>
    </message>
    <message>
        <source>Everybody who starts the program at this desk must know it.</source>
        <translation>Setiap orang yang menjalankan program di meja ini harus mengetahuinya.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, for example four words.</source>
        <translation>
            <numerusform>Sedikitnya %n karakter, misalnya empat kata.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Ulangi frasa sandi</translation>
    </message>
    <message>
        <source>Opens by itself when this user is signed in to the computer.</source>
        <translation>Terbuka sendiri bila pengguna ini masuk ke komputer.</translation>
    </message>
    <message>
        <source>This system has no keychain, so a passphrase is needed.</source>
        <translation>Sistem ini tidak punya penyimpan kunci, jadi perlu frasa sandi.</translation>
    </message>
    <message>
        <source>Begin again?</source>
        <translation>Mulai lagi?</translation>
    </message>
    <message>
        <source>What has come is thrown away. The centre must give another code.</source>
        <translation>Yang sudah datang akan dibuang. Pusat harus memberi kode lain.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>The code is in a safe place</source>
        <translation>Kode sudah di tempat aman</translation>
    </message>
    <message>
        <source>The keychain of this system did not keep the key.</source>
        <translation>Penyimpan kunci sistem ini tidak menyimpan kuncinya.</translation>
    </message>
    <message>
        <source>There is no backup in this folder.</source>
        <translation>Tidak ada cadangan di folder ini.</translation>
    </message>
    <message>
        <source>This code does not open this backup.</source>
        <translation>Kode ini tidak membuka cadangan ini.</translation>
    </message>
    <message>
        <source>This passphrase does not open this backup.</source>
        <translation>Frasa sandi ini tidak membuka cadangan ini.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>Choose the folder that holds the backups. The newest stands first.</source>
        <translation>Pilih folder yang berisi cadangan. Yang terbaru di urutan pertama.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Pulihkan cadangan ini</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Pilih folder…</translation>
    </message>
    <message>
        <source>Backups found</source>
        <translation>Cadangan yang ditemukan</translation>
    </message>
    <message>
        <source>The one with which the library was opened when the backup was made.</source>
        <translation>Frasa yang dipakai membuka perpustakaan saat cadangan dibuat.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>This computer has no key for this backup. Blanks and hyphens don&apos;t matter.</source>
        <translation>Komputer ini tidak punya kunci cadangan ini. Spasi dan tanda hubung boleh diabaikan.</translation>
    </message>
    <message>
        <source>Folder with backups</source>
        <translation>Folder berisi cadangan</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>Bagaimana Anda ingin memulai?</translation>
    </message>
    <message>
        <source>Try the sample library</source>
        <translation>Coba perpustakaan contoh</translation>
    </message>
    <message>
        <source>Three branches with books, members and loans: nothing can go wrong.</source>
        <translation>Tiga cabang dengan buku, anggota, dan pinjaman: bebas dicoba.</translation>
    </message>
    <message>
        <source>Start a new library</source>
        <translation>Mulai perpustakaan baru</translation>
    </message>
    <message>
        <source>Name it, name its first branch and its first administrator.</source>
        <translation>Beri nama, lalu tentukan cabang dan administrator pertamanya.</translation>
    </message>
    <message>
        <source>Its centre gives an address and a code; then all comes from its server.</source>
        <translation>Pusatnya memberi alamat dan kode; lalu semua datang dari servernya.</translation>
    </message>
    <message>
        <source>From a USB stick or another computer.</source>
        <translation>Dari flashdisk atau komputer lain.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Menghentikan…</translation>
    </message>
    <message>
        <source>A year of loans is being played through…</source>
        <translation>Setahun peminjaman sedang dimainkan…</translation>
    </message>
    <message>
        <source>The backup is tested and put in place…</source>
        <translation>Cadangan sedang diuji dan dipasang…</translation>
    </message>
    <message>
        <source>The server is asked…</source>
        <translation>Server sedang dihubungi…</translation>
    </message>
    <message>
        <source>Catalogue, members and loans are fetched…</source>
        <translation>Katalog, anggota, dan peminjaman sedang diambil…</translation>
    </message>
    <message>
        <source>The store is being made…</source>
        <translation>Penyimpanan sedang dibuat…</translation>
    </message>
    <message>
        <source>The sample library is on its way</source>
        <translation>Perpustakaan contoh sedang disiapkan</translation>
    </message>
    <message>
        <source>The backup is on its way</source>
        <translation>Cadangan sedang disiapkan</translation>
    </message>
    <message>
        <source>Is there a server?</source>
        <translation>Adakah server di sana?</translation>
    </message>
    <message>
        <source>This desk joins the library</source>
        <translation>Meja ini bergabung ke perpustakaan</translation>
    </message>
    <message>
        <source>Your library is on its way</source>
        <translation>Perpustakaan Anda sedang disiapkan</translation>
    </message>
    <message>
        <source>When the connection is cut, it is waited for; what has come is kept. It is kept, too, if you stop: you go on later, without another code.</source>
        <translation>Bila sambungan terputus, sambungan itu ditunggu; yang sudah tiba tetap disimpan. Begitu juga bila dihentikan: nanti dapat dilanjutkan tanpa kode baru.</translation>
    </message>
    <message>
        <source>Put the recovery code away</source>
        <translation>Simpan kode pemulihan</translation>
    </message>
    <message>
        <source>It opens the library when this computer is lost. Print it, save it, or write it down.</source>
        <translation>Kode ini membuka perpustakaan bila komputer ini hilang. Cetak, simpan, atau catat.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Buka meja layanan</translation>
    </message>
    <message>
        <source>Join a library</source>
        <translation>Bergabung ke perpustakaan</translation>
    </message>
    <message>
        <source>The centre gives an address and a code that works once. Scan its QR code with the barcode scanner, or paste it: it fills both fields.</source>
        <translation>Pusat memberi alamat dan kode yang berlaku sekali. Pindai kode QR-nya dengan pemindai barcode, atau tempelkan: kedua isian langsung terisi.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Alamat server</translation>
    </message>
    <message>
        <source>As the centre wrote it, for example NAME or NAME:8750.</source>
        <translation>Seperti yang ditulis pusat, misalnya NAMA atau NAMA:8750.</translation>
    </message>
    <message>
        <source>Like ABCD-EFGH-2345; works for three days.</source>
        <translation>Seperti ABCD-EFGH-2345; berlaku tiga hari.</translation>
    </message>
    <message>
        <source>One that was made for a library that brings its data along.</source>
        <translation>Yang dibuat untuk perpustakaan yang membawa datanya.</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>Nama meja ini</translation>
    </message>
    <message>
        <source>The centre sees it in its list of desks.</source>
        <translation>Pusat melihatnya dalam daftar mejanya.</translation>
    </message>
    <message>
        <source>Certificate of the centre</source>
        <translation>Sertifikat pusat</translation>
    </message>
    <message>
        <source>A file (PEM) that the centre gives where it vouches for itself.</source>
        <translation>Berkas (PEM) dari pusat, bila pusat menjamin dirinya sendiri.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Join without encryption all the same</source>
        <translation>Tetap bergabung tanpa enkripsi</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Sertifikat (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>This desk has not fetched everything yet</source>
        <translation>Meja ini belum mengambil semuanya</translation>
    </message>
    <message>
        <source>What has come is kept, and the code is not needed again.</source>
        <translation>Yang sudah datang tetap tersimpan, dan kodenya tidak diperlukan lagi.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Throw away what has come, and begin with another code</source>
        <translation>Buang yang sudah datang, dan mulai dengan kode lain</translation>
    </message>
    <message>
        <source>The one that was chosen for this desk.</source>
        <translation>Yang dipilih untuk meja ini.</translation>
    </message>
    <message>
        <source>This passphrase does not open it.</source>
        <translation>Frasa sandi ini tidak membukanya.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>At the desk: {name}</source>
        <translation>Di meja: {name}</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Loan slip</source>
        <translation>Slip peminjaman</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>Slip pengembalian</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Kuitansi</translation>
    </message>
    <message>
        <source>Clearance letter</source>
        <translation>Surat bebas pustaka</translation>
    </message>
    <message>
        <source>Count of the till</source>
        <translation>Hitungan kas</translation>
    </message>
    <message>
        <source>Reminder letter</source>
        <translation>Surat pemberitahuan</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>To another branch</source>
        <translation>Pengiriman antarcabang</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Ulang</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n hari lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Keterlambatan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Fine so far</source>
        <translation>Denda</translation>
    </message>
    <message>
        <source>Scan or type the number of a slip</source>
        <translation>Pindai atau ketik nomor slip</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak ulang</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Slips, receipts and letters are kept here and can be printed again.</source>
        <translation>Slip, kuitansi, dan surat disimpan di sini dan dapat dicetak ulang.</translation>
    </message>
    <message>
        <source>Due list</source>
        <translation>Daftar jatuh tempo</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>Semua anggota</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n pinjaman</numerusform>
        </translation>
    </message>
    <message>
        <source>lent today</source>
        <translation>dipinjam hari ini</translation>
    </message>
    <message>
        <source>returned today</source>
        <translation>kembali hari ini</translation>
    </message>
    <message>
        <source>out now</source>
        <translation>sedang dipinjam</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>terlambat</translation>
    </message>
    <message>
        <source>in this till today</source>
        <translation>di laci ini hari ini</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Until today</source>
        <translation>Hingga hari ini</translation>
    </message>
    <message>
        <source>Until next week</source>
        <translation>Hingga pekan depan</translation>
    </message>
    <message>
        <source>All that is out</source>
        <translation>Semua pinjaman</translation>
    </message>
    <message>
        <source>No slip here</source>
        <translation>Tidak ada slip</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Tidak ada yang jatuh tempo</translation>
    </message>
    <message>
        <source>No loan of this branch falls into this time.</source>
        <translation>Tidak ada pinjaman cabang ini dalam rentang waktu itu.</translation>
    </message>
</context>
<context>
    <name>HoldSlip</name>
    <message>
        <source>Reserved</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Send on: reserved</source>
        <translation>Kirim: reservasi</translation>
    </message>
    <message>
        <source>Put it on the hold shelf.</source>
        <translation>Taruh di rak reservasi.</translation>
    </message>
    <message>
        <source>Send it to {branch}.</source>
        <translation>Kirim ke {branch}.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>Fetch until</source>
        <translation>Ambil sampai</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>Ditunda sampai</translation>
    </message>
    <message>
        <source>Empty: as soon as it can be had. The place in the queue is kept.</source>
        <translation>Kosong: secepatnya. Tempat dalam antrean tetap.</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>Ini bukan tanggal.</translation>
    </message>
    <message>
        <source>only the copy {barcode}</source>
        <translation>hanya eksemplar {barcode}</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Scan the card, or type number or name.</source>
        <translation>Pindai kartu, atau ketik nomor atau nama.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Scan a copy or the ISBN, or type words of the title.</source>
        <translation>Pindai eksemplar atau ISBN, atau ketik kata judulnya.</translation>
    </message>
    <message>
        <source>Somebody and something are needed.</source>
        <translation>Perlu diisi.</translation>
    </message>
    <message>
        <source>Change the reservation</source>
        <translation>Ubah reservasi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Reserve all the same?</source>
        <translation>Tetap reservasi?</translation>
    </message>
    <message>
        <source>Reserve all the same</source>
        <translation>Tetap reservasi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sebutkan alasannya dengan singkat.</translation>
    </message>
    <message>
        <source>a member of another branch</source>
        <translation>anggota cabang lain</translation>
    </message>
    <message>
        <source>waits to be fetched</source>
        <translation>menunggu diambil</translation>
    </message>
    <message>
        <source>send to {branch}</source>
        <translation>kirim ke {branch}</translation>
    </message>
    <message>
        <source>not fetched: take it back</source>
        <translation>tidak diambil: tarik kembali</translation>
    </message>
    <message>
        <source>not needed any more: take it back</source>
        <translation>tidak diperlukan lagi: tarik kembali</translation>
    </message>
    <message>
        <source>ready to be fetched</source>
        <translation>siap diambil</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>dalam perjalanan</translation>
    </message>
    <message>
        <source>waited too long</source>
        <translation>menunggu terlalu lama</translation>
    </message>
    <message>
        <source>put off until {date}</source>
        <translation>ditunda sampai {date}</translation>
    </message>
    <message>
        <source>number {place} in the queue</source>
        <translation>nomor {place} dalam antrean</translation>
    </message>
    <message>
        <source>reserved twice</source>
        <translation>direservasi dua kali</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>{when} by {way}</source>
        <translation>{when}, {way}</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Yang dilakukan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Diberi tahu</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Moved by, and why</source>
        <translation>Digeser oleh, dan alasannya</translation>
    </message>
    <message>
        <source>Scan an item from the shelf: it is put aside for whoever is next</source>
        <translation>Pindai eksemplar dari rak: disisihkan untuk yang berikutnya</translation>
    </message>
    <message>
        <source>Nobody waits for {barcode}.</source>
        <translation>Tidak ada yang menunggu {barcode}.</translation>
    </message>
    <message>
        <source>Next side</source>
        <translation>Sisi berikut</translation>
    </message>
    <message>
        <source>Found: put aside</source>
        <translation>Ada: sisihkan</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Tell who waits</source>
        <translation>Beri tahu pemesan</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Cancel the reservation</source>
        <translation>Batalkan reservasi</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>As of the last sync: {time}</source>
        <translation>Keadaan sinkron terakhir: {time}</translation>
    </message>
    <message>
        <source>The queue of “{title}”</source>
        <translation>Antrean “{title}”</translation>
    </message>
    <message>
        <source>To fetch from the shelves</source>
        <translation>Ambil dari rak</translation>
    </message>
    <message>
        <source>Hold shelf</source>
        <translation>Rak reservasi</translation>
    </message>
    <message>
        <source>Forward one</source>
        <translation>Maju satu</translation>
    </message>
    <message>
        <source>Back one</source>
        <translation>Mundur satu</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>Paling depan</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Paling belakang</translation>
    </message>
    <message>
        <source>number {place} of {number}</source>
        <translation>nomor {place} dari {number}</translation>
    </message>
    <message>
        <source>Move in the queue?</source>
        <translation>Geser dalam antrean?</translation>
    </message>
    <message>
        <source>Queue of this title</source>
        <translation>Antrean judul ini</translation>
    </message>
    <message>
        <source>All titles</source>
        <translation>Semua judul</translation>
    </message>
    <message>
        <source>All who wait</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Moved in the queue.</source>
        <translation>Sudah digeser dalam antrean.</translation>
    </message>
    <message>
        <source>Nothing is to be fetched</source>
        <translation>Tidak ada yang perlu diambil</translation>
    </message>
    <message>
        <source>No copy on the shelves here is waited for.</source>
        <translation>Tidak ada eksemplar di rak sini yang ditunggu.</translation>
    </message>
    <message>
        <source>The hold shelf is empty</source>
        <translation>Rak reservasi kosong</translation>
    </message>
    <message>
        <source>What is scanned at the counter and waited for is put here.</source>
        <translation>Yang dipindai di meja dan ditunggu orang ditaruh di sini.</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Tidak ada antrean</translation>
    </message>
    <message>
        <source>Ctrl+N reserves a title for a member.</source>
        <translation>Ctrl+N mereservasi judul untuk anggota.</translation>
    </message>
    <message>
        <source>Take it back before it was fetched?</source>
        <translation>Tarik kembali sebelum diambil?</translation>
    </message>
    <message>
        <source>Cancel this reservation?</source>
        <translation>Batalkan reservasi ini?</translation>
    </message>
    <message>
        <source>The reservation is cancelled.</source>
        <translation>Reservasi dibatalkan.</translation>
    </message>
    <message>
        <source>Reserved.</source>
        <translation>Direservasi.</translation>
    </message>
    <message>
        <source>Reserved: send it to {branch} ({who})</source>
        <translation>Direservasi: kirim ke {branch} ({who})</translation>
    </message>
    <message>
        <source>Reserved: put it on the hold shelf for {who}</source>
        <translation>Direservasi: taruh di rak reservasi untuk {who}</translation>
    </message>
    <message>
        <source>Not fetched by {who}</source>
        <translation>Tidak diambil oleh {who}</translation>
    </message>
</context>
<context>
    <name>Interloan</name>
    <message>
        <source>In the last twelve months</source>
        <translation>Dua belas bulan terakhir</translation>
    </message>
    <message>
        <source>We asked</source>
        <translation>Kami minta</translation>
    </message>
    <message>
        <source>They ask us</source>
        <translation>Diminta dari kami</translation>
    </message>
    <message>
        <source>A partner asks us</source>
        <translation>Mitra meminta</translation>
    </message>
    <message>
        <source>Enter what came by letter, e-mail or telephone.</source>
        <translation>Catat yang datang lewat surat, surel, atau telepon.</translation>
    </message>
    <message>
        <source>Ask another library</source>
        <translation>Minta ke perpustakaan lain</translation>
    </message>
    <message>
        <source>A branch of this network has it at the next sync; a partner gets a letter.</source>
        <translation>Cabang di jaringan ini menerimanya pada sinkronisasi berikutnya; mitra mendapat surat.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Minta</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>Siapa yang meminta</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>Minta kepada</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Pengarang</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edisi</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Penerbit</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Of a copy</source>
        <translation>Untuk salinan</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Diperlukan sebelum</translation>
    </message>
    <message>
        <source>For whom: number of the card</source>
        <translation>Untuk siapa: nomor kartu</translation>
    </message>
    <message>
        <source>Stays here; the other library does not see it.</source>
        <translation>Tetap di sini; perpustakaan lain tidak melihatnya.</translation>
    </message>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>Note to the other library</source>
        <translation>Catatan untuk perpustakaan lain</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Lakukan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Which copy</source>
        <translation>Eksemplar mana</translation>
    </message>
    <message>
        <source>Barcode on the book</source>
        <translation>Barkode pada buku</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>Kembali paling lambat</translation>
    </message>
    <message>
        <source>What it costs (Rp)</source>
        <translation>Biayanya (Rp)</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Syarat</translation>
    </message>
    <message>
        <source>Empty: the number of the request</source>
        <translation>Kosong: nomor permintaan</translation>
    </message>
    <message>
        <source>Barcode of our copy</source>
        <translation>Barcode eksemplar kita</translation>
    </message>
    <message>
        <source>It is not on the shelf from then on, until it is back</source>
        <translation>Sejak itu tidak di rak lagi, sampai kembali</translation>
    </message>
    <message>
        <source>As agreed it is paid by: {who}</source>
        <translation>Menurut perjanjian ditanggung: {who}</translation>
    </message>
    <message>
        <source>Its reader owes this; empty: what the loan policy says.</source>
        <translation>Ditagihkan kepada pembacanya; bila kosong: menurut aturan peminjaman.</translation>
    </message>
    <message>
        <source>They: {what}</source>
        <translation>Mereka: {what}</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Urungkan: {what}</translation>
    </message>
    <message>
        <source>Other view</source>
        <translation>Tampilan lain</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Simpan angka</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Permintaan baru</translation>
    </message>
    <message>
        <source>What is done too</source>
        <translation>Juga yang selesai</translation>
    </message>
    <message>
        <source>Can&apos;t, or ask another</source>
        <translation>Tidak bisa, atau minta ke lain</translation>
    </message>
    <message>
        <source>Lend to the reader</source>
        <translation>Pinjamkan ke pembaca</translation>
    </message>
    <message>
        <source>Tell the reader</source>
        <translation>Beri tahu pembaca</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Kirim lewat surel</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Lost by the reader</source>
        <translation>Dihilangkan pembaca</translation>
    </message>
    <message>
        <source>With the reader</source>
        <translation>Di pembaca</translation>
    </message>
    <message>
        <source>Something to do</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Perpustakaan</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>kembali {day}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Permintaan</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Terpenuhi</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Sedang berjalan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Not filled: {reason}</source>
        <translation>Tidak terpenuhi: {reason}</translation>
    </message>
    <message>
        <source>Days from asking to sending (median)</source>
        <translation>Hari dari permintaan sampai pengiriman (median)</translation>
    </message>
    <message>
        <source>Search requests</source>
        <translation>Cari permintaan</translation>
    </message>
    <message>
        <source>The request is entered.</source>
        <translation>Permintaan dicatat.</translation>
    </message>
    <message>
        <source>its reader&apos;s loan has ended as lost</source>
        <translation>peminjaman pembacanya berakhir karena hilang</translation>
    </message>
    <message>
        <source>{title}: “{what}” is taken back</source>
        <translation>{title}: “{what}” diurungkan</translation>
    </message>
    <message>
        <source>The reader&apos;s loan was declared lost at another desk, and stays so: scan the book as returned when it is there.</source>
        <translation>Peminjaman pembaca dinyatakan hilang di meja lain dan tetap demikian: pindai bukunya sebagai pengembalian bila sudah ada.</translation>
    </message>
    <message>
        <source>Lent; it stands with the member&apos;s loans.</source>
        <translation>Dipinjamkan; tercatat pada pinjaman anggota.</translation>
    </message>
    <message>
        <source>Sent to {address}.</source>
        <translation>Dikirim ke {address}.</translation>
    </message>
    <message>
        <source>{what} by e-mail</source>
        <translation>{what} lewat surel</translation>
    </message>
    <message>
        <source>interlibrary-loan</source>
        <comment>file name</comment>
        <translation>silang-layan</translation>
    </message>
    <message>
        <source>The figures are saved.</source>
        <translation>Angka disimpan.</translation>
    </message>
    <message>
        <source>Nobody asks us for anything</source>
        <translation>Tidak ada yang meminta dari kami</translation>
    </message>
    <message>
        <source>What another branch asks for comes by sync; a partner&apos;s letter is entered here.</source>
        <translation>Permintaan cabang lain datang lewat sinkronisasi; surat mitra dicatat di sini.</translation>
    </message>
    <message>
        <source>Nothing is asked of another library</source>
        <translation>Belum ada permintaan ke perpustakaan lain</translation>
    </message>
    <message>
        <source>Ask from here, or from any title of the catalogue.</source>
        <translation>Minta dari sini, atau dari judul mana pun di katalog.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>{library} (by letter)</source>
        <translation>{library} (lewat surat)</translation>
    </message>
    <message>
        <source>Copy: {barcode}</source>
        <translation>Eksemplar: {barcode}</translation>
    </message>
    <message>
        <source>For {name} ({number}), fetched at {branch}</source>
        <translation>Untuk {name} ({number}), diambil di {branch}</translation>
    </message>
    <message>
        <source>needed by {day}</source>
        <translation>diperlukan sebelum {day}</translation>
    </message>
    <message>
        <source>back by {day}</source>
        <translation>kembali paling lambat {day}</translation>
    </message>
    <message>
        <source>renewal is asked for</source>
        <translation>perpanjangan diminta</translation>
    </message>
    <message>
        <source>Agreement {number}</source>
        <translation>Perjanjian {number}</translation>
    </message>
    <message>
        <source>{agreement}; lost things are paid by: {who}</source>
        <translation>{agreement}; bila hilang ditanggung: {who}</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Diminta</translation>
    </message>
    <message>
        <source>Expected to be sent</source>
        <translation>Akan diusahakan</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>Akan dikirim</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Diminta kembali</translation>
    </message>
    <message>
        <source>On a condition</source>
        <translation>Dengan syarat</translation>
    </message>
    <message>
        <source>Not filled</source>
        <translation>Tidak terpenuhi</translation>
    </message>
    <message>
        <source>Copy sent</source>
        <translation>Salinan dikirim</translation>
    </message>
    <message>
        <source>Back, done</source>
        <translation>Kembali, selesai</translation>
    </message>
    <message>
        <source>Lost, done</source>
        <translation>Hilang, selesai</translation>
    </message>
    <message>
        <source>at the library that lends</source>
        <translation>di perpustakaan pemberi</translation>
    </message>
    <message>
        <source>on its way to the library that asked</source>
        <translation>dalam perjalanan ke perpustakaan peminta</translation>
    </message>
    <message>
        <source>at the library that asked</source>
        <translation>di perpustakaan peminta</translation>
    </message>
    <message>
        <source>on its way back</source>
        <translation>dalam perjalanan pulang</translation>
    </message>
    <message>
        <source>back</source>
        <translation>sudah kembali</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>hilang</translation>
    </message>
    <message>
        <source>Will send it</source>
        <translation>Akan dikirim</translation>
    </message>
    <message>
        <source>Expect to send it later</source>
        <translation>Akan diusahakan nanti</translation>
    </message>
    <message>
        <source>Only on a condition …</source>
        <translation>Hanya dengan syarat …</translation>
    </message>
    <message>
        <source>Can&apos;t supply …</source>
        <translation>Tidak dapat dipenuhi …</translation>
    </message>
    <message>
        <source>Sent …</source>
        <translation>Dikirim …</translation>
    </message>
    <message>
        <source>Renew …</source>
        <translation>Perpanjang …</translation>
    </message>
    <message>
        <source>Don&apos;t renew</source>
        <translation>Tidak diperpanjang</translation>
    </message>
    <message>
        <source>Recall …</source>
        <translation>Minta kembali …</translation>
    </message>
    <message>
        <source>Say that it is overdue</source>
        <translation>Ingatkan: terlambat</translation>
    </message>
    <message>
        <source>It is back</source>
        <translation>Sudah kembali</translation>
    </message>
    <message>
        <source>It can&apos;t be cancelled …</source>
        <translation>Tidak dapat dibatalkan …</translation>
    </message>
    <message>
        <source>Accept the condition</source>
        <translation>Terima syaratnya</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Batalkan permintaan</translation>
    </message>
    <message>
        <source>It has come …</source>
        <translation>Sudah tiba …</translation>
    </message>
    <message>
        <source>Ask for renewal</source>
        <translation>Minta perpanjangan</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Dikirim kembali</translation>
    </message>
    <message>
        <source>Sent on to another library</source>
        <translation>Diteruskan ke perpustakaan lain</translation>
    </message>
    <message>
        <source>Ask how it stands</source>
        <translation>Tanyakan keadaannya</translation>
    </message>
    <message>
        <source>It is lost …</source>
        <translation>Hilang …</translation>
    </message>
    <message>
        <source>Send a notice …</source>
        <translation>Kirim pemberitahuan …</translation>
    </message>
    <message>
        <source>will be sent</source>
        <translation>akan dikirim</translation>
    </message>
    <message>
        <source>expected to be sent later</source>
        <translation>akan diusahakan nanti</translation>
    </message>
    <message>
        <source>only on a condition</source>
        <translation>hanya dengan syarat</translation>
    </message>
    <message>
        <source>can&apos;t be supplied</source>
        <translation>tidak dapat dipenuhi</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>dikirim</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>diperpanjang</translation>
    </message>
    <message>
        <source>not renewed</source>
        <translation>tidak diperpanjang</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>diminta kembali</translation>
    </message>
    <message>
        <source>reminded: overdue</source>
        <translation>diingatkan: terlambat</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>sudah kembali</translation>
    </message>
    <message>
        <source>not cancelled: it goes on</source>
        <translation>tidak dibatalkan: permintaan berlanjut</translation>
    </message>
    <message>
        <source>condition accepted</source>
        <translation>syarat diterima</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>received</source>
        <translation>diterima</translation>
    </message>
    <message>
        <source>renewal asked for</source>
        <translation>perpanjangan diminta</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>dikirim kembali</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>diteruskan</translation>
    </message>
    <message>
        <source>asked how it stands</source>
        <translation>ditanyakan keadaannya</translation>
    </message>
    <message>
        <source>reader told</source>
        <translation>pembaca diberi tahu</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>pemberitahuan</translation>
    </message>
    <message>
        <source>Not lent to other libraries</source>
        <translation>Tidak untuk silang layan</translation>
    </message>
    <message>
        <source>We don&apos;t have it</source>
        <translation>Tidak dimiliki</translation>
    </message>
    <message>
        <source>Not on the shelf</source>
        <translation>Tidak ada di rak</translation>
    </message>
    <message>
        <source>Against our rules</source>
        <translation>Bertentangan dengan aturan</translation>
    </message>
    <message>
        <source>In poor condition</source>
        <translation>Kondisinya buruk</translation>
    </message>
    <message>
        <source>Read in the library only</source>
        <translation>Hanya dibaca di perpustakaan</translation>
    </message>
    <message>
        <source>Not to be copied</source>
        <translation>Tidak boleh disalin</translation>
    </message>
    <message>
        <source>The reader signs for it</source>
        <translation>Pembaca menandatangani</translation>
    </message>
    <message>
        <source>Read under supervision</source>
        <translation>Dibaca dengan pengawasan</translation>
    </message>
    <message>
        <source>Read in the library, watched</source>
        <translation>Dibaca di perpustakaan, diawasi</translation>
    </message>
    <message>
        <source>as a copy</source>
        <translation>sebagai salinan</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Pinjaman</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salinan</translation>
    </message>
    <message>
        <source>Loan or copy</source>
        <translation>Pinjaman atau salinan</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Tidak disebut</translation>
    </message>
    <message>
        <source>The library that borrows</source>
        <translation>Perpustakaan peminjam</translation>
    </message>
    <message>
        <source>The library that lends</source>
        <translation>Perpustakaan pemberi</translation>
    </message>
    <message>
        <source>On its way to us</source>
        <translation>Menuju ke sini</translation>
    </message>
    <message>
        <source>Here for the reader</source>
        <translation>Di sini untuk pembaca</translation>
    </message>
    <message>
        <source>On its way to them</source>
        <translation>Menuju ke sana</translation>
    </message>
    <message>
        <source>With them</source>
        <translation>Di sana</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>Menuju pulang</translation>
    </message>
    <message>
        <source>Library that asked</source>
        <translation>Perpustakaan peminta</translation>
    </message>
    <message>
        <source>Library that lends</source>
        <translation>Perpustakaan pemberi</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>diminta</translation>
    </message>
    <message>
        <source>back from {library}</source>
        <translation>kembali dari {library}</translation>
    </message>
</context>
<context>
    <name>InterloanSlip</name>
    <message>
        <source>Interlibrary loan request</source>
        <translation>Permintaan silang layan</translation>
    </message>
    <message>
        <source>Interlibrary loan: sent</source>
        <translation>Silang layan: pengiriman</translation>
    </message>
    <message>
        <source>Interlibrary loan: sent back</source>
        <translation>Silang layan: pengembalian</translation>
    </message>
    <message>
        <source>Interlibrary loan: for its reader</source>
        <translation>Silang layan: untuk pembaca</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Milik</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Diperlukan sebelum</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Syarat</translation>
    </message>
    <message>
        <source>We ask you to lend us this, or to tell us why it can&apos;t be. Please name the number above.</source>
        <translation>Kami mohon dipinjami bahan ini, atau diberi tahu bila tidak dapat. Mohon sebutkan nomor di atas.</translation>
    </message>
    <message>
        <source>Please send it back by that day, with this slip.</source>
        <translation>Mohon dikembalikan paling lambat hari itu, beserta slip ini.</translation>
    </message>
    <message>
        <source>With thanks. Please tell us when it has come.</source>
        <translation>Dengan terima kasih. Mohon kabari bila sudah tiba.</translation>
    </message>
    <message>
        <source>Keep it for its reader. It goes back to {library}.</source>
        <translation>Simpan untuk pembacanya. Buku ini dikembalikan ke {library}.</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>%n label(s) marked for printing.</source>
        <translation>
            <numerusform>%n label ditandai untuk dicetak.</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>For spine and barcode. Scan copies, or take all that came in since a day.</source>
        <translation>Untuk punggung buku dan barkod. Pindai eksemplar, atau ambil semua yang masuk sejak suatu hari.</translation>
    </message>
    <message>
        <source>Show and print</source>
        <translation>Tampilkan dan cetak</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Acquired since</source>
        <translation>Diperoleh sejak</translation>
    </message>
    <message>
        <source>Add these</source>
        <translation>Tambahkan</translation>
    </message>
    <message>
        <source>What stands on them</source>
        <translation>Isi label</translation>
    </message>
    <message>
        <source>First label that is left</source>
        <translation>Label pertama yang masih ada</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>No copy is marked</source>
        <translation>Belum ada eksemplar yang ditandai</translation>
    </message>
    <message>
        <source>Scan a barcode, or take all that came in since a day.</source>
        <translation>Pindai barkod, atau ambil semua yang masuk sejak suatu hari.</translation>
    </message>
    <message>
        <source>Take this one out</source>
        <translation>Keluarkan yang ini</translation>
    </message>
    <message>
        <source>Empty the list</source>
        <translation>Kosongkan daftar</translation>
    </message>
    <message>
        <source>No copy has the barcode {barcode}.</source>
        <translation>Tidak ada eksemplar dengan barkod {barcode}.</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>Hari apa?</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a call number</source>
        <translation>
            <numerusform>%n tanpa nomor panggil</numerusform>
        </translation>
    </message>
    <message>
        <source>Call number and barcode</source>
        <translation>Nomor panggil dan barkod</translation>
    </message>
    <message>
        <source>Call number alone</source>
        <translation>Nomor panggil saja</translation>
    </message>
    <message>
        <source>Barcode alone</source>
        <translation>Barkod saja</translation>
    </message>
    <message>
        <source>Roll, {width} × {height} mm</source>
        <translation>Gulungan, {width} × {height} mm</translation>
    </message>
    <message>
        <source>Plain paper, {width} × {height} mm, {count} on A4</source>
        <translation>Kertas biasa, {width} × {height} mm, {count} per A4</translation>
    </message>
    <message>
        <source>Sheet, {width} × {height} mm, {count} on A4</source>
        <translation>Lembar label, {width} × {height} mm, {count} per A4</translation>
    </message>
</context>
<context>
    <name>LateDialog</name>
    <message>
        <source>Late entry</source>
        <translation>Entri susulan</translation>
    </message>
    <message>
        <source>For what was written on paper while the desk was down, or lay in the book drop. What you scan from now on counts as of this time: due dates and fines go by it.</source>
        <translation>Untuk catatan di kertas ketika meja tidak jalan, atau buku dari kotak pengembalian. Yang Anda pindai mulai sekarang dihitung per saat ini: tanggal kembali dan denda mengikutinya.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>For example 17-8-2027.</source>
        <translation>Misalnya 17-8-2027.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>For example 16:30.</source>
        <translation>Misalnya 16.30.</translation>
    </message>
    <message>
        <source>Give a day and a time that are past.</source>
        <translation>Isi hari dan jam yang sudah lewat.</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Whoever wants to verify it enters the code {code} at {address}.</source>
        <translation>Siapa pun dapat memeriksanya dengan memasukkan kode {code} di {address}.</translation>
    </message>
    <message>
        <source>Its verification code is {code}.</source>
        <translation>Kode verifikasinya {code}.</translation>
    </message>
    <message>
        <source>Certificate: {title}</source>
        <translation>Sertifikat: {title}</translation>
    </message>
    <message>
        <source>your certificate No. {number} for “{title}” is attached.</source>
        <translation>terlampir sertifikat Anda No. {number} untuk “{title}”.</translation>
    </message>
    <message>
        <source>Your certificate is valid until {until}</source>
        <translation>Sertifikat Anda berlaku sampai {until}</translation>
    </message>
    <message>
        <source>your certificate No. {number} for “{title}” is valid until {until}.</source>
        <translation>sertifikat Anda No. {number} untuk “{title}” berlaku sampai {until}.</translation>
    </message>
    <message>
        <source>Whoever wants another one is welcome to ask us for the next workshop.</source>
        <translation>Bila ingin memperbaruinya, silakan tanyakan kegiatan berikutnya kepada kami.</translation>
    </message>
    <message>
        <source>Your registration: {title}</source>
        <translation>Pendaftaran Anda: {title}</translation>
    </message>
    <message>
        <source>you have a seat in “{title}”: {when}, {where}.</source>
        <translation>Anda mendapat tempat di “{title}”: {when}, {where}.</translation>
    </message>
    <message>
        <source>Your ticket {number} is attached; show its code at the door.</source>
        <translation>Tiket Anda {number} terlampir; tunjukkan kodenya di pintu.</translation>
    </message>
    <message>
        <source>If you cannot come, please tell us: others are waiting.</source>
        <translation>Bila berhalangan hadir, mohon beri tahu kami: ada yang menunggu.</translation>
    </message>
    <message>
        <source>Dear {name},</source>
        <translation>Yth. {name},</translation>
    </message>
    <message>
        <source>With kind regards,</source>
        <translation>Salam hormat,</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>tanpa alamat</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>sent {when}</source>
        <translation>terkirim {when}</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>belum dikirim</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Filled in for each: {holders}</source>
        <translation>Diisi untuk masing-masing: {holders}</translation>
    </message>
    <message>
        <source>Send to this one</source>
        <translation>Kirim kepada yang ini</translation>
    </message>
    <message>
        <source>Send to this one again</source>
        <translation>Kirim lagi kepada yang ini</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n sent.</source>
        <translation>
            <numerusform>%n terkirim.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken: the list says why.</source>
        <translation>
            <numerusform>%n tidak diterima: sebabnya ada di daftar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried: send again to go on.</source>
        <translation>
            <numerusform>%n belum dicoba: kirim lagi untuk melanjutkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send it to {name} again?</source>
        <translation>Kirim lagi kepada {name}?</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Kirim lagi</translation>
    </message>
    <message>
        <source>Words are needed here.</source>
        <translation>Bagian ini harus diisi.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Certificates by e-mail</source>
        <translation>Sertifikat lewat surel</translation>
    </message>
    <message>
        <source>Certificates that end soon</source>
        <translation>Sertifikat yang segera berakhir</translation>
    </message>
    <message>
        <source>Tickets by e-mail</source>
        <translation>Tiket lewat surel</translation>
    </message>
    <message>
        <source>Each gets their own certificate as a PDF.</source>
        <translation>Masing-masing menerima sertifikatnya sendiri sebagai PDF.</translation>
    </message>
    <message>
        <source>Of all workshops of this branch. Each is told once, or again on purpose.</source>
        <translation>Dari semua kegiatan cabang ini. Masing-masing diberi tahu sekali, atau lagi bila diminta.</translation>
    </message>
    <message>
        <source>Each who has a seat gets their own ticket as a PDF.</source>
        <translation>Setiap orang yang mendapat tempat menerima tiketnya sendiri sebagai PDF.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>That end within so many days</source>
        <translation>Yang berakhir dalam sekian hari</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Penerima</translation>
    </message>
    <message numerus="yes">
        <source>Send to %n</source>
        <translation>
            <numerusform>Kirim kepada %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message numerus="yes">
        <source>%n will get it</source>
        <translation>
            <numerusform>%n akan menerima</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had it</source>
        <translation>
            <numerusform>%n sudah menerima</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n tanpa alamat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoanSlip</name>
    <message>
        <source>Loan slip</source>
        <translation>Slip peminjaman</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Nothing was lent.</source>
        <translation>Tidak ada yang dipinjam.</translation>
    </message>
    <message>
        <source>Please return or renew by the due date. Thank you for reading.</source>
        <translation>Mohon kembalikan atau perpanjang paling lambat pada tanggal jatuh tempo. Terima kasih sudah membaca.</translation>
    </message>
    <message>
        <source>Due {date}</source>
        <translation>Jatuh tempo {date}</translation>
    </message>
    <message>
        <source>Renewed</source>
        <comment>this loan was made longer</comment>
        <translation>Diperpanjang</translation>
    </message>
    <message>
        <source>Unpaid fines</source>
        <translation>Denda belum dibayar</translation>
    </message>
</context>
<context>
    <name>LossDialog</name>
    <message>
        <source>It is lost: the member owes for it</source>
        <translation>Hilang: anggota menggantinya</translation>
    </message>
    <message>
        <source>The member says so no longer</source>
        <translation>Anggota tidak lagi mengatakannya</translation>
    </message>
    <message>
        <source>The member says that it came back</source>
        <translation>Anggota mengatakan sudah dikembalikan</translation>
    </message>
    <message>
        <source>It is missing, and nobody owes for it</source>
        <translation>Tidak ada, tanpa ganti rugi</translation>
    </message>
    <message>
        <source>Lost or disputed</source>
        <translation>Hilang atau sengketa</translation>
    </message>
    <message>
        <source>“{title}”. A loss ends the loan; what it costs goes by the loan policies, and the price is taken back where it turns up. What is said to be returned stays on loan, and costs no more.</source>
        <translation>“{title}”. Bila hilang, peminjaman berakhir; ganti ruginya menurut aturan peminjaman, dan dibatalkan bila bukunya ditemukan. Yang katanya dikembalikan tetap tercatat dipinjam, tetapi dendanya berhenti.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>Came back on</source>
        <translation>Dikembalikan pada</translation>
    </message>
    <message>
        <source>For example 17-8-2027.</source>
        <translation>Misalnya 17-8-2027.</translation>
    </message>
    <message>
        <source>Nobody has put down a price: say what replacing it costs.</source>
        <translation>Harganya belum dicatat: isikan biaya penggantiannya.</translation>
    </message>
    <message>
        <source>Price of the item</source>
        <translation>Harga eksemplar</translation>
    </message>
    <message>
        <source>Give a day from the day of lending until today.</source>
        <translation>Isi hari antara tanggal pinjam dan hari ini.</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Lost item</source>
        <translation>Eksemplar hilang</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Biaya penggantian</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Kerusakan</translation>
    </message>
    <message>
        <source>Registration fee</source>
        <translation>Biaya pendaftaran</translation>
    </message>
    <message>
        <source>Renewal of the membership</source>
        <translation>Perpanjangan keanggotaan</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of suspension</source>
        <translation>
            <numerusform>skorsing %n hari</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message>
        <source>What was sent before stays sent; the rest can be sent again.</source>
        <translation>Yang sudah terkirim tetap terkirim; sisanya dapat dikirim lagi.</translation>
    </message>
    <message>
        <source>It says: “{answer}” {kept}</source>
        <translation>Katanya: “{answer}” {kept}</translation>
    </message>
    <message>
        <source>This desk has no account to send e-mail with.</source>
        <translation>Meja ini belum punya akun untuk mengirim surel.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Tidak ada yang dikirim.</translation>
    </message>
    <message>
        <source>An administrator enters it in the settings, under &apos;E-mail&apos;.</source>
        <translation>Administrator mengisinya di pengaturan, bagian &apos;Surel&apos;.</translation>
    </message>
    <message>
        <source>The mail server {server} does not answer.</source>
        <translation>Server surel {server} tidak menjawab.</translation>
    </message>
    <message>
        <source>Is the internet there? Are name and port in the settings right?</source>
        <translation>Apakah internet tersambung? Apakah nama dan porta di pengaturan benar?</translation>
    </message>
    <message>
        <source>{server} does not prove that it is the mail server it claims to be.</source>
        <translation>{server} tidak dapat membuktikan bahwa dialah server surel yang dimaksud.</translation>
    </message>
    <message>
        <source>No password and no message was given to it.</source>
        <translation>Kata sandi dan pesan tidak diserahkan kepadanya.</translation>
    </message>
    <message>
        <source>Look whether the server&apos;s name is written right; ask whoever runs it.</source>
        <translation>Periksa apakah nama server ditulis dengan benar; tanyakan kepada pengelolanya.</translation>
    </message>
    <message>
        <source>{server} does not speak the encryption that was chosen.</source>
        <translation>{server} tidak mendukung enkripsi yang dipilih.</translation>
    </message>
    <message>
        <source>Port 587 usually goes with STARTTLS, 465 with TLS from the start.</source>
        <translation>Porta 587 biasanya dipakai dengan STARTTLS, 465 dengan TLS sejak awal.</translation>
    </message>
    <message>
        <source>The mail server wants an encrypted connection.</source>
        <translation>Server surel meminta sambungan terenkripsi.</translation>
    </message>
    <message>
        <source>Choose STARTTLS or TLS in the settings.</source>
        <translation>Pilih STARTTLS atau TLS di pengaturan.</translation>
    </message>
    <message>
        <source>Without encryption mail goes to this computer only, not to {server}.</source>
        <translation>Tanpa enkripsi surel hanya dapat diserahkan di komputer ini, tidak ke {server}.</translation>
    </message>
    <message>
        <source>The mail server does not take this account and password.</source>
        <translation>Server surel tidak menerima akun dan kata sandi ini.</translation>
    </message>
    <message>
        <source>Enter both again; some providers want a password made for programs.</source>
        <translation>Isi keduanya lagi; sebagian penyedia meminta kata sandi khusus untuk aplikasi.</translation>
    </message>
    <message>
        <source>{server} takes no login over this connection.</source>
        <translation>{server} tidak menerima akun lewat sambungan ini.</translation>
    </message>
    <message>
        <source>Choose another encryption, or leave the account empty.</source>
        <translation>Pilih enkripsi lain, atau kosongkan akunnya.</translation>
    </message>
    <message>
        <source>The mail server wants an account and a password.</source>
        <translation>Server surel meminta akun dan kata sandi.</translation>
    </message>
    <message>
        <source>Enter both in the settings.</source>
        <translation>Isi keduanya di pengaturan.</translation>
    </message>
    <message>
        <source>The sender&apos;s address, {address}, is no e-mail address.</source>
        <translation>Alamat pengirim, {address}, bukan alamat surel.</translation>
    </message>
    <message>
        <source>An administrator corrects it in the settings, under &apos;E-mail&apos;.</source>
        <translation>Administrator memperbaikinya di pengaturan, bagian &apos;Surel&apos;.</translation>
    </message>
    <message>
        <source>The mail server takes no mail from this sender.</source>
        <translation>Server surel tidak menerima surel dari pengirim ini.</translation>
    </message>
    <message>
        <source>Try again later, or enter a sender&apos;s address that belongs to the account.</source>
        <translation>Coba lagi nanti, atau isi alamat pengirim yang termasuk akun itu.</translation>
    </message>
    <message>
        <source>The mail server {server} was gone in the middle.</source>
        <translation>Server surel {server} terputus di tengah jalan.</translation>
    </message>
    <message>
        <source>Send again: only those are offered who have not got it.</source>
        <translation>Kirim lagi: yang ditawarkan hanya yang belum menerimanya.</translation>
    </message>
    <message>
        <source>This is no e-mail address that the server can take.</source>
        <translation>Ini bukan alamat surel yang dapat diterima server.</translation>
    </message>
    <message>
        <source>The others are not held up by it.</source>
        <translation>Yang lain tidak terhambat.</translation>
    </message>
    <message>
        <source>Correct it where the person is registered, then send again.</source>
        <translation>Perbaiki pada pendaftaran orangnya, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>This address takes no mail at the moment.</source>
        <translation>Alamat ini sedang tidak menerima surel.</translation>
    </message>
    <message>
        <source>Send again later.</source>
        <translation>Kirim lagi nanti.</translation>
    </message>
    <message>
        <source>This address is not known there.</source>
        <translation>Alamat ini tidak dikenal di sana.</translation>
    </message>
    <message>
        <source>Ask the person for the address, correct it, then send again.</source>
        <translation>Tanyakan alamatnya kepada orangnya, perbaiki, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>The mail server did not take this message.</source>
        <translation>Server surel tidak menerima pesan ini.</translation>
    </message>
    <message>
        <source>Change its words, or ask whoever runs the mail server.</source>
        <translation>Ubah isinya, atau tanyakan kepada pengelola server surel.</translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message>
        <source>Attendance of the online meeting</source>
        <translation>Kehadiran rapat daring</translation>
    </message>
    <message>
        <source>Those whose e-mail or name is on the list are taken. Of the others you say who they are; Space takes the likeliest, or leaves out.</source>
        <translation>Yang surel atau namanya ada di daftar langsung diambil. Untuk yang lain, tentukan siapa mereka; Spasi mengambil yang paling mirip, atau melewatkannya.</translation>
    </message>
    <message>
        <source>Mark them</source>
        <translation>Catat hadir</translation>
    </message>
    <message>
        <source>People in the file</source>
        <translation>Orang dalam berkas</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Siapa dia</translation>
    </message>
    <message>
        <source>Lines that could not be read: {lines}</source>
        <translation>Baris yang tidak terbaca: {lines}</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n people</source>
        <translation>
            <numerusform>Catat %n orang</numerusform>
        </translation>
    </message>
    <message>
        <source>Not on the list: register as a walk-in</source>
        <translation>Tidak ada di daftar: daftarkan sebagai peserta langsung</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dalam berkas</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Menit</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Dalam daftar</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>peserta langsung</translation>
    </message>
    <message>
        <source>{name}?</source>
        <translation>{name}?</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tidak ada</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Bring this card whenever you borrow.</source>
        <translation>Bawa kartu ini setiap kali meminjam.</translation>
    </message>
    <message>
        <source>It is yours alone: do not lend it to others.</source>
        <translation>Kartu ini pribadi: jangan dipinjamkan.</translation>
    </message>
    <message>
        <source>Return items on time; late items cost a fine.</source>
        <translation>Kembalikan tepat waktu; keterlambatan dikenai denda.</translation>
    </message>
    <message>
        <source>Report a lost card to the library at once.</source>
        <translation>Segera laporkan kartu hilang ke perpustakaan.</translation>
    </message>
    <message>
        <source>Member card</source>
        <translation>Kartu anggota</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku hingga</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Ketentuan</translation>
    </message>
    <message>
        <source>If found, please return to {library}.</source>
        <translation>Bila ditemukan, mohon kembalikan ke {library}.</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message numerus="yes">
        <source>%n on loan</source>
        <translation>
            <numerusform>%n dipinjam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n terlambat</numerusform>
        </translation>
    </message>
    <message>
        <source>Credit {amount}</source>
        <translation>Kelebihan {amount}</translation>
    </message>
    <message>
        <source>Blocked: may not borrow</source>
        <translation>Diblokir: tidak boleh meminjam</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>Dipinjam</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Past loans</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Owes {amount}</source>
        <translation>Tagihan {amount}</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Perpanjang</translation>
    </message>
    <message>
        <source>Member since</source>
        <translation>Anggota sejak</translation>
    </message>
    <message>
        <source>Membership until</source>
        <translation>Berlaku hingga</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>School or workplace</source>
        <translation>Sekolah atau tempat kerja</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>School number (NIS)</source>
        <translation>NIS/NISN</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Orang tua atau wali</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>Penjamin</translation>
    </message>
    <message>
        <source>Other cards</source>
        <translation>Kartu lain</translation>
    </message>
    <message>
        <source>May fetch for the member</source>
        <translation>Boleh mengambilkan</translation>
    </message>
    <message>
        <source>Identity number (NIK)</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Loans and fines</source>
        <translation>Pinjaman dan denda</translation>
    </message>
    <message>
        <source>lost on {date}</source>
        <translation>hilang {date}</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>Blokir {name}?</translation>
    </message>
    <message>
        <source>A blocked member can&apos;t borrow or renew until the block is lifted. Returns still work.</source>
        <translation>Anggota yang diblokir tidak dapat meminjam atau memperpanjang sampai blokir dibuka. Pengembalian tetap bisa.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blokir</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Staff see it at each scan of the card.</source>
        <translation>Petugas melihatnya setiap kali kartu dipindai.</translation>
    </message>
    <message>
        <source>Lost an item</source>
        <translation>Menghilangkan buku</translation>
    </message>
    <message>
        <source>Damaged an item</source>
        <translation>Merusak buku</translation>
    </message>
    <message>
        <source>Card reported lost</source>
        <translation>Kartu dilaporkan hilang</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sebutkan alasannya secara singkat.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Pilih …</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Tidak disebut</translation>
    </message>
    <message>
        <source>Membership until {date}.</source>
        <translation>Keanggotaan hingga {date}.</translation>
    </message>
    <message>
        <source>The member type decides how long it lasts.</source>
        <translation>Lamanya ditentukan oleh tipe anggota.</translation>
    </message>
    <message>
        <source>Starts today, lasts until {date}.</source>
        <translation>Mulai hari ini, berlaku hingga {date}.</translation>
    </message>
    <message>
        <source>Registration costs {amount}.</source>
        <translation>Biaya pendaftaran {amount}.</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Ubah {name}</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Anggota baru</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Identitas</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Keanggotaan</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontak</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Simpan perubahan</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>* needed. All else is optional: ask only for what lending needs (Personal Data Protection Act, UU 27/2022). The member may see and correct it.</source>
        <translation>* wajib. Selebihnya opsional: mintalah hanya yang perlu untuk peminjaman (UU 27/2022 tentang Pelindungan Data Pribadi). Anggota boleh melihat dan membetulkannya.</translation>
    </message>
    <message>
        <source>Begin afresh</source>
        <translation>Mulai dari awal</translation>
    </message>
    <message>
        <source>This was typed before and not saved yet.</source>
        <translation>Ini diketik sebelumnya dan belum disimpan.</translation>
    </message>
    <message>
        <source>Next number of this desk</source>
        <translation>Nomor berikutnya dari meja ini</translation>
    </message>
    <message>
        <source>Perhaps registered already. If it is somebody else, simply go on.</source>
        <translation>Mungkin sudah terdaftar. Bila orang lain, lanjutkan saja.</translation>
    </message>
    <message>
        <source>Open that member</source>
        <translation>Buka anggota itu</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>hingga {date}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Name in another script</source>
        <translation>Nama dalam aksara lain</translation>
    </message>
    <message>
        <source>For example Chinese or Arabic, as on other papers.</source>
        <translation>Misalnya Mandarin atau Arab, seperti di dokumen lain.</translation>
    </message>
    <message>
        <source>Only where people of the same name must be told apart.</source>
        <translation>Hanya bila orang bernama sama perlu dibedakan.</translation>
    </message>
    <message>
        <source>Of who is under age: reminders go there.</source>
        <translation>Bagi yang di bawah umur: pengingat dikirim ke sana.</translation>
    </message>
    <message>
        <source>Their phone</source>
        <translation>Telepon wali</translation>
    </message>
    <message>
        <source>Guarantor&apos;s card number</source>
        <translation>Nomor kartu penjamin</translation>
    </message>
    <message>
        <source>A member who answers for this one (&apos;penjamin&apos;).</source>
        <translation>Anggota yang menjamin anggota ini.</translation>
    </message>
    <message>
        <source>Names, one on a line; the desk sees them.</source>
        <translation>Satu nama per baris; terlihat di meja.</translation>
    </message>
    <message>
        <source>Member type</source>
        <translation>Tipe anggota</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Nomor kartu</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Cards of {name}</source>
        <translation>Kartu {name}</translation>
    </message>
    <message>
        <source>Each of them is understood where it is scanned; a lost one rings.</source>
        <translation>Semuanya dikenali saat dipindai; kartu yang hilang berbunyi.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>Salah catat</translation>
    </message>
    <message>
        <source>Add: {kind}</source>
        <translation>Tambah: {kind}</translation>
    </message>
    <message>
        <source>The first card is lost: new number</source>
        <translation>Kartu utama hilang: nomor baru</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Scan or type it; for a lost card empty is the next of this desk.</source>
        <translation>Pindai atau ketik; untuk kartu hilang, kosong berarti nomor berikutnya.</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Scan or type a number.</source>
        <translation>Pindai atau ketik nomornya.</translation>
    </message>
    <message>
        <source>Type or scan the number of a pre-printed card.</source>
        <translation>Ketik atau pindai nomor kartu yang sudah tercetak.</translation>
    </message>
    <message>
        <source>For reminders of late items.</source>
        <translation>Untuk pengingat keterlambatan.</translation>
    </message>
    <message>
        <source>Staff see it at the desk; so may the member.</source>
        <translation>Petugas melihatnya di meja; anggota juga boleh.</translation>
    </message>
    <message>
        <source>Clearance letter</source>
        <translation>Surat bebas pustaka</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>Pinjamkan</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Renew membership</source>
        <translation>Perpanjang keanggotaan</translation>
    </message>
    <message>
        <source>Cards of all listed</source>
        <translation>Kartu semua yang terdaftar</translation>
    </message>
    <message>
        <source>Merge with another…</source>
        <translation>Gabungkan dengan anggota lain…</translation>
    </message>
    <message>
        <source>End of the school year</source>
        <translation>Kenaikan kelas</translation>
    </message>
    <message>
        <source>Settle what is owed</source>
        <translation>Lunasi tagihan</translation>
    </message>
    <message>
        <source>Block</source>
        <comment>a member</comment>
        <translation>Blokir</translation>
    </message>
    <message>
        <source>Lift block</source>
        <translation>Buka blokir</translation>
    </message>
    <message>
        <source>Print card</source>
        <translation>Cetak kartu</translation>
    </message>
    <message>
        <source>Print cards</source>
        <translation>Cetak kartu-kartu</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>So far</source>
        <comment>what being late has come to, column heading</comment>
        <translation>Sejauh ini</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjam</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Renewed</source>
        <comment>how often</comment>
        <translation>Perpanjangan</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Ditetapkan</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Untuk apa</translation>
    </message>
    <message>
        <source>Suspended until</source>
        <translation>Diskors sampai</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Scan a pre-printed card for its number</source>
        <translation>Pindai kartu tercetak untuk mengambil nomornya</translation>
    </message>
    <message>
        <source>Find members by name, number, phone or school; or scan a card</source>
        <translation>Cari anggota: nama, nomor, telepon, atau sekolah; atau pindai kartu</translation>
    </message>
    <message>
        <source>The card {number} was reported lost.</source>
        <translation>Kartu {number} dilaporkan hilang.</translation>
    </message>
    <message>
        <source>What was typed is kept: open the form again to go on.</source>
        <translation>Yang sudah diketik tetap ada: buka formulir lagi untuk melanjutkan.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) changed.</source>
        <translation>
            <numerusform>%n anggota diubah.</numerusform>
        </translation>
    </message>
    <message>
        <source>No members yet</source>
        <translation>Belum ada anggota</translation>
    </message>
    <message>
        <source>Register the first one, or take in a list: Import and export.</source>
        <translation>Daftarkan yang pertama, atau impor daftar: Impor dan ekspor.</translation>
    </message>
    <message>
        <source>The first {number}: type more to find the others</source>
        <translation>{number} pertama: ketik lagi untuk mempersempit</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n ditemukan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n anggota</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed of a member is not saved yet, and would be lost.</source>
        <translation>Data anggota yang sudah diketik belum disimpan dan akan hilang.</translation>
    </message>
    <message>
        <source>Members found</source>
        <translation>Anggota yang ditemukan</translation>
    </message>
    <message>
        <source>No member chosen</source>
        <translation>Belum ada anggota dipilih</translation>
    </message>
    <message>
        <source>Scan a card, or type a name above and choose from the list.</source>
        <translation>Pindai kartu, atau ketik nama di atas lalu pilih dari daftar.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>Try part of the name, the card number, the phone or the school.</source>
        <translation>Coba sebagian nama, nomor kartu, telepon, atau sekolah.</translation>
    </message>
    <message>
        <source>Photo of {name}</source>
        <translation>Foto {name}</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Dari berkas</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>Hapus foto</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>Ambil foto</translation>
    </message>
    <message>
        <source>Keep this photo</source>
        <translation>Pakai foto ini</translation>
    </message>
    <message>
        <source>Drag the frame or use the arrow keys; + and − zoom.</source>
        <translation>Geser bingkai atau pakai tombol panah; + dan − untuk memperbesar atau memperkecil.</translation>
    </message>
    <message>
        <source>Choose a picture from a file or use the webcam.</source>
        <translation>Pilih gambar dari berkas atau pakai webcam.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Semua berkas</translation>
    </message>
    <message>
        <source>This file can&apos;t be read as a picture. Choose another one.</source>
        <translation>Berkas ini tidak terbaca sebagai gambar. Pilih yang lain.</translation>
    </message>
    <message>
        <source>No camera was found. Connect one and try again, or choose a file.</source>
        <translation>Kamera tidak ditemukan. Sambungkan lalu coba lagi, atau pilih berkas.</translation>
    </message>
    <message>
        <source>The camera is starting …</source>
        <translation>Kamera sedang dinyalakan …</translation>
    </message>
    <message>
        <source>The camera can&apos;t be used: another program may have it.</source>
        <translation>Kamera tidak dapat dipakai: mungkin sedang dipakai program lain.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Diblokir</translation>
    </message>
    <message>
        <source>Expired since {date}</source>
        <translation>Kedaluwarsa sejak {date}</translation>
    </message>
    <message>
        <source>Expires today</source>
        <translation>Berakhir hari ini</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>Sisa %n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>Active until {date}</source>
        <translation>Aktif hingga {date}</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>sisa %n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the name as on the identity card.</source>
        <translation>Tulis nama seperti di KTP.</translation>
    </message>
    <message>
        <source>Choose a member type.</source>
        <translation>Pilih tipe anggota.</translation>
    </message>
    <message>
        <source>This is no date. Write for example 17-8-2008 or 17 August 2008.</source>
        <translation>Ini bukan tanggal. Tulis misalnya 17-8-2008 atau 17 Agustus 2008.</translation>
    </message>
    <message>
        <source>This day is yet to come.</source>
        <translation>Tanggal ini belum tiba.</translation>
    </message>
    <message>
        <source>An e-mail address looks like name@example.org.</source>
        <translation>Alamat email berbentuk nama@contoh.org.</translation>
    </message>
    <message>
        <source>Nobody here has this card number.</source>
        <translation>Tidak ada anggota dengan nomor kartu ini.</translation>
    </message>
    <message>
        <source>Another member has this card number.</source>
        <translation>Nomor kartu ini milik anggota lain.</translation>
    </message>
    <message>
        <source>This desk has no numbers left: type or scan the number of a pre-printed card.</source>
        <translation>Nomor meja ini sudah habis: ketik atau pindai nomor kartu yang sudah tercetak.</translation>
    </message>
    <message>
        <source>This can&apos;t be kept as it is.</source>
        <translation>Isian ini belum dapat disimpan.</translation>
    </message>
    <message>
        <source>Fee: {amount}.</source>
        <translation>Biaya: {amount}.</translation>
    </message>
    <message>
        <source>{name} was registered with card number {number}.</source>
        <translation>{name} terdaftar dengan nomor kartu {number}.</translation>
    </message>
    <message>
        <source>The particulars of {name} were changed.</source>
        <translation>Data {name} diubah.</translation>
    </message>
    <message>
        <source>Nothing was changed about {name}.</source>
        <translation>Data {name} tidak berubah.</translation>
    </message>
    <message>
        <source>The membership of {name} runs until {date}.</source>
        <translation>Keanggotaan {name} berlaku hingga {date}.</translation>
    </message>
    <message>
        <source>{name} is blocked.</source>
        <translation>{name} diblokir.</translation>
    </message>
    <message>
        <source>{name} may borrow again.</source>
        <translation>{name} boleh meminjam lagi.</translation>
    </message>
    <message>
        <source>{name} has the card {number} too.</source>
        <translation>{name} juga punya kartu {number}.</translation>
    </message>
    <message>
        <source>{name} has the card {number} now; the old one rings.</source>
        <translation>{name} kini memakai kartu {number}; kartu lama berbunyi.</translation>
    </message>
    <message>
        <source>The card of {name} is lost: it rings where it is shown.</source>
        <translation>Kartu {name} hilang: berbunyi bila ditunjukkan.</translation>
    </message>
    <message>
        <source>The card of {name} may be used again.</source>
        <translation>Kartu {name} boleh dipakai lagi.</translation>
    </message>
    <message>
        <source>The card of {name} was taken out.</source>
        <translation>Kartu {name} dikeluarkan.</translation>
    </message>
    <message>
        <source>The photo of {name} is kept.</source>
        <translation>Foto {name} disimpan.</translation>
    </message>
    <message>
        <source>The photo of {name} was removed.</source>
        <translation>Foto {name} dihapus.</translation>
    </message>
    <message>
        <source>The two are one: {name}, card {number}.</source>
        <translation>Keduanya kini satu: {name}, kartu {number}.</translation>
    </message>
    <message>
        <source>Taken back: {name} is as before.</source>
        <translation>Diurungkan: {name} seperti semula.</translation>
    </message>
    <message>
        <source>Library card</source>
        <translation>Kartu perpustakaan</translation>
    </message>
    <message>
        <source>School card</source>
        <translation>Kartu sekolah</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Kartu lain</translation>
    </message>
    <message>
        <source>A NIK has 16 digits; another number may stay.</source>
        <translation>NIK terdiri dari 16 angka; nomor lain boleh tetap.</translation>
    </message>
    <message>
        <source>No such day of birth is in this NIK: look again.</source>
        <translation>Tanggal lahir dalam NIK ini tidak ada: periksa lagi.</translation>
    </message>
    <message>
        <source>The NIK tells another date of birth: look again.</source>
        <translation>NIK menunjukkan tanggal lahir lain: periksa lagi.</translation>
    </message>
    <message>
        <source>The NIK tells another gender: look again.</source>
        <translation>NIK menunjukkan jenis kelamin lain: periksa lagi.</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Taken back by undo</source>
        <translation>Diurungkan</translation>
    </message>
    <message>
        <source>{times}, by itself</source>
        <translation>{times}, otomatis</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Lent to somebody else</source>
        <translation>Dipinjamkan ke orang lain</translation>
    </message>
    <message>
        <source>All schools and workplaces</source>
        <translation>Semua sekolah dan tempat kerja</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Semua kelas</translation>
    </message>
    <message>
        <source>What becomes of {name}</source>
        <translation>{name} menjadi apa</translation>
    </message>
    <message>
        <source>Next class of {name}</source>
        <translation>Kelas berikut dari {name}</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>naik menjadi</translation>
    </message>
    <message>
        <source>leaves school</source>
        <translation>lulus</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>Jalankan</translation>
    </message>
    <message>
        <source>Leavers who have something out, or owe, stay as they are</source>
        <translation>Yang lulus dan masih meminjam atau punya tagihan dibiarkan</translation>
    </message>
    <message>
        <source>Leavers who have something out, or owe, leave too</source>
        <translation>Yang lulus dan masih meminjam atau punya tagihan ikut lulus</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Others are members until</source>
        <translation>Yang lain anggota hingga</translation>
    </message>
    <message>
        <source>Leavers are members until</source>
        <translation>Yang lulus anggota hingga</translation>
    </message>
    <message>
        <source>Block leavers: reason</source>
        <translation>Blokir yang lulus: alasan</translation>
    </message>
    <message>
        <source>Who has something</source>
        <translation>Yang masih punya pinjaman</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were changed before; that stays.</source>
        <translation>
            <numerusform>%n anggota sudah diubah sebelumnya; itu tetap berlaku.</numerusform>
        </translation>
    </message>
    <message>
        <source>Carry it out again for the rest, or close this and take it back.</source>
        <translation>Jalankan lagi untuk sisanya, atau tutup jendela ini lalu batalkan.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation>tidak diblokir</translation>
    </message>
    <message>
        <source>Leavers who have something out, or owe</source>
        <translation>Yang lulus dan masih meminjam atau punya tagihan</translation>
    </message>
    <message numerus="yes">
        <source>%n pupil(s) go up</source>
        <translation>
            <numerusform>%n naik kelas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pupil(s) leave</source>
        <translation>
            <numerusform>%n lulus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the leavers have something</source>
        <translation>
            <numerusform>%n di antaranya masih punya pinjaman atau tagihan</numerusform>
        </translation>
    </message>
    <message>
        <source>The school year ends…</source>
        <translation>Kenaikan kelas dijalankan…</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Credit {amount}</source>
        <translation>Kelebihan {amount}</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Nomor kartu</translation>
    </message>
    <message>
        <source>Member type</source>
        <translation>Tipe anggota</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>Dipinjam</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Terdaftar sejak</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Diblokir</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Tetap</translation>
    </message>
    <message>
        <source>Is merged into it</source>
        <translation>Digabungkan ke sana</translation>
    </message>
    <message>
        <source>Merge {name} with another record</source>
        <translation>Gabungkan {name} dengan data lain</translation>
    </message>
    <message>
        <source>For one person who was registered twice. This can&apos;t be taken back.</source>
        <translation>Untuk satu orang yang terdaftar dua kali. Ini tidak dapat dibatalkan.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gabungkan</translation>
    </message>
    <message>
        <source>Which record stays</source>
        <translation>Data yang tetap</translation>
    </message>
    <message>
        <source>Both records, and what happens</source>
        <translation>Kedua data, dan apa yang terjadi</translation>
    </message>
    <message>
        <source>Nobody is chosen yet: look for the other record above.</source>
        <translation>Belum ada yang dipilih: cari data yang lain di atas.</translation>
    </message>
    <message>
        <source>The block goes over: {reason}.</source>
        <translation>Blokirnya ikut pindah: {reason}.</translation>
    </message>
    <message>
        <source>When the block is lifted, that of the other counts: {reason}.</source>
        <translation>Jika blokir itu dibuka, blokir data yang lain berlaku: {reason}.</translation>
    </message>
    <message>
        <source>The card {number} then opens {kept}. Loans, reservations, charges, payments, further cards, slips, workshop registrations and interlibrary requests go over; particulars, photo, note and end of membership do not.</source>
        <translation>Sejak itu kartu {number} membuka {kept}. Pinjaman, reservasi, tagihan, pembayaran, kartu lain, slip, pendaftaran kegiatan, dan permintaan silang layan ikut pindah; data diri, foto, catatan, dan akhir masa keanggotaan tidak.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Reminders</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Language of reminders</source>
        <translation>Bahasa pemberitahuan</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Filled in for each: {holders}</source>
        <translation>Diisi untuk masing-masing: {holders}</translation>
    </message>
    <message>
        <source>The usual words</source>
        <translation>Kata-kata bawaan</translation>
    </message>
    <message>
        <source>Words of reminders</source>
        <translation>Kata-kata pemberitahuan</translation>
    </message>
    <message>
        <source>They count in the whole library, for letters, e-mail and messages.</source>
        <translation>Berlaku di seluruh perpustakaan, untuk surat, surel dan pesan.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>A subject is needed, and {holder} where the loans stand.</source>
        <translation>Perihal wajib diisi, dan {holder} di tempat daftar pinjaman.</translation>
    </message>
    <message>
        <source>Your loans are due soon</source>
        <translation>Pinjaman Anda segera jatuh tempo</translation>
    </message>
    <message>
        <source>Reminder: your loans are overdue</source>
        <translation>Pemberitahuan: pinjaman Anda terlambat</translation>
    </message>
    <message>
        <source>Second reminder: your loans are overdue</source>
        <translation>Peringatan kedua: pinjaman Anda terlambat</translation>
    </message>
    <message>
        <source>Third and last reminder: your loans are overdue</source>
        <translation>Peringatan ketiga dan terakhir: pinjaman Anda terlambat</translation>
    </message>
    <message>
        <source>Others wait for what you have borrowed</source>
        <translation>Ada yang menunggu buku yang Anda pinjam</translation>
    </message>
    <message>
        <source>The library that lent it wants back what you have borrowed</source>
        <translation>Perpustakaan pemilik meminta kembali yang Anda pinjam</translation>
    </message>
    <message>
        <source>What you reserved is ready for you</source>
        <translation>Pesanan Anda sudah siap diambil</translation>
    </message>
    <message>
        <source>What you asked for has come from another library</source>
        <translation>Permintaan Anda sudah datang dari perpustakaan lain</translation>
    </message>
    <message>
        <source>these loans of yours are due soon:</source>
        <translation>pinjaman Anda berikut segera jatuh tempo:</translation>
    </message>
    <message>
        <source>these loans of yours are overdue:</source>
        <translation>pinjaman Anda berikut sudah lewat jatuh tempo:</translation>
    </message>
    <message>
        <source>we have reminded you before; these loans are still out:</source>
        <translation>kami pernah mengingatkan Anda; pinjaman berikut belum kembali:</translation>
    </message>
    <message>
        <source>we have reminded you twice; these loans are still out:</source>
        <translation>kami sudah dua kali mengingatkan Anda; pinjaman berikut belum kembali:</translation>
    </message>
    <message>
        <source>somebody else waits for what you have borrowed:</source>
        <translation>ada pembaca lain yang menunggu pinjaman Anda:</translation>
    </message>
    <message>
        <source>what you have borrowed belongs to another library, which wants it back:</source>
        <translation>yang Anda pinjam adalah milik perpustakaan lain, yang memintanya kembali:</translation>
    </message>
    <message>
        <source>what you reserved is ready for you at {branch}:</source>
        <translation>yang Anda pesan sudah siap diambil di {branch}:</translation>
    </message>
    <message>
        <source>what you asked for has come from another library, and is ready for you at {branch}:</source>
        <translation>yang Anda minta sudah datang dari perpustakaan lain dan siap diambil di {branch}:</translation>
    </message>
    <message>
        <source>Please return them in time, or ask us to renew them.</source>
        <translation>Mohon dikembalikan tepat waktu, atau mintalah perpanjangan kepada kami.</translation>
    </message>
    <message>
        <source>Please return them, or ask us to renew them.</source>
        <translation>Mohon dikembalikan, atau mintalah perpanjangan kepada kami.</translation>
    </message>
    <message>
        <source>Please return them within this week.</source>
        <translation>Mohon dikembalikan dalam minggu ini.</translation>
    </message>
    <message>
        <source>Please return or replace them at once; until then you cannot borrow.</source>
        <translation>Mohon segera dikembalikan atau diganti; sebelum itu Anda tidak dapat meminjam.</translation>
    </message>
    <message>
        <source>Please return it by then; it cannot be renewed.</source>
        <translation>Mohon dikembalikan paling lambat hari itu; tidak dapat diperpanjang.</translation>
    </message>
    <message>
        <source>Please fetch it while it is kept for you, and bring your card.</source>
        <translation>Mohon diambil selama masih disimpan untuk Anda, dan bawalah kartu anggota.</translation>
    </message>
    <message>
        <source>Please fetch it soon, and bring your card: that library wants it back in time.</source>
        <translation>Mohon segera diambil dan bawalah kartu anggota: perpustakaan itu memintanya kembali tepat waktu.</translation>
    </message>
    <message>
        <source>If you have fetched it meanwhile, please take no notice of this.</source>
        <translation>Bila sudah Anda ambil, abaikan pemberitahuan ini.</translation>
    </message>
    <message>
        <source>Dear {name} ({number}),</source>
        <translation>Yth. {name} ({number}),</translation>
    </message>
    <message>
        <source>If you have returned them meanwhile, please take no notice of this.</source>
        <translation>Jika sementara ini sudah dikembalikan, mohon abaikan pemberitahuan ini.</translation>
    </message>
    <message>
        <source>With kind regards,</source>
        <translation>Hormat kami,</translation>
    </message>
    <message>
        <source>- {title} ({barcode}), please by {day}</source>
        <translation>- {title} ({barcode}), mohon paling lambat {day}</translation>
    </message>
    <message>
        <source>- {title} ({barcode}), due {day}</source>
        <translation>- {title} ({barcode}), jatuh tempo {day}</translation>
    </message>
    <message>
        <source>- {title} ({barcode}), kept until {day}</source>
        <translation>- {title} ({barcode}), disimpan sampai {day}</translation>
    </message>
    <message>
        <source>- {title} ({barcode})</source>
        <translation>- {title} ({barcode})</translation>
    </message>
    <message>
        <source>lent until {day} at most</source>
        <translation>dipinjamkan paling lama sampai {day}</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Disimpan sampai</translation>
    </message>
    <message>
        <source>Lent until, at most</source>
        <translation>Dipinjamkan sampai, paling lama</translation>
    </message>
    <message>
        <source>Parent or guardian: {name}</source>
        <translation>Orang tua/wali: {name}</translation>
    </message>
    <message>
        <source>Letter to this one</source>
        <translation>Surat untuk yang ini</translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>Ubah kata-kata</translation>
    </message>
    <message>
        <source>Preparing letters</source>
        <translation>Menyiapkan surat</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Copied, and noted as told.</source>
        <translation>Disalin, dan dicatat sudah diberi tahu.</translation>
    </message>
    <message>
        <source>No program here opens WhatsApp. Copy the message instead.</source>
        <translation>Tidak ada program di sini yang membuka WhatsApp. Salin saja pesannya.</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>belum diberi tahu</translation>
    </message>
    <message>
        <source>told {when} by {way}</source>
        <translation>diberi tahu {when} lewat {way}</translation>
    </message>
    <message numerus="yes">
        <source>%n to be told</source>
        <translation>
            <numerusform>%n perlu diberi tahu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n told</source>
        <translation>
            <numerusform>%n sudah diberi tahu</numerusform>
        </translation>
    </message>
    <message>
        <source>No telephone and no e-mail are known here.</source>
        <translation>Tidak ada telepon dan surel yang diketahui di sini.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n sent.</source>
        <translation>
            <numerusform>%n terkirim.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken: the list says why.</source>
        <translation>
            <numerusform>%n tidak diterima: alasannya ada di daftar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried: send again to go on.</source>
        <translation>
            <numerusform>%n belum dicoba: kirim lagi untuk melanjutkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Salin pesan</translation>
    </message>
    <message>
        <source>Whom to remind</source>
        <translation>Siapa yang diingatkan</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Nobody is to be reminded today</source>
        <translation>Tidak ada yang perlu diingatkan hari ini</translation>
    </message>
    <message>
        <source>The settings say after how many days somebody is (Branches).</source>
        <translation>Berapa hari setelahnya diatur di Pengaturan (Cabang).</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Segera jatuh tempo</translation>
    </message>
    <message>
        <source>First reminder</source>
        <translation>Peringatan pertama</translation>
    </message>
    <message>
        <source>Second reminder</source>
        <translation>Peringatan kedua</translation>
    </message>
    <message>
        <source>Third reminder</source>
        <translation>Peringatan ketiga</translation>
    </message>
    <message>
        <source>Recalled: others wait</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Wanted back by its library</source>
        <translation>Diminta kembali pemiliknya</translation>
    </message>
    <message>
        <source>Ready to be fetched</source>
        <translation>Siap diambil</translation>
    </message>
    <message>
        <source>Come from another library</source>
        <translation>Datang dari perpustakaan lain</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>surat</translation>
    </message>
    <message>
        <source>message</source>
        <translation>pesan</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>surel</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Lent</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Payment taken back</source>
        <translation>Pembayaran dibatalkan</translation>
    </message>
    <message>
        <source>Card entered</source>
        <translation>Kartu dicatat</translation>
    </message>
    <message>
        <source>Card lost or found</source>
        <translation>Kartu hilang atau ditemukan</translation>
    </message>
    <message>
        <source>Card taken out</source>
        <translation>Kartu dikeluarkan</translation>
    </message>
    <message>
        <source>Fee of a membership</source>
        <translation>Biaya keanggotaan</translation>
    </message>
    <message>
        <source>Fee taken back</source>
        <translation>Biaya dibatalkan</translation>
    </message>
    <message>
        <source>Debt settled</source>
        <translation>Tagihan dilunasi</translation>
    </message>
    <message>
        <source>Locker given</source>
        <translation>Loker diberikan</translation>
    </message>
    <message>
        <source>Locker taken back</source>
        <translation>Loker dikembalikan</translation>
    </message>
    <message>
        <source>Visit entered</source>
        <translation>Kunjungan dicatat</translation>
    </message>
    <message>
        <source>Visit corrected</source>
        <translation>Kunjungan dibetulkan</translation>
    </message>
    <message>
        <source>Visit taken back</source>
        <translation>Kunjungan dibatalkan</translation>
    </message>
    <message>
        <source>Stock-take begun</source>
        <translation>Opname dimulai</translation>
    </message>
    <message>
        <source>Stock scanned</source>
        <translation>Opname dipindai</translation>
    </message>
    <message>
        <source>Items marked missing</source>
        <translation>Eksemplar ditandai hilang</translation>
    </message>
    <message>
        <source>Stock-take closed</source>
        <translation>Opname ditutup</translation>
    </message>
    <message>
        <source>Stock scans taken back</source>
        <translation>Pindaian stok dibatalkan</translation>
    </message>
    <message>
        <source>Stock-take opened again</source>
        <translation>Opname dibuka kembali</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Direservasi</translation>
    </message>
    <message>
        <source>Reservation changed</source>
        <translation>Reservasi diubah</translation>
    </message>
    <message>
        <source>Moved in the queue</source>
        <translation>Digeser dalam antrean</translation>
    </message>
    <message>
        <source>Back at the old place in the queue</source>
        <translation>Kembali ke tempat lama dalam antrean</translation>
    </message>
    <message>
        <source>Reservation cancelled</source>
        <translation>Reservasi dibatalkan</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Taken off the hold shelf</source>
        <translation>Diambil dari rak reservasi</translation>
    </message>
    <message>
        <source>Sent to another branch</source>
        <translation>Dikirim ke cabang lain</translation>
    </message>
    <message>
        <source>Read in the library</source>
        <translation>Dibaca di tempat</translation>
    </message>
    <message>
        <source>Reading taken back</source>
        <translation>Baca di tempat dibatalkan</translation>
    </message>
    <message>
        <source>Deposit collection saved</source>
        <translation>Koleksi titipan disimpan</translation>
    </message>
    <message>
        <source>Lent to a deposit collection</source>
        <translation>Dipinjamkan sebagai titipan</translation>
    </message>
    <message>
        <source>Deposit collection looked through</source>
        <translation>Titipan diperiksa</translation>
    </message>
    <message>
        <source>Not missing at the partner</source>
        <translation>Tidak jadi hilang di mitra</translation>
    </message>
    <message>
        <source>Rotating collection saved</source>
        <translation>Koleksi bergilir disimpan</translation>
    </message>
    <message>
        <source>Put on a rotating collection, or taken off</source>
        <translation>Masuk atau keluar koleksi bergilir</translation>
    </message>
    <message>
        <source>Gone on in its rotating collection</source>
        <translation>Berlanjut dalam koleksi bergilir</translation>
    </message>
    <message>
        <source>Stays in its rotating collection</source>
        <translation>Tetap dalam koleksi bergilir</translation>
    </message>
    <message>
        <source>Belongs to another branch now</source>
        <translation>Menjadi milik cabang lain</translation>
    </message>
    <message>
        <source>Stays here after all</source>
        <translation>Tidak jadi dikirim</translation>
    </message>
    <message>
        <source>Told what lies ready</source>
        <translation>Diberi tahu pesanan siap</translation>
    </message>
    <message>
        <source>Member reminded</source>
        <translation>Anggota diingatkan</translation>
    </message>
    <message>
        <source>Added at the counter, to be catalogued</source>
        <translation>Ditambahkan di meja layanan, perlu dikatalog</translation>
    </message>
    <message>
        <source>Interlibrary loan asked for</source>
        <translation>Silang layan diminta</translation>
    </message>
    <message>
        <source>Interlibrary loan went on</source>
        <translation>Silang layan berlanjut</translation>
    </message>
    <message>
        <source>Step of an interlibrary loan taken back</source>
        <translation>Langkah silang layan dibatalkan</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Declared lost</source>
        <translation>Dinyatakan hilang</translation>
    </message>
    <message>
        <source>Loss taken back</source>
        <translation>Kehilangan dibatalkan</translation>
    </message>
    <message>
        <source>Said to be returned</source>
        <translation>Dinyatakan sudah dikembalikan</translation>
    </message>
    <message>
        <source>Parts checked</source>
        <translation>Kelengkapan diperiksa</translation>
    </message>
    <message>
        <source>Damage noted</source>
        <translation>Kerusakan dicatat</translation>
    </message>
    <message>
        <source>Damage taken back</source>
        <translation>Kerusakan dibatalkan</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Diperpanjang</translation>
    </message>
    <message>
        <source>Due date changed</source>
        <translation>Tanggal kembali diubah</translation>
    </message>
    <message>
        <source>Loan taken back</source>
        <translation>Peminjaman dibatalkan</translation>
    </message>
    <message>
        <source>Return taken back</source>
        <translation>Pengembalian dibatalkan</translation>
    </message>
    <message>
        <source>Finding taken back</source>
        <translation>Penemuan dibatalkan</translation>
    </message>
    <message>
        <source>Renewal taken back</source>
        <translation>Perpanjangan dibatalkan</translation>
    </message>
    <message>
        <source>Member registered</source>
        <translation>Anggota didaftarkan</translation>
    </message>
    <message>
        <source>Member edited</source>
        <translation>Data anggota diubah</translation>
    </message>
    <message>
        <source>Membership renewed</source>
        <translation>Keanggotaan diperpanjang</translation>
    </message>
    <message>
        <source>Member&apos;s block changed</source>
        <translation>Blokir anggota diubah</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Foto diubah</translation>
    </message>
    <message>
        <source>Members merged</source>
        <translation>Anggota digabung</translation>
    </message>
    <message>
        <source>Title saved</source>
        <translation>Judul disimpan</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>Eksemplar disimpan</translation>
    </message>
    <message>
        <source>Titles imported</source>
        <translation>Judul diimpor</translation>
    </message>
    <message>
        <source>Members imported</source>
        <translation>Anggota diimpor</translation>
    </message>
    <message>
        <source>Branch saved</source>
        <translation>Cabang disimpan</translation>
    </message>
    <message>
        <source>Type saved</source>
        <translation>Jenis disimpan</translation>
    </message>
    <message>
        <source>Loan policy saved</source>
        <translation>Aturan peminjaman disimpan</translation>
    </message>
    <message>
        <source>Loan policy removed</source>
        <translation>Aturan peminjaman dihapus</translation>
    </message>
    <message>
        <source>Closed days saved</source>
        <translation>Hari tutup disimpan</translation>
    </message>
    <message>
        <source>Closed days removed</source>
        <translation>Hari tutup dihapus</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Pengaturan diubah</translation>
    </message>
    <message>
        <source>Slip kept</source>
        <translation>Slip disimpan</translation>
    </message>
    <message>
        <source>Slip printed again</source>
        <translation>Slip dicetak ulang</translation>
    </message>
    <message>
        <source>Staff account saved</source>
        <translation>Akun petugas disimpan</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Kata sandi diganti</translation>
    </message>
    <message>
        <source>Note settled</source>
        <translation>Catatan diselesaikan</translation>
    </message>
    <message>
        <source>Partner saved</source>
        <translation>Mitra disimpan</translation>
    </message>
    <message>
        <source>Agreement saved</source>
        <translation>Perjanjian disimpan</translation>
    </message>
    <message>
        <source>Room saved</source>
        <translation>Ruang disimpan</translation>
    </message>
    <message>
        <source>Workshop saved</source>
        <translation>Kegiatan disimpan</translation>
    </message>
    <message>
        <source>Session saved</source>
        <translation>Sesi disimpan</translation>
    </message>
    <message>
        <source>Facilitator saved</source>
        <translation>Fasilitator disimpan</translation>
    </message>
    <message>
        <source>Cost saved</source>
        <translation>Biaya disimpan</translation>
    </message>
    <message>
        <source>Registered for a workshop</source>
        <translation>Didaftarkan pada kegiatan</translation>
    </message>
    <message>
        <source>Registration edited</source>
        <translation>Pendaftaran diubah</translation>
    </message>
    <message>
        <source>Registration cancelled</source>
        <translation>Pendaftaran dibatalkan</translation>
    </message>
    <message>
        <source>Registration matched</source>
        <translation>Pendaftaran dicocokkan</translation>
    </message>
    <message>
        <source>Tickets printed</source>
        <translation>Tiket dicetak</translation>
    </message>
    <message>
        <source>Consent saved</source>
        <translation>Persetujuan disimpan</translation>
    </message>
    <message>
        <source>Attendance marked</source>
        <translation>Kehadiran dicatat</translation>
    </message>
    <message>
        <source>Attendance mark taken back</source>
        <translation>Catatan kehadiran ditarik kembali</translation>
    </message>
    <message>
        <source>Heads counted</source>
        <translation>Jumlah orang dihitung</translation>
    </message>
    <message>
        <source>Code not taken at the door</source>
        <translation>Kode ditolak di pintu</translation>
    </message>
    <message>
        <source>Certificate design saved</source>
        <translation>Rancangan sertifikat disimpan</translation>
    </message>
    <message>
        <source>Key for tickets or certificates shared</source>
        <translation>Kunci tiket atau sertifikat dibagikan</translation>
    </message>
    <message>
        <source>Certificate issued</source>
        <translation>Sertifikat diterbitkan</translation>
    </message>
    <message>
        <source>Certificate revoked</source>
        <translation>Sertifikat dicabut</translation>
    </message>
    <message>
        <source>Sent by e-mail</source>
        <translation>Dikirim lewat surel</translation>
    </message>
    <message>
        <source>Feedback entered</source>
        <translation>Umpan balik dimasukkan</translation>
    </message>
    <message>
        <source>Feedback form handed in</source>
        <translation>Lembar umpan balik diserahkan</translation>
    </message>
    <message>
        <source>Story saved</source>
        <translation>Cerita disimpan</translation>
    </message>
    <message>
        <source>Something newer than this program</source>
        <translation>Hal yang lebih baru daripada program ini</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Nothing waits: no file was written.</source>
        <translation>Tidak ada yang menunggu: tidak ada berkas yang ditulis.</translation>
    </message>
    <message>
        <source>The server has all that was done here.</source>
        <translation>Server sudah memiliki semua yang dikerjakan di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) saved in a file</source>
        <translation>
            <numerusform>%n operasi disimpan dalam satu berkas</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring it to a desk that reaches the server, or to the server itself; nobody else can read it. All stays here too, and goes up by itself once this desk is online.</source>
        <translation>Bawalah ke meja yang dapat menjangkau server, atau ke server itu sendiri; tidak ada orang lain yang dapat membacanya. Semuanya tetap ada di sini juga, dan terkirim sendiri begitu meja ini daring.</translation>
    </message>
    <message>
        <source>{new} of {all} operations are new at the server, {known} were there already.</source>
        <translation>{new} dari {all} operasi baru bagi server, {known} sudah ada di sana.</translation>
    </message>
    <message>
        <source>The file was taken in</source>
        <translation>Berkas sudah diterima</translation>
    </message>
    <message>
        <source>In the attention list: {count}.</source>
        <translation>Di daftar Perlu perhatian: {count}.</translation>
    </message>
    <message>
        <source>The server did not take all of the file in.</source>
        <translation>Server tidak menerima seluruh isi berkas.</translation>
    </message>
    <message>
        <source>Keep the file, and call the centre.</source>
        <translation>Simpan berkas itu, lalu hubungi pusat.</translation>
    </message>
    <message>
        <source>An earlier file of that desk is missing.</source>
        <translation>Berkas sebelumnya dari meja itu belum ada.</translation>
    </message>
    <message>
        <source>Take the earlier file in first, then this one again.</source>
        <translation>Terima dulu berkas yang sebelumnya, lalu berkas ini sekali lagi.</translation>
    </message>
    <message>
        <source>That desk is a copy of another, or came from an old backup.</source>
        <translation>Meja itu salinan dari meja lain, atau berasal dari cadangan lama.</translation>
    </message>
    <message>
        <source>Its work is kept there. It has to be online once, and then sends it by itself.</source>
        <translation>Pekerjaannya tetap tersimpan di sana. Meja itu harus daring sekali, lalu mengirimnya sendiri.</translation>
    </message>
    <message>
        <source>That desk was shut out by the server.</source>
        <translation>Meja itu dikeluarkan oleh server.</translation>
    </message>
    <message>
        <source>Keep the file and give it to the centre, where it can still be taken in.</source>
        <translation>Simpan berkas itu dan serahkan ke pusat; di sana masih dapat diterima.</translation>
    </message>
    <message>
        <source>The file is of a desk of another server.</source>
        <translation>Berkas ini dari meja milik server lain.</translation>
    </message>
    <message>
        <source>Bring it to the server to which that desk belongs.</source>
        <translation>Bawalah ke server tempat meja itu terdaftar.</translation>
    </message>
    <message>
        <source>The file was damaged on its way.</source>
        <translation>Berkas rusak di perjalanan.</translation>
    </message>
    <message>
        <source>Have that desk save its work once more, perhaps on another stick.</source>
        <translation>Mintalah meja itu menyimpan pekerjaannya sekali lagi, mungkin di flashdisk lain.</translation>
    </message>
    <message>
        <source>That desk&apos;s program is too old for the server.</source>
        <translation>Program di meja itu terlalu lama untuk server.</translation>
    </message>
    <message>
        <source>Keep the file. Have that desk&apos;s program updated, and save its work once more.</source>
        <translation>Simpan berkas itu. Mintalah program di meja itu diperbarui, lalu simpan pekerjaannya sekali lagi.</translation>
    </message>
    <message>
        <source>That desk&apos;s program is newer than the server.</source>
        <translation>Program di meja itu lebih baru daripada server.</translation>
    </message>
    <message>
        <source>Keep the file, and take it in when the centre has updated the server.</source>
        <translation>Simpan berkas itu, dan sampaikan setelah pusat memperbarui server.</translation>
    </message>
    <message>
        <source>This is no file of unsent work.</source>
        <translation>Ini bukan berkas pekerjaan yang belum terkirim.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Choose the file that the other desk saved; its name ends in .simpul.</source>
        <translation>Pilih berkas yang disimpan meja lain itu; namanya berakhiran .simpul.</translation>
    </message>
    <message>
        <source>The file is larger than the server takes over the network.</source>
        <translation>Berkas lebih besar daripada yang diterima server lewat jaringan.</translation>
    </message>
    <message>
        <source>Nothing was changed; the file is as good as before.</source>
        <translation>Tidak ada yang berubah; berkas tetap baik seperti semula.</translation>
    </message>
    <message>
        <source>Bring it to the server itself: there it can be taken in.</source>
        <translation>Bawalah ke server itu sendiri: di sana dapat diterima.</translation>
    </message>
    <message>
        <source>The file could not be read back as it was written.</source>
        <translation>Berkas tidak terbaca kembali seperti yang ditulis.</translation>
    </message>
    <message>
        <source>All work is kept here.</source>
        <translation>Semua pekerjaan tetap tersimpan di sini.</translation>
    </message>
    <message>
        <source>Use another stick: this one loses data.</source>
        <translation>Pakailah flashdisk lain: yang ini kehilangan data.</translation>
    </message>
    <message>
        <source>The server is too old to take such files in.</source>
        <translation>Server terlalu lama untuk menerima berkas seperti ini.</translation>
    </message>
    <message>
        <source>Keep it, and try again when the centre has updated the server.</source>
        <translation>Simpanlah, dan coba lagi setelah pusat memperbarui server.</translation>
    </message>
    <message>
        <source>The file is as good as before, and is not sent by itself: keep it, and take it in again later. Nothing counts twice.</source>
        <translation>Berkas tetap baik seperti semula, dan tidak dikirim otomatis: simpanlah, lalu terima lagi nanti. Tidak ada yang terhitung dua kali.</translation>
    </message>
    <message>
        <source>If it lasts, call the centre.</source>
        <translation>Jika berlangsung lama, hubungi pusat.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Slip {number} is ready: F9 shows and prints it.</source>
        <translation>Slip {number} siap: tekan F9 untuk melihat dan mencetak.</translation>
    </message>
    <message>
        <source>Member cards</source>
        <translation>Kartu anggota</translation>
    </message>
    <message>
        <source>{name} is printed.</source>
        <translation>{name} sudah dicetak.</translation>
    </message>
</context>
<context>
    <name>Overrides</name>
    <message numerus="yes">
        <source>%n time(s) against the rules</source>
        <translation>
            <numerusform>%n kali menyimpang dari aturan</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was done against the rules</source>
        <translation>Tidak ada yang menyimpang dari aturan</translation>
    </message>
    <message>
        <source>Loans, renewals, reservations against a rule, new due dates, moves in queues, waived fines.</source>
        <translation>Di sini tercatat peminjaman, perpanjangan, dan reservasi yang menyimpang dari aturan, tenggat lain, pergeseran dalam antrean, dan denda yang dibebaskan.</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>%n hari terakhir</numerusform>
        </translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Diperpanjang</translation>
    </message>
    <message>
        <source>Other due date</source>
        <translation>Tenggat lain</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Direservasi</translation>
    </message>
    <message>
        <source>Moved in the queue</source>
        <translation>Digeser dalam antrean</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>Dibebaskan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eksemplar</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Import and export</source>
        <translation>Impor dan ekspor</translation>
    </message>
    <message>
        <source>Slips and due list</source>
        <translation>Slip dan jatuh tempo</translation>
    </message>
    <message>
        <source>Circulation</source>
        <translation>Sirkulasi</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Workshops</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Sinkronisasi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Perlu perhatian</translation>
    </message>
    <message>
        <source>Interlibrary loan</source>
        <translation>Silang layan</translation>
    </message>
    <message>
        <source>Reservations and transit</source>
        <translation>Reservasi dan kirim</translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message>
        <source>Memorandum of understanding</source>
        <translation>Nota kesepahaman (MoU)</translation>
    </message>
    <message>
        <source>Agreement with the government</source>
        <translation>Nota kesepakatan</translation>
    </message>
    <message>
        <source>Cooperation agreement</source>
        <translation>Perjanjian kerja sama (PKS)</translation>
    </message>
    <message>
        <source>Implementing arrangement</source>
        <translation>Perjanjian pelaksanaan (IA)</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>Adendum</translation>
    </message>
    <message>
        <source>Other paper</source>
        <translation>Surat lain</translation>
    </message>
    <message>
        <source>Agreement until {day}</source>
        <translation>Berlaku s.d. {day}</translation>
    </message>
    <message>
        <source>Agreement ends today</source>
        <translation>Perjanjian berakhir hari ini</translation>
    </message>
    <message>
        <source>No agreement</source>
        <translation>Tanpa perjanjian</translation>
    </message>
    <message>
        <source>Agreement without an end</source>
        <translation>Perjanjian tanpa batas waktu</translation>
    </message>
    <message numerus="yes">
        <source>Agreement begins in %n day(s)</source>
        <translation>
            <numerusform>Perjanjian mulai %n hari lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreement ends in %n day(s)</source>
        <translation>
            <numerusform>Sisa %n hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreement ended %n day(s) ago</source>
        <translation>
            <numerusform>Habis %n hari lalu</numerusform>
        </translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Mitra baru</translation>
    </message>
    <message>
        <source>Change partner</source>
        <translation>Ubah mitra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Who they are</source>
        <translation>Siapa mereka</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>Cara menghubungi</translation>
    </message>
    <message>
        <source>For the library&apos;s own use</source>
        <translation>Untuk perpustakaan sendiri</translation>
    </message>
    <message>
        <source>Can be chosen for new workshops</source>
        <translation>Dapat dipilih untuk kegiatan baru</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Own place in this network</source>
        <translation>Tempat sendiri dalam jaringan ini</translation>
    </message>
    <message>
        <source>Its desk then sees registrations of workshops held with it</source>
        <translation>Mejanya lalu melihat pendaftaran kegiatan bersamanya</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Berlaku mulai</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Its last day</source>
        <translation>Hari terakhirnya</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>Ruang lingkup</translation>
    </message>
    <message>
        <source>Change agreement</source>
        <translation>Ubah perjanjian</translation>
    </message>
    <message>
        <source>Renew agreement</source>
        <translation>Perpanjang perjanjian</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Perjanjian baru</translation>
    </message>
    <message>
        <source>It covers lending between the libraries</source>
        <translation>Mencakup pinjam-meminjam antarperpustakaan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>One thing a line: class visits, interlibrary loan, use of the hall</source>
        <translation>Satu hal per baris: kunjungan kelas, silang layan, pemakaian aula</translation>
    </message>
    <message>
        <source>Empty: not said</source>
        <translation>Kosong: tidak disebutkan</translation>
    </message>
    <message>
        <source>Renews</source>
        <translation>Memperpanjang</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Interlibrary loan</source>
        <translation>Silang layan</translation>
    </message>
    <message>
        <source>Requests under way at most</source>
        <translation>Permintaan berjalan paling banyak</translation>
    </message>
    <message>
        <source>–: not said</source>
        <translation>–: tidak disebut</translation>
    </message>
    <message>
        <source>Days of a loan</source>
        <translation>Lama pinjam (hari)</translation>
    </message>
    <message>
        <source>–: four weeks</source>
        <translation>–: empat minggu</translation>
    </message>
    <message>
        <source>Who pays for what is lost</source>
        <translation>Penanggung bila hilang</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Renewed by {number}</source>
        <translation>Diperpanjang oleh {number}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Search partners</source>
        <translation>Cari mitra</translation>
    </message>
    <message>
        <source>The partner is saved.</source>
        <translation>Mitra disimpan.</translation>
    </message>
    <message>
        <source>The agreement is removed from the register.</source>
        <translation>Perjanjian dihapus dari daftar.</translation>
    </message>
    <message>
        <source>The agreement is saved.</source>
        <translation>Perjanjian disimpan.</translation>
    </message>
    <message>
        <source>No agreement ends soon</source>
        <translation>Tidak ada perjanjian yang segera berakhir</translation>
    </message>
    <message>
        <source>Half a year before its last day an agreement stands here.</source>
        <translation>Setengah tahun sebelum hari terakhirnya, perjanjian muncul di sini.</translation>
    </message>
    <message>
        <source>has a desk in this network: {branch}</source>
        <translation>punya meja dalam jaringan ini: {branch}</translation>
    </message>
    <message>
        <source>no longer in use</source>
        <translation>tidak dipakai lagi</translation>
    </message>
    <message>
        <source>Workshops</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>No partners here</source>
        <translation>Tidak ada mitra di sini</translation>
    </message>
    <message>
        <source>Schools, universities, NGOs: whoever the library works with stands in this list.</source>
        <translation>Sekolah, perguruan tinggi, LSM: semua yang bekerja sama dengan perpustakaan ada di daftar ini.</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Workshops with this partner</source>
        <translation>Kegiatan bersama mitra ini</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>Segera berakhir</translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) under it</source>
        <translation>
            <numerusform>%n kegiatan di bawahnya</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n under way</source>
        <translation>
            <numerusform>paling banyak %n berjalan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>lost: {who}</source>
        <translation>hilang: {who}</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>tercakup</translation>
    </message>
    <message>
        <source>Interlibrary loan: {terms}</source>
        <translation>Silang layan: {terms}</translation>
    </message>
    <message>
        <source>Add agreement</source>
        <translation>Tambah perjanjian</translation>
    </message>
    <message>
        <source>Remove agreement</source>
        <translation>Hapus perjanjian</translation>
    </message>
    <message>
        <source>Messages to its system (ISO 18626)</source>
        <translation>Pesan ke sistem mitra (ISO 18626)</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>University</source>
        <translation>Perguruan tinggi</translation>
    </message>
    <message>
        <source>NGO</source>
        <translation>LSM</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Instansi pemerintah</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Perpustakaan</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Perusahaan</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Komunitas</translation>
    </message>
    <message>
        <source>Messages to {name}</source>
        <translation>Pesan ke {name}</translation>
    </message>
    <message>
        <source>Its system takes messages of interlibrary loan (ISO 18626) there; the central server sends them. The token that it wants to see is entered at the server alone: simpul-server interlend-to … --token.</source>
        <translation>Sistem mitra menerima pesan silang layan (ISO 18626) di sana; server pusat yang mengirimnya. Token yang dimintanya hanya dimasukkan di server: simpul-server interlend-to … --token.</translation>
    </message>
    <message>
        <source>Begins with https. Left empty, nothing is sent.</source>
        <translation>Diawali https. Bila kosong, tidak ada yang dikirim.</translation>
    </message>
    <message>
        <source>Our code</source>
        <translation>Kode kita</translation>
    </message>
    <message>
        <source>ISIL: what its system calls us.</source>
        <translation>ISIL: sebutan kita di sistem mitra.</translation>
    </message>
    <message>
        <source>Its code</source>
        <translation>Kode mitra</translation>
    </message>
    <message>
        <source>ISIL of the partner.</source>
        <translation>ISIL mitra.</translation>
    </message>
    <message>
        <source>This is no address that begins with https.</source>
        <translation>Ini bukan alamat yang diawali https.</translation>
    </message>
    <message>
        <source>A code is needed.</source>
        <translation>Kodenya perlu diisi.</translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <source>“{title}” has no parts: they are put down in its record.</source>
        <translation>“{title}” tidak punya kelengkapan: tuliskan di data eksemplarnya.</translation>
    </message>
    <message>
        <source>“{title}”: tick what is there, leave out what is missing.</source>
        <translation>“{title}”: centang yang ada, kosongkan yang kurang.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Harus dibayar</translation>
    </message>
    <message>
        <source>Whoever had it last owes this. Rp 0: it is only noted.</source>
        <translation>Menjadi tagihan peminjam terakhir. Rp 0: hanya dicatat.</translation>
    </message>
    <message>
        <source>missing: {parts}</source>
        <translation>kurang: {parts}</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Tampilkan kata sandi</translation>
    </message>
</context>
<context>
    <name>PasswordStrength</name>
    <message>
        <source>Too short</source>
        <translation>Terlalu pendek</translation>
    </message>
    <message>
        <source>Easy to guess</source>
        <translation>Mudah ditebak</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Cukup</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Kuat</translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>{name} owes {amount}.</source>
        <translation>{name} harus membayar {amount}.</translation>
    </message>
    <message>
        <source>{name} has a credit of {amount}.</source>
        <translation>{name} punya kelebihan bayar {amount}.</translation>
    </message>
    <message>
        <source>Settle what is owed</source>
        <translation>Lunasi tagihan</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Why it is let go, or which book was given.</source>
        <translation>Mengapa dibebaskan, atau buku apa yang diberikan.</translation>
    </message>
    <message>
        <source>Between Rp 1 and {most}.</source>
        <translation>Antara Rp 1 dan {most}.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Tulis alasannya dengan singkat.</translation>
    </message>
</context>
<context>
    <name>Payments</name>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>Dibebaskan</translation>
    </message>
    <message>
        <source>Settled with a book</source>
        <translation>Diganti buku</translation>
    </message>
    <message>
        <source>Money given back</source>
        <translation>Uang dikembalikan</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Paskan lebar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n halaman</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Halaman {number}</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Dokumen PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Berkas tidak dapat ditulis: {reason}</translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message>
        <source>For loan</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Loan period</source>
        <translation>Lama pinjam</translation>
    </message>
    <message>
        <source>Loan by the hour</source>
        <translation>Pinjam per jam</translation>
    </message>
    <message>
        <source>Everything due on</source>
        <translation>Semua jatuh tempo</translation>
    </message>
    <message>
        <source>Loan limit</source>
        <translation>Maks. pinjam</translation>
    </message>
    <message>
        <source>Least age</source>
        <translation>Usia terendah</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Maks. perpanjangan</translation>
    </message>
    <message>
        <source>Renewal period</source>
        <translation>Lama perpanjangan</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Masa tenggang</translation>
    </message>
    <message>
        <source>Highest fine</source>
        <translation>Maks. denda</translation>
    </message>
    <message>
        <source>Not above price</source>
        <translation>Maks. seharga buku</translation>
    </message>
    <message>
        <source>Highest debt</source>
        <translation>Maks. utang denda</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Denda</translation>
    </message>
    <message>
        <source>Days for one fine</source>
        <translation>Hari per denda</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>Skorsing</translation>
    </message>
    <message>
        <source>Days for one suspension</source>
        <translation>Hari per skorsing</translation>
    </message>
    <message>
        <source>Longest suspension</source>
        <translation>Skorsing terlama</translation>
    </message>
    <message>
        <source>Price of a lost item</source>
        <translation>Ganti rugi hilang</translation>
    </message>
    <message>
        <source>Handling of a loss</source>
        <translation>Biaya penggantian</translation>
    </message>
    <message>
        <source>Price taken back within</source>
        <translation>Ganti rugi batal dalam</translation>
    </message>
    <message>
        <source>Past expiry</source>
        <translation>Lewat masa berlaku</translation>
    </message>
    <message>
        <source>Reservation limit</source>
        <translation>Batas reservasi</translation>
    </message>
    <message>
        <source>Reserve from the shelf</source>
        <translation>Reservasi dari rak</translation>
    </message>
    <message>
        <source>Reservation lasts</source>
        <translation>Reservasi berlaku</translation>
    </message>
    <message>
        <source>On the hold shelf</source>
        <translation>Di rak reservasi</translation>
    </message>
    <message>
        <source>Stays where returned</source>
        <translation>Menetap di tempat kembali</translation>
    </message>
    <message>
        <source>Stays only among</source>
        <translation>Menetap hanya antara</translation>
    </message>
    <message>
        <source>Kept when recalled</source>
        <translation>Sisa saat ditarik</translation>
    </message>
    <message>
        <source>Renewed by itself</source>
        <translation>Diperpanjang otomatis</translation>
    </message>
    <message>
        <source>all branches</source>
        <translation>semua cabang</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>{amount}/day</source>
        <translation>{amount}/hari</translation>
    </message>
    <message numerus="yes">
        <source>{amount}/%n day(s)</source>
        <translation>
            <numerusform>{amount}/%n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <comment>no highest fine</comment>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>tanpa batas</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n tahun</numerusform>
        </translation>
    </message>
    <message>
        <source>Not for loan</source>
        <translation>Tidak dipinjamkan</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>tidak mengatur apa pun</translation>
    </message>
    <message>
        <source>All year</source>
        <translation>Sepanjang tahun</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>sejak {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>sampai {date}</translation>
    </message>
    <message>
        <source>Everybody, everything</source>
        <translation>Semua (umum)</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>tidak diatur</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>Semua anggota</translation>
    </message>
    <message>
        <source>all items</source>
        <translation>semua koleksi</translation>
    </message>
    <message>
        <source>All types together</source>
        <translation>Semua tipe</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Isinya</translation>
    </message>
    <message>
        <source>Add a policy</source>
        <translation>Tambah aturan</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Carry over…</source>
        <translation>Ambil alih…</translation>
    </message>
    <message>
        <source>The policy was added.</source>
        <translation>Aturan ditambahkan.</translation>
    </message>
    <message>
        <source>The policy was changed.</source>
        <translation>Aturan diubah.</translation>
    </message>
    <message>
        <source>The policy was removed.</source>
        <translation>Aturan dihapus.</translation>
    </message>
    <message>
        <source>What applies to …</source>
        <translation>Yang berlaku untuk …</translation>
    </message>
    <message>
        <source>Member type</source>
        <translation>Tipe anggota</translation>
    </message>
    <message>
        <source>Item type</source>
        <translation>Tipe koleksi</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Semua koleksi</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>Season (empty: all year)</source>
        <translation>Musim (kosong: sepanjang tahun)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>codes; * is all</source>
        <translation>kode; * semua</translation>
    </message>
    <message>
        <source>Codes of branches, with commas; * is all of them.</source>
        <translation>Kode cabang, dipisah koma; * berarti semuanya.</translation>
    </message>
    <message>
        <source>What is left open (–) is taken from the more general policies. But a loan period said here is in days, a fine or suspension per day late, unless its hours or days are said here too; so many days count as soon as they have begun.</source>
        <translation>Yang dikosongkan (–) diambil dari aturan yang lebih umum. Namun lama pinjam di sini dihitung dalam hari, denda dan skorsing per hari terlambat, kecuali jam atau jumlah harinya juga diisi di sini; tiap masa dihitung begitu dimulai.</translation>
    </message>
    <message>
        <source>Edit the policy</source>
        <translation>Ubah aturan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>Ini bukan tanggal.</translation>
    </message>
    <message>
        <source>A season has a first or a last day.</source>
        <translation>Musim harus punya hari pertama atau terakhir.</translation>
    </message>
    <message>
        <source>No branch has the code {code}.</source>
        <translation>Tidak ada cabang dengan kode {code}.</translation>
    </message>
</context>
<context>
    <name>Poster</name>
    <message>
        <source>{count} sessions</source>
        <translation>{count} pertemuan</translation>
    </message>
    <message>
        <source>{count} sessions, {hours}</source>
        <translation>{count} pertemuan, {hours}</translation>
    </message>
    <message>
        <source>Free of charge</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Scan to register</source>
        <translation>Pindai untuk mendaftar</translation>
    </message>
    <message>
        <source>Register at</source>
        <translation>Daftar di</translation>
    </message>
    <message>
        <source>with {names}</source>
        <translation>bersama {names}</translation>
    </message>
    <message>
        <source>Held by {names}</source>
        <translation>Diselenggarakan oleh {names}</translation>
    </message>
    <message>
        <source>Supported by {name}</source>
        <translation>Didukung oleh {name}</translation>
    </message>
    <message>
        <source>{kind} by {names}</source>
        <translation>{kind} oleh {names}</translation>
    </message>
    <message>
        <source>Register: {how}</source>
        <translation>Pendaftaran: {how}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bersama</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Biaya</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>{what} (continued)</source>
        <translation>{what} (lanjutan)</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Nothing was printed, and nothing is lost: it can be printed again.</source>
        <translation>Belum ada yang tercetak, dan tidak ada yang hilang: dapat dicetak lagi.</translation>
    </message>
    <message>
        <source>The printer “{name}” is not there.</source>
        <translation>Printer “{name}” tidak ada.</translation>
    </message>
    <message>
        <source>Look at its cable and switch it on, or choose another one in the settings.</source>
        <translation>Periksa kabelnya dan nyalakan, atau pilih printer lain di pengaturan.</translation>
    </message>
    <message>
        <source>There is no printer for this.</source>
        <translation>Tidak ada printer untuk ini.</translation>
    </message>
    <message>
        <source>Connect a printer and choose it in the settings, or save it as a PDF file.</source>
        <translation>Sambungkan printer dan pilih di pengaturan, atau simpan sebagai berkas PDF.</translation>
    </message>
    <message>
        <source>The printer “{name}” did not take it.</source>
        <translation>Printer “{name}” tidak menerimanya.</translation>
    </message>
    <message>
        <source>Look at paper and cover, then print again.</source>
        <translation>Periksa kertas dan penutupnya, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The name on certificate {number} is too long for it.</source>
        <translation>Nama pada sertifikat {number} terlalu panjang.</translation>
    </message>
    <message>
        <source>This certificate was not made; others are not held up by it.</source>
        <translation>Sertifikat ini tidak dibuat; yang lain tidak terhambat.</translation>
    </message>
    <message>
        <source>Shorten the name with the person&apos;s consent, or choose a design with more room.</source>
        <translation>Singkat nama itu dengan persetujuan orangnya, atau pilih desain yang lebih lapang.</translation>
    </message>
    <message>
        <source>There is more text on {document} than its paper holds.</source>
        <translation>Teks pada {document} lebih banyak daripada yang muat di kertasnya.</translation>
    </message>
    <message>
        <source>It was not made, and nothing is lost.</source>
        <translation>Dokumen tidak dibuat, dan tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>Shorten title, hosts, place or topics, or choose a design with more room.</source>
        <translation>Singkat judul, penyelenggara, tempat, atau materi, atau pilih desain yang lebih lapang.</translation>
    </message>
    <message>
        <source>Copy {barcode} has no room on such a label.</source>
        <translation>Eksemplar {barcode} tidak muat pada label ini.</translation>
    </message>
    <message>
        <source>No label was made, and nothing is lost.</source>
        <translation>Tidak ada label yang dibuat, dan tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>Choose a larger label, or spine and barcode on labels of their own.</source>
        <translation>Pilih label yang lebih besar, atau nomor panggil dan barcode pada label terpisah.</translation>
    </message>
    <message>
        <source>{document} has letters that cannot be printed: {letters}</source>
        <translation>Pada {document} ada huruf yang tidak dapat dicetak: {letters}</translation>
    </message>
    <message>
        <source>Write these letters another way.</source>
        <translation>Tulis huruf itu dengan cara lain.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
</context>
<context>
    <name>PullList</name>
    <message>
        <source>Rotating collections: to send on</source>
        <translation>Koleksi bergilir: perlu dikirim</translation>
    </message>
    <message>
        <source>To fetch from the shelves</source>
        <translation>Ambil dari rak</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Nothing is to be fetched.</source>
        <translation>Tidak ada yang perlu diambil.</translation>
    </message>
    <message>
        <source>Scan each item: it is sent on then.</source>
        <translation>Pindai tiap eksemplar: lalu dikirim ke cabang berikutnya.</translation>
    </message>
    <message>
        <source>Scan each item at the counter: it is put aside then.</source>
        <translation>Pindai setiap eksemplar di meja: lalu disisihkan.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Pilih Semua</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Naikkan</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Turunkan</translation>
    </message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message>
        <source>Job</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Job Control</source>
        <translation>Kendali pekerjaan</translation>
    </message>
    <message>
        <source>Scheduled &amp;printing:</source>
        <translation>&amp;Jadwal cetak:</translation>
    </message>
    <message>
        <source>&amp;Billing information:</source>
        <translation>&amp;Info tagihan:</translation>
    </message>
    <message>
        <source>Job &amp;priority:</source>
        <translation>&amp;Prioritas:</translation>
    </message>
    <message>
        <source>Banner Pages</source>
        <translation>Halaman pembatas</translation>
    </message>
    <message>
        <source>Print Immediately</source>
        <translation>Langsung cetak</translation>
    </message>
    <message>
        <source>Hold Indefinitely</source>
        <translation>Tahan tanpa batas waktu</translation>
    </message>
    <message>
        <source>Day (06:00 to 17:59)</source>
        <translation>Siang (06.00 hingga 17.59)</translation>
    </message>
    <message>
        <source>Night (18:00 to 05:59)</source>
        <translation>Malam (18.00 hingga 05.59)</translation>
    </message>
    <message>
        <source>Second Shift (16:00 to 23:59)</source>
        <translation>Giliran kedua (16.00 hingga 23.59)</translation>
    </message>
    <message>
        <source>Third Shift (00:00 to 07:59)</source>
        <translation>Giliran ketiga (00.00 hingga 07.59)</translation>
    </message>
    <message>
        <source>Weekend (Saturday to Sunday)</source>
        <translation>Akhir pekan (Sabtu hingga Minggu)</translation>
    </message>
    <message>
        <source>Specific Time</source>
        <translation>Waktu tertentu</translation>
    </message>
    <message>
        <source>&amp;Start:</source>
        <comment>Banner page at start</comment>
        <translation>&amp;Awal:</translation>
    </message>
    <message>
        <source>&amp;End:</source>
        <comment>Banner page at end</comment>
        <translation>A&amp;khir:</translation>
    </message>
    <message>
        <source>None</source>
        <comment>CUPS Banner page</comment>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Standard</source>
        <comment>CUPS Banner page</comment>
        <translation>Standar</translation>
    </message>
    <message>
        <source>Unclassified</source>
        <comment>CUPS Banner page</comment>
        <translation>Tidak rahasia</translation>
    </message>
    <message>
        <source>Confidential</source>
        <comment>CUPS Banner page</comment>
        <translation>Konfidensial</translation>
    </message>
    <message>
        <source>Classified</source>
        <comment>CUPS Banner page</comment>
        <translation>Terbatas</translation>
    </message>
    <message>
        <source>Secret</source>
        <comment>CUPS Banner page</comment>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Top Secret</source>
        <comment>CUPS Banner page</comment>
        <translation>Sangat rahasia</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Folder Induk</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Buat Folder Baru</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Tampilan Daftar</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Tampilan Rinci</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nama:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Cari Folder</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Ganti nama</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Tampilkan berkas tersembunyi</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Folder &amp;Baru</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Folder Baru</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Semua Berkas (*)</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Komputer Saya</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Tempat Terakhir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 sudah ada.
Apakah Anda ingin menggantinya?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Berkas tidak ditemukan.
Mohon periksa apakah nama berkasnya benar.</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Lihat di:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Jenis berkas:</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ke folder induk</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Buat folder baru</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Ganti ke tampilan daftar</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Ganti ke tampilan rinci</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Bilah sisi</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Daftar tempat dan markah</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Simpan Sebagai</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Tampilkan </translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Folder tidak ditemukan.
Mohon periksa apakah nama foldernya benar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>&apos;%1&apos; terlindung dari penulisan.
Apakah tetap ingin dihapus?</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Yakin ingin menghapus &apos;%1&apos;?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Folder tidak dapat dihapus.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Tanggal Diubah</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Komputer Saya</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>All other platforms</comment>
        <translation>Jenis</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Page size:</source>
        <translation>Ukuran kertas:</translation>
    </message>
    <message>
        <source>Width:</source>
        <translation>Lebar:</translation>
    </message>
    <message>
        <source>Height:</source>
        <translation>Tinggi:</translation>
    </message>
    <message>
        <source>Paper source:</source>
        <translation>Sumber kertas:</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Orientasi</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Tegak</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Mendatar</translation>
    </message>
    <message>
        <source>Reverse landscape</source>
        <translation>Mendatar terbalik</translation>
    </message>
    <message>
        <source>Reverse portrait</source>
        <translation>Tegak terbalik</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Marjin</translation>
    </message>
    <message>
        <source>top margin</source>
        <translation>marjin atas</translation>
    </message>
    <message>
        <source>left margin</source>
        <translation>marjin kiri</translation>
    </message>
    <message>
        <source>right margin</source>
        <translation>marjin kanan</translation>
    </message>
    <message>
        <source>bottom margin</source>
        <translation>marjin bawah</translation>
    </message>
    <message>
        <source>Page Layout</source>
        <translation>Tata letak halaman</translation>
    </message>
    <message>
        <source>Page &amp;order:</source>
        <translation>&amp;Urutan halaman:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>Halaman &amp;per lembar:</translation>
    </message>
    <message>
        <source>Millimeters (mm)</source>
        <translation>Milimeter (mm)</translation>
    </message>
    <message>
        <source>Inches (in)</source>
        <translation>Inci (in)</translation>
    </message>
    <message>
        <source>Points (pt)</source>
        <translation>Poin (pt)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Khusus</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Coba Lagi</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Abaikan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur Ulang</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Cetak</translation>
    </message>
    <message>
        <source>&amp;Options &gt;&gt;</source>
        <translation>&amp;Opsi &gt;&gt;</translation>
    </message>
    <message>
        <source>&amp;Options &lt;&lt;</source>
        <translation>&amp;Opsi &lt;&lt;</translation>
    </message>
    <message>
        <source>Print to File (PDF)</source>
        <translation>Cetak ke Berkas (PDF)</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>Berkas lokal</translation>
    </message>
    <message>
        <source>Write PDF file</source>
        <translation>Tulis berkas PDF</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>Semua halaman</translation>
    </message>
    <message>
        <source>Odd Pages</source>
        <translation>Halaman ganjil</translation>
    </message>
    <message>
        <source>Even Pages</source>
        <translation>Halaman genap</translation>
    </message>
    <message>
        <source>Left to Right, Top to Bottom</source>
        <translation>Kiri ke kanan, atas ke bawah</translation>
    </message>
    <message>
        <source>Left to Right, Bottom to Top</source>
        <translation>Kiri ke kanan, bawah ke atas</translation>
    </message>
    <message>
        <source>Right to Left, Bottom to Top</source>
        <translation>Kanan ke kiri, bawah ke atas</translation>
    </message>
    <message>
        <source>Right to Left, Top to Bottom</source>
        <translation>Kanan ke kiri, atas ke bawah</translation>
    </message>
    <message>
        <source>Bottom to Top, Left to Right</source>
        <translation>Bawah ke atas, kiri ke kanan</translation>
    </message>
    <message>
        <source>Bottom to Top, Right to Left</source>
        <translation>Bawah ke atas, kanan ke kiri</translation>
    </message>
    <message>
        <source>Top to Bottom, Left to Right</source>
        <translation>Atas ke bawah, kiri ke kanan</translation>
    </message>
    <message>
        <source>Top to Bottom, Right to Left</source>
        <translation>Atas ke bawah, kanan ke kiri</translation>
    </message>
</context>
<context>
    <name>QPrintPropertiesDialog</name>
    <message>
        <source>Printer Properties</source>
        <translation>Properti printer</translation>
    </message>
    <message>
        <source>Job Options</source>
        <translation>Opsi pekerjaan</translation>
    </message>
</context>
<context>
    <name>QPrintPropertiesWidget</name>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Lanjutan</translation>
    </message>
    <message>
        <source>There are conflicts in some options. Please fix them.</source>
        <translation>Beberapa opsi bertentangan. Mohon dibetulkan.</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Copies</source>
        <translation>Rangkap</translation>
    </message>
    <message>
        <source>Print range</source>
        <translation>Rentang cetak</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>Cetak semua</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opsi</translation>
    </message>
    <message>
        <source>Copies:</source>
        <translation>Rangkap:</translation>
    </message>
    <message>
        <source>Pages from</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hingga</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
        <translation>Isi halaman atau rentang, dipisahkan koma. Rentang ditulis dengan dua angka dan tanda hubung. Misalnya: 3,5-7,9 mencetak halaman 3, 5, 6, 7, dan 9.</translation>
    </message>
    <message>
        <source>Current Page</source>
        <translation>Halaman ini</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>Page &amp;Set:</source>
        <translation>&amp;Kumpulan halaman:</translation>
    </message>
    <message>
        <source>Output Settings</source>
        <translation>Pengaturan keluaran</translation>
    </message>
    <message>
        <source>Collate</source>
        <translation>Susun berurutan</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Urutan terbalik</translation>
    </message>
    <message>
        <source>Color Mode</source>
        <translation>Mode warna</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Grayscale</source>
        <translation>Skala abu-abu</translation>
    </message>
    <message>
        <source>Double Sided Printing</source>
        <translation>Cetak bolak-balik</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>Long side binding</source>
        <translation>Jilid sisi panjang</translation>
    </message>
    <message>
        <source>Short side binding</source>
        <translation>Jilid sisi pendek</translation>
    </message>
</context>
<context>
    <name>QPrintWidget</name>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nama:</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>P&amp;roperti</translation>
    </message>
    <message>
        <source>Location:</source>
        <translation>Lokasi:</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>Jenis:</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>Output &amp;file:</source>
        <translation>Berkas &amp;keluaran:</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation>Gulir ke sini</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Atas</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bawah</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Gulir ke atas</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Gulir ke bawah</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Tepi kiri</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Tepi kanan</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Halaman kiri</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Halaman kanan</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Gulir ke kiri</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Gulir ke kanan</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Gulir ke Kiri</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Gulir ke Kanan</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Renew all the same?</source>
        <translation>Tetap perpanjang?</translation>
    </message>
    <message>
        <source>Renew all the same</source>
        <translation>Tetap perpanjang</translation>
    </message>
    <message>
        <source>Lend all the same?</source>
        <translation>Tetap pinjamkan?</translation>
    </message>
    <message>
        <source>Lend all the same</source>
        <translation>Tetap pinjamkan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>It is kept with the loan.</source>
        <translation>Disimpan bersama peminjamannya.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sebutkan alasannya secara singkat.</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Receipt</source>
        <translation>Kuitansi</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Keep this receipt. Thank you.</source>
        <translation>Simpan kuitansi ini. Terima kasih.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Kelebihan bayar</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Sisa denda</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Give up what was typed?</source>
        <translation>Buang yang sudah diketik?</translation>
    </message>
    <message>
        <source>It has not been saved yet.</source>
        <translation>Isian ini belum disimpan.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Buang</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Simpan ke berkas…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Save the recovery code</source>
        <translation>Simpan kode pemulihan</translation>
    </message>
    <message>
        <source>recovery-code</source>
        <comment>file name</comment>
        <translation>kode-pemulihan</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Berkas tidak dapat ditulis: {reason}</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the code to a file instead.</source>
        <translation>Komputer ini tidak punya printer. Simpan saja kodenya ke berkas.</translation>
    </message>
    <message>
        <source>The printer did not take it. Save the code to a file instead.</source>
        <translation>Printer tidak menerimanya. Simpan saja kodenya ke berkas.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>Made on {time}</source>
        <translation>Dibuat pada {time}</translation>
    </message>
    <message>
        <source>This code opens the library&apos;s store and every backup of it, on any computer.</source>
        <translation>Kode ini membuka penyimpanan perpustakaan dan semua cadangannya, di komputer mana pun.</translation>
    </message>
    <message>
        <source>Keep this sheet locked away, not beside the computer. Show it to nobody.</source>
        <translation>Simpan lembar ini terkunci, jangan di dekat komputer. Jangan tunjukkan kepada siapa pun.</translation>
    </message>
    <message>
        <source>Without this code a backup can&apos;t be opened on another computer.</source>
        <translation>Tanpa kode ini, cadangan tidak dapat dibuka di komputer lain.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Terjadi kesalahan yang tidak semestinya.</translation>
    </message>
    <message>
        <source>What was finished before it is kept; this step was not done.</source>
        <translation>Yang selesai sebelumnya tetap tersimpan; langkah ini tidak dilakukan.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell whoever looks after the program.</source>
        <translation>Coba lagi. Bila terulang, beri tahu pengelola program.</translation>
    </message>
    <message>
        <source>Acquired on</source>
        <translation>Tanggal perolehan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>What the agreement is about</source>
        <translation>Tentang apa perjanjiannya</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Perjanjian</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Pengarang</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Reason of the block</source>
        <translation>Alasan blokir</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>Diblokir sejak</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Closed weekdays</source>
        <translation>Hari tutup mingguan</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Realisasi</translation>
    </message>
    <message>
        <source>Age group</source>
        <translation>Kelompok usia</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Penerima manfaat</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Look of the certificate</source>
        <translation>Tampilan sertifikat</translation>
    </message>
    <message>
        <source>From call number</source>
        <translation>Dari nomor panggil</translation>
    </message>
    <message>
        <source>Up to call number</source>
        <translation>Sampai nomor panggil</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Anak-anak</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Collation</source>
        <translation>Kolasi</translation>
    </message>
    <message>
        <source>Loan by the hour</source>
        <translation>Pinjam per jam</translation>
    </message>
    <message>
        <source>Price of a lost item</source>
        <translation>Ganti rugi eksemplar hilang</translation>
    </message>
    <message>
        <source>Handling of a loss</source>
        <translation>Biaya penggantian</translation>
    </message>
    <message>
        <source>Price taken back within</source>
        <translation>Ganti rugi dibatalkan dalam</translation>
    </message>
    <message>
        <source>Day of the return</source>
        <translation>Hari pengembalian</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>Missing parts</source>
        <translation>Kelengkapan yang tidak ada</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Kerusakan</translation>
    </message>
    <message>
        <source>Not above price</source>
        <translation>Maks. seharga buku</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>Control number</source>
        <translation>Nomor kendali</translation>
    </message>
    <message>
        <source>What the agreement covers</source>
        <translation>Cakupan perjanjian</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Rancangan</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>Entri susulan</translation>
    </message>
    <message>
        <source>Covers interlibrary loan</source>
        <translation>Mencakup silang layan</translation>
    </message>
    <message>
        <source>Days of an interlibrary loan</source>
        <translation>Lama silang layan (hari)</translation>
    </message>
    <message>
        <source>Most interlibrary loans at once</source>
        <translation>Silang layan terbanyak sekaligus</translation>
    </message>
    <message>
        <source>Who pays for what is lost</source>
        <translation>Penanggung bila hilang</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Diperlukan sebelum</translation>
    </message>
    <message>
        <source>Loan or copy</source>
        <translation>Pinjaman atau salinan</translation>
    </message>
    <message>
        <source>Library that is asked</source>
        <translation>Perpustakaan yang diminta</translation>
    </message>
    <message>
        <source>Everything due on</source>
        <translation>Semua jatuh tempo</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edisi</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Expected people</source>
        <translation>Perkiraan peserta</translation>
    </message>
    <message>
        <source>Membership until</source>
        <translation>Keanggotaan sampai</translation>
    </message>
    <message>
        <source>Highest fine</source>
        <translation>Maks. denda</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Denda</translation>
    </message>
    <message>
        <source>Days for one fine</source>
        <translation>Hari per denda</translation>
    </message>
    <message>
        <source>Renewed agreement</source>
        <translation>Perjanjian yang diperpanjang</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Bentuk</translation>
    </message>
    <message>
        <source>Way of taking part</source>
        <translation>Cara mengikuti</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Diberikan oleh</translation>
    </message>
    <message>
        <source>Stays where returned</source>
        <translation>Menetap di tempat kembali</translation>
    </message>
    <message>
        <source>Stays only among</source>
        <translation>Menetap hanya antara</translation>
    </message>
    <message>
        <source>Reservation lasts</source>
        <translation>Reservasi berlaku</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Masa tenggang</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Honorarium</source>
        <translation>Honorarium</translation>
    </message>
    <message>
        <source>ISBN and other numbers</source>
        <translation>ISBN dan nomor lain</translation>
    </message>
    <message>
        <source>Identity number (NIK)</source>
        <translation>Nomor identitas (NIK)</translation>
    </message>
    <message>
        <source>School or workplace</source>
        <translation>Sekolah atau tempat kerja</translation>
    </message>
    <message>
        <source>Inventory number</source>
        <translation>Nomor inventaris</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Item of cost</source>
        <translation>Butir biaya</translation>
    </message>
    <message>
        <source>Item type</source>
        <translation>Tipe koleksi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Late after</source>
        <translation>Terlambat setelah</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Nama perpustakaan</translation>
    </message>
    <message>
        <source>Loan period</source>
        <translation>Lama pinjam</translation>
    </message>
    <message>
        <source>For loan</source>
        <translation>Dipinjamkan</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Highest debt</source>
        <translation>Maks. utang denda</translation>
    </message>
    <message>
        <source>Reservation limit</source>
        <translation>Batas reservasi</translation>
    </message>
    <message>
        <source>Loan limit</source>
        <translation>Maks. pinjam</translation>
    </message>
    <message>
        <source>Renewals allowed</source>
        <translation>Maks. perpanjangan</translation>
    </message>
    <message>
        <source>Due dates past the end of membership</source>
        <translation>Jatuh tempo melewati masa keanggotaan</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Member type</source>
        <translation>Tipe anggota</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Digabung ke</translation>
    </message>
    <message>
        <source>Least age</source>
        <translation>Usia terendah</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Menit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>Nama dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Kebutuhan khusus</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Reserve from the shelf</source>
        <translation>Reservasi yang ada di rak</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Asal</translation>
    </message>
    <message>
        <source>Title in original script</source>
        <translation>Judul dalam aksara asli</translation>
    </message>
    <message>
        <source>Authors in original script</source>
        <translation>Pengarang dalam aksara asli</translation>
    </message>
    <message>
        <source>Name in another script</source>
        <translation>Nama dalam aksara lain</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Jumlah orang</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>The scanned sheet</source>
        <translation>Daftar hadir yang dipindai</translation>
    </message>
    <message>
        <source>Fetched at</source>
        <translation>Diambil di</translation>
    </message>
    <message>
        <source>On the hold shelf</source>
        <translation>Di rak reservasi</translation>
    </message>
    <message>
        <source>Kept when recalled</source>
        <translation>Sisa hari saat ditarik kembali</translation>
    </message>
    <message>
        <source>Renewed by itself</source>
        <translation>Diperpanjang otomatis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat terbit</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Penerbit</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Terdaftar sejak</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Renewal period</source>
        <translation>Lama perpanjangan</translation>
    </message>
    <message>
        <source>Replaced certificate</source>
        <translation>Sertifikat yang diganti</translation>
    </message>
    <message>
        <source>Statement of responsibility</source>
        <translation>Pernyataan tanggung jawab</translation>
    </message>
    <message>
        <source>Rotating collection</source>
        <translation>Koleksi bergilir</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Ruang</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>Answers to the statements</source>
        <translation>Jawaban atas pernyataan</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Musim</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Seats online</source>
        <translation>Tempat daring</translation>
    </message>
    <message>
        <source>Seats on site</source>
        <translation>Tempat di lokasi</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Peminjaman</translation>
    </message>
    <message>
        <source>What lies ready</source>
        <translation>Pesanan yang siap</translation>
    </message>
    <message>
        <source>Way of telling</source>
        <translation>Cara memberi tahu</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Seri</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Pindaian</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Keterampilan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Urutan cabang</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Lama (hari)</translation>
    </message>
    <message>
        <source>Begins again</source>
        <translation>Berulang</translation>
    </message>
    <message>
        <source>Where the evidence is</source>
        <translation>Letak bukti</translation>
    </message>
    <message>
        <source>Name to be shown</source>
        <translation>Nama yang ditampilkan</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategi</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjek</translation>
    </message>
    <message>
        <source>Longest suspension</source>
        <translation>Skorsing terlama</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>Ditunda sampai</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>Skorsing</translation>
    </message>
    <message>
        <source>Days for one suspension</source>
        <translation>Hari per skorsing</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Berapa kali</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topik</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Used a computer</source>
        <translation>Memakai komputer</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Berlaku sejak</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Locker</source>
        <translation>Loker</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>School number (NIS)</source>
        <translation>NIS/NISN</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Orang tua atau wali</translation>
    </message>
    <message>
        <source>Phone of parent or guardian</source>
        <translation>Telepon orang tua atau wali</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>Penjamin</translation>
    </message>
    <message>
        <source>May fetch for the member</source>
        <translation>Boleh mengambilkan</translation>
    </message>
    <message>
        <source>Fee of registering</source>
        <translation>Biaya pendaftaran</translation>
    </message>
    <message>
        <source>Fee of renewing</source>
        <translation>Biaya perpanjangan</translation>
    </message>
    <message>
        <source>Renewed membership</source>
        <translation>Keanggotaan yang diperpanjang</translation>
    </message>
    <message>
        <source>Days that a membership lasts</source>
        <translation>Lama keanggotaan (hari)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Daftar tunggu</translation>
    </message>
    <message>
        <source>Heads counted, no names</source>
        <translation>Hanya jumlah orang, tanpa nama</translation>
    </message>
    <message>
        <source>Aim: reading and writing</source>
        <translation>Tujuan: baca-tulis</translation>
    </message>
    <message>
        <source>Feedback closed</source>
        <translation>Umpan balik ditutup</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Persiapan</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>Beres-beres</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Tautan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Dikeluarkan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun terbit</translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation>{field} belum diisi.</translation>
    </message>
    <message>
        <source>{field} is too short.</source>
        <translation>{field} terlalu pendek.</translation>
    </message>
    <message>
        <source>{field} can&apos;t be that day.</source>
        <translation>{field} tidak bisa pada tanggal itu.</translation>
    </message>
    <message>
        <source>{field} is not a valid number.</source>
        <translation>{field} bukan nomor yang sah.</translation>
    </message>
    <message>
        <source>{field} is not written as it should be.</source>
        <translation>Penulisan {field} belum benar.</translation>
    </message>
    <message>
        <source>{field} is not a picture that can be used.</source>
        <translation>{field} bukan gambar yang dapat dipakai.</translation>
    </message>
    <message>
        <source>{field} was cancelled or taken back before.</source>
        <translation>{field} sudah dibatalkan atau ditarik sebelumnya.</translation>
    </message>
    <message>
        <source>{field} takes no more registrations.</source>
        <translation>{field} tidak menerima pendaftaran lagi.</translation>
    </message>
    <message>
        <source>{field} was joined with another one before.</source>
        <translation>{field} sudah digabungkan dengan yang lain.</translation>
    </message>
    <message>
        <source>{field} is too large.</source>
        <translation>{field} terlalu besar.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Mohon diisi.</translation>
    </message>
    <message>
        <source>Use at least 8 characters; a few words in a row are good.</source>
        <translation>Pakai sedikitnya 8 karakter; beberapa kata berurutan sudah baik.</translation>
    </message>
    <message>
        <source>Choose another day.</source>
        <translation>Pilih tanggal lain.</translation>
    </message>
    <message>
        <source>Compare it with what is printed.</source>
        <translation>Cocokkan dengan yang tercetak.</translation>
    </message>
    <message>
        <source>Look for a typing mistake.</source>
        <translation>Periksa salah ketik.</translation>
    </message>
    <message>
        <source>Choose a JPEG picture, not larger than 300 kB.</source>
        <translation>Pilih gambar JPEG, paling besar 300 kB.</translation>
    </message>
    <message>
        <source>Look at its history.</source>
        <translation>Lihat riwayatnya.</translation>
    </message>
    <message>
        <source>Open it again, or register a walk-in at the door.</source>
        <translation>Buka kembali, atau daftarkan sebagai peserta langsung di pintu.</translation>
    </message>
    <message>
        <source>Choose the one that stands.</source>
        <translation>Pilih yang masih berlaku.</translation>
    </message>
    <message>
        <source>Use smaller pictures, or shorter text.</source>
        <translation>Gunakan gambar yang lebih kecil, atau teks yang lebih pendek.</translation>
    </message>
    <message>
        <source>No member has the number {text}.</source>
        <translation>Tidak ada anggota bernomor {text}.</translation>
    </message>
    <message>
        <source>No item has the barcode {text}.</source>
        <translation>Tidak ada eksemplar berbarkod {text}.</translation>
    </message>
    <message>
        <source>There is no such title.</source>
        <translation>Judul itu tidak ada.</translation>
    </message>
    <message>
        <source>No title has the ISBN {text}.</source>
        <translation>Tidak ada judul ber-ISBN {text}.</translation>
    </message>
    <message>
        <source>There is no branch {text}.</source>
        <translation>Tidak ada cabang {text}.</translation>
    </message>
    <message>
        <source>There is no member type {text}.</source>
        <translation>Tidak ada tipe anggota {text}.</translation>
    </message>
    <message>
        <source>There is no item type {text}.</source>
        <translation>Tidak ada tipe koleksi {text}.</translation>
    </message>
    <message>
        <source>There is no such loan.</source>
        <translation>Pinjaman itu tidak ada.</translation>
    </message>
    <message>
        <source>The loan policy was taken out meanwhile.</source>
        <translation>Aturan peminjaman itu sudah dihapus sementara itu.</translation>
    </message>
    <message>
        <source>There is no staff account {text}.</source>
        <translation>Tidak ada akun petugas {text}.</translation>
    </message>
    <message>
        <source>There is no such slip.</source>
        <translation>Slip itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such partner.</source>
        <translation>Mitra itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such agreement.</source>
        <translation>Perjanjian itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>Ruang itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such rotating collection.</source>
        <translation>Koleksi bergilir itu tidak ada.</translation>
    </message>
    <message>
        <source>The item is in no rotating collection.</source>
        <translation>Eksemplar itu tidak ada dalam koleksi bergilir.</translation>
    </message>
    <message>
        <source>There is no such workshop.</source>
        <translation>Kegiatan itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <translation>Sesi itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such facilitator.</source>
        <translation>Fasilitator itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such registration.</source>
        <translation>Pendaftaran itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such consent.</source>
        <translation>Persetujuan itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such scanned sheet.</source>
        <translation>Tidak ada pindaian daftar hadir itu.</translation>
    </message>
    <message>
        <source>There is no such attendance mark.</source>
        <translation>Catatan kehadiran itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such certificate.</source>
        <translation>Sertifikat itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such visit.</source>
        <translation>Tidak ada kunjungan seperti itu.</translation>
    </message>
    <message>
        <source>There is no such stock-take.</source>
        <translation>Tidak ada opname seperti itu.</translation>
    </message>
    <message>
        <source>There is no such design.</source>
        <translation>Rancangan itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such interlibrary loan.</source>
        <translation>Silang layan itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such step of an interlibrary loan.</source>
        <translation>Langkah silang layan itu tidak ada.</translation>
    </message>
    <message>
        <source>{text} is neither a member card nor a barcode known here.</source>
        <translation>{text} bukan kartu anggota atau barkod yang dikenal di sini.</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>Tidak ada yang bernama “{text}”.</translation>
    </message>
    <message>
        <source>Another member has the number {text}.</source>
        <translation>Nomor {text} milik anggota lain.</translation>
    </message>
    <message>
        <source>Another item has the barcode {text}.</source>
        <translation>Barkod {text} milik eksemplar lain.</translation>
    </message>
    <message>
        <source>Somebody has the locker {text}.</source>
        <translation>Loker {text} sedang dipakai.</translation>
    </message>
    <message>
        <source>Somebody else has the user name {text}.</source>
        <translation>Nama pengguna {text} milik orang lain.</translation>
    </message>
    <message>
        <source>Another branch has the code {text}.</source>
        <translation>Kode {text} milik cabang lain.</translation>
    </message>
    <message>
        <source>Another member type has the code {text}.</source>
        <translation>Kode {text} milik tipe anggota lain.</translation>
    </message>
    <message>
        <source>Another item type has the code {text}.</source>
        <translation>Kode {text} milik tipe koleksi lain.</translation>
    </message>
    <message>
        <source>There is a policy for this combination already.</source>
        <translation>Aturan untuk kombinasi ini sudah ada.</translation>
    </message>
    <message>
        <source>in good condition</source>
        <translation>dalam kondisi baik</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>being repaired</source>
        <translation>sedang diperbaiki</translation>
    </message>
    <message>
        <source>recorded as missing</source>
        <translation>tercatat hilang</translation>
    </message>
    <message>
        <source>lost by a borrower</source>
        <translation>dihilangkan peminjam</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>sudah ditarik dari koleksi</translation>
    </message>
    <message>
        <source>for use in the library only</source>
        <translation>hanya untuk dibaca di tempat</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Disk penuh.</translation>
    </message>
    <message>
        <source>The file was not written; what was saved in the library is kept.</source>
        <translation>Berkas tidak ditulis; yang sudah disimpan di perpustakaan tetap ada.</translation>
    </message>
    <message>
        <source>Free some space, then do it again.</source>
        <translation>Kosongkan sebagian ruang, lalu ulangi.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Berkas atau folder itu tidak ada.</translation>
    </message>
    <message>
        <source>You may not use this file or folder.</source>
        <translation>Anda tidak boleh memakai berkas atau folder ini.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Ini folder, bukan berkas.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Pilih berkas di dalamnya.</translation>
    </message>
    <message>
        <source>A file of this name is in the way.</source>
        <translation>Terhalang oleh berkas bernama sama.</translation>
    </message>
    <message>
        <source>Look whether the name is right and the drive is connected.</source>
        <translation>Periksa apakah namanya benar dan drive-nya tersambung.</translation>
    </message>
    <message>
        <source>Choose another place, or ask whoever looks after the computer.</source>
        <translation>Pilih tempat lain, atau tanyakan kepada pengelola komputer.</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>Pilih nama lain atau folder lain.</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>A file or folder can&apos;t be used.</source>
        <translation>Berkas atau folder tidak dapat dipakai.</translation>
    </message>
    <message>
        <source>Look whether it is there and whether you may use it.</source>
        <translation>Periksa apakah ada dan apakah Anda boleh memakainya.</translation>
    </message>
    <message>
        <source>This can&apos;t be done.</source>
        <translation>Ini tidak dapat dilakukan.</translation>
    </message>
    <message>
        <source>No agreement with {partner} covers interlibrary loan.</source>
        <translation>Tidak ada perjanjian dengan {partner} yang mencakup silang layan.</translation>
    </message>
    <message>
        <source>Enter the agreement on the page &apos;Partners&apos;, or ask another library.</source>
        <translation>Catat perjanjiannya di halaman ‘Mitra’, atau minta ke perpustakaan lain.</translation>
    </message>
    <message>
        <source>The agreement with {partner} has not begun.</source>
        <translation>Perjanjian dengan {partner} belum berlaku.</translation>
    </message>
    <message>
        <source>Ask from its first day on, or ask another library.</source>
        <translation>Ajukan mulai hari pertamanya, atau minta ke perpustakaan lain.</translation>
    </message>
    <message>
        <source>The agreement with {partner} has ended.</source>
        <translation>Perjanjian dengan {partner} sudah berakhir.</translation>
    </message>
    <message>
        <source>What is out can be sent back all the same. Renew the agreement, or ask another library.</source>
        <translation>Yang sedang dipinjam tetap dapat dikembalikan. Perbarui perjanjiannya, atau minta ke perpustakaan lain.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) with {partner} are under way, the most that was agreed.</source>
        <translation>
            <numerusform>%n permintaan dengan {partner} sedang berjalan, sebanyak yang disepakati.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish one of them first, or ask another library.</source>
        <translation>Selesaikan salah satunya dahulu, atau minta ke perpustakaan lain.</translation>
    </message>
    <message>
        <source>That does not go as the request stands now.</source>
        <translation>Itu tidak dapat dilakukan pada keadaan permintaan sekarang.</translation>
    </message>
    <message>
        <source>Look at its history: something has come in from the other library, or was done already.</source>
        <translation>Lihat riwayatnya: ada kabar dari perpustakaan lain, atau hal itu sudah dilakukan.</translation>
    </message>
    <message>
        <source>That is for the other library to say.</source>
        <translation>Itu hanya dapat dinyatakan perpustakaan lain.</translation>
    </message>
    <message>
        <source>Send it a notice.</source>
        <translation>Kirim pemberitahuan kepadanya.</translation>
    </message>
    <message>
        <source>Another library lent this copy for one reader.</source>
        <translation>Eksemplar ini dipinjamkan perpustakaan lain untuk satu pembaca.</translation>
    </message>
    <message>
        <source>It goes back there: it is kept for nobody else, and joins no collection.</source>
        <translation>Eksemplar ini kembali ke sana: tidak disisihkan untuk orang lain dan tidak masuk koleksi mana pun.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>{text} is not known here.</source>
        <translation>{text} tidak dikenal di sini.</translation>
    </message>
    <message>
        <source>Scan it again, or search for it.</source>
        <translation>Pindai lagi, atau cari.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Akun Anda tidak berwenang melakukan ini.</translation>
    </message>
    <message>
        <source>Ask a colleague with the right to it, or the administrator.</source>
        <translation>Minta bantuan rekan yang berwenang, atau administrator.</translation>
    </message>
    <message>
        <source>The member is blocked: {block_reason}.</source>
        <translation>Anggota diblokir: {block_reason}.</translation>
    </message>
    <message>
        <source>The membership ended on {expires_on}.</source>
        <translation>Keanggotaan berakhir pada {expires_on}.</translation>
    </message>
    <message>
        <source>The limit of {limit} loans is reached.</source>
        <translation>Batas {limit} pinjaman sudah tercapai.</translation>
    </message>
    <message>
        <source>Items of this kind are not for loan.</source>
        <translation>Koleksi jenis ini tidak dipinjamkan.</translation>
    </message>
    <message>
        <source>The item is {condition}.</source>
        <translation>Eksemplar ini {condition}.</translation>
    </message>
    <message>
        <source>The member has overdue loans.</source>
        <translation>Anggota punya pinjaman yang terlambat.</translation>
    </message>
    <message>
        <source>All {limit} renewals are used.</source>
        <translation>Jatah {limit} perpanjangan sudah terpakai.</translation>
    </message>
    <message>
        <source>Suspended for returning late, up to and including {suspended_until}.</source>
        <translation>Diskors karena terlambat mengembalikan, sampai dengan {suspended_until}.</translation>
    </message>
    <message>
        <source>The member owes {owes}.</source>
        <translation>Anggota masih harus membayar denda {owes}.</translation>
    </message>
    <message>
        <source>Only for readers of {min_age} years or more.</source>
        <translation>Hanya untuk pembaca berusia {min_age} tahun ke atas.</translation>
    </message>
    <message>
        <source>Somebody else has reserved it.</source>
        <translation>Sudah direservasi anggota lain.</translation>
    </message>
    <message>
        <source>The limit of {limit} reservations is reached.</source>
        <translation>Batas {limit} reservasi sudah tercapai.</translation>
    </message>
    <message>
        <source>A copy is on the shelf.</source>
        <translation>Ada eksemplar di rak.</translation>
    </message>
    <message>
        <source>Another library lent it for another reader.</source>
        <translation>Perpustakaan lain meminjamkannya untuk pemustaka lain.</translation>
    </message>
    <message>
        <source>It is {days_late} late, which costs {late_cost}.</source>
        <translation>Terlambat {days_late}; dikenai {late_cost}.</translation>
    </message>
    <message>
        <source>The member says that it came back.</source>
        <translation>Anggota mengatakan sudah dikembalikan.</translation>
    </message>
    <message>
        <source>It is lent to this member already.</source>
        <translation>Anggota ini sedang meminjamnya.</translation>
    </message>
    <message>
        <source>Settle the reason, then lift the block.</source>
        <translation>Selesaikan penyebabnya, lalu buka blokir.</translation>
    </message>
    <message>
        <source>Renew the membership first.</source>
        <translation>Perpanjang keanggotaannya dahulu.</translation>
    </message>
    <message>
        <source>Take something back first.</source>
        <translation>Kembalikan sesuatu dahulu.</translation>
    </message>
    <message>
        <source>It may be read here.</source>
        <translation>Boleh dibaca di tempat.</translation>
    </message>
    <message>
        <source>Correct its condition if that is wrong.</source>
        <translation>Betulkan kondisinya bila itu salah.</translation>
    </message>
    <message>
        <source>Take back what is overdue first.</source>
        <translation>Kembalikan yang terlambat dahulu.</translation>
    </message>
    <message>
        <source>Take the item back.</source>
        <translation>Kembalikan eksemplar ini.</translation>
    </message>
    <message>
        <source>Lend again after that day.</source>
        <translation>Pinjamkan lagi setelah hari itu.</translation>
    </message>
    <message>
        <source>Let the fines be paid first (F10).</source>
        <translation>Minta dendanya dibayar dulu (F10).</translation>
    </message>
    <message>
        <source>Offer something for their age.</source>
        <translation>Tawarkan bacaan yang sesuai usianya.</translation>
    </message>
    <message>
        <source>Keep it for whoever is next in line.</source>
        <translation>Simpan untuk yang berikutnya dalam antrean.</translation>
    </message>
    <message>
        <source>Cancel a reservation first.</source>
        <translation>Batalkan satu reservasi dahulu.</translation>
    </message>
    <message>
        <source>Fetch it from the shelf and lend it.</source>
        <translation>Ambil dari rak lalu pinjamkan.</translation>
    </message>
    <message>
        <source>Keep it for the reader whom it came for.</source>
        <translation>Simpan untuk pemustaka yang memintanya.</translation>
    </message>
    <message>
        <source>Take it back, so that this is asked for; then lend it again.</source>
        <translation>Terima kembali agar hal itu ditagih, lalu pinjamkan lagi.</translation>
    </message>
    <message>
        <source>Look for it; or note first that the member says so no longer (F11).</source>
        <translation>Cari dahulu; atau catat bahwa anggota tidak lagi mengatakannya (F11).</translation>
    </message>
    <message>
        <source>Renew it instead.</source>
        <translation>Perpanjang pinjamannya.</translation>
    </message>
    <message>
        <source>Or do it all the same and give a reason.</source>
        <translation>Atau tetap lakukan dengan menyebut alasan.</translation>
    </message>
    <message>
        <source>Not reserved: “{title}”.</source>
        <translation>Tidak direservasi: “{title}”.</translation>
    </message>
    <message>
        <source>Not renewed: “{title}” ({barcode}).</source>
        <translation>Tidak diperpanjang: “{title}” ({barcode}).</translation>
    </message>
    <message>
        <source>Not lent: “{title}” ({barcode}).</source>
        <translation>Tidak dipinjamkan: “{title}” ({barcode}).</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>a suspension up to and including {date}</source>
        <translation>skorsing sampai dengan {date}</translation>
    </message>
    <message>
        <source>This was just lent to {member}.</source>
        <translation>Ini baru saja dipinjamkan kepada {member}.</translation>
    </message>
    <message>
        <source>Scanned twice? Then all is well. Nothing more needs to be done.</source>
        <translation>Terpindai dua kali? Tidak apa-apa. Tidak ada lagi yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>{member} has this already.</source>
        <translation>{member} sudah meminjam ini.</translation>
    </message>
    <message>
        <source>Renew it, if that is what is wanted.</source>
        <translation>Perpanjang, bila itu yang diinginkan.</translation>
    </message>
    <message>
        <source>This is lent to somebody else: {member}, {number}.</source>
        <translation>Ini sedang dipinjam orang lain: {member}, {number}.</translation>
    </message>
    <message>
        <source>If the book is in your hands, take it back first, then lend it.</source>
        <translation>Bila bukunya ada di tangan Anda, kembalikan dahulu, lalu pinjamkan.</translation>
    </message>
    <message>
        <source>“{title}”: lent {lent}, due {due}.</source>
        <translation>“{title}”: dipinjam {lent}, jatuh tempo {due}.</translation>
    </message>
    <message>
        <source>“{title}” ({barcode}) belongs to {branch} and is {condition}.</source>
        <translation>“{title}” ({barcode}) milik {branch} dan {condition}.</translation>
    </message>
    <message>
        <source>This item was not lent.</source>
        <translation>Eksemplar ini tidak sedang dipinjam.</translation>
    </message>
    <message>
        <source>This desk knows of no loan: noted as handed in.</source>
        <translation>Meja ini tidak tahu ada pinjaman: dicatat sebagai diserahkan kembali.</translation>
    </message>
    <message>
        <source>Put it back on its shelf.</source>
        <translation>Kembalikan ke raknya.</translation>
    </message>
    <message>
        <source>Missing until now: {parts}.</source>
        <translation>Sejauh ini kurang: {parts}.</translation>
    </message>
    <message>
        <source>Is everything of “{title}” there?</source>
        <translation>Apakah kelengkapan “{title}” utuh?</translation>
    </message>
    <message>
        <source>It was taken back. Its parts: {parts}.</source>
        <translation>Sudah dikembalikan. Kelengkapannya: {parts}.</translation>
    </message>
    <message>
        <source>What you leave out is noted as missing.</source>
        <translation>Yang tidak dicentang dicatat sebagai kurang.</translation>
    </message>
    <message>
        <source>On the shelf here is only copy {barcode}: lend it if that is the one.</source>
        <translation>Di rak sini hanya ada eksemplar {barcode}: pinjamkan bila itu yang dimaksud.</translation>
    </message>
    <message>
        <source>Scan the library&apos;s own barcode, or choose one of its copies.</source>
        <translation>Pindai barkod perpustakaan, atau pilih salah satu eksemplarnya.</translation>
    </message>
    <message>
        <source>The ISBN of “{title}” does not say which copy this is.</source>
        <translation>ISBN “{title}” tidak menunjukkan eksemplar yang mana.</translation>
    </message>
    <message>
        <source>Nothing was lent yet.</source>
        <translation>Belum ada yang dipinjamkan.</translation>
    </message>
    <message>
        <source>{number} is the number of a card and of a copy.</source>
        <translation>{number} adalah nomor sebuah kartu dan nomor sebuah eksemplar.</translation>
    </message>
    <message>
        <source>The card is that of {name}, the copy “{title}”. Nothing was done yet.</source>
        <translation>Kartunya milik {name}, eksemplarnya “{title}”. Belum ada yang dilakukan.</translation>
    </message>
    <message>
        <source>Say which of them was scanned, and give one of them another number.</source>
        <translation>Katakan yang mana yang dipindai, lalu beri salah satunya nomor lain.</translation>
    </message>
    <message>
        <source>A renewal today would give no more time.</source>
        <translation>Perpanjangan hari ini tidak menambah waktu.</translation>
    </message>
    <message>
        <source>“{title}” stays due on {date}; no renewal was used up.</source>
        <translation>“{title}” tetap jatuh tempo {date}; jatah perpanjangan tidak berkurang.</translation>
    </message>
    <message>
        <source>Renew it nearer to that day.</source>
        <translation>Perpanjang menjelang hari itu.</translation>
    </message>
    <message>
        <source>The library that has lent it wants it back on {date}.</source>
        <translation>Perpustakaan yang meminjamkannya memintanya kembali pada {date}.</translation>
    </message>
    <message>
        <source>“{title}” can&apos;t be due later. Nothing was changed.</source>
        <translation>Jatuh tempo “{title}” tidak dapat lebih lambat. Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Choose no later day, or ask that library to renew it first.</source>
        <translation>Pilih hari yang tidak lebih lambat, atau mintalah dahulu perpanjangan ke perpustakaan itu.</translation>
    </message>
    <message>
        <source>This card was reported lost: {card}</source>
        <translation>Kartu ini dilaporkan hilang: {card}</translation>
    </message>
    <message>
        <source>It was {name}&apos;s until {date}; their card is {number} now.</source>
        <translation>Dulu milik {name} sampai {date}; kartunya kini {number}.</translation>
    </message>
    <message>
        <source>Ask who shows it. If the card was found, say so on the members page; else keep it here.</source>
        <translation>Tanyakan siapa yang menunjukkannya. Bila kartu ditemukan, catat di halaman anggota; bila tidak, tahan di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) open</source>
        <translation>
            <numerusform>%n pinjaman terbuka</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} owed</source>
        <translation>tanggungan {amount}</translation>
    </message>
    <message>
        <source>locker {number} in use</source>
        <translation>loker {number} masih dipakai</translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s) open</source>
        <translation>
            <numerusform>%n reservasi terbuka</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is not clear yet: {what}.</source>
        <translation>{name} belum bebas pustaka: {what}.</translation>
    </message>
    <message>
        <source>No letter was made.</source>
        <translation>Surat tidak dibuat.</translation>
    </message>
    <message>
        <source>Take back what is out, cancel what is reserved and settle what is owed, then try again.</source>
        <translation>Terima kembali yang masih dibawa, batalkan yang direservasi, dan selesaikan tanggungannya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>“{title}” was lent or came back after that: on {when}.</source>
        <translation>“{title}” dipinjam atau dikembalikan sesudah itu: {when}.</translation>
    </message>
    <message>
        <source>Nothing was put in.</source>
        <translation>Tidak ada yang dimasukkan.</translation>
    </message>
    <message>
        <source>Put in what stands on paper in the order in which it happened, or mend the time.</source>
        <translation>Masukkan catatan di kertas menurut urutan kejadiannya, atau betulkan jamnya.</translation>
    </message>
    <message>
        <source>This loan has ended already.</source>
        <translation>Peminjaman ini sudah selesai.</translation>
    </message>
    <message>
        <source>If the item is here, lend it anew.</source>
        <translation>Bila eksemplarnya ada di sini, pinjamkan lagi.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Tidak ada yang dapat diurungkan.</translation>
    </message>
    <message>
        <source>The item has been lent again since then.</source>
        <translation>Eksemplar ini sudah dipinjamkan lagi sejak itu.</translation>
    </message>
    <message>
        <source>The loan has been changed since then.</source>
        <translation>Peminjaman ini sudah diubah sejak itu.</translation>
    </message>
    <message>
        <source>This can&apos;t be undone any more.</source>
        <translation>Ini tidak dapat diurungkan lagi.</translation>
    </message>
    <message>
        <source>Scan the item to see how things stand.</source>
        <translation>Pindai eksemplarnya untuk melihat keadaannya.</translation>
    </message>
    <message>
        <source>{text} is in use already.</source>
        <translation>{text} sudah dipakai.</translation>
    </message>
    <message>
        <source>Choose another one, or change the one that is there.</source>
        <translation>Pilih yang lain, atau ubah yang sudah ada.</translation>
    </message>
    <message>
        <source>{field} can&apos;t be like this.</source>
        <translation>{field} tidak bisa seperti ini.</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>Ubah lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing was saved yet.</source>
        <translation>Belum ada yang disimpan.</translation>
    </message>
    <message>
        <source>The clock says {clock}, but the last entry was made on {last}.</source>
        <translation>Jam menunjukkan {clock}, padahal catatan terakhir dibuat {last}.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock seems to have been set back.</source>
        <translation>Jam komputer tampaknya mundur.</translation>
    </message>
    <message>
        <source>Set the clock. If it is right, the branch head can confirm that.</source>
        <translation>Setel jamnya. Bila sudah benar, kepala cabang dapat mengesahkannya.</translation>
    </message>
    <message>
        <source>This desk has no free numbers left.</source>
        <translation>Nomor meja ini sudah habis.</translation>
    </message>
    <message>
        <source>Give a number by hand where that is possible. A desk of a server gets more as soon as it syncs; else tell the administrator.</source>
        <translation>Isi nomor secara manual bila mungkin. Meja yang punya server mendapat nomor baru begitu tersinkron; selain itu, beri tahu administrator.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>Nama pengguna atau kata sandi salah.</translation>
    </message>
    <message>
        <source>Mind capital letters. An administrator can set a new password.</source>
        <translation>Perhatikan huruf besar. Administrator dapat menetapkan kata sandi baru.</translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>Anda dapat mencoba lagi dalam %n detik.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n minute(s).</source>
        <translation>
            <numerusform>Anda dapat mencoba lagi dalam %n menit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many wrong passwords.</source>
        <translation>Terlalu banyak kata sandi salah.</translation>
    </message>
    <message>
        <source>Please wait a little.</source>
        <translation>Mohon tunggu sebentar.</translation>
    </message>
    <message>
        <source>An administrator can set a new password meanwhile.</source>
        <translation>Sementara itu administrator dapat menetapkan kata sandi baru.</translation>
    </message>
    <message>
        <source>The stock-take “{name}” is closed.</source>
        <translation>Opname “{name}” sudah ditutup.</translation>
    </message>
    <message>
        <source>Open it again with a reason, or begin another one.</source>
        <translation>Buka kembali dengan alasan, atau mulai opname lain.</translation>
    </message>
    <message>
        <source>Somebody has settled this note already.</source>
        <translation>Catatan ini sudah diselesaikan orang lain.</translation>
    </message>
    <message>
        <source>It stands under what is settled, with who did it.</source>
        <translation>Catatan itu ada di daftar yang selesai, dengan nama penyelesainya.</translation>
    </message>
    <message>
        <source>Somebody must remain who can administer the library.</source>
        <translation>Harus tetap ada yang dapat mengelola perpustakaan.</translation>
    </message>
    <message>
        <source>Make another person administrator first.</source>
        <translation>Jadikan orang lain administrator dahulu.</translation>
    </message>
    <message>
        <source>The member waits for “{title}” already.</source>
        <translation>Anggota sudah menunggu “{title}”.</translation>
    </message>
    <message>
        <source>Nothing more needs to be done: the place in the queue is kept.</source>
        <translation>Tidak perlu apa-apa lagi: tempatnya dalam antrean tetap.</translation>
    </message>
    <message>
        <source>This reservation is over.</source>
        <translation>Reservasi ini sudah berakhir.</translation>
    </message>
    <message>
        <source>It was fetched or cancelled, perhaps at another desk. Nothing was changed.</source>
        <translation>Sudah diambil atau dibatalkan, mungkin di meja lain. Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>Lihat daftarnya sekali lagi.</translation>
    </message>
    <message>
        <source>The reservation stands there already.</source>
        <translation>Reservasi ini sudah di tempat itu.</translation>
    </message>
    <message>
        <source>The queue is as it was.</source>
        <translation>Antrean tidak berubah.</translation>
    </message>
    <message>
        <source>Look at the list again: another desk may have moved it.</source>
        <translation>Lihat daftarnya sekali lagi: mungkin sudah digeser di meja lain.</translation>
    </message>
    <message>
        <source>The reservation does not wait in the queue now.</source>
        <translation>Reservasi ini sedang tidak menunggu dalam antrean.</translation>
    </message>
    <message>
        <source>An item lies aside for it, it is put off, or it is over. The queue is as it was.</source>
        <translation>Eksemplar sudah disisihkan untuknya, reservasinya ditunda, atau sudah berakhir. Antrean tidak berubah.</translation>
    </message>
    <message>
        <source>{barcode} is in the rotating collection “{name}” already.</source>
        <translation>{barcode} sudah ada dalam koleksi bergilir “{name}”.</translation>
    </message>
    <message>
        <source>Take it out there first.</source>
        <translation>Keluarkan dahulu dari sana.</translation>
    </message>
    <message>
        <source>The item is on loan: {barcode}.</source>
        <translation>Eksemplar sedang dipinjam: {barcode}.</translation>
    </message>
    <message>
        <source>Take it back first.</source>
        <translation>Terima kembali dahulu.</translation>
    </message>
    <message>
        <source>A borrower has lost this copy, and its price stands: {barcode}.</source>
        <translation>Eksemplar ini dihilangkan peminjam, dan harganya masih ditagih: {barcode}.</translation>
    </message>
    <message>
        <source>If it was found, scan it as returned: that takes its price back too.</source>
        <translation>Jika sudah ditemukan, pindai sebagai pengembalian: dengan itu tagihan harganya juga dibatalkan.</translation>
    </message>
    <message>
        <source>The library&apos;s data can&apos;t be used just now.</source>
        <translation>Data perpustakaan sedang tidak dapat dipakai.</translation>
    </message>
    <message>
        <source>Everything saved before is kept.</source>
        <translation>Semua yang sudah disimpan tetap ada.</translation>
    </message>
    <message>
        <source>Start the program again; then look at &apos;simpul doctor&apos;.</source>
        <translation>Jalankan ulang program; lalu periksa dengan &apos;simpul doctor&apos;.</translation>
    </message>
    <message>
        <source>There is no library here yet.</source>
        <translation>Belum ada perpustakaan di sini.</translation>
    </message>
    <message>
        <source>Looked in: {place}</source>
        <translation>Dicari di: {place}</translation>
    </message>
    <message>
        <source>Start a new library, try the sample library, or restore a backup.</source>
        <translation>Mulai perpustakaan baru, coba perpustakaan contoh, atau pulihkan cadangan.</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>Cadangan ini rusak.</translation>
    </message>
    <message>
        <source>Choose another one: that before it, or a copy on another disk.</source>
        <translation>Pilih yang lain: yang sebelumnya, atau salinan di media lain.</translation>
    </message>
    <message>
        <source>There is a library here already.</source>
        <translation>Sudah ada perpustakaan di sini.</translation>
    </message>
    <message>
        <source>It was left as it is: {place}</source>
        <translation>Dibiarkan apa adanya: {place}</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Buka, atau pilih folder lain.</translation>
    </message>
    <message>
        <source>The backup was stopped.</source>
        <translation>Pencadangan dihentikan.</translation>
    </message>
    <message>
        <source>Nothing of it is left; the library and its other backups are as they were.</source>
        <translation>Tidak ada sisanya; data perpustakaan dan cadangan lainnya tetap seperti semula.</translation>
    </message>
    <message>
        <source>Make another one.</source>
        <translation>Buatlah cadangan lagi.</translation>
    </message>
    <message>
        <source>This passphrase does not open the library.</source>
        <translation>Frasa sandi ini tidak membuka perpustakaan.</translation>
    </message>
    <message>
        <source>The data is untouched. A damaged file looks the same from outside.</source>
        <translation>Data tidak tersentuh. Berkas yang rusak tampak sama dari luar.</translation>
    </message>
    <message>
        <source>Try again, mind capital letters. The recovery code or a backup also helps.</source>
        <translation>Coba lagi, perhatikan huruf besar. Kode pemulihan atau cadangan juga dapat membantu.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain does not hold the library&apos;s key.</source>
        <translation>Penyimpan kunci komputer ini tidak menyimpan kunci perpustakaan.</translation>
    </message>
    <message>
        <source>The data is untouched. Perhaps it came from another PC or another user.</source>
        <translation>Data tidak tersentuh. Mungkin berasal dari PC atau pengguna lain.</translation>
    </message>
    <message>
        <source>Sign in to the computer as before, or restore with the recovery code.</source>
        <translation>Masuk ke komputer seperti sebelumnya, atau pulihkan dengan kode pemulihan.</translation>
    </message>
    <message>
        <source>The library opens with a passphrase.</source>
        <translation>Perpustakaan dibuka dengan frasa sandi.</translation>
    </message>
    <message>
        <source>No passphrase was given.</source>
        <translation>Frasa sandi belum diisi.</translation>
    </message>
    <message>
        <source>Type it; in scripts set SIMPUL_PASSPHRASE.</source>
        <translation>Ketik; dalam skrip atur SIMPUL_PASSPHRASE.</translation>
    </message>
    <message>
        <source>This computer has no keychain to keep the library&apos;s key in.</source>
        <translation>Komputer ini tidak punya penyimpan kunci untuk kunci perpustakaan.</translation>
    </message>
    <message>
        <source>Choose a passphrase instead; in scripts set SIMPUL_PASSPHRASE.</source>
        <translation>Pilih frasa sandi saja; dalam skrip atur SIMPUL_PASSPHRASE.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this library.</source>
        <translation>Perpustakaan ini ditulis oleh versi program yang lebih baru.</translation>
    </message>
    <message>
        <source>It was left as it is (revision {revision}).</source>
        <translation>Dibiarkan apa adanya (revisi {revision}).</translation>
    </message>
    <message>
        <source>Install the newer version on this computer too.</source>
        <translation>Pasang versi yang lebih baru di komputer ini juga.</translation>
    </message>
    <message>
        <source>The library&apos;s file is damaged.</source>
        <translation>Berkas perpustakaan rusak.</translation>
    </message>
    <message>
        <source>Restore the last backup; keep the damaged file until all is well.</source>
        <translation>Pulihkan cadangan terakhir; simpan berkas yang rusak sampai semuanya beres.</translation>
    </message>
    <message>
        <source>This last step was not saved; everything before it is kept.</source>
        <translation>Langkah terakhir ini tidak tersimpan; semua sebelumnya tetap ada.</translation>
    </message>
    <message>
        <source>Another program is using the library.</source>
        <translation>Program lain sedang memakai perpustakaan ini.</translation>
    </message>
    <message>
        <source>Wait for it to finish or close the other window, then try again.</source>
        <translation>Tunggu sampai selesai atau tutup jendela yang lain, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The library&apos;s folder can&apos;t be written to.</source>
        <translation>Folder perpustakaan tidak dapat ditulisi.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the computer for the right to write there: {place}</source>
        <translation>Mintalah izin menulis di sana kepada pengelola komputer: {place}</translation>
    </message>
    <message>
        <source>The server has shut this desk out.</source>
        <translation>Meja ini dikeluarkan oleh server.</translation>
    </message>
    <message>
        <source>This last step was not saved; what had been done before it is kept in a file.</source>
        <translation>Langkah terakhir ini tidak tersimpan; yang dikerjakan sebelumnya disimpan dalam sebuah berkas.</translation>
    </message>
    <message>
        <source>Call the library if this was not expected.</source>
        <translation>Hubungi perpustakaan jika ini tidak disangka.</translation>
    </message>
    <message>
        <source>The note beside the library that says how it opens is lost or damaged.</source>
        <translation>Catatan di samping data perpustakaan yang menyebut cara membukanya hilang atau rusak.</translation>
    </message>
    <message>
        <source>The data is untouched: {place}</source>
        <translation>Data tidak disentuh: {place}</translation>
    </message>
    <message>
        <source>Put key.json back from a backup, or open the library with the recovery code.</source>
        <translation>Kembalikan key.json dari cadangan, atau buka perpustakaan dengan kode pemulihan.</translation>
    </message>
    <message>
        <source>Everything is as it was; a copy made just before lies in {place}.</source>
        <translation>Semuanya tetap seperti semula; salinan yang dibuat tepat sebelumnya ada di {place}.</translation>
    </message>
    <message>
        <source>The library could not be brought up to this version.</source>
        <translation>Perpustakaan tidak dapat diperbarui ke versi ini.</translation>
    </message>
    <message>
        <source>Go on with the version used until now, and tell whoever looks after the program: {reason}</source>
        <translation>Lanjutkan dengan versi yang dipakai selama ini, dan beri tahu pengelola program: {reason}</translation>
    </message>
    <message>
        <source>There is no backup here.</source>
        <translation>Tidak ada cadangan di sini.</translation>
    </message>
    <message>
        <source>Nothing was changed. Looked in: {place}</source>
        <translation>Tidak ada yang diubah. Dicari di: {place}</translation>
    </message>
    <message>
        <source>Choose the folder of one backup: library.db lies in it.</source>
        <translation>Pilih folder satu cadangan: library.db ada di dalamnya.</translation>
    </message>
    <message>
        <source>Lay it with what was withdrawn, or put it back into use.</source>
        <translation>Letakkan bersama yang sudah ditarik dari koleksi, atau aktifkan kembali.</translation>
    </message>
    <message>
        <source>Lay it with what is being repaired.</source>
        <translation>Letakkan bersama yang sedang diperbaiki.</translation>
    </message>
    <message>
        <source>“{title}” needs it from {start} to {end}; setting up and clearing count too.</source>
        <translation>“{title}” memerlukannya dari {start} sampai {end}; penyiapan dan pemberesan ikut dihitung.</translation>
    </message>
    <message>
        <source>{room} is taken then.</source>
        <translation>{room} sudah terpakai saat itu.</translation>
    </message>
    <message>
        <source>Choose another room or time.</source>
        <translation>Pilih ruang atau waktu lain.</translation>
    </message>
    <message>
        <source>“{title}” is full.</source>
        <translation>“{title}” sudah penuh.</translation>
    </message>
    <message numerus="yes">
        <source>All %n seat(s) are given, and there is no waiting list.</source>
        <translation>
            <numerusform>Semua %n tempat sudah terisi, dan tidak ada daftar tunggu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow a waiting list, or add seats to the workshop.</source>
        <translation>Izinkan daftar tunggu, atau tambah tempat pada kegiatan itu.</translation>
    </message>
    <message>
        <source>{name} is registered for this workshop already.</source>
        <translation>{name} sudah terdaftar pada kegiatan ini.</translation>
    </message>
    <message>
        <source>Open that registration to change it.</source>
        <translation>Buka pendaftaran itu untuk mengubahnya.</translation>
    </message>
    <message>
        <source>{name} is under age: a guardian&apos;s consent is needed.</source>
        <translation>{name} belum dewasa: perlu persetujuan wali.</translation>
    </message>
    <message>
        <source>Record the consent, with where it can be seen.</source>
        <translation>Catat persetujuannya, beserta tempat buktinya.</translation>
    </message>
    <message>
        <source>There is no list in it: a line of headings and one for each person.</source>
        <translation>Tidak ada daftar di dalamnya: satu baris judul kolom dan satu baris untuk tiap orang.</translation>
    </message>
    <message>
        <source>It is too large: at most 5,000 people and 10 MB.</source>
        <translation>Terlalu besar: paling banyak 5.000 orang dan 10 MB.</translation>
    </message>
    <message>
        <source>It is not a file of text.</source>
        <translation>Ini bukan berkas teks.</translation>
    </message>
    <message>
        <source>It is no workbook (XLSX) that can be read, or a damaged one.</source>
        <translation>Ini bukan buku kerja (XLSX) yang dapat dibaca, atau berkasnya rusak.</translation>
    </message>
    <message>
        <source>It is an old workbook (XLS), or one with a password.</source>
        <translation>Ini buku kerja lama (XLS), atau yang memakai kata sandi.</translation>
    </message>
    <message>
        <source>Save the list as XLSX or CSV in the spreadsheet program, and choose that file.</source>
        <translation>Simpan daftar sebagai XLSX atau CSV di program lembar kerja, lalu pilih berkas itu.</translation>
    </message>
    <message>
        <source>This file can&apos;t be taken in.</source>
        <translation>Berkas ini tidak dapat diambil.</translation>
    </message>
</context>
<context>
    <name>Registrations</name>
    <message>
        <source>What {name} agreed to</source>
        <translation>Yang disetujui {name}</translation>
    </message>
    <message>
        <source>What was taken back stays in the list; needs are erased with it.</source>
        <translation>Yang ditarik tetap tercantum; kebutuhan ikut dihapus.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>What was agreed to</source>
        <translation>Yang disetujui</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>Alasan penarikan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Record another</source>
        <translation>Catat persetujuan lain</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Diberikan oleh</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Hubungan</translation>
    </message>
    <message>
        <source>Where the evidence is</source>
        <translation>Letak bukti</translation>
    </message>
    <message>
        <source>Under age: {names}. A parent or guardian has to agree.</source>
        <translation>Di bawah umur: {names}. Orang tua atau wali harus menyetujui.</translation>
    </message>
    <message>
        <source>Who agreed is asked for only where it is not the person.</source>
        <translation>Pemberi persetujuan hanya ditanyakan jika bukan orangnya sendiri.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Edit the registration</source>
        <translation>Ubah pendaftaran</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Pictures may be taken and shown</source>
        <translation>Boleh difoto dan fotonya ditampilkan</translation>
    </message>
    <message>
        <source>These data may be kept for later invitations</source>
        <translation>Data ini boleh disimpan untuk undangan berikutnya</translation>
    </message>
    <message>
        <source>will be registered</source>
        <translation>akan didaftarkan</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>terdaftar</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>di daftar tunggu</translation>
    </message>
    <message>
        <source>was registered before</source>
        <translation>sudah terdaftar sebelumnya</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>dilewati</translation>
    </message>
    <message>
        <source>the 0 in front was put back</source>
        <translation>0 di depan ditambahkan kembali</translation>
    </message>
    <message>
        <source>a number in the file; a 0 in front may be missing</source>
        <translation>angka dalam berkas; 0 di depan mungkin hilang</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Hasilnya</translation>
    </message>
    <message numerus="yes">
        <source>0 put back in front of %n telephone number(s)</source>
        <translation>
            <numerusform>0 di depan ditambahkan pada %n nomor telepon</numerusform>
        </translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>Mendaftarkan</translation>
    </message>
    <message>
        <source>Register a list</source>
        <translation>Daftarkan dari berkas</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Lembar buku kerja</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Sheet “{name}” of the workbook; formulas by their values.</source>
        <translation>Lembar “{name}” dari buku kerja; rumus menurut nilainya.</translation>
    </message>
    <message>
        <source>Read as {encoding}, columns apart by “{separator}”.</source>
        <translation>Dibaca sebagai {encoding}, kolom dipisah oleh “{separator}”.</translation>
    </message>
    <message>
        <source>Register them</source>
        <translation>Daftarkan mereka</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>Baris berkas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>bukan anggota</translation>
    </message>
    <message numerus="yes">
        <source>not a member; %n of this name</source>
        <translation>
            <numerusform>bukan anggota; %n anggota bernama ini</numerusform>
        </translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Members of this name stand here while you type.</source>
        <translation>Anggota dengan nama ini muncul di sini selagi Anda mengetik.</translation>
    </message>
    <message>
        <source>School or workplace</source>
        <translation>Sekolah atau instansi</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Takes part</source>
        <translation>Cara ikut</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>More than 1 for a group under one name.</source>
        <translation>Lebih dari 1 untuk rombongan dengan satu nama.</translation>
    </message>
    <message>
        <source>Who comes along</source>
        <translation>Yang ikut serta</translation>
    </message>
    <message>
        <source>One name a line; a child with its date of birth: Budi, 12-3-2015</source>
        <translation>Satu nama per baris; anak dengan tanggal lahirnya: Budi, 12-3-2015</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Kebutuhan</translation>
    </message>
    <message>
        <source>As wheelchair or sign language; written down only if agreed to.</source>
        <translation>Misalnya kursi roda atau bahasa isyarat; dicatat hanya jika disetujui.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Orang tua atau wali</translation>
    </message>
    <message>
        <source>As &apos;signed form, folder 3&apos; or &apos;was here in person&apos;.</source>
        <translation>Misalnya &apos;formulir bertanda tangan, map 3&apos; atau &apos;hadir sendiri&apos;.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Nama atau nomor kartu</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Which member is {name}?</source>
        <translation>Siapakah {name} di antara anggota?</translation>
    </message>
    <message>
        <source>The registration is then the member&apos;s, under the member&apos;s name, with attendance and certificates. If the member is on the list already, the two become one.</source>
        <translation>Pendaftaran ini menjadi milik anggota itu, dengan nama anggota, beserta kehadiran dan sertifikat. Jika anggota itu sudah ada dalam daftar, keduanya menjadi satu.</translation>
    </message>
    <message>
        <source>It is this member</source>
        <translation>Inilah anggotanya</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>member</source>
        <translation>anggota</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>datang langsung</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Guardian&apos;s consent</source>
        <translation>Izin wali</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Data kept for invitations</source>
        <translation>Data disimpan untuk undangan</translation>
    </message>
    <message>
        <source>Needs written down</source>
        <translation>Kebutuhan dicatat</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini wajib diisi.</translation>
    </message>
    <message>
        <source>This is no date. Write day, month, year.</source>
        <translation>Ini bukan tanggal. Tulis hari, bulan, tahun.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Hari itu belum tiba.</translation>
    </message>
    <message>
        <source>An e-mail address has an @.</source>
        <translation>Alamat surel memuat @.</translation>
    </message>
    <message>
        <source>This is no number that fits.</source>
        <translation>Angka ini tidak sesuai.</translation>
    </message>
    <message>
        <source>A formula without its value. Open the list in the spreadsheet program and save it.</source>
        <translation>Rumus tanpa nilai. Buka daftar di program lembar kerja lalu simpan.</translation>
    </message>
    <message>
        <source>Under age, and no guardian has agreed yet (F5).</source>
        <translation>Di bawah umur, dan belum ada wali yang menyetujui (F5).</translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation>{state} sejak {time}</translation>
    </message>
    <message>
        <source>Member {value}</source>
        <translation>Anggota {value}</translation>
    </message>
    <message>
        <source>Comes with: {value}</source>
        <translation>Datang bersama: {value}</translation>
    </message>
    <message>
        <source>Needs: {value}</source>
        <translation>Kebutuhan: {value}</translation>
    </message>
    <message>
        <source>Note: {value}</source>
        <translation>Catatan: {value}</translation>
    </message>
    <message>
        <source>Has given feedback</source>
        <translation>Sudah memberi umpan balik</translation>
    </message>
    <message>
        <source>Agreed to: {value}</source>
        <translation>Menyetujui: {value}</translation>
    </message>
    <message numerus="yes">
        <source>Ticket printed %n time(s)</source>
        <translation>
            <numerusform>Tiket dicetak %n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>Given {time}</source>
        <translation>Diberikan {time}</translation>
    </message>
    <message>
        <source>Withdrawn {time}</source>
        <translation>Ditarik {time}</translation>
    </message>
    <message>
        <source>Registered: {names}.</source>
        <translation>Terdaftar: {names}.</translation>
    </message>
    <message>
        <source>No seat is left; on the waiting list: {names}.</source>
        <translation>Tempat sudah habis; masuk daftar tunggu: {names}.</translation>
    </message>
    <message>
        <source>Cancelled: {name}.</source>
        <translation>Batal: {name}.</translation>
    </message>
    <message>
        <source>Now has a seat: {names}. Tell them.</source>
        <translation>Kini mendapat tempat: {names}. Beri tahu mereka.</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Tiket</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>Beri tahu</translation>
    </message>
    <message>
        <source>Does not come</source>
        <translation>Tidak jadi datang</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Orang yang sama</translation>
    </message>
    <message>
        <source>Is a member</source>
        <translation>Ternyata anggota</translation>
    </message>
    <message>
        <source>Handed in a form</source>
        <translation>Menyerahkan lembar umpan balik</translation>
    </message>
    <message>
        <source>Save all tickets</source>
        <translation>Simpan semua tiket</translation>
    </message>
    <message>
        <source>Name tags</source>
        <translation>Tanda nama</translation>
    </message>
    <message>
        <source>Tickets by e-mail</source>
        <translation>Tiket lewat surel</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Cari di daftar</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Tidak ada orang di sini</translation>
    </message>
    <message>
        <source>Nobody has registered yet</source>
        <translation>Belum ada yang mendaftar</translation>
    </message>
    <message>
        <source>Scan a member&apos;s card, or register by name.</source>
        <translation>Pindai kartu anggota, atau daftarkan dengan nama.</translation>
    </message>
    <message>
        <source>Register (F4)</source>
        <translation>Daftarkan (F4)</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.txt *.tsv)</source>
        <translation>Daftar (*.xlsx *.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>registration-report</source>
        <comment>file name</comment>
        <translation>laporan-pendaftaran</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Tersimpan: {file}</translation>
    </message>
    <message>
        <source>Folder for the tickets</source>
        <translation>Folder untuk tiket</translation>
    </message>
    <message>
        <source>Tickets are being written</source>
        <translation>Tiket sedang ditulis</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) saved, a file each.</source>
        <translation>
            <numerusform>%n tiket disimpan, masing-masing satu berkas.</numerusform>
        </translation>
    </message>
    <message>
        <source>To print all: {file}.</source>
        <translation>Untuk mencetak semua: {file}.</translation>
    </message>
    <message>
        <source>{name} does not come?</source>
        <translation>{name} tidak jadi datang?</translation>
    </message>
    <message>
        <source>The seat goes to the next on the waiting list. Who changes their mind registers again.</source>
        <translation>Tempatnya diberikan kepada orang berikutnya di daftar tunggu. Yang berubah pikiran mendaftar lagi.</translation>
    </message>
    <message>
        <source>Joined: {name} stands once.</source>
        <translation>Tergabung: {name} tercatat satu kali.</translation>
    </message>
    <message>
        <source>{name} handed in a feedback form.</source>
        <translation>{name} menyerahkan lembar umpan balik.</translation>
    </message>
    <message>
        <source>{name} handed in no form after all.</source>
        <translation>{name} ternyata tidak menyerahkan lembar.</translation>
    </message>
    <message>
        <source>Saved: {name}.</source>
        <translation>Tersimpan: {name}.</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>Tiket {number}</translation>
    </message>
    <message>
        <source>came with this ticket</source>
        <translation>datang dengan tiket ini</translation>
    </message>
    <message>
        <source>same member</source>
        <translation>anggota yang sama</translation>
    </message>
    <message>
        <source>same telephone</source>
        <translation>telepon yang sama</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nama mirip</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Tetap berlaku</translation>
    </message>
    <message>
        <source>Is joined to it</source>
        <translation>Digabungkan ke situ</translation>
    </message>
    <message>
        <source>member of this name</source>
        <translation>anggota bernama sama</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Who may be the same person</source>
        <translation>Mungkin orang yang sama</translation>
    </message>
    <message>
        <source>Attendance, consents and certificates of both then belong to the one that stands. This can&apos;t be taken back: join only whom you are sure of.</source>
        <translation>Kehadiran, persetujuan, dan sertifikat keduanya lalu menjadi milik yang tetap berlaku. Ini tidak dapat dibatalkan: gabungkan hanya jika yakin.</translation>
    </message>
    <message>
        <source>Join the two</source>
        <translation>Gabungkan keduanya</translation>
    </message>
    <message>
        <source>Nobody here looks like somebody else.</source>
        <translation>Tidak ada yang tampak seperti orang yang sama.</translation>
    </message>
</context>
<context>
    <name>Renewals</name>
    <message numerus="yes">
        <source>%n loan(s) renewed by themselves.</source>
        <translation>
            <numerusform>%n pinjaman diperpanjang otomatis.</numerusform>
        </translation>
    </message>
    <message>
        <source>the member is blocked</source>
        <translation>anggota diblokir</translation>
    </message>
    <message>
        <source>the membership ends before</source>
        <translation>keanggotaan berakhir sebelumnya</translation>
    </message>
    <message>
        <source>all renewals are used</source>
        <translation>jatah perpanjangan habis</translation>
    </message>
    <message>
        <source>the member is suspended</source>
        <translation>anggota sedang diskors</translation>
    </message>
    <message>
        <source>others wait for it</source>
        <translation>ditunggu pemesan lain</translation>
    </message>
    <message>
        <source>it would gain no day</source>
        <translation>tidak menambah hari</translation>
    </message>
    <message>
        <source>somebody took it back</source>
        <translation>perpanjangannya dibatalkan petugas</translation>
    </message>
    <message>
        <source>Nothing falls due soon that is renewed by itself</source>
        <translation>Tidak ada yang akan jatuh tempo dan diperpanjang otomatis</translation>
    </message>
    <message>
        <source>The loan policies say for whom and what it is (Settings).</source>
        <translation>Aturan peminjaman menentukan untuk siapa dan bahan apa (Pengaturan).</translation>
    </message>
    <message>
        <source>This desk does it each day, without a line too, for what falls due by the next open day. Whatever is not renewed is reminded of as always.</source>
        <translation>Meja ini melakukannya setiap hari, juga tanpa sambungan, untuk yang jatuh tempo sampai hari buka berikutnya. Yang tidak diperpanjang tetap diingatkan seperti biasa.</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n now</source>
        <translation>
            <numerusform>Perpanjang %n sekarang</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Renewed by themselves</source>
        <translation>Perpanjangan otomatis</translation>
    </message>
    <message>
        <source>renewed today, until {date}</source>
        <translation>diperpanjang hari ini, s.d. {date}</translation>
    </message>
    <message>
        <source>not: {why}</source>
        <translation>tidak: {why}</translation>
    </message>
    <message>
        <source>will be, until {date}</source>
        <translation>akan diperpanjang s.d. {date}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Hasil</translation>
    </message>
</context>
<context>
    <name>ReturnSlip</name>
    <message>
        <source>Return slip</source>
        <translation>Slip pengembalian</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>days late, column heading</comment>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Denda</translation>
    </message>
    <message>
        <source>Nothing was returned.</source>
        <translation>Tidak ada yang dikembalikan.</translation>
    </message>
    <message>
        <source>Keep this slip as proof that the items came back. Thank you.</source>
        <translation>Simpan slip ini sebagai bukti pengembalian. Terima kasih.</translation>
    </message>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>terlambat %n hari buka</numerusform>
        </translation>
    </message>
    <message>
        <source>fine {amount}</source>
        <translation>denda {amount}</translation>
    </message>
    <message>
        <source>Total fine</source>
        <translation>Total denda</translation>
    </message>
    <message>
        <source>No loans until</source>
        <translation>Tidak boleh meminjam sampai</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Circulation</source>
        <translation>Sirkulasi</translation>
    </message>
    <message>
        <source>Facilitator</source>
        <translation>Fasilitator</translation>
    </message>
    <message>
        <source>Cataloguer</source>
        <translation>Pengatalog</translation>
    </message>
    <message>
        <source>Branch head</source>
        <translation>Kepala cabang</translation>
    </message>
    <message>
        <source>Partner staff</source>
        <translation>Petugas mitra</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Lends, takes back and renews; registers and edits members.</source>
        <translation>Meminjamkan, menerima pengembalian, dan memperpanjang; mendaftarkan dan mengubah anggota.</translation>
    </message>
    <message>
        <source>Looks members up.</source>
        <translation>Melihat data anggota.</translation>
    </message>
    <message>
        <source>Edits titles and items; imports and exports the catalogue.</source>
        <translation>Mengubah judul dan eksemplar; mengimpor dan mengekspor katalog.</translation>
    </message>
    <message>
        <source>As circulation; also overrides rules, blocks members, edits policies, makes backups.</source>
        <translation>Seperti sirkulasi; juga mengesampingkan aturan, memblokir anggota, mengubah aturan peminjaman, membuat cadangan.</translation>
    </message>
    <message>
        <source>Searches the catalogue.</source>
        <translation>Mencari di katalog.</translation>
    </message>
    <message>
        <source>Everything, also staff accounts and settings of the library.</source>
        <translation>Semuanya, juga akun petugas dan pengaturan perpustakaan.</translation>
    </message>
</context>
<context>
    <name>Rotas</name>
    <message>
        <source>Scan a copy: it is put in, or sent on when its time is over</source>
        <translation>Pindai eksemplar: dimasukkan, atau dikirim bila waktunya habis</translation>
    </message>
    <message>
        <source>Rotating</source>
        <translation>Bergilir</translation>
    </message>
    <message>
        <source>Rotating collections</source>
        <translation>Koleksi bergilir</translation>
    </message>
    <message>
        <source>Rotating collection</source>
        <translation>Koleksi bergilir</translation>
    </message>
    <message>
        <source>Copies stay at each branch for some days, then go on to the next.</source>
        <translation>Eksemplar berada beberapa hari di tiap cabang, lalu dikirim ke cabang berikutnya.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– tidak ada –</translation>
    </message>
    <message>
        <source>Stage {number}</source>
        <translation>Cabang ke-{number}</translation>
    </message>
    <message>
        <source>Branches in their order, and days at each</source>
        <translation>Urutan cabang, dan lama (hari) di tiap cabang</translation>
    </message>
    <message>
        <source>Days at stage {number}</source>
        <translation>Lama di cabang ke-{number} (hari)</translation>
    </message>
    <message>
        <source>After the last stage begin again at the first</source>
        <translation>Setelah cabang terakhir kembali ke cabang pertama</translation>
    </message>
    <message>
        <source>In use: copies go on when their time is over</source>
        <translation>Dipakai: eksemplar dikirim bila waktunya habis</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Nama harus diisi.</translation>
    </message>
    <message>
        <source>Each branch can be one stage only.</source>
        <translation>Tiap cabang hanya boleh satu kali.</translation>
    </message>
    <message>
        <source>Beginning again needs two stages.</source>
        <translation>Untuk berulang perlu dua cabang.</translation>
    </message>
    <message>
        <source>A stage is needed.</source>
        <translation>Perlu satu cabang.</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Send on what is due</source>
        <translation>Kirim yang waktunya habis</translation>
    </message>
    <message>
        <source>Scan or tick what was found on the shelves. The rest stays in the list.</source>
        <translation>Pindai atau centang yang ada di rak. Sisanya tetap di daftar.</translation>
    </message>
    <message>
        <source>Send on</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>What is due here</source>
        <translation>Yang waktunya habis di sini</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>Semua atau tidak</translation>
    </message>
    <message>
        <source>{barcode} is not among what is due here.</source>
        <translation>{barcode} tidak termasuk yang waktunya habis di sini.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Urutan cabang</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplar</translation>
    </message>
    <message>
        <source>Due here</source>
        <translation>Perlu dikirim</translation>
    </message>
    <message>
        <source>{branch} {days} d</source>
        <comment>a stage: the branch and for how many days</comment>
        <translation>{branch} {days} hr</translation>
    </message>
    <message>
        <source>again</source>
        <translation>berulang</translation>
    </message>
    <message>
        <source>home</source>
        <translation>pulang</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giliran di</translation>
    </message>
    <message>
        <source>to be sent on</source>
        <translation>perlu dikirim</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>waktunya habis</translation>
    </message>
    <message>
        <source>on loan</source>
        <translation>dipinjam</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>dalam perjalanan</translation>
    </message>
    <message>
        <source>stands elsewhere</source>
        <translation>di cabang lain</translation>
    </message>
    <message>
        <source>lies aside</source>
        <translation>disisihkan</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>tidak dipakai</translation>
    </message>
    <message>
        <source>at home again</source>
        <translation>sudah pulang</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>berhenti</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>di tempat</translation>
    </message>
    <message>
        <source>Copies of the rotating collection</source>
        <translation>Eksemplar koleksi bergilir ini</translation>
    </message>
    <message>
        <source>No rotating collections</source>
        <translation>Belum ada koleksi bergilir</translation>
    </message>
    <message>
        <source>F6 begins one: copies that stay some days at each branch.</source>
        <translation>F6 memulai satu: eksemplar yang berada beberapa hari di tiap cabang.</translation>
    </message>
    <message>
        <source>New rotating collection</source>
        <translation>Koleksi bergilir baru</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Take the copy out</source>
        <translation>Keluarkan eksemplar</translation>
    </message>
    <message>
        <source>Print what is due</source>
        <translation>Cetak yang perlu dikirim</translation>
    </message>
    <message>
        <source>Send the copy on now</source>
        <translation>Kirim eksemplar sekarang</translation>
    </message>
    <message>
        <source>{title} · in the rotating collection now</source>
        <translation>{title} · masuk koleksi bergilir</translation>
    </message>
    <message>
        <source>{title} is in no rotating collection.</source>
        <translation>{title} tidak ada dalam koleksi bergilir.</translation>
    </message>
    <message>
        <source>{title} · taken out, it goes home at its next scan</source>
        <translation>{title} · dikeluarkan, pulang pada pindaian berikutnya</translation>
    </message>
    <message>
        <source>Sending on</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) sent on or put aside.</source>
        <translation>
            <numerusform>%n eksemplar dikirim atau disisihkan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: they stay in the list.</source>
        <translation>
            <numerusform>%n belum: tetap di daftar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanBox</name>
    <message>
        <source>Scan a card or a book, or type a title, a name, an ISBN …</source>
        <translation>Pindai kartu atau buku, atau ketik judul, nama, ISBN …</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>Pindai atau cari</translation>
    </message>
    <message>
        <source>Scan or type here ({key})</source>
        <translation>Pindai atau ketik di sini ({key})</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scan %n line(s) one after another?</source>
        <translation>
            <numerusform>Pindai %n baris satu per satu?</numerusform>
        </translation>
    </message>
    <message>
        <source>From “{first}” to “{last}”. Where one is a problem the rest waits.</source>
        <translation>Dari “{first}” sampai “{last}”. Bila satu bermasalah, sisanya menunggu.</translation>
    </message>
    <message>
        <source>Scan them</source>
        <translation>Pindai</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>{percent} %</source>
        <comment>size of text</comment>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>theme</comment>
        <translation>Ikut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Size of text and buttons</source>
        <translation>Ukuran teks dan tombol</translation>
    </message>
    <message>
        <source>Sounds when scanning</source>
        <translation>Bunyi saat memindai</translation>
    </message>
    <message>
        <source>One sound when it worked, another when something is wrong.</source>
        <translation>Satu bunyi bila berhasil, bunyi lain bila ada masalah.</translation>
    </message>
    <message>
        <source>Lock when nobody works here</source>
        <translation>Kunci bila tidak dipakai selama</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> menit</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>the desk is never locked</comment>
        <translation>Tidak pernah</translation>
    </message>
    <message>
        <source>Loan slip</source>
        <translation>Slip peminjaman</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>Slip pengembalian</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Kuitansi</translation>
    </message>
    <message>
        <source>Member card</source>
        <translation>Kartu anggota</translation>
    </message>
    <message>
        <source>Ticket of a workshop</source>
        <translation>Tiket kegiatan</translation>
    </message>
    <message>
        <source>List of items due</source>
        <translation>Daftar jatuh tempo</translation>
    </message>
    <message>
        <source>Slip of a reservation</source>
        <translation>Slip reservasi</translation>
    </message>
    <message>
        <source>Slip for another branch</source>
        <translation>Slip pengiriman antarcabang</translation>
    </message>
    <message>
        <source>Clearance letter</source>
        <translation>Surat bebas pustaka</translation>
    </message>
    <message>
        <source>Count of the till</source>
        <translation>Hitungan kas</translation>
    </message>
    <message>
        <source>List of items to fetch</source>
        <translation>Daftar ambil dari rak</translation>
    </message>
    <message>
        <source>List of a deposit collection</source>
        <translation>Daftar koleksi titipan</translation>
    </message>
    <message>
        <source>Letters and slips of interlibrary loans</source>
        <translation>Surat dan slip silang layan</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>Gulungan 80 mm</translation>
    </message>
    <message>
        <source>58 mm roll</source>
        <translation>Gulungan 58 mm</translation>
    </message>
    <message>
        <source>Plastic card</source>
        <translation>Kartu plastik</translation>
    </message>
    <message>
        <source>A4, to be cut out</source>
        <translation>A4, untuk digunting</translation>
    </message>
    <message>
        <source>Show it first</source>
        <translation>Tampilkan dahulu</translation>
    </message>
    <message>
        <source>Print at once</source>
        <translation>Langsung cetak</translation>
    </message>
    <message>
        <source>Don&apos;t print</source>
        <translation>Jangan cetak</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Keluaran</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>How many dots the print head has; the printer&apos;s manual says it.</source>
        <translation>Jumlah titik kepala cetak; lihat buku petunjuk printer.</translation>
    </message>
    <message>
        <source> dots</source>
        <comment>after a number</comment>
        <translation> titik</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Server surel</translation>
    </message>
    <message>
        <source>The one that takes mail to be sent (SMTP), as smtp.example.org.</source>
        <translation>Server yang menerima surel untuk dikirim (SMTP), misalnya smtp.example.org.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Enkripsi</translation>
    </message>
    <message>
        <source>STARTTLS (usually port 587)</source>
        <translation>STARTTLS (biasanya porta 587)</translation>
    </message>
    <message>
        <source>TLS from the start (usually port 465)</source>
        <translation>TLS sejak awal (biasanya porta 465)</translation>
    </message>
    <message>
        <source>None, to a server on this computer</source>
        <translation>Tidak ada, ke server di komputer ini</translation>
    </message>
    <message>
        <source>None, and whoever listens can read it</source>
        <translation>Tidak ada, dan siapa pun di jaringan dapat membacanya</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Akun</translation>
    </message>
    <message>
        <source>Empty where the server asks for none.</source>
        <translation>Kosong bila server tidak memintanya.</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>Alamat pengirim</translation>
    </message>
    <message>
        <source>Answers go there.</source>
        <translation>Jawaban dikirim ke sana.</translation>
    </message>
    <message>
        <source>Sender&apos;s name</source>
        <translation>Nama pengirim</translation>
    </message>
    <message>
        <source> days</source>
        <comment>after a number</comment>
        <translation> hari</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>nobody is reminded</comment>
        <translation>Tidak pernah</translation>
    </message>
    <message>
        <source>Remind before the due day</source>
        <translation>Ingatkan sebelum jatuh tempo</translation>
    </message>
    <message>
        <source>Slips and due list › Reminders shows whom to tell each day.</source>
        <translation>Slip dan jatuh tempo › Pemberitahuan menunjukkan siapa yang perlu diberi tahu setiap hari.</translation>
    </message>
    <message>
        <source>First reminder after the due day</source>
        <translation>Peringatan pertama setelah jatuh tempo</translation>
    </message>
    <message>
        <source>Second reminder</source>
        <translation>Peringatan kedua</translation>
    </message>
    <message>
        <source>Third reminder</source>
        <translation>Peringatan ketiga</translation>
    </message>
    <message>
        <source>Printable width of the 80 mm roll</source>
        <translation>Lebar cetak gulungan 80 mm</translation>
    </message>
    <message>
        <source>Printable width of the 58 mm roll</source>
        <translation>Lebar cetak gulungan 58 mm</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Nama perpustakaan</translation>
    </message>
    <message>
        <source>Numbers of certificates</source>
        <translation>Nomor sertifikat</translation>
    </message>
    <message>
        <source>{number} has to be in it; {branch}, {month}, {month_roman} and {year} may be. Example: 000123/SERT/PUS/XI/2026</source>
        <translation>{number} harus ada; {branch}, {month}, {month_roman}, dan {year} boleh. Contoh: 000123/SERT/PUS/XI/2026</translation>
    </message>
    <message>
        <source>Too long on its way between branches</source>
        <translation>Terlalu lama di perjalanan antarcabang</translation>
    </message>
    <message>
        <source>After so many days it is looked for (Reservations and transit).</source>
        <translation>Setelah sekian hari dicari (Reservasi dan kirim).</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Kata sandi saya</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Kata sandi sekarang</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s); a few words in a row are good.</source>
        <translation>
            <numerusform>Sedikitnya %n karakter; beberapa kata berurutan sudah baik.</numerusform>
        </translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>Ulangi kata sandi baru</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>Tidak sama dengan yang di atas.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Kata sandi Anda sudah diganti.</translation>
    </message>
    <message>
        <source>This password is wrong.</source>
        <translation>Kata sandi ini salah.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s), please.</source>
        <translation>
            <numerusform>Mohon isi sedikitnya %n karakter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>One is made every day. Keep one on a USB stick too, away from the desk.</source>
        <translation>Satu dibuat setiap hari. Simpan juga satu di flashdisk, jauh dari meja ini.</translation>
    </message>
    <message>
        <source>Library and branches</source>
        <translation>Perpustakaan dan cabang</translation>
    </message>
    <message>
        <source>Add a branch</source>
        <translation>Tambah cabang</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>The branch was added.</source>
        <translation>Cabang ditambahkan.</translation>
    </message>
    <message>
        <source>The branch was changed.</source>
        <translation>Cabang diubah.</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>Hari tutup</translation>
    </message>
    <message>
        <source>No loan falls due on a closed day, and it costs no fine; what was due on it, moves.</source>
        <translation>Tidak ada pinjaman yang jatuh tempo atau didenda pada hari tutup; jatuh tempo yang sudah ada digeser.</translation>
    </message>
    <message>
        <source>{printer} (not found)</source>
        <translation>{printer} (tidak ditemukan)</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <comment>printer</comment>
        <translation>Tanyakan setiap kali</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>These settings hold for this computer only.</source>
        <translation>Pengaturan ini hanya berlaku di komputer ini.</translation>
    </message>
    <message>
        <source>Branch of this desk</source>
        <translation>Cabang meja ini</translation>
    </message>
    <message>
        <source>Its rules and closed days apply, and its name stands on slips.</source>
        <translation>Aturan dan hari tutupnya berlaku, dan namanya tampil di slip.</translation>
    </message>
    <message>
        <source>This desk now stands in {branch}.</source>
        <translation>Meja ini sekarang berada di {branch}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Pencetakan</translation>
    </message>
    <message>
        <source>Staff accounts</source>
        <translation>Akun petugas</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Loan policies</source>
        <translation>Aturan peminjaman</translation>
    </message>
    <message>
        <source>A season counts more than all year; a branch more than a member type, then the item type.</source>
        <translation>Musim lebih kuat daripada sepanjang tahun; cabang lebih kuat daripada jenis anggota, lalu jenis eksemplar.</translation>
    </message>
    <message>
        <source>Settings: {section}</source>
        <translation>Pengaturan: {section}</translation>
    </message>
    <message>
        <source>What this desk prints, on which paper and with which printer.</source>
        <translation>Apa yang dicetak meja ini, di kertas apa, dan dengan printer mana.</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>Uji cetak</translation>
    </message>
    <message>
        <source>Rolls</source>
        <translation>Gulungan</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Diurungkan.</translation>
    </message>
    <message>
        <source>Who no longer works here is made inactive: the history keeps the name.</source>
        <translation>Yang tidak lagi bekerja di sini dinonaktifkan: namanya tetap ada di riwayat.</translation>
    </message>
    <message>
        <source>Add staff</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>The account was added.</source>
        <translation>Akun ditambahkan.</translation>
    </message>
    <message>
        <source>The account was changed.</source>
        <translation>Akun diubah.</translation>
    </message>
    <message>
        <source>{name} has a new password.</source>
        <translation>{name} punya kata sandi baru.</translation>
    </message>
    <message>
        <source>Loan policies say what holds for which type of member and item.</source>
        <translation>Aturan peminjaman menentukan apa yang berlaku bagi tiap tipe anggota dan koleksi.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>Certificates, tickets and reminders go out from this desk by it.</source>
        <translation>Sertifikat, tiket, dan pengingat dikirim dari meja ini lewat akun ini.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Pengirim</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Coba</translation>
    </message>
    <message>
        <source>Keep the password</source>
        <translation>Simpan kata sandi</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Empty: to the sender.</source>
        <translation>Kosong: kepada pengirim sendiri.</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Kirim pesan uji</translation>
    </message>
    <message>
        <source>One is kept, encrypted, at this desk only. Keeping an empty one forgets it.</source>
        <translation>Sudah tersimpan, terenkripsi, hanya di meja ini. Menyimpan yang kosong menghapusnya.</translation>
    </message>
    <message>
        <source>None is kept. It will lie encrypted at this desk only.</source>
        <translation>Belum tersimpan. Kata sandi akan disimpan terenkripsi hanya di meja ini.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>The password is kept.</source>
        <translation>Kata sandi tersimpan.</translation>
    </message>
    <message>
        <source>The password is forgotten.</source>
        <translation>Kata sandi dihapus.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Mengirim …</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Pesan uji</translation>
    </message>
    <message>
        <source>E-mail from this desk works.</source>
        <translation>Surel dari meja ini berfungsi.</translation>
    </message>
    <message>
        <source>The server has taken it. Look whether it arrives at {address}.</source>
        <translation>Server sudah menerimanya. Periksa apakah pesannya sampai di {address}.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Scan or search</source>
        <translation>Pindai atau cari</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Cari perintah</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Semua tombol</translation>
    </message>
    <message>
        <source>Undo what the message tells</source>
        <translation>Urungkan yang disebut di pesan</translation>
    </message>
    <message>
        <source>Narrow or wide navigation</source>
        <translation>Navigasi sempit atau lebar</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
    <message>
        <source>Theme as the system has it</source>
        <translation>Tema mengikuti sistem</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Ukuran normal</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Bahasa: {name}</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Ganti petugas</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Tutup program</translation>
    </message>
    <message>
        <source>Let somebody else work here all the same?</source>
        <translation>Tetap ganti petugas?</translation>
    </message>
    <message>
        <source>Sign out all the same?</source>
        <translation>Tetap keluar?</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Quit all the same?</source>
        <translation>Tetap tutup program?</translation>
    </message>
    <message>
        <source>Your roles were changed: {roles}.</source>
        <translation>Peran Anda telah diubah: {roles}.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse.</source>
        <translation>Semuanya dapat dilakukan tanpa mouse.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>ShutOut</name>
    <message>
        <source>The server has shut this desk out. Members, loans and everything else of the library were removed from this computer.</source>
        <translation>Server telah mengeluarkan meja ini. Anggota, peminjaman, dan semua data perpustakaan lainnya sudah dihapus dari komputer ini.</translation>
    </message>
    <message>
        <source>Nothing was lost: the server has all that was done here.</source>
        <translation>Tidak ada yang hilang: server memiliki semua yang dikerjakan di sini.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was lost: %n operation(s) that had not been sent were saved, sealed, in:</source>
        <translation>
            <numerusform>Tidak ada yang hilang: %n operasi yang belum terkirim disimpan, tersegel, di:</numerusform>
        </translation>
    </message>
    <message>
        <source>Call the library if this was not expected.</source>
        <translation>Hubungi perpustakaan jika ini tidak disangka.</translation>
    </message>
    <message>
        <source>Give this file to the library, on a stick or by mail: only its server can read it, and the administrator decides about it. Keep it until the library says that it was taken in.</source>
        <translation>Serahkan berkas ini kepada perpustakaan, dengan flashdisk atau lewat surel: hanya servernya yang dapat membacanya, dan administrator yang memutuskan. Simpan sampai perpustakaan mengatakan bahwa berkas sudah diterima.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>Kata sandi {name}</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <translation>Meja terkunci</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>Siapa yang bertugas?</translation>
    </message>
    <message>
        <source>Sign in to go on, also as somebody else.</source>
        <translation>Masuk untuk melanjutkan, juga sebagai orang lain.</translation>
    </message>
    <message>
        <source>The account of {name} was closed. Somebody else may sign in.</source>
        <translation>Akun {name} telah ditutup. Petugas lain dapat masuk.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Orang lain</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock aktif</translation>
    </message>
    <message>
        <source>Arrow keys: another person  ·  Enter: sign in</source>
        <translation>Tombol panah: orang lain  ·  Enter: masuk</translation>
    </message>
    <message>
        <source>Sample library: everybody&apos;s password is {password}</source>
        <translation>Perpustakaan contoh: kata sandi semua orang {password}</translation>
    </message>
    <message>
        <source>This password is wrong.</source>
        <translation>Kata sandi ini salah.</translation>
    </message>
    <message>
        <source>Please type the password.</source>
        <translation>Mohon ketik kata sandi.</translation>
    </message>
    <message>
        <source>The store can&apos;t be read or written just now. Please try again.</source>
        <translation>Penyimpanan sedang tidak dapat dibaca atau ditulisi. Mohon coba lagi.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>Nama pengguna atau kata sandi salah.</translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>Anda dapat mencoba lagi dalam %n detik.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInSheet</name>
    <message>
        <source>Sign-in sheet</source>
        <translation>Daftar hadir</translation>
    </message>
    <message>
        <source>{library} · printed {time} by {staff}</source>
        <translation>{library} · dicetak {time} oleh {staff}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Facilitators</source>
        <translation>Fasilitator</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Member no.</source>
        <translation>No. anggota</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Items</source>
        <comment>how many items are on the slip</comment>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>column heading: row number</comment>
        <translation>No.</translation>
    </message>
    <message>
        <source>REPRINT {count}</source>
        <comment>mark on a copy of a slip</comment>
        <translation>CETAK ULANG {count}</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Tell it to the person, who may change it.</source>
        <translation>Sampaikan kepada orangnya, yang boleh menggantinya.</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Ulangi kata sandi</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>Tidak sama dengan yang di atas.</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Boleh masuk</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Semua cabang</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Add staff</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>Edit the account</source>
        <translation>Ubah akun</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>Kata sandi baru untuk {name}</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Tetapkan kata sandi</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>Self-service at this screen</source>
        <translation>Layanan mandiri di layar ini</translation>
    </message>
    <message>
        <source>End self-service</source>
        <translation>Akhiri layanan mandiri</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Halo, {name}</translation>
    </message>
    <message>
        <source>Borrow and return</source>
        <translation>Pinjam dan kembalikan</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) now</source>
        <translation>
            <numerusform>%n eksemplar kali ini</numerusform>
        </translation>
    </message>
    <message>
        <source>Self-service</source>
        <translation>Layanan mandiri</translation>
    </message>
    <message>
        <source>Scan here</source>
        <translation>Pindai di sini</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>What was borrowed and returned now</source>
        <translation>Yang dipinjam dan dikembalikan kali ini</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Bring back by</source>
        <translation>Kembali paling lambat</translation>
    </message>
    <message>
        <source>Belongs to it</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>Take along: {parts}</source>
        <translation>Bawa juga: {parts}</translation>
    </message>
    <message>
        <source>With all that belongs to it: {parts}</source>
        <translation>Beserta kelengkapannya: {parts}</translation>
    </message>
    <message>
        <source>To borrow, scan your card. To return, scan the books.</source>
        <translation>Untuk meminjam, pindai kartu Anda. Untuk mengembalikan, pindai bukunya.</translation>
    </message>
    <message numerus="yes">
        <source>You have %n item(s).</source>
        <translation>
            <numerusform>Anda membawa %n pinjaman.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan what you borrow; then finish.</source>
        <translation>Pindai yang ingin dipinjam, lalu tekan Selesai.</translation>
    </message>
    <message>
        <source>It is yours now:</source>
        <translation>Berhasil dipinjam:</translation>
    </message>
    <message>
        <source>Thank you, it is back:</source>
        <translation>Terima kasih, sudah dikembalikan:</translation>
    </message>
    <message>
        <source>Thank you. Please give this one to the staff:</source>
        <translation>Terima kasih. Mohon serahkan kepada petugas:</translation>
    </message>
    <message>
        <source>You have this one already.</source>
        <translation>Ini sudah Anda pinjam.</translation>
    </message>
    <message>
        <source>This does not go here. Please come to the desk with it.</source>
        <translation>Belum bisa dilayani di sini. Silakan bawa ke meja petugas.</translation>
    </message>
    <message>
        <source>This is not known. Scan the card, or the library&apos;s barcode.</source>
        <translation>Tidak dikenal. Pindai kartu, atau barkod perpustakaan.</translation>
    </message>
    <message>
        <source>Thank you! Please take your slip.</source>
        <translation>Terima kasih! Silakan ambil struk Anda.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>State of this desk</source>
        <translation>Keadaan meja ini</translation>
    </message>
    <message>
        <source>Everything is kept on this computer; no network is needed.</source>
        <translation>Semua tersimpan di komputer ini; jaringan tidak diperlukan.</translation>
    </message>
    <message>
        <source>This desk works on its own</source>
        <translation>Meja ini bekerja mandiri</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Menyinkronkan…</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) waiting</source>
        <translation>
            <numerusform>%n operasi menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing… {count}</source>
        <translation>Menyinkronkan… {count}</translation>
    </message>
    <message>
        <source>In step with the server</source>
        <translation>Sejalan dengan server</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Luring sejak {time}</translation>
    </message>
    <message>
        <source>The server&apos;s parts are not installed here: pip install &apos;.[server]&apos; adds them.</source>
        <translation>Bagian server tidak terpasang di sini: pip install &apos;.[server]&apos; memasangnya.</translation>
    </message>
    <message>
        <source>The server does not know this desk</source>
        <translation>Server tidak mengenal meja ini</translation>
    </message>
    <message>
        <source>The server can&apos;t prove who it is</source>
        <translation>Server tidak dapat membuktikan dirinya</translation>
    </message>
    <message>
        <source>Not encrypted, and not allowed</source>
        <translation>Tidak terenkripsi, dan belum diizinkan</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>tanpa enkripsi</translation>
    </message>
    <message>
        <source>never in step yet</source>
        <translation>belum pernah sejalan</translation>
    </message>
    <message>
        <source>data of {time}</source>
        <translation>data per {time}</translation>
    </message>
    <message>
        <source>Never synced yet.</source>
        <translation>Belum pernah sinkron.</translation>
    </message>
    <message>
        <source>Last in step at {time}.</source>
        <translation>Terakhir sejalan pada {time}.</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>Stocktake</name>
    <message>
        <source>all locations</source>
        <translation>semua lokasi</translation>
    </message>
    <message>
        <source>all types</source>
        <translation>semua tipe</translation>
    </message>
    <message>
        <source>New stock-take</source>
        <translation>Opname baru</translation>
    </message>
    <message>
        <source>Other desks of this branch can scan in it too, also without a network.</source>
        <translation>Meja lain di cabang ini juga dapat memindai di dalamnya, juga tanpa jaringan.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Item type</source>
        <translation>Tipe eksemplar</translation>
    </message>
    <message>
        <source>From call number</source>
        <translation>Dari nomor panggil</translation>
    </message>
    <message>
        <source>Up to call number</source>
        <translation>Sampai nomor panggil</translation>
    </message>
    <message>
        <source>For example 800 to 899.</source>
        <translation>Misalnya 800 sampai 899.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Beri nama.</translation>
    </message>
    <message>
        <source>This stands before the first one.</source>
        <translation>Ini berada sebelum yang pertama.</translation>
    </message>
    <message>
        <source>Items that are missing</source>
        <translation>Eksemplar yang hilang</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n item(s) as missing?</source>
        <translation>
            <numerusform>Tandai %n eksemplar sebagai hilang?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has scanned them, and they are not out. Whoever finds one scans it: it is there.</source>
        <translation>Belum ada yang memindainya, dan tidak sedang dipinjam. Siapa pun yang menemukannya cukup memindainya: eksemplar itu ada lagi.</translation>
    </message>
    <message>
        <source>Mark as missing</source>
        <translation>Tandai hilang</translation>
    </message>
    <message>
        <source>Open “{name}” again?</source>
        <translation>Buka kembali “{name}”?</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sebutkan alasannya, singkat saja.</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Dimulai</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Begin or choose a stock-take, then scan</source>
        <translation>Mulai atau pilih opname, lalu pindai</translation>
    </message>
    <message>
        <source>Scan the items on the shelf, one after another</source>
        <translation>Pindai eksemplar di rak satu per satu</translation>
    </message>
    <message>
        <source>{barcode} is no longer marked as missing.</source>
        <translation>{barcode} tidak lagi ditandai hilang.</translation>
    </message>
    <message>
        <source>{barcode} counts as not scanned.</source>
        <translation>{barcode} dianggap belum dipindai.</translation>
    </message>
    <message>
        <source>Stock-take {day}</source>
        <translation>Opname {day}</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All files (*)</source>
        <translation>Berkas teks (*.txt *.csv);;Semua berkas (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n new barcode(s) of {all} in the file.</source>
        <translation>
            <numerusform>%n barkod baru dari {all} di dalam berkas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are marked as missing.</source>
        <translation>
            <numerusform>%n eksemplar ditandai hilang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not found yet.</source>
        <translation>
            <numerusform>%n eksemplar belum ditemukan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is accounted for.</source>
        <translation>Semuanya sudah terhitung.</translation>
    </message>
    <message>
        <source>Close “{name}”?</source>
        <translation>Tutup “{name}”?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>stock-take</source>
        <comment>file name</comment>
        <translation>opname</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Tersimpan: {file}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Closed {time}</source>
        <translation>Ditutup {time}</translation>
    </message>
    <message>
        <source>opened again: {why}</source>
        <translation>dibuka kembali: {why}</translation>
    </message>
    <message>
        <source>begun {day} by {name}</source>
        <translation>dimulai {day} oleh {name}</translation>
    </message>
    <message>
        <source>found of {all}</source>
        <translation>ditemukan dari {all}</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>dipindai</translation>
    </message>
    <message>
        <source>need a hand</source>
        <translation>perlu ditangani</translation>
    </message>
    <message>
        <source>not found yet</source>
        <translation>belum ditemukan</translation>
    </message>
    <message>
        <source>Scanned before, {time}.</source>
        <translation>Sudah dipindai, {time}.</translation>
    </message>
    <message>
        <source>No stock has been taken yet</source>
        <translation>Belum pernah ada opname</translation>
    </message>
    <message>
        <source>Begin one for the whole branch or for some shelves, then scan what stands there: at one desk or several.</source>
        <translation>Mulai untuk seluruh cabang atau beberapa rak, lalu pindai isinya: di satu meja atau beberapa meja.</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Dipindai</translation>
    </message>
    <message>
        <source>Need a hand</source>
        <translation>Perlu ditangani</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Belum ditemukan</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Tidak ada apa-apa di sini</translation>
    </message>
    <message>
        <source>Scan what stands on the shelf, or load a scanner&apos;s file (F7).</source>
        <translation>Pindai isi rak, atau muat berkas pemindai (F7).</translation>
    </message>
    <message>
        <source>Stock-takes</source>
        <translation>Daftar opname</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Terima kembali</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Load a file</source>
        <translation>Muat berkas</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Other list</source>
        <translation>Daftar lain</translation>
    </message>
    <message>
        <source>in its place</source>
        <translation>pada tempatnya</translation>
    </message>
    <message>
        <source>of another branch</source>
        <translation>milik cabang lain</translation>
    </message>
    <message>
        <source>of another location</source>
        <translation>milik lokasi lain</translation>
    </message>
    <message>
        <source>of another shelf</source>
        <translation>milik rak lain</translation>
    </message>
    <message>
        <source>of another type</source>
        <translation>tipe lain</translation>
    </message>
    <message>
        <source>on loan by the books</source>
        <translation>tercatat dipinjam</translation>
    </message>
    <message>
        <source>was missing, found</source>
        <translation>tadinya hilang, ditemukan</translation>
    </message>
    <message>
        <source>was lost, found</source>
        <translation>tadinya hilang dipinjam, ditemukan</translation>
    </message>
    <message>
        <source>elsewhere by the books</source>
        <translation>tercatat di tempat lain</translation>
    </message>
    <message>
        <source>another library&apos;s</source>
        <translation>milik perpustakaan lain</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>sudah dikeluarkan</translation>
    </message>
    <message>
        <source>unknown barcode</source>
        <translation>barkod tidak dikenal</translation>
    </message>
    <message>
        <source>marked missing</source>
        <translation>ditandai hilang</translation>
    </message>
    <message>
        <source>Put it back where it stood.</source>
        <translation>Kembalikan ke tempatnya.</translation>
    </message>
    <message>
        <source>Put it aside: it goes back to its branch.</source>
        <translation>Sisihkan: eksemplar ini kembali ke cabangnya.</translation>
    </message>
    <message>
        <source>Put it aside: it stands somewhere else.</source>
        <translation>Sisihkan: tempatnya di lokasi lain.</translation>
    </message>
    <message>
        <source>Put it where its call number belongs.</source>
        <translation>Letakkan sesuai nomor panggilnya.</translation>
    </message>
    <message>
        <source>Put it aside: it stands with its own kind.</source>
        <translation>Sisihkan: tempatnya bersama tipenya.</translation>
    </message>
    <message>
        <source>It is here: take it back (F6).</source>
        <translation>Eksemplar ada di sini: terima kembali (F6).</translation>
    </message>
    <message>
        <source>It is no longer missing. Put it in its place.</source>
        <translation>Eksemplar tidak lagi hilang. Letakkan di tempatnya.</translation>
    </message>
    <message>
        <source>It is here: take it back (F6), which settles the loss.</source>
        <translation>Eksemplar ada di sini: terima kembali (F6), agar urusan peminjamnya selesai.</translation>
    </message>
    <message>
        <source>It is here, not on its way or elsewhere: take it back (F6), which says so.</source>
        <translation>Eksemplar ada di sini, tidak dalam pengiriman atau di tempat lain: terima kembali (F6), agar catatannya benar.</translation>
    </message>
    <message>
        <source>It is here for who asked for it: put it on the hold shelf.</source>
        <translation>Eksemplar ini di sini untuk peminta silang layannya: taruh di rak reservasi.</translation>
    </message>
    <message>
        <source>Put it aside: it was taken out of the collection.</source>
        <translation>Sisihkan: sudah dikeluarkan dari koleksi.</translation>
    </message>
    <message>
        <source>Put it aside: it has to be catalogued, or its label is wrong.</source>
        <translation>Sisihkan: perlu dikatalog, atau labelnya salah.</translation>
    </message>
    <message>
        <source>call numbers {first} to {last}</source>
        <translation>nomor panggil {first} s.d. {last}</translation>
    </message>
    <message>
        <source>the whole branch</source>
        <translation>seluruh cabang</translation>
    </message>
</context>
<context>
    <name>StocktakeReport</name>
    <message>
        <source>Report of a stock-take</source>
        <translation>Laporan opname</translation>
    </message>
    <message>
        <source>{library} · printed {time} by {staff}</source>
        <translation>{library} · dicetak {time} oleh {staff}</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Dimulai</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Dipindai</translation>
    </message>
    <message>
        <source>In their place</source>
        <translation>Pada tempatnya</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barkod</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>Nomor panggil</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Everything is in its place.</source>
        <translation>Semuanya pada tempatnya.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync now</source>
        <translation>Sinkronkan sekarang</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>To the note</source>
        <translation>Ke catatannya</translation>
    </message>
    <message>
        <source>Join a server…</source>
        <translation>Bergabung ke server…</translation>
    </message>
    <message>
        <source>Join a server?</source>
        <translation>Bergabung ke server?</translation>
    </message>
    <message>
        <source>What was done here so far comes along; the centre makes a code for that. When everything is there, the store of today is moved aside whole, with its backups.</source>
        <translation>Yang sudah dikerjakan di sini ikut serta; pusat membuat kode untuk itu. Setelah semuanya ada, penyimpanan yang sekarang dipindahkan utuh ke samping, beserta cadangannya.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>The server knows this desk again, and is sent what it lacks.</source>
        <translation>Server mengenal kembali meja ini, dan dikirimi yang belum ada padanya.</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Menunggu dikirim</translation>
    </message>
    <message>
        <source>Sent lately</source>
        <translation>Terkirim belakangan ini</translation>
    </message>
    <message>
        <source>Nothing: the server has all that was done here.</source>
        <translation>Tidak ada: semua yang dilakukan di sini sudah ada di server.</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>Belum ada yang dikirim</translation>
    </message>
    <message>
        <source>What is done at this desk goes up by itself, in its order.</source>
        <translation>Yang dilakukan di meja ini terkirim sendiri, sesuai urutannya.</translation>
    </message>
    <message>
        <source>This desk works on its own</source>
        <translation>Meja ini bekerja mandiri</translation>
    </message>
    <message>
        <source>All is kept on this computer. Desks that join a central server share one catalogue, know each other&apos;s members and loans, and work on when the network is down. The centre gives an address and a code for it.</source>
        <translation>Semua disimpan di komputer ini. Meja-meja yang bergabung ke satu server pusat memakai katalog yang sama, saling mengenal anggota dan peminjaman, dan tetap bekerja saat jaringan putus. Alamat dan kodenya diberikan oleh pusat.</translation>
    </message>
    <message>
        <source>Show another code…</source>
        <translation>Tunjukkan kode lain…</translation>
    </message>
    <message>
        <source>{count} rows and operations so far.</source>
        <translation>Sejauh ini {count} baris dan operasi.</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Menyinkronkan…</translation>
    </message>
    <message>
        <source>In step with the server</source>
        <translation>Sejalan dengan server</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Luring sejak {time}</translation>
    </message>
    <message>
        <source>Never in step yet.</source>
        <translation>Belum pernah sejalan.</translation>
    </message>
    <message>
        <source>What others did is here up to {time}.</source>
        <translation>Pekerjaan meja lain sudah ada di sini sampai {time}.</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>belum dibandingkan</translation>
    </message>
    <message>
        <source>right</source>
        <translation>tepat</translation>
    </message>
    <message>
        <source>{time} slow</source>
        <translation>terlambat {time}</translation>
    </message>
    <message>
        <source>{time} fast</source>
        <translation>lebih cepat {time}</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>Jalur ke sana</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>It is given</source>
        <translation>Menerima</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Slip numbers</source>
        <translation>Nomor slip</translation>
    </message>
    <message>
        <source>Card numbers</source>
        <translation>Nomor kartu</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>Dengan catatan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>answered {time}</source>
        <translation>dijawab {time}</translation>
    </message>
    <message>
        <source>The server refused it: {why}. It was taken back here.</source>
        <translation>Server menolaknya: {why}. Di sini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>It stands; the server noted: {notes}.</source>
        <translation>Tetap berlaku; server mencatat: {notes}.</translation>
    </message>
    <message>
        <source>The note stands at the branch that it concerns.</source>
        <translation>Catatannya ada di cabang yang bersangkutan.</translation>
    </message>
    <message>
        <source>The server has it as it was done here.</source>
        <translation>Di server sama seperti yang dilakukan di sini.</translation>
    </message>
    <message>
        <source>What waits is being saved…</source>
        <translation>Yang menunggu sedang disimpan…</translation>
    </message>
    <message>
        <source>The file is being sent to the server…</source>
        <translation>Berkas sedang dikirim ke server…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dihentikan</translation>
    </message>
    <message>
        <source>The file is as good as before.</source>
        <translation>Berkas tetap baik seperti semula.</translation>
    </message>
    <message>
        <source>It may be done again at any time: nothing counts twice.</source>
        <translation>Boleh diulangi kapan saja: tidak ada yang terhitung dua kali.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>Tanpa jaringan</translation>
    </message>
    <message>
        <source>A file on a stick carries what waits here to the server, over another desk that reaches it.</source>
        <translation>Satu berkas di flashdisk membawa yang menunggu di sini ke server, lewat meja lain yang terhubung.</translation>
    </message>
    <message>
        <source>Save what waits to a file…</source>
        <translation>Simpan ke berkas…</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>Terima berkas…</translation>
    </message>
    <message>
        <source>Type the code, or scan it.</source>
        <translation>Ketik kodenya, atau pindai.</translation>
    </message>
    <message>
        <source>Show the server another code</source>
        <translation>Tunjukkan kode lain kepada server</translation>
    </message>
    <message>
        <source>The server was put back from a backup that is older than this desk. Everything stays here. With another code from the centre it knows the desk again, and is sent what it lacks.</source>
        <translation>Server dipulihkan dari cadangan yang lebih lama daripada meja ini. Semua tetap ada di sini. Dengan kode lain dari pusat, server mengenal kembali meja ini dan dikirimi yang belum ada padanya.</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Tunjukkan kodenya</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Like ABCD-EFGH-2345, or scan its QR code.</source>
        <translation>Seperti ABCD-EFGH-2345, atau pindai kode QR-nya.</translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>Tidak ada yang hilang: semua disimpan di sini dan dikirim nanti.</translation>
    </message>
    <message>
        <source>Syncing met an error that nobody foresaw.</source>
        <translation>Sinkronisasi menemui kesalahan yang tidak terduga.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it stays, tell the centre.</source>
        <translation>Akan dicoba lagi otomatis. Jika tetap begitu, beri tahu pusat.</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached.</source>
        <translation>Server tidak dapat dihubungi.</translation>
    </message>
    <message>
        <source>Work on. If it lasts, look at cable and modem, then call the centre.</source>
        <translation>Lanjutkan bekerja. Jika berlangsung lama, periksa kabel dan modem, lalu hubungi pusat.</translation>
    </message>
    <message>
        <source>Whoever answers at this address can&apos;t prove to be the server.</source>
        <translation>Yang menjawab di alamat ini tidak dapat membuktikan diri sebagai server.</translation>
    </message>
    <message>
        <source>Nothing was sent. What is done here is kept here.</source>
        <translation>Tidak ada yang dikirim. Yang dilakukan di sini tetap tersimpan di sini.</translation>
    </message>
    <message>
        <source>Look whether this PC&apos;s clock is right. If it is, call the centre.</source>
        <translation>Periksa apakah jam komputer ini tepat. Jika sudah, hubungi pusat.</translation>
    </message>
    <message>
        <source>The server is in trouble.</source>
        <translation>Server sedang bermasalah.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, call the centre.</source>
        <translation>Akan dicoba lagi otomatis. Jika berlangsung lama, hubungi pusat.</translation>
    </message>
    <message>
        <source>The server does not know this desk any more.</source>
        <translation>Server tidak mengenal meja ini lagi.</translation>
    </message>
    <message>
        <source>Everything is kept here.</source>
        <translation>Semua disimpan di sini.</translation>
    </message>
    <message>
        <source>Too many wrong codes were tried.</source>
        <translation>Terlalu banyak kode salah yang dicoba.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again.</source>
        <translation>Tunggu seperempat jam, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The way to the server is not encrypted, and nobody has allowed that.</source>
        <translation>Jalur ke server tidak terenkripsi, dan itu belum diizinkan.</translation>
    </message>
    <message>
        <source>Ask the centre for an address that begins with https. If it has none, &apos;simpul sync --plain-http&apos; allows this one.</source>
        <translation>Mintalah alamat yang diawali https kepada pusat. Bila tidak ada, &apos;simpul sync --plain-http&apos; mengizinkan alamat ini.</translation>
    </message>
    <message>
        <source>This program is too old for the server.</source>
        <translation>Program ini terlalu lama untuk server.</translation>
    </message>
    <message>
        <source>Work on, and have this program updated.</source>
        <translation>Lanjutkan bekerja, dan mintalah program ini diperbarui.</translation>
    </message>
    <message>
        <source>The server is older than this program.</source>
        <translation>Server lebih lama daripada program ini.</translation>
    </message>
    <message>
        <source>It goes on by itself when the centre has updated the server.</source>
        <translation>Akan berjalan lagi sendiri setelah pusat memperbarui server.</translation>
    </message>
    <message>
        <source>This desk was shut out by the server.</source>
        <translation>Meja ini dikeluarkan oleh server.</translation>
    </message>
    <message>
        <source>What was not sent is saved in a file; everything else leaves this computer.</source>
        <translation>Yang belum terkirim disimpan dalam satu berkas; semua yang lain dihapus dari komputer ini.</translation>
    </message>
    <message>
        <source>Give the file to the library, and call the centre.</source>
        <translation>Serahkan berkas itu kepada perpustakaan, dan hubungi pusat.</translation>
    </message>
    <message>
        <source>The server is in trouble (HTTP {status}).</source>
        <translation>Server sedang bermasalah (HTTP {status}).</translation>
    </message>
    <message>
        <source>This file holds no certificate.</source>
        <translation>Berkas ini tidak berisi sertifikat.</translation>
    </message>
    <message>
        <source>Ask the centre for the certificate of its authority (PEM).</source>
        <translation>Mintalah kepada pusat sertifikat otoritasnya (PEM).</translation>
    </message>
    <message>
        <source>The server does not take this code.</source>
        <translation>Server tidak menerima kode ini.</translation>
    </message>
    <message>
        <source>It is mistyped, was used before, or is older than three days.</source>
        <translation>Kodenya salah ketik, sudah pernah dipakai, atau lebih dari tiga hari.</translation>
    </message>
    <message>
        <source>Compare it, or ask the centre for a new one.</source>
        <translation>Bandingkan lagi, atau mintalah kode baru kepada pusat.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Tidak ada yang dikirim.</translation>
    </message>
    <message>
        <source>Use an address that begins with https, or allow this one on purpose.</source>
        <translation>Gunakan alamat yang diawali https, atau izinkan alamat ini dengan sengaja.</translation>
    </message>
    <message>
        <source>Compare it. A library that brings its data along needs a code that was made for that: ask the centre for one.</source>
        <translation>Bandingkan lagi. Perpustakaan yang membawa datanya memerlukan kode yang dibuat untuk itu: mintalah kepada pusat.</translation>
    </message>
    <message>
        <source>Look at the address. If this network wants a sign-in in the browser, do that first; then try again.</source>
        <translation>Periksa alamatnya. Jika jaringan ini meminta masuk lewat peramban, lakukan itu dahulu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Look at the address, the cable and the modem, then try again.</source>
        <translation>Periksa alamat, kabel, dan modem, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Ask the centre for another code, and begin with that one.</source>
        <translation>Mintalah kode lain kepada pusat, dan mulailah dengan kode itu.</translation>
    </message>
    <message>
        <source>What answers at this address speaks without encryption.</source>
        <translation>Yang menjawab di alamat ini berbicara tanpa enkripsi.</translation>
    </message>
    <message>
        <source>Ask the centre for its address with https. Where it has none, type http:// before this one: then it is asked whether that may be.</source>
        <translation>Mintalah kepada pusat alamatnya dengan https. Jika tidak ada, ketik http:// di depan alamat ini: setelah itu ditanyakan apakah itu diizinkan.</translation>
    </message>
    <message>
        <source>The way to this server is not encrypted: whoever listens on it reads names and loans.</source>
        <translation>Jalur ke server ini tidak terenkripsi: siapa pun yang menyadapnya dapat membaca nama dan pinjaman.</translation>
    </message>
    <message>
        <source>Ask the centre to update the server, then try again.</source>
        <translation>Mintalah pusat memperbarui server, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Have this program updated, then try again.</source>
        <translation>Mintalah program ini diperbarui, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing is lost: it can go on once that is done.</source>
        <translation>Tidak ada yang hilang: dapat dilanjutkan setelah itu.</translation>
    </message>
    <message>
        <source>What answers at this address is not the server.</source>
        <translation>Yang menjawab di alamat ini bukan server.</translation>
    </message>
    <message>
        <source>Open any page in the browser: this network may want a sign-in first. If it lasts, call the centre.</source>
        <translation>Bukalah sebuah halaman di peramban: mungkin jaringan ini meminta masuk lebih dahulu. Jika berlangsung lama, hubungi pusat.</translation>
    </message>
    <message>
        <source>Work on, and ask the centre for another code for this desk.</source>
        <translation>Teruslah bekerja, dan mintalah kode lain untuk meja ini kepada pusat.</translation>
    </message>
    <message>
        <source>This is no address of a server.</source>
        <translation>Ini bukan alamat server.</translation>
    </message>
    <message>
        <source>It is a name, with a port where needed: NAME or NAME:8750.</source>
        <translation>Alamat berupa nama, dengan port bila perlu: NAMA atau NAMA:8750.</translation>
    </message>
    <message>
        <source>This desk joined the server.</source>
        <translation>Meja ini bergabung ke server.</translation>
    </message>
    <message>
        <source>The server was put back from a backup. This desk sent again what it had forgotten, and compared.</source>
        <translation>Server dipulihkan dari cadangan. Meja ini mengirim lagi yang terlupa oleh server, dan membandingkan data.</translation>
    </message>
    <message>
        <source>This desk was a copy of another, or came from an old backup: it goes on under a name of its own.</source>
        <translation>Meja ini salinan dari meja lain, atau berasal dari cadangan lama: kini berjalan dengan nama sendiri.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were not the server&apos;s and were fetched again.</source>
        <translation>
            <numerusform>%n baris berbeda dari server dan sudah diambil lagi.</numerusform>
        </translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {time} slow.</source>
        <translation>Jam komputer ini terlambat {time}.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {time} fast.</source>
        <translation>Jam komputer ini lebih cepat {time}.</translation>
    </message>
    <message>
        <source>The server puts the times right, but slips show this clock&apos;s.</source>
        <translation>Server membetulkan waktunya, tetapi slip memakai jam ini.</translation>
    </message>
    <message>
        <source>Set the clock of this PC, and look whether its battery is flat.</source>
        <translation>Setel jam komputer ini, dan periksa apakah baterainya habis.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n detik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>members and loans of all branches</source>
        <translation>anggota dan peminjaman semua cabang</translation>
    </message>
    <message>
        <source>members and loans of its own branch</source>
        <translation>anggota dan peminjaman cabangnya sendiri</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>tersisa {count}</translation>
    </message>
    <message>
        <source>Fetching the catalogue: {done} of {total}</source>
        <translation>Mengambil katalog: {done} dari {total}</translation>
    </message>
    <message>
        <source>Putting the catalogue in: {done} of {total} rows</source>
        <translation>Memasukkan katalog: {done} dari {total} baris</translation>
    </message>
    <message>
        <source>Preparing the search: {done} of {total} titles</source>
        <translation>Menyiapkan pencarian: {done} dari {total} judul</translation>
    </message>
    <message>
        <source>Fetching what is new: {done} of {total} rows</source>
        <translation>Mengambil yang baru: {done} dari {total} baris</translation>
    </message>
    <message>
        <source>Fetching what is new: {done} rows, {size}</source>
        <translation>Mengambil yang baru: {done} baris, {size}</translation>
    </message>
    <message>
        <source>Waiting for the connection…</source>
        <translation>Menunggu sambungan…</translation>
    </message>
    <message>
        <source>Waiting for the connection… {done} rows are here</source>
        <translation>Menunggu sambungan… {done} baris sudah ada di sini</translation>
    </message>
    <message>
        <source>Waiting for the connection… {done} of {total} are here</source>
        <translation>Menunggu sambungan… {done} dari {total} sudah ada di sini</translation>
    </message>
    <message>
        <source>Waiting for the connection… {done} of {total} rows are here</source>
        <translation>Menunggu sambungan… {done} dari {total} baris sudah ada di sini</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>kurang dari semenit lagi</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>sekitar {minutes} menit lagi</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Tell {name}</source>
        <translation>Beri tahu {name}</translation>
    </message>
    <message>
        <source>Has been told</source>
        <translation>Sudah diberi tahu</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>No telephone and no e-mail are known here.</source>
        <translation>Telepon dan surel tidak diketahui di sini.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Salin pesan</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Tersalin.</translation>
    </message>
    <message>
        <source>Dear {name},</source>
        <translation>Yth. {name},</translation>
    </message>
    <message>
        <source>you have a seat in “{title}”.</source>
        <translation>Anda mendapat tempat di “{title}”.</translation>
    </message>
    <message>
        <source>If you cannot come, please tell us: others are waiting.</source>
        <translation>Jika berhalangan, mohon kabari kami: ada yang menunggu.</translation>
    </message>
    <message>
        <source>all seats in “{title}” are taken; you are number {place} to wait.</source>
        <translation>semua tempat di “{title}” sudah terisi; Anda nomor {place} di daftar tunggu.</translation>
    </message>
    <message>
        <source>We tell you as soon as a seat is free.</source>
        <translation>Kami kabari begitu ada tempat.</translation>
    </message>
    <message>
        <source>your registration for “{title}” has been cancelled.</source>
        <translation>pendaftaran Anda untuk “{title}” telah dibatalkan.</translation>
    </message>
    <message>
        <source>You are welcome to register again.</source>
        <translation>Silakan mendaftar lagi kapan saja.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, pukul {time}</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tiket</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Daftar tunggu</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Tiket</translation>
    </message>
    <message>
        <source>The link follows.</source>
        <translation>Tautan menyusul.</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Luring (hadir di tempat)</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n orang</numerusform>
        </translation>
    </message>
    <message>
        <source>Place {place} on the waiting list. You are told as soon as a seat is free.</source>
        <translation>Urutan {place} dalam daftar tunggu. Anda dikabari begitu ada tempat.</translation>
    </message>
    <message>
        <source>Sign in under the name on this ticket, so that your attendance counts.</source>
        <translation>Masuklah dengan nama pada tiket ini agar kehadiran Anda tercatat.</translation>
    </message>
    <message>
        <source>Show this code at the door. If you cannot come, tell us: others are waiting.</source>
        <translation>Tunjukkan kode ini di pintu. Bila berhalangan, kabari kami: yang lain menunggu.</translation>
    </message>
    <message>
        <source>Afterwards: tell us how it was. The certificate needs it; your answers have no name.</source>
        <translation>Sesudahnya: ceritakan pengalaman Anda. Sertifikat memerlukannya; jawaban Anda tanpa nama.</translation>
    </message>
    <message>
        <source>Registered {time}</source>
        <translation>Terdaftar {time}</translation>
    </message>
</context>
<context>
    <name>Ticking</name>
    <message>
        <source>Found</source>
        <translation>Ada</translation>
    </message>
    <message>
        <source>Found or not</source>
        <translation>Ada atau tidak</translation>
    </message>
    <message>
        <source>{found} of {all} found.</source>
        <translation>{found} dari {all} ada.</translation>
    </message>
</context>
<context>
    <name>Till</name>
    <message>
        <source>The till is counted; slip {number} is kept here.</source>
        <translation>Kas sudah dihitung; slip {number} disimpan di sini.</translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation>Uang diterima</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>Uang dikembalikan</translation>
    </message>
    <message>
        <source>Should be there</source>
        <translation>Seharusnya ada</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Began with</source>
        <translation>Kas awal</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Left for the next shift</source>
        <translation>Ditinggal untuk giliran berikutnya</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Payments since then</source>
        <translation>Pembayaran sejak itu</translation>
    </message>
    <message>
        <source>No payment since then</source>
        <translation>Belum ada pembayaran sejak itu</translation>
    </message>
    <message>
        <source>Cash that is taken or given back at this desk stands here.</source>
        <translation>Uang yang diterima atau dikembalikan di meja ini tampil di sini.</translation>
    </message>
    <message>
        <source>Since the last count at this desk, {since}. Counted by {who}.</source>
        <translation>Sejak penghitungan terakhir di meja ini, {since}. Dihitung oleh {who}.</translation>
    </message>
    <message>
        <source>This desk&apos;s first count: since {since}. Counted by {who}. Say what lay in the till at the beginning.</source>
        <translation>Penghitungan pertama meja ini: sejak {since}. Dihitung oleh {who}. Isilah uang yang ada di laci pada awalnya.</translation>
    </message>
    <message>
        <source>Keep and print the count</source>
        <translation>Simpan dan cetak hitungan</translation>
    </message>
    <message>
        <source>Say what was counted; 0 where it is empty.</source>
        <translation>Isilah hasil hitungan; 0 bila laci kosong.</translation>
    </message>
    <message>
        <source>No more than was counted.</source>
        <translation>Tidak lebih dari yang dihitung.</translation>
    </message>
    <message>
        <source>Something was paid or taken back meanwhile: look again.</source>
        <translation>Sementara itu ada yang dibayar atau dibatalkan: periksalah lagi.</translation>
    </message>
    <message>
        <source>Count the till</source>
        <translation>Hitung kas</translation>
    </message>
    <message>
        <source>{what}, taken back {when}</source>
        <translation>{what}, dibatalkan {when}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Member no.</source>
        <translation>No. anggota</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>In the till</source>
        <translation>Di laci</translation>
    </message>
    <message>
        <source>Entered later, of before</source>
        <translation>Susulan sebelum itu</translation>
    </message>
    <message>
        <source>Counted: ______________ Received: ______________</source>
        <translation>Penghitung: ______________ Penerima: ______________</translation>
    </message>
    <message>
        <source>Count of the till</source>
        <translation>Hitungan kas</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Counted at</source>
        <translation>Dihitung pada</translation>
    </message>
    <message>
        <source>No note.</source>
        <translation>Tanpa catatan.</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Diambil dari laci</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Dismiss</source>
        <translation>Tutup pesan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The tour got stuck: {what} did not come.</source>
        <translation>Peragaan terhenti: {what} tidak muncul.</translation>
    </message>
    <message>
        <source>the desk</source>
        <translation>meja layanan</translation>
    </message>
    <message>
        <source>the sign-in page</source>
        <translation>halaman masuk</translation>
    </message>
    <message>
        <source>Signed in to the sample library as {name}.</source>
        <translation>Masuk ke perpustakaan contoh sebagai {name}.</translation>
    </message>
    <message>
        <source>Typed “{words}” into the one box: “{title}” is found while typing.</source>
        <translation>Mengetik “{words}” di kotak pindai: “{title}” ditemukan sambil mengetik.</translation>
    </message>
    <message>
        <source>Scanned the card of {name} and lent three items:</source>
        <translation>Memindai kartu {name} dan meminjamkan tiga eksemplar:</translation>
    </message>
    <message numerus="yes">
        <source>Took back “{title}”, %n day(s) late: a fine of {fine}.</source>
        <translation>
            <numerusform>Menerima kembali “{title}”, terlambat %n hari: denda {fine}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s parts are not installed here: the desk stayed alone.</source>
        <translation>Bagian server tidak terpasang di sini: meja ini tetap bekerja mandiri.</translation>
    </message>
    <message>
        <source>the sample&apos;s server</source>
        <translation>server contoh</translation>
    </message>
    <message>
        <source>the notes</source>
        <translation>catatan-catatan</translation>
    </message>
    <message numerus="yes">
        <source>Sent all of it to the server beside the desk; %n note(s) need attention.</source>
        <translation>
            <numerusform>Semua sudah terkirim ke server di samping meja; %n catatan perlu perhatian.</numerusform>
        </translation>
    </message>
    <message>
        <source>the slip</source>
        <translation>slip</translation>
    </message>
    <message>
        <source>The slips, as they would be printed:</source>
        <translation>Slip, seperti akan dicetak:</translation>
    </message>
    <message>
        <source>Pictures of each step:</source>
        <translation>Gambar tiap langkah:</translation>
    </message>
    <message>
        <source>the sample library</source>
        <translation>perpustakaan contoh</translation>
    </message>
</context>
<context>
    <name>TransitSlip</name>
    <message>
        <source>Belongs there</source>
        <translation>Milik cabang itu</translation>
    </message>
    <message>
        <source>Reserved there</source>
        <translation>Direservasi di sana</translation>
    </message>
    <message>
        <source>Deposit collection</source>
        <translation>Koleksi titipan</translation>
    </message>
    <message>
        <source>Rotating collection</source>
        <translation>Koleksi bergilir</translation>
    </message>
    <message>
        <source>To another branch</source>
        <translation>Kirim ke cabang lain</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Scan it where it arrives.</source>
        <translation>Pindai saat tiba di tujuan.</translation>
    </message>
</context>
<context>
    <name>Transits</name>
    <message>
        <source>Send it</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>It stays here</source>
        <translation>Tidak jadi dikirim</translation>
    </message>
    <message>
        <source>It has arrived</source>
        <translation>Sudah tiba</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>harus dikirim</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>dikirim</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>dalam perjalanan</translation>
    </message>
    <message>
        <source>too long on its way</source>
        <translation>terlalu lama di jalan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Scan each item: it has arrived, or is sent where it belongs</source>
        <translation>Pindai tiap eksemplar: tercatat tiba, atau dikirim ke tempatnya</translation>
    </message>
    <message>
        <source>It stays here.</source>
        <translation>Tetap di sini.</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>On the way here</source>
        <translation>Akan tiba</translation>
    </message>
    <message>
        <source>Nothing is to be sent</source>
        <translation>Tidak ada yang harus dikirim</translation>
    </message>
    <message>
        <source>What is returned here and belongs or is reserved elsewhere is sent.</source>
        <translation>Yang dikembalikan di sini tetapi milik atau direservasi di cabang lain, dikirim.</translation>
    </message>
    <message>
        <source>Nothing is on its way here</source>
        <translation>Tidak ada kiriman untuk cabang ini</translation>
    </message>
    <message>
        <source>What other branches send stands here until it is scanned.</source>
        <translation>Kiriman cabang lain tercantum di sini sampai dipindai.</translation>
    </message>
    <message>
        <source>It stays here, and belongs to {branch} now</source>
        <translation>Tetap di sini, kini milik {branch}</translation>
    </message>
    <message>
        <source>Send it to {branch}: its turn there has come</source>
        <translation>Kirim ke {branch}: gilirannya di sana</translation>
    </message>
    <message>
        <source>It goes back to {branch}, which lent it: interlibrary loan</source>
        <translation>Kembalikan ke {branch} yang meminjamkannya: silang layan</translation>
    </message>
    <message>
        <source>Send it to {branch}: reserved there</source>
        <translation>Kirim ke {branch}: direservasi di sana</translation>
    </message>
    <message>
        <source>Send it to {branch}: it belongs there</source>
        <translation>Kirim ke {branch}: milik cabang itu</translation>
    </message>
    <message>
        <source>came from {branch}</source>
        <translation>datang dari {branch}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>What was kept</source>
        <translation>Yang tetap tersimpan</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Yang dapat Anda lakukan</translation>
    </message>
    <message>
        <source>Nothing was changed: all loans, members and titles are as they were.</source>
        <translation>Tidak ada yang berubah: semua pinjaman, anggota, dan judul tetap seperti semula.</translation>
    </message>
    <message>
        <source>This store was written by a newer version</source>
        <translation>Data ini ditulis oleh versi yang lebih baru</translation>
    </message>
    <message>
        <source>The library was last opened by a newer version of Simpul Pustaka ({revision}).</source>
        <translation>Perpustakaan terakhir dibuka dengan versi Simpul Pustaka yang lebih baru ({revision}).</translation>
    </message>
    <message>
        <source>Please install the newest version on this computer, or restore a backup that was made before.</source>
        <translation>Mohon pasang versi terbaru di komputer ini, atau pulihkan cadangan yang dibuat sebelumnya.</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>Data rusak</translation>
    </message>
    <message>
        <source>The file of this library can&apos;t be read any more. A failing disk is the usual reason.</source>
        <translation>Berkas perpustakaan ini tidak dapat dibaca lagi. Biasanya karena disk mulai rusak.</translation>
    </message>
    <message>
        <source>Nothing is thrown away: the damaged file is kept aside whatever you choose here.</source>
        <translation>Tidak ada yang dibuang: berkas yang rusak tetap disimpan apa pun pilihan Anda di sini.</translation>
    </message>
    <message>
        <source>The newest backup that opens can take its place. Work done after that must be entered again.</source>
        <translation>Cadangan terbaru yang dapat dibuka bisa menggantikannya. Pekerjaan sesudah itu harus dimasukkan lagi.</translation>
    </message>
    <message>
        <source>No backup beside the store opens</source>
        <translation>Tidak ada cadangan di sini yang dapat dibuka</translation>
    </message>
    <message>
        <source>The backups of this computer were tried, one after another.</source>
        <translation>Semua cadangan di komputer ini sudah dicoba satu per satu.</translation>
    </message>
    <message>
        <source>If you have a backup on a USB stick or another computer, choose it now.</source>
        <translation>Bila Anda punya cadangan di flashdisk atau komputer lain, pilih sekarang.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Disk penuh</translation>
    </message>
    <message>
        <source>There was no room on the disk to open the library safely.</source>
        <translation>Ruang disk tidak cukup untuk membuka perpustakaan dengan aman.</translation>
    </message>
    <message>
        <source>Please make room on the disk, for example by emptying the bin, and try again.</source>
        <translation>Mohon kosongkan sebagian disk, misalnya dengan mengosongkan keranjang sampah, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The library is open already</source>
        <translation>Perpustakaan sudah terbuka</translation>
    </message>
    <message>
        <source>Another window on this computer works with the same library.</source>
        <translation>Jendela lain di komputer ini memakai perpustakaan yang sama.</translation>
    </message>
    <message>
        <source>Everything done there is safe.</source>
        <translation>Semua yang dikerjakan di sana aman.</translation>
    </message>
    <message>
        <source>Go on in that window, or close it and try again here.</source>
        <translation>Lanjutkan di jendela itu, atau tutup lalu coba lagi di sini.</translation>
    </message>
    <message>
        <source>The store may not be written to</source>
        <translation>Data tidak boleh ditulisi</translation>
    </message>
    <message>
        <source>This user of the computer has no permission to change the library&apos;s file.</source>
        <translation>Pengguna komputer ini tidak berizin mengubah berkas perpustakaan.</translation>
    </message>
    <message>
        <source>Sign in to the computer as the user who set the library up, or ask who looks after it.</source>
        <translation>Masuk ke komputer sebagai pengguna yang membuat perpustakaan ini, atau tanyakan kepada pengelolanya.</translation>
    </message>
    <message>
        <source>No library was set up in this store</source>
        <translation>Belum ada perpustakaan di penyimpanan ini</translation>
    </message>
    <message>
        <source>The store is whole but empty: setting it up was never finished.</source>
        <translation>Penyimpanan utuh tetapi kosong: pembuatannya tidak pernah selesai.</translation>
    </message>
    <message>
        <source>There was nothing in it that could be lost.</source>
        <translation>Tidak ada isinya yang dapat hilang.</translation>
    </message>
    <message>
        <source>Restore a backup in its place, or start the program with another folder.</source>
        <translation>Pulihkan cadangan sebagai gantinya, atau jalankan program dengan folder lain.</translation>
    </message>
    <message>
        <source>This desk was shut out</source>
        <translation>Meja ini dikeluarkan</translation>
    </message>
    <message>
        <source>Something of the library could not be removed from this computer yet: {reason}.</source>
        <translation>Sebagian data perpustakaan belum dapat dihapus dari komputer ini: {reason}.</translation>
    </message>
    <message>
        <source>Close other programs that may hold its files, then try again.</source>
        <translation>Tutup program lain yang mungkin memakai berkasnya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The server has shut this desk out, but what was not sent could not be saved: {reason}.</source>
        <translation>Server telah mengeluarkan meja ini, tetapi yang belum terkirim tidak dapat disimpan: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was removed: everything is still in the store of this computer.</source>
        <translation>Tidak ada yang dihapus: semuanya masih ada di komputer ini.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again. If it does not help, call the library.</source>
        <translation>Kosongkan ruang di diska, lalu coba lagi. Jika tidak membantu, hubungi perpustakaan.</translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation>Perpustakaan tidak dapat dibuka</translation>
    </message>
    <message>
        <source>The computer says: {reason}</source>
        <translation>Kata komputer: {reason}</translation>
    </message>
    <message>
        <source>Try again. If it happens again, ask for help and read out the line above.</source>
        <translation>Coba lagi. Bila terulang, minta bantuan dan bacakan baris di atas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Tampilkan berkas</translation>
    </message>
    <message>
        <source>Use the newest good backup</source>
        <translation>Pakai cadangan baik terbaru</translation>
    </message>
    <message>
        <source>Choose a backup…</source>
        <translation>Pilih cadangan…</translation>
    </message>
    <message>
        <source>Enter the recovery code</source>
        <translation>Masukkan kode pemulihan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Tutup program</translation>
    </message>
    <message>
        <source>The library could not be brought up to this version</source>
        <translation>Perpustakaan tidak dapat diperbarui ke versi ini</translation>
    </message>
    <message>
        <source>Something stood in the way of changing its tables, and all was put back: {reason}.</source>
        <translation>Ada yang menghalangi perubahan tabelnya, dan semuanya dikembalikan: {reason}.</translation>
    </message>
    <message>
        <source>A copy made just before lies in {folder}.</source>
        <translation>Salinan yang dibuat tepat sebelumnya ada di {folder}.</translation>
    </message>
    <message>
        <source>Go on with the version used until now, and tell whoever looks after the program.</source>
        <translation>Lanjutkan dengan versi yang dipakai selama ini, dan beri tahu pengelola program.</translation>
    </message>
</context>
<context>
    <name>Types</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Valid (days)</source>
        <translation>Berlaku (hari)</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Perpanjangan</translation>
    </message>
    <message>
        <source>Member types</source>
        <translation>Tipe anggota</translation>
    </message>
    <message>
        <source>Item types</source>
        <translation>Tipe koleksi</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>The type was added.</source>
        <translation>Tipe ditambahkan.</translation>
    </message>
    <message>
        <source>The type was changed.</source>
        <translation>Tipe diubah.</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nama dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>Shown where English is chosen.</source>
        <translation>Ditampilkan bila bahasa Inggris dipilih.</translation>
    </message>
    <message>
        <source>A membership lasts so many days</source>
        <translation>Lama keanggotaan (hari)</translation>
    </message>
    <message>
        <source>0 is free of charge.</source>
        <translation>0 berarti gratis.</translation>
    </message>
    <message>
        <source>Registering costs</source>
        <translation>Biaya pendaftaran</translation>
    </message>
    <message>
        <source>Renewing costs</source>
        <translation>Biaya perpanjangan</translation>
    </message>
    <message>
        <source>Add a member type</source>
        <translation>Tambah tipe anggota</translation>
    </message>
    <message>
        <source>Edit the member type</source>
        <translation>Ubah tipe anggota</translation>
    </message>
    <message>
        <source>Add an item type</source>
        <translation>Tambah tipe koleksi</translation>
    </message>
    <message>
        <source>Edit the item type</source>
        <translation>Ubah tipe koleksi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>Blanks, hyphens and case don&apos;t matter.</source>
        <translation>Spasi, tanda hubung, dan huruf besar kecil boleh diabaikan.</translation>
    </message>
    <message>
        <source>The library is locked</source>
        <translation>Perpustakaan terkunci</translation>
    </message>
    <message>
        <source>Its passphrase opens it on this computer.</source>
        <translation>Frasa sandinya membuka perpustakaan di komputer ini.</translation>
    </message>
    <message>
        <source>Forgotten? Open with the recovery code</source>
        <translation>Lupa? Buka dengan kode pemulihan</translation>
    </message>
    <message>
        <source>It stands on the sheet that was put away when the library was made.</source>
        <translation>Kode itu ada di lembar yang disimpan saat perpustakaan dibuat.</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <translation>Buka dengan kode pemulihan</translation>
    </message>
    <message>
        <source>Open with the passphrase</source>
        <translation>Buka dengan frasa sandi</translation>
    </message>
    <message>
        <source>This passphrase does not open the library.</source>
        <translation>Frasa sandi ini tidak membuka perpustakaan.</translation>
    </message>
    <message>
        <source>This code does not open the library.</source>
        <translation>Kode ini tidak membuka perpustakaan.</translation>
    </message>
    <message>
        <source>This computer does not hold the library&apos;s key any more. The recovery code opens it too.</source>
        <translation>Komputer ini tidak lagi menyimpan kunci perpustakaan. Kode pemulihan juga dapat membukanya.</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>Check this computer&apos;s clock: it is behind the last entry.</source>
        <translation>Periksa jam komputer ini: jamnya lebih lambat dari catatan terakhir.</translation>
    </message>
    <message>
        <source>Safe here · backup {time}</source>
        <translation>Aman di sini · cadangan {time}</translation>
    </message>
    <message>
        <source>A backup is made every day.</source>
        <translation>Cadangan dibuat setiap hari.</translation>
    </message>
    <message>
        <source>No backup today: {reason}</source>
        <translation>Hari ini belum dicadangkan: {reason}</translation>
    </message>
</context>
<context>
    <name>Visitors</name>
    <message>
        <source>Show your ticket</source>
        <translation>Tunjukkan tiket Anda</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Selamat datang, {name}</translation>
    </message>
    <message>
        <source>Goodbye, {name}</source>
        <translation>Sampai jumpa, {name}</translation>
    </message>
    <message>
        <source>You are on the list already, {name}</source>
        <translation>Anda sudah tercatat hadir, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Please ask our staff</source>
        <translation>Silakan hubungi petugas kami</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>A member&apos;s visit</source>
        <translation>Kunjungan anggota</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Tamu</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Rombongan</translation>
    </message>
    <message>
        <source>People counted</source>
        <translation>Orang dihitung</translation>
    </message>
    <message>
        <source>Door counter</source>
        <translation>Penghitung pintu</translation>
    </message>
    <message>
        <source>The name may be left out; it stays at this branch.</source>
        <translation>Nama boleh dikosongkan; hanya tersimpan di cabang ini.</translation>
    </message>
    <message>
        <source>So many came in an hour, by your count.</source>
        <translation>Jumlah yang datang dalam satu jam menurut hitungan Anda.</translation>
    </message>
    <message>
        <source>Of a day the last reading of a door counts, doors add up.</source>
        <translation>Dari satu pintu, angka terakhir hari itu yang berlaku; angka beberapa pintu dijumlahkan.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Enter the visit</source>
        <translation>Catat kunjungan</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Pintu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>School, office or group</source>
        <translation>Sekolah, kantor, atau kelompok</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Anak-anak</translation>
    </message>
    <message>
        <source>Reading of the counter</source>
        <translation>Angka penghitung</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Used a computer</source>
        <translation>Memakai komputer</translation>
    </message>
    <message>
        <source>Counts both ways</source>
        <translation>Menghitung dua arah</translation>
    </message>
    <message>
        <source>Used a computer of the library</source>
        <translation>Memakai komputer perpustakaan</translation>
    </message>
    <message>
        <source>It counts people coming and going: half of it counts</source>
        <translation>Menghitung yang masuk dan keluar: separuhnya yang dicatat</translation>
    </message>
    <message>
        <source>Say where they come from.</source>
        <translation>Sebutkan asal rombongan.</translation>
    </message>
    <message>
        <source>How many came?</source>
        <translation>Berapa orang yang datang?</translation>
    </message>
    <message>
        <source>No more than came.</source>
        <translation>Tidak lebih dari yang datang.</translation>
    </message>
    <message>
        <source>No more than {most} in one entry.</source>
        <translation>Paling banyak {most} dalam satu catatan.</translation>
    </message>
    <message>
        <source>Give a day up to today.</source>
        <translation>Isi tanggal sampai hari ini.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Dihitung menurut</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Days with visits</source>
        <translation>Hari berkunjung</translation>
    </message>
    <message>
        <source>Scan a member card: the visit is entered</source>
        <translation>Pindai kartu anggota: kunjungan langsung tercatat</translation>
    </message>
    <message>
        <source>visits</source>
        <comment>file name</comment>
        <translation>kunjungan</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Tersimpan: {file}</translation>
    </message>
    <message>
        <source>Here since {time}: it is the same visit.</source>
        <translation>Sudah di sini sejak {time}: masih kunjungan yang sama.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Selesai.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>visits today</source>
        <translation>kunjungan hari ini</translation>
    </message>
    <message>
        <source>at computers today</source>
        <translation>memakai komputer hari ini</translation>
    </message>
    <message>
        <source>visits this month</source>
        <translation>kunjungan bulan ini</translation>
    </message>
    <message>
        <source>different members this month</source>
        <translation>anggota berbeda bulan ini</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Untuk apa</translation>
    </message>
    <message>
        <source>Without a card</source>
        <translation>Tanpa kartu</translation>
    </message>
    <message>
        <source>Nobody has come yet</source>
        <translation>Belum ada yang datang</translation>
    </message>
    <message>
        <source>Scan a member card, or enter a guest (F5), a group (F6) or a head (F10).</source>
        <translation>Pindai kartu anggota, atau catat tamu (F5), rombongan (F6), atau satu orang (F10).</translation>
    </message>
    <message>
        <source>No visits in this time</source>
        <translation>Tidak ada kunjungan pada waktu ini</translation>
    </message>
    <message>
        <source>Choose another month or year.</source>
        <translation>Pilih bulan atau tahun lain.</translation>
    </message>
    <message>
        <source>Visits of the day</source>
        <translation>Kunjungan hari ini</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Rekap</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Cabang</translation>
    </message>
    <message>
        <source>Reading of the door: {number}</source>
        <translation>Angka pintu: {number}</translation>
    </message>
    <message>
        <source>A member has come.</source>
        <translation>Seorang anggota datang.</translation>
    </message>
    <message>
        <source>A guest has come.</source>
        <translation>Seorang tamu datang.</translation>
    </message>
    <message numerus="yes">
        <source>%n people have come.</source>
        <translation>
            <numerusform>%n orang datang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Hitungan</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Tambah satu</translation>
    </message>
    <message>
        <source>Uses a computer</source>
        <translation>Pakai komputer</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Betulkan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Simpan rekap</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Membaca</translation>
    </message>
    <message>
        <source>Borrowing</source>
        <translation>Meminjam</translation>
    </message>
    <message>
        <source>Studying</source>
        <translation>Belajar</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Children&apos;s corner</source>
        <translation>Pojok anak</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Pertemuan</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>tidak disebut</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Umum</translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation>Pelajar</translation>
    </message>
    <message>
        <source>University student</source>
        <translation>Mahasiswa</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Guru/dosen</translation>
    </message>
    <message>
        <source>Civil servant</source>
        <translation>ASN</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Karyawan</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Child (to 12)</source>
        <translation>Anak (s.d. 12)</translation>
    </message>
    <message>
        <source>Teenager (13 to 17)</source>
        <translation>Remaja (13–17)</translation>
    </message>
    <message>
        <source>Adult (18 to 59)</source>
        <translation>Dewasa (18–59)</translation>
    </message>
    <message>
        <source>Senior (from 60)</source>
        <translation>Lansia (60+)</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>A member</source>
        <translation>Seorang anggota</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>earlier reading</source>
        <translation>angka sebelumnya</translation>
    </message>
    <message>
        <source>same visit</source>
        <translation>kunjungan sama</translation>
    </message>
    <message>
        <source>only counted at the door</source>
        <translation>hanya terhitung di pintu</translation>
    </message>
    <message>
        <source>Read in the library (items)</source>
        <translation>Dibaca di tempat (eksemplar)</translation>
    </message>
    <message>
        <source>Locker</source>
        <translation>Loker</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>Diberikan</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>given twice</source>
        <translation>diberikan dua kali</translation>
    </message>
    <message>
        <source>Lockers</source>
        <translation>Loker</translation>
    </message>
    <message>
        <source>Give the locker</source>
        <translation>Berikan loker</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Lockers whose keys are out</source>
        <translation>Loker yang sedang dipakai</translation>
    </message>
    <message>
        <source>Card or name</source>
        <translation>Kartu atau nama</translation>
    </message>
    <message>
        <source>Scan a card, or leave it empty.</source>
        <translation>Pindai kartu, atau kosongkan.</translation>
    </message>
    <message>
        <source>Key is back</source>
        <translation>Kunci kembali</translation>
    </message>
    <message>
        <source>Given by mistake</source>
        <translation>Salah catat</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>One moment</source>
        <translation>Sebentar</translation>
    </message>
    <message>
        <source>The library is being opened…</source>
        <translation>Perpustakaan sedang dibuka…</translation>
    </message>
    <message>
        <source>The server has shut this desk out. What was not sent is saved…</source>
        <translation>Server telah mengeluarkan meja ini. Yang belum terkirim sedang disimpan…</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Everywhere</source>
        <translation>Di mana pun</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Simpul Pustaka</source>
        <translation>Simpul Pustaka</translation>
    </message>
</context>
<context>
    <name>Workshops</name>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions of the day</source>
        <translation>Sesi hari ini</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Nothing on this day.</source>
        <translation>Tidak ada apa-apa pada hari ini.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Hadir</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Honorarium</source>
        <translation>Honor</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Realisasi</translation>
    </message>
    <message>
        <source>online</source>
        <translation>daring</translation>
    </message>
    <message>
        <source>Search workshops</source>
        <translation>Cari kegiatan</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Mendatang</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Pola</translation>
    </message>
    <message>
        <source>An empty form</source>
        <translation>Formulir kosong</translation>
    </message>
    <message>
        <source>From a template comes everything but the day.</source>
        <translation>Dari pola terisi semuanya kecuali harinya.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>No workshops here</source>
        <translation>Tidak ada kegiatan di sini</translation>
    </message>
    <message>
        <source>What is planned, to come or over, stands in this list.</source>
        <translation>Yang direncanakan, yang akan datang, dan yang sudah selesai ada di daftar ini.</translation>
    </message>
    <message>
        <source>Workshops</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Lokakarya</translation>
    </message>
    <message>
        <source>Seminar</source>
        <translation>Seminar</translation>
    </message>
    <message>
        <source>Webinar</source>
        <translation>Webinar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Literacy event</source>
        <translation>Kegiatan literasi</translation>
    </message>
    <message>
        <source>Story hour</source>
        <translation>Jam bercerita</translation>
    </message>
    <message>
        <source>School visit</source>
        <translation>Kunjungan sekolah</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Pola</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rancangan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>0 to 5 years</source>
        <translation>0–5 tahun</translation>
    </message>
    <message>
        <source>6 to 11 years</source>
        <translation>6–11 tahun</translation>
    </message>
    <message>
        <source>12 to 18 years</source>
        <translation>12–18 tahun</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>Dewasa</translation>
    </message>
    <message>
        <source>All ages</source>
        <translation>Semua usia</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Better information services</source>
        <translation>Peningkatan layanan informasi</translation>
    </message>
    <message>
        <source>Involving the community</source>
        <translation>Pelibatan masyarakat</translation>
    </message>
    <message>
        <source>Advocacy</source>
        <translation>Advokasi</translation>
    </message>
    <message>
        <source>Facilitator</source>
        <translation>Fasilitator</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Narasumber</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Panitia</translation>
    </message>
    <message>
        <source>City budget (APBD)</source>
        <translation>APBD</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>CSR</source>
        <translation>CSR</translation>
    </message>
    <message>
        <source>In kind</source>
        <translation>Natura</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Iuran peserta</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ya atau tidak</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>belum ada tanggal</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Anggaran</translation>
    </message>
    <message>
        <source>All facts</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>People who give it</source>
        <translation>Pengisi acara</translation>
    </message>
    <message>
        <source>Add session</source>
        <translation>Tambah sesi</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Add cost</source>
        <translation>Tambah biaya</translation>
    </message>
    <message>
        <source>Change session</source>
        <translation>Ubah sesi</translation>
    </message>
    <message>
        <source>Cancel session</source>
        <translation>Batalkan sesi</translation>
    </message>
    <message>
        <source>Remove person</source>
        <translation>Hapus orang</translation>
    </message>
    <message>
        <source>Remove cost</source>
        <translation>Hapus biaya</translation>
    </message>
    <message>
        <source>Change workshop</source>
        <translation>Ubah kegiatan</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Terbitkan</translation>
    </message>
    <message>
        <source>Close registration</source>
        <translation>Tutup pendaftaran</translation>
    </message>
    <message>
        <source>Open registration again</source>
        <translation>Buka pendaftaran lagi</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Adakan lagi</translation>
    </message>
    <message>
        <source>Session takes place</source>
        <translation>Sesi jadi diadakan</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>New from this template</source>
        <translation>Baru dari pola ini</translation>
    </message>
    <message>
        <source>Cancel workshop</source>
        <translation>Batalkan kegiatan</translation>
    </message>
    <message>
        <source>Keep as template</source>
        <translation>Simpan sebagai pola</translation>
    </message>
    <message>
        <source>Sessions, people, budget, facts</source>
        <translation>Sesi, orang, anggaran, keterangan</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Ruang</translation>
    </message>
    <message>
        <source>For: {value}</source>
        <translation>Untuk: {value}</translation>
    </message>
    <message>
        <source>With: {value}</source>
        <translation>Bersama: {value}</translation>
    </message>
    <message>
        <source>People: {value}</source>
        <translation>Peserta: {value}</translation>
    </message>
    <message>
        <source>Seats: {value}</source>
        <translation>Tempat: {value}</translation>
    </message>
    <message>
        <source>Certificate: {value}</source>
        <translation>Sertifikat: {value}</translation>
    </message>
    <message>
        <source>Counts as: {value}</source>
        <translation>Dihitung sebagai: {value}</translation>
    </message>
    <message>
        <source>sponsor {name}</source>
        <translation>sponsor {name}</translation>
    </message>
    <message>
        <source>{number} expected</source>
        <translation>{number} diharapkan</translation>
    </message>
    <message>
        <source>{number} registered</source>
        <translation>{number} terdaftar</translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation>{number} menunggu</translation>
    </message>
    <message>
        <source>{number} came</source>
        <translation>{number} hadir</translation>
    </message>
    <message>
        <source>literacy</source>
        <translation>literasi</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Seluruhnya</translation>
    </message>
    <message>
        <source>{name}: planned {planned}, actual {actual}</source>
        <translation>{name}: rencana {planned}, realisasi {actual}</translation>
    </message>
    <message>
        <source>Given by: {value}</source>
        <translation>Diisi oleh: {value}</translation>
    </message>
    <message>
        <source>Why cancelled: {value}</source>
        <translation>Alasan pembatalan: {value}</translation>
    </message>
    <message>
        <source>New workshop</source>
        <translation>Kegiatan baru</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>Ubah orang</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>As it stands on a certificate</source>
        <translation>Seperti di sertifikat</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>Menit kerja</translation>
    </message>
    <message>
        <source>45 are one JP</source>
        <translation>45 menit satu JP</translation>
    </message>
    <message>
        <source>Honorarium, rupiah</source>
        <translation>Honor, rupiah</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>New cost</source>
        <translation>Biaya baru</translation>
    </message>
    <message>
        <source>Change cost</source>
        <translation>Ubah biaya</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Untuk apa</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Dibayar dari</translation>
    </message>
    <message>
        <source>Planned, rupiah</source>
        <translation>Rencana, rupiah</translation>
    </message>
    <message>
        <source>Actual, rupiah</source>
        <translation>Realisasi, rupiah</translation>
    </message>
    <message>
        <source>Empty: not known yet</source>
        <translation>Kosong: belum diketahui</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Ruang baru</translation>
    </message>
    <message>
        <source>Change room</source>
        <translation>Ubah ruang</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Can be chosen</source>
        <translation>Dapat dipilih</translation>
    </message>
    <message>
        <source>Cancel “{title}”?</source>
        <translation>Batalkan “{title}”?</translation>
    </message>
    <message>
        <source>Its rooms are free again. Registrations stay; it can be taken back.</source>
        <translation>Ruangnya bebas lagi. Pendaftaran tetap ada; ini dapat ditarik kembali.</translation>
    </message>
    <message>
        <source>Cancel the workshop</source>
        <translation>Batalkan kegiatan</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>The workshop is planned; it is a draft until it is published.</source>
        <translation>Kegiatan direncanakan; masih konsep sampai diterbitkan.</translation>
    </message>
    <message>
        <source>The workshop is saved.</source>
        <translation>Kegiatan disimpan.</translation>
    </message>
    <message>
        <source>“{title}” takes registrations now.</source>
        <translation>“{title}” kini menerima pendaftaran.</translation>
    </message>
    <message>
        <source>“{title}” takes no more registrations.</source>
        <translation>“{title}” tidak menerima pendaftaran lagi.</translation>
    </message>
    <message>
        <source>“{title}” is a draft again.</source>
        <translation>“{title}” kembali menjadi konsep.</translation>
    </message>
    <message>
        <source>“{title}” is cancelled.</source>
        <translation>“{title}” dibatalkan.</translation>
    </message>
    <message>
        <source>Kept as a template.</source>
        <translation>Disimpan sebagai pola.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in {folder}.</source>
        <translation>
            <numerusform>%n berkas disimpan di {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The session is saved.</source>
        <translation>Sesi disimpan.</translation>
    </message>
    <message>
        <source>The session takes place again.</source>
        <translation>Sesi jadi diadakan lagi.</translation>
    </message>
    <message>
        <source>The session is cancelled; its room is free.</source>
        <translation>Sesi dibatalkan; ruangnya bebas.</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) added.</source>
        <translation>
            <numerusform>%n tanggal ditambahkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>The person is saved.</source>
        <translation>Orang disimpan.</translation>
    </message>
    <message>
        <source>The cost is saved.</source>
        <translation>Biaya disimpan.</translation>
    </message>
    <message>
        <source>It is back in the plan.</source>
        <translation>Kembali ke rencana.</translation>
    </message>
    <message>
        <source>Removed from the plan.</source>
        <translation>Dihapus dari rencana.</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Tambah pertanyaan</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>required</source>
        <translation>wajib</translation>
    </message>
    <message>
        <source>at the door</source>
        <translation>di pintu</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Yang ditanyakan</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Dijawab dengan</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>One a line, two at least</source>
        <translation>Satu per baris, paling sedikit dua</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Wajib</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Must be answered</source>
        <translation>Harus dijawab</translation>
    </message>
    <message>
        <source>Asked at the door</source>
        <translation>Ditanyakan di pintu</translation>
    </message>
    <message>
        <source>{day}: the branch is closed, left out</source>
        <translation>{day}: cabang tutup, dilewati</translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) with registration of their own are added.</source>
        <translation>
            <numerusform>%n kegiatan dengan pendaftaran sendiri ditambahkan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of this workshop are added.</source>
        <translation>
            <numerusform>%n sesi kegiatan ini ditambahkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>From {day} on.</source>
        <translation>Mulai {day}.</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>Tambahkan</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Harian</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>Mingguan</translation>
    </message>
    <message>
        <source>Each month, same weekday</source>
        <translation>Bulanan, hari sama</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Seberapa sering</translation>
    </message>
    <message>
        <source>Every so many</source>
        <translation>Setiap</translation>
    </message>
    <message>
        <source>2: every other one</source>
        <translation>2: berselang satu</translation>
    </message>
    <message>
        <source>Dates in all</source>
        <translation>Jumlah tanggal</translation>
    </message>
    <message>
        <source>The first one included</source>
        <translation>Termasuk yang pertama</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>Hari tutup</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>For each date by itself (a series)</source>
        <translation>Tiap tanggal sendiri (seri)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>A certificate takes: {rule}.</source>
        <translation>Syarat sertifikat: {rule}.</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Semua sesi</translation>
    </message>
    <message>
        <source>So many sessions</source>
        <translation>Sejumlah sesi</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>How many sessions</source>
        <translation>Berapa sesi</translation>
    </message>
    <message>
        <source>Share of the minutes, %</source>
        <comment>field of a form</comment>
        <translation>Bagian menit, %</translation>
    </message>
    <message>
        <source>Feedback filled in</source>
        <translation>Umpan balik diisi</translation>
    </message>
    <message>
        <source>Coming late counts</source>
        <translation>Terlambat dihitung</translation>
    </message>
    <message>
        <source>Excused counts</source>
        <translation>Izin dihitung</translation>
    </message>
    <message>
        <source>at least {share} % of the minutes</source>
        <translation>paling sedikit {share} % dari menitnya</translation>
    </message>
    <message>
        <source>feedback filled in</source>
        <translation>umpan balik diisi</translation>
    </message>
    <message>
        <source>coming late does not count</source>
        <translation>terlambat tidak dihitung</translation>
    </message>
    <message>
        <source>being excused counts</source>
        <translation>izin dihitung hadir</translation>
    </message>
    <message>
        <source>all sessions</source>
        <translation>semua sesi</translation>
    </message>
    <message>
        <source>no session needed</source>
        <translation>tanpa syarat sesi</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n sesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{needed} of %n session(s)</source>
        <translation>
            <numerusform>{needed} dari %n sesi</numerusform>
        </translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Sesi baru</translation>
    </message>
    <message>
        <source>With a place as well: both ways</source>
        <translation>Dengan tempat juga: luring dan daring</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Ruang</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>Tempat lain</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Tautan</translation>
    </message>
    <message>
        <source>Setting up, minutes</source>
        <translation>Persiapan, menit</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Clearing, minutes</source>
        <translation>Beres-beres, menit</translation>
    </message>
    <message>
        <source>After it</source>
        <translation>Sesudahnya</translation>
    </message>
    <message>
        <source>Title of the session</source>
        <translation>Judul sesi</translation>
    </message>
    <message>
        <source>Not valid on {day}. {standing}.</source>
        <translation>Tidak berlaku pada {day}. {standing}.</translation>
    </message>
    <message>
        <source>One a line, its minutes behind a bar: Writing pantun | 90</source>
        <translation>Satu per baris, menitnya setelah garis tegak: Menulis pantun | 90</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) in all</source>
        <translation>
            <numerusform>%n menit seluruhnya</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Materi</translation>
    </message>
    <message>
        <source>Copy of a workshop</source>
        <translation>Salinan kegiatan</translation>
    </message>
    <message>
        <source>Its other sessions follow with the same days between them.</source>
        <translation>Sesi lainnya mengikuti dengan jarak hari yang sama.</translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n tempat</numerusform>
        </translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Apa kegiatannya</translation>
    </message>
    <message>
        <source>When and where it begins</source>
        <translation>Kapan dan di mana mulai</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Bersama siapa</translation>
    </message>
    <message>
        <source>Seats and registration</source>
        <translation>Tempat dan pendaftaran</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>For the yearly figures</source>
        <translation>Untuk angka tahunan</translation>
    </message>
    <message>
        <source>Who finds no seat waits for one</source>
        <translation>Yang tidak kebagian menunggu</translation>
    </message>
    <message>
        <source>Heads are counted, no names taken</source>
        <translation>Hanya dihitung, tanpa nama</translation>
    </message>
    <message>
        <source>Its aim is reading and writing</source>
        <translation>Tujuannya baca tulis</translation>
    </message>
    <message>
        <source>Empty: as many as come</source>
        <translation>Kosong: tidak dibatasi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Given by branch</source>
        <translation>Diadakan cabang</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>A few sentences; they stand on the poster too</source>
        <translation>Beberapa kalimat; juga tampil di poster</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>Age group</source>
        <translation>Kelompok umur</translation>
    </message>
    <message>
        <source>People expected</source>
        <translation>Target peserta</translation>
    </message>
    <message>
        <source>Held together with</source>
        <translation>Diadakan bersama</translation>
    </message>
    <message>
        <source>Falls under the agreement</source>
        <translation>Di bawah perjanjian</translation>
    </message>
    <message>
        <source>Seats on site</source>
        <translation>Tempat luring</translation>
    </message>
    <message>
        <source>Seats online</source>
        <translation>Tempat daring</translation>
    </message>
    <message>
        <source>Late after, minutes</source>
        <translation>Terlambat setelah, menit</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Daftar tunggu</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nama peserta</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>Syaratnya</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>TPBIS strategy</source>
        <translation>Strategi TPBIS</translation>
    </message>
    <message>
        <source>Literacy</source>
        <translation>Literasi</translation>
    </message>
    <message>
        <source>Skill that is learned</source>
        <translation>Keterampilan yang dipelajari</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Penerima manfaat</translation>
    </message>
    <message>
        <source>For example: small traders, mothers, fishers</source>
        <translation>Misalnya: pedagang kecil, ibu-ibu, nelayan</translation>
    </message>
    <message>
        <source>as many as come</source>
        <translation>tidak dibatasi</translation>
    </message>
    <message>
        <source>{number} on site</source>
        <translation>{number} luring</translation>
    </message>
    <message>
        <source>online without a limit</source>
        <translation>daring tidak dibatasi</translation>
    </message>
    <message>
        <source>{number} online</source>
        <translation>{number} daring</translation>
    </message>
    <message>
        <source>with a waiting list</source>
        <translation>dengan daftar tunggu</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
    <message>
        <source>Folder for the posters</source>
        <translation>Folder untuk poster</translation>
    </message>
    <message>
        <source>Making {number} of {total} …</source>
        <translation>Membuat {number} dari {total} …</translation>
    </message>
    <message>
        <source>Poster and pictures</source>
        <translation>Poster dan gambar</translation>
    </message>
    <message>
        <source>Made from the plan; what only the poster says is asked here.</source>
        <translation>Dibuat dari rencana; yang hanya ada di poster ditanyakan di sini.</translation>
    </message>
    <message>
        <source>Save to a folder…</source>
        <translation>Simpan ke folder…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>Empty: free of charge</source>
        <translation>Kosong: gratis</translation>
    </message>
    <message>
        <source>Address for registering</source>
        <translation>Alamat pendaftaran</translation>
    </message>
    <message>
        <source>The QR code leads there</source>
        <translation>Kode QR menuju ke sana</translation>
    </message>
    <message>
        <source>How to register, in words</source>
        <translation>Cara mendaftar, dengan kata</translation>
    </message>
    <message>
        <source>For example: at the desk, or WhatsApp 0800-555-0100</source>
        <translation>Misalnya: di meja layanan, atau WhatsApp 0800-555-0100</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Large paper</source>
        <translation>Kertas besar</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Beranda</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Cerita</translation>
    </message>
    <message>
        <source>Square, PNG</source>
        <translation>Persegi, PNG</translation>
    </message>
    <message>
        <source>Tall, PNG</source>
        <translation>Tegak, PNG</translation>
    </message>
    <message>
        <source>What it looks like</source>
        <translation>Tampilannya</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Keterangan gambar</translation>
    </message>
    <message>
        <source>Copy the caption</source>
        <translation>Salin keterangan</translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) changed.</source>
        <translation>
            <numerusform>%n kegiatan diubah.</numerusform>
        </translation>
    </message>
    <message>
        <source>As it was before.</source>
        <translation>Kembali seperti semula.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n workshop(s)</source>
        <translation>
            <numerusform>Ubah %n kegiatan</numerusform>
        </translation>
    </message>
    <message>
        <source>For which workshops of the series?</source>
        <translation>Untuk kegiatan mana dari rangkaian ini?</translation>
    </message>
    <message>
        <source>What somebody has set otherwise for one workshop stays there.</source>
        <translation>Yang sudah diatur lain untuk satu kegiatan tetap demikian.</translation>
    </message>
    <message>
        <source>What becomes of each</source>
        <translation>Apa jadinya masing-masing</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Kegiatan ini</translation>
    </message>
    <message>
        <source>This and the following</source>
        <translation>Ini dan berikutnya</translation>
    </message>
    <message>
        <source>All of the series</source>
        <translation>Seluruh rangkaian</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Penyiapan</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>Pembersihan</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Apa jadinya</translation>
    </message>
    <message>
        <source>stays: it is over</source>
        <translation>tetap: sudah selesai</translation>
    </message>
    <message>
        <source>stays: it is cancelled</source>
        <translation>tetap: dibatalkan</translation>
    </message>
    <message>
        <source>changes: {fields}</source>
        <translation>berubah: {fields}</translation>
    </message>
    <message>
        <source>stays: {fields}, set otherwise here</source>
        <translation>tetap: {fields}, diatur lain di sini</translation>
    </message>
    <message>
        <source>stays: there is nothing to change</source>
        <translation>tetap: tidak ada yang diubah</translation>
    </message>
</context>
</TS>
