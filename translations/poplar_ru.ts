<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru">
<context>
    <name>AccountConnectionPage</name>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Прокси-&amp;сервер</translation>
    </message>
    <message>
        <source>Proxy ser&amp;ver</source>
        <translation>&amp;Адрес прокси</translation>
    </message>
    <message>
        <source>Proxy p&amp;ort</source>
        <translation>П&amp;орт прокси</translation>
    </message>
    <message>
        <source>Proxy &amp;user</source>
        <translation>&amp;Пользователь прокси</translation>
    </message>
    <message>
        <source>Leave this empty where the proxy asks for no name. Poplar asks for the password when it is needed.</source>
        <translation>Оставьте пустым, если прокси не спрашивает имени. Пароль Poplar запросит, когда он понадобится.</translation>
    </message>
    <message>
        <source>&amp;Give up after</source>
        <translation>&amp;Ждать ответа</translation>
    </message>
    <message>
        <source>without a word from the server</source>
        <translation>столько Poplar ждёт, если сервер молчит</translation>
    </message>
    <message>
        <source>Keep a&amp;live every</source>
        <translation>Под&amp;держивать связь</translation>
    </message>
    <message>
        <source>while you read, so that the server does not log you out</source>
        <translation>как часто напоминать о себе, пока вы читаете, чтобы сервер не завершил сеанс</translation>
    </message>
    <message>
        <source>Leave &amp;after</source>
        <translation>&amp;Завершать через</translation>
    </message>
    <message>
        <source>without use, so that other programs can read the mailbox; nothing is deleted</source>
        <translation>без действий с вашей стороны, чтобы ящик был доступен другим программам; ничего не удаляется</translation>
    </message>
    <message>
        <source>Largest &amp;message</source>
        <translation>Размер п&amp;исьма до</translation>
    </message>
    <message>
        <source>Larger ones stay on the server and are not loaded.</source>
        <translation>Письма больше этого размера остаются на сервере и не загружаются.</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Этот сервер</translation>
    </message>
    <message>
        <source>Poplar keeps this in mind so as not to stumble again.</source>
        <translation>Poplar помнит это, чтобы не ошибаться снова.</translation>
    </message>
    <message>
        <source>Forget this</source>
        <translation>Забыть это</translation>
    </message>
</context>
<context>
    <name>AccountDownloadPage</name>
    <message>
        <source>When a check finds new messages</source>
        <translation>Если при проверке нашлись новые письма</translation>
    </message>
    <message>
        <source>&amp;List them; you choose what to download</source>
        <translation>&amp;Показать их; что скачать, решаете вы</translation>
    </message>
    <message>
        <source>&amp;Download them at once</source>
        <translation>&amp;Сразу скачать их</translation>
    </message>
    <message>
        <source>When a message has been downloaded</source>
        <translation>Когда письмо скачано</translation>
    </message>
    <message>
        <source>&amp;Keep it on the server</source>
        <translation>&amp;Оставить его на сервере</translation>
    </message>
    <message>
        <source>Delete it from the server &amp;after</source>
        <translation>Удалить его с сервера &amp;через</translation>
    </message>
    <message>
        <source>Only what has been written to the disk here and read back is ever deleted.</source>
        <translation>Удаляется только то, что записано на диск этого компьютера и проверено чтением.</translation>
    </message>
    <message>
        <source>&amp;Yes, delete messages from the server by this rule</source>
        <translation>&amp;Да, удалять письма с сервера по этому правилу</translation>
    </message>
    <message>
        <source>Tick this box, or keep the messages on the server.</source>
        <translation>Поставьте этот флажок или оставьте письма на сервере.</translation>
    </message>
    <message>
        <source>Delete it from the &amp;server when you leave the mailbox</source>
        <translation>Удалить его с с&amp;ервера, когда вы завершите сеанс</translation>
    </message>
    <message>
        <source>Check &amp;by itself every</source>
        <translation>Проверять &amp;самостоятельно каждые</translation>
    </message>
    <message>
        <source>While Poplar runs, and not while you use the mailbox. Nothing is deleted by such a check.</source>
        <translation>Пока Poplar работает и пока вы не пользуетесь ящиком. Такая проверка ничего не удаляет.</translation>
    </message>
</context>
<context>
    <name>AccountEncryptionPage</name>
    <message>
        <source>This account is set to “Not encrypted”. What is chosen here counts once it is encrypted.</source>
        <translation>Для этой учётной записи выбрано «Без шифрования». Эти настройки подействуют, когда шифрование будет включено.</translation>
    </message>
    <message>
        <source>&amp;Oldest version</source>
        <translation>&amp;Не старше</translation>
    </message>
    <message>
        <source>A&amp;uthority</source>
        <translation>&amp;Центр сертификации</translation>
    </message>
    <message>
        <source>An authority to trust for this account besides those of the system, as your organisation or provider hands it out.</source>
        <translation>Центр, которому эта учётная запись доверяет помимо известных системе. Файл выдаёт ваша организация или провайдер.</translation>
    </message>
    <message>
        <source>Client &amp;certificate</source>
        <translation>Сертификат &amp;клиента</translation>
    </message>
    <message>
        <source>Only for servers that want to know you by a certificate of your own.</source>
        <translation>Только для серверов, которые узнают вас по вашему собственному сертификату.</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>К&amp;люч к нему</translation>
    </message>
    <message>
        <source>T&amp;rusted anyway</source>
        <translation>&amp;Доверенные</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Скопировать отпечаток</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забыть</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>pop.example.org</source>
        <translation>pop.example.org</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Encrypted &amp;after connecting (STARTTLS)</source>
        <translation>Шифрование &amp;после подключения (STARTTLS)</translation>
    </message>
    <message>
        <source>Encrypted &amp;from the start (TLS)</source>
        <translation>Шифрование &amp;с самого начала (TLS)</translation>
    </message>
    <message>
        <source>&amp;Not encrypted</source>
        <translation>&amp;Без шифрования</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>П&amp;орт</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Имя пользователя</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>&amp;Keep it in the system keyring</source>
        <translation>Со&amp;хранить в системном хранилище паролей</translation>
    </message>
    <message>
        <source>This system has no keyring that Poplar could use. The password is asked for each time Poplar starts.</source>
        <translation>В этой системе нет хранилища паролей, доступного Poplar. Пароль нужно будет вводить при каждом запуске программы.</translation>
    </message>
    <message>
        <source>Account na&amp;me</source>
        <translation>&amp;Название учётной записи</translation>
    </message>
    <message>
        <source>If you like: “Work”, “Home”</source>
        <translation>По желанию: «Работа», «Дом»</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Проверить подключение</translation>
    </message>
</context>
<context>
    <name>AccountLoginPage</name>
    <message>
        <source>&amp;Log in by</source>
        <translation>&amp;Способ входа</translation>
    </message>
    <message>
        <source>&amp;Token command</source>
        <translation>Команда для &amp;токена</translation>
    </message>
    <message>
        <source>A program on this computer that prints an access token, with its arguments. Poplar starts it before each login. Leave this empty to paste the token whenever Poplar asks for it.</source>
        <translation>Программа на этом компьютере, которая выводит токен доступа, с её параметрами. Poplar запускает её перед каждым входом. Оставьте пустым, чтобы вставлять токен, когда Poplar его запросит.</translation>
    </message>
</context>
<context>
    <name>AccountSendingPage</name>
    <message>
        <source>Who your mail comes from</source>
        <translation>От кого уходят письма</translation>
    </message>
    <message>
        <source>Whom you write to sees this name and address. The first is the usual one.</source>
        <translation>Это имя и адрес видят получатели. Первый адрес — основной.</translation>
    </message>
    <message>
        <source>The server that sends it</source>
        <translation>Сервер, который их отправляет</translation>
    </message>
    <message>
        <source>Mail is sent by another server than it is fetched from; its name often begins with “smtp”. Your provider tells it. Without one you can read mail, but send none.</source>
        <translation>Письма отправляет не тот сервер, с которого их получают; его имя часто начинается с «smtp». Его сообщает почтовая служба. Без него письма можно читать, но не отправлять.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>smtp.example.org</source>
        <translation>smtp.example.org</translation>
    </message>
    <message>
        <source>Do not trust its certificate any more</source>
        <translation>Больше не доверять его сертификату</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Encrypted &amp;after connecting (STARTTLS)</source>
        <translation>Шифрование &amp;после подключения (STARTTLS)</translation>
    </message>
    <message>
        <source>Encrypted &amp;from the start (TLS)</source>
        <translation>Шифрование с самого &amp;начала (TLS)</translation>
    </message>
    <message>
        <source>&amp;Not encrypted</source>
        <translation>&amp;Без шифрования</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>П&amp;орт</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Вход</translation>
    </message>
    <message>
        <source>Only servers within a house or a company take mail so.</source>
        <translation>Так принимают письма только серверы внутри дома или организации.</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Имя пользователя</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Паро&amp;ль</translation>
    </message>
    <message>
        <source>&amp;Keep it in the system keyring</source>
        <translation>Со&amp;хранить в системном хранилище паролей</translation>
    </message>
    <message>
        <source>This system has no keyring that Poplar could use. The password is asked for each time Poplar starts.</source>
        <translation>В этой системе нет хранилища паролей, доступного Poplar. Пароль нужно будет вводить при каждом запуске программы.</translation>
    </message>
    <message>
        <source>Log in &amp;by</source>
        <translation>Способ вхо&amp;да</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Doubtful certificate</source>
        <translation>Сомнительный сертификат</translation>
    </message>
    <message>
        <source>The server showed a certificate that Poplar cannot rely on. The connection is closed and your password was not sent.</source>
        <translation>Сервер предъявил сертификат, на который Poplar не может положиться. Соединение закрыто, пароль не отправлялся.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Срок действия</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Отпечаток (SHA-256)</translation>
    </message>
    <message>
        <source>Who vouches for whom</source>
        <translation>Кто за кого ручается</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действителен до</translation>
    </message>
    <message>
        <source>I know why the certificate has changed</source>
        <translation>Я знаю, почему сертификат изменился</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>Доверенный до сих пор</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>%1, all day</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>%1, весь день</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>From one day to another.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A day and a time of day.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <extracomment>A day, and from when to when.</extracomment>
        <translation>%1, %2 – %3</translation>
    </message>
    <message>
        <source>%1, %2 – %3, %4</source>
        <extracomment>From a day and a time of day to others.</extracomment>
        <translation>%1, %2 – %3, %4</translation>
    </message>
    <message>
        <source>in the time zone %1</source>
        <translation>по часовому поясу %1</translation>
    </message>
    <message>
        <source>your time, %1</source>
        <extracomment>Of a time: as it is where the reader is. %1 is the name of the time zone, such as CET.</extracomment>
        <translation>ваше время, %1</translation>
    </message>
    <message>
        <source>your time, %1; planned in %2</source>
        <extracomment>As the one above. %2 is the zone in which the sender planned.</extracomment>
        <translation>ваше время, %1; назначено в поясе %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A time, and in which time zone it is told.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>каждый день</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>каждую неделю</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>каждый месяц</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>каждый год</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>каждый %n день</numerusform>
            <numerusform>каждые %n дня</numerusform>
            <numerusform>каждые %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>каждую %n неделю</numerusform>
            <numerusform>каждые %n недели</numerusform>
            <numerusform>каждые %n недель</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>каждый %n месяц</numerusform>
            <numerusform>каждые %n месяца</numerusform>
            <numerusform>каждые %n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>каждый %n год</numerusform>
            <numerusform>каждые %n года</numerusform>
            <numerusform>каждые %n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>How often something repeats, and on which days of the week.
----------
Somebody who is invited, and what they answered.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n time(s) in all</source>
        <extracomment>%1 is how often something repeats.</extracomment>
        <translation>
            <numerusform>%1, всего %n раз</numerusform>
            <numerusform>%1, всего %n раза</numerusform>
            <numerusform>%1, всего %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <extracomment>How often something repeats, and the last day.</extracomment>
        <translation>%1, до %2</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>придёт</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>не придёт</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>возможно, придёт</translation>
    </message>
    <message>
        <source>sends somebody else</source>
        <translation>пришлёт другого</translation>
    </message>
    <message>
        <source>has not answered</source>
        <translation>ещё не ответил(а)</translation>
    </message>
    <message>
        <source>%1 (need not come): %2</source>
        <extracomment>Somebody who is invited, and what they answered.</extracomment>
        <translation>%1 (не обязательно): %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>not certain yet</source>
        <translation>ещё не точно</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Приглашение</translation>
    </message>
    <message>
        <source>Answer to an invitation</source>
        <translation>Ответ на приглашение</translation>
    </message>
    <message>
        <source>One more date</source>
        <translation>Ещё одна дата</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Question for the latest state of an event</source>
        <translation>Запрос последних сведений о событии</translation>
    </message>
    <message>
        <source>Proposal of another time</source>
        <translation>Предложено другое время</translation>
    </message>
    <message>
        <source>The other time was declined</source>
        <translation>Другое время отклонено</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>When:</source>
        <translation>Когда:</translation>
    </message>
    <message>
        <source>Repeats:</source>
        <translation>Повторяется:</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>Состояние:</translation>
    </message>
    <message>
        <source>Where:</source>
        <translation>Где:</translation>
    </message>
    <message>
        <source>From:</source>
        <extracomment>Who invites.</extracomment>
        <translation>От:</translation>
    </message>
    <message>
        <source>Invited:</source>
        <extracomment>Who is invited.</extracomment>
        <translation>Приглашены:</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Mail&amp;box</source>
        <translation>&amp;Ящик</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Письмо</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Сортировка</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Панель инструментов</translation>
    </message>
    <message>
        <source>&amp;Check mailbox</source>
        <translation>П&amp;роверить ящик</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>toolbar: check the mailbox</comment>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>See what is in the mailbox on the server (F5)</source>
        <translation>Посмотреть, что лежит в ящике на сервере (F5)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>Give up what is going on (Ctrl+.)</source>
        <translation>Прервать то, что сейчас выполняется (Ctrl+.)</translation>
    </message>
    <message>
        <source>&amp;Leave mailbox…</source>
        <translation>&amp;Завершить сеанс…</translation>
    </message>
    <message>
        <source>Leave…</source>
        <comment>toolbar: end the session</comment>
        <translation>Завершить…</translation>
    </message>
    <message>
        <source>End the session. What is ticked is deleted only after you confirm (Ctrl+L)</source>
        <translation>Завершить сеанс. Отмеченные письма удаляются только после подтверждения (Ctrl+L)</translation>
    </message>
    <message>
        <source>&amp;Practice mailbox</source>
        <translation>&amp;Учебный ящик</translation>
    </message>
    <message>
        <source>Connection &amp;details…</source>
        <translation>Сведен&amp;ия о соединении…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Accounts and appearance (Ctrl+,)</source>
        <translation>Учётные записи и внешний вид (Ctrl+,)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Вы&amp;ход</translation>
    </message>
    <message>
        <source>Message &amp;below the list</source>
        <translation>П&amp;исьмо под списком</translation>
    </message>
    <message>
        <source>Message besi&amp;de the list</source>
        <translation>Письмо с&amp;боку от списка</translation>
    </message>
    <message>
        <source>&amp;About Poplar</source>
        <translation>&amp;О программе Poplar</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>О &amp;Qt</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Показать</translation>
    </message>
    <message>
        <source>Re&amp;build catalogue…</source>
        <translation>Восстановить катало&amp;г…</translation>
    </message>
    <message>
        <source>Make what Poplar knows of this account anew from the messages on this computer</source>
        <translation>Заново составить всё, что Poplar знает об этой учётной записи, по письмам на этом компьютере</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>Введите пароль</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>&amp;Keep it in the system keyring</source>
        <translation>Со&amp;хранить в системном хранилище паролей</translation>
    </message>
    <message>
        <source>This system has no keyring that Poplar could use. The password is remembered until Poplar ends, and asked for again next time.</source>
        <translation>В этой системе нет хранилища паролей, доступного Poplar. Программа запомнит пароль до выхода и в следующий раз спросит его снова.</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message>
        <source>Review deletions</source>
        <translation>Подтверждение удаления</translation>
    </message>
    <message>
        <source>When leaving without deleting, &amp;keep the ticks for next time</source>
        <translation>При выходе без удаления с&amp;охранить отметки до следующего раза</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Цвета</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Размер текста</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>The language changes when Poplar is started the next time.</source>
        <translation>Язык сменится при следующем запуске Poplar.</translation>
    </message>
    <message>
        <source>The log shows every line that Poplar and the server say to each other, as it happens.</source>
        <translation>В журнале видна каждая строка, которой обмениваются Poplar и сервер, — сразу, как только она прозвучала.</translation>
    </message>
    <message>
        <source>Passwords never get into it, and the texts of messages appear as a count only.</source>
        <translation>Пароли в него не попадают никогда, а вместо текста писем указывается только их размер.</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>Показать &amp;журнал</translation>
    </message>
    <message>
        <source>It is kept in memory while Poplar runs. When it is long, its oldest lines are forgotten there.</source>
        <translation>Журнал хранится в памяти, пока Poplar работает. Когда он становится длинным, самые старые строки в памяти забываются.</translation>
    </message>
</context>
<context>
    <name>SettingsNotice</name>
    <message>
        <source>The settings could not be read</source>
        <translation>Не удалось прочитать настройки</translation>
    </message>
    <message>
        <source>Poplar shows no accounts and stores no changes, so that nothing is overwritten. Make the file readable and start Poplar again: %1</source>
        <translation>Poplar не показывает учётные записи и не сохраняет изменения, чтобы ничего не затереть. Сделайте файл доступным для чтения и запустите Poplar снова: %1</translation>
    </message>
    <message>
        <source>The settings file is damaged</source>
        <translation>Файл настроек повреждён</translation>
    </message>
    <message>
        <source>Poplar uses what it could read. A copy of the file as it was is kept: %1</source>
        <translation>Poplar использует то, что удалось прочитать. Копия прежнего файла сохранена: %1</translation>
    </message>
    <message>
        <source>Some account settings make no sense</source>
        <translation>Настройки некоторых учётных записей неверны</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) are incomplete or were read with safe values instead. Please look at the settings.</source>
        <translation>
            <numerusform>%Ln учётная запись неполна или прочитана с безопасными значениями. Проверьте настройки.</numerusform>
            <numerusform>%Ln учётные записи неполны или прочитаны с безопасными значениями. Проверьте настройки.</numerusform>
            <numerusform>%Ln учётных записей неполны или прочитаны с безопасными значениями. Проверьте настройки.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionMenu</name>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Подбираем варианты…</translation>
    </message>
    <message>
        <source>&amp;Add “%1” to my words</source>
        <translation>&amp;Добавить «%1» в мои слова</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Вариантов нет</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Poplar is running already, and does not answer.</source>
        <translation>Poplar уже работает и не отвечает.</translation>
    </message>
    <message>
        <source>Wait a moment, or end it, and start it again. If no Poplar is running, neither here nor on another computer that uses the same folder, delete this file and start Poplar again: %1</source>
        <translation>Подождите немного или завершите его и запустите снова. Если Poplar не работает ни здесь, ни на другом компьютере с этой же папкой, удалите этот файл и запустите Poplar снова: %1</translation>
    </message>
</context>
<context>
    <name>poplar::findings::Errors</name>
    <message>
        <source>The name has no address.</source>
        <translation>У этого имени нет адреса.</translation>
    </message>
    <message>
        <source>Nothing listens there, or the way there is closed.</source>
        <translation>Там никто не отвечает, или путь туда закрыт.</translation>
    </message>
    <message>
        <source>The connection ended before the conversation did.</source>
        <translation>Соединение оборвалось раньше, чем закончился разговор.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>Это заняло слишком много времени.</translation>
    </message>
    <message>
        <source>What answers there does not greet as POP3 does.</source>
        <translation>То, что там отвечает, приветствует не так, как POP3.</translation>
    </message>
    <message>
        <source>The account asks for encryption, and the server does not begin it.</source>
        <translation>Учётная запись требует шифрования, а сервер его не начинает.</translation>
    </message>
    <message>
        <source>The TLS handshake failed.</source>
        <translation>Установить TLS не удалось.</translation>
    </message>
    <message>
        <source>Bytes came behind the reply to STLS, before the handshake: somebody may be in between.</source>
        <translation>За ответом на STLS до установки TLS пришли лишние байты: возможно, кто-то вклинился в соединение.</translation>
    </message>
    <message>
        <source>The certificate is doubtful, and nothing was sent behind it.</source>
        <translation>Сертификат сомнителен, и после него ничего не отправлено.</translation>
    </message>
    <message>
        <source>User name or password was refused, or none was given.</source>
        <translation>Имя пользователя или пароль не приняты либо не указаны.</translation>
    </message>
    <message>
        <source>The server offers no way to log in that the account allows.</source>
        <translation>Сервер не предлагает способов входа, разрешённых учётной записью.</translation>
    </message>
    <message>
        <source>There is no access token.</source>
        <translation>Токена доступа нет.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached, or it refused.</source>
        <translation>Прокси-сервер недоступен или отказал.</translation>
    </message>
    <message>
        <source>The client certificate cannot be used, or was refused.</source>
        <translation>Сертификат клиента не подходит или не принят.</translation>
    </message>
    <message>
        <source>The server is busy, or the mailbox is in use; later it may work.</source>
        <translation>Сервер или ящик занят; позже может получиться.</translation>
    </message>
    <message>
        <source>The reply makes no sense.</source>
        <translation>Ответ непонятен.</translation>
    </message>
    <message>
        <source>The server left the protocol.</source>
        <translation>Сервер отступил от протокола.</translation>
    </message>
    <message>
        <source>The reply was longer than is sensible.</source>
        <translation>Ответ неразумно длинный.</translation>
    </message>
</context>
<context>
    <name>poplar::findings::FactWords</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 КБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <extracomment>%1 is a size such as &quot;14.2 KB&quot;.</extracomment>
        <translation>%1 в секунду</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>Octets</extracomment>
        <translation>%1 Б</translation>
    </message>
</context>
<context>
    <name>poplar::findings::Report</name>
    <message>
        <source>Examination of %1, port %2</source>
        <translation>Исследование %1, порт %2</translation>
    </message>
    <message>
        <source>Examined on %1 UTC, in %2.</source>
        <extracomment>%1 is a date and time, %2 a duration such as &quot;3.21 s&quot;.</extracomment>
        <translation>Исследовано %1 UTC, заняло %2.</translation>
    </message>
    <message>
        <source>It is not complete.</source>
        <translation>Отчёт неполный.</translation>
    </message>
    <message>
        <source>Good: %1. Notes: %2. Warnings: %3. Bad: %4. Not tried: %5.</source>
        <translation>Хорошо: %1. Заметки: %2. Предупреждения: %3. Плохо: %4. Не проверено: %5.</translation>
    </message>
    <message>
        <source>Looking up the name</source>
        <translation>Поиск адреса по имени</translation>
    </message>
    <message>
        <source>Trying port %1</source>
        <translation>Проверка порта %1</translation>
    </message>
    <message>
        <source>Trying versions of TLS at port %1</source>
        <translation>Проверка версий TLS на порту %1</translation>
    </message>
    <message>
        <source>Looking into the mailbox</source>
        <translation>Просмотр ящика</translation>
    </message>
    <message>
        <source>Looking into the mailbox once more</source>
        <translation>Повторный просмотр ящика</translation>
    </message>
    <message>
        <source>The mailbox was not opened, so nothing in it was read or changed.</source>
        <translation>Ящик не открывался, поэтому в нём ничего не прочитано и не изменено.</translation>
    </message>
    <message>
        <source>Poplar deleted nothing and retrieved nothing: it sent neither DELE nor RETR, and asked for nothing but totals, lists and headers (STAT, LIST, UIDL, TOP n 0; NOOP to measure). A few servers mark a message as seen by TOP.</source>
        <translation>Poplar ничего не удалил и не скачал: он не посылал ни DELE, ни RETR и спрашивал только итоги, списки и заголовки (STAT, LIST, UIDL, TOP n 0; для измерений – NOOP). Немногие серверы помечают письмо как прочитанное по TOP.</translation>
    </message>
    <message>
        <source>It left by RSET and QUIT.</source>
        <translation>Сеансы завершены командами RSET и QUIT.</translation>
    </message>
    <message>
        <source>It hung up without RSET and QUIT: this server knows LAST, and by RSET it would forget which messages were read.</source>
        <translation>Соединение закрыто без RSET и QUIT: сервер знает LAST и по RSET забыл бы, какие письма прочитаны.</translation>
    </message>
    <message>
        <source>A session ended before it could be left; without QUIT a server deletes nothing.</source>
        <translation>Один из сеансов оборвался до завершения; без QUIT сервер ничего не удаляет.</translation>
    </message>
</context>
<context>
    <name>poplar::findings::Sentences</name>
    <message>
        <source>The name has addresses: %1 of IPv4, %2 of IPv6.</source>
        <translation>У имени есть адреса: IPv4 – %1, IPv6 – %2.</translation>
    </message>
    <message>
        <source>The name has no address: %1</source>
        <translation>У имени нет адреса: %1</translation>
    </message>
    <message>
        <source>The name was not looked up: the proxy does that.</source>
        <translation>Адрес по имени не искался: это делает прокси-сервер.</translation>
    </message>
    <message>
        <source>Nothing answers at port %1.</source>
        <translation>На порту %1 никто не отвечает.</translation>
    </message>
    <message>
        <source>At port %1 something answers that is no POP3 server.</source>
        <translation>На порту %1 отвечает не сервер POP3.</translation>
    </message>
    <message>
        <source>At port %1 the server greets. The connection took %2, the greeting %3 more.</source>
        <translation>На порту %1 сервер приветствует. Соединение заняло %2, приветствие – ещё %3.</translation>
    </message>
    <message>
        <source>STLS encrypts port %1. The handshake took %2.</source>
        <translation>STLS шифрует порт %1. Установка TLS заняла %2.</translation>
    </message>
    <message>
        <source>STLS works at port %1, but CAPA does not announce it.</source>
        <translation>STLS на порту %1 работает, но CAPA о нём не сообщает.</translation>
    </message>
    <message>
        <source>The server at port %1 does not begin TLS when asked (STLS).</source>
        <translation>Сервер на порту %1 не начинает TLS по просьбе (STLS).</translation>
    </message>
    <message>
        <source>The server at port %1 announces STLS and refuses it.</source>
        <translation>Сервер на порту %1 объявляет STLS и отказывает в нём.</translation>
    </message>
    <message>
        <source>Port %1 is encrypted from the first byte. The handshake took %2.</source>
        <translation>Порт %1 шифруется с первого байта. Установка TLS заняла %2.</translation>
    </message>
    <message>
        <source>At port %1 TLS cannot be begun.</source>
        <translation>На порту %1 установить TLS не удаётся.</translation>
    </message>
    <message>
        <source>At port %1 something was slipped in before the encryption began.</source>
        <translation>На порту %1 до начала шифрования что-то подсунули.</translation>
    </message>
    <message>
        <source>The conversation at port %1 ended early.</source>
        <translation>Разговор на порту %1 закончился раньше времени.</translation>
    </message>
    <message>
        <source>The account is set to use no encryption: everybody on the way can read the password and the mail.</source>
        <translation>В учётной записи шифрование отключено: по пути любой может прочесть пароль и почту.</translation>
    </message>
    <message>
        <source>Ports %1 and %2 show different certificates.</source>
        <translation>Порты %1 и %2 предъявляют разные сертификаты.</translation>
    </message>
    <message>
        <source>No certificate was shown.</source>
        <translation>Сертификат не предъявлен.</translation>
    </message>
    <message>
        <source>Server and this computer agree on %1 with %2.</source>
        <translation>Сервер и этот компьютер сходятся на %1 с %2.</translation>
    </message>
    <message>
        <source>Capabilities without encryption: %1</source>
        <translation>Возможностей без шифрования: %1</translation>
    </message>
    <message>
        <source>Capabilities under encryption, before the login: %1</source>
        <translation>Возможностей под шифрованием до входа: %1</translation>
    </message>
    <message>
        <source>Capabilities after the login: %1</source>
        <translation>Возможностей после входа: %1</translation>
    </message>
    <message>
        <source>The server announces %1 capabilities. That is no sensible number.</source>
        <translation>Объявлено возможностей: %1. Это неразумно много.</translation>
    </message>
    <message>
        <source>The server does not tell its capabilities (CAPA).</source>
        <translation>Сервер не сообщает о своих возможностях (CAPA).</translation>
    </message>
    <message>
        <source>Announced only under encryption:</source>
        <translation>Объявлено только под шифрованием:</translation>
    </message>
    <message>
        <source>Announced only without encryption:</source>
        <translation>Объявлено только без шифрования:</translation>
    </message>
    <message>
        <source>Announced only after the login:</source>
        <translation>Объявлено только после входа:</translation>
    </message>
    <message>
        <source>Announced only before the login:</source>
        <translation>Объявлено только до входа:</translation>
    </message>
    <message>
        <source>From one login to the next the server wants a pause of %1.</source>
        <translation>Между входами сервер требует паузу: %1.</translation>
    </message>
    <message>
        <source>Messages do not expire on the server.</source>
        <translation>Срок хранения писем на сервере не ограничен.</translation>
    </message>
    <message>
        <source>The server deletes messages once they were read.</source>
        <translation>Сервер удаляет письма после прочтения.</translation>
    </message>
    <message>
        <source>Refusals come with response codes, so that a program can tell a busy mailbox from a wrong password.</source>
        <translation>Отказы приходят с кодами, и программа отличит занятый ящик от неверного пароля.</translation>
    </message>
    <message>
        <source>Refusals come without response codes: programs must guess from words why something failed.</source>
        <translation>Отказы приходят без кодов: программам приходится угадывать причину по словам.</translation>
    </message>
    <message>
        <source>%1: the server does not learn the password, and what it keeps does not let anybody log in.</source>
        <translation>%1: сервер не узнаёт пароль, и с тем, что он хранит, войти нельзя.</translation>
    </message>
    <message>
        <source>%1: the password itself is sent, so it is as safe as the encryption of the connection.</source>
        <translation>%1: отправляется сам пароль, так что он защищён настолько, насколько зашифровано соединение.</translation>
    </message>
    <message>
        <source>%1: an access token takes the place of the password.</source>
        <translation>%1: вместо пароля – токен доступа.</translation>
    </message>
    <message>
        <source>%1: anybody may log in.</source>
        <translation>%1: войти может кто угодно.</translation>
    </message>
    <message>
        <source>%1: Poplar does not know this mechanism.</source>
        <translation>%1: этот способ Poplar не известен.</translation>
    </message>
    <message>
        <source>%1: the login is proved outside of POP3, by a certificate or a ticket.</source>
        <translation>%1: вход подтверждается вне POP3, сертификатом или билетом.</translation>
    </message>
    <message>
        <source>The greeting offers APOP. Its MD5 is broken, and the server must keep the password readable.</source>
        <translation>Приветствие предлагает APOP. Его MD5 взломан, и сервер должен хранить пароль открытым.</translation>
    </message>
    <message>
        <source>The login works by %1. It took %2 from connecting to the open mailbox.</source>
        <translation>Вход через %1 работает. От соединения до открытого ящика прошло %2.</translation>
    </message>
    <message>
        <source>The login failed.</source>
        <translation>Войти не удалось.</translation>
    </message>
    <message>
        <source>No login was tried.</source>
        <translation>Вход не проверялся.</translation>
    </message>
    <message>
        <source>Logins tried: %1</source>
        <translation>Попыток входа: %1</translation>
    </message>
    <message>
        <source>Messages in the mailbox: %1. Their size: %2.</source>
        <translation>Писем в ящике: %1. Их размер: %2.</translation>
    </message>
    <message>
        <source>The server does not tell how many messages there are (STAT).</source>
        <translation>Сервер не сообщает, сколько писем в ящике (STAT).</translation>
    </message>
    <message>
        <source>The mailbox is empty: with a message or two in it, more can be found out.</source>
        <translation>Ящик пуст: с одним-двумя письмами можно узнать больше.</translation>
    </message>
    <message>
        <source>LIST and STAT agree about %1 messages.</source>
        <translation>LIST и STAT сходятся; писем: %1.</translation>
    </message>
    <message>
        <source>LIST and STAT do not agree: %1 messages against %2, %3 against %4.</source>
        <translation>LIST и STAT расходятся: писем %1 против %2, размер %3 против %4.</translation>
    </message>
    <message>
        <source>The server does not list the messages (LIST).</source>
        <translation>Сервер не выдаёт список писем (LIST).</translation>
    </message>
    <message>
        <source>TOP shows a header and nothing else; the one that was looked at has %1.</source>
        <translation>TOP показывает заголовок и ничего кроме него; размер просмотренного: %1.</translation>
    </message>
    <message>
        <source>The server announces TOP and refuses it.</source>
        <translation>Сервер объявляет TOP и отказывает в нём.</translation>
    </message>
    <message>
        <source>The server has no TOP: to see who wrote, programs must read whole messages.</source>
        <translation>TOP нет: чтобы узнать отправителя, программам приходится читать письма целиком.</translation>
    </message>
    <message>
        <source>TOP was not tried.</source>
        <translation>TOP не проверялся.</translation>
    </message>
    <message>
        <source>UIDL gives unique-ids for %1 messages; the longest has %2.</source>
        <translation>UIDL выдаёт идентификаторы; писем: %1, самый длинный идентификатор: %2.</translation>
    </message>
    <message>
        <source>UIDL names %1 messages of %2.</source>
        <translation>UIDL называет писем: %1 из %2.</translation>
    </message>
    <message>
        <source>Messages that share their unique-id with another one: %1</source>
        <translation>Писем с чужим идентификатором: %1</translation>
    </message>
    <message>
        <source>Unique-ids that are longer than 70 octets or have forbidden characters: %1</source>
        <translation>Идентификаторов длиннее 70 байт или с запрещёнными знаками: %1</translation>
    </message>
    <message>
        <source>The server announces UIDL and refuses it.</source>
        <translation>Сервер объявляет UIDL и отказывает в нём.</translation>
    </message>
    <message>
        <source>The server has no UIDL: programs cannot know which messages they have seen.</source>
        <translation>UIDL нет: программы не могут знать, какие письма уже видели.</translation>
    </message>
    <message>
        <source>In a second session all %1 unique-ids were the same.</source>
        <translation>Во втором сеансе все идентификаторы те же; их %1.</translation>
    </message>
    <message>
        <source>Whether unique-ids stay the same was not found out.</source>
        <translation>Постоянны ли идентификаторы, не выяснено.</translation>
    </message>
    <message>
        <source>The sessions were left by RSET and QUIT with nothing marked.</source>
        <translation>Сеансы завершены командами RSET и QUIT, ничего не отмечено к удалению.</translation>
    </message>
    <message>
        <source>A session ended before it could be left properly. Without QUIT a server deletes nothing.</source>
        <translation>Сеанс оборвался раньше, чем его удалось завершить. Без QUIT сервер ничего не удаляет.</translation>
    </message>
    <message>
        <source>An unknown command is refused, and the conversation goes on.</source>
        <translation>На неизвестную команду сервер отвечает отказом, и разговор продолжается.</translation>
    </message>
    <message>
        <source>An unknown command is answered with +OK.</source>
        <translation>На неизвестную команду сервер отвечает +OK.</translation>
    </message>
    <message>
        <source>An unknown command is not answered.</source>
        <translation>На неизвестную команду сервер не отвечает.</translation>
    </message>
    <message>
        <source>After an unknown command the server hangs up.</source>
        <translation>После неизвестной команды сервер разрывает соединение.</translation>
    </message>
    <message>
        <source>No unknown command was tried.</source>
        <translation>Неизвестная команда не проверялась.</translation>
    </message>
    <message>
        <source>All %1 lines end with CR and LF.</source>
        <translation>Все строки заканчиваются на CR и LF; их %1.</translation>
    </message>
    <message>
        <source>Lines that end with a bare LF: %1 of %2</source>
        <translation>Строк, которые заканчиваются одним LF: %1 из %2</translation>
    </message>
    <message>
        <source>Pipelining is announced and works: %1 commands sent at once were answered in %2.</source>
        <translation>Конвейер команд объявлен и работает: на %1 команд, отправленных разом, ответ пришёл за %2.</translation>
    </message>
    <message>
        <source>Pipelining works, though it is not announced: %1 commands sent at once were answered in %2.</source>
        <translation>Конвейер команд работает, хотя не объявлен: на %1 команд, отправленных разом, ответ пришёл за %2.</translation>
    </message>
    <message>
        <source>Pipelining is announced and does not work.</source>
        <translation>Конвейер команд объявлен и не работает.</translation>
    </message>
    <message>
        <source>Pipelining is not announced and does not work.</source>
        <translation>Конвейер команд не объявлен и не работает.</translation>
    </message>
    <message>
        <source>Pipelining was not tried.</source>
        <translation>Конвейер команд не проверялся.</translation>
    </message>
    <message>
        <source>A NOOP is answered in %1 (median; fastest %2, slowest %3, of %4).</source>
        <translation>Ответ на NOOP приходит за %1 (медиана; быстрейший %2, самый долгий %3, всего %4).</translation>
    </message>
    <message>
        <source>Headers by TOP, one after the other: %1 (%2 headers, %3 in %4).</source>
        <translation>Заголовки по TOP, один за другим: %1 (заголовков %2, %3 за %4).</translation>
    </message>
    <message>
        <source>Headers by TOP, all asked for at once: %1 (%2 headers, %3 in %4).</source>
        <translation>Заголовки по TOP, запрошенные разом: %1 (заголовков %2, %3 за %4).</translation>
    </message>
    <message>
        <source>Nothing could be measured.</source>
        <translation>Измерить ничего не удалось.</translation>
    </message>
    <message>
        <source>It could not be found out whether the name has an address.</source>
        <translation>Не удалось узнать, есть ли у имени адрес.</translation>
    </message>
    <message>
        <source>Without encryption the server offers to log in with a readable password or token.</source>
        <translation>Без шифрования сервер предлагает вход, при котором пароль или токен можно прочитать.</translation>
    </message>
    <message>
        <source>Without encryption the server offers no login with a readable password or token.</source>
        <translation>Без шифрования сервер не предлагает входа, при котором пароль или токен можно прочитать.</translation>
    </message>
    <message>
        <source>The certificate of %1 at port %3, issued by %2, is trusted.</source>
        <translation>Сертификат %1 на порту %3, выданный %2, – доверенный.</translation>
    </message>
    <message>
        <source>The certificate of %1 at port %3, issued by %2, is taken because you trust it for this account.</source>
        <translation>Сертификат %1 на порту %3, выданный %2, принят, потому что для этой учётной записи ему оказано доверие.</translation>
    </message>
    <message>
        <source>The certificate of %1 at port %3, issued by %2, is doubtful.</source>
        <translation>Сертификат %1 на порту %3, выданный %2, сомнителен.</translation>
    </message>
    <message>
        <source>The certificate of %3 at port %4 is valid until %2. Days left: %1</source>
        <translation>Сертификат %3 на порту %4 действителен до %2, осталось дней: %1</translation>
    </message>
    <message>
        <source>The certificate of %2 at port %3 expired on %1.</source>
        <translation>Срок действия сертификата %2 на порту %3 истёк %1.</translation>
    </message>
    <message>
        <source>The certificate of %2 at port %3 is not valid before %1.</source>
        <translation>Сертификат %2 на порту %3 начнёт действовать только %1.</translation>
    </message>
    <message>
        <source>The key of the certificate at port %3: %1, %2 bits.</source>
        <translation>Ключ сертификата на порту %3: %1, бит: %2.</translation>
    </message>
    <message>
        <source>Certificates in the chain at port %2: %1</source>
        <translation>Сертификатов в цепочке на порту %2: %1</translation>
    </message>
    <message>
        <source>%1 is spoken at port %2.</source>
        <translation>%1 поддерживается на порту %2.</translation>
    </message>
    <message>
        <source>%1 is not spoken at port %2.</source>
        <translation>%1 не поддерживается на порту %2.</translation>
    </message>
    <message>
        <source>It could not be found out whether %1 is spoken at port %2.</source>
        <translation>Не удалось узнать, поддерживается ли %1 на порту %2.</translation>
    </message>
    <message>
        <source>At port %1 the server hangs up when it is asked for its capabilities (CAPA).</source>
        <translation>На порту %1 сервер разрывает соединение, когда его спрашивают о возможностях (CAPA).</translation>
    </message>
    <message>
        <source>Days after which the server may delete messages: %1</source>
        <translation>Дней, через которые сервер может удалять письма: %1</translation>
    </message>
    <message>
        <source>A response code tells that the mailbox is busy, but a wrong password need not have one.</source>
        <translation>О занятом ящике говорит код ответа, а у неверного пароля его может не быть.</translation>
    </message>
    <message>
        <source>%1: an old mechanism with broken or weak cryptography; what the server keeps for it is as good as the password.</source>
        <translation>%1: старый способ со взломанной или слабой криптографией; то, что для него хранит сервер, заменяет пароль.</translation>
    </message>
    <message>
        <source>TOP n 0 sends more than the header: at least %1 too many.</source>
        <translation>TOP n 0 присылает не только заголовок; лишнее – не меньше, чем %1.</translation>
    </message>
    <message>
        <source>TOP was answered, but whether it leaves the text of messages out was not to be seen: those that were looked at have none.</source>
        <translation>На TOP пришёл ответ, но не видно, опускает ли он текст писем: в просмотренных письмах текста нет.</translation>
    </message>
    <message>
        <source>What the server sends for TOP is of no use.</source>
        <translation>Ответ сервера на TOP ни на что не годен.</translation>
    </message>
    <message>
        <source>The unique-ids are the numbers of the messages: if they are nothing else, they change when a message is deleted.</source>
        <translation>Идентификаторы совпадают с номерами писем: если это только номера, после удаления письма они изменятся.</translation>
    </message>
    <message>
        <source>What the server sends for UIDL is of no use.</source>
        <translation>Ответ сервера на UIDL ни на что не годен.</translation>
    </message>
    <message>
        <source>In a second session %1 of %2 messages had other unique-ids: they will be taken for new, or for one another.</source>
        <translation>Во втором сеансе у писем (%1 из %2) другие идентификаторы: письма будут приняты за новые или одно за другое.</translation>
    </message>
    <message>
        <source>In a second session %1 of %2 unique-ids were gone, as if messages had been deleted meanwhile; the others were the same.</source>
        <translation>Во втором сеансе нет %1 из %2 идентификаторов, как если бы письма тем временем удалили; остальные те же.</translation>
    </message>
    <message>
        <source>The server knows LAST: by RSET it would forget which messages were read, so the sessions were ended without RSET and QUIT.</source>
        <translation>Сервер знает LAST: по RSET он забыл бы, какие письма прочитаны, поэтому сеансы закончены без RSET и QUIT.</translation>
    </message>
    <message>
        <source>The session ended at %1.</source>
        <translation>Сеанс оборвался на команде %1.</translation>
    </message>
    <message>
        <source>An unknown command is refused, and then the server says nothing more.</source>
        <translation>На неизвестную команду сервер отвечает отказом и больше ничего не говорит.</translation>
    </message>
</context>
<context>
    <name>poplar::findings::Words</name>
    <message>
        <source>The server says: %1</source>
        <extracomment>%1 is what a server said.</extracomment>
        <translation>Ответ сервера: %1</translation>
    </message>
    <message>
        <source>The system says: %1</source>
        <extracomment>%1 is what the system or the TLS library said.</extracomment>
        <translation>Сообщение системы: %1</translation>
    </message>
    <message>
        <source>RFC %1, section %2</source>
        <extracomment>%1 is a number, %2 a section such as 4.1</extracomment>
        <translation>RFC %1, раздел %2</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Ports and encryption</source>
        <translation>Порты и шифрование</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Versions of TLS</source>
        <translation>Версии TLS</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Возможности</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>The mailbox</source>
        <translation>Ящик</translation>
    </message>
    <message>
        <source>Keeping to the protocol</source>
        <translation>Соблюдение протокола</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>good</source>
        <translation>хорошо</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>плохо</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>не проверено</translation>
    </message>
    <message>
        <source>It is made out to another name.</source>
        <translation>Он выдан на другое имя.</translation>
    </message>
    <message>
        <source>No trusted authority vouches for it.</source>
        <translation>За него не ручается ни один доверенный центр сертификации.</translation>
    </message>
    <message>
        <source>Its time is over.</source>
        <translation>Срок его действия истёк.</translation>
    </message>
    <message>
        <source>Its time has not begun.</source>
        <translation>Срок его действия ещё не начался.</translation>
    </message>
    <message>
        <source>You trust another certificate for this account.</source>
        <translation>Для этой учётной записи доверенным отмечен другой сертификат.</translation>
    </message>
    <message>
        <source>The TLS library doubts it for another reason.</source>
        <translation>У библиотеки TLS есть другая причина сомневаться в нём.</translation>
    </message>
    <message>
        <source>RFC %1, appendix %2</source>
        <extracomment>%1 is a number, %2 a letter such as A</extracomment>
        <translation>RFC %1, приложение %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountConnectionPage</name>
    <message>
        <source>As the system’s settings say</source>
        <translation>Как в настройках системы</translation>
    </message>
    <message>
        <source>None: connect directly</source>
        <translation>Нет, подключаться напрямую</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>HTTP (CONNECT)</source>
        <translation>HTTP (CONNECT)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>never</source>
        <comment>keep the session alive</comment>
        <translation>не поддерживать</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> мин</translation>
    </message>
    <message>
        <source>never</source>
        <comment>leave after a quiet time</comment>
        <translation>не завершать</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>megabytes</comment>
        <translation> МБ</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>largest message</comment>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source>Enter the proxy’s name or address.</source>
        <translation>Введите имя или адрес прокси-сервера.</translation>
    </message>
    <message>
        <source>This cannot be the name of a proxy.</source>
        <translation>Так прокси-сервер называться не может.</translation>
    </message>
    <message>
        <source>Open the mailbox, and Poplar tells here what is peculiar about its server.</source>
        <translation>Откройте ящик, и Poplar расскажет здесь об особенностях его сервера.</translation>
    </message>
    <message>
        <source>Nothing peculiar was found.</source>
        <translation>Особенностей не замечено.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountDownloadPage</name>
    <message>
        <source>Days until a downloaded message is deleted from the server</source>
        <translation>Через сколько дней скачанное письмо удаляется с сервера</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <extracomment>After the number in a field: &quot;14 days&quot;.</extracomment>
        <translation>
            <numerusform> день</numerusform>
            <numerusform> дня</numerusform>
            <numerusform> дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes between two checks</source>
        <translation>Минут между двумя проверками</translation>
    </message>
    <message numerus="yes">
        <source> minute(s)</source>
        <extracomment>After the number in a field: &quot;15 minutes&quot;.</extracomment>
        <translation>
            <numerusform> минуту</numerusform>
            <numerusform> минуты</numerusform>
            <numerusform> минут</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountEncryptionPage</name>
    <message>
        <source>Certificates trusted anyway</source>
        <translation>Доверенные сертификаты</translation>
    </message>
    <message>
        <source>TLS 1.3 only</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>TLS 1.2 – recommended</source>
        <translation>TLS 1.2 – рекомендуется</translation>
    </message>
    <message>
        <source>TLS 1.0 – weak, for very old servers</source>
        <translation>TLS 1.0 – ненадёжно, для очень старых серверов</translation>
    </message>
    <message>
        <source>TLS 1.0 and 1.1 have known holes. Choose this only for a server that has nothing better.</source>
        <translation>В TLS 1.0 и 1.1 есть известные уязвимости. Выбирайте их, только если сервер не умеет ничего лучшего.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Authority file</source>
        <translation>Файл центра сертификации</translation>
    </message>
    <message>
        <source>Choose the authority’s certificate</source>
        <translation>Выберите сертификат центра</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Сертификаты (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Client certificate file</source>
        <translation>Файл сертификата клиента</translation>
    </message>
    <message>
        <source>Choose your certificate</source>
        <translation>Выберите свой сертификат</translation>
    </message>
    <message>
        <source>Certificates with keys (*.pem *.crt *.cer *.p12 *.pfx)</source>
        <translation>Сертификаты с ключами (*.pem *.crt *.cer *.p12 *.pfx)</translation>
    </message>
    <message>
        <source>File of its key</source>
        <translation>Файл ключа к нему</translation>
    </message>
    <message>
        <source>Choose the key of your certificate</source>
        <translation>Выберите ключ к своему сертификату</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>Ключи (*.pem *.key)</translation>
    </message>
    <message>
        <source>only those of the system</source>
        <translation>только известные системе</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>in the same file</source>
        <translation>в том же файле</translation>
    </message>
    <message>
        <source>You chose to trust these certificates for this account, by their fingerprints (SHA-256).</source>
        <translation>Вы решили доверять этим сертификатам для этой учётной записи; показаны их отпечатки (SHA-256).</translation>
    </message>
    <message>
        <source>None. When a certificate is doubtful, Poplar asks you before it connects.</source>
        <translation>Нет. Если сертификат вызовет сомнения, Poplar спросит вас, прежде чем подключиться.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountForm</name>
    <message>
        <source>Everyone on the way can read your password and your mail. Choose this only for a server on this computer, or where there is no other way.</source>
        <translation>Пароль и письма сможет прочитать любой на пути к серверу. Выбирайте это только для сервера на этом же компьютере или если другого способа нет.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>без изменений</translation>
    </message>
    <message>
        <source>Servers on port 995 are encrypted from the start.</source>
        <translation>На порту 995 соединение шифруется с самого начала.</translation>
    </message>
    <message>
        <source>Encrypted from the start is usual on port 995, not on 110.</source>
        <translation>Шифрование с самого начала обычно бывает на порту 995, а не 110.</translation>
    </message>
    <message>
        <source>Enter the server’s name, such as pop.example.org.</source>
        <translation>Введите имя сервера, например pop.example.org.</translation>
    </message>
    <message>
        <source>There is no blank in a server’s name.</source>
        <translation>В имени сервера не бывает пробелов.</translation>
    </message>
    <message>
        <source>No server’s name is as long as this.</source>
        <translation>Таких длинных имён у серверов не бывает.</translation>
    </message>
    <message>
        <source>This cannot be the name of a server.</source>
        <translation>Это не может быть именем сервера.</translation>
    </message>
    <message>
        <source>Enter your user name; often it is your whole mail address.</source>
        <translation>Введите имя пользователя; часто это полный почтовый адрес.</translation>
    </message>
    <message>
        <source>No user name is as long as this.</source>
        <translation>Таких длинных имён пользователя не бывает.</translation>
    </message>
    <message>
        <source>There is a character in it that cannot be sent.</source>
        <translation>В имени есть символ, который нельзя отправить.</translation>
    </message>
    <message>
        <source>Enter the password to test the connection.</source>
        <translation>Введите пароль, чтобы проверить подключение.</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Остановить проверку</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Проверить подключение</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Pages of the account</source>
        <translation>Страницы учётной записи</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Основное</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Encryption</source>
        <comment>page</comment>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>No password is needed: your certificate proves who you are.</source>
        <translation>Пароль не нужен: вас удостоверяет ваш сертификат.</translation>
    </message>
    <message>
        <source>No password is needed: Poplar logs in with an access token.</source>
        <translation>Пароль не нужен: Poplar входит по токену доступа.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <comment>page</comment>
        <translation>Скачивание</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>page</comment>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>Test sending</source>
        <translation>Проверить отправку</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountListModel</name>
    <message>
        <source>Practice mailbox</source>
        <translation>Учебный ящик</translation>
    </message>
    <message>
        <source>Try everything without risk</source>
        <translation>Здесь можно пробовать всё</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>account name, server name</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n message(s)</source>
        <comment>account name, server name</comment>
        <translation>
            <numerusform>%1, %2, %n письмо</numerusform>
            <numerusform>%1, %2, %n письма</numerusform>
            <numerusform>%1, %2, %n писем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new, %2</source>
        <extracomment>%1 is an account with its number of messages, %2 a size such as 12 MB.
----------
%1 is a part of an account&apos;s mail with its number of messages, %2 a size such as 12 MB.</extracomment>
        <translation>
            <numerusform>%1, %n новое, %2</numerusform>
            <numerusform>%1, %n новых, %2</numerusform>
            <numerusform>%1, %n новых, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n message(s)</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>
            <numerusform>%1, %n письмо</numerusform>
            <numerusform>%1, %n письма</numerusform>
            <numerusform>%1, %n писем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them to be decided about</source>
        <extracomment>%1 is the outbox with the number of messages in it.</extracomment>
        <translation>
            <numerusform>%1, из них %n ждёт решения</numerusform>
            <numerusform>%1, из них %n ждут решения</numerusform>
            <numerusform>%1, из них %n ждут решения</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountLoginPage</name>
    <message>
        <source>There is no such certificate yet. Choose its file under “Encryption”.</source>
        <translation>Сертификат ещё не выбран. Укажите его файл на странице «Шифрование».</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountPane</name>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Новая учётная запись</translation>
    </message>
    <message>
        <source>Ne&amp;w account…</source>
        <translation>Новая у&amp;чётная запись…</translation>
    </message>
    <message>
        <source>Account se&amp;ttings…</source>
        <translation>&amp;Параметры учётной записи…</translation>
    </message>
    <message>
        <source>&amp;Remove account…</source>
        <translation>У&amp;далить учётную запись…</translation>
    </message>
    <message>
        <source>New &amp;folder…</source>
        <translation>Нова&amp;я папка…</translation>
    </message>
    <message>
        <source>Rena&amp;me folder…</source>
        <translation>П&amp;ереименовать папку…</translation>
    </message>
    <message>
        <source>Rem&amp;ove folder…</source>
        <translation>Уд&amp;алить папку…</translation>
    </message>
    <message>
        <source>Choose one of your own folders on the left first.</source>
        <translation>Сначала выберите слева одну из своих папок.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountSendingPage</name>
    <message>
        <source>With the name and password for receiving</source>
        <translation>С именем и паролем для получения</translation>
    </message>
    <message>
        <source>With another name and password</source>
        <translation>С другим именем и паролем</translation>
    </message>
    <message>
        <source>Without logging in</source>
        <translation>Без входа</translation>
    </message>
    <message>
        <source>Everyone on the way can read your password and your mail. Choose this only for a server on this computer, or where there is no other way.</source>
        <translation>Пароль и письма сможет прочитать любой на пути к серверу. Выбирайте это только для сервера на этом же компьютере или если другого способа нет.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>без изменений</translation>
    </message>
    <message>
        <source>Servers on port 465 are encrypted from the start.</source>
        <translation>На порту 465 соединение шифруется с самого начала.</translation>
    </message>
    <message>
        <source>Encrypted from the start is usual on port 465, not on 587.</source>
        <translation>Шифрование с самого начала обычно бывает на порту 465, а не 587.</translation>
    </message>
    <message>
        <source>Enter the user name for sending.</source>
        <translation>Укажите имя пользователя для отправки.</translation>
    </message>
    <message>
        <source>There is no blank in a server’s name.</source>
        <translation>В имени сервера не бывает пробелов.</translation>
    </message>
    <message>
        <source>This cannot be the name of a server.</source>
        <translation>Это не может быть именем сервера.</translation>
    </message>
    <message>
        <source>Enter the name of the server, such as smtp.example.org.</source>
        <translation>Укажите имя сервера, например smtp.example.org.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountSetup</name>
    <message>
        <source>Enter &amp;details myself…</source>
        <translation>Ввести &amp;параметры самому…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Новая учётная запись</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>&amp;Test and set up</source>
        <translation>П&amp;роверить и настроить</translation>
    </message>
    <message>
        <source>&amp;Stop the test</source>
        <translation>&amp;Остановить проверку</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>Enter the password, so that the connection can be tested.</source>
        <translation>Введите пароль, чтобы проверить подключение.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountsPage</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
    <message>
        <source>Forget this account here; nothing changes on the server</source>
        <translation>Убрать эту учётную запись отсюда; на сервере ничего не изменится</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Пока нет учётных записей</translation>
    </message>
    <message>
        <source>An account is a mailbox on a server, with your user name there.</source>
        <translation>Учётная запись — это ваш ящик на сервере и ваше имя пользователя на нём.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Добавить учётную запись</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Новая учётная запись</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in its outbox will not be sent.</source>
        <translation>
            <numerusform>%Ln письмо из исходящих не будет отправлено.</numerusform>
            <numerusform>%Ln письма из исходящих не будут отправлены.</numerusform>
            <numerusform>%Ln писем из исходящих не будут отправлены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) cannot be opened any more.</source>
        <translation>
            <numerusform>%Ln черновик больше нельзя будет открыть.</numerusform>
            <numerusform>%Ln черновика больше нельзя будет открыть.</numerusform>
            <numerusform>%Ln черновиков больше нельзя будет открыть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the account</source>
        <translation>Убрать учётную запись</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>Убрать «%1»?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AnswerWords</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 пишет:</translation>
    </message>
    <message>
        <source>On %1, %2 wrote:</source>
        <extracomment>%1 is day and time: &quot;Saturday, 21 November 2026 at 08:28&quot;.</extracomment>
        <translation>%1, %2 пишет:</translation>
    </message>
    <message>
        <source>-------- Forwarded message --------</source>
        <translation>-------- Пересылаемое письмо --------</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>От: %1</translation>
    </message>
    <message>
        <source>Date: %1</source>
        <translation>Дата: %1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>Кому: %1</translation>
    </message>
    <message>
        <source>Copy to: %1</source>
        <translation>Копия: %1</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Тема: %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentBar</name>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n вложение</numerusform>
            <numerusform>%n вложения</numerusform>
            <numerusform>%n вложений</numerusform>
        </translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Сохранить вложение</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Сохранить все…</translation>
    </message>
    <message>
        <source>Look at this attachment here (Space)</source>
        <translation>Посмотреть это вложение здесь (пробел)</translation>
    </message>
    <message>
        <source>Open this attachment with the program for such files (Enter)</source>
        <translation>Открыть это вложение в программе для таких файлов (Enter)</translation>
    </message>
    <message>
        <source>Save this attachment as a file</source>
        <translation>Сохранить это вложение в файл</translation>
    </message>
    <message>
        <source>Save all attachments into a folder</source>
        <translation>Сохранить все вложения в папку</translation>
    </message>
    <message>
        <source>Load the whole message to open or save them.</source>
        <translation>Чтобы открыть или сохранить их, загрузите письмо целиком.</translation>
    </message>
    <message>
        <source>Save all attachments</source>
        <translation>Сохранение всех вложений</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) saved in %1</source>
        <translation>
            <numerusform>%Ln вложение сохранено в %1</numerusform>
            <numerusform>%Ln вложения сохранены в %1</numerusform>
            <numerusform>%Ln вложений сохранено в %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) could not be saved in %1</source>
        <translation>
            <numerusform>%Ln вложение не удалось сохранить в %1</numerusform>
            <numerusform>%Ln вложения не удалось сохранить в %1</numerusform>
            <numerusform>%Ln вложений не удалось сохранить в %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentDrag</name>
    <message>
        <source>Making %1 ready: hold the button…</source>
        <translation>Готовится %1: не отпускайте кнопку…</translation>
    </message>
    <message>
        <source>%1 is ready now: drag it once more.</source>
        <translation>%1: файл готов, перетащите его ещё раз.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentList</name>
    <message>
        <source>Attachments</source>
        <translation>Вложения</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentModel</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attachment: its file name and its size.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentOpening</name>
    <message>
        <source>Opening %1…</source>
        <translation>Открывается %1…</translation>
    </message>
    <message>
        <source>No program opens %1</source>
        <translation>Нет программы, которая открывает %1</translation>
    </message>
    <message>
        <source>The system knows none for files of this kind. You can save it.</source>
        <translation>Система не знает программы для таких файлов. Файл можно сохранить.</translation>
    </message>
    <message>
        <source>%1 can run as a program</source>
        <translation>%1 может запуститься как программа</translation>
    </message>
    <message>
        <source>Poplar does not open what can run: it could do everything on this computer that you can do. If you know who sent it and what it is for, you can save it.</source>
        <translation>Poplar не открывает то, что может запуститься: оно могло бы сделать на этом компьютере всё, что можете вы. Если вы знаете, кто и зачем это прислал, файл можно сохранить.</translation>
    </message>
    <message>
        <source>%1 is a web page</source>
        <translation>%1 — веб-страница</translation>
    </message>
    <message>
        <source>Poplar does not open web pages that come with a message: they can imitate the page of a bank to get at your password, and tell the sender that you read them. The preview shows the text that it is made of, or you can save it.</source>
        <translation>Poplar не открывает веб-страницы, приложенные к письму: они могут притвориться страницей банка, чтобы выведать пароль, и сообщить отправителю, что вы их прочитали. Просмотр покажет текст, из которого страница состоит; её можно и сохранить.</translation>
    </message>
    <message>
        <source>Open attachment</source>
        <translation>Открытие вложения</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Сохранить как…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::AttachmentPreview</name>
    <message>
        <source>Loading the attachment…</source>
        <translation>Вложение загружается…</translation>
    </message>
    <message>
        <source>Back to the message (Esc)</source>
        <translation>Назад к письму (Esc)</translation>
    </message>
    <message>
        <source>Back to the message</source>
        <translation>Назад к письму</translation>
    </message>
    <message>
        <source>Text of the attachment</source>
        <translation>Текст вложения</translation>
    </message>
    <message>
        <source>This is the beginning of a long text. Open or save it to have all of it.</source>
        <translation>Это начало длинного текста. Чтобы получить его целиком, откройте или сохраните файл.</translation>
    </message>
    <message>
        <source>Poplar shows pictures and texts here. Other programs can show more.</source>
        <translation>Здесь Poplar показывает картинки и тексты. Другие программы могут показать больше.</translation>
    </message>
    <message>
        <source>The message could not be read from the disk.</source>
        <translation>Письмо не удалось прочитать с диска.</translation>
    </message>
    <message>
        <source>The file is too large to be shown here.</source>
        <translation>Файл слишком велик, чтобы показать его здесь.</translation>
    </message>
    <message>
        <source>It is not one of the kinds of pictures that Poplar shows: PNG, JPEG, GIF, WebP and BMP.</source>
        <translation>Это не картинка из тех, что показывает Poplar: PNG, JPEG, GIF, WebP и BMP.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown here: it would take too much memory or time.</source>
        <translation>Картинка слишком велика, чтобы показать её здесь: на это ушло бы слишком много памяти или времени.</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>Картинка повреждена.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <extracomment>Width and height of a picture in pixels, and the size of its file.</extracomment>
        <translation>%1 × %2 пикселей, %3</translation>
    </message>
    <message>
        <source>This attachment cannot be shown here</source>
        <translation>Это вложение нельзя показать здесь</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>poplar::gui::BodyView</name>
    <message>
        <source>Text of the message</source>
        <translation>Текст письма</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Открыть ссылку</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
</context>
<context>
    <name>poplar::gui::CertificateDialog</name>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>Сертификат сервера %1 изменился</translation>
    </message>
    <message>
        <source>Is this really %1?</source>
        <translation>Это действительно %1?</translation>
    </message>
    <message>
        <source>Somebody may be pretending to be your server in order to get your password. Trust the new certificate only if the server’s operator has told you of the change.</source>
        <translation>Возможно, кто-то выдаёт себя за ваш сервер, чтобы узнать пароль. Доверяйте новому сертификату, только если о замене вам сообщил владелец сервера.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The time in which a certificate is valid.</extracomment>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>Trust this certificate for this account</source>
        <translation>Доверять этому сертификату для этой учётной записи</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Не подключаться</translation>
    </message>
    <message>
        <source>Warning: the certificate has changed</source>
        <translation>Внимание: сертификат изменился</translation>
    </message>
    <message>
        <source>Until now this server showed a certificate that you trust for this account. Today it shows another one. The connection is closed and your password was not sent.</source>
        <translation>До сих пор сервер предъявлял сертификат, которому вы доверяете для этой учётной записи. Сегодня он предъявил другой. Соединение закрыто, пароль не отправлялся.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy what is told here, for instance to ask the server’s operator</source>
        <translation>Скопировать эти сведения, например, чтобы спросить администратора сервера</translation>
    </message>
</context>
<context>
    <name>poplar::gui::CharsetMenu</name>
    <message>
        <source>Western European</source>
        <translation>Западноевропейская</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Центральноевропейская</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Кириллица</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Греческая</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Турецкая</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Балтийская</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Иврит</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Арабская</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Китайская</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Японская</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Корейская</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Тайская</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Вьетнамская</translation>
    </message>
    <message>
        <source>Text encoding</source>
        <translation>Кодировка текста</translation>
    </message>
    <message>
        <source>Automatic</source>
        <extracomment>Which characters a text is made of is found by itself.</extracomment>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Юникод (UTF-8)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::CheckNote</name>
    <message>
        <source>The last check failed: %1</source>
        <extracomment>%1 says in a few words what is wrong: &quot;The server cannot be found&quot;.</extracomment>
        <translation>Последняя проверка не удалась: %1</translation>
    </message>
    <message>
        <source>There is a question for you. Choose the account to answer it.</source>
        <translation>Есть вопрос к вам. Чтобы ответить, выберите учётную запись.</translation>
    </message>
    <message>
        <source>It is not checked by itself until you have checked it.</source>
        <translation>Самостоятельных проверок не будет, пока вы не проверите ящик сами.</translation>
    </message>
    <message>
        <source>It was not checked by itself, because you are using it.</source>
        <translation>Самостоятельная проверка пропущена: вы пользуетесь ящиком.</translation>
    </message>
    <message>
        <source>Next check: %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>Следующая проверка: %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ChecksDesk</name>
    <message>
        <source>Check &amp;all accounts</source>
        <translation>Проверить &amp;все учётные записи</translation>
    </message>
    <message>
        <source>See what is in all mailboxes (Ctrl+Shift+F5)</source>
        <translation>Посмотреть, что во всех ящиках (Ctrl+Shift+F5)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ChoiceTexts</name>
    <message numerus="yes">
        <source>Poplar compared their headers and sizes: all %Ln message(s) are known.</source>
        <translation>
            <numerusform>Poplar сравнил заголовки и размеры: единственное письмо (%Ln) известно.</numerusform>
            <numerusform>Poplar сравнил заголовки и размеры: все %Ln письма известны.</numerusform>
            <numerusform>Poplar сравнил заголовки и размеры: все %Ln писем известны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Poplar compared their headers and sizes: of %Ln message(s), %1 are known, the rest is new.</source>
        <translation>
            <numerusform>Poplar сравнил заголовки и размеры: из %Ln письма известно %1, остальное новое.</numerusform>
            <numerusform>Poplar сравнил заголовки и размеры: из %Ln писем известно %1, остальные новые.</numerusform>
            <numerusform>Poplar сравнил заголовки и размеры: из %Ln писем известно %1, остальные новые.</numerusform>
        </translation>
    </message>
    <message>
        <source>All messages have new names</source>
        <translation>У всех писем новые имена</translation>
    </message>
    <message>
        <source>The server calls all its messages by new names</source>
        <translation>Сервер дал всем письмам новые имена</translation>
    </message>
    <message>
        <source>A server gives each message a name (unique-id), by which Poplar knows it again. Now every name is another one; this happens when mail is moved to another server.</source>
        <translation>Сервер даёт каждому письму имя (unique-id), по которому Poplar его узнаёт. Теперь все имена другие; так бывает, когда почту переносят на другой сервер.</translation>
    </message>
    <message>
        <source>If you link them, what you have read, ticked and downloaded stays known, and nothing is downloaded twice. Until you decide, nothing is downloaded or deleted.</source>
        <translation>Если связать их, Poplar по-прежнему будет знать, что вы прочитали, отметили и скачали, и ничего не скачает дважды. Пока вы не решите, ничего не скачивается и не удаляется.</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Связать</translation>
    </message>
    <message>
        <source>&amp;Treat all as new</source>
        <translation>Считать все &amp;новыми</translation>
    </message>
    <message>
        <source>L&amp;eave, decide later</source>
        <translation>В&amp;ыйти, решить позже</translation>
    </message>
    <message>
        <source>The catalogue is what Poplar knows about your messages. Its file cannot be read any more.</source>
        <translation>Каталог — это всё, что Poplar знает о ваших письмах. Его файл больше не читается.</translation>
    </message>
    <message>
        <source>The catalogue is what Poplar knows about your messages. Its file is not there.</source>
        <translation>Каталог — это всё, что Poplar знает о ваших письмах. Его файла нет на месте.</translation>
    </message>
    <message numerus="yes">
        <source>In this account’s folder there are %Ln downloaded message(s). None of them is lost: Poplar can make a new catalogue from them.</source>
        <translation>
            <numerusform>В папке этой учётной записи лежит %Ln скачанное письмо. Оно не потеряно: Poplar может составить по нему новый каталог.</numerusform>
            <numerusform>В папке этой учётной записи лежат %Ln скачанных письма. Ни одно не потеряно: Poplar может составить по ним новый каталог.</numerusform>
            <numerusform>В папке этой учётной записи лежат %Ln скачанных писем. Ни одно не потеряно: Poplar может составить по ним новый каталог.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>Повреждённый файл сохранён как %1.</translation>
    </message>
    <message>
        <source>If you start empty, the messages stay in the folder, but Poplar does not know them and would download them again.</source>
        <translation>Если начать с пустого каталога, письма останутся в папке, но Poplar не будет о них знать и скачал бы их снова.</translation>
    </message>
    <message>
        <source>The catalogue is damaged</source>
        <translation>Каталог повреждён</translation>
    </message>
    <message>
        <source>The catalogue is missing</source>
        <translation>Каталога нет</translation>
    </message>
    <message>
        <source>Rebuild the catalogue from your messages?</source>
        <translation>Восстановить каталог по вашим письмам?</translation>
    </message>
    <message>
        <source>&amp;Rebuild</source>
        <translation>&amp;Восстановить</translation>
    </message>
    <message>
        <source>Start &amp;empty</source>
        <translation>Начать с &amp;пустого</translation>
    </message>
    <message>
        <source>Rebuild catalogue</source>
        <translation>Восстановление каталога</translation>
    </message>
    <message>
        <source>Rebuild the catalogue of this account?</source>
        <translation>Восстановить каталог этой учётной записи?</translation>
    </message>
    <message>
        <source>Poplar reads every message in the account’s folder on this computer and puts right what the catalogue says of them. This helps when the list shows something else than the folder has.</source>
        <translation>Poplar прочитает все письма в папке учётной записи на этом компьютере и исправит то, что сказано о них в каталоге. Это помогает, если список показывает не то, что есть в папке.</translation>
    </message>
    <message>
        <source>No message is touched, neither here nor on the server. With many messages it takes a while.</source>
        <translation>Письма не изменятся ни здесь, ни на сервере. Если писем много, это займёт время.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>rebuild</comment>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) lie on this computer.</source>
        <translation>
            <numerusform>На этом компьютере лежит %Ln письмо.</numerusform>
            <numerusform>На этом компьютере лежат %Ln письма.</numerusform>
            <numerusform>На этом компьютере лежат %Ln писем.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What the catalogue says of %Ln message(s) was put right.</source>
        <translation>
            <numerusform>Исправлена запись каталога об %Ln письме.</numerusform>
            <numerusform>Исправлены записи каталога о %Ln письмах.</numerusform>
            <numerusform>Исправлены записи каталога о %Ln письмах.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln message(s) are gone.</source>
        <translation>
            <numerusform>Пропал файл %Ln письма.</numerusform>
            <numerusform>Пропали файлы %Ln писем.</numerusform>
            <numerusform>Пропали файлы %Ln писем.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>Не удалось прочитать %Ln файл.</numerusform>
            <numerusform>Не удалось прочитать %Ln файла.</numerusform>
            <numerusform>Не удалось прочитать %Ln файлов.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::CommitText</name>
    <message>
        <source>%1 freed on the server.</source>
        <translation>На сервере освобождено %1.</translation>
    </message>
    <message>
        <source>The server did not confirm the deletion</source>
        <translation>Сервер не подтвердил удаление</translation>
    </message>
    <message>
        <source>It answered: %1. Check the mailbox to see which messages are still there.</source>
        <translation>Он ответил: %1. Проверьте ящик, чтобы увидеть, какие письма ещё остались.</translation>
    </message>
    <message>
        <source>The server said nothing about the deletion</source>
        <translation>Сервер ничего не сообщил об удалении</translation>
    </message>
    <message>
        <source>The connection ended before its answer. Check the mailbox to see which messages are still there; your ticks are kept.</source>
        <translation>Соединение прервалось до его ответа. Проверьте ящик, чтобы увидеть, какие письма ещё остались; ваши отметки сохранены.</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Ничего не удалено</translation>
    </message>
    <message>
        <source>All messages are still on the server.</source>
        <translation>Все письма остались на сервере.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) deleted</source>
        <translation>
            <numerusform>Удалено %Ln письмо</numerusform>
            <numerusform>Удалено %Ln письма</numerusform>
            <numerusform>Удалено %Ln писем</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::ComposeDesk</name>
    <message>
        <source>&amp;New message</source>
        <translation>&amp;Новое письмо</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>toolbar: a new message</comment>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Write a new message (Ctrl+Shift+M)</source>
        <translation>Написать новое письмо (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Ответить</translation>
    </message>
    <message>
        <source>Reply to &amp;all</source>
        <translation>Ответить &amp;всем</translation>
    </message>
    <message>
        <source>Reply to mailing &amp;list</source>
        <translation>Ответить в &amp;рассылку</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Переслать</translation>
    </message>
    <message>
        <source>Forward as a&amp;ttachment</source>
        <translation>Переслать в&amp;ложением</translation>
    </message>
    <message>
        <source>Re&amp;direct</source>
        <translation>П&amp;еренаправить</translation>
    </message>
    <message>
        <source>Send the message on as it stands, under its author’s name</source>
        <translation>Отправить письмо дальше как есть, от имени его автора</translation>
    </message>
    <message>
        <source>The message could not be read for the answer</source>
        <translation>Не удалось прочитать письмо для ответа</translation>
    </message>
    <message>
        <source>What is shown is a message within another one. Go back to that one to answer it.</source>
        <translation>Показано письмо, вложенное в другое. Чтобы ответить, вернитесь к тому письму.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ComposeFields</name>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Кому:</translation>
    </message>
    <message>
        <source>&amp;Cc:</source>
        <translation>Коп&amp;ия:</translation>
    </message>
    <message>
        <source>&amp;Bcc:</source>
        <translation>&amp;Скрытая копия:</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;От:</translation>
    </message>
    <message>
        <source>Cc</source>
        <comment>show this field</comment>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Bcc</source>
        <comment>show this field</comment>
        <translation>Скрытая</translation>
    </message>
    <message>
        <source>Send copies to others</source>
        <translation>Отправить копии другим</translation>
    </message>
    <message>
        <source>Send copies that the other recipients do not see</source>
        <translation>Отправить копии, о которых другие получатели не узнают</translation>
    </message>
    <message>
        <source>&amp;Subject:</source>
        <translation>&amp;Тема:</translation>
    </message>
    <message>
        <source>Set up sending for “%1”…</source>
        <translation>Настроить отправку для «%1»…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ComposeText</name>
    <message>
        <source>Text of the message</source>
        <translation>Текст письма</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ComposeWindow</name>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation>Отправить письмо (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>&amp;Attach files…</source>
        <translation>Прило&amp;жить файлы…</translation>
    </message>
    <message>
        <source>Attach…</source>
        <comment>toolbar: files to a message</comment>
        <translation>Приложить…</translation>
    </message>
    <message>
        <source>Let files go with the message; they can be dragged here, too (Ctrl+Shift+A)</source>
        <translation>Приложить файлы к письму; их можно и перетащить сюда (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>Keep &amp;draft</source>
        <translation>Сохранить &amp;черновик</translation>
    </message>
    <message>
        <source>Keep what is written so far on this computer (Ctrl+S)</source>
        <translation>Сохранить написанное на этом компьютере (Ctrl+S)</translation>
    </message>
    <message>
        <source>Ask for a delivery &amp;report</source>
        <translation>&amp;Запросить отчёт о доставке</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>За&amp;крыть</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Письмо</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Панель инструментов</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>П&amp;равка</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>О&amp;тменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>По&amp;вторить</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Вы&amp;резать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>В&amp;ставить</translation>
    </message>
    <message>
        <source>Paste as &amp;quotation</source>
        <translation>Вставить как &amp;цитату</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Not everything was attached</source>
        <translation>Приложено не всё</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <comment>at a time</comment>
        <translation>Черновик сохранён в %1</translation>
    </message>
    <message>
        <source>The draft could not be saved</source>
        <translation>Не удалось сохранить черновик</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Новое письмо</translation>
    </message>
    <message>
        <source>No account can send mail yet</source>
        <translation>Ни одна учётная запись пока не может отправлять почту</translation>
    </message>
    <message>
        <source>An account needs an address to write from and a server to send by. What is written here is kept as a draft meanwhile.</source>
        <translation>Учётной записи нужны адрес, от которого писать, и сервер для отправки. Написанное здесь пока сохраняется как черновик.</translation>
    </message>
    <message>
        <source>Set up sending…</source>
        <translation>Настроить отправку…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Закрыть письмо</translation>
    </message>
    <message>
        <source>Keep what is written as a draft?</source>
        <translation>Сохранить написанное как черновик?</translation>
    </message>
    <message>
        <source>Drafts lie on this computer. What is discarded is gone for good.</source>
        <translation>Черновики лежат на этом компьютере. Удалённое вернуть нельзя.</translation>
    </message>
    <message>
        <source>&amp;Keep draft</source>
        <translation>&amp;Сохранить черновик</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Send an&amp;yway</source>
        <translation>&amp;Всё равно отправить</translation>
    </message>
    <message numerus="yes">
        <source>%n of the attached files is not there any more: %1. Take it out, or put it back.</source>
        <translation>
            <numerusform>%n из приложенных файлов больше нет на месте: %1. Уберите его из письма или верните на место.</numerusform>
            <numerusform>%n из приложенных файлов больше нет на месте: %1. Уберите их из письма или верните на место.</numerusform>
            <numerusform>%n из приложенных файлов больше нет на месте: %1. Уберите их из письма или верните на место.</numerusform>
        </translation>
    </message>
    <message>
        <source>The message could not be put into the outbox</source>
        <translation>Не удалось положить письмо в исходящие</translation>
    </message>
    <message>
        <source>The message cannot be sent as it is</source>
        <translation>В таком виде письмо отправить нельзя</translation>
    </message>
    <message>
        <source>Putting the message into the outbox…</source>
        <translation>Письмо записывается в исходящие…</translation>
    </message>
    <message>
        <source>No misspelt word was found.</source>
        <translation>Слов с ошибками не найдено.</translation>
    </message>
    <message>
        <source>The word could not be stored</source>
        <translation>Слово не удалось сохранить</translation>
    </message>
    <message>
        <source>It counts as right until Poplar ends. %1</source>
        <comment>%1: what the system says</comment>
        <translation>Оно считается верным, пока работает Poplar. %1</translation>
    </message>
    <message>
        <source>The message has another sender now</source>
        <translation>У письма теперь другой отправитель</translation>
    </message>
    <message>
        <source>“%1” is not in the settings any more. The message comes from “%2” now, unless you choose another sender.</source>
        <extracomment>Both are mail addresses.</extracomment>
        <translation>Адреса «%1» больше нет в настройках. Теперь письмо уйдёт от «%2», если не выбрать другого отправителя.</translation>
    </message>
    <message>
        <source>Discard c&amp;hanges</source>
        <translation>Отменить и&amp;зменения</translation>
    </message>
    <message>
        <source>&amp;Delete draft</source>
        <translation>&amp;Удалить черновик</translation>
    </message>
    <message>
        <source>Without the changes, the draft is as it was when you opened it. What is deleted is gone for good.</source>
        <translation>Без изменений черновик останется таким, каким вы его открыли. Удалённое вернуть нельзя.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConnectionDetails</name>
    <message>
        <source>Connection details</source>
        <translation>Сведения о соединении</translation>
    </message>
    <message>
        <source>None. Others on the way can read everything.</source>
        <translation>Нет. Всё может прочитать любой на пути к серверу.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Сертификаты</translation>
    </message>
    <message>
        <source>The server can</source>
        <translation>Что умеет сервер</translation>
    </message>
    <message>
        <source>The connection to %1 is encrypted</source>
        <translation>Соединение с %1 зашифровано</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted</source>
        <translation>Соединение с %1 не зашифровано</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted yet</source>
        <translation>Соединение с %1 ещё не зашифровано</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>%1 is the name of a server.</extracomment>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, порт %2</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Learnt about it</source>
        <translation>Что о нём известно</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Cipher</source>
        <extracomment>%1 is the technical name of a cipher, %n the length of its key.</extracomment>
        <translation>Шифр</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n бит</numerusform>
            <numerusform>%1, %n бита</numerusform>
            <numerusform>%1, %n бит</numerusform>
        </translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Подлинность</translation>
    </message>
    <message>
        <source>Vouched for by %1, whom this computer trusts.</source>
        <translation>Подтверждена центром %1, которому доверяет этот компьютер.</translation>
    </message>
    <message>
        <source>You chose to trust this server’s certificate for this account.</source>
        <translation>Вы решили доверять сертификату этого сервера для этой учётной записи.</translation>
    </message>
    <message>
        <source>You chose to trust this server’s certificate for this account. Nobody else vouches for it as it stands.</source>
        <translation>Вы решили доверять сертификату этого сервера для этой учётной записи. Больше никто его не подтверждает.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Не проверялась</translation>
    </message>
    <message>
        <source>The server’s first, then who vouches for it</source>
        <translation>Сначала сертификат сервера, затем те, кто его подтверждает</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Valid</source>
        <extracomment>The time in which a certificate is valid.</extracomment>
        <translation>Действителен</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>Key</source>
        <extracomment>The key of a certificate: %1 is its kind (&quot;RSA&quot;), %n its length.</extracomment>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Copy this certificate’s details</source>
        <translation>Скопировать сведения о сертификате</translation>
    </message>
    <message>
        <source>What the server can do</source>
        <translation>Что умеет сервер</translation>
    </message>
    <message>
        <source>It announces</source>
        <translation>Возможность</translation>
    </message>
    <message>
        <source>That means</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConnectionTestView</name>
    <message>
        <source>Everything works. Nothing in your mailbox was changed.</source>
        <translation>Всё работает. В ящике ничего не изменено.</translation>
    </message>
    <message>
        <source>Connect to %1, port %2</source>
        <translation>Подключиться к %1, порт %2</translation>
    </message>
    <message>
        <source>Hear the server’s greeting</source>
        <translation>Получить приветствие сервера</translation>
    </message>
    <message>
        <source>Encrypt the connection</source>
        <translation>Зашифровать соединение</translation>
    </message>
    <message>
        <source>Ask what the server can do</source>
        <translation>Узнать возможности сервера</translation>
    </message>
    <message>
        <source>Log in as %1</source>
        <translation>Войти как %1</translation>
    </message>
    <message>
        <source>Look into the mailbox</source>
        <translation>Заглянуть в ящик</translation>
    </message>
    <message>
        <source>Leave without changing anything</source>
        <translation>Выйти, ничего не изменив</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1</source>
        <extracomment>What is in the mailbox: %n messages, %1 is their size.</extracomment>
        <translation>
            <numerusform>%Ln письмо, %1</numerusform>
            <numerusform>%Ln письма, %1</numerusform>
            <numerusform>%Ln писем, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2
Certificate of %3, issued by %4, valid until %5</source>
        <extracomment>%1 is a version such as TLSv1.3, %2 a cipher, %3 a server&apos;s name, %4 who issued its certificate, %5 a date.</extracomment>
        <translation>%1, %2
Сертификат %3, выдан %4, действителен до %5</translation>
    </message>
    <message>
        <source>Everything works. No mail was sent. To see a message go and come back, choose “Send a test message to myself” in the menu “Mailbox”.</source>
        <translation>Всё работает. Ни одно письмо не отправлено. Чтобы увидеть, как письмо уходит и возвращается, выберите в меню «Ящик» пункт «Отправить пробное письмо себе».</translation>
    </message>
    <message>
        <source>Leave without sending anything</source>
        <translation>Завершить сеанс, ничего не отправив</translation>
    </message>
    <message>
        <source>SIZE %1</source>
        <extracomment>What a mail server announces: the largest message that it takes. %1 is a size, &quot;50 MB&quot;.</extracomment>
        <translation>SIZE %1</translation>
    </message>
    <message>
        <source>Nothing besides sending</source>
        <translation>Ничего, кроме отправки</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConsoleBar</name>
    <message>
        <source>Command to the server</source>
        <translation>Команда серверу</translation>
    </message>
    <message>
        <source>So much cannot be pasted at once: the end was cut off.</source>
        <translation>Столько сразу вставить нельзя: конец отрезан.</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>Управляющие символы пропущены.</translation>
    </message>
    <message numerus="yes">
        <source>Of what was pasted, only the first %n line(s) wait.</source>
        <translation>
            <numerusform>Из вставленного ждёт только первая %n строка.</numerusform>
            <numerusform>Из вставленного ждут только первые %n строки.</numerusform>
            <numerusform>Из вставленного ждут только первые %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>No command is that long: the end was cut off.</source>
        <translation>Таких длинных команд не бывает: конец отрезан.</translation>
    </message>
    <message numerus="yes">
        <source>%n more pasted line(s) wait: Enter sends the next, Ctrl+Enter all, Esc forgets them.</source>
        <translation>
            <numerusform>Ждёт ещё %n вставленная строка: Enter отправляет следующую, Ctrl+Enter — все, Esc забывает их.</numerusform>
            <numerusform>Ждут ещё %n вставленные строки: Enter отправляет следующую, Ctrl+Enter — все, Esc забывает их.</numerusform>
            <numerusform>Ждут ещё %n вставленных строк: Enter отправляет следующую, Ctrl+Enter — все, Esc забывает их.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pasted line(s) wait: Enter sends one at a time, Esc forgets them.</source>
        <translation>
            <numerusform>Ждёт ещё %n вставленная строка: Enter отправляет по одной, Esc забывает их.</numerusform>
            <numerusform>Ждут ещё %n вставленные строки: Enter отправляет по одной, Esc забывает их.</numerusform>
            <numerusform>Ждут ещё %n вставленных строк: Enter отправляет по одной, Esc забывает их.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends, Up brings back what was sent, F1 lists the commands.</source>
        <translation>Enter отправляет, стрелка вверх возвращает отправленное, F1 показывает список команд.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConsoleCommands</name>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>&amp;Type it</source>
        <translation>&amp;Подставить</translation>
    </message>
    <message>
        <source>Put the command into the line, without sending it</source>
        <translation>Поместить команду в строку, не отправляя</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConsoleCompletion</name>
    <message>
        <source>Commands that begin like this</source>
        <translation>Команды, которые так начинаются</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConsoleDesk</name>
    <message>
        <source>Not connected. Poplar tries again by itself.</source>
        <translation>Нет соединения. Poplar сам попробует ещё раз.</translation>
    </message>
    <message>
        <source>Not connected. “Check” connects.</source>
        <translation>Нет соединения. Соединяет кнопка «Проверить».</translation>
    </message>
    <message>
        <source>Poplar is connecting. The console opens when the maildrop does.</source>
        <translation>Poplar соединяется. Консоль откроется вместе с ящиком.</translation>
    </message>
    <message>
        <source>Poplar is reading what lies in the maildrop. A moment, please.</source>
        <translation>Poplar узнаёт, что лежит в ящике. Подождите немного.</translation>
    </message>
    <message>
        <source>Poplar is leaving the maildrop.</source>
        <translation>Poplar завершает сеанс.</translation>
    </message>
    <message>
        <source>Type a POP3 command</source>
        <translation>Введите команду POP3</translation>
    </message>
    <message>
        <source>STLS was not sent: encryption begins before the login. The account’s settings have it.</source>
        <translation>STLS не отправлена: шифрование начинается до входа. Оно задаётся в настройках учётной записи.</translation>
    </message>
    <message>
        <source>%1 was not sent: Poplar has logged in to this session.</source>
        <translation>%1 не отправлена: вход в этом сеансе уже выполнен.</translation>
    </message>
    <message>
        <source>%1 was not sent: the maildrop is not open.</source>
        <translation>%1 не отправлена: ящик не открыт.</translation>
    </message>
    <message>
        <source>Nothing was sent: that is no POP3 command.</source>
        <translation>Ничего не отправлено: это не команда POP3.</translation>
    </message>
    <message>
        <source>%1 was not sent: what stands behind it does not fit. F1 shows how it is used.</source>
        <translation>%1 не отправлена: то, что стоит за ней, не подходит. Как ею пользоваться, показывает F1.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ConsoleVerbs</name>
    <message>
        <source>USER name</source>
        <translation>USER имя</translation>
    </message>
    <message>
        <source>PASS password</source>
        <translation>PASS пароль</translation>
    </message>
    <message>
        <source>APOP name digest</source>
        <translation>APOP имя дайджест</translation>
    </message>
    <message>
        <source>AUTH mechanism [answer]</source>
        <translation>AUTH механизм [ответ]</translation>
    </message>
    <message>
        <source>LANG [language]</source>
        <translation>LANG [язык]</translation>
    </message>
    <message>
        <source>LIST [message]</source>
        <translation>LIST [письмо]</translation>
    </message>
    <message>
        <source>UIDL [message]</source>
        <translation>UIDL [письмо]</translation>
    </message>
    <message>
        <source>TOP message lines</source>
        <translation>TOP письмо строки</translation>
    </message>
    <message>
        <source>RETR message</source>
        <translation>RETR письмо</translation>
    </message>
    <message>
        <source>DELE message</source>
        <translation>DELE письмо</translation>
    </message>
    <message>
        <source>Only before the login.</source>
        <translation>Только до входа.</translation>
    </message>
    <message>
        <source>Only after the login.</source>
        <translation>Только после входа.</translation>
    </message>
    <message>
        <source>The server does not announce it: %1 is not among its capabilities.</source>
        <translation>Сервер этого не объявляет: среди его возможностей нет %1.</translation>
    </message>
    <message>
        <source>EHLO name</source>
        <translation>EHLO имя</translation>
    </message>
    <message>
        <source>HELO name</source>
        <translation>HELO имя</translation>
    </message>
    <message>
        <source>MAIL FROM:&lt;address&gt; [SIZE=octets] [BODY=8BITMIME]</source>
        <translation>MAIL FROM:&lt;адрес&gt; [SIZE=байты] [BODY=8BITMIME]</translation>
    </message>
    <message>
        <source>RCPT TO:&lt;address&gt; [NOTIFY=FAILURE]</source>
        <translation>RCPT TO:&lt;адрес&gt; [NOTIFY=FAILURE]</translation>
    </message>
    <message>
        <source>VRFY address</source>
        <translation>VRFY адрес</translation>
    </message>
    <message>
        <source>EXPN list</source>
        <translation>EXPN список</translation>
    </message>
    <message>
        <source>HELP [command]</source>
        <translation>HELP [команда]</translation>
    </message>
    <message>
        <source>Not while a message is begun: RSET gives it up.</source>
        <translation>Не тогда, когда письмо начато: RSET от него откажется.</translation>
    </message>
    <message>
        <source>Only behind MAIL FROM.</source>
        <translation>Только после MAIL FROM.</translation>
    </message>
    <message>
        <source>The server does not announce it: %1 is not among its extensions.</source>
        <translation>Сервер этого не объявляет: среди его расширений нет %1.</translation>
    </message>
    <message>
        <source>By hand, every line behind it is sent as you type it: double a dot at the beginning of a line yourself.</source>
        <translation>Вручную каждая строка за ней уходит так, как набрана: точку в начале строки нужно удваивать самостоятельно.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DoubtSentences</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day as part of a sentence, as a Qt date format: &quot;4 March 2026&quot;. In the order usual in the language.</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>It is made out to %1, not to %2.</source>
        <translation>Он выдан %1, а не %2.</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for it; the server may have made it itself.</source>
        <translation>За него не ручается никто из тех, кому доверяет этот компьютер; возможно, сервер выдал его себе сам.</translation>
    </message>
    <message>
        <source>It ran out on %1.</source>
        <translation>Срок его действия истёк %1.</translation>
    </message>
    <message>
        <source>It is valid only from %1. Is this computer’s clock right?</source>
        <translation>Он начнёт действовать только с %1. Верно ли идут часы на этом компьютере?</translation>
    </message>
    <message>
        <source>It is not the certificate that you chose to trust for this account.</source>
        <translation>Это не тот сертификат, которому вы решили доверять для этой учётной записи.</translation>
    </message>
    <message>
        <source>The encryption library reports: %1</source>
        <translation>Библиотека шифрования сообщает: %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DoubtWords</name>
    <message>
        <source>The subject is empty</source>
        <translation>Тема не указана</translation>
    </message>
    <message>
        <source>A message is easier to find by its subject, and some filters take one without for spam.</source>
        <translation>По теме письмо легче найти, а без неё некоторые фильтры принимают его за спам.</translation>
    </message>
    <message>
        <source>Was a file to be attached?</source>
        <translation>Не забыт ли файл?</translation>
    </message>
    <message>
        <source>The text speaks of an attachment, and there is none.</source>
        <translation>В тексте говорится о вложении, а его нет.</translation>
    </message>
    <message>
        <source>The server may refuse this message</source>
        <translation>Сервер может не принять это письмо</translation>
    </message>
    <message>
        <source>It is larger than the server takes, as far as Poplar knows.</source>
        <translation>Насколько известно Poplar, оно больше, чем принимает сервер.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadActions</name>
    <message>
        <source>Do&amp;wnload selected</source>
        <translation>Скач&amp;ать выбранные</translation>
    </message>
    <message>
        <source>Download all &amp;new</source>
        <translation>Скачать все нов&amp;ые</translation>
    </message>
    <message>
        <source>Download everythin&amp;g</source>
        <translation>С&amp;качать всё</translation>
    </message>
    <message>
        <source>Keep the selected messages on this computer; they stay on the server (Ctrl+D)</source>
        <translation>Сохранить выбранные письма на этом компьютере; на сервере они останутся (Ctrl+D)</translation>
    </message>
    <message>
        <source>Download</source>
        <comment>toolbar: a menu of what to download</comment>
        <translation>Скачать</translation>
    </message>
    <message>
        <source>Keep messages on this computer; they stay on the server</source>
        <translation>Сохранить письма на этом компьютере; на сервере они останутся</translation>
    </message>
    <message>
        <source>Download everything below a si&amp;ze…</source>
        <translation>Скачать всё мень&amp;ше размера…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadDialog</name>
    <message>
        <source>Download everything below a size</source>
        <translation>Скачать всё меньше заданного размера</translation>
    </message>
    <message>
        <source>&amp;Messages up to</source>
        <translation>&amp;Письма размером до</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Скачать</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1, will be downloaded.</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>Будет скачано %Ln письмо, %1.</numerusform>
            <numerusform>Будут скачаны %Ln письма, %1.</numerusform>
            <numerusform>Будут скачаны %Ln писем, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing of this size left to download.</source>
        <translation>Писем такого размера для скачивания не осталось.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln larger message(s), %1, stay on the server.</source>
        <translation>
            <numerusform>%Ln письмо крупнее (%1) останется на сервере.</numerusform>
            <numerusform>%Ln письма крупнее (%1) останутся на сервере.</numerusform>
            <numerusform>%Ln писем крупнее (%1) останутся на сервере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are on this computer already.</source>
        <translation>
            <numerusform>%Ln письмо уже есть на этом компьютере.</numerusform>
            <numerusform>%Ln письма уже есть на этом компьютере.</numerusform>
            <numerusform>%Ln писем уже есть на этом компьютере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) wait for their download already.</source>
        <translation>
            <numerusform>%Ln письмо уже ждёт скачивания.</numerusform>
            <numerusform>%Ln письма уже ждут скачивания.</numerusform>
            <numerusform>%Ln писем уже ждут скачивания.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadModel</name>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>(not read yet)</source>
        <translation>(ещё не прочитано)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadText</name>
    <message>
        <source>less than a minute left</source>
        <translation>осталось меньше минуты</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>осталась примерно %n минута</numerusform>
            <numerusform>осталось примерно %n минуты</numerusform>
            <numerusform>осталось примерно %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>остался примерно %n час</numerusform>
            <numerusform>осталось примерно %n часа</numerusform>
            <numerusform>осталось примерно %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлено</translation>
    </message>
    <message>
        <source>Goes on at the next check</source>
        <translation>Продолжится при следующей проверке</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <extracomment>A rate: %1 is a size such as 1.2 MB.</extracomment>
        <translation>%1/с</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) downloaded, %1</source>
        <translation>
            <numerusform>Скачано %Ln письмо, %1</numerusform>
            <numerusform>Скачаны %Ln письма, %1</numerusform>
            <numerusform>Скачаны %Ln писем, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s), %2 of %3</source>
        <comment>done of all</comment>
        <translation>
            <numerusform>%1 из %Ln письма, %2 из %3</numerusform>
            <numerusform>%1 из %Ln писем, %2 из %3</numerusform>
            <numerusform>%1 из %Ln писем, %2 из %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>не удалось: %Ln</numerusform>
            <numerusform>не удалось: %Ln</numerusform>
            <numerusform>не удалось: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloading: %1 of %2</source>
        <translation>Скачивание: %1 из %2</translation>
    </message>
    <message>
        <source>Downloads paused: %1 of %2</source>
        <translation>Скачивание приостановлено: %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s) waiting</source>
        <translation>
            <numerusform>%Ln загрузка ждёт</numerusform>
            <numerusform>%Ln загрузки ждут</numerusform>
            <numerusform>%Ln загрузок ждут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s) failed</source>
        <translation>
            <numerusform>%Ln загрузка не удалась</numerusform>
            <numerusform>%Ln загрузки не удались</numerusform>
            <numerusform>%Ln загрузок не удались</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>octets come of all</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Скачано</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>The server said: “%1”</source>
        <translation>Ответ сервера: «%1»</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadsDock</name>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>Progress of all downloads</source>
        <translation>Ход всех загрузок</translation>
    </message>
    <message>
        <source>No downloads</source>
        <translation>Нет загрузок</translation>
    </message>
    <message>
        <source>Messages that you download are kept on this computer and stay on the server.</source>
        <translation>Скачанные письма хранятся на этом компьютере и остаются на сервере.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>downloads</comment>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Cancel the selected downloads (Del); the messages stay on the server</source>
        <translation>Отменить выбранные загрузки (Del); письма останутся на сервере</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <comment>downloads</comment>
        <translation>Отменить все</translation>
    </message>
    <message>
        <source>Cancel everything that is waiting; the messages stay on the server</source>
        <translation>Отменить всё, что ждёт очереди; письма останутся на сервере</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Повторить неудачные</translation>
    </message>
    <message>
        <source>Try what failed once more: what is selected, or everything</source>
        <translation>Ещё раз попробовать то, что не удалось: выбранное или всё</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Убрать готовые</translation>
    </message>
    <message>
        <source>Take what has been downloaded off this list; nothing is deleted</source>
        <translation>Убрать скачанное из этого списка; ничего не удаляется</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Продолжить скачивание</translation>
    </message>
    <message>
        <source>Finish the message under way and fetch no more for now</source>
        <translation>Докачать текущее письмо и пока не скачивать других</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DraftKeeping</name>
    <message>
        <source>The account is not there any more.</source>
        <translation>Этой учётной записи больше нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::DraftsPane</name>
    <message>
        <source>&amp;Write on</source>
        <translation>П&amp;исать дальше</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>when a draft was saved</comment>
        <translation>Сохранён</translation>
    </message>
    <message>
        <source>There are no drafts</source>
        <translation>Черновиков нет</translation>
    </message>
    <message>
        <source>What you begin to write is kept here until you send it.</source>
        <translation>Начатые письма лежат здесь, пока не отправлены.</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>Удаление черновика</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Удалить «%1»?</translation>
    </message>
    <message>
        <source>What is written there is gone for good.</source>
        <translation>Написанное в нём вернуть нельзя.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ErrorSentences</name>
    <message>
        <source>There is no server named “%1”</source>
        <translation>Сервера с именем «%1» нет</translation>
    </message>
    <message>
        <source>This name has no address on the network, so nothing was sent.</source>
        <translation>У этого имени нет адреса в сети, поэтому ничего не отправлялось.</translation>
    </message>
    <message>
        <source>Check the spelling of the server’s name, and that this computer is online.</source>
        <translation>Проверьте, верно ли написано имя сервера и есть ли на этом компьютере подключение к сети.</translation>
    </message>
    <message>
        <source>%1 does not accept connections on port %2</source>
        <translation>%1 не принимает соединения на порту %2</translation>
    </message>
    <message>
        <source>The computer is there, but no mail server answers on this port, or the way to it is closed. Nothing was sent.</source>
        <translation>Компьютер на месте, но почтовый сервер на этом порту не отвечает или путь к нему закрыт. Ничего не отправлялось.</translation>
    </message>
    <message>
        <source>Check the port. Mail servers of this kind listen on 110 or, encrypted from the start, on 995. A firewall may be in the way, too.</source>
        <translation>Проверьте порт. Такие почтовые серверы работают на порту 110 или, с шифрованием с самого начала, на 995. Мешать может и межсетевой экран.</translation>
    </message>
    <message>
        <source>Try again. If it happens often, the network or the server is at fault.</source>
        <translation>Попробуйте ещё раз. Если так бывает часто, дело в сети или в сервере.</translation>
    </message>
    <message>
        <source>%1 closed the connection</source>
        <translation>%1 закрыл соединение</translation>
    </message>
    <message>
        <source>It ended before you were logged in.</source>
        <translation>Оно прервалось до входа в ящик.</translation>
    </message>
    <message>
        <source>The connection broke while the list was loading</source>
        <translation>Соединение прервалось при загрузке списка</translation>
    </message>
    <message>
        <source>The connection broke while the message was loading</source>
        <translation>Соединение прервалось при загрузке письма</translation>
    </message>
    <message>
        <source>The connection to %1 broke</source>
        <translation>Соединение с %1 прервалось</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 не отвечает</translation>
    </message>
    <message>
        <source>It said nothing for so long that Poplar gave the connection up.</source>
        <translation>Сервер молчал так долго, что Poplar закрыл соединение.</translation>
    </message>
    <message>
        <source>The server may be overloaded or out of reach; try again in a few minutes.</source>
        <translation>Возможно, сервер перегружен или недоступен; попробуйте через несколько минут.</translation>
    </message>
    <message>
        <source>This server probably expects encryption from the start</source>
        <translation>Похоже, этот сервер ждёт шифрования с самого начала</translation>
    </message>
    <message>
        <source>On port %1 nothing readable came from %2. Servers on this port wait for an encrypted connection. No password was sent.</source>
        <translation>На порту %1 от %2 не пришло ничего понятного. На этом порту серверы ждут шифрованного соединения. Пароль не отправлялся.</translation>
    </message>
    <message>
        <source>Set the account to “Encrypted from the start (TLS)” with port 995.</source>
        <translation>Выберите для учётной записи «Шифрование с самого начала (TLS)» и порт 995.</translation>
    </message>
    <message>
        <source>Poplar speaks POP3 only. It closed the connection and sent no password.</source>
        <translation>Poplar работает только по протоколу POP3. Соединение закрыто, пароль не отправлялся.</translation>
    </message>
    <message>
        <source>This is a server for sending mail (SMTP), not for receiving it</source>
        <translation>Это сервер для отправки почты (SMTP), а не для получения</translation>
    </message>
    <message>
        <source>Ask your provider for the POP3 server’s name; often it begins with “pop”. The port is 110 or 995.</source>
        <translation>Узнайте у почтовой службы имя сервера POP3; часто оно начинается с «pop». Порт — 110 или 995.</translation>
    </message>
    <message>
        <source>This is an IMAP server</source>
        <translation>Это сервер IMAP</translation>
    </message>
    <message>
        <source>The same server may speak POP3 on port 110 or 995. Some providers want POP3 to be switched on first, in their web mail.</source>
        <translation>Возможно, этот же сервер поддерживает POP3 на порту 110 или 995. У некоторых почтовых служб POP3 сначала нужно включить в веб-интерфейсе.</translation>
    </message>
    <message>
        <source>This is not a mail server</source>
        <translation>Это не почтовый сервер</translation>
    </message>
    <message>
        <source>Check the server’s name and the port: 110 or 995.</source>
        <translation>Проверьте имя сервера и порт: 110 или 995.</translation>
    </message>
    <message>
        <source>%1 does not answer like a POP3 server</source>
        <translation>%1 отвечает не так, как сервер POP3</translation>
    </message>
    <message>
        <source>%1 does not offer encryption on this port</source>
        <translation>%1 не предлагает шифрования на этом порту</translation>
    </message>
    <message>
        <source>Your account asks for an encrypted connection, and the server cannot make one with STARTTLS. Poplar left without sending your name or password.</source>
        <translation>Учётная запись требует шифрованного соединения, а сервер не умеет включать его через STARTTLS. Poplar отключился, не отправив ни имени, ни пароля.</translation>
    </message>
    <message>
        <source>Try “Encrypted from the start (TLS)” on port 995. If the server has no encryption at all, you may choose to go without; then everyone on the way can read your password and mail.</source>
        <translation>Попробуйте «Шифрование с самого начала (TLS)» на порту 995. Если шифрования на сервере нет совсем, можно работать и без него, но тогда пароль и письма сможет прочитать любой на пути к серверу.</translation>
    </message>
    <message>
        <source>Port 110 is not encrypted from the start</source>
        <translation>На порту 110 шифрование включается не сразу</translation>
    </message>
    <message>
        <source>The account asks for encryption from the first byte; on port 110 it begins after connecting. No password was sent.</source>
        <translation>Учётная запись требует шифрования с первого байта, а на порту 110 оно включается после подключения. Пароль не отправлялся.</translation>
    </message>
    <message>
        <source>Use port 995, or choose “Encrypted after connecting (STARTTLS)”.</source>
        <translation>Укажите порт 995 или выберите «Шифрование после подключения (STARTTLS)».</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made</source>
        <translation>Не удалось установить шифрованное соединение с %1</translation>
    </message>
    <message>
        <source>The two sides could not agree on how to encrypt. Poplar closed the connection and sent no password.</source>
        <translation>Стороны не смогли договориться о способе шифрования. Poplar закрыл соединение, пароль не отправлялся.</translation>
    </message>
    <message>
        <source>The server may be too old: Poplar needs TLS 1.2 or newer. In a public network, try another one.</source>
        <translation>Возможно, сервер слишком старый: Poplar требует TLS 1.2 или новее. Если вы в общедоступной сети, попробуйте другую.</translation>
    </message>
    <message>
        <source>Somebody may be tampering with the connection to %1</source>
        <translation>Возможно, кто-то вмешивается в соединение с %1</translation>
    </message>
    <message>
        <source>Before the encryption began, something came that the server had no reason to send. This is how an attack looks. Poplar closed the connection and sent no password.</source>
        <translation>До начала шифрования пришло то, что серверу незачем было отправлять. Так выглядит атака. Poplar закрыл соединение, пароль не отправлялся.</translation>
    </message>
    <message>
        <source>Do not go on in this network; try another one. If it happens everywhere, tell the server’s operator.</source>
        <translation>Не продолжайте в этой сети, попробуйте другую. Если так везде, сообщите владельцу сервера.</translation>
    </message>
    <message>
        <source>%1 could not prove that it is your server</source>
        <translation>%1 не смог доказать, что это ваш сервер</translation>
    </message>
    <message>
        <source>Its certificate is not one that this computer trusts. Poplar closed the connection before your password was sent.</source>
        <translation>Этот компьютер не доверяет его сертификату. Poplar закрыл соединение до отправки пароля.</translation>
    </message>
    <message>
        <source>Look at the certificate when asked, and trust it only if you know why it is unusual.</source>
        <translation>Когда появится вопрос, рассмотрите сертификат и доверяйте ему, только если знаете, почему он необычен.</translation>
    </message>
    <message>
        <source>%1 did not let you in</source>
        <translation>%1 не пустил вас в ящик</translation>
    </message>
    <message>
        <source>By what it says, your mailbox is in use or locked. Your password may well be right.</source>
        <translation>Судя по ответу, ящик занят или заблокирован. Пароль вполне может быть верным.</translation>
    </message>
    <message>
        <source>Close other programs that read this mailbox, wait a few minutes and try again.</source>
        <translation>Закройте другие программы, которые работают с этим ящиком, подождите несколько минут и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>%1 refused the user name or the password</source>
        <translation>%1 не принял имя пользователя или пароль</translation>
    </message>
    <message>
        <source>You are not logged in.</source>
        <translation>Вход не выполнен.</translation>
    </message>
    <message>
        <source>Enter the password again, or check the user name: some servers want the whole address. Some providers ask for a separate app password, or for POP3 to be switched on first.</source>
        <translation>Введите пароль ещё раз или проверьте имя пользователя: некоторым серверам нужен полный адрес. У некоторых почтовых служб нужен отдельный пароль для приложений или сначала надо включить POP3.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>Подождите несколько минут и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Your mailbox is open elsewhere</source>
        <translation>Ваш ящик открыт в другом месте</translation>
    </message>
    <message>
        <source>Another program or device is reading it now, and POP3 admits one at a time. Your password is not in doubt.</source>
        <translation>Сейчас с ним работает другая программа или устройство, а POP3 допускает только одно подключение. Дело не в пароле.</translation>
    </message>
    <message>
        <source>Close the other program, or wait a few minutes: a session that was cut off is remembered for a while.</source>
        <translation>Закройте другую программу или подождите несколько минут: оборванный сеанс сервер помнит ещё некоторое время.</translation>
    </message>
    <message>
        <source>%1 wants a pause between two logins</source>
        <translation>%1 требует паузы между входами</translation>
    </message>
    <message>
        <source>You were here a moment ago. Your password is not in doubt.</source>
        <translation>Вы только что заходили. Дело не в пароле.</translation>
    </message>
    <message>
        <source>%1 has a passing problem</source>
        <translation>У %1 временные неполадки</translation>
    </message>
    <message>
        <source>The server says that it cannot serve you now. Your password is not in doubt.</source>
        <translation>Сервер сообщает, что сейчас не может вас обслужить. Дело не в пароле.</translation>
    </message>
    <message>
        <source>%1 does not let you in</source>
        <translation>%1 не пускает вас в ящик</translation>
    </message>
    <message>
        <source>The server did not show the list of messages</source>
        <translation>Сервер не показал список писем</translation>
    </message>
    <message>
        <source>The server did not show the beginning of a message</source>
        <translation>Сервер не показал начало письма</translation>
    </message>
    <message>
        <source>The server did not hand out the message</source>
        <translation>Сервер не отдал письмо</translation>
    </message>
    <message>
        <source>The server refused to mark a message for deletion</source>
        <translation>Сервер отказался отметить письмо к удалению</translation>
    </message>
    <message>
        <source>The server did not delete everything</source>
        <translation>Сервер удалил не всё</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Сервер отказал</translation>
    </message>
    <message>
        <source>Some of the ticked messages may still be there.</source>
        <translation>Некоторые из отмеченных писем могли остаться.</translation>
    </message>
    <message>
        <source>Check again to see which ones are left.</source>
        <translation>Проверьте ящик ещё раз, чтобы увидеть, какие остались.</translation>
    </message>
    <message>
        <source>The details show what it said.</source>
        <translation>Его ответ показан ниже.</translation>
    </message>
    <message>
        <source>Check the settings, or try again later.</source>
        <translation>Проверьте настройки или попробуйте позже.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, only the server’s operator can help.</source>
        <translation>Попробуйте ещё раз. Если не поможет, обратитесь к владельцу сервера.</translation>
    </message>
    <message>
        <source>The server’s answer makes no sense</source>
        <translation>Ответ сервера не имеет смысла</translation>
    </message>
    <message>
        <source>Poplar could not use it. The connection goes on.</source>
        <translation>Poplar не смог его разобрать. Соединение сохранено.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, the server is at fault; the log shows what it said.</source>
        <translation>Попробуйте ещё раз. Если не поможет, дело в сервере; его ответ виден в журнале.</translation>
    </message>
    <message>
        <source>%1 does not keep to the rules of POP3</source>
        <translation>%1 нарушает правила POP3</translation>
    </message>
    <message>
        <source>After such an answer nothing it says can be relied on, so Poplar closed the connection.</source>
        <translation>После такого ответа полагаться на его слова нельзя, поэтому Poplar закрыл соединение.</translation>
    </message>
    <message>
        <source>The server sent more than is sensible</source>
        <translation>Сервер прислал больше разумного</translation>
    </message>
    <message>
        <source>Poplar puts a limit on everything that it receives, so that no server can fill up this computer. One of them was passed.</source>
        <translation>Poplar ограничивает всё, что получает, чтобы никакой сервер не мог переполнить этот компьютер. Одно из ограничений превышено.</translation>
    </message>
    <message>
        <source>Other messages can still be read. The details say which limit it was.</source>
        <translation>Остальные письма можно читать. В подробностях указано, какое это ограничение.</translation>
    </message>
    <message>
        <source>The password could not be kept in the system keyring</source>
        <translation>Не удалось сохранить пароль в системном хранилище</translation>
    </message>
    <message>
        <source>Poplar remembers it until you close it, and writes it nowhere.</source>
        <translation>Poplar запомнит его до выхода и нигде не запишет.</translation>
    </message>
    <message>
        <source>Unlock the keyring, or enter the password each time.</source>
        <translation>Разблокируйте хранилище паролей или вводите пароль каждый раз.</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Не удалось сохранить файл</translation>
    </message>
    <message>
        <source>Nothing half-written was left behind.</source>
        <translation>Недописанных файлов не осталось.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there, or choose another folder.</source>
        <translation>Проверьте, есть ли место на диске и право записи в эту папку, или выберите другую.</translation>
    </message>
    <message>
        <source>This computer could not read or write a file</source>
        <translation>Компьютер не смог прочитать или записать файл</translation>
    </message>
    <message>
        <source>Poplar needs it to keep what it knows about your mailbox.</source>
        <translation>Poplar хранит в нём то, что знает о вашем ящике.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that your home folder is writable.</source>
        <translation>Проверьте, не заполнен ли диск и доступна ли для записи домашняя папка.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>You gave it up.</source>
        <translation>Вы прервали это действие.</translation>
    </message>
    <message>
        <source>You can start again at any time.</source>
        <translation>Его можно начать заново в любой момент.</translation>
    </message>
    <message>
        <source>This was not sent any more</source>
        <translation>Это уже не было отправлено</translation>
    </message>
    <message>
        <source>The connection ended before it was this one’s turn.</source>
        <translation>Соединение прервалось раньше, чем дошла очередь.</translation>
    </message>
    <message>
        <source>Nothing has happened on the server; try again.</source>
        <translation>На сервере ничего не произошло; попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>It is not known whether the messages were deleted</source>
        <translation>Неизвестно, удалены ли письма</translation>
    </message>
    <message>
        <source>The server was asked, and the connection ended before it answered.</source>
        <translation>Запрос серверу отправлен, но соединение прервалось до ответа.</translation>
    </message>
    <message>
        <source>Check again: Poplar compares and tells you what is gone.</source>
        <translation>Проверьте ящик ещё раз: Poplar сравнит и скажет, чего больше нет.</translation>
    </message>
    <message>
        <source>The server’s answer did not arrive</source>
        <translation>Ответ сервера не пришёл</translation>
    </message>
    <message>
        <source>The request was sent, and the connection ended before the answer came.</source>
        <translation>Запрос отправлен, но соединение прервалось до ответа.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>That is not possible now</source>
        <translation>Сейчас это невозможно</translation>
    </message>
    <message>
        <source>The connection is not in a state for it. Nothing was sent.</source>
        <translation>Соединение для этого не готово. Ничего не отправлялось.</translation>
    </message>
    <message>
        <source>Check the mailbox, then try again.</source>
        <translation>Проверьте ящик и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>What was listed before stays, and so do your ticks.</source>
        <translation>Прежний список и ваши отметки сохраняются.</translation>
    </message>
    <message>
        <source>What has been loaded stays in the list, and so do your ticks.</source>
        <translation>Загруженное остаётся в списке, ваши отметки сохраняются.</translation>
    </message>
    <message>
        <source>The list and your ticks stay as they are.</source>
        <translation>Список и ваши отметки остаются как были.</translation>
    </message>
    <message>
        <source>Your tick stays, and nothing is deleted before you say so.</source>
        <translation>Отметка остаётся; без вашего решения ничего не удаляется.</translation>
    </message>
    <message>
        <source>Ticks made now may be forgotten when Poplar ends.</source>
        <translation>Отметки, сделанные сейчас, могут пропасть после выхода из Poplar.</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>Команда: %1</translation>
    </message>
    <message>
        <source>Response code: %1</source>
        <translation>Код ответа: %1</translation>
    </message>
    <message>
        <source>Reported by the system: %1</source>
        <translation>Сообщение системы: %1</translation>
    </message>
    <message>
        <source>Server: %1, port %2</source>
        <translation>Сервер: %1, порт %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Ввести пароль…</translation>
    </message>
    <message>
        <source>Use TLS on port 995</source>
        <translation>TLS на порту 995</translation>
    </message>
    <message>
        <source>Use STARTTLS on port 110</source>
        <translation>STARTTLS на порту 110</translation>
    </message>
    <message>
        <source>Go without encryption</source>
        <translation>Без шифрования</translation>
    </message>
    <message>
        <source>Show the certificate…</source>
        <translation>Показать сертификат…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Показать в журнале</translation>
    </message>
    <message>
        <source>%1 refused the access token</source>
        <translation>%1 не принимает токен доступа</translation>
    </message>
    <message>
        <source>Get a new token from your provider, and check the user name.</source>
        <translation>Получите у провайдера новый токен и проверьте имя пользователя.</translation>
    </message>
    <message>
        <source>It has probably expired, or it was issued to another user.</source>
        <translation>Вероятно, срок его действия истёк или он выдан другому пользователю.</translation>
    </message>
    <message>
        <source>It is genuine, but it does not permit reading mail over POP3.</source>
        <translation>Он подлинный, но не даёт права читать почту по POP3.</translation>
    </message>
    <message>
        <source>Get a token that permits POP3; your provider calls this its scope.</source>
        <translation>Получите токен с правом доступа по POP3; провайдер называет это областью действия (scope).</translation>
    </message>
    <message>
        <source>%1 has a lasting problem with your mailbox</source>
        <translation>У %1 постоянная неполадка с вашим ящиком</translation>
    </message>
    <message>
        <source>The server says that trying again will not help. Your password is not in doubt, and Poplar does not try any more by itself.</source>
        <translation>Сервер сообщает, что повторять попытки бесполезно. Дело не в пароле, и сам Poplar больше не пробует.</translation>
    </message>
    <message>
        <source>Ask your provider; what the server said stands in the details.</source>
        <translation>Обратитесь к провайдеру; ответ сервера показан в подробностях.</translation>
    </message>
    <message>
        <source>%1 offers no way to log in that this account allows</source>
        <translation>%1 не предлагает ни одного способа входа, который разрешает эта учётная запись</translation>
    </message>
    <message>
        <source>Poplar sent neither your name nor your password.</source>
        <translation>Poplar не отправлял ни имени, ни пароля.</translation>
    </message>
    <message>
        <source>Let Poplar choose the way to log in, or choose another one in the account’s settings, on the page “Logging in”.</source>
        <translation>Доверьте выбор способа входа Poplar или выберите другой в настройках учётной записи, на странице «Вход».</translation>
    </message>
    <message>
        <source>There is no access token</source>
        <translation>Нет токена доступа</translation>
    </message>
    <message>
        <source>The command that should print it failed, so Poplar did not log in.</source>
        <translation>Команда, которая должна его вывести, не сработала, поэтому Poplar не вошёл в ящик.</translation>
    </message>
    <message>
        <source>Check the command in the account’s settings: it has to print the token and nothing else. The details show what it said.</source>
        <translation>Проверьте команду в настройках учётной записи: она должна выводить токен и ничего больше. Её сообщение показано в подробностях.</translation>
    </message>
    <message>
        <source>The proxy refused the user name or the password</source>
        <translation>Прокси-сервер не принял имя пользователя или пароль</translation>
    </message>
    <message>
        <source>It is the proxy’s own password that is asked for, not that of your mailbox. Nothing was sent to the mail server.</source>
        <translation>Нужен пароль самого прокси-сервера, а не вашего ящика. На почтовый сервер ничего не отправлялось.</translation>
    </message>
    <message>
        <source>Try again and enter it anew, or check the user name in the account’s settings.</source>
        <translation>Попробуйте ещё раз и введите его заново или проверьте имя пользователя в настройках учётной записи.</translation>
    </message>
    <message>
        <source>The proxy does not let Poplar through to %1</source>
        <translation>Прокси-сервер не пропускает Poplar к %1</translation>
    </message>
    <message>
        <source>It cannot be reached or it refused. Nothing was sent to the mail server.</source>
        <translation>Он недоступен или отказал. На почтовый сервер ничего не отправлялось.</translation>
    </message>
    <message>
        <source>Check the proxy in the account’s settings, on the page “Connection”. Some proxies let web pages through and nothing else.</source>
        <translation>Проверьте прокси-сервер в настройках учётной записи, на странице «Соединение». Некоторые прокси пропускают только веб-страницы.</translation>
    </message>
    <message>
        <source>Check the files in the account’s settings, on the page “Encryption”.</source>
        <translation>Проверьте файлы в настройках учётной записи, на странице «Шифрование».</translation>
    </message>
    <message>
        <source>Your certificate cannot be used</source>
        <translation>Ваш сертификат использовать нельзя</translation>
    </message>
    <message>
        <source>Poplar did not log in.</source>
        <translation>Poplar не вошёл в ящик.</translation>
    </message>
    <message>
        <source>The file of your certificate cannot be read</source>
        <translation>Файл вашего сертификата не читается</translation>
    </message>
    <message>
        <source>The file of your certificate is damaged or of an unknown kind</source>
        <translation>Файл вашего сертификата повреждён или имеет неизвестный формат</translation>
    </message>
    <message>
        <source>There is no certificate in the file</source>
        <translation>В файле нет сертификата</translation>
    </message>
    <message>
        <source>There is no key for your certificate</source>
        <translation>К вашему сертификату нет ключа</translation>
    </message>
    <message>
        <source>The key belongs to another certificate</source>
        <translation>Ключ принадлежит другому сертификату</translation>
    </message>
    <message>
        <source>The key of your certificate is locked</source>
        <translation>Ключ вашего сертификата защищён паролем</translation>
    </message>
    <message>
        <source>Try again and enter the passphrase of the key.</source>
        <translation>Попробуйте ещё раз и введите пароль ключа.</translation>
    </message>
    <message>
        <source>The authority’s certificate cannot be read</source>
        <translation>Сертификат центра не читается</translation>
    </message>
    <message>
        <source>The account trusts an authority whose file is missing, damaged or of an unknown kind. Poplar did not connect.</source>
        <translation>Учётная запись доверяет центру, файл которого отсутствует, повреждён или имеет неизвестный формат. Poplar не подключался.</translation>
    </message>
    <message>
        <source>Choose the file anew in the account’s settings, on the page “Encryption”.</source>
        <translation>Выберите файл заново в настройках учётной записи, на странице «Шифрование».</translation>
    </message>
    <message>
        <source>What has been retrieved stays, and so do the list and your ticks.</source>
        <translation>Всё загруженное остаётся, список и ваши отметки тоже.</translation>
    </message>
    <message>
        <source>Messages that were deleted are still there</source>
        <translation>Удалённые письма всё ещё на месте</translation>
    </message>
    <message>
        <source>Delete them once more, or ask the server’s operator.</source>
        <translation>Удалите их ещё раз или спросите владельца сервера.</translation>
    </message>
    <message>
        <source>A newer Poplar has been at work here</source>
        <translation>Здесь работала более новая версия Poplar</translation>
    </message>
    <message>
        <source>What it knows about this mailbox was left as it is. You can read mail, but what happens now is not remembered.</source>
        <translation>То, что она знает об этом ящике, не изменено. Читать почту можно, но то, что произойдёт сейчас, не запомнится.</translation>
    </message>
    <message>
        <source>Use the newer Poplar for this mailbox.</source>
        <translation>Открывайте этот ящик более новой версией Poplar.</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Ничего не удалено</translation>
    </message>
    <message>
        <source>Poplar notes what is deleted before the server does it, and could not write that on this computer. Your ticks stay.</source>
        <translation>Poplar записывает, что удаляется, до того, как это сделает сервер, и не смог записать это на этом компьютере. Отметки остались.</translation>
    </message>
    <message>
        <source>The server had confirmed the deletion, and lists them all the same. Nothing was deleted now. Those that are certainly the same are ticked again; the deletion history tells which they are.</source>
        <translation>Сервер подтвердил удаление, но всё равно показывает эти письма. Сейчас ничего не удалено. Те, что точно прежние, снова отмечены; какие это письма, видно в истории удалений.</translation>
    </message>
    <message>
        <source>The file of this message is not there any more</source>
        <translation>Файла этого письма больше нет</translation>
    </message>
    <message>
        <source>The message had been downloaded to this computer. Another program has moved or deleted its file, or the disk is not connected. Poplar has deleted nothing.</source>
        <translation>Письмо было скачано на этот компьютер. Другая программа переместила или удалила его файл, или диск не подключён. Сама программа Poplar ничего не удаляла.</translation>
    </message>
    <message>
        <source>Connect the disk, or put the file back, for example from a backup. If the message is still on the server, check the mailbox: Poplar gets it from there.</source>
        <translation>Подключите диск или верните файл на место, например из резервной копии. Если письмо ещё на сервере, проверьте ящик: Poplar скачает его оттуда.</translation>
    </message>
    <message>
        <source>The server keeps data of its own in this message</source>
        <translation>В этом письме сервер хранит собственные данные</translation>
    </message>
    <message>
        <source>Without it your mail there would lose its flags and unique-ids. Poplar has not ticked it.</source>
        <translation>Без него ваша почта на сервере потеряет пометки и уникальные идентификаторы. Poplar его не отметил.</translation>
    </message>
    <message>
        <source>A folder cannot have this name</source>
        <translation>Папка не может называться так</translation>
    </message>
    <message>
        <source>Other mail programs use the same folders, and so do other systems. The name must not be empty, nor very long, and these characters are not for it: . / \ : * ? &quot; &lt; &gt; | %</source>
        <translation>Теми же папками пользуются другие почтовые программы и другие системы. Имя не должно быть пустым или очень длинным, и в нём не годятся знаки . / \ : * ? &quot; &lt; &gt; | %</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Выберите другое имя.</translation>
    </message>
    <message>
        <source>There is a folder of this name</source>
        <translation>Папка с таким именем уже есть</translation>
    </message>
    <message>
        <source>Small and capital letters make no difference.</source>
        <translation>Строчные и заглавные буквы не различаются.</translation>
    </message>
    <message>
        <source>This folder is not there any more</source>
        <translation>Этой папки больше нет</translation>
    </message>
    <message>
        <source>It was removed meanwhile, perhaps by another program.</source>
        <translation>Её тем временем удалили, возможно, другая программа.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Выберите другую папку.</translation>
    </message>
    <message>
        <source>There are too many folders</source>
        <translation>Слишком много папок</translation>
    </message>
    <message>
        <source>No more can be made in this account.</source>
        <translation>Больше в этой учётной записи создать нельзя.</translation>
    </message>
    <message>
        <source>Remove a folder that you do not need; its mail goes to the archive.</source>
        <translation>Удалите ненужную папку; её почта перейдёт в архив.</translation>
    </message>
    <message>
        <source>Some of the files are not there any more</source>
        <translation>Некоторых файлов больше нет</translation>
    </message>
    <message>
        <source>Another program has moved or deleted them. The others were taken care of.</source>
        <translation>Их переместила или удалила другая программа. С остальными всё сделано.</translation>
    </message>
    <message>
        <source>If they were moved, rebuilding the catalogue finds them again.</source>
        <translation>Если их переместили, восстановление каталога найдёт их снова.</translation>
    </message>
    <message>
        <source>Some of the files lie outside Poplar’s folder</source>
        <translation>Некоторые файлы лежат вне папки Poplar</translation>
    </message>
    <message>
        <source>They were fetched into another Maildir, and Poplar leaves them where they are. The others were taken care of.</source>
        <translation>Они были загружены в другой Maildir, и Poplar оставляет их на месте. С остальными всё сделано.</translation>
    </message>
    <message>
        <source>Use another mail program to move or delete them.</source>
        <translation>Переместите или удалите их другой почтовой программой.</translation>
    </message>
    <message>
        <source>Mail on this computer cannot be arranged now</source>
        <translation>Сейчас почту на этом компьютере нельзя разложить</translation>
    </message>
    <message>
        <source>Poplar could not open what it knows about this mailbox, and would forget where everything was put.</source>
        <translation>Poplar не смог открыть то, что знает об этом ящике, и забыл бы, куда что положено.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that your home folder is writable, then start Poplar anew.</source>
        <translation>Проверьте, что на диске есть место и что в домашнюю папку можно писать, затем запустите Poplar заново.</translation>
    </message>
    <message>
        <source>Mail on this computer could not be arranged</source>
        <translation>Не удалось разложить почту на этом компьютере</translation>
    </message>
    <message>
        <source>A file could not be moved, renamed or deleted.</source>
        <translation>Файл не удалось переместить, переименовать или удалить.</translation>
    </message>
    <message>
        <source>What could not be moved, marked or deleted is where it was before. Nothing has happened on the server.</source>
        <translation>То, что не удалось переместить, отметить или удалить, осталось на прежнем месте. На сервере ничего не произошло.</translation>
    </message>
    <message>
        <source>Check the port. Servers that send listen on 465 (encrypted from the start) or 587. Many networks close port 25.</source>
        <translation>Проверьте порт. Серверы отправки принимают соединения на портах 465 (шифрование с самого начала) и 587. Порт 25 во многих сетях закрыт.</translation>
    </message>
    <message>
        <source>It is not known whether the message was sent</source>
        <translation>Неизвестно, отправлено ли письмо</translation>
    </message>
    <message>
        <source>All of it was handed over, and the connection ended before the server answered.</source>
        <translation>Оно передано целиком, но соединение прервалось до ответа сервера.</translation>
    </message>
    <message>
        <source>Ask the recipient before you send it again: it may come twice.</source>
        <translation>Прежде чем отправлять его снова, спросите получателя: оно может прийти дважды.</translation>
    </message>
    <message>
        <source>Poplar closed the connection. No password and no mail was sent.</source>
        <translation>Poplar закрыл соединение. Ни пароль, ни письма не отправлялись.</translation>
    </message>
    <message>
        <source>This is a server for receiving mail (POP3), not for sending it</source>
        <translation>Этот сервер — для получения писем (POP3), а не для отправки</translation>
    </message>
    <message>
        <source>Ask your provider for the name of the server that sends; often it begins with “smtp”. The port is 465 or 587.</source>
        <translation>Узнайте у почтовой службы имя сервера отправки; часто оно начинается с «smtp». Порт — 465 или 587.</translation>
    </message>
    <message>
        <source>The same server may send mail on port 465 or 587.</source>
        <translation>Возможно, этот же сервер отправляет письма на порту 465 или 587.</translation>
    </message>
    <message>
        <source>%1 does not answer like a server that sends mail</source>
        <translation>%1 отвечает не так, как сервер отправки</translation>
    </message>
    <message>
        <source>Check the server’s name and the port: 465 or 587.</source>
        <translation>Проверьте имя сервера и порт: 465 или 587.</translation>
    </message>
    <message>
        <source>%1 does not keep to the rules of SMTP</source>
        <translation>%1 не соблюдает правила SMTP</translation>
    </message>
    <message>
        <source>Choose “Encrypted from the start (TLS)” with port 465 on the page “Sending”.</source>
        <translation>Выберите «Шифрование с самого начала (TLS)» и порт 465 на странице «Отправка».</translation>
    </message>
    <message>
        <source>Your account asks for an encrypted connection, and the server cannot make one with STARTTLS. Poplar left without sending your name, your password or any mail.</source>
        <translation>Учётная запись требует шифрования, а сервер не умеет включать его по STARTTLS. Poplar завершил сеанс, не отправив ни имени, ни пароля, ни писем.</translation>
    </message>
    <message>
        <source>Try “Encrypted from the start (TLS)” on port 465. If the server has no encryption at all, you may choose to go without; then everyone on the way can read your password and mail.</source>
        <translation>Попробуйте «Шифрование с самого начала (TLS)» на порту 465. Если шифрования на сервере нет совсем, можно работать и без него, но тогда пароль и письма сможет прочитать любой на пути к серверу.</translation>
    </message>
    <message>
        <source>Port 587 is not encrypted from the start</source>
        <translation>На порту 587 шифрование включается не сразу</translation>
    </message>
    <message>
        <source>The account asks for encryption from the first byte; on port 587 it begins after connecting. No password was sent.</source>
        <translation>Учётная запись требует шифрования с первого байта, а на порту 587 оно включается после подключения. Пароль не отправлялся.</translation>
    </message>
    <message>
        <source>Use port 465, or choose “Encrypted after connecting (STARTTLS)”.</source>
        <translation>Укажите порт 465 или выберите «Шифрование после подключения (STARTTLS)».</translation>
    </message>
    <message>
        <source>You are not logged in for sending, and no mail was sent.</source>
        <translation>Вход для отправки не выполнен, письма не отправлены.</translation>
    </message>
    <message>
        <source>Enter the password again, or check the user name: some servers want the whole address. Some providers ask for a separate app password, or have another name and password for sending: see the page “Sending” of the account.</source>
        <translation>Введите пароль ещё раз или проверьте имя пользователя: некоторым серверам нужен адрес целиком. Некоторые почтовые службы требуют отдельного пароля приложения или других имени и пароля для отправки: см. страницу «Отправка» учётной записи.</translation>
    </message>
    <message>
        <source>The message is larger than %1 takes</source>
        <translation>Письмо больше, чем принимает %1</translation>
    </message>
    <message>
        <source>The server says how much it takes, so nothing was sent.</source>
        <translation>Сервер сообщает, сколько он принимает, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Leave out attachments or make them smaller, or send them in several messages.</source>
        <translation>Уберите вложения, уменьшите их или отправьте в нескольких письмах.</translation>
    </message>
    <message>
        <source>%1 cannot send to an address in such letters</source>
        <translation>%1 не может отправить письмо на адрес с такими буквами</translation>
    </message>
    <message>
        <source>An address has letters outside ASCII before the “@”, and the server does not know how to pass it on. Nothing was sent.</source>
        <translation>В адресе перед «@» есть буквы не из ASCII, и сервер не умеет их передавать. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Ask the recipient for another address.</source>
        <translation>Узнайте у получателя другой адрес.</translation>
    </message>
    <message>
        <source>%1 cannot take the message as it is</source>
        <translation>%1 не может принять письмо в таком виде</translation>
    </message>
    <message>
        <source>The message has letters that this server cannot pass on unchanged. Nothing was sent.</source>
        <translation>В письме есть символы, которые этот сервер не может передать без изменений. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Write the message anew in Poplar, which encodes it.</source>
        <translation>Напишите письмо заново в Poplar: он закодирует его.</translation>
    </message>
    <message>
        <source>Use TLS on port 465</source>
        <translation>TLS на порту 465</translation>
    </message>
    <message>
        <source>Use STARTTLS on port 587</source>
        <translation>STARTTLS на порту 587</translation>
    </message>
    <message>
        <source>This account has no server for sending</source>
        <translation>У этой учётной записи нет сервера отправки</translation>
    </message>
    <message>
        <source>The message waits in the outbox. Nothing was sent.</source>
        <translation>Письмо ждёт в исходящих. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Set up sending on the page “Sending” of the account.</source>
        <translation>Настройте отправку на странице «Отправка» в параметрах учётной записи.</translation>
    </message>
    <message>
        <source>This message was not written here</source>
        <translation>Это письмо написано не здесь</translation>
    </message>
    <message>
        <source>It was handed over as a finished file, which cannot be made a draft again. It stays in the outbox.</source>
        <translation>Оно передано готовым файлом, и черновиком его не сделать. Оно остаётся в исходящих.</translation>
    </message>
    <message>
        <source>Send it again as it is, or delete it and write it anew.</source>
        <translation>Отправьте его ещё раз как есть или удалите и напишите заново.</translation>
    </message>
    <message>
        <source>Another Poplar uses this outbox</source>
        <translation>Этими исходящими пользуется другая копия Poplar</translation>
    </message>
    <message>
        <source>Only one program may send from it, or a message could leave twice. Nothing was lost.</source>
        <translation>Отправлять отсюда может только одна программа, иначе письмо ушло бы дважды. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Close the other one, and start Poplar again.</source>
        <translation>Закройте её и запустите Poplar снова.</translation>
    </message>
    <message>
        <source>A file of the outbox or of the drafts is damaged</source>
        <translation>Файл исходящих или черновиков повреждён</translation>
    </message>
    <message>
        <source>Poplar left it as it is and does without it.</source>
        <translation>Poplar не тронул его и обходится без него.</translation>
    </message>
    <message>
        <source>The details name it. What it says can be read with a text editor.</source>
        <translation>Он назван в подробностях. Его можно прочитать в текстовом редакторе.</translation>
    </message>
    <message>
        <source>What is written or to be sent could not be stored or read</source>
        <translation>Не удалось сохранить или прочитать черновики и исходящие</translation>
    </message>
    <message>
        <source>The header of the message cannot be sent</source>
        <translation>Заголовок письма не может быть отправлен</translation>
    </message>
    <message>
        <source>Something in it is no field, or not in UTF-8, which no server takes. Nothing was sent.</source>
        <translation>Что-то в нём — не поле или записано не в UTF-8, а этого не примет ни один сервер. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Write the message anew in Poplar, or forward it as an attachment.</source>
        <translation>Напишите письмо заново в Poplar или перешлите его вложением.</translation>
    </message>
    <message>
        <source>A file of this message is no longer there</source>
        <translation>Файла этого письма больше нет на месте</translation>
    </message>
    <message>
        <source>A draft reads its files anew when it is sent, and this one cannot be read: %1. The message in the outbox is complete, and stays there.</source>
        <translation>Черновик заново читает свои файлы при отправке, а этот прочитать нельзя: %1. Письмо в исходящих цело и остаётся там.</translation>
    </message>
    <message>
        <source>Put the file back, or send the message again as it is.</source>
        <translation>Верните файл на место или отправьте письмо ещё раз как есть.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ErrorWords</name>
    <message>
        <source>There is no such server</source>
        <translation>Такого сервера нет</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Соединение прервалось</translation>
    </message>
    <message>
        <source>The server fell silent</source>
        <translation>Сервер замолчал</translation>
    </message>
    <message>
        <source>This is no POP3 server</source>
        <translation>Это не сервер POP3</translation>
    </message>
    <message>
        <source>The server offers no encryption</source>
        <translation>Сервер не предлагает шифрования</translation>
    </message>
    <message>
        <source>Encryption failed</source>
        <translation>Шифрование не удалось</translation>
    </message>
    <message>
        <source>Somebody may be tampering with the connection</source>
        <translation>Возможно, кто-то вмешивается в соединение</translation>
    </message>
    <message>
        <source>The certificate is doubtful</source>
        <translation>Сертификат сомнителен</translation>
    </message>
    <message>
        <source>The login was refused</source>
        <translation>Во входе отказано</translation>
    </message>
    <message>
        <source>No way to log in</source>
        <translation>Нет способа войти</translation>
    </message>
    <message>
        <source>No access token</source>
        <translation>Нет токена доступа</translation>
    </message>
    <message>
        <source>The proxy failed</source>
        <translation>Прокси-сервер не сработал</translation>
    </message>
    <message>
        <source>Your certificate cannot be used</source>
        <translation>Ваш сертификат использовать нельзя</translation>
    </message>
    <message>
        <source>The server asks for patience</source>
        <translation>Сервер просит подождать</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Сервер отказал</translation>
    </message>
    <message>
        <source>The answer makes no sense</source>
        <translation>Ответ не имеет смысла</translation>
    </message>
    <message>
        <source>The server left the rules of POP3</source>
        <translation>Сервер отступил от правил POP3</translation>
    </message>
    <message>
        <source>A limit was passed</source>
        <translation>Превышено ограничение</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>Файл не читается или не записывается</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Not sent any more</source>
        <translation>Уже не отправлено</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>Ответа не было</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Сейчас невозможно</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A failure in the log: %1 is what failed, %2 what the system says about it.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ExamineDesk</name>
    <message>
        <source>Examine ser&amp;ver…</source>
        <translation>Исследовать сервер…</translation>
    </message>
    <message>
        <source>Leave the mailbox first: a server lets only one session into it</source>
        <translation>Сначала завершите сеанс: сервер пускает в ящик только один сеанс</translation>
    </message>
    <message>
        <source>Find out what the server can do, and how well; nothing is deleted or retrieved</source>
        <translation>Узнать, что умеет сервер и насколько хорошо; ничего не удаляется и не скачивается</translation>
    </message>
    <message>
        <source>The mailbox is in use now: the examination was stopped.</source>
        <translation>Ящик теперь занят: исследование остановлено.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ExamineDialog</name>
    <message>
        <source>Examine server – %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Исследование сервера – %1</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Отчёт</translation>
    </message>
    <message>
        <source>Con&amp;versation</source>
        <translation>&amp;Разговор</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>Исследовать с&amp;нова</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Сохранить &amp;как…</translation>
    </message>
    <message>
        <source>The examination begins.</source>
        <translation>Исследование начинается.</translation>
    </message>
    <message>
        <source>Save the report as .md, .html or .txt</source>
        <translation>Сохранить отчёт как .md, .html или .txt</translation>
    </message>
    <message>
        <source>The report was saved as %1.</source>
        <translation>Отчёт сохранён: %1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Не удалось записать %1.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Отчёт скопирован.</translation>
    </message>
    <message>
        <source>The examination is done. Poplar deleted nothing and retrieved nothing.</source>
        <translation>Исследование закончено. Poplar ничего не удалил и не скачал.</translation>
    </message>
    <message>
        <source>The examination was stopped. Poplar deleted nothing and retrieved nothing.</source>
        <translation>Исследование остановлено. Poplar ничего не удалил и не скачал.</translation>
    </message>
    <message>
        <source>The report appears here as the server answers.</source>
        <translation>Отчёт появится здесь, когда сервер ответит.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::Explain</name>
    <message>
        <source>[IN-USE]: the password is right, but another program has the maildrop open (RFC 2449, section 8.1.2).</source>
        <translation>[IN-USE]: пароль верен, но ящик открыт в другой программе (RFC 2449, раздел 8.1.2).</translation>
    </message>
    <message>
        <source>[LOGIN-DELAY]: the last login was too short a time ago (RFC 2449, section 8.1.1).</source>
        <translation>[LOGIN-DELAY]: с прошлого входа прошло слишком мало времени (RFC 2449, раздел 8.1.1).</translation>
    </message>
    <message>
        <source>[SYS/TEMP]: the server has a trouble that will pass; the same again later may succeed (RFC 3206, section 4).</source>
        <translation>[SYS/TEMP]: на сервере временная неполадка; позже то же самое может получиться (RFC 3206, раздел 4).</translation>
    </message>
    <message>
        <source>[SYS/PERM]: the server has a trouble that will not pass by itself; its administrator has to help (RFC 3206, section 4).</source>
        <translation>[SYS/PERM]: на сервере неполадка, которая сама не пройдёт; нужна помощь его администратора (RFC 3206, раздел 4).</translation>
    </message>
    <message>
        <source>[SYS]: the fault lies with the server, not with the user name or the password (RFC 3206, section 4).</source>
        <translation>[SYS]: дело в сервере, а не в имени пользователя или пароле (RFC 3206, раздел 4).</translation>
    </message>
    <message>
        <source>[AUTH]: the fault lies with the user name, the password or the right to log in (RFC 3206, section 5).</source>
        <translation>[AUTH]: дело в имени пользователя, пароле или праве на вход (RFC 3206, раздел 5).</translation>
    </message>
    <message>
        <source>[UTF8]: the message has a header in UTF-8, which is to be had only after the command UTF8 (RFC 6856, section 5).</source>
        <translation>[UTF8]: заголовок письма в UTF-8, и получить его можно только после команды UTF8 (RFC 6856, раздел 5).</translation>
    </message>
    <message>
        <source>[%1] is a response code that Poplar does not know (RFC 2449, section 8).</source>
        <translation>[%1] — код ответа, которого Poplar не знает (RFC 2449, раздел 8).</translation>
    </message>
    <message>
        <source>The connection is being made</source>
        <translation>Устанавливается соединение</translation>
    </message>
    <message>
        <source>The name of the server is looked up and a TCP connection to it opened.</source>
        <translation>По имени сервера находится его адрес, и с ним открывается соединение TCP.</translation>
    </message>
    <message>
        <source>The TLS handshake</source>
        <translation>Рукопожатие TLS</translation>
    </message>
    <message>
        <source>The state AUTHORIZATION</source>
        <translation>Состояние AUTHORIZATION</translation>
    </message>
    <message>
        <source>Poplar is connected and not logged in: only commands for that are allowed.</source>
        <translation>Соединение есть, входа ещё не было: разрешены только команды для входа.</translation>
    </message>
    <message>
        <source>The state TRANSACTION</source>
        <translation>Состояние TRANSACTION</translation>
    </message>
    <message>
        <source>Poplar is logged in. What the session sees of the maildrop stays as it is now until it ends.</source>
        <translation>Вход выполнен. До конца сеанса ящик виден таким, каков он сейчас.</translation>
    </message>
    <message>
        <source>The state UPDATE</source>
        <translation>Состояние UPDATE</translation>
    </message>
    <message>
        <source>Poplar has said QUIT: the server deletes what is marked and gives the maildrop free.</source>
        <translation>Сказано QUIT: сервер удаляет помеченное и освобождает ящик.</translation>
    </message>
    <message>
        <source>The connection has ended</source>
        <translation>Соединение завершено</translation>
    </message>
    <message>
        <source>The session is over.</source>
        <translation>Сеанс окончен.</translation>
    </message>
    <message>
        <source>The server’s certificate</source>
        <translation>Сертификат сервера</translation>
    </message>
    <message>
        <source>Whom it was made out to, who vouches for it, from when until when it is valid, and its fingerprint.</source>
        <translation>Кому он выдан, кто за него ручается, с какого и по какой день он действителен, и его отпечаток.</translation>
    </message>
    <message>
        <source>Poplar goes on only where chain, name and time are right, or where this very certificate is trusted for the account.</source>
        <translation>Poplar продолжает, только если верны цепочка, имя и срок или если именно этому сертификату доверяет учётная запись.</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>Соединение зашифровано</translation>
    </message>
    <message>
        <source>From here on everything goes through %1. Behind it stands the cipher that both sides agreed on.</source>
        <translation>Отсюда всё идёт через %1. За ним указан шифр, о котором договорились стороны.</translation>
    </message>
    <message>
        <source>The connection is there</source>
        <translation>Соединение установлено</translation>
    </message>
    <message>
        <source>The TCP connection is open, between this address and port of this machine and those of the server.</source>
        <translation>Соединение TCP открыто — между этими адресом и портом на этом компьютере и адресом и портом сервера.</translation>
    </message>
    <message>
        <source>Where Poplar connects to</source>
        <translation>С кем соединяется Poplar</translation>
    </message>
    <message>
        <source>Name and port of the server. POP3 usually has port 110, where encryption begins by STLS, and port 995, where it is there from the first byte.</source>
        <translation>Имя и порт сервера. У POP3 обычно порт 110, где шифрование начинается по STLS, и порт 995, где оно действует с первого байта.</translation>
    </message>
    <message>
        <source>DNS knows no address for this name: it may be misspelt, or this machine is offline.</source>
        <translation>DNS не знает адреса для этого имени: возможно, в нём опечатка или этот компьютер не в сети.</translation>
    </message>
    <message>
        <source>Nothing listens at this port, or a firewall closes the way.</source>
        <translation>На этом порту никто не отвечает, или путь закрыт межсетевым экраном.</translation>
    </message>
    <message>
        <source>The connection ended before the conversation did. Without QUIT nothing is deleted.</source>
        <translation>Соединение кончилось раньше разговора. Без QUIT ничего не удаляется.</translation>
    </message>
    <message>
        <source>Nothing came for longer than Poplar waits, so it gave up the connection.</source>
        <translation>Дольше, чем Poplar ждёт, ничего не приходило, и соединение разорвано.</translation>
    </message>
    <message>
        <source>Poplar gave up the connection rather than go on without safe encryption.</source>
        <translation>Poplar разорвал соединение, чтобы не продолжать без надёжного шифрования.</translation>
    </message>
    <message>
        <source>Bytes came in the clear behind the reply to STLS. That is how somebody in between slips in commands, so Poplar gave up the connection.</source>
        <translation>За ответом на STLS пришли незашифрованные байты. Так тот, кто стоит посередине, подсовывает команды, поэтому Poplar разорвал соединение.</translation>
    </message>
    <message>
        <source>What came does not fit the protocol. Nobody knows where the next reply begins, so Poplar gave up the connection.</source>
        <translation>Пришедшее не соответствует протоколу. Где начинается следующий ответ, неизвестно, поэтому Poplar разорвал соединение.</translation>
    </message>
    <message>
        <source>The server sent more than Poplar takes in one piece.</source>
        <translation>Сервер прислал больше, чем Poplar принимает за один раз.</translation>
    </message>
    <message>
        <source>It was stopped here, not by the server.</source>
        <translation>Это остановлено здесь, а не сервером.</translation>
    </message>
    <message>
        <source>The session could not go on.</source>
        <translation>Сеанс не мог продолжаться.</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>The server’s greeting</source>
        <translation>Приветствие сервера</translation>
    </message>
    <message>
        <source>The server does not want to talk now, and ends the connection.</source>
        <translation>Сервер не хочет сейчас разговаривать и завершает соединение.</translation>
    </message>
    <message>
        <source>The server is ready: the state AUTHORIZATION begins, in which Poplar has to log in.</source>
        <translation>Сервер готов: начинается состояние AUTHORIZATION, в котором нужно войти.</translation>
    </message>
    <message>
        <source>What stands in angle brackets is a timestamp that is never repeated: with it one could log in by APOP (RFC 1939, section 7).</source>
        <translation>В угловых скобках — неповторимая метка времени: с ней можно войти командой APOP (RFC 1939, раздел 7).</translation>
    </message>
    <message>
        <source>Poplar’s answer to the server</source>
        <translation>Ответ Poplar серверу</translation>
    </message>
    <message>
        <source>Poplar gives up this login; the server has to refuse it.</source>
        <translation>Poplar отказывается от этого входа; сервер должен его отклонить.</translation>
    </message>
    <message>
        <source>An empty line: there is nothing more to say in this login.</source>
        <translation>Пустая строка: для этого входа больше нечего сказать.</translation>
    </message>
    <message>
        <source>What the login needs next, in base64. It is secret and never enters the log.</source>
        <translation>То, что нужно для входа дальше, в base64. Это секрет, и в журнал он не попадает.</translation>
    </message>
    <message>
        <source>The text of a message</source>
        <translation>Текст письма</translation>
    </message>
    <message numerus="yes">
        <source>The header of the message and as many lines of its text as were asked for: %Ln octet(s), without the dot that ends them.</source>
        <translation>
            <numerusform>Заголовок письма и столько строк текста, сколько было запрошено: %Ln байт, без завершающей точки.</numerusform>
            <numerusform>Заголовок письма и столько строк текста, сколько было запрошено: %Ln байта, без завершающей точки.</numerusform>
            <numerusform>Заголовок письма и столько строк текста, сколько было запрошено: %Ln байт, без завершающей точки.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole message: %Ln octet(s), without the dot that ends it.</source>
        <translation>
            <numerusform>Письмо целиком: %Ln байт, без завершающей точки.</numerusform>
            <numerusform>Письмо целиком: %Ln байта, без завершающей точки.</numerusform>
            <numerusform>Письмо целиком: %Ln байт, без завершающей точки.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line that begins with a dot is sent with a second one, so that it is not taken for the end. Click to unfold the text.</source>
        <translation>Строка, начинающаяся с точки, передаётся со второй точкой, чтобы её не приняли за конец. Щелчок развернёт текст.</translation>
    </message>
    <message>
        <source>A line that replies to nothing</source>
        <translation>Строка, которая ни на что не отвечает</translation>
    </message>
    <message>
        <source>Servers say so before they hang up, being idle too long or shutting down.</source>
        <translation>Так серверы говорят, прежде чем разорвать соединение: после долгого молчания или при выключении.</translation>
    </message>
    <message>
        <source>Nothing was asked. From here on it is not certain which reply belongs to which command.</source>
        <translation>Вопроса не было. Отсюда неясно, какой ответ относится к какой команде.</translation>
    </message>
    <message>
        <source>The server’s challenge</source>
        <translation>Запрос сервера</translation>
    </message>
    <message>
        <source>The login goes on: the server waits for an answer. What it asks, in base64, is masked in the log.</source>
        <translation>Вход продолжается: сервер ждёт ответа. То, что он спрашивает (в base64), в журнале скрыто.</translation>
    </message>
    <message>
        <source>The end of a reply</source>
        <translation>Конец ответа</translation>
    </message>
    <message>
        <source>A line with nothing but a dot ends a reply of several lines.</source>
        <translation>Строка из одной точки завершает ответ из нескольких строк.</translation>
    </message>
    <message>
        <source>The server took %1.</source>
        <translation>Серверу понадобилось %1.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds.</extracomment>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds.</extracomment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>RFC %1, section %2</source>
        <translation>RFC %1, раздел %2</translation>
    </message>
    <message>
        <source>The server can send the beginning of a message: TOP.</source>
        <translation>Сервер умеет присылать начало письма: TOP.</translation>
    </message>
    <message>
        <source>One can log in by USER and PASS.</source>
        <translation>Можно войти командами USER и PASS.</translation>
    </message>
    <message>
        <source>One can log in by AUTH, with the mechanisms that are named.</source>
        <translation>Можно войти командой AUTH перечисленными способами.</translation>
    </message>
    <message>
        <source>What stands in square brackets behind +OK or -ERR is a code for programs, and not part of the words.</source>
        <translation>Стоящее в квадратных скобках за +OK или -ERR — код для программ, а не часть текста.</translation>
    </message>
    <message>
        <source>So many seconds must pass between two logins.</source>
        <translation>Между двумя входами должно пройти столько секунд.</translation>
    </message>
    <message>
        <source>Commands may be sent before the replies to earlier ones have come: that saves waiting.</source>
        <translation>Команды можно отправлять, не дождавшись ответов на предыдущие: так меньше ожидания.</translation>
    </message>
    <message>
        <source>How many days the server keeps messages. NEVER: it does not delete on its own; 0: it may do so as soon as the session ends.</source>
        <translation>Сколько дней сервер хранит письма. NEVER: сам он ничего не удаляет; 0: может удалить сразу после сеанса.</translation>
    </message>
    <message>
        <source>The server can name messages by unique-ids: UIDL.</source>
        <translation>Сервер умеет называть письма уникальными именами: UIDL.</translation>
    </message>
    <message>
        <source>Which program the server is. Poplar decides nothing by it.</source>
        <translation>Что за программа этот сервер. Poplar по этому ничего не решает.</translation>
    </message>
    <message>
        <source>The connection can be switched to encryption: STLS.</source>
        <translation>Соединение можно перевести на шифрование: STLS.</translation>
    </message>
    <message>
        <source>A failed login carries the code AUTH only if user name or password is to blame.</source>
        <translation>Неудачный вход помечается кодом AUTH, только если дело в имени пользователя или пароле.</translation>
    </message>
    <message>
        <source>The server can word its replies in other languages.</source>
        <translation>Сервер умеет отвечать на других языках.</translation>
    </message>
    <message>
        <source>The capability %1</source>
        <translation>Возможность %1</translation>
    </message>
    <message>
        <source>An extension of this server’s own; Poplar does not use it.</source>
        <translation>Собственное расширение этого сервера; Poplar его не использует.</translation>
    </message>
    <message>
        <source>Poplar does not know it and does not use it.</source>
        <translation>Poplar её не знает и не использует.</translation>
    </message>
    <message>
        <source>USER: who logs in</source>
        <translation>USER: кто входит</translation>
    </message>
    <message>
        <source>Names the mailbox; the password follows with PASS.</source>
        <translation>Называет ящик; пароль следует в команде PASS.</translation>
    </message>
    <message>
        <source>PASS: the password</source>
        <translation>PASS: пароль</translation>
    </message>
    <message>
        <source>Gives the password as it is, which is safe only inside TLS. It never enters the log.</source>
        <translation>Передаёт пароль как есть, что безопасно только внутри TLS. В журнал он не попадает.</translation>
    </message>
    <message>
        <source>APOP: a login without sending the password</source>
        <translation>APOP: вход без передачи пароля</translation>
    </message>
    <message>
        <source>Proves that the password is known by an MD5 digest of it and of the greeting’s timestamp. Whoever listens can still guess simple passwords from it, so it is masked in the log.</source>
        <translation>Доказывает знание пароля хешем MD5 от него и от метки времени из приветствия. Простой пароль по нему можно подобрать, поэтому в журнале он скрыт.</translation>
    </message>
    <message>
        <source>AUTH: a login by SASL</source>
        <translation>AUTH: вход по SASL</translation>
    </message>
    <message>
        <source>Begins a login by one of the mechanisms that the server announces.</source>
        <translation>Начинает вход одним из способов, которые объявил сервер.</translation>
    </message>
    <message>
        <source>CAPA: what can the server do?</source>
        <translation>CAPA: что умеет сервер?</translation>
    </message>
    <message>
        <source>Asks for the list of the server’s capabilities. It may differ before TLS, after it and after the login, so it is asked for again each time.</source>
        <translation>Запрашивает список возможностей сервера. До TLS, после него и после входа он может различаться, поэтому запрашивается каждый раз заново.</translation>
    </message>
    <message>
        <source>STLS: switch to encryption</source>
        <translation>STLS: переход на шифрование</translation>
    </message>
    <message>
        <source>Asks to go on inside TLS on the same connection; only then does Poplar log in.</source>
        <translation>Просит продолжить внутри TLS на том же соединении; только после этого Poplar входит.</translation>
    </message>
    <message>
        <source>LANG: the server’s language</source>
        <translation>LANG: язык сервера</translation>
    </message>
    <message>
        <source>Asks the server to word its replies in this language.</source>
        <translation>Просит сервер отвечать на этом языке.</translation>
    </message>
    <message>
        <source>STAT: how much lies there?</source>
        <translation>STAT: сколько всего лежит в ящике?</translation>
    </message>
    <message>
        <source>Asks how many messages the maildrop has, and how many octets they take together.</source>
        <translation>Спрашивает, сколько писем в ящике и сколько байт они занимают вместе.</translation>
    </message>
    <message>
        <source>LIST: the sizes of the messages</source>
        <translation>LIST: размеры писем</translation>
    </message>
    <message>
        <source>Asks for number and size of each message, or of the one that is named.</source>
        <translation>Запрашивает номер и размер каждого письма или одного названного.</translation>
    </message>
    <message>
        <source>UIDL: the unique-ids of the messages</source>
        <translation>UIDL: уникальные имена писем</translation>
    </message>
    <message>
        <source>Numbers count only within a session. By its unique-id a message is known again in the next one, so that what is new can be told from what was seen.</source>
        <translation>Номера действуют только внутри сеанса. По уникальному имени письмо узнаётся и в следующем, так что новое можно отличить от виденного.</translation>
    </message>
    <message>
        <source>TOP: the beginning of a message</source>
        <translation>TOP: начало письма</translation>
    </message>
    <message>
        <source>Asks for the header of a message and the first lines of its text: behind its number stands how many. Servers may offer it or not.</source>
        <translation>Запрашивает заголовок письма и первые строки текста: сколько, указано за номером. Уметь это сервер не обязан.</translation>
    </message>
    <message>
        <source>RETR: get a message</source>
        <translation>RETR: получить письмо</translation>
    </message>
    <message>
        <source>Asks for the whole message of this number. It stays in the maildrop.</source>
        <translation>Запрашивает письмо с этим номером целиком. В ящике оно остаётся.</translation>
    </message>
    <message>
        <source>DELE: mark a message as deleted</source>
        <translation>DELE: пометить письмо удалённым</translation>
    </message>
    <message>
        <source>Only marks it: the server deletes with QUIT, and RSET or a broken connection takes it back.</source>
        <translation>Только помечает: удаляет сервер по QUIT, а RSET или обрыв соединения отменяют пометку.</translation>
    </message>
    <message>
        <source>NOOP: still here</source>
        <translation>NOOP: мы ещё здесь</translation>
    </message>
    <message>
        <source>Does nothing but keep the session alive: servers end one that is silent too long.</source>
        <translation>Ничего не делает, только поддерживает сеанс: слишком долго молчащий серверы завершают.</translation>
    </message>
    <message>
        <source>RSET: take back all marks</source>
        <translation>RSET: снять все пометки</translation>
    </message>
    <message>
        <source>No message is marked as deleted any more.</source>
        <translation>Ни одно письмо больше не помечено удалённым.</translation>
    </message>
    <message>
        <source>QUIT: the end of the session</source>
        <translation>QUIT: конец сеанса</translation>
    </message>
    <message>
        <source>The state UPDATE begins: now, and only now, the server deletes the messages that DELE marked.</source>
        <translation>Начинается состояние UPDATE: теперь, и только теперь, сервер удаляет письма, помеченные командой DELE.</translation>
    </message>
    <message>
        <source>QUIT: the end of the connection</source>
        <translation>QUIT: конец соединения</translation>
    </message>
    <message>
        <source>Nobody has logged in, so nothing is deleted.</source>
        <translation>Входа не было, поэтому ничего не удаляется.</translation>
    </message>
    <message>
        <source>PLAIN (RFC 4616) sends user name and password as they are: safe inside TLS only.</source>
        <translation>PLAIN (RFC 4616) передаёт имя пользователя и пароль как есть: безопасно только внутри TLS.</translation>
    </message>
    <message>
        <source>LOGIN, which no RFC describes, sends user name and password one after the other as they are: safe inside TLS only.</source>
        <translation>LOGIN, не описанный ни в одном RFC, передаёт имя пользователя и пароль друг за другом как есть: безопасно только внутри TLS.</translation>
    </message>
    <message>
        <source>CRAM-MD5 (RFC 2195) sends a digest in place of the password; by today’s measure it is weak.</source>
        <translation>CRAM-MD5 (RFC 2195) передаёт вместо пароля хеш; по нынешним меркам он слаб.</translation>
    </message>
    <message>
        <source>DIGEST-MD5 (RFC 2831) sends a digest in place of the password; RFC 6331 has retired it.</source>
        <translation>DIGEST-MD5 (RFC 2831) передаёт вместо пароля хеш; RFC 6331 отправил его в отставку.</translation>
    </message>
    <message>
        <source>SCRAM-SHA-1 (RFC 5802) proves that the password is known without sending it, and that the server knows it too.</source>
        <translation>SCRAM-SHA-1 (RFC 5802) доказывает знание пароля, не передавая его, и то, что сервер его тоже знает.</translation>
    </message>
    <message>
        <source>SCRAM-SHA-256 (RFC 7677) proves that the password is known without sending it, and that the server knows it too.</source>
        <translation>SCRAM-SHA-256 (RFC 7677) доказывает знание пароля, не передавая его, и то, что сервер его тоже знает.</translation>
    </message>
    <message>
        <source>XOAUTH2, of Google and Microsoft, sends an access token in place of a password.</source>
        <translation>XOAUTH2, придуманный Google и Microsoft, передаёт вместо пароля токен доступа.</translation>
    </message>
    <message>
        <source>OAUTHBEARER (RFC 7628) sends an access token in place of a password.</source>
        <translation>OAUTHBEARER (RFC 7628) передаёт вместо пароля токен доступа.</translation>
    </message>
    <message>
        <source>EXTERNAL (RFC 4422) logs in by what is known from elsewhere: the client certificate.</source>
        <translation>EXTERNAL (RFC 4422) входит по тому, что известно помимо разговора: по сертификату клиента.</translation>
    </message>
    <message>
        <source>A command that is not in the RFCs Poplar knows.</source>
        <translation>Команды нет в тех RFC, которые знает Poplar.</translation>
    </message>
    <message>
        <source>The server waits for the password. It need not mean that there is such a user: many servers do not tell.</source>
        <translation>Сервер ждёт пароль. Это не значит, что такой пользователь есть: многие серверы этого не выдают.</translation>
    </message>
    <message>
        <source>The password is right. The maildrop is open and locked: no other program can open it until this session ends.</source>
        <translation>Пароль верен. Ящик открыт и заперт: до конца этого сеанса другая программа его не откроет.</translation>
    </message>
    <message>
        <source>The digest is right. The maildrop is open and locked: no other program can open it until this session ends.</source>
        <translation>Хеш верен. Ящик открыт и заперт: до конца этого сеанса другая программа его не откроет.</translation>
    </message>
    <message>
        <source>The login succeeded. The maildrop is open and locked: no other program can open it until this session ends.</source>
        <translation>Вход удался. Ящик открыт и заперт: до конца этого сеанса другая программа его не откроет.</translation>
    </message>
    <message>
        <source>The capabilities follow, one in a line, up to a dot.</source>
        <translation>Следуют возможности, по одной в строке, до точки.</translation>
    </message>
    <message>
        <source>The server agrees: the TLS handshake begins right behind this line. Anything that came before it in the clear would be a sign of an attack.</source>
        <translation>Сервер согласен: сразу за этой строкой начинается рукопожатие TLS. Всё, что пришло бы до него незашифрованным, было бы признаком атаки.</translation>
    </message>
    <message>
        <source>UTF-8 is used from here on.</source>
        <translation>Отсюда используется UTF-8.</translation>
    </message>
    <message>
        <source>The language is set, or the languages follow.</source>
        <translation>Язык установлен, или следует список языков.</translation>
    </message>
    <message>
        <source>The list follows: number and size of each message, up to a dot.</source>
        <translation>Следует список: номер и размер каждого письма, до точки.</translation>
    </message>
    <message>
        <source>The list follows: number and unique-id of each message, up to a dot.</source>
        <translation>Следует список: номер и уникальное имя каждого письма, до точки.</translation>
    </message>
    <message>
        <source>The message follows, up to a line with a dot.</source>
        <translation>Следует письмо, до строки с точкой.</translation>
    </message>
    <message>
        <source>The header and the lines follow, up to a line with a dot.</source>
        <translation>Следуют заголовок и строки, до строки с точкой.</translation>
    </message>
    <message>
        <source>The message is marked; it is deleted with QUIT and not before.</source>
        <translation>Письмо помечено; удалено оно будет по QUIT, не раньше.</translation>
    </message>
    <message>
        <source>The session is alive.</source>
        <translation>Сеанс жив.</translation>
    </message>
    <message>
        <source>All marks are gone: QUIT would delete nothing.</source>
        <translation>Все пометки сняты: QUIT ничего не удалил бы.</translation>
    </message>
    <message>
        <source>The server says goodbye. What was marked as deleted is gone, and the maildrop is free again.</source>
        <translation>Сервер прощается. Помеченное удалено, и ящик снова свободен.</translation>
    </message>
    <message>
        <source>The server does not know this name, or does not let anybody log in this way: without encryption, say.</source>
        <translation>Сервер не знает этого имени или не пускает таким способом: например, без шифрования.</translation>
    </message>
    <message>
        <source>The password is wrong, or the maildrop cannot be opened: another program may have it open.</source>
        <translation>Пароль неверен, или ящик не открывается: возможно, он открыт в другой программе.</translation>
    </message>
    <message>
        <source>User name or password is wrong, or the server does not know APOP.</source>
        <translation>Имя пользователя или пароль неверны, или сервер не знает APOP.</translation>
    </message>
    <message>
        <source>The login failed, or the server does not take this mechanism here.</source>
        <translation>Вход не удался, или этот способ сервер здесь не принимает.</translation>
    </message>
    <message>
        <source>The server does not tell what it can do: Poplar goes by what every server must know.</source>
        <translation>Сервер не говорит, что умеет: Poplar исходит из того, что обязан знать каждый.</translation>
    </message>
    <message>
        <source>There is no encryption on this connection. Poplar does not log in then.</source>
        <translation>На этом соединении шифрования не будет. Тогда Poplar не входит.</translation>
    </message>
    <message>
        <source>There is no such message, or the server does not know TOP.</source>
        <translation>Такого письма нет, или сервер не знает TOP.</translation>
    </message>
    <message>
        <source>The server does not name messages: Poplar tells them apart by size and header.</source>
        <translation>Сервер не даёт письмам имён: Poplar различает их по размеру и заголовку.</translation>
    </message>
    <message>
        <source>There is no such message, or it cannot be read at the moment.</source>
        <translation>Такого письма нет, или сейчас его не прочесть.</translation>
    </message>
    <message>
        <source>There is no such message, it is marked already, or it must not be deleted.</source>
        <translation>Такого письма нет, оно уже помечено, или удалять его нельзя.</translation>
    </message>
    <message>
        <source>Some of the marked messages could not be deleted.</source>
        <translation>Некоторые из помеченных писем удалить не удалось.</translation>
    </message>
    <message numerus="yes">
        <source>The maildrop has %Ln message(s).</source>
        <translation>
            <numerusform>В ящике %Ln письмо.</numerusform>
            <numerusform>В ящике %Ln письма.</numerusform>
            <numerusform>В ящике %Ln писем.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together they take %Ln octet(s).</source>
        <translation>
            <numerusform>Вместе они занимают %Ln байт.</numerusform>
            <numerusform>Вместе они занимают %Ln байта.</numerusform>
            <numerusform>Вместе они занимают %Ln байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>Behind the number of the message stands its unique-id.</source>
        <translation>За номером письма стоит его уникальное имя.</translation>
    </message>
    <message numerus="yes">
        <source>The message takes %Ln octet(s).</source>
        <translation>
            <numerusform>Письмо занимает %Ln байт.</numerusform>
            <numerusform>Письмо занимает %Ln байта.</numerusform>
            <numerusform>Письмо занимает %Ln байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot or does not want to do that. The session goes on.</source>
        <translation>Сервер не может или не хочет этого сделать. Сеанс продолжается.</translation>
    </message>
    <message>
        <source>-ERR: the server refuses %1</source>
        <translation>-ERR: сервер отказывает: %1</translation>
    </message>
    <message>
        <source>+OK: the server has done %1</source>
        <translation>+OK: сервер выполнил %1</translation>
    </message>
    <message>
        <source>No reply of POP3</source>
        <translation>Это не ответ POP3</translation>
    </message>
    <message>
        <source>Every reply begins with +OK or -ERR. Nobody can say what this one belongs to.</source>
        <translation>Каждый ответ начинается с +OK или -ERR. К чему относится этот, сказать нельзя.</translation>
    </message>
    <message>
        <source>The unique-id of message %1</source>
        <translation>Уникальное имя письма %1</translation>
    </message>
    <message>
        <source>By it the message is known again in the next session. It is 1 to 70 visible characters; some servers send longer ones.</source>
        <translation>По нему письмо узнаётся в следующем сеансе. В нём от 1 до 70 видимых знаков; некоторые серверы присылают длиннее.</translation>
    </message>
    <message>
        <source>The size of message %1</source>
        <translation>Размер письма %1</translation>
    </message>
    <message numerus="yes">
        <source>It takes %Ln octet(s).</source>
        <translation>
            <numerusform>Оно занимает %Ln байт.</numerusform>
            <numerusform>Оно занимает %Ln байта.</numerusform>
            <numerusform>Оно занимает %Ln байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some servers count line ends as one octet in place of two.</source>
        <translation>Некоторые серверы считают конец строки за один байт вместо двух.</translation>
    </message>
    <message>
        <source>A further line of the reply to %1</source>
        <translation>Ещё строка ответа на %1</translation>
    </message>
    <message>
        <source>The reply ends with a line that has nothing but a dot.</source>
        <translation>Ответ завершит строка из одной точки.</translation>
    </message>
    <message>
        <source>Both sides agree on keys, and the server shows its certificate. Nothing else is said until that is done. In TLS 1.3 that goes by RFC 8446, section 2, in TLS 1.2 by RFC 5246, section 7.3.</source>
        <translation>Стороны договариваются о ключах, и сервер предъявляет сертификат. До конца рукопожатия больше ничего не говорится. В TLS 1.3 это описано в RFC 8446, раздел 2, в TLS 1.2 — в RFC 5246, раздел 7.3.</translation>
    </message>
    <message>
        <source>This version is outdated: RFC 8996 forbids it.</source>
        <translation>Эта версия устарела: RFC 8996 запрещает её.</translation>
    </message>
    <message>
        <source>Poplar does not know this version.</source>
        <translation>Эта версия Poplar неизвестна.</translation>
    </message>
    <message>
        <source>The log file ends here</source>
        <translation>Файл журнала здесь заканчивается</translation>
    </message>
    <message>
        <source>What this session says could no longer be written into its file: the disk is full, say. The session itself goes on, and so does the log in this window.</source>
        <translation>Записать в файл дальнейший ход этого сеанса не удалось: например, диск заполнен. Сам сеанс продолжается, и журнал в этом окне тоже.</translation>
    </message>
    <message>
        <source>What came could not be written on this machine, so Poplar gave up the connection.</source>
        <translation>Полученное не удалось записать на этом компьютере, поэтому Poplar разорвал соединение.</translation>
    </message>
    <message>
        <source>An empty line</source>
        <translation>Пустая строка</translation>
    </message>
    <message>
        <source>It belongs to no reply. Some servers, like Outlook.com, send one with DELE; Poplar passes over it.</source>
        <translation>Она не относится ни к какому ответу. Некоторые серверы, например Outlook.com, присылают её при DELE; Poplar её пропускает.</translation>
    </message>
    <message>
        <source>The command was sent ahead; its reply began %1 after the one before was over.</source>
        <translation>Команда отправлена заранее; ответ на неё начался через %1 после окончания предыдущего.</translation>
    </message>
    <message>
        <source>After the command UTF8, messages may come with headers in UTF-8. Only where the word USER stands behind it may user names and passwords be in UTF-8, too (RFC 6856, section 2.2).</source>
        <translation>После команды UTF8 письма могут приходить с заголовками в UTF-8. Имена пользователей и пароли могут быть в UTF-8, только если за этим словом стоит USER (RFC 6856, раздел 2.2).</translation>
    </message>
    <message>
        <source>UTF8: messages in UTF-8</source>
        <translation>UTF8: письма в UTF-8</translation>
    </message>
    <message>
        <source>Asks for messages as they are, with headers in UTF-8. User names and passwords may be in UTF-8 only where the server announced “UTF8 USER” (RFC 6856, section 2.2).</source>
        <translation>Просит передавать письма как есть, с заголовками в UTF-8. Имена пользователей и пароли могут быть в UTF-8, только если сервер объявил «UTF8 USER» (RFC 6856, раздел 2.2).</translation>
    </message>
    <message>
        <source>The server says goodbye. Nobody had logged in, so nothing is deleted.</source>
        <translation>Сервер прощается. Входа не было, поэтому ничего не удалено.</translation>
    </message>
    <message>
        <source>The state CONNECTED</source>
        <translation>Состояние CONNECTED</translation>
    </message>
    <message>
        <source>Poplar is connected: greeting, EHLO, encryption and login come now. No RFC has names for the stages of SMTP; these are Poplar’s own.</source>
        <translation>Соединение есть: теперь приветствие, EHLO, шифрование и вход. Имён для этапов SMTP нет ни в одном RFC; эти дал Poplar.</translation>
    </message>
    <message>
        <source>The state READY</source>
        <translation>Состояние READY</translation>
    </message>
    <message>
        <source>Messages can be sent; none is under way.</source>
        <translation>Можно отправлять письма; пока ни одно не передаётся.</translation>
    </message>
    <message>
        <source>The state MAIL</source>
        <translation>Состояние MAIL</translation>
    </message>
    <message>
        <source>The envelope of a message: who sends, and who is to get it.</source>
        <translation>Конверт письма: кто отправляет и кому.</translation>
    </message>
    <message>
        <source>The state DATA</source>
        <translation>Состояние DATA</translation>
    </message>
    <message>
        <source>The message itself goes out. It lasts until the server has said what becomes of it.</source>
        <translation>Передаётся само письмо. Это длится, пока сервер не скажет, что с ним будет.</translation>
    </message>
    <message>
        <source>The state QUIT</source>
        <translation>Состояние QUIT</translation>
    </message>
    <message>
        <source>Poplar has said QUIT: the connection ends.</source>
        <translation>Сказано QUIT: соединение завершается.</translation>
    </message>
    <message>
        <source>Name and port of the server. Messages are usually handed in at port 587, where encryption begins by STARTTLS, or at port 465, where it is there from the first byte. Servers speak with each other at port 25.</source>
        <translation>Имя и порт сервера. Письма обычно сдают на порту 587, где шифрование начинается по STARTTLS, или на порту 465, где оно действует с первого байта. Между собой серверы говорят на порту 25.</translation>
    </message>
    <message>
        <source>The connection ended before the conversation did. A message that went out whole, and to which nothing was said, may have been taken or not.</source>
        <translation>Соединение кончилось раньше разговора. Письмо, которое ушло целиком и на которое ничего не сказано, могло быть принято, а могло и не быть.</translation>
    </message>
    <message>
        <source>Bytes came in the clear behind the reply to STARTTLS. That is how somebody in between slips in commands, so Poplar gave up the connection.</source>
        <translation>За ответом на STARTTLS пришли незашифрованные байты. Так тот, кто стоит посередине, подсовывает команды, поэтому Poplar разорвал соединение.</translation>
    </message>
    <message>
        <source>The server is ready. Behind the code it says what it is called; ESMTP means that it knows EHLO.</source>
        <translation>Сервер готов. За кодом он называет себя; ESMTP значит, что он знает EHLO.</translation>
    </message>
    <message>
        <source>The message goes out</source>
        <translation>Письмо уходит</translation>
    </message>
    <message numerus="yes">
        <source>Header and text: %Ln octet(s), in counted pieces. So nothing ends them, and no dot is doubled.</source>
        <translation>
            <numerusform>Заголовок и текст: %Ln байт, отсчитанными частями. Поэтому их ничто не завершает, и точки не удваиваются.</numerusform>
            <numerusform>Заголовок и текст: %Ln байта, отсчитанными частями. Поэтому их ничто не завершает, и точки не удваиваются.</numerusform>
            <numerusform>Заголовок и текст: %Ln байт, отсчитанными частями. Поэтому их ничто не завершает, и точки не удваиваются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Header and text: %Ln octet(s), without the dot that ends them.</source>
        <translation>
            <numerusform>Заголовок и текст: %Ln байт, без завершающей точки.</numerusform>
            <numerusform>Заголовок и текст: %Ln байта, без завершающей точки.</numerusform>
            <numerusform>Заголовок и текст: %Ln байт, без завершающей точки.</numerusform>
        </translation>
    </message>
    <message>
        <source>A hyphen behind the code says that the reply goes on; its last line has a blank there.</source>
        <translation>Дефис за кодом говорит, что ответ продолжается; в последней его строке там пробел.</translation>
    </message>
    <message>
        <source>The end of the message</source>
        <translation>Конец письма</translation>
    </message>
    <message>
        <source>A line with nothing but a dot ends the message; the server’s verdict follows.</source>
        <translation>Строка из одной точки завершает письмо; дальше — решение сервера.</translation>
    </message>
    <message>
        <source>A line of the message</source>
        <translation>Строка письма</translation>
    </message>
    <message>
        <source>It is sent as it was typed. An empty line ends the header; a dot at the beginning has to be doubled by whoever types it.</source>
        <translation>Она передаётся так, как набрана. Пустая строка завершает заголовок; точку в начале строки удваивает тот, кто её набирает.</translation>
    </message>
    <message>
        <source>EHLO: who is there, and what can the server do?</source>
        <translation>EHLO: кто здесь, и что умеет сервер?</translation>
    </message>
    <message>
        <source>Poplar says what it calls itself, and asks which extensions of SMTP the server has. They may differ before TLS and after it, so it is asked again each time.</source>
        <translation>Poplar называет себя и спрашивает, какие расширения SMTP есть у сервера. До TLS и после него они могут различаться, поэтому вопрос каждый раз задаётся заново.</translation>
    </message>
    <message>
        <source>HELO: who is there?</source>
        <translation>HELO: кто здесь?</translation>
    </message>
    <message>
        <source>The old greeting, for servers that do not know EHLO: nothing is told of extensions, so none is used.</source>
        <translation>Старое приветствие, для серверов, которые не знают EHLO: о расширениях ничего не говорится, поэтому ни одно не используется.</translation>
    </message>
    <message>
        <source>LHLO: who is there, and what can the server do?</source>
        <translation>LHLO: кто здесь, и что умеет сервер?</translation>
    </message>
    <message>
        <source>The EHLO of LMTP, which delivers into mailboxes and answers for each recipient by itself.</source>
        <translation>EHLO протокола LMTP, который доставляет в ящики и отвечает за каждого получателя отдельно.</translation>
    </message>
    <message>
        <source>STARTTLS: switch to encryption</source>
        <translation>STARTTLS: переход на шифрование</translation>
    </message>
    <message>
        <source>MAIL: who sends</source>
        <translation>MAIL: кто отправляет</translation>
    </message>
    <message>
        <source>Begins the envelope of a message with the address that reports about its fate go to. It need not be the one in its header. “&lt;&gt;” stands for nobody: so it is with reports themselves.</source>
        <translation>Начинает конверт письма с адреса, на который придут отчёты о его судьбе. Он не обязан совпадать с адресом в заголовке. «&lt;&gt;» — никто: так бывает у самих отчётов.</translation>
    </message>
    <message>
        <source>RCPT: who is to get it</source>
        <translation>RCPT: кому письмо</translation>
    </message>
    <message>
        <source>Names one recipient; each has a command and an answer of its own. Only these addresses decide where the message goes, not those in its header: that is how Bcc works.</source>
        <translation>Называет одного получателя; у каждого своя команда и свой ответ. Куда пойдёт письмо, решают только эти адреса, а не те, что в заголовке: так работает скрытая копия.</translation>
    </message>
    <message>
        <source>DATA: the message follows</source>
        <translation>DATA: дальше само письмо</translation>
    </message>
    <message>
        <source>Asks to send the message itself, header and text, up to a line with nothing but a dot.</source>
        <translation>Просит принять само письмо, заголовок и текст, до строки из одной точки.</translation>
    </message>
    <message>
        <source>BDAT: a counted piece of the message</source>
        <translation>BDAT: отсчитанная часть письма</translation>
    </message>
    <message>
        <source>Behind the line come as many octets of the message as it says, without any dots; LAST is with the last piece.</source>
        <translation>За строкой идёт столько байт письма, сколько в ней указано, без всяких точек; с последней частью стоит LAST.</translation>
    </message>
    <message>
        <source>RSET: forget the envelope</source>
        <translation>RSET: забыть конверт</translation>
    </message>
    <message>
        <source>Gives up the message that was begun: sender and recipients are forgotten. The login stays.</source>
        <translation>Отказывается от начатого письма: отправитель и получатели забыты. Вход остаётся в силе.</translation>
    </message>
    <message>
        <source>VRFY: is there such a user?</source>
        <translation>VRFY: есть ли такой пользователь?</translation>
    </message>
    <message>
        <source>Asks whether the server knows a name or address. Few servers tell, because senders of spam ask that too.</source>
        <translation>Спрашивает, знает ли сервер это имя или адрес. Отвечают немногие серверы: об этом спрашивают и рассыльщики спама.</translation>
    </message>
    <message>
        <source>EXPN: who is on the list?</source>
        <translation>EXPN: кто в списке рассылки?</translation>
    </message>
    <message>
        <source>Asks for the members of a mailing list. Few servers tell.</source>
        <translation>Запрашивает участников списка рассылки. Отвечают немногие серверы.</translation>
    </message>
    <message>
        <source>HELP: what can be said here?</source>
        <translation>HELP: что здесь можно сказать?</translation>
    </message>
    <message>
        <source>Asks for some words of help, which are for people.</source>
        <translation>Просит справку, которая предназначена для людей.</translation>
    </message>
    <message>
        <source>NOOP: nothing</source>
        <translation>NOOP: ничего</translation>
    </message>
    <message>
        <source>Asks for nothing but an answer, which shows that the connection is alive.</source>
        <translation>Не просит ничего, кроме ответа, который показывает, что соединение живо.</translation>
    </message>
    <message>
        <source>Says goodbye. A message that the server has taken is taken; nothing depends on the answer.</source>
        <translation>Прощается. Письмо, которое сервер принял, принято; от ответа ничего не зависит.</translation>
    </message>
    <message>
        <source>ETRN: send what waits for us</source>
        <translation>ETRN: отправить то, что ждёт нас</translation>
    </message>
    <message>
        <source>Asks the server to deliver now what it keeps for this host. It is for servers, not for mail programs.</source>
        <translation>Просит сервер доставить то, что он хранит для этого узла. Это для серверов, а не для почтовых программ.</translation>
    </message>
    <message>
        <source>ATRN: hand over what waits for us</source>
        <translation>ATRN: передать то, что ждёт нас</translation>
    </message>
    <message>
        <source>Asks the server to turn the connection around and to deliver what it keeps. It is for servers, not for mail programs.</source>
        <translation>Просит сервер поменяться ролями на этом соединении и доставить то, что он хранит. Это для серверов, а не для почтовых программ.</translation>
    </message>
    <message>
        <source>BURL: a piece of the message that lies elsewhere</source>
        <translation>BURL: часть письма, которая лежит в другом месте</translation>
    </message>
    <message>
        <source>The server is to fetch a piece of the message from an IMAP server by itself.</source>
        <translation>Сервер должен сам взять часть письма с сервера IMAP.</translation>
    </message>
    <message>
        <source>TURN: change roles</source>
        <translation>TURN: поменяться ролями</translation>
    </message>
    <message>
        <source>The two sides were to change roles. It is a danger and not used any more.</source>
        <translation>Стороны должны были поменяться ролями. Это опасно и больше не используется.</translation>
    </message>
    <message>
        <source>SIZE: so many octets the message has. A server for which it is too large says so before it is sent.</source>
        <translation>SIZE: столько байт в письме. Сервер, для которого оно велико, скажет об этом до передачи.</translation>
    </message>
    <message>
        <source>BODY says what the message is made of: 7BIT, 8BITMIME (RFC 6152, section 2) or BINARYMIME (RFC 3030, section 3).</source>
        <translation>BODY говорит, из чего состоит письмо: 7BIT, 8BITMIME (RFC 6152, раздел 2) или BINARYMIME (RFC 3030, раздел 3).</translation>
    </message>
    <message>
        <source>SMTPUTF8: addresses or header fields are not ASCII alone; only servers that know this may get the message.</source>
        <translation>SMTPUTF8: в адресах или полях заголовка не только ASCII; такое письмо можно передать лишь серверу, который это умеет.</translation>
    </message>
    <message>
        <source>RET says what a report is to bring back of the message: FULL or HDRS, its header.</source>
        <translation>RET говорит, что из письма должен вернуть отчёт: всё (FULL) или заголовок (HDRS).</translation>
    </message>
    <message>
        <source>ENVID gives the message a name, which reports about its fate repeat.</source>
        <translation>ENVID даёт письму имя, которое повторят отчёты о его судьбе.</translation>
    </message>
    <message>
        <source>AUTH= says for whom another server vouches as the sender; “&lt;&gt;” for nobody.</source>
        <translation>AUTH= говорит, за кого как за отправителя ручается другой сервер; «&lt;&gt;» — ни за кого.</translation>
    </message>
    <message>
        <source>NOTIFY says when a report is wanted: SUCCESS, FAILURE, DELAY, or NEVER.</source>
        <translation>NOTIFY говорит, когда нужен отчёт: при успехе (SUCCESS), неудаче (FAILURE), задержке (DELAY) или никогда (NEVER).</translation>
    </message>
    <message>
        <source>ORCPT is the address that the sender wrote, for the report, wherever the message is forwarded to.</source>
        <translation>ORCPT — адрес, который указал отправитель: он нужен отчёту, куда бы письмо ни переслали.</translation>
    </message>
    <message>
        <source>REQUIRETLS: the message may be passed on over encrypted connections only.</source>
        <translation>REQUIRETLS: письмо можно передавать дальше только по зашифрованным соединениям.</translation>
    </message>
    <message>
        <source>BY says in how many seconds the message has to be delivered.</source>
        <translation>BY говорит, за сколько секунд письмо должно быть доставлено.</translation>
    </message>
    <message>
        <source>MT-PRIORITY says how urgent the message is.</source>
        <translation>MT-PRIORITY говорит, насколько письмо срочное.</translation>
    </message>
    <message>
        <source>HOLDFOR: the server is to keep the message for so many seconds before it sends it.</source>
        <translation>HOLDFOR: сервер должен столько секунд хранить письмо перед отправкой.</translation>
    </message>
    <message>
        <source>HOLDUNTIL: the server is to keep the message until then.</source>
        <translation>HOLDUNTIL: сервер должен хранить письмо до этого времени.</translation>
    </message>
    <message>
        <source>RRVS: the message is for whoever had the address at that time already.</source>
        <translation>RRVS: письмо предназначено тому, у кого этот адрес был уже тогда.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A parameter of a command: %1 is what it means, %2 is &quot;RFC 1870, section 3&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Poplar does not know the parameter %1.</source>
        <translation>Параметра %1 Poplar не знает.</translation>
    </message>
    <message>
        <source>The server takes messages of at most so many octets; 0 or nothing: it does not say how large.</source>
        <translation>Сервер принимает письма не больше стольких байт; 0 или ничего: предел не назван.</translation>
    </message>
    <message>
        <source>Texts may go as they are, with octets of eight bits, and need not be encoded.</source>
        <translation>Тексты можно передавать как есть, восьмибитными байтами, не кодируя.</translation>
    </message>
    <message>
        <source>Messages may go in counted pieces, by BDAT in place of DATA.</source>
        <translation>Письма можно передавать отсчитанными частями, командой BDAT вместо DATA.</translation>
    </message>
    <message>
        <source>Messages may have binary contents, which go by BDAT.</source>
        <translation>В письмах может быть двоичное содержимое, которое передаётся командой BDAT.</translation>
    </message>
    <message>
        <source>The sender may ask for reports of delivery.</source>
        <translation>Отправитель может попросить отчёты о доставке.</translation>
    </message>
    <message>
        <source>Replies have a finer code of three numbers behind that of three digits, such as 5.1.1.</source>
        <translation>В ответах за кодом из трёх цифр стоит более точный, из трёх чисел, например 5.1.1.</translation>
    </message>
    <message>
        <source>The connection can be switched to encryption: STARTTLS.</source>
        <translation>Соединение можно перевести на шифрование: STARTTLS.</translation>
    </message>
    <message>
        <source>Addresses and header fields may have letters of all alphabets, in UTF-8.</source>
        <translation>В адресах и полях заголовка могут быть буквы любых алфавитов, в UTF-8.</translation>
    </message>
    <message>
        <source>An early form of SMTPUTF8, which was an experiment.</source>
        <translation>Ранний вид SMTPUTF8: это был эксперимент.</translation>
    </message>
    <message>
        <source>The server knows the command VRFY; it need not answer it well.</source>
        <translation>Сервер знает команду VRFY; полезно отвечать на неё он не обязан.</translation>
    </message>
    <message>
        <source>The server knows the command EXPN.</source>
        <translation>Сервер знает команду EXPN.</translation>
    </message>
    <message>
        <source>The server knows the command HELP.</source>
        <translation>Сервер знает команду HELP.</translation>
    </message>
    <message>
        <source>Other servers may ask for what waits for them: ETRN.</source>
        <translation>Другие серверы могут попросить то, что их ждёт: ETRN.</translation>
    </message>
    <message>
        <source>Other servers may ask for what waits for them, after a login: ATRN.</source>
        <translation>Другие серверы могут попросить то, что их ждёт, после входа: ATRN.</translation>
    </message>
    <message>
        <source>How much of something the server takes in one session or message: MAILMAX, RCPTMAX, RCPTDOMAINMAX.</source>
        <translation>Сколько чего сервер принимает за один сеанс или в одном письме: MAILMAX, RCPTMAX, RCPTDOMAINMAX.</translation>
    </message>
    <message>
        <source>The sender may say in what time a message has to be delivered.</source>
        <translation>Отправитель может сказать, за какое время письмо должно быть доставлено.</translation>
    </message>
    <message>
        <source>A message may ask to be passed on over encrypted connections only.</source>
        <translation>Письмо может потребовать, чтобы его передавали только по зашифрованным соединениям.</translation>
    </message>
    <message>
        <source>Messages may have a priority.</source>
        <translation>У писем может быть приоритет.</translation>
    </message>
    <message>
        <source>The server may be asked to keep a message for a time before it sends it.</source>
        <translation>Сервер можно попросить подержать письмо перед отправкой.</translation>
    </message>
    <message>
        <source>The server wants no advertising.</source>
        <translation>Рекламы сервер не хочет.</translation>
    </message>
    <message>
        <source>What became of a message can be asked for later.</source>
        <translation>О судьбе письма можно спросить позже.</translation>
    </message>
    <message>
        <source>The sender may say who hands a message in; the experiment is over.</source>
        <translation>Отправитель может сказать, кто сдаёт письмо; этот эксперимент окончен.</translation>
    </message>
    <message>
        <source>The sender may allow a message to be converted.</source>
        <translation>Отправитель может разрешить преобразование письма.</translation>
    </message>
    <message>
        <source>The server tells what a recipient can show.</source>
        <translation>Сервер говорит, что может показать получатель.</translation>
    </message>
    <message>
        <source>Pieces of a message may be fetched from an IMAP server.</source>
        <translation>Части письма можно брать с сервера IMAP.</translation>
    </message>
    <message>
        <source>A transfer that broke off may go on where it was.</source>
        <translation>Оборвавшуюся передачу можно продолжить с того же места.</translation>
    </message>
    <message>
        <source>The sender may say since when the recipient has had the address.</source>
        <translation>Отправитель может сказать, с какого времени этот адрес у получателя.</translation>
    </message>
    <message>
        <source>The two sides might change roles; it is not used any more.</source>
        <translation>Стороны могли бы поменяться ролями; больше это не используется.</translation>
    </message>
    <message>
        <source>Other servers may say for whom they connect; it is Postfix’s own.</source>
        <translation>Другие серверы могут сказать, от чьего имени соединяются; это собственное расширение Postfix.</translation>
    </message>
    <message>
        <source>Other servers may say whom a message is from; it is Postfix’s own.</source>
        <translation>Другие серверы могут сказать, от кого письмо; это собственное расширение Postfix.</translation>
    </message>
    <message>
        <source>The extension %1</source>
        <translation>Расширение %1</translation>
    </message>
    <message>
        <source>System status, or words of help.</source>
        <translation>Состояние системы или справка.</translation>
    </message>
    <message>
        <source>Words of help, for people.</source>
        <translation>Справка для людей.</translation>
    </message>
    <message>
        <source>The server is ready.</source>
        <translation>Сервер готов.</translation>
    </message>
    <message>
        <source>The server says goodbye and closes the connection.</source>
        <translation>Сервер прощается и закрывает соединение.</translation>
    </message>
    <message>
        <source>The login succeeded.</source>
        <translation>Вход удался.</translation>
    </message>
    <message>
        <source>The server greets back. The lines behind the first one name its extensions.</source>
        <translation>Сервер здоровается в ответ. Строки за первой называют его расширения.</translation>
    </message>
    <message>
        <source>The server greets back. It tells nothing of extensions.</source>
        <translation>Сервер здоровается в ответ. О расширениях он ничего не говорит.</translation>
    </message>
    <message>
        <source>The sender is accepted, and an envelope begun.</source>
        <translation>Отправитель принят, конверт начат.</translation>
    </message>
    <message>
        <source>This recipient is accepted. It does not prove that there is such a mailbox: some servers look only later.</source>
        <translation>Этот получатель принят. Это не доказывает, что такой ящик есть: некоторые серверы проверяют позже.</translation>
    </message>
    <message>
        <source>The message is taken. From here on the server is responsible for it: it delivers it, or reports to the sender that it could not.</source>
        <translation>Письмо принято. Отсюда за него отвечает сервер: он доставит его или сообщит отправителю, что не смог.</translation>
    </message>
    <message>
        <source>This piece is taken. With the last one the whole message is: the server delivers it, or reports to the sender that it could not.</source>
        <translation>Эта часть принята. С последней принято всё письмо: сервер доставит его или сообщит отправителю, что не смог.</translation>
    </message>
    <message>
        <source>The envelope is forgotten; another message can begin.</source>
        <translation>Конверт забыт; можно начинать другое письмо.</translation>
    </message>
    <message>
        <source>The connection is alive.</source>
        <translation>Соединение живо.</translation>
    </message>
    <message>
        <source>The server knows it, and tells the address.</source>
        <translation>Сервер знает его и называет адрес.</translation>
    </message>
    <message>
        <source>The lines are the members of the list.</source>
        <translation>Строки — участники списка.</translation>
    </message>
    <message>
        <source>The server begins to deliver what waits.</source>
        <translation>Сервер начинает доставлять то, что ждёт.</translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation>Сделано.</translation>
    </message>
    <message>
        <source>The user is not here; the server passes the message on to the address that it names.</source>
        <translation>Пользователя здесь нет; сервер передаст письмо по названному адресу.</translation>
    </message>
    <message>
        <source>The server does not tell whether there is such a user, but takes messages and tries.</source>
        <translation>Сервер не говорит, есть ли такой пользователь, но письма принимает и попытается доставить.</translation>
    </message>
    <message>
        <source>The login goes on: the server waits for an answer.</source>
        <translation>Вход продолжается: сервер ждёт ответа.</translation>
    </message>
    <message>
        <source>The message may come now, up to a line with nothing but a dot.</source>
        <translation>Теперь можно передавать письмо, до строки из одной точки.</translation>
    </message>
    <message>
        <source>The server ends the connection: it shuts down, is overloaded, or waited too long. The same again later may succeed.</source>
        <translation>Сервер завершает соединение: он выключается, перегружен или ждал слишком долго. Позже то же самое может получиться.</translation>
    </message>
    <message>
        <source>The password has to be entered once in another way before this mechanism works.</source>
        <translation>Прежде чем этот способ заработает, пароль нужно один раз ввести другим способом.</translation>
    </message>
    <message>
        <source>The mailbox cannot be had at the moment. Some servers refuse every unknown sender once, to see whether it comes back (greylisting).</source>
        <translation>Ящик сейчас недоступен. Некоторые серверы один раз отказывают каждому незнакомому отправителю, чтобы увидеть, вернётся ли он (серые списки).</translation>
    </message>
    <message>
        <source>It cannot be done at the moment: the mailbox is busy, say. The same again later may succeed.</source>
        <translation>Сейчас сделать это нельзя: например, ящик занят. Позже то же самое может получиться.</translation>
    </message>
    <message>
        <source>The server had a trouble of its own in the middle of it. The same again later may succeed.</source>
        <translation>У сервера посреди дела случилась своя неполадка. Позже то же самое может получиться.</translation>
    </message>
    <message>
        <source>Too many recipients for one message, or no room on the server. Those that were accepted stay; the rest can come with another message.</source>
        <translation>Слишком много получателей у одного письма, или на сервере нет места. Принятые остаются; остальным можно отправить ещё одно письмо.</translation>
    </message>
    <message>
        <source>There is no room on the server at the moment. The same again later may succeed.</source>
        <translation>На сервере сейчас нет места. Позже то же самое может получиться.</translation>
    </message>
    <message>
        <source>The server cannot begin TLS at the moment. Poplar does not log in then.</source>
        <translation>Сервер сейчас не может начать TLS. Тогда Poplar не входит.</translation>
    </message>
    <message>
        <source>The server cannot check the login at the moment; that says nothing about the password.</source>
        <translation>Сервер сейчас не может проверить вход; о пароле это ничего не говорит.</translation>
    </message>
    <message>
        <source>The server cannot do that at the moment.</source>
        <translation>Сервер сейчас не может этого сделать.</translation>
    </message>
    <message>
        <source>The server cannot take account of these parameters at the moment.</source>
        <translation>Эти параметры сервер сейчас не может учесть.</translation>
    </message>
    <message>
        <source>The server does not know this command, or the line is too long.</source>
        <translation>Сервер не знает этой команды, или строка слишком длинная.</translation>
    </message>
    <message>
        <source>What stands behind the command is not as it has to be.</source>
        <translation>То, что стоит за командой, написано не так, как нужно.</translation>
    </message>
    <message>
        <source>The server knows the command, and does not carry it out.</source>
        <translation>Сервер знает эту команду, но не выполняет её.</translation>
    </message>
    <message>
        <source>The command does not fit here: another one has to come first, or it was said already.</source>
        <translation>Команда здесь не к месту: сначала нужна другая, или эта уже была.</translation>
    </message>
    <message>
        <source>The server does not know this parameter or mechanism.</source>
        <translation>Сервер не знает этого параметра или способа входа.</translation>
    </message>
    <message>
        <source>This host takes no mail at all.</source>
        <translation>Этот узел вообще не принимает почту.</translation>
    </message>
    <message>
        <source>The server wants a login first, or encryption before it.</source>
        <translation>Сервер хочет сначала входа или, до него, шифрования.</translation>
    </message>
    <message>
        <source>This mechanism is too weak for this user; another one is wanted.</source>
        <translation>Этот способ входа для этого пользователя слишком слаб; нужен другой.</translation>
    </message>
    <message>
        <source>User name or password is wrong, or this user may not log in here.</source>
        <translation>Имя пользователя или пароль неверны, или этому пользователю сюда нельзя.</translation>
    </message>
    <message>
        <source>This mechanism is allowed only inside TLS.</source>
        <translation>Этот способ входа разрешён только внутри TLS.</translation>
    </message>
    <message>
        <source>The server does not let this sender send here: by policy, or because nobody has logged in.</source>
        <translation>Сервер не разрешает этому отправителю отправлять отсюда: по своим правилам или потому, что входа не было.</translation>
    </message>
    <message>
        <source>There is no such mailbox, or the server does not let anybody write to it from here.</source>
        <translation>Такого ящика нет, или сервер не разрешает писать в него отсюда.</translation>
    </message>
    <message>
        <source>The server does not take this message, by its rules: for what stands in it, say.</source>
        <translation>Сервер не принимает это письмо по своим правилам: например, из-за его содержимого.</translation>
    </message>
    <message>
        <source>The server does not know anybody of that name.</source>
        <translation>Сервер не знает никого с таким именем.</translation>
    </message>
    <message>
        <source>The server does not do that: the mailbox is not there, or its rules forbid it.</source>
        <translation>Сервер этого не делает: ящика нет, или это запрещают его правила.</translation>
    </message>
    <message>
        <source>The user is not here, and the server does not pass the message on; maybe it tells where to write to.</source>
        <translation>Пользователя здесь нет, и сервер письмо дальше не передаёт; возможно, он говорит, куда писать.</translation>
    </message>
    <message>
        <source>The message is too large for the server.</source>
        <translation>Письмо для сервера слишком велико.</translation>
    </message>
    <message>
        <source>The message is too large, or the mailbox is full.</source>
        <translation>Письмо слишком велико, или ящик полон.</translation>
    </message>
    <message>
        <source>The address is not allowed here, or is not as it has to be.</source>
        <translation>Такой адрес здесь не разрешён или написан не так, как нужно.</translation>
    </message>
    <message>
        <source>It failed, and the server does not say more by the code: look at its words.</source>
        <translation>Не удалось, и код больше ничего не говорит: смотрите слова сервера.</translation>
    </message>
    <message>
        <source>The server does not know these parameters of MAIL or RCPT.</source>
        <translation>Этих параметров MAIL или RCPT сервер не знает.</translation>
    </message>
    <message>
        <source>The domain of this address takes no mail.</source>
        <translation>Домен этого адреса не принимает почту.</translation>
    </message>
    <message>
        <source>%1: the server has done %2</source>
        <translation>%1: сервер выполнил %2</translation>
    </message>
    <message>
        <source>%1: the server wants more for %2</source>
        <translation>%1: серверу нужно продолжение для %2</translation>
    </message>
    <message>
        <source>%1: the server refuses %2 for now</source>
        <translation>%1: сервер пока отказывает: %2</translation>
    </message>
    <message>
        <source>%1: the server refuses %2</source>
        <translation>%1: сервер отказывает: %2</translation>
    </message>
    <message>
        <source>Codes that begin with 2 say: it was done.</source>
        <translation>Коды, начинающиеся с 2, говорят: сделано.</translation>
    </message>
    <message>
        <source>Codes that begin with 3 say: go on, something more is wanted.</source>
        <translation>Коды, начинающиеся с 3, говорят: дальше, нужно ещё что-то.</translation>
    </message>
    <message>
        <source>Codes that begin with 4 say: not now; the same again later may succeed.</source>
        <translation>Коды, начинающиеся с 4, говорят: не сейчас; позже то же самое может получиться.</translation>
    </message>
    <message>
        <source>Codes that begin with 5 say: no; the same again will be refused again.</source>
        <translation>Коды, начинающиеся с 5, говорят: нет; на то же самое снова будет отказ.</translation>
    </message>
    <message>
        <source>No reply of SMTP</source>
        <translation>Это не ответ SMTP</translation>
    </message>
    <message>
        <source>Every reply begins with three digits. Nobody can say what this one belongs to.</source>
        <translation>Каждый ответ начинается с трёх цифр. К чему относится этот, сказать нельзя.</translation>
    </message>
    <message>
        <source>Nothing more is told.</source>
        <translation>Больше ничего не сказано.</translation>
    </message>
    <message>
        <source>Something about an address.</source>
        <translation>Что-то с адресом.</translation>
    </message>
    <message>
        <source>There is no such mailbox at this host.</source>
        <translation>Такого ящика на этом узле нет.</translation>
    </message>
    <message>
        <source>There is no such host, or it takes no mail.</source>
        <translation>Такого узла нет, или он не принимает почту.</translation>
    </message>
    <message>
        <source>The recipient’s address is not as addresses have to be.</source>
        <translation>Адрес получателя написан не так, как пишутся адреса.</translation>
    </message>
    <message>
        <source>The address may mean several mailboxes.</source>
        <translation>Адрес может означать несколько ящиков.</translation>
    </message>
    <message>
        <source>The recipient’s address is valid.</source>
        <translation>Адрес получателя верен.</translation>
    </message>
    <message>
        <source>The mailbox has moved, and nobody knows where to.</source>
        <translation>Ящик переехал, и неизвестно куда.</translation>
    </message>
    <message>
        <source>The sender’s address is not as addresses have to be.</source>
        <translation>Адрес отправителя написан не так, как пишутся адреса.</translation>
    </message>
    <message>
        <source>The host in the sender’s address does not exist, or takes no mail.</source>
        <translation>Узла из адреса отправителя нет, или он не принимает почту.</translation>
    </message>
    <message>
        <source>The message was passed on to a server that does not report.</source>
        <translation>Письмо передано серверу, который не присылает отчётов.</translation>
    </message>
    <message>
        <source>The recipient’s domain takes no mail (null MX).</source>
        <translation>Домен получателя не принимает почту (null MX).</translation>
    </message>
    <message>
        <source>Something about the mailbox.</source>
        <translation>Что-то с ящиком.</translation>
    </message>
    <message>
        <source>The mailbox is there, but takes no messages.</source>
        <translation>Ящик есть, но писем не принимает.</translation>
    </message>
    <message>
        <source>The mailbox is full.</source>
        <translation>Ящик полон.</translation>
    </message>
    <message>
        <source>The message is larger than this mailbox takes.</source>
        <translation>Письмо больше, чем принимает этот ящик.</translation>
    </message>
    <message>
        <source>The mailing list could not be expanded.</source>
        <translation>Список рассылки не удалось раскрыть.</translation>
    </message>
    <message>
        <source>Something about the server.</source>
        <translation>Что-то с сервером.</translation>
    </message>
    <message>
        <source>The server has no room.</source>
        <translation>На сервере нет места.</translation>
    </message>
    <message>
        <source>The server takes no messages: it may be in maintenance.</source>
        <translation>Сервер не принимает писем: возможно, его обслуживают.</translation>
    </message>
    <message>
        <source>The server lacks what this message needs.</source>
        <translation>Сервер не умеет того, что нужно этому письму.</translation>
    </message>
    <message>
        <source>The message is larger than this server takes.</source>
        <translation>Письмо больше, чем принимает этот сервер.</translation>
    </message>
    <message>
        <source>The server is not set up as it should be.</source>
        <translation>Сервер настроен не так, как следует.</translation>
    </message>
    <message>
        <source>The message goes on with another priority than was asked for.</source>
        <translation>Письмо пойдёт дальше с другим приоритетом, чем запрошено.</translation>
    </message>
    <message>
        <source>Something about the network or the way.</source>
        <translation>Что-то с сетью или с путём письма.</translation>
    </message>
    <message>
        <source>The next host did not answer.</source>
        <translation>Следующий узел не ответил.</translation>
    </message>
    <message>
        <source>The connection to the next host broke.</source>
        <translation>Соединение со следующим узлом оборвалось.</translation>
    </message>
    <message>
        <source>A directory that the server has to ask, such as DNS, did not answer.</source>
        <translation>Справочник, к которому обращается сервер (например, DNS), не ответил.</translation>
    </message>
    <message>
        <source>The server knows no way to the next host.</source>
        <translation>Сервер не знает пути к следующему узлу.</translation>
    </message>
    <message>
        <source>The server is overloaded.</source>
        <translation>Сервер перегружен.</translation>
    </message>
    <message>
        <source>The message goes round in a circle.</source>
        <translation>Письмо ходит по кругу.</translation>
    </message>
    <message>
        <source>The message was too long on its way.</source>
        <translation>Письмо слишком долго было в пути.</translation>
    </message>
    <message>
        <source>Something about the protocol.</source>
        <translation>Что-то с протоколом.</translation>
    </message>
    <message>
        <source>The command does not fit here, or is not known.</source>
        <translation>Команда здесь не к месту или неизвестна.</translation>
    </message>
    <message>
        <source>The command could not be read: it is misspelt or too long.</source>
        <translation>Команду не удалось разобрать: в ней опечатка, или она слишком длинная.</translation>
    </message>
    <message>
        <source>The message has more recipients than the server takes at once.</source>
        <translation>У письма больше получателей, чем сервер принимает за раз.</translation>
    </message>
    <message>
        <source>What stands behind the command is wrong.</source>
        <translation>То, что стоит за командой, неверно.</translation>
    </message>
    <message>
        <source>The two sides do not speak the same version.</source>
        <translation>Стороны говорят на разных версиях протокола.</translation>
    </message>
    <message>
        <source>A line of the login is too long.</source>
        <translation>Строка входа слишком длинная.</translation>
    </message>
    <message>
        <source>Something about what the message has in it.</source>
        <translation>Что-то с содержимым письма.</translation>
    </message>
    <message>
        <source>The recipient does not take this kind of content.</source>
        <translation>Такого содержимого получатель не принимает.</translation>
    </message>
    <message>
        <source>The message would have to be converted, and must not be.</source>
        <translation>Письмо пришлось бы преобразовать, а это запрещено.</translation>
    </message>
    <message>
        <source>The message would have to be converted, and cannot be.</source>
        <translation>Письмо пришлось бы преобразовать, а это невозможно.</translation>
    </message>
    <message>
        <source>The message was converted, and something was lost.</source>
        <translation>Письмо преобразовано, и что-то при этом потеряно.</translation>
    </message>
    <message>
        <source>The message could not be converted.</source>
        <translation>Письмо не удалось преобразовать.</translation>
    </message>
    <message>
        <source>What the message refers to could not be had.</source>
        <translation>То, на что ссылается письмо, получить не удалось.</translation>
    </message>
    <message>
        <source>Addresses that are not ASCII are not allowed here.</source>
        <translation>Адреса не из ASCII здесь не разрешены.</translation>
    </message>
    <message>
        <source>The answer would need UTF-8, which the client did not allow.</source>
        <translation>Для ответа понадобился бы UTF-8, а клиент его не разрешил.</translation>
    </message>
    <message>
        <source>A message with headers in UTF-8 cannot be passed on to this recipient.</source>
        <translation>Письмо с заголовком в UTF-8 этому получателю передать нельзя.</translation>
    </message>
    <message>
        <source>Something about security or the rules of the server.</source>
        <translation>Что-то с безопасностью или правилами сервера.</translation>
    </message>
    <message>
        <source>The sender is not allowed to do this, or the message was refused by a rule.</source>
        <translation>Отправителю это не разрешено, или письмо отклонено по правилу.</translation>
    </message>
    <message>
        <source>The sender may not write to this mailing list.</source>
        <translation>Отправителю нельзя писать в этот список рассылки.</translation>
    </message>
    <message>
        <source>The message would have to go from one way of protecting it to another, which is not possible.</source>
        <translation>Письмо пришлось бы перевести с одного способа защиты на другой, а это невозможно.</translation>
    </message>
    <message>
        <source>The server lacks the protection that the message asks for.</source>
        <translation>У сервера нет защиты, которой требует письмо.</translation>
    </message>
    <message>
        <source>A key or certificate for the message is missing or wrong.</source>
        <translation>Ключа или сертификата для письма нет, или он неверен.</translation>
    </message>
    <message>
        <source>The server does not know the algorithm of the encryption.</source>
        <translation>Сервер не знает этого алгоритма шифрования.</translation>
    </message>
    <message>
        <source>The message was changed on its way.</source>
        <translation>Письмо изменилось в пути.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>Имя пользователя или пароль неверны.</translation>
    </message>
    <message>
        <source>The mechanism is too weak for this user.</source>
        <translation>Способ входа для этого пользователя слишком слаб.</translation>
    </message>
    <message>
        <source>The server wants encryption first.</source>
        <translation>Серверу сначала нужно шифрование.</translation>
    </message>
    <message>
        <source>The password has to be entered once in another way.</source>
        <translation>Пароль нужно один раз ввести другим способом.</translation>
    </message>
    <message>
        <source>The account is disabled.</source>
        <translation>Учётная запись отключена.</translation>
    </message>
    <message>
        <source>The server wants to be introduced by one that it trusts.</source>
        <translation>Сервер хочет, чтобы за отправителя поручился тот, кому он доверяет.</translation>
    </message>
    <message>
        <source>The priority is too low for the server at the moment.</source>
        <translation>Для сервера приоритет сейчас слишком низкий.</translation>
    </message>
    <message>
        <source>The message is too large for its priority.</source>
        <translation>Для своего приоритета письмо слишком велико.</translation>
    </message>
    <message>
        <source>The mailbox belongs to somebody else by now.</source>
        <translation>Ящик уже принадлежит кому-то другому.</translation>
    </message>
    <message>
        <source>The domain belongs to somebody else by now.</source>
        <translation>Домен уже принадлежит кому-то другому.</translation>
    </message>
    <message>
        <source>Whether the mailbox has changed hands could not be found out.</source>
        <translation>Сменился ли владелец ящика, узнать не удалось.</translation>
    </message>
    <message>
        <source>No DKIM signature of the message is valid.</source>
        <translation>Ни одна подпись DKIM этого письма не верна.</translation>
    </message>
    <message>
        <source>The message has valid DKIM signatures, but none that is accepted here.</source>
        <translation>Верные подписи DKIM у письма есть, но таких, которые здесь принимают, нет.</translation>
    </message>
    <message>
        <source>No valid DKIM signature is of the author’s domain.</source>
        <translation>Ни одна верная подпись DKIM не от домена автора.</translation>
    </message>
    <message>
        <source>By SPF the sender’s domain does not let this host send.</source>
        <translation>По SPF домен отправителя не разрешает отправлять с этого узла.</translation>
    </message>
    <message>
        <source>SPF of the sender’s domain could not be checked.</source>
        <translation>SPF домена отправителя проверить не удалось.</translation>
    </message>
    <message>
        <source>The name of the sending host does not fit its address (reverse DNS).</source>
        <translation>Имя отправляющего узла не соответствует его адресу (обратная зона DNS).</translation>
    </message>
    <message>
        <source>Several checks of who sent it failed.</source>
        <translation>Несколько проверок отправителя не прошли.</translation>
    </message>
    <message>
        <source>The sender’s domain takes no mail (null MX), so nothing could be answered.</source>
        <translation>Домен отправителя не принимает почту (null MX), так что ответить было бы некуда.</translation>
    </message>
    <message>
        <source>Too many messages come from there.</source>
        <translation>Оттуда приходит слишком много писем.</translation>
    </message>
    <message>
        <source>The chain of checks by other servers (ARC) is broken.</source>
        <translation>Цепочка проверок другими серверами (ARC) нарушена.</translation>
    </message>
    <message>
        <source>The next server does not promise to encrypt on the whole way (REQUIRETLS).</source>
        <translation>Следующий сервер не обещает шифрования на всём пути (REQUIRETLS).</translation>
    </message>
    <message>
        <source>%1, success: %2 (%3)</source>
        <extracomment>%1 is an enhanced status code such as 2.1.5, %2 a sentence, %3 is &quot;RFC 3463, section 3.2&quot;.</extracomment>
        <translation>%1, успех: %2 (%3)</translation>
    </message>
    <message>
        <source>%1, for now: %2 (%3)</source>
        <extracomment>%1 is an enhanced status code such as 4.2.2, %2 a sentence, %3 is &quot;RFC 3463, section 3.3&quot;.</extracomment>
        <translation>%1, пока: %2 (%3)</translation>
    </message>
    <message>
        <source>%1, for good: %2 (%3)</source>
        <extracomment>%1 is an enhanced status code such as 5.1.1, %2 a sentence, %3 is &quot;RFC 3463, section 3.2&quot;.</extracomment>
        <translation>%1, окончательно: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is an enhanced status code that Poplar does not know (RFC 3463).</source>
        <translation>%1 — расширенный код состояния, которого Poplar не знает (RFC 3463).</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ExplanationPane</name>
    <message>
        <source>What the current line means</source>
        <translation>Что значит текущая строка</translation>
    </message>
    <message>
        <source>Choose a line: here it is explained.</source>
        <translation>Выберите строку: здесь появится её объяснение.</translation>
    </message>
    <message>
        <source>The whole line</source>
        <translation>Строка целиком</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ExportDialog</name>
    <message>
        <source>&amp;Selected messages (%L1)</source>
        <comment>export</comment>
        <translation>&amp;Выделенные письма (%L1)</translation>
    </message>
    <message>
        <source>&amp;All messages in the list (%L1)</source>
        <comment>export</comment>
        <translation>Вс&amp;е письма в списке (%L1)</translation>
    </message>
    <message>
        <source>Export mail of %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Экспорт писем: %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспортировать</translation>
    </message>
    <message>
        <source>One file for each message (.eml)</source>
        <translation>Отдельный файл для каждого письма (.eml)</translation>
    </message>
    <message>
        <source>One file with all messages (mbox)</source>
        <translation>Один файл со всеми письмами (mbox)</translation>
    </message>
    <message>
        <source>A Maildir</source>
        <translation>Maildir</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>В&amp;ыбрать…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Куда</translation>
    </message>
    <message>
        <source>Mail</source>
        <extracomment>The beginning of a file&apos;s name; the account and the day follow.</extracomment>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Export into this folder</source>
        <translation>Экспорт в эту папку</translation>
    </message>
    <message>
        <source>Export as this file</source>
        <translation>Экспорт в этот файл</translation>
    </message>
    <message>
        <source>They are only on the server. Download them first.</source>
        <translation>Они есть только на сервере. Сначала скачайте их.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these are only on the server and will be left out.</source>
        <translation>
            <numerusform>%Ln из них есть только на сервере и будет пропущено.</numerusform>
            <numerusform>%Ln из них есть только на сервере и будут пропущены.</numerusform>
            <numerusform>%Ln из них есть только на сервере и будут пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Named by date, sender and subject. Most mail programs open such a file by a double click.</source>
        <translation>Имена — по дате, отправителю и теме. Такой файл большинство почтовых программ открывает двойным щелчком.</translation>
    </message>
    <message>
        <source>Thunderbird and many others import it. It says nothing of stars and of what has been read.</source>
        <translation>Его импортируют Thunderbird и многие другие. О звёздочках и о прочитанном он ничего не говорит.</translation>
    </message>
    <message>
        <source>Keeps stars and what has been read. For mutt, Dovecot and others; messages are added if there is one.</source>
        <translation>Сохраняет звёздочки и сведения о прочитанном. Для mutt, Dovecot и других; если Maildir уже есть, письма добавятся.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Экспорт…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FieldNoteWords</name>
    <message>
        <source>A server on the way says from whom and when it received the message.</source>
        <translation>Сервер на пути сообщает, от кого и когда он получил письмо.</translation>
    </message>
    <message>
        <source>What a server on the way found out about the sender.</source>
        <translation>Что сервер на пути выяснил об отправителе.</translation>
    </message>
    <message>
        <source>What a server that forwarded the message had found out about the sender.</source>
        <translation>Что выяснил об отправителе сервер, переславший письмо.</translation>
    </message>
    <message>
        <source>A domain answers for the message with this signature (DKIM).</source>
        <translation>Этой подписью домен отвечает за письмо (DKIM).</translation>
    </message>
    <message>
        <source>What a server found out about the machine that delivered the message (SPF).</source>
        <translation>Что сервер выяснил о машине, доставившей письмо (SPF).</translation>
    </message>
    <message>
        <source>The seal of a server that forwarded the message (ARC): it shows whether the seals before it were unbroken.</source>
        <translation>Печать сервера, переславшего письмо (ARC): она показывает, были ли целы предыдущие печати.</translation>
    </message>
    <message>
        <source>The message as it was when a server forwarded it, signed by that server (ARC).</source>
        <translation>Подпись сервера под письмом в том виде, в каком он его переслал (ARC).</translation>
    </message>
    <message>
        <source>Where reports go if the message cannot be delivered. The last server writes it.</source>
        <translation>Куда посылать отчёт, если письмо нельзя доставить. Записывает последний сервер.</translation>
    </message>
    <message>
        <source>An old kind of signature that DKIM has replaced.</source>
        <translation>Подпись старого вида, на смену которой пришла DKIM.</translation>
    </message>
    <message>
        <source>The program that signed the message or checked its signature (DKIM).</source>
        <translation>Программа, подписавшая письмо или проверившая подпись (DKIM).</translation>
    </message>
    <message>
        <source>The mailbox that the message was delivered to, in the end.</source>
        <translation>Ящик, в который письмо в итоге доставлено.</translation>
    </message>
    <message>
        <source>The address that the message came to before the server replaced it by another.</source>
        <translation>Адрес, на который письмо пришло, прежде чем сервер заменил его другим.</translation>
    </message>
    <message>
        <source>Somebody sent the message on unchanged.</source>
        <translation>Кто-то переслал письмо без изменений.</translation>
    </message>
    <message>
        <source>The mailing list can be left by one click.</source>
        <translation>Отписаться от рассылки можно одним щелчком.</translation>
    </message>
    <message>
        <source>How to leave the mailing list.</source>
        <translation>Как отписаться от рассылки.</translation>
    </message>
    <message>
        <source>The mailing list that the message came through.</source>
        <translation>Рассылка, через которую пришло письмо.</translation>
    </message>
    <message>
        <source>Addresses of the mailing list that the message came through.</source>
        <translation>Адреса рассылки, через которую пришло письмо.</translation>
    </message>
    <message>
        <source>Whether a program wrote the message by itself. Others do not answer it then.</source>
        <translation>Написала ли письмо программа сама. На такие письма другие программы не отвечают.</translation>
    </message>
    <message>
        <source>An old way to mark messages to many (bulk, list, junk), which nothing answers automatically.</source>
        <translation>Старый способ помечать письма для многих (bulk, list, junk): на них не отвечают автоматически.</translation>
    </message>
    <message>
        <source>Which automatic answers the sender does not want to have.</source>
        <translation>Каких автоматических ответов отправитель не хочет получать.</translation>
    </message>
    <message>
        <source>The program that the message was written with, as it says itself.</source>
        <translation>Программа, в которой написано письмо, с её слов.</translation>
    </message>
    <message>
        <source>The address of the machine that the sender wrote from, as the provider’s website saw it.</source>
        <translation>Адрес машины отправителя, каким его видел сайт почтовой службы.</translation>
    </message>
    <message>
        <source>Numbers by which a sender of many messages learns from Gmail which of them are reported as spam.</source>
        <translation>Номера, по которым отправитель массовых писем узнаёт от Gmail, на какие из них жалуются как на спам.</translation>
    </message>
    <message>
        <source>A step of the message within the servers of Gmail.</source>
        <translation>Шаг письма внутри серверов Gmail.</translation>
    </message>
    <message>
        <source>Written by Gmail for its own use.</source>
        <translation>Служебная запись Gmail.</translation>
    </message>
    <message>
        <source>What the spam filter of Microsoft 365 found: among others the verdict (SFV), its certainty from −1 to 9 (SCL), and the address and the country that the message came from (CIP, CTRY).</source>
        <translation>Что нашёл фильтр спама Microsoft 365: среди прочего вердикт (SFV), уверенность от −1 до 9 (SCL), адрес и страна, откуда пришло письмо (CIP, CTRY).</translation>
    </message>
    <message>
        <source>What the filter of Microsoft 365 thinks about mass mail (BCL) and phishing.</source>
        <translation>Что фильтр Microsoft 365 думает о массовой рассылке (BCL) и фишинге.</translation>
    </message>
    <message>
        <source>Written by the spam filter of Microsoft 365.</source>
        <translation>Запись фильтра спама Microsoft 365.</translation>
    </message>
    <message>
        <source>How likely the message is spam, says Exchange: −1 is trusted, 9 is nearly certain.</source>
        <translation>Насколько письмо похоже на спам, по мнению Exchange: −1 — доверенное, 9 — почти наверняка спам.</translation>
    </message>
    <message>
        <source>Whether Exchange takes the sender for one of its own organization (Internal) or not (Anonymous).</source>
        <translation>Считает ли Exchange отправителя своим сотрудником (Internal) или нет (Anonymous).</translation>
    </message>
    <message>
        <source>Written by Exchange for the servers of one organization.</source>
        <translation>Запись Exchange для серверов одной организации.</translation>
    </message>
    <message>
        <source>Written by Exchange for other servers of Exchange.</source>
        <translation>Запись Exchange для других серверов Exchange.</translation>
    </message>
    <message>
        <source>Whether Exchange found something attached.</source>
        <translation>Нашёл ли Exchange вложения.</translation>
    </message>
    <message>
        <source>Ties the message to its Outlook attachment, winmail.dat.</source>
        <translation>Связывает письмо с его вложением Outlook, winmail.dat.</translation>
    </message>
    <message>
        <source>Where the message stands in a conversation of Outlook.</source>
        <translation>Место письма в беседе Outlook.</translation>
    </message>
    <message>
        <source>Whether a spam filter took the message for spam, its points, and the rules that gave them.</source>
        <translation>Счёл ли фильтр письмо спамом, его баллы и правила, которые их дали.</translation>
    </message>
    <message>
        <source>The points of a spam filter: a star for each.</source>
        <translation>Баллы фильтра спама: звёздочка за каждый.</translation>
    </message>
    <message>
        <source>The points of a spam filter.</source>
        <translation>Баллы фильтра спама.</translation>
    </message>
    <message>
        <source>Whether a spam filter took the message for spam.</source>
        <translation>Счёл ли фильтр письмо спамом.</translation>
    </message>
    <message>
        <source>Why a spam filter gave the message its points.</source>
        <translation>За что фильтр спама дал письму баллы.</translation>
    </message>
    <message>
        <source>The spam filter that looked at the message, and where it ran.</source>
        <translation>Какой фильтр спама проверял письмо и где он работал.</translation>
    </message>
    <message>
        <source>Written by a spam filter.</source>
        <translation>Запись фильтра спама.</translation>
    </message>
    <message>
        <source>A server looked for viruses, it says.</source>
        <translation>Сервер сообщает, что искал вирусы.</translation>
    </message>
    <message>
        <source>Written by Amavis, which looks for viruses and spam on a server.</source>
        <translation>Запись программы Amavis, которая ищет на сервере вирусы и спам.</translation>
    </message>
    <message>
        <source>The points that the spam filter Rspamd gave, and for what.</source>
        <translation>Баллы фильтра спама Rspamd и за что они даны.</translation>
    </message>
    <message>
        <source>The points that the spam filter Rspamd gave: a plus or a minus for each.</source>
        <translation>Баллы фильтра спама Rspamd: плюс или минус за каждый.</translation>
    </message>
    <message>
        <source>Written by the spam filter Rspamd.</source>
        <translation>Запись фильтра спама Rspamd.</translation>
    </message>
    <message>
        <source>Written by Kaspersky on a mail server, which looks for viruses and spam.</source>
        <translation>Запись программы «Лаборатории Касперского», которая ищет на почтовом сервере вирусы и спам.</translation>
    </message>
    <message>
        <source>By it Symantec finds out why its spam filter erred.</source>
        <translation>По этой записи Symantec выясняет, почему ошибся её фильтр спама.</translation>
    </message>
    <message>
        <source>The points of the spam filter Barracuda.</source>
        <translation>Баллы фильтра спама Barracuda.</translation>
    </message>
    <message>
        <source>Whether the spam filter Barracuda took the message for spam, its points, and how many were needed.</source>
        <translation>Счёл ли фильтр Barracuda письмо спамом, его баллы и сколько их было нужно.</translation>
    </message>
    <message>
        <source>Written by the spam filter Barracuda.</source>
        <translation>Запись фильтра спама Barracuda.</translation>
    </message>
    <message>
        <source>Written by the mail filter Proofpoint.</source>
        <translation>Запись почтового фильтра Proofpoint.</translation>
    </message>
    <message>
        <source>The message was sent through Amazon SES.</source>
        <translation>Письмо отправлено через Amazon SES.</translation>
    </message>
    <message>
        <source>The message was sent through SendGrid.</source>
        <translation>Письмо отправлено через SendGrid.</translation>
    </message>
    <message>
        <source>The message was sent through Mailgun.</source>
        <translation>Письмо отправлено через Mailgun.</translation>
    </message>
    <message>
        <source>The message was sent through Mandrill.</source>
        <translation>Письмо отправлено через Mandrill.</translation>
    </message>
    <message>
        <source>The message was sent through Mailchimp.</source>
        <translation>Письмо отправлено через Mailchimp.</translation>
    </message>
    <message>
        <source>The message was sent through Postmark.</source>
        <translation>Письмо отправлено через Postmark.</translation>
    </message>
    <message>
        <source>The message was sent through Constant Contact.</source>
        <translation>Письмо отправлено через Constant Contact.</translation>
    </message>
    <message>
        <source>The message was sent through Marketo.</source>
        <translation>Письмо отправлено через Marketo.</translation>
    </message>
    <message>
        <source>The message was sent through Salesforce.</source>
        <translation>Письмо отправлено через Salesforce.</translation>
    </message>
    <message>
        <source>Written by Yandex Mail for its own use.</source>
        <translation>Служебная запись Яндекс Почты.</translation>
    </message>
    <message>
        <source>Written by Mail.ru for its own use.</source>
        <translation>Служебная запись Почты Mail.ru.</translation>
    </message>
    <message>
        <source>Each program on the way may have written these fields, and so may the sender. Poplar says what they are meant for, not that they are true.</source>
        <translation>Эти поля могла записать любая программа на пути письма, в том числе у отправителя. Poplar говорит, для чего они нужны, но не ручается за их правдивость.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <extracomment>%1 is what is to be chosen: &quot;Authority file&quot;.</extracomment>
        <translation>Выбрать: %1</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Такого файла нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FileStrip</name>
    <message>
        <source>&amp;Remove attachment</source>
        <translation>&amp;Убрать вложение</translation>
    </message>
    <message>
        <source>Take the chosen attachment out of the message (Del)</source>
        <translation>Убрать выбранное вложение из письма (Del)</translation>
    </message>
    <message>
        <source>“%1” is a folder. Only files can be attached.</source>
        <translation>«%1» — папка. Приложить можно только файлы.</translation>
    </message>
    <message>
        <source>The file “%1” is not there any more.</source>
        <translation>Файла «%1» больше нет на месте.</translation>
    </message>
    <message>
        <source>The file “%1” may not be read.</source>
        <translation>Файл «%1» нельзя прочитать: нет прав.</translation>
    </message>
    <message>
        <source>One message can take %L1 files at most.</source>
        <translation>К одному письму можно приложить не больше %L1 файлов.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s), %1</source>
        <extracomment>The sum of sizes, such as 12 MB.</extracomment>
        <translation>
            <numerusform>%Ln вложение, %1</numerusform>
            <numerusform>%Ln вложения, %1</numerusform>
            <numerusform>%Ln вложений, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way this message has about %1. The server takes %2 at most.</source>
        <translation>При отправке письмо займёт около %1. Сервер принимает не больше %2.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FindBar</name>
    <message>
        <source>Find previous</source>
        <translation>Найти предыдущее</translation>
    </message>
    <message>
        <source>Find previous (Shift+Enter, Shift+F3)</source>
        <translation>Найти предыдущее (Shift+Enter, Shift+F3)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Найти следующее</translation>
    </message>
    <message>
        <source>Find next (Enter, F3)</source>
        <translation>Найти следующее (Enter, F3)</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Остановить поиск</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Закрыть поиск</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Find in the message</source>
        <translation>Найти в письме</translation>
    </message>
    <message>
        <source>Searching… %1%</source>
        <extracomment>%1 is a number from 0 to 100.</extracomment>
        <translation>Поиск… %1 %</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>Continued from the beginning</source>
        <translation>Поиск продолжен с начала</translation>
    </message>
    <message>
        <source>Continued from the end</source>
        <translation>Поиск продолжен с конца</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FirstRunPage</name>
    <message>
        <source>See what is in your mailbox on the server, read it there, and delete only what you choose.</source>
        <translation>Смотрите, что лежит в вашем ящике на сервере, читайте письма прямо там и удаляйте только то, что выберете сами.</translation>
    </message>
    <message>
        <source>&amp;Set up an account</source>
        <translation>&amp;Настроить учётную запись</translation>
    </message>
    <message>
        <source>Try with a &amp;practice mailbox</source>
        <translation>Попробовать на &amp;учебном ящике</translation>
    </message>
    <message>
        <source>The practice mailbox is part of Poplar. It needs no account and no network.</source>
        <translation>Учебный ящик — часть Poplar. Ему не нужны ни учётная запись, ни сеть.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowExport</name>
    <message>
        <source>Conversation with the server</source>
        <translation>Разговор с сервером</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 уже существует.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowPainting</name>
    <message>
        <source>%1 not drawn</source>
        <extracomment>Between two moments of the diagram, where time is not drawn to scale: %1 is &quot;3 min 20 s&quot;.</extracomment>
        <translation>%1 не показано</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>Heading of a column of times in seconds.</extracomment>
        <translation>с</translation>
    </message>
    <message>
        <source>Waited</source>
        <extracomment>Heading of a narrow column: how long the server let wait.</extracomment>
        <translation>Ожидание</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowPane</name>
    <message>
        <source>Nothing has been said yet</source>
        <translation>Пока ничего не сказано</translation>
    </message>
    <message>
        <source>As soon as Poplar talks to the server, each command and each reply is an arrow here.</source>
        <translation>Как только Poplar заговорит с сервером, каждая команда и каждый ответ станут здесь стрелкой.</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>По времени</translation>
    </message>
    <message>
        <source>Draw distances as the time that passed, or each line with the same height</source>
        <translation>Расстояния соответствуют прошедшему времени; иначе все строки одной высоты</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Увеличить</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl+plus, or Ctrl and the mouse wheel)</source>
        <translation>Увеличить (Ctrl+плюс или Ctrl и колесо мыши)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Уменьшить</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+minus, or Ctrl and the mouse wheel)</source>
        <translation>Уменьшить (Ctrl+минус или Ctrl и колесо мыши)</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Обычный размер</translation>
    </message>
    <message>
        <source>Normal size (Ctrl+0)</source>
        <translation>Обычный размер (Ctrl+0)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Сохранить рисунок…</translation>
    </message>
    <message>
        <source>Save the diagram as SVG, PNG or PDF</source>
        <translation>Сохранить диаграмму в SVG, PNG или PDF</translation>
    </message>
    <message>
        <source>Save the diagram (.svg, .png or .pdf)</source>
        <translation>Сохранить диаграмму (.svg, .png или .pdf)</translation>
    </message>
    <message>
        <source>The diagram could not be saved: %1</source>
        <translation>Сохранить диаграмму не удалось: %1</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Сохранение диаграммы</translation>
    </message>
    <message numerus="yes">
        <source>The diagram becomes %Ln page(s). Even rows or a smaller scale take fewer.</source>
        <translation>
            <numerusform>Диаграмма займёт %Ln страницу. Равные строки или меньший масштаб уменьшат их число.</numerusform>
            <numerusform>Диаграмма займёт %Ln страницы. Равные строки или меньший масштаб уменьшат их число.</numerusform>
            <numerusform>Диаграмма займёт %Ln страниц. Равные строки или меньший масштаб уменьшат их число.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The diagram becomes %Ln file(s). Even rows or a smaller scale take fewer.</source>
        <translation>
            <numerusform>Диаграмма займёт %Ln файл. Равные строки или меньший масштаб уменьшат их число.</numerusform>
            <numerusform>Диаграмма займёт %Ln файла. Равные строки или меньший масштаб уменьшат их число.</numerusform>
            <numerusform>Диаграмма займёт %Ln файлов. Равные строки или меньший масштаб уменьшат их число.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The diagram is being saved on %Ln sheet(s).</source>
        <translation>
            <numerusform>Диаграмма сохраняется: %Ln лист.</numerusform>
            <numerusform>Диаграмма сохраняется: %Ln листа.</numerusform>
            <numerusform>Диаграмма сохраняется: %Ln листов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowView</name>
    <message>
        <source>Diagram of the conversation with the server</source>
        <translation>Диаграмма разговора с сервером</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowWords</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байта</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far</source>
        <extracomment>A message that is being transferred, in the diagram: %1 is &quot;3,972 octets&quot;.</extracomment>
        <translation>пока %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>A message body in the diagram: %1 is &quot;3,972 octets&quot;, %2 is &quot;78 lines&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>A message body in the diagram: &quot;3,972 octets in 78 lines · 12 ms · 330 KB/s&quot;</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Poplar to the server</source>
        <translation>Poplar серверу</translation>
    </message>
    <message>
        <source>The server to Poplar</source>
        <translation>Сервер программе Poplar</translation>
    </message>
    <message>
        <source>Message text from the server</source>
        <translation>Текст письма от сервера</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>Соединение зашифровано</translation>
    </message>
    <message>
        <source>State of the session</source>
        <translation>Состояние сеанса</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>A speed: %1 is &quot;1.2 MB&quot;.</extracomment>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A listing in the diagram: %1 is the server&apos;s first line, %2 is &quot;78 lines&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 s after the session began</source>
        <translation>Через %1 с после начала сеанса</translation>
    </message>
    <message>
        <source>The first line of the reply took %1.</source>
        <translation>Первая строка ответа пришла через %1.</translation>
    </message>
    <message>
        <source>The connection ended before this was complete.</source>
        <translation>Соединение закончилось раньше, чем это было завершено.</translation>
    </message>
    <message>
        <source>The reply was complete after %1.</source>
        <translation>Ответ получен целиком через %1.</translation>
    </message>
    <message>
        <source>The handshake took %1.</source>
        <translation>Установление шифрования заняло %1.</translation>
    </message>
    <message>
        <source>Poplar</source>
        <extracomment>The left life line of the diagram: this program.</extracomment>
        <translation>Poplar</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>The right life line of the diagram.</extracomment>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Sent ahead: for the first %1, earlier replies were still to come.</source>
        <translation>Отправлено заранее: первые %1 ещё ожидались предыдущие ответы.</translation>
    </message>
    <message>
        <source>Message text to the server</source>
        <translation>Текст письма серверу</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FoldedBody</name>
    <message>
        <source>Text of the message as it came</source>
        <translation>Текст письма, каким он пришёл</translation>
    </message>
    <message>
        <source>Fold it again (Esc)</source>
        <translation>Свернуть (Esc)</translation>
    </message>
    <message>
        <source>The log no longer knows this text: only the newest messages are kept.</source>
        <translation>Этого текста в журнале уже нет: хранятся только последние письма.</translation>
    </message>
    <message>
        <source>The first %1 of %2 octets</source>
        <translation>Первые байты: %1 из %2</translation>
    </message>
    <message>
        <source>All %1 octets</source>
        <translation>Все байты: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Above a text that the log shows unfolded: %1 is a command, as &quot;RETR 5&quot;, %2 is &quot;All 3,972 octets&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FolderDialog</name>
    <message>
        <source>New folder</source>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Переименовать папку</translation>
    </message>
    <message>
        <source>&amp;Name of the folder:</source>
        <translation>&amp;Имя папки:</translation>
    </message>
    <message>
        <source>&amp;Make folder</source>
        <translation>&amp;Создать папку</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Переименовать</translation>
    </message>
    <message>
        <source>There is a folder of this name already.</source>
        <translation>Папка с таким именем уже есть.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::Forecast</name>
    <message>
        <source>Switched on now, this deletes no message at once: none was downloaded long enough ago.</source>
        <translation>Если включить это сейчас, сразу не удалится ничего: достаточно давно скачанных писем нет.</translation>
    </message>
    <message>
        <source>The last of them was downloaded on %1.</source>
        <translation>Последнее из них скачано %1.</translation>
    </message>
    <message>
        <source>Looking what this would delete now…</source>
        <translation>Проверяем, что удалилось бы сейчас…</translation>
    </message>
    <message>
        <source>Open this account’s mailbox first, and Poplar tells here what this would delete now.</source>
        <translation>Сначала откройте ящик этой учётной записи, и Poplar покажет здесь, что удалилось бы сейчас.</translation>
    </message>
    <message>
        <source>The account is new: nothing has been downloaded that could be deleted.</source>
        <translation>Учётная запись новая: пока не скачано ничего, что можно было бы удалить.</translation>
    </message>
    <message numerus="yes">
        <source>Switched on now, this deletes %Ln message(s), %1, when you next leave the mailbox or close Poplar.</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>Если включить это сейчас, в конце сеанса или при закрытии Poplar удалится %Ln письмо, %1.</numerusform>
            <numerusform>Если включить это сейчас, в конце сеанса или при закрытии Poplar удалятся %Ln письма, %1.</numerusform>
            <numerusform>Если включить это сейчас, в конце сеанса или при закрытии Poplar удалятся %Ln писем, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Poplar cannot tell what this would delete now: what it knows about this mailbox could not be read.</source>
        <translation>Poplar не может сказать, что было бы удалено сейчас: сведения об этом ящике не удалось прочитать.</translation>
    </message>
    <message>
        <source>Switched on now, this deletes no message at once: Poplar knows of none in this mailbox yet.</source>
        <translation>Если включить сейчас, сразу ничего не удалится: Poplar пока не знает ни одного письма в этом ящике.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::FormatMenu</name>
    <message>
        <source>F&amp;ormat</source>
        <translation>О&amp;формление</translation>
    </message>
    <message>
        <source>&amp;Formatting</source>
        <translation>&amp;С оформлением</translation>
    </message>
    <message>
        <source>Send the text with bold and italic letters, lists and links, besides the plain one</source>
        <translation>Отправить текст с полужирным и курсивным шрифтом, списками и ссылками в дополнение к простому</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Полужирный</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Курсив</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>Сп&amp;исок</translation>
    </message>
    <message>
        <source>Lin&amp;k…</source>
        <translation>Сс&amp;ылка…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Where the link leads (https://…):</source>
        <translation>Куда ведёт ссылка (https://…):</translation>
    </message>
</context>
<context>
    <name>poplar::gui::Formatting</name>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year in a list, as a Qt date format: &quot;21 Nov&quot;. In the order usual in the language.</extracomment>
        <translation>d MMM</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 KB</source>
        <comment>kilobytes</comment>
        <translation>%1 КБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <comment>megabytes</comment>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <comment>gigabytes</comment>
        <translation>%1 ГБ</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <comment>terabytes</comment>
        <translation>%1 ТБ</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a date and a time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day as part of a sentence, as a Qt date format: &quot;4 March 2026&quot;. In the order usual in the language.</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HandTalkDesk</name>
    <message>
        <source>Talk to the server by hand…</source>
        <translation>Беседа с сервером вручную…</translation>
    </message>
    <message>
        <source>Connect, and type every command yourself, as in telnet</source>
        <translation>Подключиться и набирать каждую команду самостоятельно, как в telnet</translation>
    </message>
    <message>
        <source>By hand: %1</source>
        <extracomment>A tab of the log; %1 is a server.</extracomment>
        <translation>Вручную: %1</translation>
    </message>
    <message>
        <source>The conversation with %1 was ended without QUIT: nothing was deleted.</source>
        <translation>Беседа с %1 прервана без QUIT: ничего не удалено.</translation>
    </message>
    <message>
        <source>The conversation with %1 ended before the answer to QUIT: what was marked may be deleted or not.</source>
        <translation>Беседа с %1 закончилась до ответа на QUIT: помеченное может быть удалено, а может и нет.</translation>
    </message>
    <message>
        <source>The conversation with %1 was ended without QUIT: a message that was not complete is not sent.</source>
        <translation>Беседа с %1 прервана без QUIT: письмо, которое не было закончено, не отправлено.</translation>
    </message>
    <message>
        <source>The conversation with %1 ended before the answer to the message: it may have been sent or not.</source>
        <translation>Беседа с %1 оборвалась до ответа на письмо: оно могло быть отправлено, а могло и нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HandTalkDialog</name>
    <message>
        <source>Talk to a server by hand</source>
        <translation>Беседа с сервером вручную</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Другой сервер</translation>
    </message>
    <message>
        <source>STARTTLS: clear text until you type STLS</source>
        <translation>STARTTLS: открытый текст до команды STLS</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS с первого байта</translation>
    </message>
    <message>
        <source>None: everything can be read on the way</source>
        <translation>Нет: всё можно прочитать по пути</translation>
    </message>
    <message>
        <source>Every line is typed by you, the login included. Poplar sends nothing by itself, shows what comes back in the log, and hides passwords there.</source>
        <translation>Каждую строку, включая вход, набирает пользователь. Poplar сам ничего не отправляет, показывает ответы в журнале и скрывает в нём пароли.</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Учётная запись</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>&amp;Шифрование</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Порт</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Под&amp;ключиться</translation>
    </message>
    <message>
        <source>This mailbox is open in Poplar. Most servers let only one session in: leave it before you log in by hand.</source>
        <translation>Этот ящик открыт в Poplar. Большинство серверов пускает только один сеанс: перед входом вручную его нужно завершить.</translation>
    </message>
    <message>
        <source>The conversation begins in clear text. Type STLS before you log in: what you type before can be read on the way.</source>
        <translation>Беседа начинается открытым текстом. Перед входом наберите STLS: всё, что набрано до этого, можно прочитать по пути.</translation>
    </message>
    <message>
        <source>The conversation is encrypted from its first byte.</source>
        <translation>Беседа зашифрована с первого байта.</translation>
    </message>
    <message>
        <source>Everything that you type can be read on the way, passwords included.</source>
        <translation>Всё набранное, включая пароли, можно прочитать по пути.</translation>
    </message>
    <message>
        <source>POP3: read mail</source>
        <translation>POP3: читать почту</translation>
    </message>
    <message>
        <source>SMTP: send mail</source>
        <translation>SMTP: отправлять почту</translation>
    </message>
    <message>
        <source>STARTTLS: clear text until you type STARTTLS</source>
        <translation>STARTTLS: открытый текст до команды STARTTLS</translation>
    </message>
    <message>
        <source>Pr&amp;otocol</source>
        <translation>П&amp;ротокол</translation>
    </message>
    <message>
        <source>The conversation begins in clear text. Type STARTTLS before you log in: what you type before can be read on the way.</source>
        <translation>Беседа начинается открытым текстом. Перед входом наберите STARTTLS: всё, что набрано до этого, можно прочитать по пути.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HandTalkTab</name>
    <message>
        <source>Poplar is connecting to %1.</source>
        <translation>Poplar подключается к %1.</translation>
    </message>
    <message>
        <source>That was not sent: the line is too long, or too many wait already.</source>
        <translation>Не отправлено: строка слишком длинная, или слишком много строк уже ждёт.</translation>
    </message>
    <message>
        <source>That was not sent: what can be said next depends on the server’s reply.</source>
        <translation>Не отправлено: что можно сказать дальше, зависит от ответа сервера.</translation>
    </message>
    <message>
        <source>Not connected: a password was missing.</source>
        <translation>Соединения нет: не хватило пароля.</translation>
    </message>
    <message>
        <source>The conversation is over.</source>
        <translation>Беседа окончена.</translation>
    </message>
    <message>
        <source>The server said nothing to QUIT: what was marked may be deleted or not.</source>
        <translation>Сервер не ответил на QUIT: помеченное могло быть удалено, а могло и остаться.</translation>
    </message>
    <message>
        <source>That was not sent: BDAT counts octets, which nobody types. DATA does what it does.</source>
        <translation>Не отправлено: BDAT считает байты, а их никто не набирает. То же самое делает DATA.</translation>
    </message>
    <message>
        <source>The server said nothing to the message: it may have been sent or not.</source>
        <translation>Сервер не ответил на письмо: оно могло быть отправлено, а могло и нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HandTalkWords</name>
    <message>
        <source>a message whose number could not be read</source>
        <translation>письмо, номер которого не разобрать</translation>
    </message>
    <message>
        <source>message %1, unique-id %2</source>
        <extracomment>%1 is a message number, %2 a unique-id.</extracomment>
        <translation>письмо %1, уникальный идентификатор %2</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>письмо %1</translation>
    </message>
    <message>
        <source>message %1, “%2”</source>
        <extracomment>%1 is a message number, %2 a subject.</extracomment>
        <translation>письмо %1, «%2»</translation>
    </message>
    <message>
        <source>message %1, “%2” from %3</source>
        <extracomment>%1 is a message number, %2 a subject, %3 a sender.</extracomment>
        <translation>письмо %1, «%2» от %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a message with number and subject, %2 a size.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The server is to speak.</source>
        <translation>Слово за сервером.</translation>
    </message>
    <message>
        <source>The server wants an answer, in base64; “*” gives up.</source>
        <translation>Сервер ждёт ответа в base64; «*» — отказ.</translation>
    </message>
    <message>
        <source>The server asks “%1”. Answer in base64; “*” gives up.</source>
        <extracomment>%1 is what the server asks, such as &quot;Password:&quot;.</extracomment>
        <translation>Сервер спрашивает «%1». Ответ — в base64; «*» — отказ.</translation>
    </message>
    <message>
        <source>Not encrypted: what you type can be read on the way. STLS changes that.</source>
        <translation>Не зашифровано: набранное можно прочитать по пути. STLS включает шифрование.</translation>
    </message>
    <message>
        <source>Type a POP3 command</source>
        <translation>Наберите команду POP3</translation>
    </message>
    <message>
        <source>This connection is not encrypted: name and password can be read on the way.</source>
        <translation>Это соединение не зашифровано: имя и пароль можно прочитать по пути.</translation>
    </message>
    <message>
        <source>The connection is encrypted already.</source>
        <translation>Соединение уже зашифровано.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>QUIT deletes</source>
        <translation>QUIT удаляет</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) from the server?</source>
        <translation>
            <numerusform>Удалить %Ln письмо с сервера?</numerusform>
            <numerusform>Удалить %Ln письма с сервера?</numerusform>
            <numerusform>Удалить %Ln писем с сервера?</numerusform>
        </translation>
    </message>
    <message>
        <source>You marked with DELE:</source>
        <translation>Помечено командой DELE:</translation>
    </message>
    <message>
        <source>With QUIT the server deletes what is marked; there is no way back. Poplar does not know whether there are copies of it.</source>
        <translation>По команде QUIT сервер удалит помеченное, вернуть его нельзя. Есть ли копии, Poplar не знает.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Leave without deleting (RSET, QUIT)</source>
        <translation>Выйти без удаления (RSET, QUIT)</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) (QUIT)</source>
        <translation>
            <numerusform>Удалить %Ln письмо (QUIT)</numerusform>
            <numerusform>Удалить %Ln письма (QUIT)</numerusform>
            <numerusform>Удалить %Ln писем (QUIT)</numerusform>
        </translation>
    </message>
    <message>
        <source>Not encrypted: the answer can be read on the way. “*” gives up.</source>
        <translation>Не зашифровано: ответ могут прочитать по пути. «*» отменяет вход.</translation>
    </message>
    <message>
        <source>Type the message, its header first; a dot alone ends it. A line that begins with a dot needs a second one.</source>
        <translation>Наберите письмо, сначала заголовок; строка из одной точки завершает его. Строке, начинающейся с точки, нужна вторая.</translation>
    </message>
    <message>
        <source>Not encrypted: what you type can be read on the way. STARTTLS changes that.</source>
        <translation>Не зашифровано: набранное можно прочитать по пути. STARTTLS включает шифрование.</translation>
    </message>
    <message>
        <source>Type an SMTP command</source>
        <translation>Наберите команду SMTP</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HeaderFieldModel</name>
    <message>
        <source>Field</source>
        <extracomment>Headings of the table of a message&apos;s header fields, for screen readers.</extracomment>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HeadersView</name>
    <message>
        <source>This header is longer than what is shown here. The source has all of it.</source>
        <translation>Заголовок длиннее, чем показано здесь. Целиком он виден в исходном тексте.</translation>
    </message>
    <message>
        <source>Filter the headers</source>
        <translation>Фильтр заголовков</translation>
    </message>
    <message>
        <source>Headers of the message</source>
        <translation>Заголовки письма</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>Копировать &amp;значение</translation>
    </message>
    <message>
        <source>Copy as &amp;received</source>
        <translation>Копировать как &amp;получено</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Под фильтр ничего не подходит</translation>
    </message>
    <message>
        <source>The filter looks at the names and the values of the fields.</source>
        <translation>Фильтр ищет в именах и значениях полей.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>No headers to show</source>
        <translation>Заголовков нет</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HistoryDialog</name>
    <message>
        <source>Deletion history of %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>История удалений: %1</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>История загружается…</translation>
    </message>
    <message>
        <source>Deletions, the latest first</source>
        <translation>Удаления, сначала последние</translation>
    </message>
    <message>
        <source>Nothing has been deleted yet</source>
        <translation>Пока ничего не удалялось</translation>
    </message>
    <message>
        <source>Whenever Poplar deletes messages on the server, it keeps a receipt here.</source>
        <translation>О каждом удалении писем на сервере Poplar хранит здесь квитанцию.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::HtmlView</name>
    <message>
        <source>Text of the message</source>
        <translation>Текст письма</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ImportDialog</name>
    <message>
        <source>&amp;Remove</source>
        <comment>from the list of files to be imported</comment>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Import mail into %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Импорт писем: %1</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>folder of this account</comment>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>folder of this account</comment>
        <translation>Отправленные</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Add .eml and mbox files, Maildirs, or folders with any of these in them. Poplar looks at what is in a file, not at its name, and changes nothing there. What is here already does not come twice.</source>
        <translation>Добавьте файлы .eml и mbox, Maildir или папки с ними. Poplar смотрит на содержимое файла, а не на имя, и ничего в нём не меняет. То, что здесь уже есть, второй раз не добавится.</translation>
    </message>
    <message>
        <source>Files and folders to be imported</source>
        <translation>Файлы и папки для импорта</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Добавить &amp;файлы…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>Добавить &amp;папку…</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>&amp;В папку</translation>
    </message>
    <message>
        <source>Files to be imported</source>
        <translation>Файлы для импорта</translation>
    </message>
    <message>
        <source>Folder to be imported</source>
        <translation>Папка для импорта</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Импорт…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::InvitationCard</name>
    <message numerus="yes">
        <source>%n more event(s) are in the attached calendar.</source>
        <translation>
            <numerusform>Ещё %n событие — в приложенном календаре.</numerusform>
            <numerusform>Ещё %n события — в приложенном календаре.</numerusform>
            <numerusform>Ещё %n событий — в приложенном календаре.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::LinkOpening</name>
    <message>
        <source>The name of the place mixes letters of several alphabets, so that it can look like another. Written plainly it is %1.</source>
        <translation>В имени сайта смешаны буквы разных алфавитов, поэтому оно может походить на другое. На самом деле это %1.</translation>
    </message>
    <message>
        <source>Its text says %1, but it leads to %2.</source>
        <translation>В её тексте указано %1, но ведёт она на %2.</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Открыть ссылку</translation>
    </message>
    <message>
        <source>This link may not lead where it seems to</source>
        <translation>Эта ссылка может вести не туда, куда кажется</translation>
    </message>
    <message>
        <source>&amp;Open anyway</source>
        <translation>Всё равно &amp;открыть</translation>
    </message>
    <message>
        <source>It leads to %1.</source>
        <translation>Она ведёт на %1.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LocalActions</name>
    <message>
        <source>&amp;Star</source>
        <translation>Пометить &amp;звездой</translation>
    </message>
    <message>
        <source>Put a star at the selected messages, or take it away (S)</source>
        <translation>Пометить выбранные письма звездой или снять её (S)</translation>
    </message>
    <message>
        <source>Mark as rea&amp;d</source>
        <translation>Отметить как про&amp;читанное</translation>
    </message>
    <message>
        <source>Call the selected messages read, or unread again (U)</source>
        <translation>Отметить выбранные письма как прочитанные или снова как непрочитанные (U)</translation>
    </message>
    <message>
        <source>Move to t&amp;rash</source>
        <translation>В &amp;корзину</translation>
    </message>
    <message>
        <source>Throw away the copies on this computer; the trash keeps them (Del)</source>
        <translation>Выбросить копии на этом компьютере: они останутся в корзине (Del)</translation>
    </message>
    <message>
        <source>To trash</source>
        <comment>toolbar: move to the trash</comment>
        <translation>В корзину</translation>
    </message>
    <message>
        <source>Restore &amp;from the trash</source>
        <translation>Ве&amp;рнуть из корзины</translation>
    </message>
    <message>
        <source>Put the selected messages back where they were</source>
        <translation>Вернуть выбранные письма туда, где они были</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>toolbar: from the trash</comment>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Delete for &amp;good…</source>
        <translation>&amp;Удалить навсегда…</translation>
    </message>
    <message>
        <source>Delete the copies of the selected messages on this computer (Del)</source>
        <translation>Удалить копии выбранных писем на этом компьютере (Del)</translation>
    </message>
    <message>
        <source>Delete…</source>
        <comment>toolbar: for good</comment>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>&amp;Empty trash…</source>
        <translation>Очист&amp;ить корзину…</translation>
    </message>
    <message>
        <source>Delete all copies in the trash of this account</source>
        <translation>Удалить все копии в корзине этой учётной записи</translation>
    </message>
    <message>
        <source>Mo&amp;ve to folder</source>
        <translation>&amp;Переместить в папку</translation>
    </message>
    <message>
        <source>Put the copies on this computer into a folder (M)</source>
        <translation>Переложить копии на этом компьютере в папку (M)</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>&amp;Новая папка…</translation>
    </message>
    <message>
        <source>No message is selected.</source>
        <translation>Не выбрано ни одного письма.</translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation>Снять &amp;звезду</translation>
    </message>
    <message>
        <source>Mark as unrea&amp;d</source>
        <translation>Отметить как непро&amp;читанное</translation>
    </message>
    <message>
        <source>What is selected is not on this computer. Download it first, then it can be sorted.</source>
        <translation>Выбранного нет на этом компьютере. Сначала загрузите его, тогда его можно будет разложить.</translation>
    </message>
    <message>
        <source>There is nothing in the trash of this account.</source>
        <translation>В корзине этой учётной записи ничего нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LogDesk</name>
    <message>
        <source>Show in &amp;log</source>
        <translation>Показать в &amp;журнале</translation>
    </message>
    <message>
        <source>Go to what Poplar and the server said about this message last</source>
        <translation>Перейти к тому, что Poplar и сервер сказали об этом письме в последний раз</translation>
    </message>
    <message>
        <source>The log does not tell of this message.</source>
        <translation>В журнале об этом письме ничего нет.</translation>
    </message>
    <message>
        <source>%1 · SMTP</source>
        <extracomment>A tab of the log: what an account sends; %1 is its name.</extracomment>
        <translation>%1 · SMTP</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LogDock</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сеансы</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Закрыть вкладку</translation>
    </message>
    <message>
        <source>Close the tab; a conversation that goes on ends without QUIT</source>
        <translation>Закрыть вкладку; беседа, если она идёт, закончится без QUIT</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LogExport</name>
    <message>
        <source>Export for &amp;sharing…</source>
        <translation>&amp;Выгрузить для показа другим…</translation>
    </message>
    <message>
        <source>Save as &amp;pcapng…</source>
        <translation>Сохранить как &amp;pcapng…</translation>
    </message>
    <message>
        <source>Save the log with addresses, users and hosts replaced, so that others may see it</source>
        <translation>Сохранить журнал, заменив адреса, имена пользователей и узлов, чтобы его можно было показать другим</translation>
    </message>
    <message>
        <source>Save the conversation as packets, for Wireshark</source>
        <translation>Сохранить обмен в виде пакетов для Wireshark</translation>
    </message>
    <message>
        <source>Export for sharing</source>
        <translation>Выгрузка для показа другим</translation>
    </message>
    <message>
        <source>Save as pcapng</source>
        <translation>Сохранение как pcapng</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Журнал пуст.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Не удалось записать файл: %1</translation>
    </message>
    <message>
        <source>Poplar</source>
        <translation>Poplar</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LogFilesBox</name>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>&amp;Write each session into a file of its own</source>
        <translation>&amp;Записывать каждый сеанс в отдельный файл</translation>
    </message>
    <message>
        <source>The files tell with which servers you talk, and when. Only you can read them.</source>
        <translation>Из файлов видно, с какими серверами и когда шёл обмен. Читать их может только их владелец.</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Открыть папку</translation>
    </message>
    <message>
        <source> d</source>
        <extracomment>Behind a number of days; the words before it are &quot;Keep them for&quot;.</extracomment>
        <translation> дн.</translation>
    </message>
    <message>
        <source> MiB</source>
        <extracomment>Mebibytes, the unit of the size of files.</extracomment>
        <translation> МиБ</translation>
    </message>
    <message>
        <source>&amp;Keep them for:</source>
        <translation>&amp;Хранить:</translation>
    </message>
    <message>
        <source>At &amp;most, all together:</source>
        <translation>&amp;Не больше, все вместе:</translation>
    </message>
</context>
<context>
    <name>poplar::gui::LogTools</name>
    <message>
        <source>Only &amp;errors</source>
        <translation>Только &amp;ошибки</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Команда</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Столбцы</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Фильтр журнала</translation>
    </message>
    <message>
        <source>Said by &amp;both</source>
        <translation>Сказанное &amp;обоими</translation>
    </message>
    <message>
        <source>Said by &amp;Poplar</source>
        <translation>Сказанное &amp;Poplar</translation>
    </message>
    <message>
        <source>Said by the &amp;server</source>
        <translation>Сказанное &amp;сервером</translation>
    </message>
    <message>
        <source>Which lines are listed</source>
        <translation>Какие строки показаны</translation>
    </message>
    <message>
        <source>&amp;Any</source>
        <translation>&amp;Любая</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следить</translation>
    </message>
    <message>
        <source>Keep the newest line in sight; scrolling up pauses it</source>
        <translation>Держать на виду последнюю строку; прокрутка вверх приостанавливает</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Let new lines wait until this is released</source>
        <translation>Новые строки подождут, пока эта кнопка нажата</translation>
    </message>
    <message>
        <source>First error</source>
        <translation>Первая ошибка</translation>
    </message>
    <message>
        <source>Go to the first error (E)</source>
        <translation>Перейти к первой ошибке (E)</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Найти…</translation>
    </message>
    <message>
        <source>Find a text without hiding the other lines</source>
        <translation>Найти текст, не скрывая других строк</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all lines where none is selected</source>
        <translation>Копировать выделенные строки, а если их нет — все</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>Очистить журнал</translation>
    </message>
    <message>
        <source>&amp;Time of day</source>
        <translation>&amp;Время суток</translation>
    </message>
    <message>
        <source>Time since the &amp;start</source>
        <translation>Время с &amp;начала</translation>
    </message>
    <message>
        <source>Time since the line &amp;before</source>
        <translation>Время с &amp;предыдущей строки</translation>
    </message>
    <message>
        <source>S&amp;tate of the session</source>
        <translation>&amp;Состояние сеанса</translation>
    </message>
    <message>
        <source>&amp;Lines kept in memory</source>
        <translation>Строк в &amp;памяти</translation>
    </message>
    <message>
        <source>&amp;Explain the current line</source>
        <translation>&amp;Объяснять текущую строку</translation>
    </message>
    <message>
        <source>How the log is shown</source>
        <translation>Как показан журнал</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Консоль</translation>
    </message>
    <message>
        <source>Type commands to the server (Ctrl+Shift+K)</source>
        <translation>Вводить команды серверу (Ctrl+Shift+K)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::Login</name>
    <message>
        <source>Automatic – the strongest way</source>
        <translation>Автоматически – самый надёжный</translation>
    </message>
    <message>
        <source>User name and password (USER)</source>
        <translation>Имя и пароль (USER)</translation>
    </message>
    <message>
        <source>Proof of the password – weak (APOP)</source>
        <translation>Подтверждение пароля – ненадёжно (APOP)</translation>
    </message>
    <message>
        <source>Password (PLAIN)</source>
        <translation>Пароль (PLAIN)</translation>
    </message>
    <message>
        <source>Password, the older way (LOGIN)</source>
        <translation>Пароль, старый способ (LOGIN)</translation>
    </message>
    <message>
        <source>Proof of the password, old (CRAM-MD5)</source>
        <translation>Подтверждение пароля, устаревшее (CRAM-MD5)</translation>
    </message>
    <message>
        <source>Proof of the password (SCRAM-SHA-1)</source>
        <translation>Подтверждение пароля (SCRAM-SHA-1)</translation>
    </message>
    <message>
        <source>Proof of the password (SCRAM-SHA-256)</source>
        <translation>Подтверждение пароля (SCRAM-SHA-256)</translation>
    </message>
    <message>
        <source>Client certificate (EXTERNAL)</source>
        <translation>Сертификат клиента (EXTERNAL)</translation>
    </message>
    <message>
        <source>Access token (OAUTHBEARER)</source>
        <translation>Токен доступа (OAUTHBEARER)</translation>
    </message>
    <message>
        <source>Access token, Google and Microsoft (XOAUTH2)</source>
        <translation>Токен доступа, Google и Microsoft (XOAUTH2)</translation>
    </message>
    <message>
        <source>Poplar takes the strongest way that the server offers and that the connection allows. This is right for nearly everyone.</source>
        <translation>Poplar выбирает самый надёжный способ, который предлагает сервер и допускает соединение. Это подходит почти всем.</translation>
    </message>
    <message>
        <source>The password itself is sent; the encryption of the connection protects it.</source>
        <translation>Отправляется сам пароль; его защищает шифрование соединения.</translation>
    </message>
    <message>
        <source>The password is not sent, but who listens can find it out: the method behind APOP is broken. Choose it only where the server has nothing better.</source>
        <translation>Пароль не отправляется, но тот, кто прослушивает соединение, может его узнать: способ, лежащий в основе APOP, взломан. Выбирайте его, только если сервер не умеет ничего лучшего.</translation>
    </message>
    <message>
        <source>The password is not sent, only a proof that you know it. The method is old; use it with encryption.</source>
        <translation>Отправляется не пароль, а подтверждение, что вы его знаете. Способ устарел; используйте его с шифрованием.</translation>
    </message>
    <message>
        <source>The password is not sent, only a proof that you know it; and the server has to prove itself as well.</source>
        <translation>Отправляется не пароль, а подтверждение, что вы его знаете; сервер тоже должен подтвердить себя.</translation>
    </message>
    <message>
        <source>The certificate of yours that you choose under “Encryption” proves who you are. No password is needed.</source>
        <translation>Вас удостоверяет ваш сертификат, выбранный на странице «Шифрование». Пароль не нужен.</translation>
    </message>
    <message>
        <source>Your provider issues an access token in the place of a password. It is valid for a short time only.</source>
        <translation>Провайдер выдаёт токен доступа вместо пароля. Он действует недолго.</translation>
    </message>
    <message>
        <source>With user name and password (%1)</source>
        <extracomment>How Poplar logged in; %1 is the technical name of the method.</extracomment>
        <translation>По имени и паролю (%1)</translation>
    </message>
    <message>
        <source>By a weak proof of the password (%1)</source>
        <translation>По ненадёжному подтверждению пароля (%1)</translation>
    </message>
    <message>
        <source>By an old proof of the password, without sending it (%1)</source>
        <translation>По устаревшему подтверждению пароля, без его отправки (%1)</translation>
    </message>
    <message>
        <source>Without sending the password, tied to this very connection (%1)</source>
        <translation>Без отправки пароля, с привязкой к этому соединению (%1)</translation>
    </message>
    <message>
        <source>Without sending the password (%1)</source>
        <translation>Без отправки пароля (%1)</translation>
    </message>
    <message>
        <source>By your client certificate (%1)</source>
        <translation>По вашему сертификату клиента (%1)</translation>
    </message>
    <message>
        <source>With an access token (%1)</source>
        <translation>По токену доступа (%1)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MainWindow</name>
    <message>
        <source>Saved as %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>The practice mailbox could not be started</source>
        <translation>Не удалось открыть учебный ящик</translation>
    </message>
    <message>
        <source>The system does not let Poplar listen on this machine.</source>
        <translation>Система не разрешает Poplar принимать соединения на этом компьютере.</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>toolbar: save the message</comment>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Журнал</translation>
    </message>
    <message>
        <source>practice mailbox</source>
        <comment>in place of the name of a server</comment>
        <translation>учебный ящик</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>Не удалось сохранить настройки</translation>
    </message>
    <message>
        <source>The password could not be kept in the keyring</source>
        <translation>Не удалось сохранить пароль в хранилище</translation>
    </message>
    <message>
        <source>About Poplar</source>
        <translation>О программе Poplar</translation>
    </message>
    <message>
        <source>&lt;b&gt;Poplar %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Poplar %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Shows what is in your mailbox on the server, lets you read it there, and deletes only what you choose.

Free software under the GNU General Public License, version 3 or later. Icons by the Lucide project.</source>
        <translation>Показывает, что лежит в вашем ящике на сервере, позволяет читать письма прямо там и удаляет только то, что выберете вы.

Свободная программа на условиях GNU General Public License версии 3 или новее. Значки — проект Lucide.</translation>
    </message>
    <message>
        <source>Do&amp;wnloads</source>
        <translation>&amp;Загрузки</translation>
    </message>
    <message>
        <source>Poplar cannot store anything</source>
        <translation>Poplar ничего не может сохранить</translation>
    </message>
    <message>
        <source>Mail can be read, but not downloaded, and settings and ticks are forgotten when Poplar ends, because this folder cannot be written: %1</source>
        <translation>Почту можно читать, но не скачивать, а настройки и отметки забудутся при выходе из Poplar, потому что в эту папку нельзя писать: %1</translation>
    </message>
    <message>
        <source>No mailbox is chosen.</source>
        <translation>Ящик не выбран.</translation>
    </message>
    <message>
        <source>Poplar is connecting already.</source>
        <translation>Соединение уже устанавливается.</translation>
    </message>
    <message>
        <source>The catalogue is being rebuilt. Wait until that is done, or stop it.</source>
        <translation>Идёт восстановление каталога. Дождитесь его окончания или остановите его.</translation>
    </message>
    <message>
        <source>Poplar is about to connect again. Stop that first, then rebuild the catalogue.</source>
        <translation>Poplar скоро подключится снова. Сначала остановите это, потом восстанавливайте каталог.</translation>
    </message>
    <message>
        <source>Leave the mailbox first: while it is open, the catalogue is in use.</source>
        <translation>Сначала завершите сеанс: пока ящик открыт, каталог занят.</translation>
    </message>
    <message>
        <source>The server is being examined. Wait until that is done, or stop it.</source>
        <translation>Идёт исследование сервера. Дождитесь его окончания или остановите его.</translation>
    </message>
    <message>
        <source>A test message is on its way. Wait until that is done, or stop it.</source>
        <translation>Пробное письмо в пути. Дождитесь его или остановите проверку.</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Написать</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageBody</name>
    <message>
        <source>This message does not begin with a proper header.</source>
        <translation>Письмо начинается не с правильного заголовка.</translation>
    </message>
    <message>
        <source>It ends too early: a part of it is missing.</source>
        <translation>Оно обрывается: части письма не хватает.</translation>
    </message>
    <message>
        <source>It does not say truly which characters it uses, so some may be shown wrong.</source>
        <translation>Кодировка указана неверно, поэтому некоторые символы могут отображаться неправильно.</translation>
    </message>
    <message>
        <source>It has more parts than can be sensible; not all of them are shown.</source>
        <translation>В нём больше частей, чем разумно; показаны не все.</translation>
    </message>
    <message>
        <source>It is put together wrongly, and something may be missing here.</source>
        <translation>Письмо составлено с ошибками, здесь может чего-то не хватать.</translation>
    </message>
    <message>
        <source>Loading the message…</source>
        <translation>Письмо загружается…</translation>
    </message>
    <message>
        <source>This message has no text.</source>
        <translation>В этом письме нет текста.</translation>
    </message>
    <message>
        <source>This is the beginning of a large message (%1).</source>
        <translation>Это начало большого письма (%1).</translation>
    </message>
    <message>
        <source>Load the whole message</source>
        <translation>Загрузить письмо целиком</translation>
    </message>
    <message>
        <source>Mail from %1 is shown in its original layout.</source>
        <translation>Письма от %1 показываются в исходном виде.</translation>
    </message>
    <message>
        <source>This is the original layout. Scripts, forms and the network are switched off in it.</source>
        <translation>Это исходный вид письма. Сценарии, формы и сеть в нём отключены.</translation>
    </message>
    <message>
        <source>No longer for this sender</source>
        <translation>Больше не для этого отправителя</translation>
    </message>
    <message>
        <source>Always for this sender</source>
        <translation>Всегда для этого отправителя</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageDrag</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <comment>what is being dragged</comment>
        <translation>
            <numerusform>%Ln письмо</numerusform>
            <numerusform>%Ln письма</numerusform>
            <numerusform>%Ln писем</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageHeader</name>
    <message>
        <source>From</source>
        <translation>От</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>A list of addresses: %1 is the first of them.</extracomment>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageListModel</name>
    <message>
        <source>(could not be read)</source>
        <translation>(не удалось прочитать)</translation>
    </message>
    <message>
        <source>(not read yet)</source>
        <translation>(ещё не загружено)</translation>
    </message>
    <message>
        <source>(no sender)</source>
        <translation>(без отправителя)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>ticked for deletion</source>
        <translation>отмечено к удалению</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>не отмечено</translation>
    </message>
    <message>
        <source>header could not be read</source>
        <translation>заголовок прочитать не удалось</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новое</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>не прочитано</translation>
    </message>
    <message>
        <source>with attachments</source>
        <translation>с вложениями</translation>
    </message>
    <message>
        <source>no attachments</source>
        <translation>без вложений</translation>
    </message>
    <message>
        <source>Ticked: the server will delete it when you leave</source>
        <translation>Отмечено: сервер удалит письмо, когда вы завершите сеанс</translation>
    </message>
    <message>
        <source>Ticked for deletion</source>
        <translation>Отмечено к удалению</translation>
    </message>
    <message>
        <source>Tick for deletion</source>
        <translation>Отметить к удалению</translation>
    </message>
    <message>
        <source>The server did not give the header of this message</source>
        <translation>Сервер не отдал заголовок этого письма</translation>
    </message>
    <message>
        <source>The server did not tell the size</source>
        <translation>Сервер не сообщил размер</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>Байт: %1</translation>
    </message>
    <message>
        <source>New or unread</source>
        <translation>Новое или непрочитанное</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Вложения</translation>
    </message>
    <message>
        <source>From</source>
        <comment>column of the message list</comment>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>set aside, could not be loaded</source>
        <translation>отложено, загрузить не удалось</translation>
    </message>
    <message>
        <source>The server</source>
        <extracomment>In place of the server&apos;s name, at the beginning of a sentence.</extracomment>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>The beginning of this message could not be read.</source>
        <translation>Начало этого письма прочитать не удалось.</translation>
    </message>
    <message>
        <source>This message could not be loaded and was set aside.</source>
        <translation>Это письмо загрузить не удалось, оно отложено.</translation>
    </message>
    <message>
        <source>The server said: “%1”</source>
        <extracomment>%1 is what the server answered, in its own language.</extracomment>
        <translation>Ответ сервера: «%1»</translation>
    </message>
    <message>
        <source>no longer on the server</source>
        <translation>уже не на сервере</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>на этом компьютере</translation>
    </message>
    <message>
        <source>waits for its download</source>
        <translation>ждёт загрузки</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>не загружено</translation>
    </message>
    <message>
        <source>No longer on the server: only the copy on this computer is left</source>
        <translation>На сервере его уже нет: осталась только копия на этом компьютере</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>На этом компьютере</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>со звездой</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>без звезды</translation>
    </message>
    <message>
        <source>ticked for deletion on the server</source>
        <translation>отмечено для удаления на сервере</translation>
    </message>
    <message>
        <source>on the server as well</source>
        <translation>есть и на сервере</translation>
    </message>
    <message>
        <source>its copy on this computer is in the trash</source>
        <translation>копия на этом компьютере в корзине</translation>
    </message>
    <message>
        <source>Starred; a click takes the star away (S)</source>
        <translation>Со звездой; щелчок снимет её (S)</translation>
    </message>
    <message>
        <source>Star it (S)</source>
        <translation>Пометить звездой (S)</translation>
    </message>
    <message>
        <source>On the server as well</source>
        <translation>Есть и на сервере</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Помечено звёздочкой</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageListPane</name>
    <message>
        <source>Messages</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Tick for deletion</source>
        <translation>О&amp;тметить к удалению</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>&amp;Снять все отметки</translation>
    </message>
    <message>
        <source>Untick all messages: nothing will be deleted</source>
        <translation>Снять все отметки: ничего не будет удалено</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Выделить все</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;Найти в списке</translation>
    </message>
    <message>
        <source>Order of &amp;arrival</source>
        <translation>По порядку &amp;поступления</translation>
    </message>
    <message>
        <source>&amp;Ticked first</source>
        <translation>Сначала &amp;отмеченные</translation>
    </message>
    <message>
        <source>&amp;New first</source>
        <translation>Сначала &amp;новые</translation>
    </message>
    <message>
        <source>With attac&amp;hments first</source>
        <translation>Сначала с &amp;вложениями</translation>
    </message>
    <message>
        <source>&amp;Sender</source>
        <translation>По отправител&amp;ю</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>По &amp;теме</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>По &amp;дате</translation>
    </message>
    <message>
        <source>Si&amp;ze, largest first</source>
        <translation>По &amp;размеру, сначала большие</translation>
    </message>
    <message>
        <source>Un&amp;tick</source>
        <translation>С&amp;нять отметку</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>Снять отметку</translation>
    </message>
    <message>
        <source>Tick</source>
        <comment>toolbar: mark for deletion</comment>
        <translation>Отметить</translation>
    </message>
    <message>
        <source>Untick the selected messages (Del)</source>
        <translation>Снять отметку с выделенных писем (Del)</translation>
    </message>
    <message>
        <source>Tick the selected messages for deletion (Del)</source>
        <translation>Отметить выделенные письма к удалению (Del)</translation>
    </message>
    <message>
        <source>No mailbox chosen</source>
        <translation>Ящик не выбран</translation>
    </message>
    <message>
        <source>Choose an account on the left.</source>
        <translation>Выберите учётную запись слева.</translation>
    </message>
    <message>
        <source>No messages on the server</source>
        <translation>На сервере нет писем</translation>
    </message>
    <message>
        <source>The mailbox is empty.</source>
        <translation>Ящик пуст.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>Check the mailbox to see what is on the server. Nothing is taken away or deleted.</source>
        <translation>Проверьте ящик, чтобы увидеть, что лежит на сервере. Ничего не будет забрано или удалено.</translation>
    </message>
    <message>
        <source>Check mailbox</source>
        <translation>Проверить ящик</translation>
    </message>
    <message>
        <source>Looking into the mailbox…</source>
        <translation>Заглядываем в ящик…</translation>
    </message>
    <message>
        <source>Untick all</source>
        <comment>toolbar</comment>
        <translation>Снять все</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Показать все письма</translation>
    </message>
    <message>
        <source>Only a part of the messages is searched.</source>
        <translation>Поиск идёт только в части писем.</translation>
    </message>
    <message>
        <source>No new messages</source>
        <translation>Новых писем нет</translation>
    </message>
    <message>
        <source>The last check found nothing that was not known.</source>
        <translation>Последняя проверка не нашла ничего нового.</translation>
    </message>
    <message>
        <source>Everything is on this computer</source>
        <translation>Всё уже на этом компьютере</translation>
    </message>
    <message>
        <source>Nothing is left to download.</source>
        <translation>Загружать больше нечего.</translation>
    </message>
    <message>
        <source>Nothing is on this computer yet</source>
        <translation>На этом компьютере пока ничего нет</translation>
    </message>
    <message>
        <source>Downloaded messages can be read without a connection.</source>
        <translation>Загруженные письма можно читать без соединения.</translation>
    </message>
    <message>
        <source>Nothing is on this computer only</source>
        <translation>Нет писем, которые остались только на этом компьютере</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Ничего не отмечено</translation>
    </message>
    <message>
        <source>Nothing will be deleted.</source>
        <translation>Ничего не будет удалено.</translation>
    </message>
    <message>
        <source>On this &amp;computer first</source>
        <translation>Сначала те, что на этом &amp;компьютере</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Senders and subjects were searched here, and the text of what is on this computer.</source>
        <translation>Поиск шёл здесь в отправителях и темах, а также в тексте того, что есть на этом компьютере.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Всё прочитано</translation>
    </message>
    <message>
        <source>Nothing is starred</source>
        <translation>Звёзд нет</translation>
    </message>
    <message>
        <source>A click on the star of a message, or S, stars it.</source>
        <translation>Щелчок по звезде у письма или клавиша S ставит звезду.</translation>
    </message>
    <message>
        <source>Every message here is still on the server.</source>
        <translation>Всё, что здесь есть, ещё и на сервере.</translation>
    </message>
    <message>
        <source>These messages are not in the mailbox any more</source>
        <translation>Этих писем больше нет в ящике</translation>
    </message>
    <message>
        <source>What you download is kept here, and can be read, searched and sorted into folders without a connection.</source>
        <translation>Здесь хранится всё, что вы загрузили: его можно читать, искать и раскладывать по папкам без подключения.</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Папка пуста</translation>
    </message>
    <message>
        <source>Drag messages from the archive here, or move them with “Move to folder” in their menu.</source>
        <translation>Перетащите сюда письма из архива или переместите их командой «Переместить в папку» в их меню.</translation>
    </message>
    <message>
        <source>Nothing has been sent</source>
        <translation>Ничего не отправлено</translation>
    </message>
    <message>
        <source>Messages that you send are kept here.</source>
        <translation>Здесь хранятся отправленные вами письма.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Корзина пуста</translation>
    </message>
    <message>
        <source>Copies that you throw away lie here until you empty the trash. What is on the server is not touched.</source>
        <translation>Выброшенные копии лежат здесь, пока вы не очистите корзину. Того, что на сервере, это не касается.</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln message(s) are listed: %1</source>
        <extracomment>%1 is a sender, a month or the like</extracomment>
        <translation>
            <numerusform>В списке только %Ln письмо: %1</numerusform>
            <numerusform>В списке только %Ln письма: %1</numerusform>
            <numerusform>В списке только %Ln писем: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Search senders, subjects and texts</source>
        <translation>Поиск в отправителях, темах и текстах</translation>
    </message>
    <message>
        <source>Searches senders and subjects, and the text of messages on this computer</source>
        <translation>Ищет в отправителях и темах, а также в тексте писем на этом компьютере</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Sta&amp;rred first</source>
        <translation>Сначала со &amp;звездой</translation>
    </message>
    <message>
        <source>The text of messages cannot be searched now: only senders and subjects were.</source>
        <translation>Искать в тексте писем сейчас нельзя: поиск шёл только в отправителях и темах.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are still being read for the search and may be missing here.</source>
        <translation>
            <numerusform>%Ln письмо ещё читается для поиска и может здесь отсутствовать.</numerusform>
            <numerusform>%Ln письма ещё читаются для поиска и могут здесь отсутствовать.</numerusform>
            <numerusform>%Ln писем ещё читаются для поиска и могут здесь отсутствовать.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessagePane</name>
    <message>
        <source>Select a message to read it</source>
        <translation>Выберите письмо, чтобы прочитать его</translation>
    </message>
    <message>
        <source>Nothing is deleted by reading.</source>
        <translation>При чтении ничего не удаляется.</translation>
    </message>
    <message>
        <source>Loading the message</source>
        <translation>Загрузка письма</translation>
    </message>
    <message>
        <source>This message could not be shown</source>
        <translation>Не удалось показать это письмо</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Сохранить письмо</translation>
    </message>
    <message>
        <source>This message was set aside</source>
        <translation>Это письмо отложено</translation>
    </message>
    <message>
        <source>The system does not let the browser lock itself in, so Poplar does without it. This is so when it runs as the administrator.</source>
        <translation>Система не даёт браузеру изолировать себя, поэтому Poplar обходится без него. Так бывает при запуске от имени администратора.</translation>
    </message>
    <message>
        <source>Show this message as a browser would, without scripts, forms and anything from the network</source>
        <translation>Показать письмо так, как его показал бы браузер: без сценариев, форм и без обращений к сети</translation>
    </message>
    <message>
        <source>This message is part of another one.</source>
        <translation>Это письмо — часть другого письма.</translation>
    </message>
    <message>
        <source>This message is part of “%1”.</source>
        <translation>Это письмо — часть письма «%1».</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>To the message that this one is attached to.</extracomment>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessagePrinting</name>
    <message>
        <source>&amp;Print…</source>
        <translation>П&amp;ечать…</translation>
    </message>
    <message>
        <source>Pr&amp;int preview…</source>
        <translation>Пре&amp;дпросмотр печати…</translation>
    </message>
    <message>
        <source>E&amp;xport as PDF…</source>
        <translation>&amp;Экспорт в PDF…</translation>
    </message>
    <message>
        <source>The message could not be printed.</source>
        <translation>Не удалось напечатать письмо.</translation>
    </message>
    <message>
        <source>This is too long for a preview. It can be printed and exported.</source>
        <translation>Для предпросмотра это слишком длинно. Напечатать и экспортировать можно.</translation>
    </message>
    <message>
        <source>The PDF file could not be written to %1.</source>
        <translation>Не удалось записать файл PDF: %1.</translation>
    </message>
    <message>
        <source>Export as PDF</source>
        <translation>Экспорт в PDF</translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation>Подготовка страниц…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Poplar</source>
        <translation>Poplar</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageTools</name>
    <message>
        <source>Plain text</source>
        <translation>Простой текст</translation>
    </message>
    <message>
        <source>Fixed-width text</source>
        <translation>Моноширинный текст</translation>
    </message>
    <message>
        <source>Save message as…</source>
        <translation>Сохранить письмо как…</translation>
    </message>
    <message>
        <source>Show the text without its layout</source>
        <translation>Показать текст без оформления</translation>
    </message>
    <message>
        <source>Show the text with letters of one width, for tables and drawings</source>
        <translation>Показать текст буквами одной ширины — для таблиц и рисунков из символов</translation>
    </message>
    <message>
        <source>Save this message as a file, octet for octet</source>
        <translation>Сохранить письмо в файл, байт в байт</translation>
    </message>
    <message>
        <source>Original layout</source>
        <translation>Исходный вид</translation>
    </message>
    <message>
        <source>Choose which characters the text is made of, if they are shown wrong</source>
        <translation>Выбрать кодировку текста, если буквы показаны неверно</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MessageViews</name>
    <message>
        <source>Views of the message</source>
        <translation>Виды письма</translation>
    </message>
    <message>
        <source>Message</source>
        <extracomment>The tabs above a message: its text, the way it took, the fields of its header, all as it was received.</extracomment>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Исходный текст</translation>
    </message>
</context>
<context>
    <name>poplar::gui::MoreBar</name>
    <message>
        <source>Show more</source>
        <translation>Показать больше</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>This can take a while</source>
        <translation>Это может занять некоторое время</translation>
    </message>
    <message>
        <source>The text of this message is longer than can be shown. Save it to have all of it.</source>
        <translation>Текст этого письма длиннее, чем можно показать. Сохраните письмо, чтобы получить его целиком.</translation>
    </message>
    <message>
        <source>The text of this message is very long. Only its beginning is shown.</source>
        <translation>Текст этого письма очень длинный. Показано только начало.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::NewMailText</name>
    <message numerus="yes">
        <source>Poplar: %Ln new</source>
        <extracomment>The title of the window.</extracomment>
        <translation>
            <numerusform>Poplar: %Ln новое</numerusform>
            <numerusform>Poplar: %Ln новых</numerusform>
            <numerusform>Poplar: %Ln новых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Poplar: %Ln new in %1</source>
        <extracomment>The title of the window; %1 is the name of an account, or of several with commas.</extracomment>
        <translation>
            <numerusform>Poplar: %Ln новое, %1</numerusform>
            <numerusform>Poplar: %Ln новых, %1</numerusform>
            <numerusform>Poplar: %Ln новых, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::NewsDesk</name>
    <message>
        <source>The catalogue has been rebuilt</source>
        <translation>Каталог восстановлен</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln message(s)</source>
        <comment>new mail</comment>
        <extracomment>One line for each account, %1 is its name.</extracomment>
        <translation>
            <numerusform>%1: %Ln письмо</numerusform>
            <numerusform>%1: %Ln письма</numerusform>
            <numerusform>%1: %Ln писем</numerusform>
        </translation>
    </message>
    <message>
        <source>New mail in other accounts</source>
        <translation>Новая почта в других учётных записях</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ObstacleWords</name>
    <message>
        <source>Choose an address to write from.</source>
        <translation>Выберите адрес, от которого писать.</translation>
    </message>
    <message>
        <source>Enter at least one recipient.</source>
        <translation>Укажите хотя бы одного получателя.</translation>
    </message>
    <message>
        <source>“%1” is no address that mail can be sent to.</source>
        <translation>«%1» — не адрес, на который можно отправить почту.</translation>
    </message>
    <message>
        <source>One message can go to %L1 recipients at most.</source>
        <translation>У одного письма может быть не больше %L1 получателей.</translation>
    </message>
    <message>
        <source>One message can take %L1 files at most.</source>
        <translation>К одному письму можно приложить не больше %L1 файлов.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read: %2</source>
        <translation>Не удалось прочитать файл «%1»: %2</translation>
    </message>
    <message>
        <source>The message could not be written to this computer: %1</source>
        <translation>Не удалось записать письмо на этот компьютер: %1</translation>
    </message>
    <message>
        <source>An attachment of the message in “%1” is not there any more. Remove it here, or forward the message anew.</source>
        <translation>Одного из вложений письма в файле «%1» больше нет. Уберите его здесь или перешлите письмо заново.</translation>
    </message>
    <message>
        <source>The header of the message is too long. Fewer recipients make it shorter.</source>
        <translation>Заголовок письма слишком длинный. Если получателей будет меньше, он станет короче.</translation>
    </message>
    <message>
        <source>The server takes no addresses like “%1”: what stands before the @ must be Latin letters, digits and the like.</source>
        <translation>Сервер не принимает таких адресов, как «%1»: перед знаком @ должны стоять латинские буквы, цифры и подобное.</translation>
    </message>
    <message>
        <source>The server takes no header with letters beyond Latin ones as they stand in “%1”.</source>
        <translation>Сервер не принимает в заголовке нелатинских букв, какие стоят в поле «%1».</translation>
    </message>
    <message>
        <source>The message is signed, and this server would have it changed, which would break the signature.</source>
        <translation>Письмо подписано, а для этого сервера его пришлось бы изменить и тем испортить подпись.</translation>
    </message>
    <message>
        <source>The message would have to be changed for this server, and is built too strangely for that.</source>
        <translation>Для этого сервера письмо пришлось бы изменить, а устроено оно для этого слишком необычно.</translation>
    </message>
    <message>
        <source>“%1” has a name, but no address.</source>
        <translation>В «%1» есть имя, но нет адреса.</translation>
    </message>
    <message>
        <source>“%1” lacks the @ and what follows it.</source>
        <translation>В «%1» нет знака @ и того, что за ним следует.</translation>
    </message>
    <message>
        <source>In “%1”, what stands before the @ is not right.</source>
        <translation>В «%1» перед знаком @ стоит не то, что может быть в адресе.</translation>
    </message>
    <message>
        <source>In “%1”, what follows the @ is no name of a domain.</source>
        <translation>В «%1» после знака @ стоит не имя домена.</translation>
    </message>
    <message>
        <source>In “%1”, a quotation mark or a bracket has no other to close it.</source>
        <translation>В «%1» не закрыта кавычка или скобка.</translation>
    </message>
    <message>
        <source>“%1” is more than one address. A comma goes between two.</source>
        <translation>«%1» — больше чем один адрес. Между адресами ставится запятая.</translation>
    </message>
    <message>
        <source>“%1” is too long.</source>
        <translation>«%1» — слишком длинно.</translation>
    </message>
    <message>
        <source>The header of the message has a line that is no field and cannot be sent.</source>
        <translation>В заголовке письма есть строка, которая не является полем и не может быть отправлена.</translation>
    </message>
    <message>
        <source>The field “%1” in the header of the message is not in UTF-8 and cannot be sent.</source>
        <translation>Поле «%1» в заголовке письма записано не в UTF-8 и не может быть отправлено.</translation>
    </message>
    <message>
        <source>The file is no message: it has no header.</source>
        <translation>Этот файл — не письмо: в нём нет заголовка.</translation>
    </message>
    <message>
        <source>The file holds several messages.</source>
        <translation>В этом файле несколько писем.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OpenMailbox</name>
    <message>
        <source>Practice mailbox</source>
        <comment>as the name of an account</comment>
        <translation>Учебный ящик</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OriginalText</name>
    <message>
        <source>Loading the message…</source>
        <translation>Письмо загружается…</translation>
    </message>
    <message>
        <source>The original layout cannot be shown</source>
        <translation>Исходный вид показать не удалось</translation>
    </message>
    <message>
        <source>The text of the message is still there without it.</source>
        <translation>Текст письма доступен и без него.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Текст письма</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Send all &amp;now</source>
        <translation>Отправить все &amp;сейчас</translation>
    </message>
    <message>
        <source>Stop sendin&amp;g</source>
        <translation>&amp;Прервать отправку</translation>
    </message>
    <message>
        <source>Send &amp;again</source>
        <translation>Отправить &amp;ещё раз</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>И&amp;зменить…</translation>
    </message>
    <message>
        <source>Take the message out of the outbox and write on</source>
        <translation>Забрать письмо из исходящих и писать дальше</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Отправлять нечего</translation>
    </message>
    <message>
        <source>What you send lies here until the server has taken it.</source>
        <translation>Отправляемые письма лежат здесь, пока их не примет сервер.</translation>
    </message>
    <message>
        <source>Delete from the outbox</source>
        <translation>Удаление из исходящих</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Удалить «%1»?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OutboxWords</name>
    <message>
        <source>Waiting, next try at %1</source>
        <comment>a time</comment>
        <translation>Ждёт, следующая попытка: %1</translation>
    </message>
    <message>
        <source>Waiting for the next try</source>
        <translation>Ждёт следующей попытки</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ждёт отправки</translation>
    </message>
    <message>
        <source>%1. The server said: %2</source>
        <extracomment>%1 is what went wrong in a few words, %2 the server&apos;s own words.</extracomment>
        <translation>%1. Ответ сервера: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 has the message.</source>
        <comment>a recipient</comment>
        <translation>%1: письмо принято.</translation>
    </message>
    <message>
        <source>%1 was refused.</source>
        <comment>a recipient</comment>
        <translation>%1: отказано.</translation>
    </message>
    <message>
        <source>%1 was refused. The server said: %2</source>
        <comment>a recipient</comment>
        <translation>%1: отказано. Ответ сервера: %2</translation>
    </message>
    <message>
        <source>%1 is still to get the message.</source>
        <comment>a recipient</comment>
        <translation>%1: ещё не отправлено.</translation>
    </message>
    <message>
        <source>%1 is still to get the message. The server said: %2</source>
        <comment>a recipient</comment>
        <translation>%1: ещё не отправлено. Ответ сервера: %2</translation>
    </message>
    <message>
        <source>The connection was lost after all of the message had left, before the server confirmed it. It may have arrived. Sent again, it may come twice; look whether it arrived before deciding.</source>
        <translation>Соединение прервалось, когда письмо ушло целиком, но сервер ещё не подтвердил приём. Возможно, оно дошло. Если отправить его ещё раз, оно может прийти дважды; прежде чем решать, стоит узнать, дошло ли оно.</translation>
    </message>
    <message>
        <source>The server took the message for some recipients and refused others for good. Sent again, it goes only to those who do not have it.</source>
        <translation>Для одних получателей сервер принял письмо, другим окончательно отказал. При новой отправке оно пойдёт только тем, у кого его нет.</translation>
    </message>
    <message>
        <source>The message was refused for good. Change it and send it again, or delete it.</source>
        <translation>Сервер окончательно отказался принять письмо. Его можно изменить и отправить ещё раз или удалить.</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>Sending, %1 %</source>
        <translation>Отправляется, %1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Отправляется…</translation>
    </message>
    <message>
        <source>Refused for some recipients</source>
        <translation>Принято не для всех</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Не принято</translation>
    </message>
    <message>
        <source>May have been sent</source>
        <translation>Возможно, отправлено</translation>
    </message>
    <message>
        <source>“%1” may have been sent</source>
        <translation>Письмо «%1», возможно, отправлено</translation>
    </message>
    <message>
        <source>“%1” was not sent</source>
        <translation>Письмо «%1» не отправлено</translation>
    </message>
    <message>
        <source>“%1” was not sent yet</source>
        <translation>Письмо «%1» пока не отправлено</translation>
    </message>
    <message>
        <source>“%1” was not sent to everybody</source>
        <translation>«%1» отправлено не всем</translation>
    </message>
    <message>
        <source>It may have been sent already. What lies here is gone for good.</source>
        <translation>Письмо, возможно, уже отправлено. То, что лежит здесь, вернуть нельзя.</translation>
    </message>
    <message>
        <source>Some recipients have it already; the others do not get it. What lies here is gone for good.</source>
        <translation>Некоторые получатели его уже получили; остальные не получат. То, что лежит здесь, вернуть нельзя.</translation>
    </message>
    <message>
        <source>It is not sent, and is gone for good.</source>
        <translation>Письмо не будет отправлено, и вернуть его нельзя.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OutgoingDesk</name>
    <message>
        <source>Sent: %1</source>
        <translation>Отправлено: %1</translation>
    </message>
    <message>
        <source>“%1” was sent, but no copy of it is kept</source>
        <translation>Письмо «%1» отправлено, но копия не сохранена</translation>
    </message>
    <message>
        <source>&amp;Show outbox</source>
        <translation>&amp;Показать исходящие</translation>
    </message>
</context>
<context>
    <name>poplar::gui::OutgoingList</name>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PaperPagesWords</name>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>At the foot of a printed page.</extracomment>
        <translation>Страница %1 из %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PaperWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>From:</source>
        <extracomment>Lines above a printed message.</extracomment>
        <translation>От:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Кому:</translation>
    </message>
    <message>
        <source>Cc:</source>
        <translation>Копия:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Дата:</translation>
    </message>
    <message>
        <source>The source goes on. Save the message to have all of it.</source>
        <translation>Исходный текст на этом не кончается. Чтобы получить его целиком, сохраните письмо.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PasswordDialog</name>
    <message>
        <source>For “%1” at %2</source>
        <extracomment>%1 is a user name, %2 a server.</extracomment>
        <translation>Для «%1» на %2</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>The server refused the password before.</source>
        <extracomment>The password before was refused. %1 is what the server answered, in its own language.</extracomment>
        <translation>Прошлый пароль сервер не принял.</translation>
    </message>
    <message>
        <source>The server refused the password before and said: “%1”</source>
        <translation>Прошлый пароль сервер не принял и ответил: «%1»</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Paste the access token</source>
        <translation>Вставьте токен доступа</translation>
    </message>
    <message>
        <source>Access &amp;token</source>
        <translation>&amp;Токен доступа</translation>
    </message>
    <message>
        <source>Your provider, or a program of theirs, issues it. It is valid for a short time only.</source>
        <translation>Его выдаёт ваш провайдер или его программа. Он действует недолго.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Пароль ключа</translation>
    </message>
    <message>
        <source>Enter the passphrase of your key</source>
        <translation>Введите пароль вашего ключа</translation>
    </message>
    <message>
        <source>It unlocks the file “%1”, your certificate’s key for %2.</source>
        <extracomment>%1 is the name of a file, %2 a server.</extracomment>
        <translation>Он открывает файл «%1» – ключ вашего сертификата для %2.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Пароль ключа</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Пароль прокси-сервера</translation>
    </message>
    <message>
        <source>Enter the password for the proxy</source>
        <translation>Введите пароль для прокси-сервера</translation>
    </message>
    <message>
        <source>For “%1” at the proxy %2. Your mail server does not see it.</source>
        <extracomment>%1 is a user name, %2 a proxy server.</extracomment>
        <translation>Для «%1» на прокси-сервере %2. Почтовый сервер его не увидит.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Подключиться</translation>
    </message>
    <message>
        <source>This passphrase does not open the key. Try once more.</source>
        <translation>Этот пароль не открывает ключ. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The proxy refused the password before.</source>
        <translation>Прежний пароль прокси-сервер не принял.</translation>
    </message>
    <message>
        <source>The server refused the token before. It may have expired.</source>
        <translation>Прежний токен сервер не принял. Возможно, срок его действия истёк.</translation>
    </message>
    <message>
        <source>The server refused the token before and said: “%1”. It may have expired.</source>
        <translation>Прежний токен сервер не принял и ответил: «%1». Возможно, срок его действия истёк.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln символ</numerusform>
            <numerusform>%Ln символа</numerusform>
            <numerusform>%Ln символов</numerusform>
        </translation>
    </message>
    <message>
        <source>For sending as “%1” at %2</source>
        <extracomment>%1 is a user name, %2 a server.</extracomment>
        <translation>Для отправки от имени «%1» на %2</translation>
    </message>
    <message>
        <source>For sending as “%1” at %2. The token for receiving is the same.</source>
        <extracomment>%1 is a user name, %2 a server.</extracomment>
        <translation>Для отправки от имени «%1» на %2. Токен для получения тот же.</translation>
    </message>
    <message>
        <source>For sending as “%1” at %2. The password for receiving is the same.</source>
        <translation>Для отправки от имени «%1» на %2. Пароль для получения тот же.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PasswordEdit</name>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PictureView</name>
    <message>
        <source>Picture %1, %2 by %3 pixels</source>
        <extracomment>For those who cannot see it: the name of a picture, its width and its height in pixels.</extracomment>
        <translation>Картинка %1, %2 на %3 пикселей</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PlaceWords</name>
    <message>
        <source>On the server</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>На сервере</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>a part of an account&apos;s mail: what is kept on this computer</comment>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>Отправленные</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>a part of an account&apos;s mail, on this computer</comment>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Drafts</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Outbox</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>Исходящие</translation>
    </message>
</context>
<context>
    <name>poplar::gui::PlacesDesk</name>
    <message>
        <source>It is empty.</source>
        <translation>Она пуста.</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln message(s) stay in the archive. Nothing is deleted.</source>
        <translation>
            <numerusform>%Ln письмо из неё останется в архиве. Ничего не будет удалено.</numerusform>
            <numerusform>%Ln письма из неё останутся в архиве. Ничего не будет удалено.</numerusform>
            <numerusform>%Ln писем из неё останутся в архиве. Ничего не будет удалено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>Удаление папки</translation>
    </message>
    <message>
        <source>Remove the folder “%1”?</source>
        <translation>Удалить папку «%1»?</translation>
    </message>
    <message>
        <source>&amp;Remove folder</source>
        <translation>&amp;Удалить папку</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Удаление навсегда</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) for good?</source>
        <translation>
            <numerusform>Удалить %Ln письмо навсегда?</numerusform>
            <numerusform>Удалить %Ln письма навсегда?</numerusform>
            <numerusform>Удалить %Ln писем навсегда?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>&amp;Удалить навсегда</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Очистка корзины</translation>
    </message>
    <message numerus="yes">
        <source>Delete all %Ln message(s) in the trash of %1 for good?</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>
            <numerusform>Удалить навсегда %Ln письмо из корзины учётной записи %1?</numerusform>
            <numerusform>Удалить навсегда все %Ln письма из корзины учётной записи %1?</numerusform>
            <numerusform>Удалить навсегда все %Ln писем из корзины учётной записи %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Empty trash</source>
        <translation>&amp;Очистить корзину</translation>
    </message>
    <message>
        <source>Only the copies on this computer are deleted. The server is not touched.</source>
        <translation>Удаляются только копии на этом компьютере. Сервера это не касается.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are no longer on the server: nothing will be left of those.</source>
        <translation>
            <numerusform>%Ln из них на сервере уже нет: от него ничего не останется.</numerusform>
            <numerusform>%Ln из них на сервере уже нет: от них ничего не останется.</numerusform>
            <numerusform>%Ln из них на сервере уже нет: от них ничего не останется.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::PrivacyBar</name>
    <message>
        <source>You load the pictures of %1, but it is not proven that this message is theirs.</source>
        <translation>Для %1 картинки загружаются всегда, но не доказано, что это письмо действительно оттуда.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln remote picture(s) were not loaded.</source>
        <translation>
            <numerusform>Не загружена %Ln картинка из сети.</numerusform>
            <numerusform>Не загружены %Ln картинки из сети.</numerusform>
            <numerusform>Не загружено %Ln картинок из сети.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible picture(s), which would have told the sender that you read this, were not loaded.</source>
        <translation>
            <numerusform>Не загружена %Ln невидимая картинка: она сообщила бы отправителю, что вы прочли письмо.</numerusform>
            <numerusform>Не загружены %Ln невидимые картинки: они сообщили бы отправителю, что вы прочли письмо.</numerusform>
            <numerusform>Не загружено %Ln невидимых картинок: они сообщили бы отправителю, что вы прочли письмо.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was loaded from the network.</source>
        <translation>Из сети ничего не загружено.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln remote picture(s) were loaded.</source>
        <translation>
            <numerusform>Загружена %Ln картинка из сети.</numerusform>
            <numerusform>Загружены %Ln картинки из сети.</numerusform>
            <numerusform>Загружено %Ln картинок из сети.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be loaded.</source>
        <translation>
            <numerusform>Не удалось загрузить %Ln картинку.</numerusform>
            <numerusform>Не удалось загрузить %Ln картинки.</numerusform>
            <numerusform>Не удалось загрузить %Ln картинок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible picture(s) stay unloaded: they only tell the sender that you read this.</source>
        <translation>
            <numerusform>%Ln невидимая картинка не загружается: она лишь сообщает отправителю, что вы прочли письмо.</numerusform>
            <numerusform>%Ln невидимые картинки не загружаются: они лишь сообщают отправителю, что вы прочли письмо.</numerusform>
            <numerusform>%Ln невидимых картинок не загружаются: они лишь сообщают отправителю, что вы прочли письмо.</numerusform>
        </translation>
    </message>
    <message>
        <source>Always for this sender</source>
        <translation>Всегда для этого отправителя</translation>
    </message>
    <message numerus="yes">
        <source>Loading %Ln remote picture(s)…</source>
        <translation>
            <numerusform>Загружается %Ln картинка из сети…</numerusform>
            <numerusform>Загружаются %Ln картинки из сети…</numerusform>
            <numerusform>Загружаются %Ln картинок из сети…</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Load for this message</source>
        <translation>Загрузить для этого письма</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Load the pictures in all mail from %1</source>
        <extracomment>%1 is an address.</extracomment>
        <translation>Загружать картинки во всех письмах от %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ProblemBar</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Закрыть это сообщение</translation>
    </message>
    <message>
        <source>The server said: “%1”</source>
        <extracomment>%1 is what the server answered, in its own language.</extracomment>
        <translation>Ответ сервера: «%1»</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReceiptDesk</name>
    <message>
        <source>Deletion histor&amp;y…</source>
        <translation>История удалени&amp;й…</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>Показать квитанцию</translation>
    </message>
    <message>
        <source>the practice mailbox</source>
        <comment>deletion history of</comment>
        <translation>учебный ящик</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReceiptDialog</name>
    <message>
        <source>Receipt of a deletion</source>
        <translation>Квитанция об удалении</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReceiptModel</name>
    <message>
        <source>What became of it</source>
        <translation>Что с ним стало</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReceiptText</name>
    <message numerus="yes">
        <source>%Ln message(s) deleted</source>
        <translation>
            <numerusform>Удалено %Ln письмо</numerusform>
            <numerusform>Удалено %Ln письма</numerusform>
            <numerusform>Удалено %Ln писем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s): outcome not known yet</source>
        <translation>
            <numerusform>%Ln письмо: исход пока неизвестен</numerusform>
            <numerusform>%Ln письма: исход пока неизвестен</numerusform>
            <numerusform>%Ln писем: исход пока неизвестен</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not deleted</source>
        <translation>
            <numerusform>%Ln письмо не удалено</numerusform>
            <numerusform>%Ln письма не удалены</numerusform>
            <numerusform>%Ln писем не удалены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s) deleted</source>
        <translation>
            <numerusform>Удалено %1 из %Ln письма</numerusform>
            <numerusform>Удалено %1 из %Ln писем</numerusform>
            <numerusform>Удалено %1 из %Ln писем</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 freed on the server.</source>
        <translation>На сервере освобождено %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are still on the server.</source>
        <translation>
            <numerusform>%Ln письмо всё ещё на сервере.</numerusform>
            <numerusform>%Ln письма всё ещё на сервере.</numerusform>
            <numerusform>%Ln писем всё ещё на сервере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next check tells what became of %Ln message(s).</source>
        <translation>
            <numerusform>Что стало с %Ln письмом, покажет следующая проверка.</numerusform>
            <numerusform>Что стало с %Ln письмами, покажет следующая проверка.</numerusform>
            <numerusform>Что стало с %Ln письмами, покажет следующая проверка.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server said nothing.</source>
        <translation>Сервер ничего не ответил.</translation>
    </message>
    <message>
        <source>The server said: “%1”</source>
        <translation>Ответ сервера: «%1»</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Пока неизвестно</translation>
    </message>
    <message>
        <source>Deleted, says the server</source>
        <translation>Удалено, ответил сервер</translation>
    </message>
    <message>
        <source>Gone: no longer listed</source>
        <translation>Исчезло из списка сервера</translation>
    </message>
    <message>
        <source>Still on the server</source>
        <translation>Всё ещё на сервере</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReceiptView</name>
    <message>
        <source>Copy as text</source>
        <translation>Копировать как текст</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>receipt</comment>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Messages of this deletion</source>
        <translation>Письма этого удаления</translation>
    </message>
    <message>
        <source>Receipt</source>
        <extracomment>The beginning of a file&apos;s name; the day follows.</extracomment>
        <translation>Квитанция</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Сохранение квитанции</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Сохранено как %1</translation>
    </message>
    <message>
        <source>The file could not be saved. Is there room on the disk?</source>
        <translation>Файл не удалось сохранить. Есть ли место на диске?</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReportDesk</name>
    <message>
        <source>Session &amp;report…</source>
        <translation>От&amp;чёт о сеансе…</translation>
    </message>
    <message>
        <source>Write a document about this session, as PDF or HTML</source>
        <translation>Составить документ об этом сеансе, в PDF или HTML</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReportDialog</name>
    <message>
        <source>&amp;Explanations of the lines</source>
        <translation>&amp;Пояснения к строкам</translation>
    </message>
    <message>
        <source>&amp;Diagram</source>
        <translation>&amp;Диаграмма</translation>
    </message>
    <message>
        <source>S&amp;tatistics</source>
        <translation>&amp;Статистика</translation>
    </message>
    <message>
        <source>&amp;Replace addresses and names of hosts</source>
        <translation>&amp;Заменить адреса и имена узлов</translation>
    </message>
    <message>
        <source>Session report</source>
        <translation>Отчёт о сеансе</translation>
    </message>
    <message>
        <source>PDF, to be printed or attached</source>
        <translation>PDF, чтобы напечатать или приложить</translation>
    </message>
    <message>
        <source>HTML, one page for a browser</source>
        <translation>HTML, одна страница для браузера</translation>
    </message>
    <message>
        <source>Mail addresses, users, hosts and IP addresses get names such as host1.example, the same everywhere; subjects are left out. Passwords are never in a report.</source>
        <translation>Почтовые адреса, пользователи, узлы и IP-адреса получают имена вроде host1.example, везде одни и те же; темы опускаются. Паролей в отчёте не бывает никогда.</translation>
    </message>
    <message>
        <source>Se&amp;ssion</source>
        <translation>С&amp;еанс</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>For others</source>
        <translation>Для других</translation>
    </message>
    <message>
        <source>How far the report is</source>
        <translation>Насколько готов отчёт</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Со&amp;хранить как…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A session: %1 is a date and time, %2 is &quot;124 events&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln событие</numerusform>
            <numerusform>%Ln события</numerusform>
            <numerusform>%Ln событий</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>The report could not be written to %1: %2</source>
        <extracomment>%1 is a file, %2 what the system says.</extracomment>
        <translation>Не удалось записать отчёт в %1: %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReviewSheet</name>
    <message numerus="yes">
        <source>Delete %Ln message(s) from the server?</source>
        <translation>
            <numerusform>Удалить %Ln письмо с сервера?</numerusform>
            <numerusform>Удалить %Ln письма с сервера?</numerusform>
            <numerusform>Удалить %Ln писем с сервера?</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages ticked for deletion</source>
        <translation>Письма, отмеченные к удалению</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s)</source>
        <translation>
            <numerusform>Удалить %Ln письмо</numerusform>
            <numerusform>Удалить %Ln письма</numerusform>
            <numerusform>Удалить %Ln писем</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave without deleting</source>
        <translation>Выйти без удаления</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>This frees %1 on the server. They are deleted for good when Poplar leaves it; there is no way back.</source>
        <translation>На сервере освободится %1. Письма удаляются навсегда, когда Poplar завершает сеанс; вернуть их будет нельзя.</translation>
    </message>
    <message>
        <source>This frees %1 on the server. The message is deleted for good when Poplar leaves it; there is no way back.</source>
        <translation>На сервере освободится %1. Письмо удаляется навсегда, когда Poplar завершает сеанс; вернуть его будет нельзя.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoomDialog</name>
    <message>
        <source>Spare what has not been &amp;read, as long as there is anything else</source>
        <translation>Не трогать &amp;непрочитанное, пока есть что-то другое</translation>
    </message>
    <message>
        <source>Make room in the mailbox</source>
        <translation>Освободить место в ящике</translation>
    </message>
    <message>
        <source>Get the mailbox below</source>
        <translation>Уменьшить ящик до</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>The mailbox may hold</source>
        <translation>Ящик вмещает</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>how much a mailbox may hold</comment>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>The largest: as few messages as possible</source>
        <translation>Самые большие: как можно меньше писем</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>Самые старые</translation>
    </message>
    <message>
        <source>What has a copy on this computer goes first</source>
        <translation>Сначала то, что есть на этом компьютере</translation>
    </message>
    <message>
        <source>Only what has a copy on this computer</source>
        <translation>Только то, что есть на этом компьютере</translation>
    </message>
    <message>
        <source>It does not matter</source>
        <translation>Не имеет значения</translation>
    </message>
    <message>
        <source>&amp;Get the mailbox below</source>
        <translation>&amp;Уменьшить ящик до</translation>
    </message>
    <message>
        <source>The mailbox may &amp;hold</source>
        <translation>Ящик &amp;вмещает</translation>
    </message>
    <message>
        <source>What goes &amp;first</source>
        <translation>Что &amp;сначала</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>&amp;Копии</translation>
    </message>
    <message>
        <source>Messages that are proposed</source>
        <translation>Предлагаемые письма</translation>
    </message>
    <message>
        <source>Propose &amp;others instead</source>
        <translation>Предложить &amp;другие</translation>
    </message>
    <message>
        <source>Leave out what you have unchecked, and find other messages for it</source>
        <translation>Оставить то, с чего снят флажок, и найти вместо него другие письма</translation>
    </message>
    <message>
        <source>Co&amp;nsider all again</source>
        <translation>Снова &amp;рассмотреть все</translation>
    </message>
    <message>
        <source>Also what you have left out</source>
        <translation>И то, что вы решили оставить</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Tick these %Ln message(s)</source>
        <translation>
            <numerusform>&amp;Отметить это %Ln письмо</numerusform>
            <numerusform>&amp;Отметить эти %Ln письма</numerusform>
            <numerusform>&amp;Отметить эти %Ln писем</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is deleted before you have seen the review</source>
        <translation>До подтверждения ничего не удаляется</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are new and have not been read.</source>
        <translation>
            <numerusform>%Ln из них новое и не прочитано.</numerusform>
            <numerusform>%Ln из них новые и не прочитаны.</numerusform>
            <numerusform>%Ln из них новые и не прочитаны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have not been read in Poplar.</source>
        <translation>
            <numerusform>%Ln из них не прочитано в Poplar.</numerusform>
            <numerusform>%Ln из них не прочитаны в Poplar.</numerusform>
            <numerusform>%Ln из них не прочитаны в Poplar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have no copy on this computer.</source>
        <translation>
            <numerusform>У %Ln из них нет копии на этом компьютере.</numerusform>
            <numerusform>У %Ln из них нет копии на этом компьютере.</numerusform>
            <numerusform>У %Ln из них нет копии на этом компьютере.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mailbox has %1; %2 of it is ticked for deletion already.</source>
        <translation>В ящике %1; из них %2 уже отмечено к удалению.</translation>
    </message>
    <message>
        <source>The mailbox has %1.</source>
        <translation>В ящике %1.</translation>
    </message>
    <message>
        <source>The mailbox is small enough already: nothing has to go.</source>
        <translation>Ящик уже достаточно мал: удалять ничего не нужно.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1, would go; %2 remain.</source>
        <extracomment>%1 is what these messages come to, %2 is what remains</extracomment>
        <translation>
            <numerusform>Будет удалено %Ln письмо, %1; останется %2.</numerusform>
            <numerusform>Будут удалены %Ln письма, %1; останется %2.</numerusform>
            <numerusform>Будет удалено %Ln писем, %1; останется %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot get that small: even without all that may go, %1 too much remains.</source>
        <translation>Настолько уменьшить ящик нельзя: даже без всего, что можно удалить, лишними останутся %1.</translation>
    </message>
    <message>
        <source>With what you have unchecked, %1 too much remains.</source>
        <translation>Из-за снятых флажков лишними останутся %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) with a star are left alone.</source>
        <translation>
            <numerusform>%Ln письмо со звёздочкой не тронуто.</numerusform>
            <numerusform>%Ln письма со звёздочкой не тронуты.</numerusform>
            <numerusform>%Ln писем со звёздочкой не тронуто.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoomModel</name>
    <message>
        <source>Here</source>
        <comment>a copy of the message</comment>
        <translation>Есть</translation>
    </message>
    <message>
        <source>(not read yet)</source>
        <translation>(ещё не прочитано)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>of the message on this computer</comment>
        <translation>Копия</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoundTripDesk</name>
    <message>
        <source>Send a test message to myself…</source>
        <translation>Отправить пробное письмо себе…</translation>
    </message>
    <message>
        <source>No mailbox is chosen.</source>
        <translation>Ящик не выбран.</translation>
    </message>
    <message>
        <source>This account has no server that sends yet: see the page “Sending” of its settings.</source>
        <translation>У этой учётной записи ещё нет сервера отправки: см. страницу «Отправка» в её настройках.</translation>
    </message>
    <message>
        <source>Leave the mailbox first: a server lets only one session into it</source>
        <translation>Сначала завершите сеанс: сервер пускает в ящик только один сеанс</translation>
    </message>
    <message>
        <source>See how a message leaves, and how long it takes to come back</source>
        <translation>Увидеть, как письмо уходит и за сколько возвращается</translation>
    </message>
    <message>
        <source>The mailbox is in use now: the test was stopped.</source>
        <translation>Ящик сейчас занят: проверка остановлена.</translation>
    </message>
    <message>
        <source>Test message from Poplar, %1</source>
        <extracomment>The subject of a message; %1 is day and time.</extracomment>
        <translation>Пробное письмо от Poplar, %1</translation>
    </message>
    <message>
        <source>You have sent this message to yourself, to see whether mail leaves and arrives. You can delete it.</source>
        <translation>Это письмо отправлено самому себе, чтобы увидеть, уходят ли письма и приходят ли. Его можно удалить.</translation>
    </message>
    <message>
        <source>The mailbox is opened, and the test message is ticked there.</source>
        <translation>Ящик открывается, пробное письмо будет в нём отмечено.</translation>
    </message>
    <message>
        <source>The test message is ticked for deletion. Leave the mailbox to delete it.</source>
        <translation>Пробное письмо отмечено к удалению. Оно будет удалено при завершении сеанса.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoundTripDialog</name>
    <message>
        <source>Conversation with the server that sends</source>
        <translation>Разговор с сервером отправки</translation>
    </message>
    <message>
        <source>Conversation with the server that receives</source>
        <translation>Разговор с сервером получения</translation>
    </message>
    <message>
        <source>Test message to yourself – %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Пробное письмо себе — %1</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>&amp;Маршрут</translation>
    </message>
    <message>
        <source>Log of s&amp;ending</source>
        <translation>Журнал &amp;отправки</translation>
    </message>
    <message>
        <source>&amp;Log of receiving</source>
        <translation>Журнал &amp;получения</translation>
    </message>
    <message>
        <source>&amp;Tick it for deletion</source>
        <translation>Отметить к &amp;удалению</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>Send a&amp;nother</source>
        <translation>Отправить &amp;ещё одно</translation>
    </message>
    <message>
        <source>Opens the mailbox and ticks the test message there; it is deleted from the server when you leave and agree</source>
        <translation>Открыть ящик и отметить в нём пробное письмо; с сервера оно удалится, когда при завершении сеанса это будет подтверждено</translation>
    </message>
    <message>
        <source>A small message goes to %1 and is waited for.</source>
        <translation>Небольшое письмо отправляется на адрес %1, и Poplar ждёт его.</translation>
    </message>
    <message>
        <source>Look what is in the mailbox at %1</source>
        <translation>Посмотреть, что лежит в ящике на %1</translation>
    </message>
    <message>
        <source>Connect to %1 for sending</source>
        <translation>Подключиться к %1 для отправки</translation>
    </message>
    <message>
        <source>Hand over the test message</source>
        <translation>Передать пробное письмо</translation>
    </message>
    <message>
        <source>Wait until it is in the mailbox</source>
        <translation>Дождаться его в ящике</translation>
    </message>
    <message numerus="yes">
        <source>Looked %Ln time(s); the last time the server did not let Poplar in. It is tried again.</source>
        <extracomment>How often the mailbox was looked into.</extracomment>
        <translation>
            <numerusform>Проверено %Ln раз; в последний раз сервер не пустил Poplar. Попытка будет повторена.</numerusform>
            <numerusform>Проверено %Ln раза; в последний раз сервер не пустил Poplar. Попытка будет повторена.</numerusform>
            <numerusform>Проверено %Ln раз; в последний раз сервер не пустил Poplar. Попытка будет повторена.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked %Ln time(s).</source>
        <comment>for a message in a mailbox</comment>
        <translation>
            <numerusform>Проверено %Ln раз.</numerusform>
            <numerusform>Проверено %Ln раза.</numerusform>
            <numerusform>Проверено %Ln раз.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server that sends has taken the message, and it has not arrived yet. It may still come: some servers let the first message of a sender wait. Check the mailbox in a while, and look on your provider’s web page whether it was put among the junk: POP3 does not show that.</source>
        <translation>Сервер отправки принял письмо, но оно ещё не пришло. Оно ещё может прийти: некоторые серверы задерживают первое письмо отправителя. Проверьте ящик позже и посмотрите на сайте почтовой службы, не попало ли оно в спам: через POP3 этого не видно.</translation>
    </message>
    <message>
        <source>The message was sent. Whether it has arrived could not be seen.</source>
        <translation>Письмо отправлено. Увидеть, пришло ли оно, не удалось.</translation>
    </message>
    <message>
        <source>The test message was not sent.</source>
        <translation>Пробное письмо не отправлено.</translation>
    </message>
    <message>
        <source>It is not known whether the test message was sent.</source>
        <translation>Неизвестно, отправлено ли пробное письмо.</translation>
    </message>
    <message>
        <source>The message has arrived. From sending to the mailbox it took %1. It stays there until you delete it.</source>
        <translation>Письмо пришло. Путь от отправки до ящика занял %1. Оно останется в ящике, пока его не удалят.</translation>
    </message>
    <message>
        <source>Stopped. If the message was handed over already, it still arrives.</source>
        <translation>Остановлено. Если письмо уже передано, оно всё равно придёт.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RouteAsText</name>
    <message>
        <source>Reason given: %1</source>
        <translation>Указанная причина: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A property of a signature: its name and its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RouteDrawingWords</name>
    <message>
        <source>seen as %1</source>
        <extracomment>Other names and the address of a server, as the next one saw it.</extracomment>
        <translation>виден как %1</translation>
    </message>
    <message>
        <source>Your mailbox</source>
        <translation>Ваш почтовый ящик</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RouteFindings</name>
    <message>
        <source>Reason given: %1</source>
        <translation>Указанная причина: %1</translation>
    </message>
    <message>
        <source>What servers checked</source>
        <translation>Что проверили серверы</translation>
    </message>
    <message>
        <source>No server says that it checked the message.</source>
        <translation>Ни один сервер не сообщает, что проверил это письмо.</translation>
    </message>
    <message numerus="yes">
        <source>%n more verdict(s) are not shown.</source>
        <translation>
            <numerusform>Ещё %n заключение не показано.</numerusform>
            <numerusform>Ещё %n заключения не показаны.</numerusform>
            <numerusform>Ещё %n заключений не показано.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signatures (DKIM)</source>
        <translation>Подписи (DKIM)</translation>
    </message>
    <message>
        <source>The message is not signed.</source>
        <translation>Письмо не подписано.</translation>
    </message>
    <message numerus="yes">
        <source>%n more signature(s) are not shown.</source>
        <translation>
            <numerusform>Ещё %n подпись не показана.</numerusform>
            <numerusform>Ещё %n подписи не показаны.</numerusform>
            <numerusform>Ещё %n подписей не показано.</numerusform>
        </translation>
    </message>
    <message>
        <source>What else programs noted</source>
        <extracomment>A heading: other header fields, from programs on the way.</extracomment>
        <translation>Что ещё записали программы</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A header field: its name and its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoutePane</name>
    <message>
        <source>Save picture…</source>
        <translation>Сохранить рисунок…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Копировать как текст</translation>
    </message>
    <message>
        <source>The way is not known</source>
        <translation>Путь неизвестен</translation>
    </message>
    <message>
        <source>The message has no Received fields. Servers write them on the way: it may never have been sent, or they were removed.</source>
        <translation>В письме нет полей Received. Их добавляют серверы по пути: возможно, письмо не отправляли или эти поля удалены.</translation>
    </message>
    <message>
        <source>The way of a message</source>
        <translation>Путь письма</translation>
    </message>
    <message>
        <source>Choose a message to see which servers it passed, when, and how safely.</source>
        <translation>Выберите письмо, чтобы увидеть, через какие серверы оно прошло, когда и насколько безопасно.</translation>
    </message>
    <message>
        <source>The message has no Received fields: the way it took is not known.</source>
        <translation>В письме нет полей Received: его путь неизвестен.</translation>
    </message>
    <message>
        <source>Save picture (.svg or .png)</source>
        <translation>Сохранить рисунок (.svg или .png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>Не удалось записать рисунок в файл %1.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoutePicture</name>
    <message>
        <source>Way of the message</source>
        <translation>Путь письма</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RouteSaving</name>
    <message>
        <source>Way of the message</source>
        <translation>Путь письма</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RouteWords</name>
    <message>
        <source>Encrypted</source>
        <extracomment>How a message went from one server to the next. %1 is &quot;TLS 1.3&quot;.</extracomment>
        <translation>Зашифровано</translation>
    </message>
    <message>
        <source>Encrypted (%1)</source>
        <translation>Зашифровано (%1)</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Не зашифровано</translation>
    </message>
    <message>
        <source>Within one machine</source>
        <translation>В пределах одного компьютера</translation>
    </message>
    <message>
        <source>Encryption not stated</source>
        <translation>Шифрование не указано</translation>
    </message>
    <message>
        <source>delay unknown</source>
        <translation>задержка неизвестна</translation>
    </message>
    <message>
        <source>−%1: the clocks differ</source>
        <extracomment>The server received the message before the one ahead of it did. %1 is &quot;3 s&quot;.</extracomment>
        <translation>−%1: часы расходятся</translation>
    </message>
    <message>
        <source>Unnamed sender</source>
        <translation>Отправитель без имени</translation>
    </message>
    <message>
        <source>Unnamed server</source>
        <translation>Сервер без имени</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A date and a time of day with seconds.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>меньше 1 с</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <extracomment>Both are servers.</extracomment>
        <translation>От %1 к %2</translation>
    </message>
    <message>
        <source>The sender was seen as: %1</source>
        <extracomment>Other names and the address of a server.</extracomment>
        <translation>Отправляющая сторона для получающей: %1</translation>
    </message>
    <message>
        <source>Cipher: %1</source>
        <translation>Шифр: %1</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>Протокол: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>Получено: %1</translation>
    </message>
    <message>
        <source>Delay: %1</source>
        <translation>Задержка: %1</translation>
    </message>
    <message>
        <source>Number there: %1</source>
        <extracomment>The number that a server gave the message.</extracomment>
        <translation>Номер на сервере: %1</translation>
    </message>
    <message>
        <source>For: %1</source>
        <extracomment>The address that a message was for.</extracomment>
        <translation>Для: %1</translation>
    </message>
    <message numerus="yes">
        <source>The message passed %n server(s) in %1.</source>
        <extracomment>%1 is &quot;3 s&quot; or &quot;2 min 5 s&quot;.</extracomment>
        <translation>
            <numerusform>Письмо прошло через %n сервер за %1.</numerusform>
            <numerusform>Письмо прошло через %n сервера за %1.</numerusform>
            <numerusform>Письмо прошло через %n серверов за %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The message passed %n server(s).</source>
        <translation>
            <numerusform>Письмо прошло через %n сервер.</numerusform>
            <numerusform>Письмо прошло через %n сервера.</numerusform>
            <numerusform>Письмо прошло через %n серверов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was not encrypted on %n section(s) of its way.</source>
        <translation>
            <numerusform>На %n участке пути оно не было зашифровано.</numerusform>
            <numerusform>На %n участках пути оно не было зашифровано.</numerusform>
            <numerusform>На %n участках пути оно не было зашифровано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n of them are not shown.</source>
        <translation>
            <numerusform>Из них не показано самых ранних: %n.</numerusform>
            <numerusform>Из них не показано самых ранних: %n.</numerusform>
            <numerusform>Из них не показано самых ранних: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleConditionRow</name>
    <message>
        <source>KB</source>
        <translation>КБ</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>МБ</translation>
    </message>
    <message>
        <source>What the condition looks at</source>
        <translation>Что проверяет условие</translation>
    </message>
    <message>
        <source>Name of the header field</source>
        <translation>Имя поля заголовка</translation>
    </message>
    <message>
        <source>X-Spam-Flag</source>
        <comment>an example of a header field</comment>
        <translation>X-Spam-Flag</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Как проверяет</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>Что искать</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>Единица размера</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Убрать это условие</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <extracomment>After the number in a field: &quot;14 days&quot;.</extracomment>
        <translation>
            <numerusform> день</numerusform>
            <numerusform> дня</numerusform>
            <numerusform> дней</numerusform>
        </translation>
    </message>
    <message>
        <source>^Re: .*offer</source>
        <comment>an example of an expression</comment>
        <translation>^Re: .*скидк</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleEditor</name>
    <message>
        <source>Add a &amp;condition</source>
        <translation>Добавить &amp;условие</translation>
    </message>
    <message>
        <source>&amp;Tick it for deletion on the server</source>
        <translation>&amp;Отметить к удалению на сервере</translation>
    </message>
    <message>
        <source>Delete it without asking &amp;me</source>
        <translation>Удалять, не спрашивая &amp;меня</translation>
    </message>
    <message>
        <source>&amp;Download it</source>
        <translation>&amp;Скачать</translation>
    </message>
    <message>
        <source>Give it a &amp;star</source>
        <translation>Пометить &amp;звёздочкой</translation>
    </message>
    <message>
        <source>Sort it into the &amp;folder</source>
        <translation>Переместить в &amp;папку</translation>
    </message>
    <message>
        <source>Then st&amp;op: the rules below do not look at it</source>
        <translation>Затем останови&amp;ться: правила ниже его не проверяют</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>fo&amp;r</source>
        <comment>rule X for the accounts Y</comment>
        <translation>&amp;для</translation>
    </message>
    <message>
        <source>all of these conditions hold</source>
        <translation>выполнены все эти условия</translation>
    </message>
    <message>
        <source>any of these conditions holds</source>
        <translation>выполнено любое из этих условий</translation>
    </message>
    <message>
        <source>When the rule fits</source>
        <translation>Когда правило подходит</translation>
    </message>
    <message>
        <source>If</source>
        <comment>all of these conditions hold</comment>
        <translation>Если</translation>
    </message>
    <message>
        <source>What to do with the message</source>
        <translation>Что сделать с письмом</translation>
    </message>
    <message>
        <source>Folder on this machine</source>
        <translation>Папка на этом компьютере</translation>
    </message>
    <message>
        <source>Name of a folder</source>
        <translation>Название папки</translation>
    </message>
    <message>
        <source>New messages that fit are deleted from the server when you leave the mailbox. Nobody looks at them before, there need be no copy of them here, and nothing brings them back. Try the rule first.</source>
        <translation>Новые письма, подходящие под правило, удаляются с сервера, когда вы завершаете сеанс. Никто их перед этим не увидит, копии здесь нет, и вернуть их нельзя. Сначала опробуйте правило.</translation>
    </message>
    <message>
        <source>All accounts, also later ones</source>
        <translation>Все учётные записи, в том числе будущие</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>всех учётных записей</translation>
    </message>
    <message>
        <source>an account that is no more</source>
        <translation>учётной записи, которой больше нет</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln учётной записи</numerusform>
            <numerusform>%Ln учётных записей</numerusform>
            <numerusform>%Ln учётных записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts of the rule: %1</source>
        <extracomment>For screen readers; %1 is &quot;all accounts&quot;, the name of one, or how many.</extracomment>
        <translation>Учётные записи правила: %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleHitModel</name>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Why it fits</source>
        <translation>Почему подходит</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleLogDialog</name>
    <message>
        <source>What the rules did in %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Что сделали правила: %1</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Чтение журнала…</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Показать</translation>
    </message>
    <message>
        <source>What the rules did, the latest first</source>
        <translation>Что сделали правила, последнее сверху</translation>
    </message>
    <message>
        <source>C&amp;lear the log</source>
        <translation>&amp;Очистить журнал</translation>
    </message>
    <message>
        <source>all rules</source>
        <translation>все правила</translation>
    </message>
    <message>
        <source>The rules have done nothing yet</source>
        <translation>Правила ещё ничего не сделали</translation>
    </message>
    <message>
        <source>Whatever a rule does with a message is noted here.</source>
        <translation>Здесь записывается всё, что правила делают с письмами.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleLogModel</name>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Правило</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>Что сделало</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleTrialView</name>
    <message>
        <source>Stop reading</source>
        <translation>Прекратить чтение</translation>
    </message>
    <message>
        <source>T&amp;ry it on</source>
        <translation>&amp;Опробовать на</translation>
    </message>
    <message>
        <source>Messages that the rule fits</source>
        <translation>Письма, подходящие под правило</translation>
    </message>
    <message>
        <source>%1 of %2 messages looked at…</source>
        <extracomment>%1 and %2 are numbers.</extracomment>
        <translation>Просмотрено писем: %1 из %2…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 message(s) fit(s)</source>
        <extracomment>%1 is the number of all messages.</extracomment>
        <translation>
            <numerusform>Подходит %Ln письмо из %1</numerusform>
            <numerusform>Подходят %Ln письма из %1</numerusform>
            <numerusform>Подходят %Ln писем из %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long with %Ln message(s): there the rule does nothing. Make it simpler.</source>
        <translation>
            <numerusform>Выражение считается слишком долго на %Ln письме: с ним правило ничего не делает. Упростите выражение.</numerusform>
            <numerusform>Выражение считается слишком долго на %Ln письмах: с ними правило ничего не делает. Упростите выражение.</numerusform>
            <numerusform>Выражение считается слишком долго на %Ln письмах: с ними правило ничего не делает. Упростите выражение.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln header(s) from the server…</source>
        <translation>
            <numerusform>Чтение %Ln заголовка с сервера…</numerusform>
            <numerusform>Чтение %Ln заголовков с сервера…</numerusform>
            <numerusform>Чтение %Ln заголовков с сервера…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) the header could not be read. Check the mailbox, then try again.</source>
        <translation>
            <numerusform>Не удалось прочитать заголовок %Ln письма. Проверьте ящик и попробуйте ещё раз.</numerusform>
            <numerusform>Не удалось прочитать заголовки %Ln писем. Проверьте ящик и попробуйте ещё раз.</numerusform>
            <numerusform>Не удалось прочитать заголовки %Ln писем. Проверьте ящик и попробуйте ещё раз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) that part of the header is not known here.</source>
        <translation>
            <numerusform>Для %Ln письма эта часть заголовка здесь неизвестна.</numerusform>
            <numerusform>Для %Ln писем эта часть заголовка здесь неизвестна.</numerusform>
            <numerusform>Для %Ln писем эта часть заголовка здесь неизвестна.</numerusform>
        </translation>
    </message>
    <message>
        <source>No mailbox to try it on</source>
        <translation>Нет ящика, на котором опробовать</translation>
    </message>
    <message>
        <source>Which messages would it be?</source>
        <translation>Какие это будут письма?</translation>
    </message>
    <message>
        <source>As soon as the conditions are complete, the messages that fit are listed here. Nothing happens to them.</source>
        <translation>Как только условия заполнены, здесь появятся подходящие письма. С ними ничего не происходит.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>No message fits</source>
        <translation>Ни одно письмо не подходит</translation>
    </message>
    <message>
        <source>None of those that are known in this mailbox.</source>
        <translation>Ни одно из известных в этом ящике.</translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln header(s) from the server</source>
        <translation>
            <numerusform>Прочитать %Ln заголовок с сервера</numerusform>
            <numerusform>Прочитать %Ln заголовка с сервера</numerusform>
            <numerusform>Прочитать %Ln заголовков с сервера</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <comment>age of a message</comment>
        <translation>
            <numerusform>%Ln день</numerusform>
            <numerusform>%Ln дня</numerusform>
            <numerusform>%Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>To or Cc</source>
        <translation>Кому или копия</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Header field</source>
        <translation>Поле заголовка</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>Список рассылки</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>содержит</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>не содержит</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>в точности</translation>
    </message>
    <message>
        <source>matches the expression</source>
        <translation>подходит под выражение</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>отсутствует</translation>
    </message>
    <message>
        <source>is larger than</source>
        <translation>больше</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>более</translation>
    </message>
    <message>
        <source>is smaller than</source>
        <translation>меньше</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>менее</translation>
    </message>
    <message>
        <source>%1 %2 “%3”</source>
        <extracomment>%1 is a header field or the like, %2 &quot;contains&quot; or the like, %3 what the user typed.</extracomment>
        <translation>%1 %2 «%3»</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>%1 is &quot;Size&quot; or &quot;Age&quot;, %2 &quot;is larger than&quot; or the like, %3 a size or a number of days.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>condition</comment>
        <extracomment>%1 is a header field or the like, %2 &quot;is there&quot; or &quot;is missing&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Type what is looked for.</source>
        <translation>Введите, что искать.</translation>
    </message>
    <message>
        <source>Type the name of the header field, as X-Spam-Flag.</source>
        <translation>Введите имя поля заголовка, например X-Spam-Flag.</translation>
    </message>
    <message>
        <source>No header field has such a name: blanks and colons cannot be in it.</source>
        <translation>Поля заголовка с таким именем быть не может: в нём нет пробелов и двоеточий.</translation>
    </message>
    <message>
        <source>This is no regular expression.</source>
        <translation>Это не регулярное выражение.</translation>
    </message>
    <message>
        <source>This is no regular expression (at character %1: %2).</source>
        <translation>Это не регулярное выражение (символ %1: %2).</translation>
    </message>
    <message>
        <source>That is too long.</source>
        <translation>Слишком длинно.</translation>
    </message>
    <message>
        <source>That number is too large.</source>
        <translation>Слишком большое число.</translation>
    </message>
    <message>
        <source>That cannot be asked.</source>
        <translation>Такое условие невозможно.</translation>
    </message>
    <message>
        <source>Give the rule a name: the log calls it so.</source>
        <translation>Дайте правилу название: под ним оно будет в журнале.</translation>
    </message>
    <message>
        <source>A rule needs a condition.</source>
        <translation>Правилу нужно хотя бы одно условие.</translation>
    </message>
    <message>
        <source>The rule has too many conditions.</source>
        <translation>В правиле слишком много условий.</translation>
    </message>
    <message>
        <source>Choose what the rule does.</source>
        <translation>Выберите, что делает правило.</translation>
    </message>
    <message>
        <source>Name the folder.</source>
        <translation>Укажите папку.</translation>
    </message>
    <message>
        <source>delete without asking</source>
        <translation>удалить без вопросов</translation>
    </message>
    <message>
        <source>tick for deletion</source>
        <translation>отметить к удалению</translation>
    </message>
    <message>
        <source>download</source>
        <translation>скачать</translation>
    </message>
    <message>
        <source>star</source>
        <translation>пометить звёздочкой</translation>
    </message>
    <message>
        <source>sort into “%1”</source>
        <translation>переместить в «%1»</translation>
    </message>
    <message>
        <source>does nothing yet</source>
        <translation>пока ничего не делает</translation>
    </message>
    <message>
        <source>Ticked for deletion</source>
        <translation>Отмечено к удалению</translation>
    </message>
    <message>
        <source>Ticked; deleted without asking</source>
        <translation>Отмечено; удаляется без вопросов</translation>
    </message>
    <message>
        <source>Put into the download queue</source>
        <translation>Поставлено в очередь загрузки</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Помечено звёздочкой</translation>
    </message>
    <message>
        <source>Sorted into a folder</source>
        <translation>Перемещено в папку</translation>
    </message>
    <message>
        <source>Given up: the expression takes too long</source>
        <translation>Прервано: выражение считается слишком долго</translation>
    </message>
    <message>
        <source>No message fits a rule</source>
        <translation>Ни одно письмо не подходит под правила</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) fit(s) a rule</source>
        <translation>
            <numerusform>%Ln письмо подходит под правила</numerusform>
            <numerusform>%Ln письма подходят под правила</numerusform>
            <numerusform>%Ln писем подходят под правила</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticked for deletion; nothing is deleted before you have reviewed it.</source>
        <translation>
            <numerusform>%Ln отмечено к удалению; ничего не удаляется, пока вы не подтвердите.</numerusform>
            <numerusform>%Ln отмечены к удалению; ничего не удаляется, пока вы не подтвердите.</numerusform>
            <numerusform>%Ln отмечено к удалению; ничего не удаляется, пока вы не подтвердите.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put into the download queue.</source>
        <translation>
            <numerusform>%Ln поставлено в очередь загрузки.</numerusform>
            <numerusform>%Ln поставлены в очередь загрузки.</numerusform>
            <numerusform>%Ln поставлено в очередь загрузки.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred.</source>
        <translation>
            <numerusform>%Ln помечено звёздочкой.</numerusform>
            <numerusform>%Ln помечены звёздочкой.</numerusform>
            <numerusform>%Ln помечено звёздочкой.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sorted into folders.</source>
        <translation>
            <numerusform>%Ln перемещено в папки.</numerusform>
            <numerusform>%Ln перемещены в папки.</numerusform>
            <numerusform>%Ln перемещено в папки.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the rules would do had been done already.</source>
        <translation>Всё, что делают правила, уже было сделано.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) a header field that a rule asks of is not known here. Try that rule, and have the headers read.</source>
        <translation>
            <numerusform>Для %Ln письма здесь неизвестно поле заголовка, нужное правилу. Опробуйте это правило и прочитайте заголовки.</numerusform>
            <numerusform>Для %Ln писем здесь неизвестно поле заголовка, нужное правилу. Опробуйте это правило и прочитайте заголовки.</numerusform>
            <numerusform>Для %Ln писем здесь неизвестно поле заголовка, нужное правилу. Опробуйте это правило и прочитайте заголовки.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %Ln message(s) an expression took too long and was given up.</source>
        <translation>
            <numerusform>На %Ln письме выражение считалось слишком долго и было прервано.</numerusform>
            <numerusform>На %Ln письмах выражение считалось слишком долго и было прервано.</numerusform>
            <numerusform>На %Ln письмах выражение считалось слишком долго и было прервано.</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder cannot be called so: some signs (as . : * ?) cannot be in its name, and “Inbox”, “Sent” and “Trash” are there already.</source>
        <translation>Так папку назвать нельзя: некоторых знаков (например . : * ?) в названии быть не может, а «Inbox», «Sent» и «Trash» уже есть.</translation>
    </message>
    <message>
        <source>The rules were changed meanwhile, so it was stopped. Run them once more.</source>
        <translation>Тем временем правила изменились, и применение остановлено. Примените их ещё раз.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RulesDesk</name>
    <message>
        <source>R&amp;ules…</source>
        <translation>Прави&amp;ла…</translation>
    </message>
    <message>
        <source>Run the rules on all messages</source>
        <translation>Примени&amp;ть правила ко всем письмам</translation>
    </message>
    <message>
        <source>What the rules did…</source>
        <translation>Что сделали правила…</translation>
    </message>
    <message>
        <source>Rule from this message…</source>
        <translation>Правило по этому письму…</translation>
    </message>
    <message>
        <source>No rule is switched on for this mailbox.</source>
        <translation>Для этого ящика не включено ни одно правило.</translation>
    </message>
    <message>
        <source>The rules could not be saved</source>
        <translation>Не удалось сохранить правила</translation>
    </message>
    <message>
        <source>A newer Poplar has written them. No rule is in force, and none can be saved here.</source>
        <translation>Их записала более новая версия Poplar. Ни одно правило не действует, и сохранить новые здесь нельзя.</translation>
    </message>
    <message>
        <source>No rule is in force, and none can be saved: %1</source>
        <translation>Ни одно правило не действует, и сохранить новые нельзя: %1</translation>
    </message>
    <message>
        <source>The rules cannot be read</source>
        <translation>Не удалось прочитать правила</translation>
    </message>
    <message>
        <source>Not all rules could be read</source>
        <translation>Прочитаны не все правила</translation>
    </message>
    <message>
        <source>What was not understood is not in force. The file as it was is kept as %1</source>
        <translation>То, что не удалось понять, не действует. Прежний файл сохранён как %1</translation>
    </message>
    <message>
        <source>List %1</source>
        <extracomment>The name of a rule; %1 is the id of a mailing list.</extracomment>
        <translation>Рассылка %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <extracomment>The name of a rule; %1 is who wrote a message.</extracomment>
        <translation>От %1</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Новое правило</translation>
    </message>
</context>
<context>
    <name>poplar::gui::RulesDialog</name>
    <message>
        <source>Add a rule</source>
        <translation>Добавить правило</translation>
    </message>
    <message>
        <source>Duplicate the rule</source>
        <translation>Создать копию правила</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Удалить правило</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Переместить правило вверх</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Переместить правило вниз</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>What the rules &amp;did…</source>
        <translation>Что &amp;сделали правила…</translation>
    </message>
    <message>
        <source>Rules, in the order in which they look at a message</source>
        <translation>Правила в том порядке, в котором они проверяют письмо</translation>
    </message>
    <message>
        <source>They look at new mail from the top down, each message once.</source>
        <translation>Новые письма проверяются сверху вниз, каждое один раз.</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>Правил пока нет</translation>
    </message>
    <message>
        <source>A rule looks at the headers of new messages and ticks, downloads, stars or sorts those that fit. You see which they would be before it does anything.</source>
        <translation>Правило смотрит на заголовки новых писем и отмечает к удалению, скачивает, помечает звёздочкой или раскладывает по папкам те, что подходят. Какие это письма, видно до того, как оно что-либо сделает.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Новое правило</translation>
    </message>
    <message>
        <source>Rule without a name</source>
        <translation>Правило без названия</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>The name of a copy; %1 is that of the rule.</extracomment>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>“%1” is removed.</source>
        <translation>Правило «%1» удалено.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ScopeButton</name>
    <message>
        <source>&amp;All messages</source>
        <translation>&amp;Все письма</translation>
    </message>
    <message>
        <source>&amp;New only</source>
        <translation>Только &amp;новые</translation>
    </message>
    <message>
        <source>Not &amp;downloaded</source>
        <translation>Не за&amp;груженные</translation>
    </message>
    <message>
        <source>No &amp;longer on the server</source>
        <translation>&amp;Уже не на сервере</translation>
    </message>
    <message>
        <source>&amp;Ticked</source>
        <translation>&amp;Отмеченные</translation>
    </message>
    <message>
        <source>List new messages only (Ctrl+Shift+N)</source>
        <translation>Показать только новые письма (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>List all messages again</source>
        <translation>Снова показать все письма</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>Непро&amp;читанные</translation>
    </message>
    <message>
        <source>&amp;Starred</source>
        <translation>Со &amp;звездой</translation>
    </message>
    <message>
        <source>On this &amp;computer as well</source>
        <translation>Есть и на этом &amp;компьютере</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SenderList</name>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Make it the usual one</source>
        <translation>Сделать основным</translation>
    </message>
    <message>
        <source>Your names and addresses</source>
        <translation>Имена и адреса</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Your mail address</source>
        <translation>Адрес почты</translation>
    </message>
    <message>
        <source>Enter the mail address of %1.</source>
        <extracomment>%1 is a person&apos;s name.</extracomment>
        <translation>Укажите адрес почты для имени «%1».</translation>
    </message>
    <message>
        <source>There is no blank in a mail address: “%1”.</source>
        <translation>В адресе почты не бывает пробелов: «%1».</translation>
    </message>
    <message>
        <source>No name and no mail address is as long as that of “%1”.</source>
        <translation>Таких длинных имён и адресов, как у «%1», не бывает.</translation>
    </message>
    <message>
        <source>There is a character that cannot be sent in “%1”.</source>
        <translation>В «%1» есть символ, который нельзя передать.</translation>
    </message>
    <message>
        <source>“%1” is no mail address: it looks like name@example.org.</source>
        <translation>«%1» — не адрес почты: он выглядит как name@example.org.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SendersPage</name>
    <message>
        <source>Poplar fetches nothing that a message names, unless you ask for it. Here are the senders for whom you asked once and for all.</source>
        <translation>Poplar ничего не загружает из сети по указанию письма, пока вы этого не попросите. Здесь перечислены отправители, для которых вы попросили об этом раз и навсегда.</translation>
    </message>
    <message>
        <source>Remote &amp;pictures are loaded for</source>
        <translation>&amp;Картинки из сети загружаются для</translation>
    </message>
    <message>
        <source>The &amp;original layout is shown for</source>
        <translation>&amp;Исходный вид показывается для</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Пока никого нет</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ServerWords</name>
    <message>
        <source>tells what it can do</source>
        <translation>рассказывает о своих возможностях</translation>
    </message>
    <message>
        <source>shows the beginning of a message</source>
        <translation>показывает начало письма</translation>
    </message>
    <message>
        <source>lets you log in with name and password</source>
        <translation>впускает по имени и паролю</translation>
    </message>
    <message>
        <source>other ways to log in</source>
        <translation>другие способы входа</translation>
    </message>
    <message>
        <source>says why it refuses something</source>
        <translation>объясняет причины отказа</translation>
    </message>
    <message>
        <source>tells a wrong password from a trouble of its own</source>
        <translation>отличает неверный пароль от своих неполадок</translation>
    </message>
    <message>
        <source>wants a pause between two logins</source>
        <translation>просит паузу между входами</translation>
    </message>
    <message>
        <source>takes several requests at once</source>
        <translation>принимает несколько запросов сразу</translation>
    </message>
    <message>
        <source>how long messages stay there</source>
        <translation>как долго хранятся письма</translation>
    </message>
    <message>
        <source>recognises messages from one day to the next</source>
        <translation>узнаёт письма изо дня в день</translation>
    </message>
    <message>
        <source>can begin encryption after connecting</source>
        <translation>может включить шифрование после подключения</translation>
    </message>
    <message>
        <source>letters of all languages in addresses and names</source>
        <translation>буквы всех языков в адресах и именах</translation>
    </message>
    <message>
        <source>can answer in several languages</source>
        <translation>умеет отвечать на разных языках</translation>
    </message>
    <message>
        <source>the server’s software</source>
        <translation>программа сервера</translation>
    </message>
    <message numerus="yes">
        <source>This server asks clients to wait %n minute(s) between logins.</source>
        <translation>
            <numerusform>Этот сервер просит делать между входами паузу в %n минуту.</numerusform>
            <numerusform>Этот сервер просит делать между входами паузу в %n минуты.</numerusform>
            <numerusform>Этот сервер просит делать между входами паузу в %n минут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This server asks clients to wait %n second(s) between logins.</source>
        <translation>
            <numerusform>Этот сервер просит делать между входами паузу в %n секунду.</numerusform>
            <numerusform>Этот сервер просит делать между входами паузу в %n секунды.</numerusform>
            <numerusform>Этот сервер просит делать между входами паузу в %n секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>This server never deletes messages by itself.</source>
        <translation>Сам этот сервер писем не удаляет.</translation>
    </message>
    <message>
        <source>This server may delete a message as soon as it has been retrieved. Save what you want to keep.</source>
        <translation>Этот сервер может удалить письмо сразу после загрузки. Сохраните то, что хотите оставить.</translation>
    </message>
    <message numerus="yes">
        <source>This server may delete messages after %n day(s).</source>
        <translation>
            <numerusform>Этот сервер может удалять письма через %n день.</numerusform>
            <numerusform>Этот сервер может удалять письма через %n дня.</numerusform>
            <numerusform>Этот сервер может удалять письма через %n дней.</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not bear being asked what it can do, so Poplar does not ask.</source>
        <translation>Он не выносит вопроса о своих возможностях, поэтому Poplar его не задаёт.</translation>
    </message>
    <message>
        <source>It loses requests that come early, so Poplar sends one at a time.</source>
        <translation>Он теряет запросы, пришедшие раньше времени, поэтому Poplar отправляет их по одному.</translation>
    </message>
    <message>
        <source>It cannot show the beginning of a message, so Poplar loads whole ones.</source>
        <translation>Он не умеет показывать начало письма, поэтому Poplar загружает письма целиком.</translation>
    </message>
    <message>
        <source>Asked for the beginning of a message, it sends the whole of it.</source>
        <translation>Вместо начала письма он отправляет его целиком.</translation>
    </message>
    <message>
        <source>It gives messages no lasting names, so Poplar recognises them by their headers.</source>
        <translation>Он не даёт письмам постоянных имён, поэтому Poplar узнаёт их по заголовкам.</translation>
    </message>
    <message>
        <source>It looks as if it knew APOP, but refuses it.</source>
        <translation>Похоже, что он знает APOP, но отказывается от него.</translation>
    </message>
    <message>
        <source>It shows only a part of the mailbox, some 250 messages at a time. What is not shown is not deleted.</source>
        <translation>Он показывает лишь часть ящика, примерно по 250 писем. То, чего не видно, не удалено.</translation>
    </message>
    <message>
        <source>It takes a message for read as soon as its header was shown.</source>
        <translation>Он считает письмо прочитанным, как только показал его заголовок.</translation>
    </message>
    <message>
        <source>A message that you read or download here may count as read in programs that use IMAP, and in webmail. The server decides that; POP3 cannot prevent it.</source>
        <translation>Письмо, прочитанное или загруженное здесь, может стать прочитанным и в программах, работающих по IMAP, и в веб-почте. Это решает сервер; POP3 не может этому помешать.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SessionReport</name>
    <message>
        <source>[%1 in %2]</source>
        <extracomment>The text of a message, in the exchange: %1 is &quot;3,972 octets&quot;, %2 is &quot;78 lines&quot;.</extracomment>
        <translation>[%1, %2]</translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байта</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>[cut: %1 in all]</source>
        <extracomment>Behind the beginning of a very long line: %1 is &quot;3,972 octets&quot;.</extracomment>
        <translation>[обрезано: всего %1]</translation>
    </message>
    <message>
        <source>See %1.</source>
        <extracomment>Behind an explanation: %1 is &quot;RFC 1939, section 5&quot;.</extracomment>
        <translation>См. %1.</translation>
    </message>
    <message>
        <source>The exchange</source>
        <translation>Обмен</translation>
    </message>
    <message>
        <source>C: the client, which is Poplar. S: the server. --: what happened.</source>
        <translation>C: клиент, то есть Poplar. S: сервер. --: что произошло.</translation>
    </message>
    <message>
        <source>Each kind of line is explained where it first occurs, errors always.</source>
        <translation>Каждый вид строк поясняется там, где он встречается впервые, ошибки — всегда.</translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>Headings of narrow columns: number, time of day, seconds since the start.</extracomment>
        <translation>№</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Session report</source>
        <translation>Отчёт о сеансе</translation>
    </message>
    <message>
        <source>What Poplar and the server said to each other on %1. All times are UTC.</source>
        <translation>Что Poplar и сервер сказали друг другу %1. Всё время — UTC.</translation>
    </message>
    <message>
        <source>What Poplar and %1 said to each other on %2. All times are UTC.</source>
        <extracomment>%1 is &quot;mail.example.org:110&quot;, %2 is a date and time.</extracomment>
        <translation>Что Poplar и %1 сказали друг другу %2. Всё время — UTC.</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Диаграмма</translation>
    </message>
    <message>
        <source>Time runs from top to bottom. Each command and each reply is an arrow; the bars on the right are commands until their reply was complete.</source>
        <translation>Время идёт сверху вниз. Каждая команда и каждый ответ — стрелка; полосы справа — команды до конца ответа на них.</translation>
    </message>
    <message numerus="yes">
        <source>The diagram shows the first %Ln arrow(s). The rest is in the exchange.</source>
        <translation>
            <numerusform>На диаграмме первая %Ln стрелка. Остальное — в обмене.</numerusform>
            <numerusform>На диаграмме первые %Ln стрелки. Остальное — в обмене.</numerusform>
            <numerusform>На диаграмме первые %Ln стрелок. Остальное — в обмене.</numerusform>
        </translation>
    </message>
    <message>
        <source>Poplar</source>
        <translation>Poplar</translation>
    </message>
    <message>
        <source>Poplar %1</source>
        <translation>Poplar %1</translation>
    </message>
    <message>
        <source>Written by %1 on %2 UTC.</source>
        <extracomment>%1 is &quot;Poplar 1.0&quot;, %2 is a date and time.</extracomment>
        <translation>Отчёт составлен программой %1, %2 UTC.</translation>
    </message>
    <message>
        <source>Passwords, digests and tokens stand as ********: they never become part of the log. Texts of messages are told as counts.</source>
        <translation>Пароли, дайджесты и токены заменены на ********: в журнал они не попадают никогда. О текстах писем сказано только, сколько в них байт и строк.</translation>
    </message>
    <message>
        <source>Mail addresses, users, hosts, IP addresses and words that cannot be seen through were replaced; the same thing has the same name everywhere. Names beside addresses, subjects and the serial number of the certificate were left out. Names in free text are not recognised: read the report before you publish it.</source>
        <translation>Почтовые адреса, пользователи, узлы, IP-адреса и слова, в которых не разобраться, заменены; одно и то же везде названо одинаково. Имена рядом с адресами, темы и серийный номер сертификата опущены. Имена в свободном тексте не распознаются: перед публикацией отчёт стоит прочитать.</translation>
    </message>
    <message>
        <source>Addresses and names of hosts are shown as they were.</source>
        <translation>Адреса и имена узлов показаны как есть.</translation>
    </message>
    <message>
        <source>None: everything went in clear text</source>
        <translation>Нет: всё передавалось открытым текстом</translation>
    </message>
    <message>
        <source>STARTTLS: encrypted after the greeting</source>
        <translation>STARTTLS: шифрование после приветствия</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS с первого байта</translation>
    </message>
    <message>
        <source>It was still going on when the report was written.</source>
        <translation>Когда составлялся отчёт, сеанс ещё продолжался.</translation>
    </message>
    <message>
        <source>Poplar said QUIT, and the server answered.</source>
        <translation>Poplar сказал QUIT, сервер ответил.</translation>
    </message>
    <message>
        <source>The connection was closed without QUIT.</source>
        <translation>Соединение закрыто без QUIT.</translation>
    </message>
    <message>
        <source>%1: not accepted</source>
        <extracomment>A login: %1 is how (&quot;SCRAM-SHA-256&quot;).</extracomment>
        <translation>%1: не принят</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <extracomment>A login: %1 is how (&quot;USER/PASS&quot;), %2 is the user&apos;s name.</extracomment>
        <translation>%1, пользователь %2</translation>
    </message>
    <message>
        <source>A trusted authority vouches for it; name and time fit.</source>
        <translation>За него ручается доверенный центр сертификации; имя и срок подходят.</translation>
    </message>
    <message>
        <source>The user chose to trust it for this account.</source>
        <translation>Пользователь решил доверять ему для этой учётной записи.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Behind some addresses.</extracomment>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not shown (%n character(s))</source>
        <translation>
            <numerusform>не показана (%n знак)</numerusform>
            <numerusform>не показана (%n знака)</numerusform>
            <numerusform>не показана (%n знаков)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Octets: %1 is &quot;1.2 MB&quot;, %2 is &quot;1,234,567 octets&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Сводка</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Адрес сервера</translation>
    </message>
    <message>
        <source>Connected from</source>
        <translation>Соединение с адреса</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>TLS version and cipher</source>
        <translation>Версия TLS и шифр</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Конец</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Продолжительность</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем закончился</translation>
    </message>
    <message>
        <source>Messages in the mailbox</source>
        <extracomment>What the server has: %1 is a number of messages, %2 is &quot;1.2 MB (1,234,567 octets)&quot;.</extracomment>
        <translation>Писем в ящике</translation>
    </message>
    <message>
        <source>%1, together %2</source>
        <translation>%1, всего %2</translation>
    </message>
    <message>
        <source>Message texts received</source>
        <translation>Получено текстов писем</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команд</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибок</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Valid</source>
        <extracomment>The time in which a certificate is valid, as two days.</extracomment>
        <translation>Действителен</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>Days left then</source>
        <translation>Оставалось дней</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n бит</numerusform>
            <numerusform>%1, %n бита</numerusform>
            <numerusform>%1, %n бит</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Отпечаток SHA-256</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Доверие</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Цепочка</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действителен до</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Commands by verb</source>
        <translation>Команды по названиям</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказов</translation>
    </message>
    <message>
        <source>Round trip (median)</source>
        <translation>Время отклика (медиана)</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>не измерено</translation>
    </message>
    <message>
        <source>Slowest commands</source>
        <translation>Самые медленные команды</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>Until complete</source>
        <translation>До конца ответа</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Messages that were read</source>
        <translation>Прочитанные письма</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Message-ID, unique-id</source>
        <translation>Message-ID, unique-id</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>Байт</translation>
    </message>
    <message numerus="yes">
        <source>%Ln further message(s) are left out here.</source>
        <translation>
            <numerusform>Ещё %Ln письмо здесь опущено.</numerusform>
            <numerusform>Ещё %Ln письма здесь опущены.</numerusform>
            <numerusform>Ещё %Ln писем здесь опущено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Message texts sent</source>
        <translation>Отправлено текстов писем</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SessionViews</name>
    <message>
        <source>Diagram</source>
        <extracomment>A page of the log: the session as a sequence diagram.</extracomment>
        <translation>Диаграмма</translation>
    </message>
    <message>
        <source>Statistics</source>
        <extracomment>A page of the log: figures of the session.</extracomment>
        <translation>Статистика</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SettingsDialog</name>
    <message>
        <source>Pages of settings</source>
        <translation>Разделы настроек</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Внешний вид</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source> pt</source>
        <extracomment>Points, the unit of text size.</extracomment>
        <translation> пт</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Конфиденциальность</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SetupAddressPage</name>
    <message>
        <source>&amp;Keep it in the system keyring</source>
        <translation>Со&amp;хранить в системном хранилище паролей</translation>
    </message>
    <message>
        <source>anna@example.org</source>
        <comment>an example of a mail address</comment>
        <translation>anna@example.org</translation>
    </message>
    <message>
        <source>If you like: “Work”, “Home”</source>
        <translation>По желанию: «Работа», «Дом»</translation>
    </message>
    <message>
        <source>Poplar asks your domain where your mailbox is, and shows it before it logs in. Your address may be sent to your domain for this; your password is not.</source>
        <translation>Poplar узнает у вашего домена, где находится ящик, и покажет это до входа. При этом домену может быть передан ваш адрес, но не пароль.</translation>
    </message>
    <message>
        <source>&amp;Mail address</source>
        <translation>&amp;Почтовый адрес</translation>
    </message>
    <message>
        <source>Account &amp;name</source>
        <translation>&amp;Название учётной записи</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>П&amp;ароль</translation>
    </message>
    <message>
        <source>It is sent to no one but the server that you will be shown, and encrypted.</source>
        <translation>Он отправляется только серверу, который вам сначала покажут, и в зашифрованном виде.</translation>
    </message>
    <message>
        <source>It is sent to no one but the server that you will be shown, and encrypted. This system has no keyring that Poplar could use, so it is asked for each time Poplar starts.</source>
        <translation>Он отправляется только серверу, который вам сначала покажут, и в зашифрованном виде. Хранилища паролей, доступного Poplar, в системе нет, поэтому пароль спрашивается при каждом запуске.</translation>
    </message>
    <message>
        <source>Enter your mail address, such as anna@example.org.</source>
        <translation>Введите почтовый адрес, например anna@example.org.</translation>
    </message>
    <message>
        <source>This is no mail address: it has the form name@domain.</source>
        <translation>Это не почтовый адрес: он имеет вид имя@домен.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SetupServerPage</name>
    <message>
        <source>Looking for the server</source>
        <translation>Поиск сервера</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>Looking for the mailboxes of %1…</source>
        <extracomment>%1 is the domain of a mail address.</extracomment>
        <translation>Поиск почтовых ящиков %1…</translation>
    </message>
    <message>
        <source>This is where the mail of %1 should be</source>
        <extracomment>%1 is a mail address.</extracomment>
        <translation>Почта %1 должна быть здесь</translation>
    </message>
    <message>
        <source>The mail of %1 cannot be fetched</source>
        <translation>Почту %1 получить нельзя</translation>
    </message>
    <message>
        <source>No server was found for %1</source>
        <translation>Для %1 сервер не найден</translation>
    </message>
    <message>
        <source>&amp;Yes, I know %1</source>
        <translation>&amp;Да, %1 мне известен</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Сменить пароль</translation>
    </message>
    <message>
        <source>Sending by</source>
        <extracomment>In a form: the server by which mail is sent.</extracomment>
        <translation>Отправка через</translation>
    </message>
    <message>
        <source>Send &amp;by %1, which I know</source>
        <translation>&amp;Отправлять через %1: этот сервер мне известен</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SetupText</name>
    <message>
        <source>%1 does not take your usual password from mail programs. Make an app password on its web site and enter that one.</source>
        <translation>%1 не принимает ваш обычный пароль от почтовых программ. Создайте на сайте пароль приложения и введите его.</translation>
    </message>
    <message>
        <source>If you log in to %1 in two steps, it wants an app password here instead of your usual one.</source>
        <translation>Если вы входите в %1 в два шага, здесь нужен пароль приложения, а не обычный пароль.</translation>
    </message>
    <message>
        <source>%1 has a password of its own for mail programs, which you set on its web site. The one for the web does not work.</source>
        <translation>У %1 для почтовых программ есть отдельный пароль, его задают на сайте. Пароль для сайта не подойдёт.</translation>
    </message>
    <message>
        <source>POP3 has to be switched on in the mail settings on the web site of %1.</source>
        <translation>Доступ по POP3 нужно включить в настройках почты на сайте %1.</translation>
    </message>
    <message>
        <source>%1 offers POP3 to paying customers only.</source>
        <translation>%1 предоставляет POP3 только платным пользователям.</translation>
    </message>
    <message>
        <source>%1 takes no password from mail programs, only an access token. Poplar can log in with a token that another program fetches: enter the details yourself.</source>
        <translation>%1 принимает от почтовых программ не пароль, а только токен доступа. Poplar может войти с токеном, который получает другая программа: введите параметры сами.</translation>
    </message>
    <message>
        <source>%1 offers no POP3, which is what Poplar speaks. This mailbox cannot be set up.</source>
        <translation>%1 не предоставляет POP3, а Poplar работает только с ним. Этот ящик настроить нельзя.</translation>
    </message>
    <message>
        <source>%1 says that it offers no POP3.</source>
        <translation>%1 сообщает, что POP3 у него нет.</translation>
    </message>
    <message>
        <source>%1 names servers for other programs, but none for POP3.</source>
        <translation>%1 называет серверы для других программ, но ни одного для POP3.</translation>
    </message>
    <message>
        <source>%1 names a server without encryption only. Poplar does not use it by itself: your password and your mail could be read on the way.</source>
        <translation>%1 называет только сервер без шифрования. Сам Poplar его не использует: пароль и почту могли бы прочитать по пути.</translation>
    </message>
    <message>
        <source>Where %1 could have its mail settings, there is something else.</source>
        <translation>Там, где у %1 могли бы быть настройки почты, находится что-то другое.</translation>
    </message>
    <message>
        <source>The mail settings of %1 were left aside, because their server could not prove who it is.</source>
        <translation>Настройки почты %1 не использованы: их сервер не смог подтвердить, кто он.</translation>
    </message>
    <message>
        <source>%1 names a server that wants a way to log in that Poplar does not have.</source>
        <translation>%1 называет сервер, для входа на который нужен способ, которого у Poplar нет.</translation>
    </message>
    <message numerus="yes">
        <source>%1 lets mail programs in every %Ln minute(s) only.</source>
        <translation>
            <numerusform>%1 впускает почтовые программы не чаще чем раз в %Ln минуту.</numerusform>
            <numerusform>%1 впускает почтовые программы не чаще чем раз в %Ln минуты.</numerusform>
            <numerusform>%1 впускает почтовые программы не чаще чем раз в %Ln минут.</numerusform>
        </translation>
    </message>
    <message>
        <source>About app passwords</source>
        <translation>О паролях приложений</translation>
    </message>
    <message>
        <source>About POP3 at %1</source>
        <extracomment>On a button; %1 is a mail provider.</extracomment>
        <translation>О POP3 в %1</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <extracomment>%1 is the name of a server.</extracomment>
        <translation>%1, порт %2</translation>
    </message>
    <message>
        <source>From the start (TLS)</source>
        <translation>С самого начала (TLS)</translation>
    </message>
    <message>
        <source>After connecting (STARTTLS)</source>
        <translation>После подключения (STARTTLS)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Poplar’s own list of providers</source>
        <translation>Собственный список почтовых служб Poplar</translation>
    </message>
    <message>
        <source>The mail settings that %1 publishes, read over a secure connection</source>
        <translation>Настройки почты, которые публикует %1; прочитаны по защищённому соединению</translation>
    </message>
    <message>
        <source>The DNS records of %1, which are not protected on the way</source>
        <translation>Записи DNS домена %1; по пути они не защищены</translation>
    </message>
    <message>
        <source>A guess: a mail server answered at %1, with a valid certificate</source>
        <translation>Догадка: по адресу %1 ответил почтовый сервер с действительным сертификатом</translation>
    </message>
    <message>
        <source>The settings came from %1, which is not part of %2. Go on only if you know it as your provider.</source>
        <translation>Настройки пришли от %1, который не относится к %2. Продолжайте, только если знаете, что это ваша почтовая служба.</translation>
    </message>
    <message>
        <source>%1 is not part of %2, and whoever is in between could have named it. Go on only if you know it as your provider.</source>
        <translation>%1 не относится к %2, и назвать его мог кто угодно по пути. Продолжайте, только если знаете, что это ваша почтовая служба.</translation>
    </message>
    <message>
        <source>Neither %1 nor servers of the usual names say where its mailboxes are. Are you connected to the network, and is the address right?</source>
        <translation>Ни %1, ни серверы с обычными именами не сообщают, где его почтовые ящики. Есть ли подключение к сети и верен ли адрес?</translation>
    </message>
    <message>
        <source>Your provider tells you the name of its POP3 server: enter it yourself.</source>
        <translation>Имя сервера POP3 сообщает ваша почтовая служба: введите его сами.</translation>
    </message>
    <message>
        <source>No server was found that sends. You can read mail all the same, and enter it later in the settings.</source>
        <translation>Сервер отправки не найден. Читать письма это не мешает, а указать его можно позже в настройках.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SizeField</name>
    <message>
        <source>KB</source>
        <comment>unit of a size</comment>
        <translation>КБ</translation>
    </message>
    <message>
        <source>MB</source>
        <comment>unit of a size</comment>
        <translation>МБ</translation>
    </message>
    <message>
        <source>GB</source>
        <comment>unit of a size</comment>
        <translation>ГБ</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SourceView</name>
    <message>
        <source>Source of the message</source>
        <translation>Исходный текст письма</translation>
    </message>
    <message>
        <source>This is too much to copy at once. Select less, or save the message.</source>
        <translation>Для копирования это слишком много. Выделите меньше или сохраните письмо.</translation>
    </message>
    <message>
        <source>The source goes on. Save the message to see all of it.</source>
        <translation>Это не весь исходный текст. Чтобы увидеть его целиком, сохраните письмо.</translation>
    </message>
    <message>
        <source>Reading the message…</source>
        <translation>Чтение письма…</translation>
    </message>
    <message>
        <source>The file of this message cannot be read.</source>
        <translation>Не удаётся прочитать файл этого письма.</translation>
    </message>
    <message>
        <source>No source to show</source>
        <translation>Исходного текста нет</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Выделить все</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpaceBar</name>
    <message>
        <source>Show only these</source>
        <translation>Показать только их</translation>
    </message>
    <message>
        <source>List the selected messages and no others</source>
        <translation>Показать в списке только выбранные письма</translation>
    </message>
    <message>
        <source>Nothing is deleted before you have seen the review (Del)</source>
        <translation>До подтверждения ничего не удаляется (Del)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a sender, a month or the like; %2 is how much it is: &quot;318 MB · 412 messages&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Click a rectangle to select its messages, double-click to look inside.</source>
        <translation>Щёлкните прямоугольник, чтобы выбрать его письма, дважды — чтобы заглянуть внутрь.</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>Снять отметку</translation>
    </message>
    <message>
        <source>Tick for deletion</source>
        <translation>Отметить к удалению</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpaceDesk</name>
    <message>
        <source>Ma&amp;ke room…</source>
        <translation>Осво&amp;бодить место…</translation>
    </message>
    <message>
        <source>Make room…</source>
        <comment>in the mailbox</comment>
        <translation>Освободить место…</translation>
    </message>
    <message>
        <source>Get the mailbox below a size: Poplar proposes what to tick</source>
        <translation>Уменьшить ящик до заданного размера: Poplar предложит, что отметить</translation>
    </message>
    <message>
        <source>What fills the &amp;mailbox</source>
        <translation>&amp;Чем занят ящик</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpaceDock</name>
    <message>
        <source>What fills the mailbox</source>
        <translation>Чем занят ящик</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Показывать нечего</translation>
    </message>
    <message>
        <source>As far as Poplar knows, nothing is in this mailbox on the server.</source>
        <translation>Насколько известно Poplar, на сервере в этом ящике ничего нет.</translation>
    </message>
    <message>
        <source>Divide by</source>
        <translation>Разделить по</translation>
    </message>
    <message>
        <source>Out again (Backspace)</source>
        <translation>Назад (Backspace)</translation>
    </message>
    <message>
        <source>Out again</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpaceText</name>
    <message>
        <source>Without a domain</source>
        <comment>of the sender</comment>
        <translation>Без домена</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Без даты</translation>
    </message>
    <message>
        <source>Without a sender</source>
        <translation>Без отправителя</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <comment>messages of a size</comment>
        <translation>До %1</translation>
    </message>
    <message>
        <source>Over %1</source>
        <comment>messages of a size</comment>
        <translation>Больше %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>messages of a size</comment>
        <translation>От %1 до %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month and year</comment>
        <extracomment>%1 is the name of a month, %2 a year</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Sender</source>
        <comment>picture of the mailbox by</comment>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Domain</source>
        <comment>picture of the mailbox by</comment>
        <translation>Домен</translation>
    </message>
    <message>
        <source>Date</source>
        <comment>picture of the mailbox by</comment>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>picture of the mailbox by</comment>
        <translation>Размер</translation>
    </message>
    <message>
        <source>All senders</source>
        <translation>Все отправители</translation>
    </message>
    <message>
        <source>All domains</source>
        <translation>Все домены</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Все даты</translation>
    </message>
    <message>
        <source>All sizes</source>
        <translation>Все размеры</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Ещё не прочитано</translation>
    </message>
    <message>
        <source>Not read yet (%L1)</source>
        <translation>Ещё не прочитано (%L1)</translation>
    </message>
    <message>
        <source>Others</source>
        <comment>senders, months or messages</comment>
        <translation>Прочее</translation>
    </message>
    <message>
        <source>Others (%L1)</source>
        <comment>senders, months or messages</comment>
        <translation>Прочее (%L1)</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln message(s)</source>
        <extracomment>%1 is a size such as 318 MB</extracomment>
        <translation>
            <numerusform>%1 · %Ln письмо</numerusform>
            <numerusform>%1 · %Ln письма</numerusform>
            <numerusform>%1 · %Ln писем</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of what is shown</source>
        <translation>%1 % от показанного</translation>
    </message>
    <message>
        <source>Ticked for deletion</source>
        <translation>Отмечено к удалению</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) ticked for deletion, %1</source>
        <translation>
            <numerusform>%Ln письмо отмечено к удалению, %1</numerusform>
            <numerusform>%Ln письма отмечены к удалению, %1</numerusform>
            <numerusform>%Ln писем отмечено к удалению, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Their headers are not known yet: check the mailbox to read them.</source>
        <translation>Их заголовки ещё не известны: проверьте ящик, чтобы прочитать их.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpellMenu</name>
    <message>
        <source>S&amp;pelling</source>
        <translation>Орфо&amp;графия</translation>
    </message>
    <message>
        <source>&amp;Mark misspelt words</source>
        <translation>&amp;Отмечать слова с ошибками</translation>
    </message>
    <message>
        <source>&amp;Next misspelt word</source>
        <translation>&amp;Следующее слово с ошибкой</translation>
    </message>
    <message>
        <source>No dictionary is installed</source>
        <translation>Словари не установлены</translation>
    </message>
    <message>
        <source>Select the next word that no dictionary has, from the cursor on (F7)</source>
        <translation>Выделить следующее после курсора слово, которого нет в словарях (F7)</translation>
    </message>
    <message>
        <source>Poplar uses the dictionaries of Hunspell. Install one for your language.</source>
        <translation>Poplar пользуется словарями Hunspell. Установите словарь для своего языка.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::StatisticsPane</name>
    <message>
        <source>Received:</source>
        <translation>Получено:</translation>
    </message>
    <message>
        <source>Sent:</source>
        <translation>Отправлено:</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Команды:</translation>
    </message>
    <message>
        <source>Message texts:</source>
        <translation>Тексты писем:</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>Отказов:</translation>
    </message>
    <message>
        <source>Round trip (median):</source>
        <translation>Время отклика (медиана):</translation>
    </message>
    <message>
        <source>Duration:</source>
        <translation>Продолжительность:</translation>
    </message>
    <message>
        <source>&amp;Slowest commands</source>
        <translation>&amp;Самые медленные команды</translation>
    </message>
    <message>
        <source>Slowest commands</source>
        <translation>Самые медленные команды</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>Until complete</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Until the first line of the reply came</source>
        <translation>До первой строки ответа</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Octets: %1 is &quot;1.2 MB&quot;, %2 is &quot;1,234,567 octets&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байта</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Commands: %1 is how many, %2 is &quot;TOP 40, RETR 3&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>не измерено</translation>
    </message>
</context>
<context>
    <name>poplar::gui::StatusStrip</name>
    <message>
        <source>Progress</source>
        <translation>Ход выполнения</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Подключение: %1…</translation>
    </message>
    <message>
        <source>Securing the connection to %1…</source>
        <translation>Включение шифрования: %1…</translation>
    </message>
    <message>
        <source>Logging in to %1…</source>
        <translation>Вход: %1…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Соединение: %1</translation>
    </message>
    <message>
        <source>Leaving %1…</source>
        <translation>Завершение сеанса: %1…</translation>
    </message>
    <message>
        <source>Encrypted with %1</source>
        <translation>Шифрование: %1</translation>
    </message>
    <message>
        <source>Not encrypted: others on the way can read everything</source>
        <translation>Без шифрования: всё может прочитать любой на пути к серверу</translation>
    </message>
    <message>
        <source>Opening the mailbox…</source>
        <translation>Открываем ящик…</translation>
    </message>
    <message>
        <source>Reading headers: %1 of %2</source>
        <translation>Загрузка заголовков: %1 из %2</translation>
    </message>
    <message>
        <source>Retrieving the message: %1 of %2</source>
        <translation>Загрузка письма: %1 из %2</translation>
    </message>
    <message>
        <source>Retrieving the message: %1</source>
        <translation>Загрузка письма: %1</translation>
    </message>
    <message>
        <source>Leaving…</source>
        <translation>Завершение сеанса…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>%Ln письмо, %1</numerusform>
            <numerusform>%Ln письма, %1</numerusform>
            <numerusform>%Ln писем, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticked, %1</source>
        <translation>
            <numerusform>отмечено %Ln, %1</numerusform>
            <numerusform>отмечено %Ln, %1</numerusform>
            <numerusform>отмечено %Ln, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Countdown to the next attempt</source>
        <translation>Отсчёт до следующей попытки</translation>
    </message>
    <message>
        <source>Next attempt in %1</source>
        <extracomment>%1 is a countdown: &quot;0:42&quot;.</extracomment>
        <translation>Следующая попытка через %1</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Новая попытка…</translation>
    </message>
    <message>
        <source>Retrieving messages: %1 of %2</source>
        <translation>Загрузка писем: %1 из %2</translation>
    </message>
    <message>
        <source>only a part of the mailbox</source>
        <translation>только часть ящика</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, %1</source>
        <translation>
            <numerusform>%Ln новое, %1</numerusform>
            <numerusform>%Ln новых, %1</numerusform>
            <numerusform>%Ln новых, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Rebuilding the catalogue: %1 of %2 files</source>
        <translation>Восстановление каталога: файлов %1 из %2</translation>
    </message>
    <message>
        <source>Rebuilding the catalogue…</source>
        <translation>Восстановление каталога…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::StepMark</name>
    <message>
        <source>Not yet tried</source>
        <translation>Ещё не проверено</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Успешно</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TextZoom</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>У&amp;величить</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>У&amp;меньшить</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>Обычный &amp;размер</translation>
    </message>
</context>
<context>
    <name>poplar::gui::ThroughputPlot</name>
    <message>
        <source>Throughput over time</source>
        <translation>Скорость передачи по времени</translation>
    </message>
    <message>
        <source>At most %1 in a second, within %2.</source>
        <comment>throughput; a size and a duration</comment>
        <translation>Не больше %1 в секунду, за %2.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>The top of a plot: %1 is &quot;1.2 MB&quot;.</extracomment>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>Received (area), sent (dashed)</source>
        <translation>Получено (область), отправлено (пунктир)</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TimeShares</name>
    <message>
        <source>What the time went by with</source>
        <translation>На что ушло время</translation>
    </message>
    <message>
        <source>Waiting for the server: %1 (%2)</source>
        <translation>Ожидание сервера: %1 (%2)</translation>
    </message>
    <message>
        <source>Transferring: %1 (%2)</source>
        <translation>Передача: %1 (%2)</translation>
    </message>
    <message>
        <source>Connecting and encrypting: %1 (%2)</source>
        <translation>Соединение и шифрование: %1 (%2)</translation>
    </message>
    <message>
        <source>Nothing was asked: %1 (%2)</source>
        <translation>Запросов не было: %1 (%2)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share of the whole.</extracomment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TranscriptLines</name>
    <message>
        <source>&amp;Show the message in the list</source>
        <translation>&amp;Показать письмо в списке</translation>
    </message>
    <message>
        <source>&amp;Unfold the text</source>
        <translation>&amp;Развернуть текст</translation>
    </message>
    <message>
        <source>Log of the conversation with the server</source>
        <translation>Журнал разговора с сервером</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save the log into a file</source>
        <translation>Сохранить журнал в файл</translation>
    </message>
    <message>
        <source>There is no error in the log.</source>
        <translation>Ошибок в журнале нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TranscriptModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Heading of the narrow column with the arrows: who spoke.</extracomment>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Что сказано</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>A message body in the log: %1 is &quot;3,972 octets&quot;, %2 is &quot;78 lines&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байта</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent by Poplar</source>
        <translation>Отправлено Poplar</translation>
    </message>
    <message>
        <source>Sent by the server</source>
        <translation>Отправлено сервером</translation>
    </message>
    <message>
        <source>Message text sent by the server</source>
        <translation>Текст письма, отправленный сервером</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>Состояние соединения</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>Since start, ms</source>
        <extracomment>Heading of a column of the log: milliseconds since the session began.</extracomment>
        <translation>С начала, мс</translation>
    </message>
    <message>
        <source>Since line before, ms</source>
        <extracomment>Heading of a column of the log: milliseconds since the line before.</extracomment>
        <translation>С предыдущей, мс</translation>
    </message>
    <message>
        <source>State</source>
        <comment>of the session, by the name in the RFC</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Message text sent by Poplar</source>
        <translation>Текст письма, отправленный Poplar</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TranscriptPane</name>
    <message>
        <source>Lines</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>The log no longer has this line.</source>
        <translation>Этой строки в журнале уже нет.</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TransferDesk</name>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>И&amp;мпорт…</translation>
    </message>
    <message>
        <source>Import list of fetc&amp;hed messages…</source>
        <translation>Имп&amp;орт списка полученных писем…</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TransferDialog</name>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>poplar::gui::TransferText</name>
    <message>
        <source>Nothing was exported</source>
        <translation>Ничего не экспортировано</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exported, %1</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>Экспортировано %Ln письмо, %1</numerusform>
            <numerusform>Экспортировано %Ln письма, %1</numerusform>
            <numerusform>Экспортировано %Ln писем, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) imported, %1</source>
        <translation>
            <numerusform>Импортировано %Ln письмо, %1</numerusform>
            <numerusform>Импортировано %Ln письма, %1</numerusform>
            <numerusform>Импортировано %Ln писем, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was here already</source>
        <translation>Всё уже было здесь</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Ничего не импортировано</translation>
    </message>
    <message>
        <source>They are in %1</source>
        <extracomment>%1 is a file or folder.</extracomment>
        <translation>Они в %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were left out, because they are only on the server. Download them first.</source>
        <translation>
            <numerusform>%Ln письмо пропущено: оно есть только на сервере. Сначала скачайте его.</numerusform>
            <numerusform>%Ln письма пропущены: они есть только на сервере. Сначала скачайте их.</numerusform>
            <numerusform>%Ln писем пропущены: они есть только на сервере. Сначала скачайте их.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be read on this computer.</source>
        <translation>
            <numerusform>%Ln письмо не удалось прочитать на этом компьютере.</numerusform>
            <numerusform>%Ln письма не удалось прочитать на этом компьютере.</numerusform>
            <numerusform>%Ln писем не удалось прочитать на этом компьютере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were here already and did not come again.</source>
        <translation>
            <numerusform>%Ln письмо уже было здесь и второй раз не добавлено.</numerusform>
            <numerusform>%Ln письма уже были здесь и второй раз не добавлены.</numerusform>
            <numerusform>%Ln писем уже были здесь и второй раз не добавлены.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last message of %1 may not be whole: the file ends in the middle.</source>
        <translation>Последнее письмо в %1, возможно, неполное: файл обрывается.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left out.</source>
        <translation>
            <numerusform>%Ln файл пропущен.</numerusform>
            <numerusform>%Ln файла пропущены.</numerusform>
            <numerusform>%Ln файлов пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no mail.</source>
        <translation>Это не письмо.</translation>
    </message>
    <message>
        <source>This is a link or a device, not a file or folder.</source>
        <translation>Это ссылка или устройство, а не файл и не папка.</translation>
    </message>
    <message>
        <source>There are too many folders in each other.</source>
        <translation>Слишком много вложенных папок.</translation>
    </message>
    <message>
        <source>This is no list that Poplar knows.</source>
        <translation>Такого списка Poplar не знает.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Файл не удалось прочитать.</translation>
    </message>
    <message>
        <source>There is a file of this name already, and Poplar replaces none. Choose another name.</source>
        <translation>Файл с таким именем уже есть, а Poplar не заменяет файлы. Выберите другое имя.</translation>
    </message>
    <message>
        <source>The folder has other things in it and is no Maildir. Choose a new one.</source>
        <translation>В этой папке лежит другое, это не Maildir. Выберите новую папку.</translation>
    </message>
    <message>
        <source>Another export or import of this account is still under way.</source>
        <translation>Для этой учётной записи ещё идёт другой экспорт или импорт.</translation>
    </message>
    <message>
        <source>The folder in this account is not there any more.</source>
        <translation>Этой папки в учётной записи больше нет.</translation>
    </message>
    <message>
        <source>It had to stop: %1</source>
        <extracomment>%1 is what the system says.</extracomment>
        <translation>Пришлось остановиться: %1</translation>
    </message>
    <message>
        <source>You stopped it. What was done stays.</source>
        <translation>Остановлено вами. То, что сделано, остаётся.</translation>
    </message>
    <message>
        <source>The list could not be taken over</source>
        <translation>Список не удалось перенять</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) count as fetched now</source>
        <translation>
            <numerusform>Теперь %Ln письмо считается полученным</numerusform>
            <numerusform>Теперь %Ln письма считаются полученными</numerusform>
            <numerusform>Теперь %Ln писем считаются полученными</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in the mailbox; they are not downloaded by themselves.</source>
        <translation>
            <numerusform>Из них в ящике %Ln письмо; само оно скачиваться не будет.</numerusform>
            <numerusform>Из них в ящике %Ln письма; сами они скачиваться не будут.</numerusform>
            <numerusform>Из них в ящике %Ln писем; сами они скачиваться не будут.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is in the mailbox as it was listed last; the next check may find some.</source>
        <translation>При последней проверке ни одного из них в ящике не было; возможно, они найдутся при следующей.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s), %2</source>
        <extracomment>%1 is a number and %2 a size such as 12 MB</extracomment>
        <translation>
            <numerusform>%1 из %Ln письма, %2</numerusform>
            <numerusform>%1 из %Ln писем, %2</numerusform>
            <numerusform>%1 из %Ln писем, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for mail…</source>
        <translation>Поиск писем…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1 of %2</source>
        <extracomment>%1 and %2 are sizes such as 12 MB</extracomment>
        <translation>
            <numerusform>%Ln письмо, %1 из %2</numerusform>
            <numerusform>%Ln письма, %1 из %2</numerusform>
            <numerusform>%Ln писем, %1 из %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::TransferView</name>
    <message>
        <source>Copy this list</source>
        <translation>Скопировать список</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход выполнения</translation>
    </message>
    <message>
        <source>What was left out, and why</source>
        <translation>Что пропущено и почему</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln of them are listed here.</source>
        <translation>
            <numerusform>Здесь показан первый %Ln из них.</numerusform>
            <numerusform>Здесь показаны первые %Ln из них.</numerusform>
            <numerusform>Здесь показаны первые %Ln из них.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::TreemapView</name>
    <message>
        <source>What fills the mailbox</source>
        <translation>Чем занят ящик</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rectangle(s)</source>
        <translation>
            <numerusform>%Ln прямоугольник</numerusform>
            <numerusform>%Ln прямоугольника</numerusform>
            <numerusform>%Ln прямоугольников</numerusform>
        </translation>
    </message>
    <message>
        <source>Look &amp;inside</source>
        <translation>За&amp;глянуть внутрь</translation>
    </message>
    <message>
        <source>&amp;List these messages only</source>
        <translation>Показать &amp;только эти письма</translation>
    </message>
    <message>
        <source>&amp;Tick or untick</source>
        <translation>&amp;Отметить или снять отметку</translation>
    </message>
</context>
<context>
    <name>poplar::gui::UniqueIdsDialog</name>
    <message>
        <source>What other programs have fetched from %1</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>Что уже получили другие программы: %1</translation>
    </message>
    <message>
        <source>Looking for lists of other programs…</source>
        <translation>Поиск списков других программ…</translation>
    </message>
    <message>
        <source>If another mail program has fetched this mailbox before and left the mail on the server, Poplar can take over its list of what it has fetched, so that none of it is downloaded a second time.</source>
        <translation>Если раньше почту из этого ящика забирала другая программа и оставляла письма на сервере, Poplar может перенять её список полученного, чтобы ничего не скачивать второй раз.</translation>
    </message>
    <message>
        <source>Lists that were found</source>
        <translation>Найденные списки</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Account there</source>
        <translation>Учётная запись в ней</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation>Другой &amp;файл…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Перенять</translation>
    </message>
    <message>
        <source>List of another program</source>
        <translation>Список другой программы</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>A user&apos;s name and a server&apos;s</extracomment>
        <translation>%1 на %2</translation>
    </message>
    <message numerus="yes">
        <source>It has fetched only the beginning of %Ln message(s): these do not count.</source>
        <translation>
            <numerusform>Она получила только начало %Ln письма: оно не считается.</numerusform>
            <numerusform>Она получила только начало %Ln писем: они не считаются.</numerusform>
            <numerusform>Она получила только начало %Ln писем: они не считаются.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file ends in the middle; some messages may be missing.</source>
        <translation>Файл обрывается; некоторых писем может не хватать.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a file, %2 a sentence about it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them seem to be of other accounts; tick one if it is this mailbox after all.</source>
        <translation>
            <numerusform>%Ln из них, похоже, относится к другой учётной записи; отметьте его, если это всё же этот ящик.</numerusform>
            <numerusform>%Ln из них, похоже, относятся к другим учётным записям; отметьте список, если это всё же этот ящик.</numerusform>
            <numerusform>%Ln из них, похоже, относятся к другим учётным записям; отметьте список, если это всё же этот ящик.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file ends in the middle; some messages may be missing.</source>
        <translation>Один из файлов обрывается; некоторых писем может не хватать.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were fetched only in part by that program and do not count.</source>
        <translation>
            <numerusform>%Ln письмо та программа получила лишь частично, оно не считается.</numerusform>
            <numerusform>%Ln письма та программа получила лишь частично, они не считаются.</numerusform>
            <numerusform>%Ln писем та программа получила лишь частично, они не считаются.</numerusform>
        </translation>
    </message>
    <message>
        <source>No list was found</source>
        <translation>Списков не найдено</translation>
    </message>
    <message>
        <source>Poplar looked where Thunderbird, getmail, fetchmail and mpop keep theirs. If it lies elsewhere, choose the file.</source>
        <translation>Poplar посмотрел там, где их хранят Thunderbird, getmail, fetchmail и mpop. Если список в другом месте, выберите файл.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>poplar::gui::VanishedText</name>
    <message>
        <source>Poplar did not delete them. All had been read or downloaded here: some servers delete or hide what was retrieved. Another program may have deleted them, too.</source>
        <translation>Poplar их не удалял. Все они были прочитаны или загружены здесь: некоторые серверы удаляют или скрывают загруженное. Их могла удалить и другая программа.</translation>
    </message>
    <message>
        <source>Poplar did not delete them. Another program may have, or the server itself.</source>
        <translation>Poplar их не удалял. Это могла сделать другая программа или сам сервер.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of them are kept on this computer.</source>
        <translation>
            <numerusform>Из них %Ln сохранено на этом компьютере.</numerusform>
            <numerusform>Из них %Ln сохранены на этом компьютере.</numerusform>
            <numerusform>Из них %Ln сохранены на этом компьютере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) vanished from the server</source>
        <translation>
            <numerusform>%Ln письмо исчезло с сервера</numerusform>
            <numerusform>%Ln письма исчезли с сервера</numerusform>
            <numerusform>%Ln писем исчезло с сервера</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::VerdictWords</name>
    <message>
        <source>SPF passed – the server was allowed to send for %1.</source>
        <translation>SPF пройдена: серверу разрешено отправлять почту от имени %1.</translation>
    </message>
    <message>
        <source>SPF failed – the server was not allowed to send for %1.</source>
        <translation>SPF не пройдена: серверу не разрешено отправлять почту от имени %1.</translation>
    </message>
    <message>
        <source>SPF in doubt – %1 does not expect mail from that server.</source>
        <translation>SPF под сомнением: для %1 почта с этого сервера не предусмотрена.</translation>
    </message>
    <message>
        <source>SPF undecided – %1 does not say whether that server may send for it.</source>
        <translation>SPF без решения: %1 не указывает, можно ли этому серверу отправлять почту от его имени.</translation>
    </message>
    <message>
        <source>SPF not possible – %1 does not say which servers may send for it.</source>
        <translation>SPF невозможна: %1 не указывает, какие серверы могут отправлять почту от его имени.</translation>
    </message>
    <message>
        <source>DKIM passed – %1 signed the message, and what was signed is unchanged.</source>
        <translation>DKIM пройдена: письмо подписал %1, и подписанное не изменено.</translation>
    </message>
    <message>
        <source>DKIM failed – the message does not fit the signature of %1.</source>
        <translation>DKIM не пройдена: письмо не соответствует подписи %1.</translation>
    </message>
    <message>
        <source>DKIM undecided – the signature of %1 could not be made sense of.</source>
        <translation>DKIM без решения: подпись %1 не удалось разобрать.</translation>
    </message>
    <message>
        <source>DKIM refused – the signature of %1 is valid but not good enough.</source>
        <translation>DKIM отклонена: подпись %1 верна, но не отвечает требованиям.</translation>
    </message>
    <message>
        <source>DMARC passed – the sender’s address really belongs to %1.</source>
        <translation>DMARC пройдена: адрес отправителя действительно принадлежит %1.</translation>
    </message>
    <message>
        <source>DMARC failed – %1 does not vouch for the sender’s address.</source>
        <translation>DMARC не пройдена: %1 не ручается за адрес отправителя.</translation>
    </message>
    <message>
        <source>DMARC not possible – %1 has no rule for mail in its name.</source>
        <translation>DMARC невозможна: у %1 нет правила для почты от его имени.</translation>
    </message>
    <message>
        <source>DKIM not possible – the message is not signed.</source>
        <translation>DKIM невозможна: письмо не подписано.</translation>
    </message>
    <message>
        <source>ARC passed – the seals of those who forwarded the message are unbroken.</source>
        <translation>ARC пройдена: печати тех, кто пересылал письмо, не нарушены.</translation>
    </message>
    <message>
        <source>ARC failed – a seal of those who forwarded the message is broken.</source>
        <translation>ARC не пройдена: печать одного из пересылавших письмо нарушена.</translation>
    </message>
    <message>
        <source>iprev passed – the name and the address of the server belong together.</source>
        <translation>iprev пройдена: имя и адрес сервера соответствуют друг другу.</translation>
    </message>
    <message>
        <source>iprev failed – the name and the address of the server do not belong together.</source>
        <translation>iprev не пройдена: имя и адрес сервера не соответствуют друг другу.</translation>
    </message>
    <message>
        <source>Login passed – the sender had logged in to the server.</source>
        <translation>Вход подтверждён: отправитель вошёл на сервер.</translation>
    </message>
    <message>
        <source>%1 passed.</source>
        <translation>%1: проверка пройдена.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1: проверка не пройдена.</translation>
    </message>
    <message>
        <source>%1 in doubt.</source>
        <translation>%1: под сомнением.</translation>
    </message>
    <message>
        <source>%1 undecided.</source>
        <translation>%1: без решения.</translation>
    </message>
    <message>
        <source>%1 not possible – there was nothing to check.</source>
        <translation>%1: проверять было нечего.</translation>
    </message>
    <message>
        <source>%1 refused by a rule of the server.</source>
        <translation>%1: отклонено правилом сервера.</translation>
    </message>
    <message>
        <source>%1 not checked – something did not work at that moment.</source>
        <translation>%1: не проверено из-за временной ошибки.</translation>
    </message>
    <message>
        <source>%1 not checked – the sender’s entries are broken.</source>
        <translation>%1: не проверено — записи отправителя с ошибками.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A check of a server and its outcome, in its own words.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The provider says:</source>
        <translation>Почтовая служба сообщает:</translation>
    </message>
    <message>
        <source>The provider %1 says:</source>
        <translation>Почтовая служба %1 сообщает:</translation>
    </message>
    <message>
        <source>A server that forwarded the message is quoted with:</source>
        <extracomment>%1 is a server that passed the message on.</extracomment>
        <translation>Как утверждают, один из пересылавших письмо серверов сообщил:</translation>
    </message>
    <message>
        <source>%1, which forwarded the message, is quoted with:</source>
        <translation>Как утверждают, %1, переславший письмо, сообщил:</translation>
    </message>
    <message>
        <source>Further down somebody claims:</source>
        <translation>Ниже кто-то утверждает:</translation>
    </message>
    <message>
        <source>Further down somebody claims in the name of %1:</source>
        <translation>Ниже кто-то утверждает от имени %1:</translation>
    </message>
    <message>
        <source>Only what your own provider says can be believed: its verdict stands topmost. Everything else may have been written by anybody, the sender included. If your provider checks nothing, even the topmost verdict may be invented.</source>
        <translation>Верить можно только вашей собственной почтовой службе: её заключение стоит первым. Всё остальное мог написать кто угодно, в том числе сам отправитель. Если ваша служба ничего не проверяет, выдуманным может быть и первое заключение.</translation>
    </message>
    <message>
        <source>A signature without a domain</source>
        <translation>Подпись без домена</translation>
    </message>
    <message>
        <source>Signature of %1</source>
        <translation>Подпись домена %1</translation>
    </message>
    <message>
        <source>Poplar does not check signatures itself: whether they are valid, the verdict on DKIM says.</source>
        <translation>Сам Poplar подписи не проверяет: верны ли они, сказано в заключении о DKIM.</translation>
    </message>
    <message>
        <source>Selector</source>
        <extracomment>The name of the key of a DKIM signature.</extracomment>
        <translation>Селектор</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Алгоритм</translation>
    </message>
    <message>
        <source>Signed fields</source>
        <extracomment>Header fields that a signature covers.</extracomment>
        <translation>Подписанные поля</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Подписано</translation>
    </message>
    <message>
        <source>Expires</source>
        <extracomment>Of a signature: the time until which it is valid.</extracomment>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>%1 (expired)</source>
        <translation>%1 (срок истёк)</translation>
    </message>
    <message>
        <source>Identity</source>
        <extracomment>On whose behalf a signature was made.</extracomment>
        <translation>От имени</translation>
    </message>
</context>
<context>
    <name>poplar::gui::VictimModel</name>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>(not loaded yet)</source>
        <translation>(ещё не загружено)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(без темы)</translation>
    </message>
    <message>
        <source>Copy on this computer</source>
        <translation>Копия на компьютере</translation>
    </message>
    <message>
        <source>Verified</source>
        <comment>copy of a message</comment>
        <translation>Проверена</translation>
    </message>
    <message>
        <source>File is missing</source>
        <comment>copy of a message</comment>
        <translation>Файл пропал</translation>
    </message>
    <message>
        <source>None</source>
        <comment>copy of a message</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Each of them has a verified copy on this computer.</source>
        <translation>У каждого из них есть проверенная копия на этом компьютере.</translation>
    </message>
    <message>
        <source>None of them has a copy on this computer.</source>
        <translation>Ни у одного из них нет копии на этом компьютере.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of them have no copy on this computer.</source>
        <translation>
            <numerusform>У %Ln из этих писем нет копии на этом компьютере.</numerusform>
            <numerusform>У %Ln из этих писем нет копии на этом компьютере.</numerusform>
            <numerusform>У %Ln из этих писем нет копии на этом компьютере.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) the copy that was here is missing.</source>
        <translation>
            <numerusform>У %Ln письма копия была здесь, но пропала.</numerusform>
            <numerusform>У %Ln писем копия была здесь, но пропала.</numerusform>
            <numerusform>У %Ln писем копия была здесь, но пропала.</numerusform>
        </translation>
    </message>
    <message>
        <source>Perhaps not whole</source>
        <comment>copy of a message</comment>
        <translation>Возможно, не вся</translation>
    </message>
    <message>
        <source>It has a verified copy on this computer.</source>
        <translation>У него есть проверенная копия на этом компьютере.</translation>
    </message>
    <message>
        <source>The copy that was on this computer is missing.</source>
        <translation>Копии, которая была на этом компьютере, больше нет.</translation>
    </message>
    <message>
        <source>Its copy on this computer may not be whole: the server lists more.</source>
        <translation>Его копия на этом компьютере может быть неполной: на сервере письмо больше.</translation>
    </message>
    <message>
        <source>It has no copy on this computer.</source>
        <translation>Его копии на этом компьютере нет.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) the copy here may not be whole: the server lists more.</source>
        <translation>
            <numerusform>У %Ln письма копия здесь может быть неполной: на сервере оно больше.</numerusform>
            <numerusform>У %Ln писем копия здесь может быть неполной: на сервере они больше.</numerusform>
            <numerusform>У %Ln писем копия здесь может быть неполной: на сервере они больше.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::WaitingBar</name>
    <message>
        <source>Try now</source>
        <translation>Попробовать сейчас</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Countdown to the next attempt</source>
        <translation>Отсчёт до следующей попытки</translation>
    </message>
    <message>
        <source>Trying again now…</source>
        <translation>Новая попытка…</translation>
    </message>
    <message>
        <source>Connecting again in %1</source>
        <extracomment>%1 is a countdown: &quot;0:42&quot;.</extracomment>
        <translation>Новое подключение через %1</translation>
    </message>
    <message>
        <source>Trying again in %1</source>
        <translation>Новая попытка через %1</translation>
    </message>
</context>
<context>
    <name>poplar::gui::WaitingReasons</name>
    <message>
        <source>The mailbox is in use by another program</source>
        <translation>Ящик занят другой программой</translation>
    </message>
    <message>
        <source>%1 wants a pause between two logins</source>
        <translation>%1 просит паузу между входами</translation>
    </message>
    <message>
        <source>%1 has a passing problem</source>
        <translation>У %1 временная неполадка</translation>
    </message>
    <message>
        <source>%1 does not answer any more</source>
        <translation>%1 больше не отвечает</translation>
    </message>
    <message>
        <source>The connection to %1 broke</source>
        <translation>Соединение с %1 прервалось</translation>
    </message>
</context>
</TS>
