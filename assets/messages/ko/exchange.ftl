### 기록 파일, 백업, 내보내는 파일, 프린터.

## 기록 파일

store-not-found = 이 위치에 기록 파일이 없습니다. 아무것도 바뀌지 않았습니다. 파일 위치를 확인하거나 백업에서 복원하세요.
store-record-not-found = 찾는 기록이 이 기기에 없습니다. 아무것도 바뀌지 않았습니다. 다른 기기의 묶음 파일을 먼저 가져오세요.
store-exists = 이 위치에 이미 기록 파일이나 키 파일이 있어 그대로 두었습니다. 다른 위치를 고르세요.
store-in-use = 기록 파일이 다른 창이나 프로그램에서 열려 있습니다. 기록은 안전합니다. 이미 열린 부스루프 창을 사용하거나 닫은 뒤 다시 여세요.
store-keys-missing = 키 파일(.keys)이 없어 기록을 열 수 없습니다. 기록 파일은 그대로 있습니다. 키 파일을 기록 파일 옆에 되돌려 놓거나 백업에서 복원하세요.
store-keys-damaged = 키 파일(.keys)이 손상되어 읽을 수 없습니다. 기록 파일은 그대로 있습니다. 백업에 있는 키 파일을 기록 파일 옆에 놓거나 백업에서 복원하세요.
store-keys-of-another-store = 기록 파일 옆의 키 파일(.keys, .keys.bak)이 다른 저장소의 것이어서 이 기록 파일을 열 수 없습니다. 바뀐 것은 없고 기록은 안전합니다. 이 기록 파일의 키 파일을 되돌려 놓거나, 백업 옆에 있는 키 파일을 이 이름으로 복사하세요. 맞는 키 파일인데도 이 말이 나오면 기록 파일의 첫머리가 손상된 것이니 백업에서 복원하세요.
store-too-little-memory = 이 컴퓨터에 남은 메모리가 부족합니다. 바뀐 것은 없고, 암호가 틀린 것은 아닐 수 있습니다. 다른 프로그램을 닫고 다시 해 보세요.
store-write-protected = 기록 파일이 쓸 수 없는 곳에 있습니다(쓰기 금지된 USB나 CD, 또는 이 계정이 쓸 수 없는 폴더). 바뀐 것은 없고 기록은 안전합니다. 검사는 boothctl verify로 그 자리에서 할 수 있습니다. 계속 쓰려면 이 컴퓨터의 폴더로 복원하거나 폴더 권한을 바꾸세요.
store-folder-missing = 파일을 만들 폴더가 없습니다. 아무것도 쓰지 않았습니다. 폴더를 만들거나 다른 폴더를 고르세요.
store-wrong-passphrase = 암호가 맞지 않습니다. 기록은 안전합니다. 한/영 키와 Caps Lock을 확인하고 다시 입력하거나, 적어 둔 복구 키를 사용하세요.
store-wrong-recovery-key = 복구 키가 맞지 않습니다. 기록은 안전합니다. 적어 둔 32글자를 다시 확인해 입력하세요.
store-wrong-keychain-key = 이 컴퓨터에 저장된 키가 맞지 않습니다. 기록은 안전합니다. 암호나 복구 키로 여세요.
store-slot-missing = 이 방법으로 여는 키가 등록되어 있지 않습니다. 기록은 안전합니다. 암호나 복구 키로 여세요.
store-empty-passphrase = 빈 암호는 사용할 수 없습니다. 아무것도 바뀌지 않았습니다. 암호를 입력하세요.
store-not-a-file = 여기에 있는 것은 폴더나 장치이고 부스루프의 기록 파일이 아닙니다. 바뀐 것은 없습니다. 올바른 파일을 고르세요.
store-not-encrypted = 이 파일은 암호화되지 않은 데이터베이스라서 부스루프의 기록 파일이 아닙니다. 파일은 그대로 두었습니다. 올바른 파일을 고르세요.
store-damaged = 기록 파일이 손상되어 읽을 수 없습니다. 파일은 그대로 두었습니다. 가장 최근 백업에서 새 위치로 복원하고, 손상된 파일도 보관하세요.
store-newer-version = 이 기록은 더 새로운 부스루프에서 만들어졌습니다(형식 { $found }, 이 버전은 { $supported }까지). 기록은 안전합니다. 부스루프를 업데이트한 뒤 여세요.
store-unsuitable-engine = 이 설치본의 데이터베이스 엔진은 안전하지 않아 기록을 열지 않았습니다. 기록은 안전합니다. 공식 설치 파일로 다시 설치하세요.
store-disk-full = 디스크가 가득 차서 방금 한 일은 저장되지 않았습니다. 이전 기록은 모두 안전합니다. 공간을 비운 뒤 다시 하세요.
store-no-room-to-raise = 이 기록은 예전 형식이라 열기 전에 백업부터 만들어야 하는데, 디스크에 자리가 모자랍니다. 바뀐 것은 없고 기록은 안전합니다. 기록 파일이 있는 디스크에 그 파일의 세 배쯤 공간을 비운 뒤 다시 여세요.
store-disk-failed = 디스크에 쓰지 못해 방금 한 일이 저장되었는지 알 수 없습니다. 이전 기록은 안전합니다. 부스루프를 다시 열고 마지막 기록을 확인하세요.
store-reopen-needed = 앞서 디스크 오류가 있어 더 저장하지 않습니다. 저장된 기록은 안전합니다. 부스루프를 닫았다가 다시 여세요.
store-clock-impossible = 이 컴퓨터의 시계가 이 프로그램이 만들어지기 전을 가리키고 있어 맞을 수 없습니다. 바뀐 것은 없습니다. 시계를 맞추고 부스루프를 다시 여세요.
store-clock-question = 시계는 { $now }인데 기록은 { $last }까지 있습니다. 시계가 맞는지 아무도 확인하지 않아, 지금부터의 기록에 표시를 남깁니다. 시계가 맞다면 boothctl clock confirm으로 확인하세요.
store-delta-refused = { $problem } 이 묶음에서는 아무것도 가져오지 않았고, 이 기기의 기록은 안전합니다. 보낸 기기에서 묶음 파일을 다시 만드세요.
store-programming-error = 프로그램 오류로 방금 한 일이 저장되지 않았습니다. 이전 기록은 안전합니다. 이 문제를 개발자에게 알려 주세요.
store-not-destroyable = 이 기록은 장부 자체의 기록이거나 거절·철회의 증거라 파기할 수 없습니다. 연락처는 들어 있지 않습니다. 다른 기록을 고르세요.
store-subject-ended = 이 방문객의 자료는 파기되어 더 기록하지 않습니다. 다른 기록은 그대로입니다. 이분이 다시 오셨으면 새 방문객으로 시작하세요.
store-owners-laptop-only = 이 일은 대표의 노트북에서만 할 수 있습니다. 아무것도 바뀌지 않았습니다. 대표의 노트북에서 하거나, 대표의 백업을 복원한 노트북에서 하세요.
store-copy-unsound = 만든 백업이 검사를 통과하지 못해 남기지 않았습니다. 원래 기록은 그대로 있습니다. 다른 디스크나 USB에 다시 시도하세요.
work-stopped = 기다리던 일을 멈췄습니다. 바뀐 것도 남은 파일도 없습니다. 필요하면 다시 시작하세요.
store-unusable-path = 이 파일 경로는 사용할 수 없습니다. 아무것도 바뀌지 않았습니다. 다른 폴더를 고르세요.
store-file-failed = 기록 옆의 파일을 읽거나 쓰지 못했습니다. 저장된 기록은 안전합니다. 폴더 권한과 디스크를 확인하고 다시 시도하세요.
store-failed = 저장소가 요청을 처리하지 못해 방금 한 일은 저장되지 않았습니다. 이전 기록은 안전합니다. 다시 시도하고, 계속되면 개발자에게 알려 주세요.

## 기록 검사

finding-edited = { $place }의 머리글이 기록된 뒤에 바뀌었습니다.
finding-body-edited = { $place }의 내용이 기록된 뒤에 바뀌었습니다.
finding-does-not-follow = { $place }이 바로 앞 기록과 이어지지 않습니다. 순서가 바뀌었거나 앞 기록이 고쳐졌습니다.
finding-missing = 기기 { $device }의 { $seq }번부터 { $through }번까지 기록이 빠져 있습니다.
finding-cut-at-end = 기기 { $device }{ SUBJECT($device) } 서명한 마지막 기록은 { $through }번인데 { $seq }번부터 없습니다.
finding-head-differs = { $place }이 기기가 서명한 마지막 기록과 다릅니다.
finding-bad-signature = 기기 { $device }의 서명이 올바르지 않습니다({ $seq }번 기록).
finding-unsigned = { $place }은 기기가 서명한 범위를 벗어나 있습니다.
finding-not-admitted = 기기 { $device }의 기록 { $records }건을 받아 두었지만, 이 장부의 기기로 등록되지 않아 반영하지 않았습니다. 대표의 노트북에서 이 기기를 등록하면 반영됩니다.
finding-not-allowed = 기기 { $device }의 기록 { $records }건은 그 기기가 남길 수 없는 기록이라 반영하지 않고 따로 두었습니다. 그 기기를 누가 쓰는지 확인하세요.
finding-id-taken = 기기 { $device }의 기록 { $records }건은 다른 기록과 번호가 같아 반영하지 않고 따로 두었습니다. 그 기기를 누가 쓰는지 확인하세요.
finding-fork = { $place }이 서로 다른 내용으로 두 개 있습니다. 같은 기기가 복제되어 두 곳에서 쓰인 것 같습니다.
finding-malformed = { $place }을 읽을 수 없습니다.
finding-body-missing = { $place }의 내용이 파기 기록 없이 사라졌습니다.
finding-not-destroyed = { $place }의 파기가 끝나지 않았습니다.
finding-clock-behind = 저장된 시각이 기기 { $device }의 { $seq }번 기록보다 이릅니다.
finding-lost-tail = 기기 { $device }{ SUBJECT($device) } 저장했던 기록 { $count }건({ $seq }번부터 { $through }번까지)이 파일에서 사라졌습니다. 남아 있는 마지막 기록의 시각은 { $after }입니다. 다른 기기의 묶음 파일이나 백업에서 되찾을 수 있습니다.
finding-mark-damaged = 기록 파일 옆의 표시 파일(.mark)이 손상되었거나 다른 저장소의 것입니다. 기록은 그대로지만, 마지막 기록까지 모두 있는지는 확인할 수 없습니다. 다음 기록을 저장할 때 새로 만들어집니다.
finding-keys-healed = 두 키 파일 중 하나({ $name })가 손상되었거나 없거나 예전 것이었습니다. 다른 키 파일로 다시 만들었고, 기록은 안전합니다.
finding-keys-not-healed = 두 키 파일 중 하나({ $name })가 손상되었거나 없거나 예전 것인데, 쓸 수 없는 곳에 있어 고치지 못했습니다. 다른 키 파일로 열었고, 기록은 안전합니다. 이 저장소를 쓸 수 있는 곳에 복원해 두세요.
finding-format-raised = 예전 형식의 기록을 이 버전의 형식으로 올렸습니다. 올리기 전의 기록은 백업하고 확인해 두었습니다: { $backup }
finding-time-ahead = 기기 { $device }의 { $seq }번부터 { $through }번까지 기록의 시각이 이 컴퓨터의 시계보다 앞서 있습니다(첫 기록 { $time }). 기록은 그대로 보관됩니다. 지금 시계가 맞다면 잠금을 풀 때나 boothctl clock confirm으로 확인하세요. 그 뒤로는 바로 앞 기록 다음에 만든 것으로 셉니다.
finding-read-table-differs = 화면용 표({ $table })가 기록과 다릅니다. 기록은 안전하며, 표를 다시 만들면 고쳐집니다.
finding-file-damaged = 기록 파일이 손상되었습니다. 읽을 수 있는 기록은 그대로 있습니다. 이 파일을 보관하고 최근 백업에서 새 위치로 복원하세요.
finding-place = 기기 { $device }의 { $seq }번 기록

## 표와 통합 문서

file-too-long = { $file }: { $kib }KiB보다 길어서 읽지 않았습니다. 바뀐 것은 없습니다. 맞는 파일인지 확인해 주세요.
file-not-plain = { $file }: 폴더나 장치라서 읽지 않았습니다. 바뀐 것은 없습니다. 파일로 저장한 것을 고르세요.
file-not-opened = { $file }: 열지 못했습니다({ $error }). 바뀐 것은 없습니다. 경로와 권한을 확인해 주세요.
file-not-there = { $file }: 이런 파일이 없습니다. 바뀐 것은 없습니다. 이름과 위치를 확인해 주세요.
file-not-utf-8 = { $file }: UTF-8 글자로 된 파일이 아니라서 읽지 못했습니다. 바뀐 것은 없습니다. 메모장에서 ‘다른 이름으로 저장’을 눌러 인코딩을 UTF-8로 고르세요.
workbook-reading-stopped = 파일을 읽다가 멈췄습니다. 아무것도 넣지 않았습니다. 필요하면 파일을 다시 골라 주세요.
workbook-file-too-large = 파일이 10MB보다 커서 열지 않았습니다. 그림과 쓰지 않는 시트를 지우고 다시 저장해 주세요.
workbook-lock-file = 이 파일은 엑셀이 문서를 열어 둔 동안만 만드는 임시 파일입니다. 이름이 ‘~$’로 시작하지 않는 원래 파일을 골라 주세요.
workbook-empty-file = 파일이 비어 있습니다. 내려받기나 복사가 끝났는지 확인하고 다시 골라 주세요.
workbook-not-a-workbook = 이 파일은 엑셀 통합 문서가 아닙니다. 엑셀에서 ‘Excel 통합 문서(.xlsx)’로 저장한 파일을 골라 주세요.
workbook-unreadable = 파일이 손상되어 읽을 수 없습니다. 엑셀에서 열어 새 이름으로 저장한 뒤 다시 골라 주세요.
workbook-password = 암호가 걸린 파일은 열 수 없습니다. 엑셀에서 암호를 풀고 저장한 뒤 다시 골라 주세요.
workbook-unpacked-too-large = 압축을 풀면 100MB가 넘는 파일이라 열지 않았습니다. 필요한 시트만 새 통합 문서에 옮겨 저장해 주세요.
workbook-too-much-inside = 안전하게 읽을 수 있는 것보다 많은 서식, 이름, 연결이나 빈 셀이 들어 있어 파일을 열지 않았습니다. 필요한 셀만 새 통합 문서에 복사해 저장한 뒤 다시 골라 주세요.
workbook-too-many-sheets = 시트가 { $count }개 있습니다. 시트가 50개를 넘지 않게 줄여 주세요.
workbook-too-much-text = 칸에 적힌 글이 모두 합쳐 32MB가 넘어 읽기를 멈췄습니다. 바뀐 것은 없습니다. 긴 글을 줄이거나 쓰지 않는 칸을 지워 주세요.
workbook-too-many-cells = 내용이 있는 칸이 20만 개가 넘어 읽기를 멈췄습니다. 쓰지 않는 행과 열을 지워 주세요.
workbook-cell-too-long = 한 칸에 32,767자가 넘게 들어 있어 파일을 읽지 않았습니다. 큰따옴표(")가 하나 빠졌거나 표가 아닌 파일일 수 있습니다. 엑셀에서 열어 긴 칸을 확인하고 다시 저장해 주세요.
workbook-table-too-large = 행이 1,048,576개나 열이 16,384개를 넘어 파일을 읽지 않았습니다. 빈 행과 열을 지우고 다시 저장해 주세요.
workbook-not-a-table = 이 파일은 표로 읽을 수 없습니다. 엑셀에서 ‘Excel 통합 문서(.xlsx)’나 ‘CSV UTF-8’로 저장한 파일을 골라 주세요.

## 내보내기

export-no-reason = 내보내는 이유가 비어 있어 파일을 만들지 않았습니다. 기록은 그대로 있습니다. 이유를 한 줄 적어 주세요.
export-table-failed = 표 파일을 만들지 못했습니다. 기록은 그대로 있습니다. 아주 긴 이름이나 답이 있으면 줄인 뒤 다시 해 주세요.

## 프린터

printer-unclear = 프린터가 어디 있는지 알 수 없어 저장하지 않았습니다. 192.168.0.50 같은 숫자 주소나 /dev/usb/lp0, COM3 같은 장치 이름이나 \\localhost\slips처럼 이 컴퓨터가 공유한 프린터 이름을 적어 주세요.
printer-missing = 프린터를 찾을 수 없어 인쇄하지 못했습니다. 쿠폰은 그대로 유효합니다. 프린터의 전원과 선을 확인하고 다시 해 주세요.
printer-forbidden = 이 컴퓨터가 프린터를 쓰지 못하게 막아 인쇄하지 못했습니다. 쿠폰은 그대로 유효합니다. 컴퓨터 관리자에게 프린터 사용 권한을 받아 주세요.
printer-not-a-printer = 고르신 곳은 프린터가 아니라 파일, 폴더나 디스크라서 인쇄하지 않았습니다. 그곳은 건드리지 않았습니다. 설정에서 프린터를 다시 골라 주세요.
printer-stopped = 프린터가 도중에 멈춰 쿠폰이 다 인쇄되지 않았을 수 있습니다. 쿠폰은 그대로 유효합니다. 용지와 덮개를 확인하고 다시 인쇄해 주세요.

## 파일 저장

save-folder-missing = 고르신 폴더를 찾을 수 없어 파일을 저장하지 않았습니다. 기록은 그대로 있습니다. USB를 다시 꽂거나 다른 폴더를 고르세요.
save-folder-not-writable = 고르신 폴더에 쓸 수 없어 파일을 저장하지 않았습니다. 기록은 그대로 있습니다. ‘문서’ 같은 다른 폴더를 고르세요.
save-disk-full = 저장할 자리가 모자라 파일을 남기지 않았습니다. 기록은 그대로 있습니다. 필요 없는 파일을 지우거나 다른 드라이브를 고르세요.
save-failed = 파일을 저장하지 못했습니다. 기록은 그대로 있습니다. 다른 폴더를 골라 다시 해 주세요.

## 파일 안에 적는 설명

file-about = 이 파일은
file-about-sender = 보내는 곳
file-about-fair = 박람회
file-about-made-by = 만든 사람
file-about-reason = 이유
file-about-made-at = 만든 때
file-about-use-until = 쓸 수 있는 날
file-about-mind = 지킬 것
file-about-note = 알아 둘 것

## 프린터의 글

printer-replaced-letters = 프린터에 없는 글자는 바꾸어 인쇄했습니다. { $letters }.
printer-test-title = 시험 인쇄
printer-test-text = 글자가 또렷하고, 위의 QR 코드를 접수대의 칸에 스캔했을 때 ‘시험 스캔이 되었습니다’가 나오면 준비가 끝났습니다.
printer-test-no-coupon = 이것은 쿠폰이 아닙니다.
printer-none-chosen = 이 노트북에서 쓸 영수증 프린터를 아직 고르지 않아 인쇄하지 않았습니다. 준비 화면의 ‘브랜드와 프린터’에서 프린터를 적어 주세요.

## 저장소의 표와 설정

store-tables-unreadable = 화면에 쓸 표를 읽지 못했습니다. 기록은 그대로 있습니다. 앱을 닫았다가 다시 여세요.
store-setting-unreadable = 저장된 설정 하나를 읽지 못했습니다. 다른 기록은 그대로 있습니다. 백업에서 되살리세요.

## 내보내는 이유

export-reason-missing = 내보내는 이유를 한 줄 적어 주세요. 누가 왜 내보냈는지 기록에 남습니다.

## 시험과 파일

kills-output-unreadable = 저장하는 프로그램의 출력을 읽지 못했습니다.
stdout-failed = 답을 적지 못했습니다({ $error }). 디스크에 자리가 있는지 확인해 주세요. 명령이 한 일은 그대로 남아 있습니다.
file-failed = 파일을 읽거나 쓰지 못했습니다({ $error }). 경로와 권한을 확인해 주세요.
out-folder-name-unusable = { $folder }: 폴더 이름이 너무 길거나 쓸 수 없는 글자가 있어 만들지 못했습니다. 나간 파일은 없습니다. --out에 다른 폴더를 적어 주세요.
out-folder-disk-full = { $folder }: 디스크에 자리가 없어 폴더를 만들지 못했습니다. 나간 파일은 없습니다. 자리를 비우거나 --out에 다른 폴더를 적어 주세요.
out-folder-is-file = { $file }: 폴더가 아니라 파일이라서 그 안에 파일을 만들 수 없습니다. 나간 파일은 없습니다. --out에 다른 폴더를 적어 주세요.
out-folder-not-made = { $folder }: 폴더를 만들지 못했습니다. 나간 파일은 없습니다. 그곳에 쓸 수 있는지 확인하거나 --out에 다른 폴더를 적어 주세요.

## 노트북 합치기: 묶음 파일과 박람회 꾸러미

bundle-not-ours = 부스루프의 묶음 파일도 박람회 꾸러미도 아닙니다. 이 노트북의 기록은 그대로입니다. 다른 노트북에서 만든 파일을 골라 주세요. 묶음 파일은 이름이 .boothbundle로, 꾸러미는 .fairpack으로 끝납니다.
bundle-is-a-pack = 새 노트북을 만드는 박람회 꾸러미입니다. 이미 쓰고 있는 노트북에는 넣지 않습니다. 기록은 그대로입니다. 다른 노트북에서 ‘묶음 파일 만들기’로 만든 파일을 골라 주세요.
bundle-is-no-pack = 박람회 꾸러미가 아니라 기록을 나르는 묶음 파일입니다. 아무것도 만들지 않았습니다. 새 노트북은 사장님 노트북에서 만든 꾸러미(.fairpack)로 시작하고, 묶음 파일은 그다음에 받으세요.
bundle-newer-version = 이 파일은 더 새로운 부스루프가 만들었습니다. 이 노트북의 기록도 파일도 그대로입니다. 이 노트북의 부스루프를 새 버전으로 바꾼 뒤 다시 받아 주세요.
bundle-other-maker = 다른 업체의 기록이거나, 따로 시작한 기록입니다. 섞이지 않도록 아무것도 받지 않았습니다. 같은 부스의 노트북이라면 한 노트북에서 ‘박람회 꾸러미’를 만들어 나머지 노트북을 그 꾸러미로 시작해 주세요.
bundle-not-for-this-laptop = 이 파일은 이 노트북이 열 수 있게 만들어지지 않았습니다. 이 노트북의 기록도 파일도 그대로입니다. 먼저 이 노트북의 묶음 파일을 그 노트북에서 받은 뒤, 거기서 묶음 파일을 다시 만들어 주세요.
bundle-damaged = 파일이 옮기는 도중에 잘렸거나 바뀌어 아무것도 받지 않았습니다. 이 노트북의 기록은 그대로입니다. 원래 노트북에서 파일을 다시 복사하거나 새로 만들어 주세요.
bundle-too-large = 파일이 한 번에 받을 수 있는 크기(1GB)를 넘어 아무것도 받지 않았습니다. 이 노트북의 기록은 그대로입니다. 받을 노트북을 골라 묶음 파일을 다시 만들면 작아집니다.
bundle-no-reader = 이 묶음 파일을 열 수 있는 노트북이 없어 만들지 않았습니다. 기록은 그대로입니다.
bundle-exists = 같은 이름의 파일이 이미 있어 만들지 않았습니다. 그 파일은 그대로입니다. 다른 이름을 골라 주세요.
bundle-disk-full = 저장할 자리가 모자라 파일을 만들지 못했습니다. 쓰다 만 파일은 지웠고 기록은 안전합니다. 자리를 비우거나 다른 USB 메모리를 쓰세요.
bundle-file-missing = 그 자리에 파일이나 폴더가 없습니다. 기록은 그대로입니다. USB 메모리가 꽂혀 있는지 보고 다시 골라 주세요.
bundle-file = 파일을 읽거나 쓰지 못했습니다({ $reason }). 기록은 그대로입니다. USB 메모리라면 다시 꽂고 한 번 더 해 보세요.
pack-wrong-password = 꾸러미의 비밀번호가 아닙니다. 아무것도 만들지 않았습니다. 꾸러미를 만들 때 사장님 노트북에 보인 네 글자씩 네 묶음을 다시 확인해 주세요.
pack-written = 박람회 꾸러미를 만들었습니다(기록 { $records }개): { $file }
pack-password = 꾸러미 비밀번호: { $password } 지금만 보입니다. 꾸러미와 따로 전해 주세요.
pack-opened = 이 노트북은 이제 { $maker }의 노트북입니다. 기록 { $records }개를 받았습니다: { $store }
pack-recovery-key = 이 노트북의 복구 키: { $key } 암호를 잊었을 때 여는 유일한 길입니다. 종이에 적어 사장님이 따로 보관하세요.
bundle-written = 묶음 파일을 만들었습니다(기록 { $records }개): { $file }
bundle-written-empty = 묶음 파일을 만들었습니다. 다른 노트북에 없는 새 기록은 없고, 이 노트북이 무엇을 가지고 있는지만 들어 있습니다: { $file }
bundle-arrived = { $laptop }에서 새 기록 { $new }개를 받았습니다(이미 있던 기록 { $known }개). 방문객 { $visitors }명, 연락처 { $contacts }건, 수신 거부 { $withdrawals }건, 쿠폰 발급 { $coupons }장, 쿠폰 사용 { $redemptions }건, 판매 { $sales }건.
bundle-arrived-known = { $laptop }에서 온 기록은 모두 이미 있었습니다. 그 노트북이 무엇을 가지고 있는지만 새로 알았습니다.
bundle-over-redeemed = 쿠폰 { $number }({ $benefit })은 허용보다 많이 쓰였습니다. 나중 사용: { $laptop }, { $day } { $time }, { $won }원. 판매는 그대로 남습니다.
bundle-left-aside = { $laptop }의 기록 { $records }개는 보관만 하고 세지 않습니다. 그 노트북이 아직 이 업체의 노트북으로 등록되지 않았습니다. 맞는 노트북이면 사장님 노트북에서 ‘등록하기’를 눌러 주세요.
bundle-not-allowed = { $laptop }의 기록 { $records }개는 그 노트북이 남길 수 없는 기록이라 보관만 하고 세지 않습니다.
laptop-admitted = 이 업체의 노트북으로 등록했습니다: { $laptop }. 그 기록은 이제부터 셉니다.
laptop-lacks = { $heard }에 알려 옴, 이 노트북의 기록 중 아직 모를 수 있는 것 { $lacks }개
laptop-never-heard = 무엇을 가지고 있는지 아직 알려 오지 않음
only-here = 이 노트북에만 있을 수 있는 기록이 { $records }개 있습니다. 닫기 전에 묶음 파일을 만들어 다른 노트북에서 받아 주세요.
nothing-only-here = 이 노트북에만 있는 기록은 없습니다. 닫아도 됩니다.

## 명령줄에서 하는 일

demo-played = 방문객 { $visitors }명, 동의하신 분 중 { $people }명에게 보낼 파일을 만들었습니다: { $folder }
demo-export-reason = 예시 박람회 후속 안내
demo-fair-name = { $name } { $number }회
store-all-whole = 기록 { $records }개가 모두 온전합니다.
store-clock-confirmed = 시계가 맞다고 기록했습니다.
backup-made = 백업을 만들고 확인했습니다: { $file }
backup-restored = 기록 { $records }개를 되살렸습니다: { $store }
store-locked = 저장 파일이 잠겨 있습니다. 암호를 넣고 다시 해 주세요.
folder-not-made = 폴더를 만들지 못했습니다({ $error }). 기록은 바뀌지 않았습니다. 디스크와 권한을 확인해 주세요.

## 끊긴 내보내기

files-taken-back = ‘{ $folder }’에 파일을 쓰던 중에 프로그램이 꺼졌습니다. 쓰다 만 파일은 모두 지웠고 기록은 안전합니다. 필요하면 다시 내보내세요.
files-not-taken-back = ‘{ $folder }’에 파일을 쓰던 중에 프로그램이 꺼졌는데, 지금 그 폴더를 열 수 없어 쓰다 만 파일을 지우지 못했습니다. 이름과 연락처가 들어 있을 수 있습니다. USB 메모리라면 다시 꽂고 부스루프를 다시 여세요.
backup-keys-missing = 백업 파일 옆에 ‘{ $name }’ 파일이 없어 열 수 없습니다. 백업은 두 파일이 함께 있어야 합니다. 백업을 만든 곳에서 그 파일을 찾아 같은 폴더에 넣은 다음 다시 시도해 주세요.
folder-not-opened = 폴더를 열지 못했습니다. 파일은 { $file }에 그대로 있습니다.

## 백업으로 연 저장소

backup-requests-unknown = 이 저장소는 { $until }까지의 백업으로 열었습니다. 그 뒤에 삭제나 수신 거부를 요청하신 분을 여기서는 알 수 없어, 사람이 든 파일을 내보내지 않습니다. 기록은 모두 그대로 있습니다. 그분들의 요청을 여기서도 처리한 뒤 처리했다고 확인해 주세요.
backup-nothing-waits = 확인할 것이 없습니다. 이 저장소는 파일을 내보낼 수 있습니다.
backup-requests-confirmed = 백업 뒤의 요청을 모두 처리했다고 기록했습니다. 이제 파일을 내보낼 수 있습니다.
backup-requests-next = 이 백업에는 { $until }까지의 기록이 있습니다. 그 뒤에 삭제나 수신 거부를 요청하신 분이 있으면 먼저 여기서도 처리하고 ‘boothctl rights confirm-backup’으로 확인해 주세요. 그때까지 사람이 든 파일은 내보내지 않습니다.

## 명령줄(boothctl)을 잘못 적었을 때

usage-missing = 빠진 것이 있어 아무것도 하지 않았습니다: { $what }. 채워서 다시 적어 주세요. 쓰는 법은 --help로 볼 수 있습니다.
usage-unknown = ‘{ $what }’: 없는 명령이나 선택 항목이라 아무것도 하지 않았습니다. 쓸 수 있는 것은 --help로 볼 수 있습니다.
usage-value = { $what }에 ‘{ $value }’ 값은 쓸 수 없어 아무것도 하지 않았습니다. 값을 고쳐서 다시 적어 주세요. 쓰는 법은 --help로 볼 수 있습니다.
usage-value-because = { $what }: { $why } 쓰는 법은 --help로 볼 수 있습니다.
usage-moment = 보낼 때를 2026-12-01T10:00:00+09:00처럼 날짜와 시각으로 적어 주세요. 아무것도 하지 않았습니다.
usage-won = 금액을 3,000,000이나 3000000처럼 원으로 적어 주세요. 아무것도 하지 않았습니다.
usage-day-of-a-fair = 2020년부터 2100년까지의 날을 2026-11-25처럼 적어 주세요. 아무것도 하지 않았습니다.
usage-wrong = 명령이 끝까지 적혀 있지 않거나 맞지 않아 아무것도 하지 않았습니다. 쓰는 법은 --help로 볼 수 있습니다.
